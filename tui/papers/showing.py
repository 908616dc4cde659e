"""Which of the papers are shown, and in which order."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

from yjqa.records import DocumentRecord

Order = Literal["paper", "kind", "date", "records", "warnings"]
"""What the papers are in order of: their title, …; the newest, the most records and the most warnings first."""

_KEYS: dict[Order, Callable[[DocumentRecord], Any]] = {
    "paper": lambda record: "",
    "kind": lambda record: record.document_kind,
    "date": lambda record: tuple(-ord(one) for one in when(record)) or (1,),
    "records": lambda record: -sum(record.records.values()),
    "warnings": lambda record: -len(record.warnings),
}

ORDERS: tuple[Order, ...] = tuple(_KEYS)


def next_order(order: Order) -> Order:
    """The order after this one."""
    return ORDERS[(ORDERS.index(order) + 1) % len(ORDERS)]


def when(record: DocumentRecord) -> str:
    """The date of a paper as `2020-05-31`, else its period, else nothing."""
    return record.date.isoformat() if record.date else record.period or ""


def show(papers: Sequence[DocumentRecord], line: str, order: Order) -> list[DocumentRecord]:
    """The papers in which every word of the line stands, in order."""
    words = line.casefold().split()
    fitting = [record for record in papers if all(word in _words(record) for word in words)]
    return sorted(fitting, key=lambda record: (_KEYS[order](record), record.title.casefold(), record.id))


def _words(record: DocumentRecord) -> str:
    """All that a paper is found by; one with warnings by that word, too."""
    parts = (
        record.title, record.id, record.file, record.document_kind, *record.areas, record.period or "", when(record),
        *(f"{record.date:%B %Y}" if record.date else "",), *(("warnings", *record.warnings) if record.warnings else ()),
    )  # fmt: skip
    return "\n".join(parts).casefold()
