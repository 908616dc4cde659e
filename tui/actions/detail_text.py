"""All that is known of one action, as text, and the places that it rests on."""

import datetime
from collections.abc import Iterator

from rich.text import Text

from tui.actions.held import Entry
from yjqa.cli_tables import printable
from yjqa.records import Action, ActionReport, Due, Owner, Source

_LABEL = 11
"""Characters across of the longest label."""


def day(date: datetime.date) -> str:
    """A day as people write it: "31 May 2020"."""
    return f"{date.day} {date:%B %Y}"


def places_of(action: Action) -> list[Source]:
    """Every place that an action rests on, once: its own, the further ones, those of its history."""
    return list(dict.fromkeys((action.source, *action.also, *(report.source for report in action.history))))


def place_line(source: Source) -> str:
    """A place as people read it: title, printed page, paragraph."""
    parts = [source.title]
    if source.page is not None:
        differs = source.page_label is not None and source.page_label != str(source.page)
        parts.append(f"p. {source.page_label} (page {source.page} of the file)" if differs else f"p. {source.page}")
    elif source.lines:
        parts.append(f"lines {source.lines[0]}-{source.lines[1]}")
    if source.paragraph:
        parts.append(f"para {source.paragraph}")
    return printable(", ".join(parts))


def detail_text(entry: Entry, today: datetime.date, quiet: str) -> Text:
    """The text. `quiet`: the style of labels."""
    action = entry.action
    text = Text(printable(action.text) + "\n", style="bold")
    text = Text("").append_text(text)
    for label, value in _fields(entry, today):
        text.append(f"\n{label:<{_LABEL}} ", style=quiet)
        text.append_text(_hanging(printable(value)))
    if action.history:
        places = places_of(action)
        text.append("\n\nHistory over meetings", style="bold")
        for report in action.history:
            text.append(f"\n{_report(report)} [{places.index(report.source) + 1}]")
    for note in action.notes:
        text.append(f"\n\nNote: {printable(note)}")
    return text


def _hanging(value: str) -> Text:
    return Text(" ".join(value.split()))


def _fields(entry: Entry, today: datetime.date) -> Iterator[tuple[str, str]]:
    action = entry.action
    owners = [_owner(owner) for owner in action.owners]
    yield "Owner" if len(owners) < 2 else "Owners", "; ".join(owners) or "none is named"
    if action.owners_raw and len(owners) > 1:
        yield "as printed", action.owners_raw
    yield "Due", _due(action.due) if action.due else "no deadline is stated"
    yield "Status", _status(entry, today)
    yield "RAG", action.rag or "none is stated"
    named = {
        "Progress": action.progress,
        "Reference": action.reference,
        "Group": action.group,
        "Objective": action.objective if action.objective != action.group else None,
        "Benefit": action.benefit,
        "Meeting": _meeting(action),
        "Also named": ", ".join(action.mentions),
    }
    yield from ((label, value) for label, value in named.items() if value)


def _owner(owner: Owner) -> str:
    from yjqa.extract.names import is_initials

    if owner.raw == owner.name:
        return owner.name
    how = "initials, " if is_initials(owner.raw) else ""
    return f"{owner.name} ({how}printed “{owner.raw}”)"


def _due(due: Due) -> str:
    if due.date is None:
        return f"“{due.raw}”: no day can be read from it"
    last = {"month": ", its last day", "quarter": ", its last day", "season": ", its end", "year": ", its last day"}
    told = day(due.date)
    exact = due.precision in (None, "day")
    return told if exact and due.raw == told else f"{told} (printed “{due.raw}”{last.get(due.precision or '', '')})"


def _status(entry: Entry, today: datetime.date) -> str:
    action = entry.action
    overdue = ""
    if entry.is_overdue(today) and entry.due:
        days = (today - entry.due).days
        overdue = f", overdue by {days:,} day{'s'[: days != 1]}"
    if action.status_stated:
        return f"{action.status}, as stated{overdue}"
    return f"{action.status}{overdue}; no paper states it, and an action is open until one says otherwise"


def _meeting(action: Action) -> str | None:
    meeting = action.meeting
    if meeting is None:
        return None
    parts = [meeting.body, day(meeting.date) if meeting.date else None]
    return ", ".join(part for part in parts if part) or None


def _report(report: ActionReport) -> str:
    date = day(report.date) if report.date else "no date"
    parts = [date, *([report.status] if report.status else []), " ".join(printable(report.text).split())]
    return " · ".join(parts)


def copied_text(actions: list[Action]) -> str:
    """Actions as text for other programs, each with its owners, deadline, status and place."""
    return "\n\n".join(_copied(action) for action in actions) + "\n"


def _copied(action: Action) -> str:
    owners = ", ".join(owner.name for owner in action.owners) or "no owner"
    due = f"due {action.due.raw}" if action.due else "no deadline"
    status = action.status if action.status_stated else f"{action.status} (not stated)"
    source = action.source
    return printable(f"{action.text}\n{owners} · {due} · {status}\n{source.title} ({source.where()}): “{source.quote}”")
