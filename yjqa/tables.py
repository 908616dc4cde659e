"""Records as rows, and rows as CSV, XLSX and JSON.

Spreadsheets get numbers as numbers and dates as dates, and never a formula: the papers' text is not ours to run.
"""

import csv
import datetime
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from yjqa.records import DocumentRecord, Finding, Record, Source

Value = str | int | float | Decimal | bool | datetime.date | None

ColumnFormat = Literal["plain", "money", "number"]
"""How a spreadsheet shows a column's numbers: as they are, as pounds ("£1,234"; pence where there are any), or with thousands
set off and the decimals that they have. Dates need none: they are shown as dates everywhere.
"""

_FORMULA = re.compile(r"\s*[=+\-@]")
"""What Excel and LibreOffice take for the start of a formula, behind blanks, tabs and line breaks too (OWASP, CSV injection)."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML 1.0, and so XLSX, cannot hold."""


_LONGEST_TEXT = 32_767
"""What one cell of Excel holds."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table for people and spreadsheets: a title, column names and rows of plain values.

    `formats`: by column name, where a column is not plain. Per cents are numbers as printed ("35.1"), with a column or a header that
    says the unit.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    formats: Mapping[str, ColumnFormat] = field(default_factory=dict)


def records_as_rows(title: str, kind: type[BaseModel], records: Sequence[Record | DocumentRecord | Finding]) -> Rows:
    """One row a record: its own fields, nested ones flattened to text and dates, then where it stands.

    `kind` gives the columns, so that a table without rows has them too. Of a finding's places the first has columns of its own;
    `sources` has them all.
    """
    own = {
        name: _dates_in(field.annotation) for name, field in kind.model_fields.items() if name not in {"kind", "source"}
    }
    columns = [column for name, dates in own.items() for column in (name, *(f"{name}_{date}" for date in dates))]
    if issubclass(kind, Record | Finding):
        columns += [f"source_{name}" if name in own else name for name in _SOURCE_COLUMNS]
    rows = []
    for record in records:
        row: list[Value] = []
        for name, dates in own.items():
            value = getattr(record, name)
            row += [_flat(value), *(getattr(value, date, None) for date in dates)]
        if isinstance(record, Record):
            row += _source_values(record.source)
        elif isinstance(record, Finding):
            row += _source_values(record.sources[0])
        rows.append(tuple(row))
    return Rows(title, tuple(columns), tuple(rows), _FORMATS)


_SOURCE_COLUMNS = (
    "where", "document", "title", "page", "page_label", "section", "paragraph", "lines", "table", "quote",
)  # fmt: skip
_FORMATS: dict[str, ColumnFormat] = {"amount": "money", "computed": "money", "value": "number", "target": "number"}


def _dates_in(annotation: object) -> list[str]:
    """The dates that a nested field holds, by name; none of a field that is plain or a list."""
    nested = next((one for one in get_args(annotation) if isinstance(one, type) and issubclass(one, BaseModel)), None)
    if nested is None or get_origin(annotation) is not UnionType:
        return []
    return [name for name, field in nested.model_fields.items() if datetime.date in get_args(field.annotation)]


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
        source.where(),
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
    writer.writerow([_csv_value(name) for name in rows.columns])
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
    """A workbook with a sheet a table: frozen bold headers, filters, numbers, sums and dates as such, text as text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    top, wrapped, bold = Alignment(vertical="top"), Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    book = Workbook(write_only=True)
    for rows in sheets:
        sheet = book.create_sheet(_sheet_title(rows.title))
        sheet.freeze_panes = "A2"
        for number, name in enumerate(rows.columns, start=1):
            texts = [str(row[number - 1] or "") for row in rows.rows[:200]]
            width = max([len(name) + 4, *(len(text) + 2 for text in texts)])
            sheet.column_dimensions[get_column_letter(number)].width = min(width, 60)
        formats = [rows.formats.get(name, "plain") for name in rows.columns]

        def cell_of(value: Value, form: ColumnFormat, sheet: Any = sheet) -> Any:
            content: Any = _CONTROL.sub("", value)[:_LONGEST_TEXT] if isinstance(value, str) else value
            cell = WriteOnlyCell(sheet, content)
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl makes a formula of text that begins with "="
                cell.quotePrefix = int(bool(_FORMULA.match(value)))
                cell.alignment = wrapped
            else:
                cell.alignment = top
                cell.number_format = _number_format(value, form)
            return cell

        header = [cell_of(name, "plain") for name in rows.columns]
        for cell in header:
            cell.font = bold
        sheet.append(header)
        for row in rows.rows:
            sheet.append([cell_of(value, form) for value, form in zip(row, formats, strict=True)])
        last = get_column_letter(max(len(rows.columns), 1))
        sheet.auto_filter.ref = f"A1:{last}{len(rows.rows) + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_title(title: str) -> str:
    """The title without what Excel refuses in the name of a sheet."""
    return re.sub(r"[\[\]:*?/\\]", " ", _CONTROL.sub("", title)).strip("' ")[:31].rstrip("' ")


def _number_format(value: Value, form: ColumnFormat) -> str:
    """How a spreadsheet is to show a value that is no text."""
    if isinstance(value, datetime.date):
        return "yyyy-mm-dd"
    if form == "plain" or value is None or isinstance(value, bool | str):
        return "General"
    number = Decimal(str(value)).normalize()
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    if form == "money":
        return "£#,##0.00" if decimals else "£#,##0"
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def records_as_json(records: Sequence[Record | DocumentRecord | Finding]) -> str:
    """A JSON array of the records, whole."""
    return json.dumps([record.model_dump(mode="json") for record in records], ensure_ascii=False, indent=2) + "\n"


def records_as_jsonl(records: Sequence[Record | DocumentRecord | Finding]) -> str:
    """The records, whole, one JSON object a line."""
    return "".join(record.model_dump_json() + "\n" for record in records)
