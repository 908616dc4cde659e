"""All that is known of one action, as text, and the places that it rests on."""

import datetime
from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from tui.actions.held import Entry
from yjqa.cli_tables import printable
from yjqa.records import Action, Due, Owner, Source


def day(date: datetime.date) -> str:
    """A day as people write it: "31 May 2020"."""
    return f"{date.day} {date:%B %Y}"


def places_of(action: Action) -> list[Source]:
    """Every place that an action rests on, once: its own, the further ones, those of its history."""
    return list(dict.fromkeys((action.source, *action.also, *(report.source for report in action.history))))


def place_line(source: Source) -> str:
    """A place as people read it: title, page or lines, paragraph."""
    within = source.where().removeprefix(source.document).removeprefix(", ")
    return " ".join(printable(", ".join(part for part in (source.title, within) if part)).split())


def detail_text(entry: Entry, today: datetime.date, label_style: str) -> Group:
    """All but the places, as wide as there is room."""
    action = entry.action
    fields = Table.grid(padding=(0, 2, 0, 0))
    fields.add_column(style=label_style, no_wrap=True)
    fields.add_column(overflow="fold")
    for label, value in _fields(entry, today):
        fields.add_row(label, _safe(value))
    parts: list[RenderableType] = [Text(_safe(action.text).plain, style="bold"), "", fields]
    if action.history:
        parts += ["", Text("History over meetings", style="bold"), _history(action, label_style)]
    for note in action.notes:
        parts += ["", Text.assemble("Note: ", _safe(note))]
    return Group(*parts)


def _safe(text: str) -> Text:
    """A paper's text on one line, without what a terminal would obey."""
    return Text(" ".join(printable(text).split()))


def _history(action: Action, label_style: str) -> Table:
    """What was said when, with the number of the place that says it."""
    places = places_of(action)
    history = Table.grid(padding=(0, 2, 0, 0))
    history.add_column(style=label_style, no_wrap=True)
    history.add_column(overflow="fold")
    for report in action.history:
        number = Text(f"[{places.index(report.source) + 1}]")
        told = _safe(f"{report.status}: {report.text}" if report.status else report.text)
        history.add_row(f"{report.date:%Y-%m-%d}" if report.date else "no date", Text(" ").join((told, number)))
    return history


def _fields(entry: Entry, today: datetime.date) -> Iterator[tuple[str, str]]:
    action = entry.action
    owners = [_owner(owner) for owner in action.owners]
    yield "Owner" if len(owners) < 2 else "Owners", "; ".join(owners) or "none is named"
    if action.owners_raw and len(owners) > 1:
        yield "as printed", action.owners_raw
    yield "Due", _due(action.due) if action.due else "no deadline is stated"
    yield "Status", _status(entry, today)
    named = {
        "RAG": action.rag,
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


def copied_text(actions: list[Action]) -> str:
    """Actions as text for other programs, each with its owners, deadline, status and place."""
    return "\n\n".join(_copied(action) for action in actions) + "\n"


def _copied(action: Action) -> str:
    owners = ", ".join(owner.name for owner in action.owners) or "no owner"
    due = f"due {action.due.raw}" if action.due else "no deadline"
    status = action.status if action.status_stated else f"{action.status} (not stated)"
    source = action.source
    return printable(f"{action.text}\n{owners} · {due} · {status}\n{source.title} ({source.where()}): “{source.quote}”")
