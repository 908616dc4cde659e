"""Money compared: side by side, from the highest to the lowest, and what is there in one year and not in another."""

from collections.abc import Sequence

from yjqa.ask.budgets.arithmetic import shared_key, whole_sums
from yjqa.ask.budgets.cells import Cell
from yjqa.ask.budgets.findings import Finding, doubts, unlike
from yjqa.ask.budgets.lookups import IN_LIST, in_order, one_of_each
from yjqa.ask.budgets.narrowing import Narrowed
from yjqa.ask.budgets.wanted import Wanted
from yjqa.ask.budgets.wording import cited, common_label, label, label_parts, of_all, shared_parts, table_of
from yjqa.ask.computing import CitedFigure, rank, show
from yjqa.ask.marks import Marks

_SIDE_BY_SIDE = 4
"""Figures that one sentence compares; more are ranked in a table."""


def compare(narrowed: Narrowed) -> Finding | None:
    """The figures side by side, the highest first, with the difference of two that are like with like."""
    cells = one_of_each(whole_sums(in_order(narrowed.main)))
    if len(cells) < 2 or len(cells) > IN_LIST:
        return None
    marks = Marks()
    cells = sorted(cells, key=lambda cell: -cell.line.amount)
    shared = shared_parts(cells)
    figures = [cited(cell, shared) for cell in cells]
    if len(cells) > _SIDE_BY_SIDE:
        text = f"Highest: {_named(figures[0], marks)}; lowest: {_named(figures[-1], marks)}"
    else:
        text = f"{_named(figures[0], marks)} against {' and '.join(_named(figure, marks) for figure in figures[1:])}"
    differences = unlike(cells)
    if len(cells) == 2 and not differences:
        apart = figures[0].value - figures[1].value
        text += f": {show(apart, 'gbp')} more" if apart else ": the same"
    text += f"{of_all(cells)}."
    table = table_of(cells, common_label(cells) or "Compared", marks) if len(cells) > _SIDE_BY_SIDE else None
    return Finding(text, tuple(cells), marks, table, (*differences, *doubts(cells)))


def rank_rows(narrowed: Narrowed, wanted: Wanted, *, lowest: bool) -> Finding | None:
    """Who gives or gets most or least, for each area in the latest year; totals do not take part."""
    cells = [cell for cell in one_of_each(whole_sums(in_order(narrowed.main))) if not cell.row_total]
    groups: dict[object, list[Cell]] = {}
    for cell in cells:
        groups.setdefault((cell.line.source.document, cell.line.area), []).append(cell)
    marks = Marks()
    said: list[str] = []
    used: list[Cell] = []
    for group in groups.values():
        year = group[0].line.financial_year
        ranked = rank(
            [cited(cell) for cell in group if cell.line.financial_year == year or wanted.years], lowest=lowest
        )
        if len(ranked) < 2:
            continue
        said.append(f"{_named(ranked[0], marks)}, then {_named(ranked[1], marks)}")
        by_record = {cell.line.id: cell for cell in group}
        used += [by_record[figure.record] for figure in ranked]
    if not said or len(used) > IN_LIST:
        return None
    table = table_of(used, common_label(used) or "Ranked", marks)
    return Finding("; ".join(said) + ".", tuple(used), marks, table, tuple(doubts(used)), sure=0.85)


def only_in(years: tuple[str, str], narrowed: Sequence[Cell]) -> Finding | None:
    """The rows that have a figure in the first year and none in the second, in tables that have both years."""
    first, second = years
    rows: dict[object, list[Cell]] = {}
    for cell in narrowed:
        rows.setdefault((*shared_key(cell), cell.line.flow), []).append(cell)
    both = {cell.line.source.document for cell in narrowed if cell.line.financial_year == second}
    gone = [
        row for row in rows.values()
        if row[0].line.source.document in both and not row[0].row_total and not row[0].is_prose
        and first in {cell.line.financial_year for cell in row} and second not in {cell.line.financial_year for cell in row}
    ]  # fmt: skip
    cells = [cell for row in gone for cell in whole_sums([cell for cell in row if cell.line.financial_year == first])]
    if not cells or len(cells) > IN_LIST:
        return None
    marks = Marks()
    said = "; ".join(
        f"{label_parts(cell).get('party') or label(cell)}: {show(cell.line.amount, 'gbp')} "
        f"{marks.mark(cell.line.source)} in {first} and nothing in {second}"
        for cell in cells
    )
    table = table_of(cells, f"In {first} and not in {second}", marks) if len(cells) > 1 else None
    return Finding(said + ".", tuple(cells), marks, table)


def _named(figure: CitedFigure, marks: Marks) -> str:
    return f"{figure.label}: {figure.said(marks)}" if figure.label else figure.said(marks)
