"""An action as a line of the register, and the columns of that."""

import datetime
from collections.abc import Container, Mapping
from dataclasses import replace
from typing import Literal

from rich.text import Text

from tui.actions.arranging import Count, Heading, Order, Row
from tui.actions.held import Entry, Held
from tui.table.columns import Column, Line

_WIDTHS: dict[Order, Column] = {
    "owner": Column("Owner", 17, grow=2),
    "action": Column("Action", 20, grow=10),
    "due": Column("Due", 10),
    "status": Column("Status", 9),
    "rag": Column("RAG", 5, from_width=84),
    "paper": Column("Source", 20, grow=1, from_width=104),
}

COLUMNS: tuple[Order, ...] = tuple(_WIDTHS)
"""What each column can be ordered by, from the left."""


_NEVER = 1_000_000
"""No table is so wide."""


def empty_columns(held: Held) -> frozenset[Order]:
    """The columns in which nothing would stand."""
    return frozenset[Order](() if any(entry.action.rag for entry in held.entries) else ("rag",))


def columns(order: Order, *, down: bool, empty: Container[Order] = ()) -> list[Column]:
    """The columns, the one marked that the register is ordered by; the table does without those that are empty."""
    mark: Literal["up", "down"] = "down" if down else "up"
    return [
        replace(one, sorted_by=mark if name == order else None, from_width=_NEVER if name in empty else one.from_width)
        for name, one in _WIDTHS.items()
    ]


_RAG_COLOURS = {"red": "error", "amber": "warning", "green": "success"}


def line_of(row: Row, today: datetime.date, colours: Mapping[str, str]) -> Line:
    """A heading over the whole width, or a cell for each column. `colours`: the theme's, by their names."""
    if isinstance(row, Heading):
        return Text(f"{row.title} · {told(row.count)}")
    action = row.action
    overdue = row.is_overdue(today)
    return (
        ", ".join(owner.name for owner in action.owners) or "–",
        action.text,
        due(row),
        Text(status(row, today), f"bold {colours['error']}" if overdue else ""),
        Text(action.rag, colours[_RAG_COLOURS[action.rag]]) if action.rag else "",
        place(row),
    )


def due(entry: Entry) -> str:
    """The deadline in ten characters: the day, or what is printed where no day is meant."""
    wanted = entry.action.due
    if wanted is None:
        return "–"
    if wanted.date is None:
        return wanted.raw
    return f"{wanted.date:%b %Y}" if wanted.precision == "month" else wanted.date.isoformat()


def status(entry: Entry, today: datetime.date) -> str:
    """The status in a word, with a question mark where no paper states it."""
    word = "overdue" if entry.is_overdue(today) else entry.action.status
    return word if entry.action.status_stated else f"{word} ?"


def place(entry: Entry) -> str:
    """The printed page, or what there is instead, then the paper: what is cut off at its end can be told from the rest."""
    source = entry.action.source
    page = f"p. {source.page_label or source.page}" if source.page is not None else ""
    within = page or source.where().removeprefix(source.document).removeprefix(", ")
    return f"{within}, {source.document}" if within else source.document


def told(count: Count) -> str:
    """A count in words."""
    parts = [f"{count.all:,} action{'s'[: count.all != 1]}", f"{count.open:,} open", f"{count.overdue:,} overdue"]
    return " · ".join(parts)


def shown_of(count: Count, held: int) -> str:
    """A count in words, of so many that are held."""
    return f"{count.all:,} of {held:,} action{'s'[: held != 1]} · {count.open:,} open · {count.overdue:,} overdue"
