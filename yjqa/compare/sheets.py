"""Comparisons as rows for spreadsheets: the table itself, one sheet for each thing worked out, and every figure with its place."""

from collections.abc import Callable
from decimal import Decimal

from yjqa.compare.comparison import CompareCell, CompareColumn, CompareRow, Comparison
from yjqa.compare.naming import KINDS, UNITS
from yjqa.tables import ColumnFormat, Rows, Value, notes_as_rows

ROW_HEADS = {"party": "funder", "kind": "kind of money", "indicator": "indicator", "area": "area", "year": "period"}
"""What the first column is called, by what the rows are."""

_WORKED_OUT: tuple[tuple[str, str, Callable[[CompareCell], Decimal | None]], ...] = (
    ("share", "shares in per cent", lambda cell: cell.share),
    ("change", "changes", lambda cell: cell.change),
    ("change_percent", "changes in per cent", lambda cell: cell.change_percent),
    ("per_head", "pounds a head", lambda cell: cell.per_head),
    ("target", "targets", lambda cell: cell.target),
)
"""What is worked out from figures or printed beside them: its column, its sheet and how it is read."""


def comparison_as_sheets(comparison: Comparison) -> list[Rows]:
    """The figures as they stand side by side, what follows from them where anything does, and each with its place."""
    sheets = [comparison_as_table(comparison)]
    for name, sheet, read in _WORKED_OUT:
        if any(read(cell) is not None for row in comparison.rows for cell in row.cells if cell is not None):
            form: ColumnFormat = _form(comparison) if name in ("change", "per_head") else "number"
            sheets.append(_side_by_side(comparison, sheet, read, form))
    notes = [notes_as_rows(comparison.notes)] if comparison.notes else []
    return [*sheets, _places(comparison), *notes]


def comparison_as_table(comparison: Comparison) -> Rows:
    """The figures as they stand side by side, and nothing else."""
    title = "amounts" if comparison.measure == "budgets" else "figures"
    return _side_by_side(comparison, title, lambda cell: cell.value, _form(comparison))


def comparison_as_list(comparison: Comparison) -> Rows:
    """One row a figure: what it is of, what follows from it, how the papers call it and where it stands; no row for a blank."""
    rows: list[tuple[Value, ...]] = []
    for row in comparison.rows:
        for column, cell in zip(comparison.columns, row.cells, strict=True):
            if cell is None:
                continue
            sources = [source.where() for part in cell.parts for source in part.sources]
            rows.append((
                *_head(comparison, row), *_column(comparison, column), cell.value,
                *(read(cell) for *_, read in _WORKED_OUT), row.is_total,
                "; ".join(dict.fromkeys(part.label for part in cell.parts)), "; ".join(dict.fromkeys(sources)),
            ))  # fmt: skip
    names = (
        *_head_names(comparison), *_column_names(comparison), _value_name(comparison),
        *(name for name, *_ in _WORKED_OUT), "is_total", "printed", "source",
    )  # fmt: skip
    return Rows(comparison.title, names, tuple(rows), _formats(comparison))


def _places(comparison: Comparison) -> Rows:
    """One row a printed figure and place, those of sums of several rows once."""
    rows: list[tuple[Value, ...]] = []
    for row in comparison.rows:
        for column, cell in zip(comparison.columns, row.cells, strict=True):
            for part in cell.parts if cell is not None and not row.is_total else ():
                rows += [
                    (
                        *_head(comparison, row), *_column(comparison, column), part.value, part.label,
                        source.where(), source.document, source.page, source.table.label if source.table else None, source.quote,
                    )
                    for source in part.sources
                ]  # fmt: skip
    names = (
        *_head_names(comparison), *_column_names(comparison), _value_name(comparison), "printed", "source",
        "document", "page", "table", "quote",
    )  # fmt: skip
    return Rows("sources", names, tuple(rows), _formats(comparison))


def _side_by_side(
    comparison: Comparison, title: str, read: Callable[[CompareCell], Decimal | None], form: ColumnFormat
) -> Rows:
    labels = tuple(column.label for column in comparison.columns)
    rows = tuple(
        (*_head(comparison, row), *(None if cell is None else read(cell) for cell in row.cells))
        for row in comparison.rows
    )
    return Rows(title, (*_head_names(comparison), *labels), rows, dict.fromkeys(labels, form))


def head_of(comparison: Comparison, row: CompareRow) -> tuple[str, ...]:
    """What stands before a row's figures, under `head_names`; of a performance figure the measure's name says the unit."""
    measure = (row.measure or "",) if _has_measures(comparison) else ()
    return *measure, row.label, *((KINDS[row.kind],) if _has_kinds(comparison) else ())


def head_names(comparison: Comparison) -> tuple[str, ...]:
    """What the columns before the figures are called."""
    measure = ("indicator",) if _has_measures(comparison) else ()
    return *measure, ROW_HEADS[comparison.by], *(("kind of money",) if _has_kinds(comparison) else ())


def _head(comparison: Comparison, row: CompareRow) -> tuple[str, ...]:
    """`head_of` with the unit by itself, as programs want it."""
    unit = () if comparison.measure == "budgets" else (UNITS.get(row.kind, row.kind or ""),)
    return *head_of(comparison, row), *unit


def _head_names(comparison: Comparison) -> tuple[str, ...]:
    return *head_names(comparison), *(() if comparison.measure == "budgets" else ("unit",))


def _has_kinds(comparison: Comparison) -> bool:
    return comparison.measure == "budgets" and comparison.by != "kind"


def _has_measures(comparison: Comparison) -> bool:
    """Whether a column says what each row measures: all rows have that, or none has."""
    return comparison.by != "indicator" and any(row.measure for row in comparison.rows[:1])


def _column(comparison: Comparison, column: CompareColumn) -> tuple[Value, ...]:
    area = () if comparison.by == "area" else (column.area,)
    return *area, *(() if comparison.by == "year" else (column.period,))


def _column_names(comparison: Comparison) -> tuple[str, ...]:
    area = () if comparison.by == "area" else ("area",)
    return *area, *(() if comparison.by == "year" else ("period",))


def _value_name(comparison: Comparison) -> str:
    return "amount" if comparison.measure == "budgets" else "value"


def _form(comparison: Comparison) -> ColumnFormat:
    return "money" if comparison.measure == "budgets" else "number"


def _formats(comparison: Comparison) -> dict[str, ColumnFormat]:
    form = _form(comparison)
    return {
        _value_name(comparison): form,
        "change": form,
        "target": "number",
        "per_head": "money",
        "share": "number",
        "change_percent": "number",
    }
