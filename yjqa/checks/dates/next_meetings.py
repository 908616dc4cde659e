"""Next meetings that lie before the one that announces them."""

import datetime
import re
from collections.abc import Iterator, Sequence

from yjqa.checks.dates.printed import PrintedDay, printed_days, said_date
from yjqa.checks.dates.written import Written
from yjqa.checks.material import Material
from yjqa.extract.meeting_words import NEXT_MEETING
from yjqa.extract.statements import Statement
from yjqa.records import Finding

_MEETINGS = re.compile(
    r"\b(?:next|future|forthcoming|upcoming)\s+(?:\w+\s+){0,2}meetings\b|\b(?:next|future|forthcoming|upcoming)\s+(?:meeting\s+)?dates\b",
    re.I,
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:minutes|last|previous|held|before|after|following|since|by|deadline|agreed|dated|agenda|papers)\b", re.I
)
"""What shows that a day after "next meeting" is not that of the meeting."""
_WHOSE = re.compile(
    r"\s+of\s+(?:the|our|their)\s+(?:[\w’'-]+\s+){0,6}?(?P<body>sub-?group|group|panel|forum|network|board|committee|team|partnership)\b",
    re.I,
)
"""Whose meeting it is."""
_FAR = 80
_STARTS = 14
"""Characters of a line of a list before its day."""
_LEAST_LATER = 2
"""Days of a list that lie ahead; a list without them is of meetings gone by."""

_Announced = tuple[Statement, PrintedDay]


def find(material: Material, written: Written) -> Iterator[Finding]:
    """A finding for each next meeting, and each of a list of those to come, that is dated before this meeting."""
    for order, statement in enumerate(material.statements):
        text = statement.text
        several, one = _MEETINGS.search(text), NEXT_MEETING.search(text)
        phrase = several or one
        if phrase is None:
            continue
        if _is_of_another(written, statement, text[phrase.end() :]):
            continue
        days = [(statement, day) for day in _after(text, phrase.end())]
        if several and not days:
            days = list(_listed(material.statements[order + 1 :]))
        elif not several:
            days = days[:1]
        yield from _told(material, written, days, _LEAST_LATER if several else 0)


def _is_of_another(written: Written, statement: Statement, after: str) -> bool:
    """Whether it is the next meeting of a body that is not the one whose meeting this is."""
    whose = _WHOSE.match(after)
    body = written.body_of(statement)
    return whose is not None and body is not None and whose["body"].lower() not in body.lower()


def _after(text: str, start: int) -> list[PrintedDay]:
    """The days that follow, none where the first is far off or of something else."""
    days = sorted((day for day in printed_days(text) if day.start >= start), key=lambda day: day.start)
    is_of_it = days and days[0].start - start <= _FAR and not _OF_SOMETHING_ELSE.search(text[start : days[0].start])
    return days if is_of_it else []


def _listed(statements: Sequence[Statement]) -> Iterator[_Announced]:
    """The lines right after that each begin with a day."""
    for statement in statements:
        days = list(printed_days(statement.text))
        if len(days) != 1 or days[0].start > _STARTS:
            return
        yield statement, days[0]


def _told(material: Material, written: Written, days: list[_Announced], least_later: int) -> Iterator[Finding]:
    """The days before the meeting in whose papers they stand, where no fewer than `least_later` others come after it."""
    meeting = written.meeting_of(days[0][0]) if days else None
    earliest = written.at(days[0][0]) if days else None
    if meeting is None or earliest is None:
        return
    dated = [(statement, day, day.date) for statement, day in days if day.date is not None]
    if sum(date > meeting for _, _, date in dated) < least_later:
        return
    for statement, day, date in dated:
        if date < earliest:  # minutes of another meeting in the pack may announce the one of the pack
            yield _finding(material, statement, day, date, meeting)


def _finding(
    material: Material, statement: Statement, day: PrintedDay, date: datetime.date, meeting: datetime.date
) -> Finding:
    return Finding(
        check="date",
        printed=statement.text[day.start : day.end].strip(" ,."),
        computed=f"{said_date(date)} is before {said_date(meeting)}",
        message=f"A meeting to come is announced for {said_date(date)}, before this one of {said_date(meeting)}.",
        confidence=0.85,
        sources=(statement.source(material.document, statement.text),),
    )
