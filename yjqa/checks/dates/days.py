"""Days that no calendar has ("31 June"), and weekdays that are not those of their date."""

import datetime
import re
from collections.abc import Iterator
from itertools import islice

from yjqa.checks.dates.printed import MONTHS, WEEKDAYS, PrintedDay, printed_days, said_date
from yjqa.checks.dates.written import Written
from yjqa.checks.material import Material
from yjqa.document import Table
from yjqa.extract.meeting_words import NEXT_MEETING
from yjqa.extract.statements import Statement
from yjqa.records import Finding

_LEADS_TO_DATE = re.compile(
    r"(?:^|\b(?:on|by|until|till|from|to|before|after|since|dated|due|ending|ended|date)\b|[–—:(-])\W{0,2}$",
    re.I,
)
_OTHER_WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\s*(?:/|-|–|&|,|\bor\b|\band\b)\s*$", re.I
)
_LONGEST_MONTH = 31
_AHEAD = re.compile(r"\b(?:will|to be|due|next|future|forthcoming)\b", re.I)
_PRINTED_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MOST_SOURCES = 5
_MOST_DAYS = 100
"""Days that are read of one text: none that people write has as many."""
_LEAD, _SENTENCE = 20, 300
"""Characters before a day that may lead to it, and that its sentence may have."""
_BEFORE = 4
"""Statements before one whose years may be its own."""

_Said = tuple[int | None, int, int, int | None]


def find(material: Material, written: Written) -> Iterator[Finding]:
    """One finding for each such day, with every place that prints it."""
    places: dict[_Said, list[tuple[Statement, PrintedDay]]] = {}
    for order, statement in enumerate(material.statements):
        for day in islice(printed_days(statement.text), _MOST_DAYS):
            if _cannot_be(material, order, day, written):
                places.setdefault((day.weekday, day.day, day.month, day.year), []).append((statement, day))
    for said in places.values():
        yield _finding(material, written, said)


def _cannot_be(material: Material, order: int, day: PrintedDay, written: Written) -> bool:
    text = material.statements[order].text
    if not day.exists:
        return _is_a_date(text, day)
    if day.weekday is None or _OTHER_WEEKDAY.search(text[max(day.start - _LEAD, 0) : day.start]):
        return False
    if day.date is not None:
        return day.date.weekday() != day.weekday
    years = _possible_years(material, order, day, written)
    dates = [date for year in years if (date := day.in_year(year)) is not None]
    return bool(dates) and all(date.weekday() != day.weekday for date in dates)


def _is_a_date(text: str, day: PrintedDay) -> bool:
    """Whether a number before a month is meant for a day: "the 31 June referrals" counts referrals."""
    if day.weekday is not None or day.is_ordinal:
        return day.day > 0
    is_led = bool(_LEADS_TO_DATE.search(text[max(day.start - _LEAD, 0) : day.start]))
    return 0 < day.day <= _LONGEST_MONTH and (day.year is not None or is_led)


def _possible_years(material: Material, order: int, day: PrintedDay, written: Written) -> set[int]:
    """The years that a day without one may be of: those around the paper's, and all that are named near it.

    None where the paper has no date. What is still to come is of this year or the next.
    """
    statement = material.statements[order]
    today = written.meeting_of(statement) or written.date
    if today is None:
        return set()
    text = statement.text
    is_ahead = NEXT_MEETING.search(text) or _AHEAD.search(text[max(day.start - _SENTENCE, 0) : day.start])
    around = {today.year, today.year + 1} if is_ahead else {today.year - 1, today.year, today.year + 1}
    return around | _named_years(material, order)


def _named_years(material: Material, order: int) -> set[int]:
    """The years that a text, what stands just before it, its headings and the table around it name."""
    statement = material.statements[order]
    table = statement.place.block
    texts = [one.text for one in material.statements[max(order - _BEFORE, 0) : order + 1]]
    texts += [*statement.place.section, *(cell.flat for cell in (table.cells if isinstance(table, Table) else ()))]
    return {int(year) for text in texts for year in _PRINTED_YEAR.findall(text)}


def _finding(material: Material, written: Written, said: list[tuple[Statement, PrintedDay]]) -> Finding:
    statement, day = said[0]
    printed = statement.text[day.start : day.end].strip(" ,.")
    if not day.exists:
        month = MONTHS[day.month - 1] + (f" {day.year}" if day.year is not None and day.month == 2 else "")
        computed = f"{month} has {day.month_length} days"
        message = f"There is no {printed}: {computed}."
        confidence = 0.9 if day.is_ordinal or day.weekday is not None or day.year is not None else 0.7
    else:
        date = day.date or _nearest(statement, day, written)
        computed = f"{WEEKDAYS[date.weekday()]} {said_date(date)}"
        message = f"“{printed}” is printed, but {said_date(date)} is a {WEEKDAYS[date.weekday()]}."
        confidence = 0.9 if day.date is not None else 0.7
    return Finding(
        check="date",
        printed=printed,
        computed=computed,
        message=message,
        confidence=confidence,
        sources=tuple(place.source(material.document, place.text) for place, _ in said[:_MOST_SOURCES]),
    )


def _nearest(statement: Statement, day: PrintedDay, written: Written) -> datetime.date:
    """The day in the year of its paper, or in the next that has it."""
    today = written.meeting_of(statement) or written.date or datetime.date.min
    return next(date for year in range(today.year, today.year + 8) if (date := day.in_year(year)) is not None)
