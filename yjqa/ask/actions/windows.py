"""Days in a question about actions: deadlines asked for, and the meeting that raised them."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yjqa.extract.dates import Anchor, Dated, find_dates

_THIS_OR_NEXT = re.compile(r"\b(this|next) (week|month|quarter|year)\b", re.IGNORECASE)
_MONTH_PAIR = re.compile(
    r"\b(?:between|from)\s+([A-Z][a-z]{2,8})\s+(?:and|to|until)\s+([A-Z][a-z]{2,8})\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
"""Two months, of which only the second has its year."""
_BETWEEN = re.compile(r"\b(?:between|from)(?:\s+the)?\s*$", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|to|until|-|–)(?:\s+the)?\s*", re.IGNORECASE)
_MEETING_LEAD = re.compile(
    r"(?:\b(?:from|came out of|out of|raised|agree[d]?|decided?|set|given|at|met)\b(?:\s+[\w'’]+){0,4}?\s*"
    r"|\b(?:meeting|board|committee|panel)(?:\s+\w+){0,3}?\s*)$",
    re.IGNORECASE,
)
_MEETING_AFTER = re.compile(
    r"['’]?s?\s*(?:\w+\s+){0,4}(?:board|meeting|committee|group|panel|minutes)\b", re.IGNORECASE
)
_DUE_LEAD = re.compile(r"\b(?:due|deadlines?|planned|scheduled|timetabled)(?:\s+(?:for|in|on|at))?\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"\b(before|by|until|up to|no later than|prior to)(?:\s+(?:the|end|of))*\s*$", re.IGNORECASE)
_LEAVES_OUT = re.compile(r"\b(?:before|prior to)\s*$", re.IGNORECASE)
_AFTER = re.compile(r"\b(after|since|from|later than)\s*$", re.IGNORECASE)
_LEADS_A_DATE = re.compile(
    r"\b(?:in|by|before|after|since|from|until|to|for|on|of|and|between|the|early|late|mid|last|due)[\s-]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Window:
    """Days from `first` to `last`, both included; `None` is open."""

    first: datetime.date | None
    last: datetime.date | None

    def holds(self, day: datetime.date | None) -> bool:
        """Whether a known day lies within."""
        if day is None:
            return False
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def said(self, lead: str) -> str:
        """The days as a filter has them after `lead`: "due by 2024-05-31"."""
        if self.first == self.last:
            return f"{lead} on {self.first}".strip()
        if self.first is None:
            return f"{lead} by {self.last}".strip()
        return (
            f"{lead} {f'after {self.first}' if self.last is None else f'between {self.first} and {self.last}'}".strip()
        )

    def in_words(self, lead: str) -> str:
        """The days as people write them after `lead`: "due by 31 May 2024", "from meetings in April 2024"."""
        if self.first is not None and self.last is not None:
            month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
            if self.first == self.last:
                return f"{lead} on {day_in_words(self.first)}"
            if month and self.first.day == 1 and (self.last + datetime.timedelta(days=1)).day == 1:
                return f"{lead} in {self.first:%B %Y}"
            return f"{lead} between {day_in_words(self.first)} and {day_in_words(self.last)}"
        if self.last is not None:
            return f"{lead} by {day_in_words(self.last)}"
        return f"{lead} on or after {day_in_words(self.first)}" if self.first is not None else lead


@dataclass(frozen=True, slots=True)
class Windows:
    """`due`: deadlines; `meeting`: the day of the meeting; `either`: the question does not say which of the two.

    `rest`: the question with blanks in place of the days, as long as before. `whole`: every day had its year.
    """

    rest: str
    due: Window | None = None
    meeting: Window | None = None
    either: Window | None = None
    whole: bool = True


def day_in_words(day: datetime.date) -> str:
    """A day as people write it: "31 May 2024"."""
    return f"{day.day} {day:%B %Y}"


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with blanks in place of these stretches, as long as before."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def read_windows(text: str, today: datetime.date, year: int | None) -> Windows:
    """The windows that a question's dates give; days without a year are those of `year`, or are not read without one."""
    if (relative := _THIS_OR_NEXT.search(text)) is not None:
        coming = _days_of(relative[1].lower() == "next", relative[2].lower(), today)
        return Windows(blank(text, [relative.span()]), due=coming)
    for match in _MONTH_PAIR.finditer(text):
        ends = [found for month in match.groups()[:2] for found in find_dates(f"{month} {match[3]}")]
        if len(ends) == 2:
            return Windows(blank(text, [match.span()]), due=Window(first_day(ends[0]), ends[1].date))
    anchor = Anchor(date=datetime.date(year, 1, 1)) if year else None
    dates = [dated for dated in find_dates(text, anchor) if dated.has_year or _is_date(text, dated)]
    whole = all(dated.has_year for dated in dates)
    if (pair := _pair(text, dates)) is not None:
        lead = _BETWEEN.search(text[: dates[0].start])
        return Windows(blank(text, [(lead.start() if lead else dates[0].start, dates[1].end)]), due=pair, whole=whole)
    due: Window | None = None
    meeting: Window | None = None
    either: Window | None = None
    rest = text
    for dated in dates:
        before, after = text[: dated.start], text[dated.end :]
        first = first_day(dated)
        if (lead := _BEFORE.search(before)) is not None:
            # "before May" leaves May out, "by May" takes it in
            last = first - datetime.timedelta(days=1) if _LEAVES_OUT.search(before) else dated.date
            due = Window(None, last)
            rest = blank(rest, [lead.span()])
        elif _DUE_LEAD.search(before):
            due = Window(first, dated.date)
        elif _MEETING_LEAD.search(before) or _MEETING_AFTER.match(after):
            meeting = Window(first, dated.date)
        elif _AFTER.search(before):
            due = Window(first, None)
        else:
            either = Window(first, dated.date)
        rest = blank(rest, [(dated.start, dated.end)])
    return Windows(rest, due, meeting, either, whole)


