"""Financial years: "2016-17" → "2016/17"; reporting periods: "Jul 14 - Jun 15" → their first and last day."""

import datetime
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from yjqa.extract.dates import month_end
from yjqa.records import Period

YEAR_NUMBERS = range(1990, 2060)
"""Bare numbers of tables and sentences that may be years."""

_DASH = r"[-\u2010\u2011\u2012\u2013\u2014]"
_FINANCIAL = re.compile(
    rf"(?<![\d/.,£:-])(?P<first>20\d\d|\d\d)\s?(?P<sign>/|{_DASH})\s?(?P<last>20\d\d|\d\d|(?<=/)\d)"
    rf"(?!\d|[/.,:]\d|%|{_DASH}\d|\s?{_DASH}?\s?(?:year|yr|month)s?[\s-]?(?:olds?)?\b"
    rf"|\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
_AGES = re.compile(rf"(?:\bage[ds]?|\baged between|£)\s*{_DASH}?\s*$", re.IGNORECASE)
_YEAR_END = re.compile(r"\byear end(?:ing|ed)?\s+(?:31(?:st)?\s+)?March\s+(?P<year>20\d\d)\b", re.IGNORECASE)
_FULL_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS = {name[:length]: number for number, name in enumerate(_FULL_MONTHS, 1) for length in (3, 4, len(name))}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
_YEAR = (
    r"(?:20\d\d|['\u2019]?\d\d)(?![\d%,.]\d|%|st\b|nd\b|rd\b|th\b"
    r"|\s+(?:children|young|people|cases|referrals|incidents|offences|orders|of)\b)"
)
_FIRST_YEAR, _LAST_YEAR = 10, 60
"""Two digits are a year of this century between these."""
_QUARTER_MONTHS = {1: (4, 6), 2: (7, 9), 3: (10, 12), 4: (1, 3)}
"""Quarters of the financial year, which begins in April."""
_QUARTER_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen)"


class FinancialYear(NamedTuple):
    """A financial year where it stands: `text[start:end]`, written as `2016/17`."""

    year: str
    start: int
    end: int


class FoundPeriod(NamedTuple):
    """A reporting period where it stands: `text[start:end]`."""

    period: Period
    start: int
    end: int


def find_financial_years(text: str) -> Iterator[FinancialYear]:
    """The financial years of a text: two years that follow each other, joined by a stroke or a dash, or the end of one.

    Two-digit years joined by a dash are passed over after "aged" and before "year olds". "Year ending March 2017" is
    2016/17.
    """
    found = [year for match in _FINANCIAL.finditer(text) if (year := _joined_years(text, match)) is not None]
    for match in _YEAR_END.finditer(text):
        end = int(match["year"])
        found.append(FinancialYear(f"{end - 1}/{end % 100:02d}", *match.span()))
    yield from sorted(found, key=lambda year: year.start)


def _joined_years(text: str, match: re.Match[str]) -> FinancialYear | None:
    first = _full_year(match["first"])
    last = _full_year(match["last"].rjust(2, match["first"][-2]))
    short = len(match["first"]) == 2
    if first is None or last != first + 1 or (short and _AGES.search(text[: match.start()])):
        return None
    if short and len(match["last"]) != 2:
        return None
    return FinancialYear(f"{first}/{last % 100:02d}", match.start(), match.end())


def financial_year(text: str) -> str | None:
    """The financial year that a text names, `None` where it names none or several."""
    years = {found.year for found in find_financial_years(text)}
    return years.pop() if len(years) == 1 else None


def find_periods(text: str) -> Iterator[FoundPeriod]:
    """The reporting periods of a text, in order; where two overlap, the one that says more."""
    taken: list[FoundPeriod] = []
    for pattern, parse in _PERIODS:
        for match in pattern.finditer(text):
            if any(match.start() < found.end and found.start < match.end() for found in taken):
                continue
            bounds = parse(match)
            if bounds is not None:
                raw = " ".join(match.group(0).split())
                taken.append(FoundPeriod(Period(raw=raw, start=bounds[0], end=bounds[1]), match.start(), match.end()))
    for year in find_financial_years(text):
        if not any(year.start < found.end and found.start < year.end for found in taken):
            start = int(year.year[:4])
            period = Period(
                raw=" ".join(text[year.start : year.end].split()),
                start=datetime.date(start, 4, 1),
                end=datetime.date(start + 1, 3, 31),
            )
            taken.append(FoundPeriod(period, year.start, year.end))
    yield from sorted(taken, key=lambda found: found.start)


Bounds = tuple[datetime.date | None, datetime.date | None]


def _full_year(digits: str) -> int | None:
    digits = digits.strip("'\u2019 ")
    if len(digits) == 4:
        return int(digits)
    return 2000 + int(digits) if _FIRST_YEAR <= int(digits) <= _LAST_YEAR else None


def _month(name: str) -> int:
    return _MONTHS[name.lower().rstrip(".")]


