"""Where the minutes of another meeting begin inside a paper: a pack holds them among its own reports."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yjqa.document import Table
from yjqa.extract.dates import find_dates
from yjqa.extract.meeting_words import LONGEST_LINE, NEXT_MEETING
from yjqa.extract.statements import Statement

_ATTENDANCE = re.compile(
    r"^\W*(?:(?:members?|also|those|people|in|list\s+of|record\s+of)\s+){0,2}(?:present|attendance|attend(?:ees|ed|ing))\s*(?:$|[:–(-])",
    re.I,
)
_OF_MINUTES = re.compile(r"\b(?:minutes|notes|record)\b|\bmeeting\s+held\b", re.I)
_OF_BEFORE = re.compile(
    r"\b(?:last|previous|earlier|matters|arising|approv\w*|agree\w*|accura\w*|sign\w*|correct\w*|confirm\w*)\b",
    re.I,
)
"""What shows that a line with "minutes" is an item of a later meeting, which takes them as read."""
AGENDA_LINE = re.compile(r"^\W*agenda\W*$", re.I)
"""A line that heads an agenda."""
_NEAR = 12
"""Statements between the heading of minutes and the names of who came."""
_LONGEST_FRONT = 8


class Begun(NamedTuple):
    """Minutes that begin at `position` among the paper's places; `day` of their meeting, `None` where nothing near says it."""

    position: int
    day: datetime.date | None


def minutes_begun(statements: Sequence[Statement]) -> list[Begun]:
    """The places at which minutes begin: under a line that dates them, or at the names of who came."""
    return sorted([*_headed(statements), *_attended(statements)], key=lambda begun: begun.position)


def _headed(statements: Sequence[Statement]) -> Iterator[Begun]:
    """Short lines that say of which day minutes are; a numbered one is an item of the agenda."""
    for statement in statements:
        text = statement.text
        if not _may_head(statement) or statement.number is not None or _OF_BEFORE.search(text):
            continue
        day = _day(text)
        if day is not None and _OF_MINUTES.search(text):
            yield Begun(statement.position, day)


def _attended(statements: Sequence[Statement]) -> Iterator[Begun]:
    """The first list of who came after each others, with the nearest day that stands on a line above it.

    A day above an agenda is that of another meeting. The first list of a paper without one is of the paper's own meeting.
    """
    latest, agenda = None, None
    for order, statement in enumerate(statements):
        if AGENDA_LINE.match(statement.text):
            agenda = order
        if not _ATTENDANCE.match(statement.text[:LONGEST_LINE]):
            continue
        if latest is None or order - latest > _NEAR:
            begin = max(order - _NEAR, 0, agenda or 0)
            days = (_day(one.text) for one in reversed(statements[begin:order]) if _may_head(one))
            day = next(filter(None, days), None)
            if day is not None or latest is not None or agenda is not None:
                yield Begun(statement.position, day)
        latest = order


def _may_head(statement: Statement) -> bool:
    table = statement.place.block
    is_data = isinstance(table, Table) and (table.header_rows > 0 or table.n_rows > _LONGEST_FRONT)
    return not is_data and len(statement.text) <= LONGEST_LINE and not NEXT_MEETING.search(statement.text)


def _day(text: str) -> datetime.date | None:
    """The one day of a line with its year."""
    if not any(map(str.isdigit, text)):
        return None
    days = [dated for dated in find_dates(text) if dated.precision == "day" and dated.has_year]
    return days[0].date if len(days) == 1 else None
