"""Comparisons in the forms that are asked for: JSON, CSV, workbooks, charts, or a figure alone."""

from collections.abc import Callable, Mapping

from yjqa.compare.comparison import Comparison
from yjqa.compare.sheets import comparison_as_list, comparison_as_sheets, comparison_as_table, head_of
from yjqa.http.bounded_lock import BoundedLock
from yjqa.http.problems import HttpProblem
from yjqa.http.spreadsheets import csv_file, workbook

_DRAWING_CHARTS = BoundedLock("charts")
"""One at a time: what draws them has settings that all threads share."""

_MOST_NAMED = 5


def _as_json(found: Comparison) -> bytes:
    return found.model_dump_json().encode()


def _as_csv(found: Comparison) -> bytes:
    return csv_file(comparison_as_list(found))


def csv_table(found: Comparison) -> bytes:
    """The figures side by side and nothing else, as CSV."""
    return csv_file(comparison_as_table(found))


def _as_xlsx(found: Comparison) -> bytes:
    return workbook(comparison_as_sheets(found))


def _as_text(found: Comparison) -> bytes:
    """The figure alone. Raises a 404 where none fits, a 409 where several do: one of them would be told for all."""
    figures = [
        (row, column, cell)
        for row in found.rows
        for column, cell in zip(found.columns, row.cells, strict=True)
        if cell is not None and not row.is_total
    ]
    if not figures:
        raise HttpProblem(404, "no-figure", "No figure fits", f"{found.title}: the papers have no figure for this.")
    if len(figures) > 1:
        some = "; ".join(
            " ".join((*head_of(found, row), column.label)).strip() for row, column, _ in figures[:_MOST_NAMED]
        )
        raise HttpProblem(
            409,
            "several-figures",
            "More than one figure fits",
            f"{found.title}: {len(figures)} figures fit: {some}{' …' if len(figures) > _MOST_NAMED else ''}. "
            "Narrow it to one, or ask for all of them in another format.",
        )
    return f"{figures[0][2].value:f}".encode()


def _as_png(found: Comparison) -> bytes:
    return _drawn(found, "png")


def _as_svg(found: Comparison) -> bytes:
    return _drawn(found, "svg")


def _drawn(found: Comparison, form: str) -> bytes:
    from yjqa.compare.charts import chart_as_bytes

    with _DRAWING_CHARTS.held():
        return chart_as_bytes(found, form)


FORMS: Mapping[str, Callable[[Comparison], bytes]] = {
    "json": _as_json,
    "csv": _as_csv,
    "xlsx": _as_xlsx,
    "text": _as_text,
    "png": _as_png,
    "svg": _as_svg,
}
"""Each form by the name that `format` calls it. They raise `HttpProblem` and `InvalidRequest`."""
