"""From a draft to an Action: owners settled, deadline dated, meeting, mentions and history added."""

import datetime
import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.roster import Roster
from yjqa.extract.dates import Anchor, find_dates
from yjqa.extract.due import find_due, read_due
from yjqa.extract.facts import Facts
from yjqa.extract.held import Held, meeting_at
from yjqa.extract.names import find_names, is_initials, plain
from yjqa.records import Action, ActionReport, Due, Meeting, MeetingRef, Owner

_Said = TypeVar("_Said")
_OF_MEETING = re.compile(r"\b(?:actions?|minutes)\b.*\b(?:of|from|on|held|at|meeting)\b", re.IGNORECASE)
_INITIALS = re.compile(r"\b[A-Z][A-Za-z]{0,3}[A-Z]\b|\b[A-Z]{2}[a-z]{1,3}\b")


def finished(draft: Draft, facts: Facts, roster: Roster, held: list[Held], meetings: Sequence[Meeting]) -> Action:
    """The action that a draft, joined with its other statements, states."""
    meeting = _raised_at(draft, held)
    anchor = _anchor(facts, meeting, meetings)
    settled = [roster.settle(owner, draft.position) for owner in draft.owners]
    owners = tuple({owner.name: owner for owner in (each.owner for each in settled)}.values())
    reports = _in_order(draft, held)
    status = _latest(report.status for report in reports)
    return Action(
        source=draft.source,
        text=draft.text,
        owners=owners,
        owners_raw=draft.owners_raw or (", ".join(draft.owners) or None),
        due=_due(draft, anchor),
        status=status or "open",
        status_stated=status is not None,
        rag=_latest(report.rag for report in reports),
        progress=_latest(report.progress for report in reports),
        reference=draft.reference,
        group=draft.group,
        objective=draft.objective,
        benefit=draft.benefit,
        mentions=_mentions(draft, owners, roster),
        meeting=MeetingRef(body=meeting.body, date=meeting.date) if meeting is not None else None,
        also=tuple(other.source for other in draft.same),
        history=_history(reports, held),
        notes=tuple(dict.fromkeys(each.note for each in settled if each.note is not None)),
    )


def _raised_at(draft: Draft, held: list[Held]) -> Meeting | None:
    """The meeting at which the action was raised: the one that the heading of its table or list dates, else the one
    in whose papers it stands.
    """
    here = meeting_at(held, draft.position)
    heading = next(
        (text for text in (draft.group, *reversed(draft.source.section)) if text and _OF_MEETING.search(text)), None
    )
    dated = next((d for d in find_dates(heading or "") if d.precision == "day"), None)
    if dated is None or (here is not None and here.date is not None and dated.date > here.date):
        return here
    own = next((found.meeting for found in held if found.meeting.date == dated.date), None)
    body = here.body if here is not None else None
    return own or Meeting(source=draft.source, body=body, date=dated.date)


def _anchor(facts: Facts, meeting: Meeting | None, meetings: Sequence[Meeting]) -> Anchor:
    """What settles dates: the meeting at which the action was raised, else the year or date of the paper."""
    day = meeting.date if meeting is not None else None
    if day is not None:
        later = [m.date for m in meetings if m.date is not None and m.date > day and m.meeting_kind != "referred"]
        return Anchor(day, next_meeting=min(later, default=None))
    if facts.financial_year is not None:
        return Anchor(financial_year=facts.financial_year)
    return Anchor(facts.date)


def _due(draft: Draft, anchor: Anchor) -> Due | None:
    """The deadline given beside the action, else the one in its words; notes with owners in the margin tell of more
    than the action, and only a date in them is its deadline.
    """
    if draft.due_raw:
        return read_due(draft.due_raw, anchor)
    due = find_due(draft.text, anchor)
    return None if draft.origin == "margin" and due is not None and due.date is None else due


def _mentions(draft: Draft, owners: tuple[Owner, ...], roster: Roster) -> tuple[str, ...]:
    """People named in the action, by name or by settled initials, who do not own it."""
    own = " ".join(plain(f"{owner.name} {owner.raw}") for owner in owners).split()
    found = [f"{named.title} {named.name}" if named.title else named.name for named in find_names(draft.text)]
    for word in _INITIALS.findall(draft.text):
        settled = roster.settle(word, draft.position).owner if is_initials(word) else None
        if settled is not None and settled.person is not None:
            found.append(settled.name)
    return tuple(dict.fromkeys(name for name in found if plain(name.split()[-1]) not in own))


def _in_order(draft: Draft, held: list[Held]) -> list[Draft]:
    """All statements of the action, that of the earliest meeting first."""

    def order(statement: Draft) -> tuple[datetime.date, int]:
        meeting = meeting_at(held, statement.position)
        return (meeting.date if meeting and meeting.date else datetime.date.min, statement.position)

    return sorted([draft, *draft.same], key=order)


def _latest(said: Iterable[_Said | None]) -> _Said | None:
    """The last word that was said."""
    return next(reversed([word for word in said if word is not None]), None)


def _history(statements: list[Draft], held: list[Held]) -> tuple[ActionReport, ...]:
    """What each meeting said of the action, oldest first, where more than one place reports on it."""
    if len(statements) < 2 and statements[0].progress is None:
        return ()
    reports = []
    for statement in statements:
        meeting = meeting_at(held, statement.position)
        reports.append(
            ActionReport(
                date=meeting.date if meeting else None,
                status=statement.status,
                text=statement.progress or statement.text,
                source=statement.source,
            )
        )
    return tuple(reports)
