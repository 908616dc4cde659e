"""What is planned for a meeting whose agenda is not held: the column of a forward plan, or only the day itself."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.tabling import clip
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, stems_of
from yjqa.document import Document, Table
from yjqa.extract.dates import find_dates
from yjqa.extract.sources import cell_source
from yjqa.records import Meeting, Source

_AGENDA = re.compile(r"\bagendas?\b|\b(?:be|being|been) (?:discussed|considered|presented|tabled)\b", re.I)
_FEWEST = 2
"""Columns headed by days that make a table a plan of meetings."""

_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _Planned:
    """One cell of a forward plan: what is planned for a day, under the name of its row."""

    document: str
    day: datetime.date
    row: str
    text: str
    source: Source


def planned_for(asked: Asked, terms: Sequence[Term], knowledge: Knowledge) -> Proposal | None:
    """What the papers plan for the meeting on the day that is asked about; that they do not say it, where they only name the day."""
    days = [(p.start, p.end) for p in asked.scope.periods if p.start and p.end]
    if not days or not _AGENDA.search(asked.text):
        return None
    planned = [
        one
        for one in knowledge.kept(_plans)
        if asked.scope.holds_document(one.document) and any(first <= one.day <= last for first, last in days)
    ]
    if planned and _accounts(planned, terms, knowledge):
        return _plan(asked, planned)
    meeting = _named(asked, terms, days, knowledge)
    if meeting is None:
        return None
    day = f"{meeting.date:%A} {meeting.date.day} {meeting.date:%B %Y}" if meeting.date else ""
    more = ", ".join(part for part in (meeting.time, meeting.venue) if part)
    sentence = f"The papers do not say: they name the meeting of {day} ({', '.join(part for part in (meeting.body, more) if part)}) [1], but hold no agenda of it."  # fmt: skip
    answer = asked_answer(
        asked.text, "agenda", sentence, found=False, sources=[meeting.source], records=[meeting.id],
        filters={"dates": [period.raw for period in asked.scope.periods]}, confidence=0.8,
    )  # fmt: skip
    return Proposal(answer, 0.85)


def _named(
    asked: Asked, terms: Sequence[Term], days: Sequence[tuple[datetime.date, datetime.date]], knowledge: Knowledge
) -> Meeting | None:
    """The meeting of the day and body that the papers name."""
    for meeting in knowledge.meetings:
        document = knowledge.documents[meeting.source.document]
        known = stems_of(meeting.body, document.title, document.id.replace("-", " "), *document.areas)
        if (
            meeting.date
            and asked.scope.holds_document(document.id)
            and any(first <= meeting.date <= last for first, last in days)
            and knowledge.lexicon.share(terms, known) >= _SHARE
        ):
            return meeting
    return None


def _accounts(planned: Sequence[_Planned], terms: Sequence[Term], knowledge: Knowledge) -> bool:
    """Whether the plan, its paper and the bodies that meet have the question's words."""
    document = knowledge.documents[planned[0].document]
    bodies = [meeting.body for meeting in knowledge.meetings if meeting.source.document == document.id]
    known = stems_of(document.title, *document.areas, *bodies, *(one.text for one in planned))
    return knowledge.lexicon.share(terms, known) >= _SHARE


def _plan(asked: Asked, planned: Sequence[_Planned]) -> Proposal:
    rows = tuple((clip(one.row, 100), clip(one.text, 300), f"[{n}]") for n, one in enumerate(planned, start=1))
    day = planned[0].day
    sentence = f"The papers hold no agenda of the meeting; their forward plan puts {len(planned)} item{'s'[: len(planned) > 1]} down for {day.day} {day:%B %Y} [1]–[{len(planned)}], listed below."  # fmt: skip
    answer = asked_answer(
        asked.text, "forward plan", sentence, found=True, sources=[one.source for one in planned],
        filters={"date": str(day)}, table=AnswerTable(title="Forward plan", columns=("part", "item", "source"), rows=rows),
        confidence=0.8,
    )  # fmt: skip
    return Proposal(answer, 0.86)


def _plans(knowledge: Knowledge) -> tuple[_Planned, ...]:
    return tuple(one for name in knowledge.documents for one in _of_paper(knowledge.paper(name)))


def _of_paper(document: Document) -> Iterator[_Planned]:
    for place in document.places():
        table = place.block
        if not isinstance(table, Table) or not table.header_rows:
            continue
        days = [_day(" ".join(parts)) for parts in table.column_labels()]
        if sum(day is not None for day in days) < _FEWEST:
            continue
        for row in table.body():
            label = row[0].flat if row[0] is not None and days[0] is None else ""
            for column, day in enumerate(days):
                cell = row[column]
                if day is not None and cell is not None and cell.blocks:
                    quote = f"{label} {cell.flat}".strip()
                    yield _Planned(document.id, day, label, cell.flat, cell_source(document, place, cell, quote))


def _day(label: str) -> datetime.date | None:
    return next((found.date for found in find_dates(label) if found.precision == "day"), None)
