"""Answers from the papers' own sentences, where no record states what is asked. `propose` is the door."""

import itertools
from collections.abc import Iterator, Sequence

from yjqa.ask.answer import Answer, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.prose.choosing import Choice, choose
from yjqa.ask.prose.excerpt import Excerpt
from yjqa.ask.prose.papers import by_paper

_LEAST_FIT, _FIT = 0.3, 0.5
"""Fit of a sentence that surely does not answer, and what a sure answer has above it: records come first."""

_REFUSED = 0.55
"""How often it is right to say that the papers do not say, where no sentence comes near and no record answered."""

_OF_EACH = 0.7
"""The probability from which on each of two papers' sentences is given: only both together answer."""

_DIFFER = "The papers give different figures for this; the later paper's come first."

_NEAREST = 60
"""Words of the nearest thing that the papers say, where they do not say what was asked."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """What the papers say in a sentence or two, or that they do not say; `None` where no passage comes near."""
    several = [(day, choose(one, knowledge)) for day, one in by_paper(asked, knowledge)]
    told = [
        (day, choice) for day, choice in several if choice and choice.probability >= _OF_EACH and not choice.pending
    ]
    if several and len(told) == len(several):
        return Proposal(_of_each(asked, told), _LEAST_FIT + _FIT * min(choice.probability for _, choice in told))
    choice = choose(asked, knowledge)
    if choice is None:
        return None
    if not choice.enough or choice.pending:
        return Proposal(_not_found(asked, choice), _LEAST_FIT)
    return Proposal(_found(asked, choice), _LEAST_FIT + _FIT * choice.probability)


def _found(asked: Asked, choice: Choice) -> Answer:
    excerpts = [choice.excerpt, *([choice.more] if choice.more else [])]
    numbers = itertools.count(1)
    lines = [_cited(one, numbers) for one in excerpts]
    return asked_answer(
        asked.text,
        "passage",
        "\n".join(lines),
        found=True,
        sources=[source for one in excerpts for source in one.sources],
        filters=_filters(asked),
        notes=(*asked.scope.notes, *([_DIFFER] if choice.differs else [])),
        confidence=choice.probability,
    )


def _of_each(asked: Asked, told: Sequence[tuple[str, Choice]]) -> Answer:
    """What the papers of each day say, in a line each."""
    numbers = itertools.count(1)
    lines = [f"{day}: {_cited(choice.excerpt, numbers)}" for day, choice in told]
    return asked_answer(
        asked.text,
        "passage",
        "\n".join(lines),
        found=True,
        sources=[source for _, choice in told for source in choice.excerpt.sources],
        filters={**_filters(asked), "dates": [day for day, _ in told]},
        notes=asked.scope.notes,
        confidence=min(choice.probability for _, choice in told),
    )


def _cited(excerpt: Excerpt, numbers: Iterator[int]) -> str:
    """The excerpt with the next numbers, one for each of its places."""
    return f"{excerpt.text} {''.join(f'[{next(numbers)}]' for _ in excerpt.sources)}"


def _not_found(asked: Asked, choice: Choice) -> Answer:
    nearest = f" The nearest: “{_short(choice.excerpt)}” [1]" if choice.near else ""
    return asked_answer(
        asked.text,
        "passage",
        f"The papers that are held do not say.{nearest}",
        found=False,
        sources=choice.excerpt.sources[:1] if choice.near else (),
        filters=_filters(asked),
        notes=asked.scope.notes,
        confidence=_REFUSED * (1 - choice.probability),
    )


def _short(excerpt: Excerpt) -> str:
    words = excerpt.text.split()
    return " ".join(words) if len(words) <= _NEAREST else f"{' '.join(words[:_NEAREST])} …"


def _filters(asked: Asked) -> dict[str, str | list[str] | bool]:
    """Where the passages were looked for."""
    scope = asked.scope
    filters: dict[str, str | list[str] | bool] = {}
    if scope.documents is not None:
        filters["documents"] = sorted(scope.documents)
    if scope.areas:
        filters["areas"] = [link.name for link in scope.areas]
    if scope.years:
        filters["years"] = list(scope.years)
    return filters
