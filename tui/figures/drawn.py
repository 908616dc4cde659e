"""Which figures of a comparison are drawn: those of the row under the cursor, of its column, or of its whole table."""

from typing import Literal

from tui.figures.telling import Point
from yjqa.compare.comparison import CompareRow, Comparison
from yjqa.compare.sheets import head_of
from yjqa.compare.trends import Panel, panels_of

Scope = Literal["row", "column", "table"]
SCOPES: tuple[Scope, ...] = ("row", "column", "table")

_MOST_FIGURES = 120
"""Of more figures no chart is drawn: the table says it better."""


def panels_at(comparison: Comparison, point: Point, scope: Scope) -> list[Panel]:
    """The panels to draw, each of figures of one unit; none where there is nothing, or too much, to draw."""
    panels = panels_of(_PARTS[scope](comparison, point))
    return panels if sum(panel.figures for panel in panels) <= _MOST_FIGURES else []


def usual_scope(comparison: Comparison, point: Point) -> Scope:
    """What is drawn until somebody says: what goes on over time, which is the column where the rows are years; the other where that is
    one figure only."""
    in_row = sum(cell is not None for cell in comparison.rows[point.row].cells)
    in_column = sum(row.cells[point.column] is not None for row in _beside(comparison, point))
    if comparison.by == "year":
        return "column" if in_column > 1 else "row"
    return "column" if in_row < 2 <= in_column else "row"


def _row(comparison: Comparison, point: Point) -> Comparison:
    """The row alone; over areas and years as a line an area, over years."""
    row = comparison.rows[point.row]
    title = ", ".join(head_of(comparison, row))
    if comparison.by in ("party", "kind"):
        own = row.model_copy(update={"is_total": False})
        return comparison.model_copy(update={"by": "indicator", "title": title, "rows": (own,)})
    return comparison.model_copy(update={"title": _titled(comparison, title), "rows": (_drawable(row),)})


def _column(comparison: Comparison, point: Point) -> Comparison:
    """The column, of what can stand on one axis with the row: totals beside totals, parts beside parts."""
    column = comparison.columns[point.column]
    rows = tuple(
        _drawable(row.model_copy(update={"cells": (row.cells[point.column],)})) for row in _beside(comparison, point)
    )
    title = _titled(comparison, column.label) if comparison.by != "party" else f"{comparison.title}, {column.label}"
    return comparison.model_copy(update={"title": title, "columns": (column,), "rows": rows})


def _table(comparison: Comparison, point: Point) -> Comparison:
    """All rows that can stand on one axis with the row."""
    return comparison.model_copy(update={"rows": tuple(map(_drawable, _beside(comparison, point)))})


def _beside(comparison: Comparison, point: Point) -> list[CompareRow]:
    """The rows of the same measure, or of the same kind of money."""
    own = comparison.rows[point.row]
    if comparison.measure == "kpis" and comparison.by == "indicator":
        return [own]
    if comparison.by == "kind":
        return [row for row in comparison.rows if row.is_total == own.is_total]
    return [
        row for row in comparison.rows if (row.kind, row.measure, row.is_total) == (own.kind, own.measure, own.is_total)
    ]


def _drawable(row: CompareRow) -> CompareRow:
    """The row as one that is drawn though it is a total: it was asked for by itself."""
    return row.model_copy(update={"is_total": False})


def _titled(comparison: Comparison, title: str) -> str:
    return f"{comparison.title}: {title}" if comparison.measure == "kpis" else title


_PARTS = {"row": _row, "column": _column, "table": _table}
