"""Dates in the words that papers use, with what settles the year where none is printed."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "quarter", "season", "year"]
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
_WEEKDAY = r"(?:(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+(?:the\s+)?)?"
_LONG_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_SHORT_YEAR = r"['’‘]?(?P<year>\d\d)\b(?!\s*[/:.]?\d)"
_FLAGS = re.IGNORECASE


@dataclass(frozen=True, slots=True)
class Anchor:
    """What settles a date that is printed in part.

    `date`: of the meeting or paper; a month without a year is the first one from then on. `financial_year`: the year
    of a plan ("2021/22"); a month without a year falls within it. `next_meeting`: what "next meeting" means.
    """

    date: datetime.date | None = None
    financial_year: str | None = None
    next_meeting: datetime.date | None = None


class Dated(NamedTuple):
    """A date found in a text: the last day of what was printed, how exact it is and where it stands.

    `has_year` is false where the year was settled by the anchor; `weekday` is the printed one, Monday = 0.
    """

    date: datetime.date
    precision: Precision
    start: int
    end: int
    has_year: bool
    weekday: int | None


def find_dates(text: str, anchor: Anchor | None = None) -> Iterator[Dated]:
    """Every date in the text, left to right; without a year only where the anchor settles one."""
    anchor = anchor or Anchor()
    position = 0
    found: list[Dated] = []
    taken = bytearray(len(text))
    for pattern, reader in _PATTERNS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            dated = reader(match, anchor)
            if dated is not None:
                found.append(dated)
                taken[dated.start : dated.end] = bytes([1]) * (dated.end - dated.start)
    for dated in sorted(found, key=lambda dated: dated.start):
        if dated.start >= position:
            position = dated.end
            yield dated


def financial_year_of(day: datetime.date) -> str:
    """The financial year, April to March, in which a day falls: `"2021/22"`."""
    start = day.year if day.month >= 4 else day.year - 1
    return f"{start}/{(start + 1) % 100:02d}"


def _month_number(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3].lower()) + 1


def month_end(year: int, month: int) -> datetime.date:
    """The last day of a month."""
    return datetime.date(year, month, monthrange(year, month)[1])


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def first_year(financial_year: str) -> int | None:
    """The calendar year in which a financial year begins: `2021` of "2021/22"."""
    match = re.match(r"\d{4}", financial_year)
    return int(match[0]) if match else None


def _settled_year(month: int, day: int | None, anchor: Anchor) -> int | None:
    """The year that is meant by a month, or by a day and a month, that stand alone."""
    if anchor.date is not None:
        here = (anchor.date.month, anchor.date.day if day is not None else 0)
        return anchor.date.year + ((month, day or 0) < here)
    start = first_year(anchor.financial_year) if anchor.financial_year else None
    return None if start is None else start + (month < 4)


def _weekday(match: re.Match[str]) -> int | None:
    name = match.groupdict().get("weekday")
    return _WEEKDAYS.index(name[:3].lower()) if name else None


def _made(match: re.Match[str], year: int | None, month: int, day: int, has_year: bool) -> Dated | None:
    if year is None:
        return None
    try:
        made = datetime.date(year, month, day)
    except ValueError:
        return None
    return Dated(made, "day", match.start(), match.end(), has_year, _weekday(match))


def _day_of_year(match: re.Match[str], anchor: Anchor) -> Dated | None:
    return _made(match, _full_year(match["year"]), _month_number(match), int(match["day"]), True)


def _day_alone(match: re.Match[str], anchor: Anchor) -> Dated | None:
    month, day = _month_number(match), int(match["day"])
    return _made(match, _settled_year(month, day, anchor), month, day, False)


def _numeric(match: re.Match[str], anchor: Anchor) -> Dated | None:
    return _made(match, _full_year(match["year"]), int(match["m"]), int(match["day"]), True)


def _numeric_alone(match: re.Match[str], anchor: Anchor) -> Dated | None:
    month, day = int(match["m"]), int(match["day"])
    return _made(match, _settled_year(month, day, anchor), month, day, False)


def _month_of_year(match: re.Match[str], anchor: Anchor) -> Dated | None:
    year = _full_year(match["year"])
    if not 1990 <= year <= 2069:
        return None
    return Dated(month_end(year, _month_number(match)), "month", match.start(), match.end(), True, None)


def _month_alone(match: re.Match[str], anchor: Anchor) -> Dated | None:
    if match["month"] in ("may", "mar", "march", "sep", "dec", "jan"):
        return None  # lower-case words of another meaning, or fragments
    month = _month_number(match)
    year = _settled_year(month, None, anchor)
    if year is None:
        return None
    return Dated(month_end(year, month), "month", match.start(), match.end(), False, None)


def _quarter(match: re.Match[str], anchor: Anchor) -> Dated | None:
    """A quarter of the financial year: Q1 ends in June, Q4 in March."""
    quarter = int(match["quarter"])
    if match["year"]:
        start: int | None = int(match["year"])
    elif anchor.date is not None:
        start = int(financial_year_of(anchor.date)[:4])
        if month_end(start + (quarter == 4), quarter * 3 + 3 - 12 * (quarter == 4)) < anchor.date:
            start += 1
    else:
        start = first_year(anchor.financial_year) if anchor.financial_year else None
    if start is None:
        return None
    month = quarter * 3 + 3
    end = month_end(start + month // 13, month - 12 * (month > 12))
    return Dated(end, "quarter", match.start(), match.end(), bool(match["year"]), None)


def _financial_year(match: re.Match[str], anchor: Anchor) -> Dated | None:
    start = int(match["year"])
    if (start + 1) % 100 != int(match["next"][-2:]):
        return None
    return Dated(datetime.date(start + 1, 3, 31), "year", match.start(), match.end(), True, None)


def _calendar_year(match: re.Match[str], anchor: Anchor) -> Dated | None:
    return Dated(datetime.date(int(match["year"]), 12, 31), "year", match.start(), match.end(), True, None)


_DAY = r"(?P<day>[0-3]?\d)"
_PATTERNS = (
    (re.compile(rf"\b(?P<year>(?:19|20)\d\d)-(?P<m>[01]\d)-{_DAY}(?=\b|T)", _FLAGS), _numeric),
    (
        re.compile(rf"\b{_WEEKDAY}{_DAY}\s?(?:st|nd|rd|th)?\s*(?:of\s+)?{_MONTH},?\s*{_LONG_YEAR}", _FLAGS),
        _day_of_year,
    ),
    (re.compile(rf"\b{_WEEKDAY}{_DAY}(?:st|nd|rd|th)?[ -]{_MONTH}[ -]{_SHORT_YEAR}", _FLAGS), _day_of_year),
    (re.compile(rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_LONG_YEAR}", _FLAGS), _day_of_year),
    (re.compile(rf"(?<![\d/.]){_DAY}(?P<sep>[/.-])(?P<m>[01]?\d)(?P=sep)(?P<year>(?:20)?\d\d)(?![\d/])"), _numeric),
    (re.compile(rf"\b{_WEEKDAY}{_DAY}\s?(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}", _FLAGS), _day_alone),
    (re.compile(rf"\b{_WEEKDAY}{_MONTH}\s+{_DAY}(?:st|nd|rd|th)\b", _FLAGS), _day_alone),
    (re.compile(rf"\b{_MONTH}[\s,/-]*(?:of\s+)?{_LONG_YEAR}", _FLAGS), _month_of_year),
    (re.compile(rf"\b{_MONTH}[ /-]{{0,2}}{_SHORT_YEAR}", _FLAGS), _month_of_year),
    (re.compile(rf"(?<![\d/.£]){_DAY}/(?P<m>[01]?\d)(?![\d/])"), _numeric_alone),
    (
        re.compile(
            r"\b(?:q|quarter\s?)(?P<quarter>[1-4])\b(?:[\s,]*(?:of\s+)?(?P<year>20\d\d)(?:\s?[/–-]\s?(?:20)?\d\d)?)?",
            _FLAGS,
        ),
        _quarter,
    ),
    (re.compile(r"\b(?P<year>20\d\d)\s?[/–-]\s?(?P<next>(?:20)?\d\d)\b"), _financial_year),
    (re.compile(rf"\b{_MONTH}", _FLAGS), _month_alone),
    (re.compile(r"(?<![\d/£.,-])(?P<year>20\d\d)(?![\d/,-])"), _calendar_year),
)
