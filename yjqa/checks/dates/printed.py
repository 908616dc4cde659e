"""Days as papers print them, whether a calendar has them or not: "Wednesday 31st June 2019", "31/06/2019"."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from typing import NamedTuple

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LEAP_YEAR = 2000

MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])"
)
_WEEKDAY = (
    r"(?:\b(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sunday)\b\.?,?\s+(?:the\s+)?)?"
)
_YEAR = r"(?:\.?,?\s+(?P<year>(?:19|20)\d\d)(?![\d/]))"
_PATTERNS = (
    re.compile(
        rf"{_WEEKDAY}(?<![\d,./£])\b(?P<day>\d{{1,2}})\s?(?P<ordinal>st|nd|rd|th)?\s*(?:of\s+)?\b{MONTH}{_YEAR}?", re.I
    ),
    re.compile(rf"{_WEEKDAY}\b{MONTH}\s+(?P<day>\d{{1,2}})(?P<ordinal>st|nd|rd|th)\b{_YEAR}?", re.I),
    re.compile(
        rf"{_WEEKDAY}(?<![\d/.])(?P<day>\d{{1,2}})(?P<sep>[/.])(?P<m>\d{{1,2}})(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/])",
        re.I,
    ),
)
_MAY_HOLD = re.compile(r"\d\s*(?:st|nd|rd|th)?\s*(?:of\s+)?[a-z]{3}|[a-z]\s+\d|\d[/.]\d", re.I)


class PrintedDay(NamedTuple):
    """A day as printed at `start` to `end`; Monday is weekday 0. `is_ordinal`: printed as "31st"."""

    weekday: int | None
    day: int
    month: int
    year: int | None
    is_ordinal: bool
    start: int
    end: int

    @property
    def exists(self) -> bool:
        """Whether a calendar has it, be it of a leap year where none is printed."""
        return 0 < self.day <= self.month_length

    @property
    def month_length(self) -> int:
        """How many days its month has."""
        return monthrange(self.year or _LEAP_YEAR, self.month)[1]

    def in_year(self, year: int) -> datetime.date | None:
        """The date that it is in a year."""
        return datetime.date(year, self.month, self.day) if self.day <= monthrange(year, self.month)[1] else None

    @property
    def date(self) -> datetime.date | None:
        """The date where its year is printed and a calendar has it."""
        return self.in_year(self.year) if self.year is not None and self.exists else None


def printed_days(text: str) -> Iterator[PrintedDay]:
    """The days of a text, those of each way of printing them from left to right."""
    if not _MAY_HOLD.search(text):
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            named = match.groupdict()
            month = _month(named["month"]) if named.get("month") else int(named["m"])
            if not 1 <= month <= len(MONTHS):
                continue
            yield PrintedDay(
                weekday=_weekday(named["weekday"]) if named["weekday"] else None,
                day=int(named["day"]),
                month=month,
                year=int(named["year"]) if named["year"] else None,
                is_ordinal=bool(named.get("ordinal")),
                start=match.start(),
                end=match.end(),
            )


def said_date(day: datetime.date) -> str:
    """A date as people say it: "3 July 2019"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _month(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3].lower() == name[:3].lower())


def _weekday(name: str) -> int:
    return next(number for number, weekday in enumerate(WEEKDAYS) if weekday[:3].lower() == name[:3].lower())
