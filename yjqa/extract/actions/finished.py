"""From a draft to an Action: owners settled, deadline dated, meeting, mentions and history added."""

import datetime
from collections.abc import Sequence

from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.roster import Roster
from yjqa.extract.dates import Anchor, find_due, read_due
from yjqa.extract.facts import Facts
from yjqa.extract.meetings import Held, meeting_at
from yjqa.extract.names import find_names, plain
from yjqa.records import Action, Due, Meeting, MeetingRef, Owner, Report


def finished(draft: Draft, facts: Facts, roster: Roster, held: list[Held], meetings: Sequence[Meeting]) -> Action:
    """The action that a draft, joined with its other statements, states."""
    meeting = meeting_at(held, draft.position)
    anchor = _anchor(facts, meeting, meetings)
    settled = [roster.settle(owner, draft.position) for owner in draft.owners]
    owners = tuple({owner.name: owner for owner in (each.owner for each in settled)}.values())
    return Action(
        source=draft.source,
        text=draft.text,
        owners=owners,
        owners_raw=draft.owners_raw or (", ".join(draft.owners) or None),
        due=_due(draft, anchor),
        status=draft.status or "open",
        status_stated=draft.status is not None,
        rag=draft.rag,
        progress=draft.progress,
        reference=draft.reference,
        group=draft.group,
        objective=draft.objective,
        benefit=draft.benefit,
        mentions=_mentions(draft, owners),
        meeting=MeetingRef(body=meeting.body, date=meeting.date) if meeting is not None else None,
        also=tuple(other.source for other in draft.same),
        history=_history(draft, held),
        notes=tuple(dict.fromkeys(each.note for each in settled if each.note is not None)),
    )


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
    return read_due(draft.due_raw, anchor) if draft.due_raw else find_due(draft.text, anchor)


def _mentions(draft: Draft, owners: tuple[Owner, ...]) -> tuple[str, ...]:
    """People named in the action who do not own it."""
    own = " ".join(plain(f"{owner.name} {owner.raw}") for owner in owners)
    found = (f"{named.title} {named.name}" if named.title else named.name for named in find_names(draft.text))
    return tuple(dict.fromkeys(name for name in found if plain(name.split()[-1]) not in own.split()))


def _history(draft: Draft, held: list[Held]) -> tuple[Report, ...]:
    """What each meeting said of the action, oldest first, where more than one place reports on it."""
    statements = [draft, *draft.same]
    if len(statements) < 2 and draft.progress is None:
        return ()
    reports = []
    for statement in statements:
        meeting = meeting_at(held, statement.position)
        text = statement.progress or statement.text
        reports.append(
            Report(date=meeting.date if meeting else None, status=statement.status, text=text, source=statement.source)
        )
    return tuple(sorted(reports, key=lambda report: report.date or datetime.date.min))
