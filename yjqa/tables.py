"""Records as rows, and rows as CSV, XLSX and JSON.

Spreadsheets get numbers as numbers and dates as dates, and never a formula: the papers' text is not ours to run.
"""

import csv
import datetime
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from yjqa.records import DocumentRecord, Finding, Record, Source

Value = str | int | float | Decimal | bool | datetime.date | None

_FORMULA = re.compile(r"\s*[=+\-@]")
"""What Excel and LibreOffice take for the start of a formula, behind blanks, tabs and line breaks too (OWASP, CSV injection)."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0, and so XLSX, cannot hold."""


_LONGEST_TEXT = 32_767
"""What one cell of Excel holds."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table for people and spreadsheets: a title, column names and rows of plain values."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def records_as_rows(title: str, kind: type[BaseModel], records: Sequence[Record | DocumentRecord | Finding]) -> Rows:
    """One row a record: its own fields, nested ones flattened to text, then where it stands.

    `kind` gives the columns, so that a table without rows has them too.
    """
    own = [name for name in kind.model_fields if name not in _LEFT_OUT]
    with_source = issubclass(kind, Record)
    columns = [column for name in own for column in _columns_of(name)]
    if with_source:
        columns += _SOURCE_COLUMNS
    rows = []
    for record in records:
        row = [value for name in own for value in _values_of(name, getattr(record, name))]
        if isinstance(record, Record):
            row += _source_values(record.source)
        rows.append(tuple(row))
    return Rows(title, tuple(columns), tuple(rows))


_LEFT_OUT = {"kind", "source"}
_SOURCE_COLUMNS = ["document", "title", "page", "page_label", "section", "paragraph", "lines", "table", "quote"]


def _columns_of(field: str) -> list[str]:
    return ["due", "due_date"] if field == "due" else [field]


def _values_of(field: str, value: object) -> list[Value]:
    if field == "due":
        return [getattr(value, "raw", None), getattr(value, "date", None)]
    return [_flat(value)]


def _flat(value: object) -> Value:
    """A field as one plain value: names of owners, "raw" of periods, lists joined by a semicolon."""
    if value is None or isinstance(value, str | int | float | Decimal | bool | datetime.date):
        return value
    if isinstance(value, dict):
        return "; ".join(f"{key} {_flat(item)}" for key, item in value.items())
    if isinstance(value, tuple | list):
        return "; ".join(str(_flat(item)) for item in value) or None
    if isinstance(value, Source):
        return value.where()
    for name in ("name", "raw", "text"):
        if hasattr(value, name):
            return str(getattr(value, name))
    if isinstance(value, BaseModel):
        return ", ".join(str(item) for item in value.model_dump().values() if item is not None) or None
    return str(value)


def _source_values(source: Source) -> list[Value]:
    table = source.table
    cell = f"{table.label or 'table'}: row {table.row}, column {table.column}" if table else None
    lines = f"{source.lines[0]}-{source.lines[1]}" if source.lines else None
    section = " > ".join(source.section) or None
    return [
        source.document,
        source.title,
        source.page,
        source.page_label,
        section,
        source.paragraph,
        lines,
        cell,
        source.quote,
    ]


def rows_as_csv(rows: Rows) -> str:
    """CSV as RFC 4180 has it. Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(rows.columns)
    writer.writerows([_csv_value(value) for value in row] for row in rows.rows)
    return out.getvalue()


def _csv_value(value: Value) -> Value:
    if isinstance(value, str):
        value = _CONTROL.sub("", value)
        return f"'{value}" if _FORMULA.match(value) else value
    if isinstance(value, datetime.date):
        return value.isoformat()
    return "" if value is None else value


def rows_as_xlsx(sheets: Iterable[Rows]) -> bytes:
    """A workbook with a sheet a table: frozen bold headers, filters, numbers and dates as such, text as text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    for rows in sheets:
        sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", rows.title)[:31])
        sheet.freeze_panes = "A2"
        for number, name in enumerate(rows.columns, start=1):
            texts = [str(row[number - 1] or "") for row in rows.rows[:200]]
            width = max([len(name) + 4, *(len(text) for text in texts)])
            sheet.column_dimensions[get_column_letter(number)].width = min(width, 60)
        header = []
        for name in rows.columns:
            cell = WriteOnlyCell(sheet, name)
            cell.font = Font(bold=True)
            header.append(cell)
        sheet.append(header)
        for row in rows.rows:
            cells = []
            for value in row:
                content: Any = _CONTROL.sub("", value)[:_LONGEST_TEXT] if isinstance(value, str) else value
                cell = WriteOnlyCell(sheet, content)
                if isinstance(value, str):
                    cell.data_type = "s"  # openpyxl makes a formula of text that begins with "="
                    cell.quotePrefix = int(bool(_FORMULA.match(value)))
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
                elif isinstance(value, datetime.date):
                    cell.number_format = "yyyy-mm-dd"
                cells.append(cell)
            sheet.append(cells)
        last = get_column_letter(max(len(rows.columns), 1))
        sheet.auto_filter.ref = f"A1:{last}{len(rows.rows) + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def records_as_json(records: Sequence[Record | DocumentRecord | Finding]) -> str:
    """A JSON array of the records, whole."""
    return json.dumps([record.model_dump(mode="json") for record in records], ensure_ascii=False, indent=2) + "\n"


def records_as_jsonl(records: Sequence[Record | DocumentRecord | Finding]) -> str:
    """The records, whole, one JSON object a line."""
    return "".join(record.model_dump_json() + "\n" for record in records)


TextWriter = Callable[[Sequence[Record | DocumentRecord | Finding], Rows], str]

TEXT_FORMATS: dict[str, TextWriter] = {
    "json": lambda records, _: records_as_json(records),
    "jsonl": lambda records, _: records_as_jsonl(records),
    "csv": lambda _, rows: rows_as_csv(rows),
}
"""The formats that go to standard output; XLSX goes to a file only."""
