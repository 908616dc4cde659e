"""Actions as a file for spreadsheets."""

from collections.abc import Callable, Sequence
from pathlib import Path

from tui.saving import save_file
from yjqa.errors import InvalidRequest
from yjqa.records import Action
from yjqa.tables import Rows, csv_as_file, records_as_rows, rows_as_csv, rows_as_xlsx

_FORMS: dict[str, Callable[[Rows], bytes]] = {
    ".csv": lambda rows: csv_as_file(rows_as_csv(rows)),
    ".xlsx": lambda rows: rows_as_xlsx([rows]),
}


def export_actions(path: Path, actions: Sequence[Action]) -> None:
    """Writes the actions in their order, in the form that the path's ending says. It takes its time. Raises `InvalidRequest`."""
    form = _FORMS.get(path.suffix.lower())
    if form is None:
        raise InvalidRequest(f"{path.name}: nothing was written. Let the name end in {' or '.join(_FORMS)}.")
    save_file(path, form(records_as_rows("actions", Action, actions)))
