"""What a question wants a sentence to speak of: its words, each with its worth, its other forms and its like."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import Term, find_words, is_grammar, stem, stems_of
from yjqa.extract.terms import vocabulary

_LIKE = 0.8
"""What a word of the same meaning is worth beside the word itself."""

_LIGHT = 0.3
"""What is left of the weight of a word that only says which kind of thing is asked for."""

_MOST = 6.0
"""The weight of the rarest words: one that no record has must not outweigh all others together."""


@dataclass(frozen=True, slots=True)
class Want:
    """One word, name, area or year of the question.

    `forms`: sets of stems, any of which says it; `like`: stems of words that mean much the same; `name`: it must not be
    passed over: a name, a number, an area, a year. `given`: the papers that are about it as a whole, such as an area's own.
    """

    text: str
    forms: tuple[frozenset[str], ...]
    weight: float
    name: bool = False
    like: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()

    def stands_in(self, stems: frozenset[str] | set[str]) -> float:
        """1 where a text with these stems says it, less where it has a word like it, 0 where not."""
        if any(form <= stems for form in self.forms):
            return 1.0
        return _LIKE if not self.like.isdisjoint(stems) else 0.0


def read_wants(asked: Asked, knowledge: Knowledge) -> tuple[Want, ...]:
    """Everything that the question wants spoken of, in its order: words first, then areas, years and dates."""
    words = [_word(term, knowledge) for term in asked.terms]
    return (*words, *_areas(asked, knowledge), *_years(asked, knowledge), *_periods(asked, knowledge))


def total(wants: Sequence[Want]) -> float:
    """The weight of all together."""
    return sum(want.weight for want in wants)


def _word(term: Term, knowledge: Knowledge) -> Want:
    lower = term.word.text.lower()
    weight = min(knowledge.lexicon.weight(term), _MOST)
    own = {piece for form in term.forms for piece in form}
    light = lower in _light()
    return Want(
        term.word.text,
        term.forms,
        weight * _LIGHT if light else weight,
        name=term.name and not light,
        like=_likes().get(term.word.stem, frozenset()) - own,
    )


def _areas(asked: Asked, knowledge: Knowledge) -> list[Want]:
    """The areas asked for: a paper about one area alone speaks of it throughout."""
    wants = []
    for link in asked.scope.areas:
        own = frozenset(id for id, paper in knowledge.documents.items() if tuple(paper.areas) == (link.name,))
        wants.append(Want(link.name, (stems_of(link.name),), _MOST / 2, True, given=own))
    return wants + [Want(name, (stems_of(name),), _MOST, True) for name in asked.scope.unknown_areas]


def _years(asked: Asked, knowledge: Knowledge) -> list[Want]:
    wants = []
    for year in asked.scope.years:
        first, last = year[:4], year[-2:]
        forms = (frozenset({first, last}), frozenset({first[2:], last}), frozenset({first, first[:2] + last}))
        own = frozenset(id for id, paper in knowledge.documents.items() if year in (paper.period or ""))
        wants.append(Want(year, forms, _MOST / 2, True, given=own))
    return wants


def _periods(asked: Asked, knowledge: Knowledge) -> list[Want]:
    wants = []
    for period in asked.scope.periods:
        own = frozenset(
            id
            for id, paper in knowledge.documents.items()
            if paper.date and period.start and period.end and period.start <= paper.date <= period.end
        )
        stems = frozenset(word.stem for word in find_words(period.raw) if not is_grammar(word.text))
        if stems:
            wants.append(Want(period.raw, (stems,), _MOST / 2, True, given=own))
    return wants


@cache
def _light() -> frozenset[str]:
    return frozenset(vocabulary("synonyms")["light"])


@cache
def _likes() -> dict[str, frozenset[str]]:
    """For each stem those of the words of its groups."""
    likes: dict[str, set[str]] = {}
    for group in vocabulary("synonyms")["groups"]:
        stems = {stem(word) for word in group}
        for one in stems:
            likes.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in likes.items()}
