"""A comparison as an answer says and shows it."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from yjqa.ask.answer import Answer, AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.computing import show, show_difference
from yjqa.ask.marks import Marks
from yjqa.compare.comparison import CompareCell, CompareRow, Comparison
from yjqa.compare.naming import KINDS
from yjqa.records import Source, Unit

IN_TABLE = (30, 8)
"""Most rows and most columns of figures that an answer shows."""

_SURE = 0.85


def answer(
    asked: Asked, comparison: Comparison, rows: Sequence[CompareRow], said: Sequence[CompareRow], lead: str = ""
) -> Answer:
    """The rows as a table, and those of `said` in words after `lead`."""
    marks = Marks()
    text = lead + "; ".join(_in_words(row, comparison, marks) for row in said)
    columns = [column.label for column in comparison.columns]
    shown = [[_shown(cell, _unit(row, comparison)) for cell in row.cells] for row in rows]
    sources = [marks.mark(*_places(row)) for row in rows]
    money = comparison.measure == "budgets"
    heads = ("Funder", "Kind of money") if money else ("Measure",)
    names = [(row.label, KINDS[row.kind]) if money else (row.label,) for row in rows]
    table = AnswerTable(
        title=comparison.title,
        columns=(*heads, *columns, "Source"),
        rows=tuple((*name, *cells, mark) for name, cells, mark in zip(names, shown, sources, strict=True)),
    )
    return asked_answer(
        asked.text,
        "budget_side_by_side" if money else "kpi_side_by_side",
        f"{text}.",
        found=True,
        sources=marks.sources,
        filters={
            "area": list(dict.fromkeys(column.area for column in comparison.columns if column.area)),
            "period": list(dict.fromkeys(column.period for column in comparison.columns if column.period)),
        },
        table=table if len(rows) > 1 or len(columns) > 1 else None,
        records=[part.record for row in rows for cell in row.cells if cell for part in cell.parts],
        notes=(*asked.scope.notes, *comparison.notes),
        confidence=_SURE,
    )


def is_aligned(row: CompareRow) -> bool:
    """Whether a row has figures in more than one column, so that like stands beside like."""
    return sum(cell is not None for cell in row.cells) > 1


def fits_table(comparison: Comparison, rows: Sequence[CompareRow]) -> bool:
    """Whether there is something to show, and no more than an answer shows."""
    return 0 < len(rows) <= IN_TABLE[0] and len(comparison.columns) <= IN_TABLE[1]


def _in_words(row: CompareRow, comparison: Comparison, marks: Marks) -> str:
    """ "Police, in kind: £90,000 [1] in Westshire 2016/17, £45,000 [2] in Eastport 2016/17 (£45,000 less)"."""
    unit = _unit(row, comparison)
    held = [(cell, column) for cell, column in zip(row.cells, comparison.columns, strict=True) if cell is not None]
    figures = []
    for cell, column in held:
        mark = "" if row.is_total else f" {marks.mark(*_places_of(cell))}"
        figures.append(f"{_shown(cell, unit)}{mark} in {column.label}")
    if len(held) == 2 and (held[0][1].period == held[1][1].period or held[0][1].area == held[1][1].area):
        figures[1] += _apart(held[1][0].value - held[0][0].value, held[1][0].change_percent, unit)
    kind = f", {KINDS[row.kind]}" if comparison.measure == "budgets" else ""
    return f"{row.label}{kind}: {', '.join(figures)}"


def _apart(difference: Decimal, percent: Decimal | None, unit: Unit) -> str:
    """How far the second of two figures of one period, or of one area, lies from the first; `percent` where it is a change."""
    if not difference:
        return " (the same)"
    share = "" if percent is None else f", {abs(percent).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
    return f" ({show_difference(abs(difference), unit)} {'more' if difference > 0 else 'less'}{share})"


def _shown(cell: CompareCell | None, unit: Unit) -> str:
    return "" if cell is None else show(cell.value, unit)


def _unit(row: CompareRow, comparison: Comparison) -> Unit:
    """How a row's figures are written; what rates are per stands in its label."""
    if comparison.measure == "budgets":
        return "gbp"
    return "percent" if row.kind == "percent" else "count"


def _places_of(cell: CompareCell) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(part.sources[0] for part in cell.parts))


def _places(row: CompareRow) -> tuple[Source, ...]:
    """Where the figures of a row stand; those of a total stand in the rows above it."""
    if row.is_total:
        return ()
    return tuple(dict.fromkeys(source for cell in row.cells if cell is not None for source in _places_of(cell)))
