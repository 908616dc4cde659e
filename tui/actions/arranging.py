"""The order of what is shown, its groups, and how many of it are open and overdue."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tui.actions.held import Entry, Held

Order = Literal["paper", "owner", "action", "due", "status", "rag"]
Grouping = Literal["owner", "paper", "status"]

ORDERS: tuple[Order, ...] = ("paper", "owner", "action", "due", "status", "rag")
"""What the register can be ordered by; the first is the order of the papers."""

GROUPINGS: tuple[Grouping | None, ...] = (None, "owner", "paper", "status")
"""What it can be grouped by, in the order in which it is gone through."""

_RAGS = ("red", "amber", "green")


@dataclass(frozen=True, slots=True)
class Count:
    """How many actions, and how many of them are open and overdue."""

    all: int
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands over a group."""

    title: str
    count: Count


Row = Heading | Entry


def count(entries: Iterable[Entry], today: datetime.date) -> Count:
    """How many they are, each counted once as it stands."""
    entries = list(entries)
    return Count(
        len(entries),
        sum(entry.is_open for entry in entries),
        sum(entry.is_overdue(today) for entry in entries),
    )


def ordered(held: Held, order: Order, *, down: bool, today: datetime.date) -> list[Entry]:
    """All entries in an order, those that lack what it goes by last."""
    if order == "paper":
        return list(reversed(held.entries)) if down else list(held.entries)
    keys: dict[Order, Callable[[Entry], Any]] = {
        "owner": lambda entry: " ".join(held.owners[key] for key in entry.owners).casefold() or None,
        "action": lambda entry: entry.words_of("text"),
        "due": lambda entry: entry.due,
        "status": lambda entry: state(entry, today),
        "rag": lambda entry: _RAGS.index(entry.action.rag) if entry.action.rag else None,
    }
    key = keys[order]
    known = [(value, entry) for entry in held.entries if (value := key(entry)) is not None]
    unknown = [entry for entry in held.entries if key(entry) is None]
    return [entry for _, entry in sorted(known, key=lambda pair: pair[0], reverse=down)] + unknown


def state(entry: Entry, today: datetime.date) -> int:
    """Its place among `STATE_TITLES`."""
    return int(not entry.is_overdue(today)) if entry.is_open else 2


STATE_TITLES = ("Overdue", "Open", "Complete")


def grouped(held: Held, entries: Sequence[Entry], by: Grouping, today: datetime.date) -> list[Row]:
    """The entries under headings. An action of several owners stands under each of them."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in _groups_of(entry, by, today):
            groups.setdefault(key, []).append(entry)
    titles = {key: _title(held, key, by) for key in groups}
    keys = sorted(groups, key=lambda key: key if by == "status" else (key == "", titles[key].casefold()))
    rows: list[Row] = []
    for key in keys:
        rows.append(Heading(titles[key], count(groups[key], today)))
        rows += groups[key]
    return rows


def _groups_of(entry: Entry, by: Grouping, today: datetime.date) -> tuple[str, ...]:
    if by == "owner":
        return entry.owners or ("",)
    return (entry.action.source.document,) if by == "paper" else (str(state(entry, today)),)


def _title(held: Held, key: str, by: Grouping) -> str:
    if by == "status":
        return STATE_TITLES[int(key)]
    if by == "paper":
        return held.papers.get(key, key)
    return held.owners[key] if key else "No owner"


def place_of(rows: Sequence[Row], before: Sequence[Row], cursor: int) -> int:
    """Where the cursor is to stand so that it stays on the same action, or on the next one after it that is still shown."""
    shown = {row.action.id for row in rows if not isinstance(row, Heading)}
    for wanted in before[cursor:]:
        if not isinstance(wanted, Heading) and wanted.action.id in shown:
            return min(_places_of(wanted, rows), key=lambda place: abs(place - cursor))
    return min(cursor, len(rows) - 1)


def _places_of(wanted: Entry, rows: Sequence[Row]) -> list[int]:
    return [
        place for place, row in enumerate(rows) if not isinstance(row, Heading) and row.action.id == wanted.action.id
    ]
