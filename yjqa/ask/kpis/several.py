"""Two questions in one: "How many programmes were there, and how many young people?"."""

import re
from collections.abc import Callable
from dataclasses import replace

from yjqa.ask.answer import Answer, Citation
from yjqa.ask.asked import Asked, read_question
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal

_AND = re.compile(
    r",?\s+and\s+(?=(?:how many|what (?:%|percentage|proportion|share|rate|was|is|were|are))\s)", re.IGNORECASE
)
_MARK = re.compile(r"\[(\d+)\]")


def both(asked: Asked, knowledge: Knowledge, ask: Callable[[Asked, Knowledge], Proposal | None]) -> Proposal | None:
    """The answers to both, the second about the area and time of the first where it names none; `None` unless both are found."""
    parts = _AND.split(asked.text, maxsplit=1)
    if len(parts) != 2:
        return None
    first, second = read_question(parts[0], knowledge), read_question(parts[1], knowledge)
    scope = second.scope
    second = replace(
        second,
        scope=replace(
            scope,
            areas=scope.areas or first.scope.areas,
            years=scope.years or first.scope.years,
            periods=scope.periods or first.scope.periods,
            documents=scope.documents or first.scope.documents,
        ),
    )
    one, other = ask(first, knowledge), ask(second, knowledge)
    if one is None or other is None or not (one.answer.found and other.answer.found):
        return None
    return Proposal(_joined(asked.text, one.answer, other.answer), min(one.fit, other.fit))


def _joined(question: str, one: Answer, other: Answer) -> Answer:
    """Both answers as one, the marks of the second counted on."""
    last = len(one.citations)
    citations = (
        *one.citations,
        *(Citation(**(citation.model_dump() | {"n": citation.n + last})) for citation in other.citations),
    )
    return one.model_copy(
        update={
            "question": question,
            "resolved_question": question,
            "text": f"{one.text} {_MARK.sub(lambda mark: f'[{int(mark[1]) + last}]', other.text)}",
            "table": one.table if other.table is None else None,
            "records": (*one.records, *other.records),
            "citations": citations,
            "notes": tuple(dict.fromkeys((*one.notes, *other.notes))),
            "confidence": min(one.confidence, other.confidence),
        }
    )
