"""Sums, differences, changes and shares of money, worked out from the figures that the papers print."""

from collections.abc import Callable, Sequence

from yjqa.ask.budgets.cells import Cell
from yjqa.ask.budgets.findings import Finding, doubts, unlike
from yjqa.ask.budgets.lookups import in_order, one_of_each
from yjqa.ask.budgets.narrowing import Narrowed
from yjqa.ask.budgets.printed_shares import PrintedShare
from yjqa.ask.budgets.wanted import Wanted
from yjqa.ask.budgets.wording import PARTS, cited, common_label, label_parts, of_all, shared_parts, table_of
from yjqa.ask.computing import add, change, share, subtract
from yjqa.ask.marks import Marks

MOST_ADDED = 20
"""Figures of the longest sum."""

_SAID_PARTS = 6
"""Figures of a sum that its sentence says; those of a longer one are in the table."""

_ROUNDING = 1
"""Percentage points by which a printed percentage may differ from the one that is worked out."""

_MOST_CHANGES = 3
"""Changes that sentences say; more are a table."""


def sum_up(narrowed: Narrowed, wanted: Wanted) -> Finding | None:
    """The sum of the figures of one paper and year; `None` where there is only one or they cannot be added."""
    cells = whole_sums(one_of_each(in_order(narrowed.main)))
    if not wanted.years:
        cells = [cell for cell in cells if cell.line.financial_year == cells[0].line.financial_year]
    cells = [cell for cell in cells if cell.line.source.document == cells[0].line.source.document]
    alike = {(cell.line.flow, cell.column_total) for cell in cells}
    if len(cells) < 2 or len(cells) > MOST_ADDED or len(alike) > 1:
        return None
    marks = Marks()
    shared = shared_parts(cells)
    computed = add([cited(cell, shared) for cell in cells], marks)
    text = computed.text[0].upper() + computed.text[1:]
    if len(cells) > _SAID_PARTS:
        text = f"{text.partition(':')[0]}: the sum of {len(cells)} figures; see the table"
    table = table_of(cells, common_label(cells) or "What was added up", marks) if len(cells) > _SAID_PARTS else None
    for cell in in_order(narrowed.main):
        marks.number(cell.line.source)
    return Finding(f"{text}{of_all(cells)}.", tuple(cells), marks, table, tuple(doubts(cells)))


def whole_sums(cells: Sequence[Cell]) -> list[Cell]:
    """Of figures of one row, area and year in several kinds of money, those that hold the others."""
    rows: dict[object, list[Cell]] = {}
    for cell in cells:
        rows.setdefault((cell.row, cell.line.area, cell.line.financial_year, cell.column), []).append(cell)
    kept: list[Cell] = []
    for row in rows.values():
        wide = [cell for cell in row if cell.column_total or cell.line.money_kind == "cash_and_kind"]
        kept += wide or row
    return kept


def differ(narrowed: Narrowed) -> Finding | None:
    """How far two figures lie apart; with more or fewer, or unlike ones of two areas, there is no difference to tell."""
    cells = one_of_each(whole_sums(in_order(narrowed.main)))
    if len(cells) != 2 or unlike(cells):
        return None
    marks = Marks()
    one, other = (cited(cell, shared_parts(cells)) for cell in cells)
    computed = subtract(one, other, marks)
    return Finding(f"{computed.text}{of_all(cells)}.", tuple(cells), marks, None, tuple(doubts(cells)))


