"""The day on which a place of a paper speaks: a pack holds minutes of an earlier meeting and reports of other days."""

import datetime
import re
from functools import cached_property

from yjqa.checks.dates.begun import AGENDA_LINE, Begun, minutes_begun
from yjqa.checks.material import Material
from yjqa.document import Table
from yjqa.extract.dates import find_dates
from yjqa.extract.facts import Facts
from yjqa.extract.held import Held, held_meetings, meeting_at
from yjqa.extract.statements import Statement

_LONGEST_DATE_LINE = 45
_LETTERHEAD_ROWS = 8
_PERIOD = re.compile(r"(?P<first>20\d\d|\d\d)\s*(?:[-–/]|to)\s*(?P<last>20\d\d|\d\d)")


class Written:
    """When each part of a paper was written."""

    def __init__(self, material: Material) -> None:
        self._material = material

    @cached_property
    def held(self) -> list[Held]:
        """The meetings whose papers the paper holds."""
        return held_meetings(self._material.document, self._material.facts)

    @property
    def days_met(self) -> set[datetime.date]:
        """The days of the meetings whose papers or minutes the paper holds."""
        held = {held.meeting.date for held in self.held} | {begun.day for begun in self._minuted}
        return {day for day in held if day is not None}

    @property
    def date(self) -> datetime.date | None:
        """The date of the paper as a whole."""
        return self._material.facts.date

    def at(self, statement: Statement) -> datetime.date | None:
        """The earliest day on which a statement may have been made: of its meeting or paper, or of its own report before that.

        `None` also where it may stand in minutes of a day that is not known.
        """
        place = statement.position
        meeting = meeting_at(self.held, place)
        of_meeting = meeting.date if meeting is not None and meeting.date is not None else self.date
        begun = self._begins(place)
        lines = [day for position, day in self._date_lines if begun <= position <= place]
        minuted = [one.day for one in self._minuted if begun <= one.position <= place]
        if None in minuted:
            return None
        return min((day for day in (of_meeting, self.date, *lines[-1:], *minuted) if day is not None), default=None)

    def says_day(self, statement: Statement) -> bool:
        """Whether the part in which a statement stands says its day: a pack says only that of the meeting to which it goes."""
        place = statement.position
        begun = self._begins(place)
        lines = [position for position, _ in self._date_lines] + [one.position for one in self._minuted if one.day]
        return not self._is_pack or any(begun <= line <= place for line in lines)

    def _begins(self, place: int) -> int:
        """Where the papers of the meeting begin in which a place stands."""
        return max((held.position for held in self.held if held.position <= place), default=0)

    def meeting_of(self, statement: Statement) -> datetime.date | None:
        """The date of the meeting in whose papers a statement stands."""
        meeting = meeting_at(self.held, statement.position)
        return meeting.date if meeting is not None else None

    def body_of(self, statement: Statement) -> str | None:
        """Who met at the meeting in whose papers a statement stands."""
        meeting = meeting_at(self.held, statement.position)
        return meeting.body if meeting is not None else None

    @cached_property
    def _is_pack(self) -> bool:
        """Whether the paper holds others."""
        has_agenda = any(AGENDA_LINE.match(statement.text) for statement in self._material.statements)
        return has_agenda or len(self.days_met) > 1 or self._material.facts.document_kind == "pack"

    @cached_property
    def _minuted(self) -> list[Begun]:
        return minutes_begun(self._material.statements)

    @cached_property
    def _date_lines(self) -> list[tuple[int, datetime.date]]:
        """The lines that hold a date and next to nothing else, such as date a report, with their places."""
        lines = []
        for statement in self._material.statements:
            text = statement.text
            if len(text) > _LONGEST_DATE_LINE or not any(map(str.isdigit, text)) or _in_data(statement):
                continue
            dates = [dated for dated in find_dates(text) if dated.precision == "day"]
            if len(dates) == 1 and _is_all(text, dates[0].start, dates[0].end):
                lines.append((statement.position, dates[0].date))
        return lines


def _is_all(text: str, start: int, end: int) -> bool:
    """Whether a line says nothing but its date, with one word before it at most: "Date: 10 July 2019"."""
    return len(text[:start].split()) <= 1 and not text[end:].strip(" .,;")


def _in_data(statement: Statement) -> bool:
    table = statement.place.block
    return isinstance(table, Table) and (table.header_rows > 0 or table.n_rows > _LETTERHEAD_ROWS)


def plan_period(facts: Facts) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of a plan's years, from April to March; `None` of a paper that is no plan or names none."""
    match = _PERIOD.search(facts.period or "") if facts.document_kind == "plan" else None
    if match is None:
        return None
    first, last = (int(year) if len(year) == 4 else 2000 + int(year) for year in match.group("first", "last"))
    return (datetime.date(first, 4, 1), datetime.date(last, 3, 31)) if first < last else None
