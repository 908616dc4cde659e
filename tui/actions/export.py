"""Actions as a file for spreadsheets."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from tui.actions.held import Entry
from tui.saving import save_file
from yjqa.errors import InvalidRequest
from yjqa.records import Action
from yjqa.tables import Rows, Value, csv_as_file, records_as_rows, rows_as_csv, rows_as_xlsx

FORMS: dict[str, Callable[[Rows], bytes]] = {
    ".xlsx": lambda rows: rows_as_xlsx([rows]),
    ".csv": lambda rows: csv_as_file(rows_as_csv(rows)),
}
"""By the ending of a file's name how it is made, the usual one first."""

_SHOWN = ("action", "owner", "due", "status", "overdue", "days overdue", "RAG", "paper", "page")
"""What the register shows, and in a file comes first."""

_TOLD = frozenset(("text", "owners", "due_date", "status", "rag", "title", "page_label"))
"""What those say already."""

_NAMES = {"due": "due as printed", "owners_raw": "owners as printed", "page": "page in the file"}
"""How fields are called that would be mistaken for those."""


def export_actions(path: Path, entries: Sequence[Entry], today: datetime.date) -> None:
    """Writes the actions in their order, in the form that the path's ending says. It takes its time. Raises `InvalidRequest`.

    What the register shows comes first, then all else that is known; the ids are last.
    """
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise InvalidRequest(f"{path.name}: nothing was written. Let the name end in {' or '.join(FORMS)}.")
    save_file(path, form(_rows(entries, today)))


def _rows(entries: Sequence[Entry], today: datetime.date) -> Rows:
    whole = records_as_rows("actions", Action, [entry.action for entry in entries])
    rest = [number for number, name in enumerate(whole.columns) if name not in _TOLD]
    rest.sort(key=lambda number: whole.columns[number] == "id")
    columns = (*_SHOWN, *(_NAMES.get(name, name.replace("_", " ")) for name in (whole.columns[one] for one in rest)))
    rows = (
        (*_shown(entry, today), *(row[number] for number in rest))
        for entry, row in zip(entries, whole.rows, strict=True)
    )
    return Rows("actions", columns, tuple(rows))


def _shown(entry: Entry, today: datetime.date) -> tuple[Value, ...]:
    """What the register shows of an action, in the order of its names."""
    action, source = entry.action, entry.action.source
    overdue = entry.is_overdue(today)
    return (
        action.text,
        "; ".join(owner.name for owner in action.owners) or None,
        entry.due or (action.due.raw if action.due else None),
        action.status,
        "yes" if overdue else "no",
        (today - entry.due).days if overdue and entry.due else None,
        action.rag,
        source.title,
        source.page_label or source.page,
    )
