"""Which actions a question means: those that every part of it fits, and that its words are about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from yjqa.ask.actions.coverage import OF_MANY, OF_ONE, anywhere, cover, having
from yjqa.ask.actions.held import Held
from yjqa.ask.actions.narrowing import narrow
from yjqa.ask.actions.question import Days, Question
from yjqa.ask.actions.register import owns
from yjqa.ask.actions.wording import enumerate_names
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import Lexicon, Term, stems_of
from yjqa.records import Action

_ENOUGH = 0.5
"""Least share of the words' weight that an action must have to be about them, where nothing else narrows the choice."""

_ENOUGH_OF_THEIRS = 0.35
"""The same where the owner, the meeting or the deadline narrows it already."""

_NEAR_BEST, _NEAR_BEST_OF_MANY = 0.08, 0.25
"""How much less of the weight than the best an action may have and still be meant with it."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The actions that are meant, best first, by number and whole; `share`: how much of the question's words the best has
    (0-1), `rival`: how much the best of the others has; `among`: how many actions the papers that are meant
    state, `place`: the areas that they are of, where the question names some.
    """

    numbers: tuple[int, ...]
    actions: tuple[Action, ...]
    share: float = 1.0
    rival: float = 0.0
    notes: tuple[str, ...] = ()
    days: Days = field(default_factory=Days)
    among: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class _Ranking:
    """The numbers of the actions, best first, and what `Chosen` says of them."""

    numbers: Sequence[int]
    share: float
    rival: float


def choose(question: Question, asked: Asked, knowledge: Knowledge, held: Held) -> Chosen:
    """The actions that the whole question fits; none where it fits none."""
    candidates = narrow(question, asked, knowledge, held)
    ranking = _Ranking(_theirs_first(question, candidates.numbers, held), 1.0, 0.0)
    if question.topic and candidates.numbers:
        areas = [stems_of(link.name) for link in asked.scope.areas]
        ranking = _rank(question, areas, candidates.numbers, held, knowledge.lexicon)
    actions = tuple(held.actions[n] for n in ranking.numbers)
    notes = [note for link in question.people for note in link.notes]
    notes += [note for action in actions for note in action.notes]
    return Chosen(
        tuple(ranking.numbers), actions, ranking.share, ranking.rival, tuple(dict.fromkeys(notes)), candidates.days,
        candidates.among, enumerate_names([link.name for link in asked.scope.areas]),
    )  # fmt: skip


def _theirs_first(question: Question, numbers: frozenset[int], held: Held) -> list[int]:
    """The actions in their order, those first that the people asked about own in their own name."""
    names = [name for link in question.people for name in link.names]
    return sorted(numbers, key=lambda n: (bool(names) and not owns(held.actions[n], names), n))


def _rank(
    question: Question, areas: Sequence[frozenset[str]], numbers: frozenset[int], held: Held, lexicon: Lexicon
) -> _Ranking:
    """The actions by how much of the question's words they have; its lesser words and its areas only order them."""
    single = question.is_about_one or not (question.named or question.agreed)
    worth = OF_ONE if single else OF_MANY
    shares = {n: share for n, share in cover(question.topic, held, lexicon, worth).items() if n in numbers}
    lesser = cover(question.minor, held, lexicon, worth)
    order = {n: share + _of_area(held, n, areas) + 0.05 * lesser.get(n, 0.0) for n, share in shares.items()}
    order = _with_names(order, question.topic, held)
    if not order:
        return _Ranking((), 0.0, 0.0)
    best = max(order, key=lambda n: order[n])
    least = _ENOUGH_OF_THEIRS if question.narrows else _ENOUGH
    near = order[best] - (_NEAR_BEST if single else _NEAR_BEST_OF_MANY)
    meant = (
        {n for n, value in order.items() if value >= near and shares[n] >= least} if shares[best] >= least else set()
    )
    rival = max((share for n, share in shares.items() if n not in meant), default=0.0)
    return _Ranking(sorted(meant, key=lambda n: (-order[n], n)), min(shares[best], 1.0), rival)


def missing_names(question: Question, numbers: Iterable[int], held: Held) -> list[str]:
    """Names and numbers of the question that none of these actions has anywhere."""
    wanted = frozenset(numbers)
    return [term.word.text for term in question.topic if term.name and not wanted & anywhere(term, held)]


def _with_names(wanted: dict[int, float], topic: Sequence[Term], held: Held) -> dict[int, float]:
    """Of the actions those that have every name and number of the question, where any has: a name is no word among others."""
    names = [anywhere(term, held) for term in topic if term.name]
    kept = {n: value for n, value in wanted.items() if all(n in having for having in names)}
    return kept or wanted


def _of_area(held: Held, number: int, areas: Sequence[frozenset[str]]) -> float:
    """An action that names the area asked for comes before one that does not."""
    return 0.1 if any(number in having(area, held.around) for area in areas) else 0.0