def _range(match: re.Match[str]) -> Bounds | None:
    last = _full_year(match["last"])
    if last is None:
        return None
    from_month, to_month = _month(match["from"]), _month(match["to"])
    first = _full_year(match["first"]) if match["first"] else (last if from_month <= to_month else last - 1)
    if first is None or (first, from_month) > (last, to_month):
        return None
    return datetime.date(first, from_month, 1), month_end(last, to_month)


def _quarter(match: re.Match[str]) -> Bounds | None:
    number = match["number"].lower()
    quarter = _QUARTER_WORDS.get(number) or int(number)
    years = list(find_financial_years(match["year"]))
    if not years or quarter not in _QUARTER_MONTHS:
        return None
    year = int(years[0].year[:4]) + (quarter == 4)
    first, last = _QUARTER_MONTHS[quarter]
    return datetime.date(year, first, 1), month_end(year, last)


def _year_to(match: re.Match[str]) -> Bounds | None:
    year = _full_year(match["year"])
    if year is None:
        return None
    end = month_end(year, _month(match["month"]))
    return (end + datetime.timedelta(days=1)).replace(year=end.year if end.month == 12 else end.year - 1), end


def _up_to(match: re.Match[str]) -> Bounds | None:
    year = _full_year(match["year"])
    return None if year is None else (None, month_end(year, _month(match["month"])))


def _one_month(match: re.Match[str]) -> Bounds | None:
    year = _full_year(match["year"])
    return (
        None
        if year is None
        else (datetime.date(year, _month(match["month"]), 1), month_end(year, _month(match["month"])))
    )


def _calendar_year(match: re.Match[str]) -> Bounds | None:
    year = int(match["year"])
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def _since(match: re.Match[str]) -> Bounds | None:
    return datetime.date(int(match["year"]), 1, 1), None


def _undated(match: re.Match[str]) -> Bounds | None:
    return None, None


_PERIODS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Bounds | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), parse)
    for pattern, parse in (
        (
            rf"\b{_DAY}(?P<from>{_MONTH})(?:\s*(?P<first>{_YEAR}))?\s*(?:{_DASH}|to|until)\s*"
            rf"{_DAY}(?P<to>{_MONTH})\s*(?P<last>{_YEAR})",
            _range,
        ),
        (
            rf"\bbetween {_DAY}(?P<from>{_MONTH})(?:\s*(?P<first>{_YEAR}))?\s+and\s+{_DAY}(?P<to>{_MONTH})\s*(?P<last>{_YEAR})",
            _range,
        ),
        (rf"\b(?:Q|quarter )(?P<number>[1-4]|one|two|three|four)\b(?: of)?,? (?P<year>{_FINANCIAL.pattern})", _quarter),
        (rf"\b(?P<number>first|second|third|fourth) quarter (?:of )?(?P<year>{_FINANCIAL.pattern})", _quarter),
        (
            rf"\b(?:same|first|second|last|final) (?:{_COUNT} )?(?:half|quarter|month|week)s? (?:of|in) (?:{_FINANCIAL.pattern}|20\d\d\b)",
            _undated,
        ),
        (
            rf"\b(?:annual average|(?:the )?year(?= to)|year end(?:ing|ed)?|(?:12|twelve) months?(?: ending| ended)?|rolling year)\b"
            rf"[^.;,]{{0,30}}?\b(?:to |ending |ended |in )?{_DAY}(?P<month>{_MONTH})\s*(?P<year>{_YEAR})",
            _year_to,
        ),
        (rf"\bto (?:the end of )?{_DAY}(?P<month>{_MONTH})\s*(?P<year>{_YEAR})", _up_to),
        (rf"\b{_DAY}(?P<month>{_MONTH})\s*(?P<year>{_YEAR})", _one_month),
        (r"\bsince (?P<year>20\d\d)\b(?!\s?[/\u2013-]\s?\d)", _since),
        (
            rf"\b(?:over |in |during )?the (?:past|last|previous) (?:{_COUNT} )?(?:year|month|week|quarter)s?\b",
            _undated,
        ),
        (r"\bon an? (?:typical|average) (?:day|week|month)\b|\beach (?:day|week|month)\b|\bin a year\b", _undated),
        (
            r"\bthe (?:year|quarter|month) (?:before|earlier)\b|\bthe same (?:period|quarter|month) (?:of )?(?:last|the previous) year\b",
            _undated,
        ),
        (rf"\bafter {_COUNT} (?:year|month)s\b", _undated),
        (
            rf"\b(?:over|in|during|within) (?:(?:the|a|this) )?(?:rolling|whole|full) (?:{_COUNT} )?(?:year|quarter|period|months)\b"
            rf"|\b(?:over|during) (?:the )?{_COUNT} (?:year|month|week|quarter)s\b"
            r"|\b(?:in|during|over) (?:the|this) (?:current |reporting )?(?:quarter|reporting period|reporting year)\b|\byear to date\b"
            r"|\b(?:so far|to date) this year\b|\bthis (?:year|quarter|month)\b(?= (?:so far|to date))",
            _undated,
        ),
        (r"\b(?:in|during|for|calendar year) (?P<year>20\d\d)\b(?!\s?[/\u2013-]\s?\d)", _calendar_year),
    )
)
