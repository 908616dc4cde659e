"""The money figures that a question means: those that have its place, time, kind and most of its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from yjqa.ask.asked import Asked
from yjqa.ask.budgets.cells import Cell, shift_year, words_of
from yjqa.ask.budgets.wanted import Party, Wanted
from yjqa.ask.words import Lexicon, Term, stem, stems_of
from yjqa.extract.terms import vocabulary

_SOFT = 0.12
"""What words that any money figure may have are worth beside those that name it."""

_TOTAL = 0.125
"""What a printed total is worth more where one is asked for: as much as a figure's year, so that both are told."""

_PAIRS = 0.1
"""What words that stand next to each other both in the question and in a figure's own words are worth more."""

_SERVICE = 0.3
"""What a row that is the service itself is worth more where the question names the service."""

_PLACE = 0.6
"""What a word is worth that stands only around a figure (caption, heading, title), not in its row or column."""

_AROUND = 0.55
"""The same for words that only stand near a sentence with a figure."""

_SHORT = 8
"""Words of a purpose that says one thing; a longer one says much, and each word less."""

_PARTY = 4.0
"""What naming the body is worth, as the weight of a word."""

_FITTING = 0.25
"""What a figure of exactly the asked area or year is worth beside one whose paper only may mean it."""

_CLOSE = 0.02
"""Scores that differ by less fit equally."""


@dataclass(frozen=True, slots=True)
class Selection:
    """`cells`: those that fit best. `coverage` (0-1): how much of the question's words they have; `lacking`: the words
    and bodies that the best of them does not have.
    """

    cells: tuple[Cell, ...]
    coverage: float
    lacking: tuple[Term, ...] = ()
    lacking_parties: tuple[Party, ...] = ()

    @property
    def lacks_name(self) -> bool:
        """Whether a name or number of the question is not accounted for."""
        return any(term.name for term in self.lacking)


def select(asked: Asked, wanted: Wanted, cells: Sequence[Cell], lexicon: Lexicon) -> Selection:
    """The figures that fit a question best, of those at its place and time and of its kind of money."""
    near = [cell for cell in cells if asked.scope.holds_document(cell.line.source.document)]
    near = [cell for cell in near if place_fit(cell, asked) and time_fit(cell, wanted)]
    if wanted.amounts:
        near = [cell for cell in near if cell.line.amount in wanted.amounts]
    if "in_kind" not in wanted.kinds or wanted.confirms_kind:
        near = [cell for cell in near if cell.derived is None or cell.line.money_kind != "in_kind"]
    if not (wanted.years or wanted.relative):
        near = [cell for cell in near if cell.derived is None or cell.line.money_kind == "in_kind"]
    if wanted.kinds and not wanted.confirms_kind:
        near = _of_kind(near, asked, wanted, cells, lexicon)
    if not near:
        return Selection((), 0.0, wanted.hard, wanted.parties)
    if not wanted.of_steps:
        near = [cell for cell in near if not cell.is_step] or near
    if wanted.flow and not (wanted.hard or wanted.parties):
        near = [cell for cell in near if cell.line.flow == wanted.flow] or near
    bare = not (wanted.hard or wanted.parties or wanted.amounts or wanted.lists or wanted.flow == "grant")
    if bare and asked.asks("look_up", "sum", "change", "difference"):
        near = [cell for cell in near if cell.row_total] or near  # "the budget" with no more said is the whole of it
    best = _all_alike(near, asked, wanted) if wanted.plural else _best(near, asked, wanted, lexicon)
    lacking = tuple(term for term in wanted.hard if not any(_has(term, cell, wanted) for cell in best))
    parties = tuple(party for party in wanted.parties if not any(_party_worth(party, cell, wanted) for cell in best))
    whole = sum(map(lexicon.weight, wanted.hard)) + _PARTY * len(wanted.parties)
    lost = sum(map(lexicon.weight, lacking)) + _PARTY * len(parties)
    return Selection(tuple(best), 1 - lost / whole if whole else 1.0, lacking, parties)


