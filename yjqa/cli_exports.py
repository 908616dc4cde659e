"""What the command line gives to programs and spreadsheets: tables as JSON, JSON Lines, CSV and XLSX."""

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from yjqa.compare.comparison import Comparison
from yjqa.compare.sheets import comparison_as_list, comparison_as_sheets
from yjqa.errors import InvalidRequest
from yjqa.records import DocumentRecord, Finding, Record
from yjqa.tables import Rows, csv_as_file, records_as_json, records_as_jsonl, records_as_rows, rows_as_csv, rows_as_xlsx


@dataclass(frozen=True, slots=True)
class RecordTable:
    """Records of one kind under the name that commands call it by."""

    title: str
    kind: type[Record] | type[DocumentRecord] | type[Finding]
    records: Sequence[Record | DocumentRecord | Finding]


def _as_json(tables: Sequence[RecordTable]) -> str:
    """An array of one table's records; of several tables an object with an array each."""
    if len(tables) == 1:
        return records_as_json(tables[0].records)
    arrays = {table.title: [record.model_dump(mode="json") for record in table.records] for table in tables}
    return json.dumps(arrays, ensure_ascii=False, indent=2) + "\n"


def _as_jsonl(tables: Sequence[RecordTable]) -> str:
    return "".join(records_as_jsonl(table.records) for table in tables)


def _as_csv(tables: Sequence[RecordTable]) -> str:
    if len(tables) > 1:
        raise InvalidRequest("CSV holds one table: name a kind, or take --format xlsx for a sheet a kind.")
    (table,) = tables
    return rows_as_csv(records_as_rows(table.title, table.kind, table.records))


TEXT_FORMATS: dict[str, Callable[[Sequence[RecordTable]], str]] = {
    "json": _as_json,
    "jsonl": _as_jsonl,
    "csv": _as_csv,
}
"""The formats that go to standard output; XLSX goes to a file only."""


def write_tables(tables: Sequence[RecordTable], form: str, output: Path | None) -> None:
    """The tables to a file or standard output, in one of the `TEXT_FORMATS` or as "xlsx". Raises `InvalidRequest`."""
    if form == "xlsx":
        write_workbook((records_as_rows(table.title, table.kind, table.records) for table in tables), output)
    else:
        write_text(TEXT_FORMATS[form](tables), form, output)
    if output is not None:
        print(f"{output}: {', '.join(f'{len(table.records)} {table.title}' for table in tables)}", file=sys.stderr)


def write_comparison(found: Comparison, form: str, output: Path | None) -> None:
    """A comparison to a file or standard output, as "json", "csv" or "xlsx". Raises `InvalidRequest`."""
    if form == "xlsx":
        write_workbook(comparison_as_sheets(found), output)
    else:
        text = rows_as_csv(comparison_as_list(found)) if form == "csv" else found.model_dump_json(indent=2) + "\n"
        write_text(text, form, output)
    if output is not None:
        figures = sum(cell is not None for row in found.rows for cell in row.cells)
        print(f"{output}: {figures} figures", file=sys.stderr)


def write_chart(found: Comparison, file: Path) -> None:
    """A comparison drawn, as the file's name asks for. Raises `InvalidRequest`."""
    from yjqa.compare.charts import chart_as_bytes, chart_form

    write_file(file, chart_as_bytes(found, chart_form(file)))
    print(f"{file}: {found.title}", file=sys.stderr)


def write_text(text: str, form: str, output: Path | None) -> None:
    """Text in a data format to a file or standard output. Raises `InvalidRequest` where it cannot be written."""
    if output is None:
        sys.stdout.write(text)
    else:
        write_file(output, csv_as_file(text) if form == "csv" else text.encode())


def write_workbook(sheets: Iterable[Rows], output: Path | None) -> None:
    """A sheet a table to a file. Raises `InvalidRequest` where none is named or it cannot be written."""
    if output is None:
        raise InvalidRequest("XLSX is not text: say where to with --output FILE.xlsx.")
    write_file(output, rows_as_xlsx(sheets))


def write_file(output: Path, data: bytes) -> None:
    """Raises `InvalidRequest` where the file cannot be written."""
    try:
        output.write_bytes(data)
    except OSError as error:
        raise InvalidRequest(f"{output}: cannot be written ({error.strerror or error}).") from error
