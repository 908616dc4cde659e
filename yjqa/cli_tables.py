"""What the command line shows to people: tables and the progress bar."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from yjqa.ingesting import IngestReport, Progress
from yjqa.records import RECORD_TYPES, Action, DocumentRecord, kind_of

if TYPE_CHECKING:
    from yjqa.ask.actions.register import RegisterView

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
    r"|[\ud800-\udfff]"
)
"""Characters with which a paper could drive the terminal, turn its lines around or hide words in them, and halves of characters."""

_PIPE_WIDTH = 140
"""Characters across when the output is not a terminal and COLUMNS does not say."""

FIRST_STEPS = "No papers are held yet. Read some with: yjqa ingest PATH"


def printable(text: str) -> str:
    """The text without characters that a terminal would obey."""
    return _CONTROL.sub("", text)


def console_of(*, stderr: bool = False) -> Console:
    """A console that takes no text for markup; as wide as the terminal, COLUMNS or a page."""
    console = Console(stderr=stderr, highlight=False, markup=False, emoji=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = _PIPE_WIDTH
    return console


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress bar on standard error, by file; nothing where that is not a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    console = console_of(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}", markup=False))
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def show(done: int, count: int, file: Path) -> None:
            bar.update(task, completed=done, total=count, description=printable(file.name))

        yield show


def print_ingest_report(report: IngestReport) -> None:
    """What was found in each paper, then what could not be read and why."""
    console = console_of()
    kinds = [plural for plural in RECORD_TYPES if plural != "acronyms"]
    table = table_of("paper", "", *kinds)
    for entry in report.files:
        if entry.document is None:
            continue
        counts = [str(entry.document.records.get(kind_of(plural), "")) for plural in kinds]
        table.add_row(as_text(entry.document.id), entry.outcome, *counts)
    if table.row_count:
        console.print(table)
    for entry in report.files:
        for warning in entry.document.warnings if entry.document and entry.outcome != "unchanged" else ():
            console.print(as_text(f"note: {entry.file.name}: {warning}"))
        if entry.outcome == "same":
            console.print(as_text(f"note: {entry.file.name}: {entry.message}; kept once."))
    if report.passed_over:
        names = ", ".join(file.name for file in report.passed_over[:5])
        more = ", …" if len(report.passed_over) > 5 else ""
        console.print(as_text(f"note: not papers, passed over: {names}{more} ({len(report.passed_over)})"))
    for entry in report.failed:
        console.print(as_text(f"not read: {entry.message}"), style="red")
    read = sum(entry.outcome in ("added", "changed") for entry in report.files)
    unchanged = sum(entry.outcome in ("unchanged", "same") for entry in report.files)
    parts = [f"{read} read", f"{unchanged} unchanged", *([f"{len(report.failed)} failed"] if report.failed else [])]
    console.print(", ".join(parts) + "." if report.files else "There are no papers in there.")


def print_register(view: "RegisterView", *, library_is_empty: bool) -> None:
    """The register as a table; how a name was taken, where it was not the plain full name."""
    console = console_of()
    if library_is_empty:
        console.print(FIRST_STEPS)
        return
    for note in view.notes:
        console.print(as_text(note), style="dim")
    if not view.actions:
        console.print("No action in the papers fits.")
        return
    table = table_of("action", "owner", "due", "status", "source")
    table.columns[0].ratio, table.columns[1].ratio, table.columns[4].ratio = 5, 2, 2
    for action in view.actions:
        table.add_row(*map(as_text, register_cells(action)))
    console.print(table)
    console.print(f"{len(view.actions)} action{'s'[: len(view.actions) != 1]}.")


def register_cells(action: Action) -> tuple[str, str, str, str, str]:
    """An action as the register shows it: text, owners, deadline, status, place."""
    owners = ", ".join(owner.name for owner in action.owners)
    due = action.due.raw if action.due else ""
    status = action.status if action.status_stated else f"{action.status} (not stated)"
    return action.text, owners, due, status, action.source.where()


def print_documents(documents: Sequence[DocumentRecord]) -> None:
    """The papers that are held."""
    console = console_of()
    if not documents:
        console.print(FIRST_STEPS)
        return
    table = table_of("id", "title", "kind", "areas", "date", "pages", "records")
    for record in documents:
        table.add_row(
            as_text(record.id),
            as_text(record.title),
            record.document_kind,
            as_text(", ".join(record.areas)),
            record.date.isoformat() if record.date else as_text(record.period or ""),
            str(record.pages or ""),
            str(sum(record.records.values())),
        )
    console.print(table)


def table_of(*columns: str) -> Table:
    """An empty table with these columns."""
    table = Table(*columns, box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for column in table.columns:
        column.vertical = "top"
        column.overflow = "fold"  # ids must be readable whole: they are what commands take
    return table


def as_text(text: str) -> Text:
    """Text out of a paper, harmless to the terminal."""
    return Text(printable(text))
