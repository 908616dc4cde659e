"""A paper as a line of the table."""

from typing import Literal

from tui.papers.showing import Order, when
from tui.table.columns import Column, Line
from yjqa.cli_tables import printable
from yjqa.records import RECORD_TYPES, DocumentRecord, kind_of

_COUNTED = tuple(plural for plural in RECORD_TYPES if plural != "acronyms")
"""The kinds of records that are counted in columns of their own where there is room."""

_ORDERED_BY: tuple[tuple[str, Order], ...] = (
    ("paper", "paper"), ("kind", "kind"), ("date", "date"), ("records", "records"), ("note", "warnings"),
)  # fmt: skip
_DOWN: tuple[Order, ...] = ("date", "records", "warnings")


def columns(order: Order) -> tuple[Column, ...]:
    """The columns, the one marked that the papers are in order of."""
    mark: dict[str, Literal["up", "down"]] = {
        title: "down" if one in _DOWN else "up" for title, one in _ORDERED_BY if one == order
    }
    right = [Column(plural, len(plural), justify="right", from_width=164) for plural in _COUNTED]
    return (
        Column("paper", 20, grow=3, sorted_by=mark.get("paper")),
        Column("kind", 7, sorted_by=mark.get("kind")),
        Column("areas", 14, grow=1, from_width=104),
        Column("date", 10, sorted_by=mark.get("date")),
        Column("pages", 5, justify="right", from_width=76),
        *right,
        Column("records", 9, justify="right", sorted_by=mark.get("records")),
        Column("note", 10, sorted_by=mark.get("note")),
    )


def order_of(column: int) -> Order | None:
    """What a column puts the papers in order of; `None` where it does not."""
    return dict(_ORDERED_BY).get(columns("paper")[column].title)


def line_of(record: DocumentRecord) -> Line:
    """The cells of a paper."""
    count = len(record.warnings)
    return (
        printable(record.title),
        record.document_kind,
        printable(", ".join(record.areas)),
        printable(when(record)),
        str(record.pages or ""),
        *(str(record.records.get(kind_of(plural), "")) for plural in _COUNTED),
        str(sum(record.records.values())),
        f"{count} warning{'s'[: count != 1]}" if count else "",
    )