def _of_kind(near: Sequence[Cell], asked: Asked, wanted: Wanted, cells: Sequence[Cell], lexicon: Lexicon) -> list[Cell]:
    """The figures of the asked kind of money; none where the row that the question names has none of it.

    Where there are none, those of papers whose table tells no kinds may be of any.
    """
    fits = [cell for cell in near if cell.line.money_kind in wanted.kinds]
    if not fits:
        telling = {_table(cell) for cell in cells if cell.line.money_kind in ("cash", "in_kind", "cash_and_kind")}
        return [cell for cell in near if _table(cell) not in telling]
    if wanted.plural or not (wanted.hard or wanted.parties):
        return fits
    named = {cell.party for cell in _best(near, asked, wanted, lexicon)}
    return fits if any(cell.party in named for cell in _best(fits, asked, wanted, lexicon)) else []


def _table(cell: Cell) -> tuple[object, ...]:
    """What the figures of one table have in common."""
    table = cell.line.source.table
    return (cell.line.source.document, table.label if table else cell.line.id)


def _best(cells: Sequence[Cell], asked: Asked, wanted: Wanted, lexicon: Lexicon) -> list[Cell]:
    """The figures that fit best. Where the question leaves the place open, those of each paper that fit as well as any."""
    scored = [(_score(cell, asked, wanted, lexicon), cell) for cell in cells]
    top = max(score for score, _ in scored)
    tops = {cell.line.source.document: top for _, cell in scored}
    if not asked.scope.areas and asked.scope.documents is None:
        first = next(cell for score, cell in scored if score == top)
        for name in tops:
            own, best = max(((s, c) for s, c in scored if c.line.source.document == name), key=lambda pair: pair[0])
            tops[name] = own if _covers(best, first, wanted) else top
    return [cell for score, cell in scored if score >= tops[cell.line.source.document] - _CLOSE]


def _all_alike(cells: Sequence[Cell], asked: Asked, wanted: Wanted) -> list[Cell]:
    """The figures that have as many of the question's words as any, wherever: what a list or sum is made of."""
    kept = list(cells)
    measures: tuple[Callable[[Cell], float], ...] = (
        lambda cell: sum(_has(term, cell, wanted) for term in wanted.hard) + _party_count(cell, wanted),
        lambda cell: sum(bool(cell.pairs & pair) for pair in wanted.pairs),
        lambda cell: place_fit(cell, asked),
        lambda cell: time_fit(cell, wanted) + (_TOTAL if wanted.total and cell.line.is_total else 0.0),
        lambda cell: wanted.lists and wanted.flow == cell.line.flow,
    )
    for measure in measures:
        top = max(map(measure, kept))
        kept = [cell for cell in kept if measure(cell) >= top - _TOTAL / 2]
    return kept


def _covers(cell: Cell, other: Cell, wanted: Wanted) -> bool:
    """Whether a figure has as many of the question's words as another, and its year as surely."""
    has, others = (
        sum(_has(term, each, wanted) for term in wanted.hard) + _party_count(each, wanted) for each in (cell, other)
    )
    return has >= others and (has > 0 or cell.line.flow == other.line.flow)


def _party_count(cell: Cell, wanted: Wanted) -> int:
    return sum(_party_worth(party, cell, wanted) > 0 for party in wanted.parties)


def _has(term: Term, cell: Cell, wanted: Wanted) -> bool:
    """Whether a figure has a word. What only stands near it, or in a heading over its sentence, counts where the figure's
    own words have another.
    """
    worth = _term_worth(term, cell)
    if worth == _AROUND:
        return _has_other(term, cell, (*wanted.hard, *wanted.soft))
    if worth == _PLACE and cell.is_prose and not term.stands_in(cell.purpose | cell.caption):
        return _has_other(term, cell, wanted.hard) or _party_count(cell, wanted) > 0
    return worth > 0


def _has_other(term: Term, cell: Cell, terms: Sequence[Term]) -> bool:
    """Whether a figure's own words have another of these words."""
    own = cell.named | cell.said
    return any(other.stands_in(own) for other in terms if other is not term)


def place_fit(cell: Cell, asked: Asked) -> float:
    """How surely (0-1) a figure is one of the asked areas."""
    links = asked.scope.areas
    if not links:
        return 1.0
    names = {link.name for link in links}
    area = cell.line.area
    if area in names or (asked.scope.joint and area == asked.scope.joint):
        return 1.0
    words = cell.party | cell.purpose | cell.recipient | cell.said
    if any(_name_words(name) <= words for name in names):
        return 0.9
    if area is None or (area not in cell.areas and " and " not in area):
        return 1.0 if names == cell.areas else 0.5 if names & cell.areas else 0.0
    return 0.0


