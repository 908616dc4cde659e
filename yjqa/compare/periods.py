"""The periods that figures are of: told apart by their first and last day, put in order, labelled, asked for."""

import datetime
import itertools
import re
from collections.abc import Iterable
from typing import NamedTuple

from yjqa.errors import InvalidRequest
from yjqa.extract.dates import month_end
from yjqa.extract.years import find_periods

_ONE_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]")
_YEAR, _QUARTER = 12, 3
_APRIL = 4
"""The month with which a financial year begins."""
_MOST_STEPS = 24
"""A row of more periods than so many is left with its gaps unseen."""
_MOST_NAMED = 4
"""So many pairs of periods that overlap are named in one note."""


class Span(NamedTuple):
    """A period by its days. `day` is what a paper prints where the figure is of one day, for which records give its month."""

    end: datetime.date
    start: datetime.date
    day: str = ""

    @property
    def months(self) -> int:
        """How many months it has; 0 for one day."""
        return 0 if self.day else (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def label(self) -> str:
        """As people write it: "2016/17", "Q1 2019/20", "2016", "May 2021", "Jul 2014–Jun 2015"."""
        start, end = self.start, self.end
        whole_months = start.day == 1 and end == month_end(end.year, end.month)
        if self.day or not whole_months:
            return self.day or f"{start:%d %b %Y}–{end:%d %b %Y}"
        if self.months == _YEAR and start.month == _APRIL:
            return f"{start.year}/{end.year % 100:02d}"
        if self.months == _YEAR and start.month == 1:
            return f"Jan–Dec {start.year}"
        if self.months == _QUARTER and start.month % _QUARTER == 1:
            return f"Q{(start.month - _APRIL) % 12 // _QUARTER + 1} {_financial_year(start)}"
        if self.months == 1:
            return f"{start:%b %Y}"
        return f"{start:%b}–{end:%b %Y}" if start.year == end.year else f"{start:%b %Y}–{end:%b %Y}"

    def holds(self, other: "Span") -> bool:
        """Whether the other lies within it."""
        return self.start <= other.start and other.end <= self.end


def span_of(raw: str, start: datetime.date, end: datetime.date) -> Span:
    """The span of a record's period."""
    one_day = (start.year, start.month) == (end.year, end.month) and _ONE_DAY.match(raw)
    return Span(end, start, raw if one_day else "")


def asked_span(text: str) -> Span:
    """What somebody means who asks for "2016/17", "2016", "Q2 2019/20" or "Jan-Dec 2016". Raises `InvalidRequest`."""
    for said in (text, f"in {text}"):
        for found in find_periods(said):
            if found.period.start and found.period.end:
                return Span(found.period.end, found.period.start)
    raise InvalidRequest(
        f"{text}: cannot be read as a year or a period. Write it as 2019/20, 2019, Q2 2019/20 or Jan-Dec 2016."
    )


def span_before(span: Span, others: Iterable[Span]) -> Span | None:
    """Of the others, the last one that ends before it begins, is as long and begins so many times its length before it.

    So a financial year comes after a financial year and not after a calendar year, a quarter after a quarter.
    """
    return max((one for one in others if one.end < span.start and _is_in_step(one, span)), default=None)


def with_gaps(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, with those that lie between them and are not there; as they are where they are not in step."""
    known = sorted(set(spans))
    if not known or not known[0].months or not all(_is_in_step(known[0], one) for one in known):
        return known
    first, months = known[0], known[0].months
    steps = (known[-1].start.year - first.start.year) * 12 + known[-1].start.month - first.start.month
    if steps // months >= _MOST_STEPS:
        return known
    return [_later(first, after) for after in range(0, steps + 1, months)]


def _later(span: Span, months: int) -> Span:
    """The span so many months later, of whole months."""
    first, last = divmod(span.start.month - 1 + months, 12), divmod(span.end.month - 1 + months, 12)
    end = month_end(span.end.year + last[0], last[1] + 1)
    return Span(end, datetime.date(span.start.year + first[0], first[1] + 1, 1))


def say_overlaps(compared: Iterable[Iterable[Span]]) -> str | None:
    """A sentence on the periods that overlap and are not the same, among those that are compared with each other."""
    pairs: set[tuple[Span, Span]] = set()
    for spans in compared:
        for one, other in itertools.combinations(sorted(set(spans)), 2):
            if other.start <= one.end:
                pairs.add((one, other))
    if not pairs:
        return None
    named = "; ".join(f"{one.label} against {other.label}" for one, other in sorted(pairs)[:_MOST_NAMED])
    more = f"; and {len(pairs) - _MOST_NAMED} more" if len(pairs) > _MOST_NAMED else ""
    return f"Periods that overlap and are not the same stand apart: {named}{more}."


def _is_in_step(one: Span, other: Span) -> bool:
    between = (other.start.year - one.start.year) * 12 + other.start.month - one.start.month
    return one.months == other.months and (one.months == 0 or between % one.months == 0)


def _financial_year(day: datetime.date) -> str:
    first = day.year - (day.month < _APRIL)
    return f"{first}/{(first + 1) % 100:02d}"
