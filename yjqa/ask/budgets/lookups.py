"""Money figures looked up and listed."""

from collections.abc import Sequence

from yjqa.ask.budgets.cells import Cell
from yjqa.ask.budgets.findings import Finding, doubts
from yjqa.ask.budgets.narrowing import Narrowed
from yjqa.ask.budgets.printed import is_replaced
from yjqa.ask.budgets.wanted import Wanted
from yjqa.ask.budgets.wording import amount, common_label, label, of_all, quoted, shared_parts, table_of
from yjqa.ask.computing import show
from yjqa.ask.marks import Marks

IN_TEXT = 4
"""Figures that a sentence says; more are a table."""

IN_TABLE = 12
"""Figures of the longest table that answers a question about one of them."""

IN_LIST = 40
"""Figures of the longest list."""


def look_up(narrowed: Narrowed, wanted: Wanted) -> Finding | None:
    """The figures that were asked for; `None` where they are too many to be an answer."""
    cells = in_order(narrowed.main)
    if len(one_of_each(cells)) > IN_TEXT and not (wanted.years or wanted.relative):
        cells = latest(cells)
    distinct = one_of_each(cells)
    before = [one for one in distinct if any(is_replaced(one.line, other.line) for other in distinct)]
    distinct = [one for one in distinct if one not in before]
    if not cells or len(distinct) > IN_TABLE:
        return None
    marks = Marks()
    if len(distinct) == 1:
        text = _one(distinct[0], wanted, marks)
    elif len(distinct) <= IN_TEXT:
        text = _several(distinct, marks)
    else:
        text = f"The papers give {len(distinct)} figures{of_all(distinct)}; see the table."
    text = text[:1].upper() + text[1:]
    if before:
        text += f" Before that: {'; '.join(amount(cell, marks) for cell in before)}."
    for cell in cells:
        marks.number(cell.line.source)
    if wanted.confirms_kind:
        text += _kinds([*cells, *narrowed.parts])
    parts = one_of_each(in_order(narrowed.parts))
    if parts and len(parts) <= IN_TEXT and len(distinct) <= IN_TEXT:
        shared = shared_parts([*distinct, *parts])
        said = "; ".join(f"{label(part, shared)} {amount(part, marks)}".lstrip() for part in parts)
        text += f" Of that: {said}."
    shown = distinct if len(distinct) > IN_TEXT else []
    table = table_of(shown, common_label(shown) or "Figures", marks) if shown else None
    notes = [*doubts(cells), *_same_elsewhere(cells, [*distinct, *before]), *_undated(distinct, wanted)]
    return Finding(text, tuple(cells), marks, table, tuple(notes))


def list_all(narrowed: Narrowed, wanted: Wanted) -> Finding | None:
    """Every figure in a table, the totals last."""
    cells = one_of_each(in_order([*narrowed.main, *narrowed.parts]))
    if not (wanted.years or wanted.relative):
        cells = latest_of_rows(cells)
    if not cells or len(cells) > IN_LIST:
        return None
    marks = Marks()
    table = table_of(cells, common_label(cells) or "Figures", marks)
    text = f"{len(cells)} figures{of_all(cells)}: see the table."
    return Finding(text, tuple(cells), marks, table, tuple(doubts(cells)), sure=0.85)


def latest(cells: Sequence[Cell]) -> list[Cell]:
    """Of each paper's figures those of its latest year."""
    years = {cell.line.source.document: "" for cell in cells}
    for cell in cells:
        name = cell.line.source.document
        years[name] = max(years[name], cell.line.financial_year or "")
    return [cell for cell in cells if (cell.line.financial_year or "") == years[cell.line.source.document]]


def latest_of_rows(cells: Sequence[Cell]) -> list[Cell]:
    """Of each row's figures those of the latest year that it has one for."""
    years: dict[object, str] = {}
    for cell in cells:
        years[cell.row] = max(years.get(cell.row, ""), cell.line.financial_year or "")
    return [cell for cell in cells if (cell.line.financial_year or "") == years[cell.row]]


def in_order(cells: Sequence[Cell]) -> list[Cell]:
    """The figures as they are to be read: the later year and edition first, else as printed."""
    return sorted(cells, key=lambda cell: (_negative(cell.line.financial_year), -cell.edition.toordinal()))


def one_of_each(cells: Sequence[Cell]) -> list[Cell]:
    """The figures without those that another paper gives just so: same sum, area, year, flow and kind."""
    seen: dict[tuple[object, ...], Cell] = {}
    for cell in cells:
        line = cell.line
        key = (line.amount, line.area, line.financial_year, line.flow, line.money_kind)
        first = seen.get(key)
        if first is None:
            seen[key] = cell
        elif first.line.source.document == line.source.document:
            seen[(*key, line.id)] = cell
    return list(seen.values())


def _one(cell: Cell, wanted: Wanted, marks: Marks) -> str:
    what = label(cell)
    said = f"{amount(cell, marks)}{': ' + what if what else ''}."
    if cell.derived is not None:
        said += f" It is worked out: {cell.derived.said(marks)}."
    if cell.is_prose:
        said += f" {quoted(cell)}."
    return said


def _several(cells: Sequence[Cell], marks: Marks) -> str:
    shared = shared_parts(cells)
    parts = "; ".join(f"{amount(cell, marks)} {_called(cell, shared)}".rstrip() for cell in cells)
    return f"{parts}{of_all(cells)}."


def _called(cell: Cell, shared: set[str]) -> str:
    name = label(cell, shared)
    return f"({name})" if name else f"({quoted(cell)})"


def _kinds(cells: Sequence[Cell]) -> str:
    """For each row whether it is cash, in kind or both, as far as its columns tell."""
    rows: dict[object, list[Cell]] = {}
    for cell in cells:
        rows.setdefault((cell.row, cell.line.financial_year), []).append(cell)
    said = []
    for row in list(rows.values())[:IN_TEXT]:
        kinds = {cell.line.money_kind for cell in row if cell.line.amount}
        if kinds >= {"cash", "in_kind"}:
            told = "both in cash and in kind"
        elif "cash" in kinds and kinds <= {"cash", "cash_and_kind", "total"}:
            told = "in cash"
        elif "in_kind" in kinds or kinds == {"cash_and_kind"}:
            told = "in kind, not cash: no cash is given"
        else:
            continue
        said.append(f"{label(row[0], ('column', 'area', 'purpose'))}: {told}")
    return f" {'; '.join(said)}." if said else ""


def _same_elsewhere(cells: Sequence[Cell], distinct: Sequence[Cell]) -> list[str]:
    others = {cell.line.source.document for cell in cells} - {cell.line.source.document for cell in distinct}
    return [f"{name} gives the same figure." for name in sorted(others)]


def _undated(cells: Sequence[Cell], wanted: Wanted) -> list[str]:
    """Of what year the papers are whose figures have none, where a year is asked for."""
    if not (wanted.years or wanted.relative):
        return []
    own = [cell for cell in cells if cell.line.financial_year is None]
    return [
        f"No year is stated for {show(cell.line.amount, 'gbp')}{f'; the paper is of {cell.own_year}' if cell.own_year else ''}."
        for cell in own
    ]


def _negative(year: str | None) -> int:
    return -int(year[:4]) if year else 0
