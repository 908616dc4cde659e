"""What is told as still to come, on a day that lies before the paper's own."""

import datetime
import re
from collections.abc import Iterator

from yjqa.checks.dates.printed import PrintedDay, printed_days, said_date
from yjqa.checks.dates.written import Written, plan_period
from yjqa.checks.material import Material, first_words
from yjqa.document import Table
from yjqa.extract.flow import is_running_text
from yjqa.extract.meeting_words import NEXT_MEETING
from yjqa.extract.prose import sentences
from yjqa.extract.statements import Statement
from yjqa.records import Finding

_SOON = r"(?:then\s+|also\s+|now\s+|next\s+){0,2}"
_BEGINS = r"take\s+place|commence|begin|start|open|meet|launch|happen|go\s+live"
_HELD = r"be\s+(?:held|launched|opened|introduced|hosted|run)"
_DONE = (
    r"be\s+(?:published|presented|implemented|delivered|completed|submitted|discussed|considered|in\s+place|available)"
)
_SCHEDULED = r"(?:is|are)\s+(?:now\s+|currently\s+|provisionally\s+){0,2}"
_EVENT = re.compile(
    rf"\b(?:will|shall)\s+{_SOON}(?:{_BEGINS}|{_HELD})\b|\b{_SCHEDULED}(?:to\s+(?:{_BEGINS}|{_HELD})|scheduled|planned|booked|arranged)\b",
    re.I,
)
"""What announces that something happens on a day."""
_TO_DO = re.compile(
    rf"\b(?:will|shall)\s+{_SOON}{_DONE}\b"
    rf"|\b{_SCHEDULED}(?:to\s+{_DONE}|due\b(?!\s+to\s+(?:the|a|an|its|their|his|her|our|lack|staff|changes?)\b))",
    re.I,
)
"""What announces that something is to be done by a day: the day goes by while a report waits for its meeting."""
_FAR = 90
"""Characters between the words that announce something and its day."""
_PARTED = re.compile(
    r"[;:]|\b(?:was|were|had|after|following|since|agreed|approved|dated|published|until|unless|because|between|minutes|signed|received"
    r"|issued|consider(?:ed)?\s+at|discussed\s+at|in\s+response|as\s+at|ending|ended)\b",
    re.I,
)
"""What shows, between the words and a day, that the day is of something else."""
_TELLS_WHAT_WAS = re.compile(
    r"\b(?:was|were|had|originally|previously|last\s+(?:year|month|meeting)|at\s+the\s+(?:last|previous)|would)\b|[“\"‘]",
    re.I,
)
_NAME_WORDS = 25
_UNDATED = 0.5
"""How sure it is of a report in a pack that does not say when it was written, some weeks before the meeting."""
_FRESH = datetime.timedelta(days=45)
"""How far back a day without year or weekday is taken for the one just gone by."""


def find(material: Material, written: Written) -> Iterator[Finding]:
    """A finding for each event that is announced for a day gone by; meetings are told apart from it."""
    for statement in material.statements:
        text = statement.text
        is_announced = _EVENT.search(text) or _TO_DO.search(text)
        if statement.is_heading or not is_announced or NEXT_MEETING.search(text) or _in_data(statement):
            continue
        yield from (
            found for start, end in sentences(text) for found in _event(material, written, statement, start, end)
        )


def _in_data(statement: Statement) -> bool:
    """Whether a statement stands in a table of data, whose notes are of many days."""
    table = statement.place.block
    return isinstance(table, Table) and not is_running_text(table)


def _event(material: Material, written: Written, statement: Statement, start: int, end: int) -> Iterator[Finding]:
    sentence = statement.text[start:end]
    phrase = _EVENT.search(sentence) or _TO_DO.search(sentence)
    if phrase is None or _TELLS_WHAT_WAS.search(sentence[: phrase.start()]):
        return
    days = list(printed_days(sentence))
    if any(day.start < phrase.start() for day in days):
        return
    day = min((day for day in days if day.start >= phrase.end()), key=lambda day: day.start, default=None)
    between = sentence[phrase.end() : day.start] if day is not None else ""
    if day is None or len(between) > _FAR or _PARTED.search(between):
        return
    today = written.at(statement)
    settled = _settled(day, today) if today is not None else None
    if settled is None or today is None:
        return
    date, confidence = settled
    period = plan_period(material.facts)
    if period is not None and date >= period[0]:
        return  # a plan is written as of the beginning of its years, whenever it is agreed
    if not written.says_day(statement):
        if phrase.re is _TO_DO:
            return
        confidence = min(confidence, _UNDATED)
    printed = f"{phrase[0]} … {sentence[day.start : day.end].strip(' ,.')}"
    yield Finding(
        check="date",
        printed=printed,
        computed=f"{said_date(date)} is before {said_date(today)}",
        message=f"The paper of {said_date(today)} tells of {said_date(date)} as still to come: “{first_words(sentence.rstrip('. '), _NAME_WORDS)}”.",
        confidence=confidence,
        sources=(statement.source(material.document, sentence.strip()),),
    )


def _settled(day: PrintedDay, today: datetime.date) -> tuple[datetime.date, float] | None:
    """The date that is meant, where it lies before today, and how sure that is.

    A day without a year is of this year where its weekday says so and not of the next, else where it has only just gone by.
    """
    if day.date is not None:
        return (day.date, 0.8) if day.date < today else None
    date = day.in_year(today.year) if day.year is None and day.exists else None
    if date is None or date >= today:
        return None
    following = day.in_year(today.year + 1)
    if day.weekday is not None:
        is_this_year = date.weekday() == day.weekday and (following is None or following.weekday() != day.weekday)
        return (date, 0.8) if is_this_year else None
    return (date, 0.55) if today - date <= _FRESH else None