@lru_cache(maxsize=1_000)
def _name_words(name: str) -> frozenset[str]:
    """An area's words, the same for every figure."""
    return words_of(name)


def time_fit(cell: Cell, wanted: Wanted) -> float:
    """How surely (0-1) a figure is of one of the asked years."""
    years = set(wanted.years)
    if wanted.relative and cell.own_year:
        years |= {shift_year(cell.own_year, step) for step in wanted.relative}
    if not years:
        return 1.0
    year = cell.line.financial_year
    if year is None and cell.own_year in years:
        return 0.75
    if year is None:  # a table without a year may be of any that its paper is about; a sentence speaks of its own time
        return 0.5 if years & cell.years and not cell.is_prose else 0.0
    return 1.0 if year in years else 0.0


def matched_stems(cell: Cell, wanted: Wanted) -> frozenset[str]:
    """The stems of the question's words and bodies that a figure's row and column have."""
    words = cell.named
    stems = [form for term in (*wanted.hard, *wanted.soft) for form in term.forms if form <= words]
    stems += [party.stems for party in wanted.parties]
    return frozenset().union(*stems)


def _score(cell: Cell, asked: Asked, wanted: Wanted, lexicon: Lexicon) -> float:
    """How well a figure fits, as a share of all that the question's words are worth."""
    hard = [(lexicon.weight(term), _term_worth(term, cell)) for term in wanted.hard]
    hard += [(_PARTY, _party_worth(party, cell, wanted)) for party in wanted.parties]
    soft = [(lexicon.weight(term), _soft_worth(term, cell)) for term in wanted.soft]
    flow = 0.02 if wanted.flow is not None and cell.line.flow == wanted.flow else 0.0
    total = _TOTAL if wanted.total and cell.line.is_total else 0.0
    fitting = _FITTING * (place_fit(cell, asked) + time_fit(cell, wanted))
    service = _SERVICE if any(term.stands_in(cell.party) for term in wanted.service) and is_service(cell) else 0.0
    pairs = [(1.0, float(bool(cell.pairs & pair))) for pair in wanted.pairs]
    return _share(hard) + _SOFT * _share(soft) + _PAIRS * _share(pairs) + fitting + flow + total + service


def _share(weighed: Sequence[tuple[float, float]]) -> float:
    """Of pairs of weight and worth (0-1), what part of all weight is earned; 1 of nothing."""
    whole = sum(weight for weight, _ in weighed)
    return sum(weight * worth for weight, worth in weighed) / whole if whole else 1.0


def _soft_worth(term: Term, cell: Cell) -> float:
    return 1.0 if stem(cell.line.flow) in {*chain(*term.forms)} else _term_worth(term, cell)


def _term_worth(term: Term, cell: Cell) -> float:
    if term.stands_in(cell.party | cell.recipient | cell.column):
        return 1.0
    if term.stands_in(cell.purpose):
        return 1.0 if len(cell.purpose) <= _SHORT else _PLACE
    if term.stands_in(cell.said):
        return 0.9
    if term.stands_in(cell.place):
        return _PLACE
    near = not term.name or term.word.text[0].isdigit()
    return _AROUND if near and term.stands_in(cell.around) else 0.0


def _party_worth(party: Party, cell: Cell, wanted: Wanted) -> float:
    """How surely a figure is of the named body: its name or its kind in the row; another kind's row never is.

    Where contributions are asked for, whoever else a row of grants or of spending, or its paper's title, names gets it or has no part in it.
    """
    kind = cell.line.party_canonical
    if kind == party.kind:
        return 1.0
    if wanted.flow == "contribution" != cell.line.flow and not cell.is_prose:
        return 0.6 if cell.line.flow == "grant" and party.kind in cell.givers else 0.0
    if kind != "other" and not cell.is_prose:
        return 0.0
    if party.stems <= cell.party | cell.purpose | cell.recipient | cell.said:
        return 0.8
    if party.stems <= (cell.caption if cell.is_prose else cell.place) and party.kind in cell.bodies:
        return 0.5
    return 0.6 if cell.line.flow == "grant" and party.kind in cell.givers else 0.0


def is_service(cell: Cell) -> bool:
    """Whether a figure's row is a youth justice service and nothing besides."""
    return cell.party <= _service_words(cell.areas)


@lru_cache(maxsize=256)
def _service_words(areas: frozenset[str]) -> frozenset[str]:
    return stems_of(*vocabulary("questions")["plan_words"], *areas)
