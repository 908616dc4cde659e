"""Columns for a year, or half of one, beside columns for the quarters of it."""

import re
from typing import Literal

from yjqa.extract.ledgers import Ledger
from yjqa.extract.terms import terms

_YEAR = re.compile(r"(?:20)?\d\d\s?[/–-]\s?(?:20)?\d\d|20\d\d")
_QUARTERS, _HALVES = 4, 2

Period = Literal["quarter", "half", "year"]


def quarters_of(ledger: Ledger, column: int) -> list[int]:
    """The columns before one, under its upper header, for the quarters or halves of its time; none where they are not all there."""
    header = ledger.headers[column]
    beside = [
        (other, _period(ledger, other))
        for other in ledger.money_columns
        if other < column and ledger.headers[other][:-1] == header[:-1]
    ]
    quarters = [other for other, period in beside if period == "quarter"]
    halves = [other for other, period in beside if period == "half"]
    match _period(ledger, column):
        case "year" if len(quarters) == _QUARTERS:
            return quarters
        case "year" if len(halves) == _HALVES and not quarters:
            return halves
        case "half":
            since = [other for other in quarters if not halves or other > halves[-1]]
            return since if len(since) == _HALVES else []
        case _:
            return []


def _period(ledger: Ledger, column: int) -> Period | None:
    """The time that the header of a column names: nothing else stands there, but for the year that a quarter is of."""
    bare = " ".join(ledger.headers[column][-1:]).strip(" :*()£").replace("–", "-")
    if _YEAR.fullmatch(bare):
        return "year"
    for term in terms("totals", "period").find(bare):
        rest = bare[term.end :].strip(" ,:*()£")
        if term.start == 0 and (not rest or _YEAR.fullmatch(rest)):
            return "quarter" if term.key == "quarter" else "half" if term.key == "half" else "year"
        return None
    return None