def first_day(dated: Dated) -> datetime.date:
    """The first day of what was printed; `Dated.date` is the last one."""
    match dated.precision:
        case "month":
            return dated.date.replace(day=1)
        case "year":
            return dated.date.replace(
                year=dated.date.year - (dated.date.month < 12), month=(dated.date.month % 12) + 1, day=1
            )
        case "quarter":
            return dated.date.replace(month=dated.date.month - 2, day=1)
        case _:
            return dated.date


def _is_date(text: str, dated: Dated) -> bool:
    """Whether words without a year mean a time: "may" and "march" are verbs where nothing leads to them."""
    return text[dated.start].isupper() or text[dated.start].isdigit() or bool(_LEADS_A_DATE.search(text[: dated.start]))


def _pair(text: str, dates: Sequence[Dated]) -> Window | None:
    """The days between two dates."""
    if (
        len(dates) == 2
        and _BETWEEN.search(text[: dates[0].start])
        and _AND.fullmatch(text[dates[0].end : dates[1].start])
    ):
        return Window(first_day(dates[0]), dates[1].date)
    return None


def _days_of(following: bool, unit: str, today: datetime.date) -> Window:
    """The week (from Monday), month, quarter or calendar year that holds today, or the one after it."""
    match unit:
        case "week":
            monday = today + datetime.timedelta(days=7 * following - today.weekday())
            return Window(monday, monday + datetime.timedelta(days=6))
        case "year":
            year = today.year + following
            return Window(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    months = 1 if unit == "month" else 3
    begin = today.year * 12 + (today.month - 1) // months * months + months * following
    end = begin + months
    last = datetime.date(end // 12, end % 12 + 1, 1) - datetime.timedelta(days=1)
    return Window(datetime.date(begin // 12, begin % 12 + 1, 1), last)