def changes(narrowed: Narrowed, wanted: Wanted, keep: Callable[[Cell, Cell], bool] = lambda *_: True) -> Finding | None:
    """What each row's figure was in two years, once where several kinds of its money changed alike; `keep` picks the
    changes that count.
    """
    by_sums = {
        (shared_key(b), b.line.amount, a.line.amount): (b, a) for b, a in _pairs(narrowed.main, wanted) if keep(b, a)
    }
    pairs = list(by_sums.values())
    if not pairs:
        return None
    marks = Marks()
    cells = [cell for pair in pairs for cell in pair]
    shared = shared_parts(cells) | {"year"}
    but_year = [part for part in PARTS if part != "year"]
    sentences = []
    for before, after in pairs[:_MOST_CHANGES]:
        computed = change(cited(before, but_year), cited(after, but_year), marks)
        called = ", ".join(text for part, text in label_parts(after).items() if part not in shared)
        sentences.append(f"{called + ': ' if called else ''}{computed.text}")
    text = "; ".join(sentences)
    table = None
    if len(pairs) > _MOST_CHANGES:
        text = f"{len(pairs)} rows changed; see the table"
        table = table_of(cells, common_label(cells) or "What changed", marks)
    text = f"{text[0].upper()}{text[1:]}{of_all(cells)}."
    return Finding(text, tuple(cells), marks, table, tuple(doubts(cells)))


def shared_key(cell: Cell) -> tuple[object, ...]:
    """What a row is beside its kind of money."""
    return (cell.line.source.document, cell.line.party, cell.line.purpose, cell.line.area)


def _pairs(cells: Sequence[Cell], wanted: Wanted) -> list[tuple[Cell, Cell]]:
    """Each row's figures of the two years that are asked for, or else of its latest two."""
    rows: dict[object, dict[str, Cell]] = {}
    for cell in cells:
        line = cell.line
        if line.financial_year:
            key = (*shared_key(cell), line.flow, line.money_kind, cell.column)
            rows.setdefault(key, {}).setdefault(line.financial_year, cell)
    found = []
    for row in rows.values():
        years = sorted(row)
        if len(years) >= 2:
            found.append((row[years[0 if wanted.years else -2]], row[years[-1]]))
    found.sort(key=lambda pair: -pair[1].edition.toordinal())
    return found


def share_of(narrowed: Narrowed, cells: Sequence[Cell], printed: PrintedShare | None) -> Finding | None:
    """What part of the printed total each figure is: of its own column's, or where it is a column's, of the whole table's.

    `printed`: the percentage that the paper gives itself; where none that is worked out comes to it, it alone is the answer.
    """
    parts = whole_sums(one_of_each(in_order(narrowed.main)))
    parts = [part for part in parts if part.line.amount] or parts
    marks = Marks()
    said: list[str] = []
    used: list[Cell] = []
    for part in parts[:_MOST_CHANGES]:
        whole = _whole_of(part, cells)
        if whole is None:
            continue
        computed = share(cited(part), cited(whole), marks)
        if computed is None or (printed is not None and abs(computed.value - printed.value) > _ROUNDING):
            continue
        said.append(computed.text)
        used += [part, whole]
    if printed is not None:
        marks = marks if said else Marks()
        of_it = f"The paper prints {printed.said(marks)}"
        text = f"{'; '.join(said)}. {of_it}." if said else f"{of_it}."
        return Finding(text, tuple(used or printed.cells[:1]), marks, None, tuple(doubts(used)))
    return Finding("; ".join(said) + ".", tuple(used), marks, None, tuple(doubts(used))) if said else None


def _whole_of(part: Cell, cells: Sequence[Cell]) -> Cell | None:
    """The printed total that a figure is a part of."""
    line = part.line
    table = line.source.table
    alike = [
        cell for cell in cells
        if cell.row_total and cell is not part and cell.line.source.document == line.source.document
        and cell.line.flow == line.flow and cell.line.area == line.area and cell.line.financial_year == line.financial_year
        and (cell.line.source.table and cell.line.source.table.label) == (table and table.label)
        and cell.line.amount >= line.amount
    ]  # fmt: skip
    if part.row_total:
        alike = [cell for cell in alike if cell.column_total or cell.line.money_kind == "cash_and_kind"]
    else:
        alike = [cell for cell in alike if cell.column == part.column and cell.column_total == part.column_total]
        same = [cell for cell in alike if cell.line.money_kind == line.money_kind]
        alike = same or alike
    return alike[0] if alike else None
