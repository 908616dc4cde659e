"""Periods that end before they begin: "1 April 2019 to 31 March 2018"."""

import datetime
import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from yjqa.checks.dates.printed import MONTHS, said_date
from yjqa.checks.material import Material
from yjqa.extract.dates import month_end
from yjqa.records import Finding

_DAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?(?:(?P<{0}day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_MONTH = (
    r"(?P<{0}month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{{0,6}}\.?,?\s+(?P<{0}year>(?:19|20)\d\d)\b"
)
_DATE = _DAY + _MONTH
_NUMERIC = r"(?P<{0}day>\d{{1,2}})[/.](?P<{0}m>\d{{1,2}})[/.](?P<{0}year>20\d\d)\b"
_JOINED = r"\s*(?:\bto\b|\buntil\b|\btill\b|\bthrough\b|[-–—])\s*(?:the\s+)?"
_PATTERNS = tuple(
    re.compile(rf"(?<![\d/.])\b{date.format('a')}{_JOINED}{date.format('b')}", re.I) for date in (_DATE, _NUMERIC)
)
_BETWEEN = re.compile(rf"\bbetween\s+(?:the\s+)?{_DATE.format('a')}\s+and\s+(?:the\s+)?{_DATE.format('b')}", re.I)
_BEGAN = re.compile(
    r"\b(?:began|started|opened|commenced|was\s+launched)\s+(?:on|in)\s+(?:the\s+)?"
    + _DATE.format("a")
    + r",?\s+(?:and\s+)?(?:reported|ended|closed|finished|concluded|was\s+(?:completed|closed|finished))\s+(?:on|in)\s+(?:the\s+)?"
    + _DATE.format("b"),
    re.I,
)
"""One thing that began and ended: nothing else is named between the two."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPARES = re.compile(
    r"\b(?:compar\w+|versus|vs|against|change\w*|differ\w+|fell|rose|fall\w*|reduc\w+|increas\w+)\b", re.I
)
_MOST = 50
"""Periods of one kind that are read of one text: none that people write has as many."""
_BEFORE = 60
"""Characters before a period in which a comparison of two days says that it is none."""


class Ends(NamedTuple):
    """First and last day of a period as printed."""

    first: datetime.date
    last: datetime.date


def find(material: Material) -> Iterator[Finding]:
    """A finding for each period whose last day lies before its first."""
    for statement in material.statements:
        text = statement.text
        if len(_YEAR.findall(text)) < 2:  # most texts hold no period, and this is quickly seen
            continue
        for pattern in (*_PATTERNS, _BETWEEN, _BEGAN):
            for match in islice(pattern.finditer(text), _MOST):
                ends = _ends(match)
                if (
                    ends is None
                    or ends.last >= ends.first
                    or _COMPARES.search(text[max(match.start() - _BEFORE, 0) : match.start()])
                ):
                    continue
                printed = match[0].strip(" ,.")
                yield Finding(
                    check="date",
                    printed=printed,
                    computed=f"{said_date(ends.last)} is before {said_date(ends.first)}",
                    message=f"{'What' if pattern is _BEGAN else 'The period'} “{printed}” ends before it begins.",
                    confidence=0.85,
                    sources=(statement.source(material.document, text),),
                )


def _ends(match: re.Match[str]) -> Ends | None:
    """Both ends; a month without a day begins on its first and ends on its last."""
    named = match.groupdict()
    first, last = _date(named, "a"), _date(named, "b")
    return Ends(first[0], last[1]) if first and last else None


def _date(named: dict[str, str | None], which: str) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that may be meant."""
    month = _month(named[f"{which}month"]) if f"{which}month" in named else int(named[f"{which}m"] or 0)
    year, day = int(named[f"{which}year"] or 0), named[f"{which}day"]
    if not 1 <= month <= len(MONTHS):
        return None
    end = month_end(year, month)
    if day is None:
        return end.replace(day=1), end
    return (end.replace(day=int(day)),) * 2 if 0 < int(day) <= end.day else None


def _month(name: str | None) -> int:
    return next((number for number, month in enumerate(MONTHS, 1) if name and month[:3].lower() == name.lower()), 0)
