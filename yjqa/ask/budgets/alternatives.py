"""Two figures in one question: "the mentoring grant or the boxing club's", each to be found by its own words."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from yjqa.ask.asked import Asked
from yjqa.ask.budgets.wanted import Wanted
from yjqa.extract.terms import terms
from yjqa.records import Flow

_BETWEEN = re.compile(r"\b(?:or|and|v|vs|versus|than|against|compared (?:with|to)|less|minus)\b|[,;]", re.IGNORECASE)

Side = tuple[Asked, Wanted]


def sides(asked: Asked, wanted: Wanted) -> Iterator[tuple[Side, Side]]:
    """The ways of reading the question as one about two figures: what stands before and after a word that sets things
    side by side, where both name something. Areas and years that only one side has are meant for both.
    """
    for match in _BETWEEN.finditer(asked.text):
        if any(start < match.end() and match.start() < end for start, end in asked.scope.spans):
            continue
        one = _side(asked, wanted, 0, match.start())
        other = _side(asked, wanted, match.end(), len(asked.text))
        if _names(one[1]) and _names(other[1]):
            yield one, other


def _side(asked: Asked, wanted: Wanted, start: int, end: int) -> Side:
    """The part of a question between two places."""
    text = asked.text[start:end]
    areas = tuple(link for link in asked.scope.areas if start <= link.start < end) or asked.scope.areas
    scope = replace(asked.scope, areas=areas, joint=asked.scope.joint if len(areas) > 1 else None)
    part = replace(
        wanted,
        operation="look_up",
        hard=tuple(term for term in wanted.hard if start <= term.word.start < end),
        soft=tuple(term for term in wanted.soft if start <= term.word.start < end),
        parties=tuple(party for party in wanted.parties if start <= party.start < end),
        flow=cast(Flow | None, terms("money_questions", "flow").first(text)),
        lists=False,
        parts=False,
    )
    return replace(asked, scope=scope, operation="look_up"), part


def _names(wanted: Wanted) -> bool:
    return bool(wanted.hard or wanted.parties or (wanted.flow and wanted.total))
