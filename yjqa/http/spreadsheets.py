"""Tables as spreadsheet programs take them, CSV and workbooks, for everything that gives out tables."""

from collections.abc import Iterable

from yjqa.http.bounded_lock import BoundedLock
from yjqa.tables import Rows, csv_as_file, rows_as_csv, rows_as_xlsx

_WRITING_WORKBOOKS = BoundedLock("workbooks")
"""One at a time, whatever stands in them: a large one takes much memory."""


def csv_file(rows: Rows) -> bytes:
    """A table as a file of CSV."""
    return csv_as_file(rows_as_csv(rows))


def workbook(sheets: Iterable[Rows]) -> bytes:
    """A workbook with a sheet a table. Raises a 503 where too many others are wanted."""
    with _WRITING_WORKBOOKS.held():
        return rows_as_xlsx(sheets)
