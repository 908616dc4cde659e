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
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from yjqa.records import DocumentRecord, Finding, Record, Source

if TYPE_CHECKING:
    from openpyxl import Workbook

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
        return "; ".join(dict.fromkeys(str(_flat(item)) for item in value)) or None
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


def csv_as_file(text: str) -> bytes:
    """CSV as a file has it: UTF-8 with a mark that says so, since Excel takes CSV without one for the local code page."""
    return text.encode("utf-8-sig")


def rows_as_csv(rows: Rows) -> str:
    """CSV as RFC 4180 has it. Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return _as_lines(rows, csv.excel)


def rows_as_tabbed(rows: Rows) -> str:
    """Text that a spreadsheet takes as cells when it is pasted: a tab between them. Formulas as in CSV."""
    return _as_lines(rows, csv.excel_tab)


def _as_lines(rows: Rows, dialect: type[csv.Dialect]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, dialect)
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


def notes_as_rows(notes: Sequence[str]) -> Rows:
    """What a reader of the other tables should know, as the last sheet of a workbook has it."""
    return Rows("notes", ("note",), tuple((note,) for note in notes))


def rows_as_xlsx(sheets: Iterable[Rows]) -> bytes:
    """A workbook with a sheet a table: frozen bold headers, filters, numbers, sums and dates as such, text as text."""
    import openpyxl
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    cells = _Cells(book)
    for rows in sheets:
        sheet = book.create_sheet(_sheet_title(rows.title))
        sheet.freeze_panes = "A2"
        for number, name in enumerate(rows.columns, start=1):
            texts = [str(row[number - 1] or "") for row in rows.rows[:200]]
            width = max([len(name) + 4, *(len(text) + 2 for text in texts)])
            sheet.column_dimensions[get_column_letter(number)].width = min(width, 60)
        formats = [rows.formats.get(name, "plain") for name in rows.columns]
        sheet.append([cells.header(sheet, name) for name in rows.columns])
        for row in rows.rows:
            sheet.append([cells.value(sheet, value, form) for value, form in zip(row, formats, strict=True)])
        last = get_column_letter(max(len(rows.columns), 1))
        sheet.auto_filter.ref = f"A1:{last}{len(rows.rows) + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Cells:
    """The cells of one workbook. A look that many cells share is a style of the workbook: to say it of each cell takes twice as long."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._looks: set[str] = set()

    def header(self, sheet: Any, name: str) -> Any:
        """The name of a column."""
        return self._text(sheet, name, "header")

    def value(self, sheet: Any, value: Value, form: ColumnFormat) -> Any:
        """A cell that holds a value as what it is."""
        from openpyxl.cell import WriteOnlyCell

        if value is None:
            return None
        if isinstance(value, str):
            return self._text(sheet, value, "text")
        content: Any = value
        cell = WriteOnlyCell(sheet, content)
        cell.style = self._look(_number_format(value, form))
        return cell

    def _text(self, sheet: Any, text: str, look: str) -> Any:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(sheet, _CONTROL.sub("", text)[:_LONGEST_TEXT])
        cell.data_type = "s"  # openpyxl makes a formula of text that begins with "="
        cell.style = self._look(look)
        if _FORMULA.match(text):
            cell.quotePrefix = 1
        return cell

    def _look(self, name: str) -> str:
        """The style of headers ("header"), of text ("text"), or of numbers in a format."""
        from openpyxl.styles import Alignment, Font, NamedStyle

        if name not in self._looks:
            is_text = name in {"header", "text"}
            style = NamedStyle(name, number_format="General" if is_text else name)
            style.alignment = Alignment(vertical="top", wrap_text=is_text)
            style.font = Font(name="Calibri", size=11, bold=name == "header")
            self._book.add_named_style(style)
            self._looks.add(name)
        return name


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
