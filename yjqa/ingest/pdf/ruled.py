"""Ruled tables of one page: grids of ruling lines filled with words. Frames around running text are no tables."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from yjqa.ingest.pdf.banded import bands_to_grid
from yjqa.ingest.pdf.draft_tables import DraftCell, DraftTable, count_header_rows
from yjqa.ingest.pdf.drafts import Draft, Leading, lines_to_drafts
from yjqa.ingest.pdf.grid import Grid, GridCell, find_bands, rules_to_grids
from yjqa.ingest.pdf.lines import words_to_rows
from yjqa.ingest.pdf.mending import Lexicon
from yjqa.ingest.pdf.narrow import mark_broken_words
from yjqa.ingest.pdf.sheet import Box, Rule, Sheet, Word

_ONE_COLUMN = 2
"""So many upright lines bound a single column."""
_SLIVER = 5.0
"""A row or column without words that is narrower than this is a double line."""
_BACKGROUND = 0.6
"""A shaded area over more than this share of the page is its background."""
_SHADED = 0.6
"""A cell is shaded when at least this share of it is."""


def find_grids(sheet: Sheet) -> list[Grid]:
    """The grids of a page that hold a table: split where two tables touch, without frames and grids inside cells."""
    grids = _tables(rules_to_grids(sheet.rules), sheet.words)
    whole = [grid for grid in grids if len(grid.columns) > _ONE_COLUMN]
    whole.extend(_banded(sheet, whole))
    grids = whole + [
        grid
        for grid in grids
        if len(grid.columns) == _ONE_COLUMN and not any(_overlap(grid.box, other.box) for other in whole)
    ]
    shades = [
        shade
        for shade in sheet.shades
        if _area(shade) < _BACKGROUND * sheet.width * sheet.height
        and not any(_inside(shade, grid.box) for grid in grids)
    ]
    if len(shades) > 3:
        # Cells may be told by their shading alone.
        grids = _tables(
            rules_to_grids([*sheet.rules, *(rule for shade in shades for rule in _edges(shade))]), sheet.words
        )
    return grids


def _tables(grids: list[Grid], words: Sequence[Word]) -> list[Grid]:
    whole = [part for grid in grids for part in _split(_without_slivers(grid, words))]
    worded = {id(grid): _worded(grid, words) for grid in whole}
    kept = [grid for grid in whole if worded[id(grid)] >= 2 and _is_table(grid, words)]
    return [
        grid
        for grid in kept
        if not any(other is not grid and _inside(grid.box, other.box) and worded[id(other)] > 2 for other in kept)
        and not any(
            other is not grid and _inside(other.box, grid.box) and worded[id(grid)] <= 2 < worded[id(other)]
            for other in kept
        )
    ]


def _banded(sheet: Sheet, grids: Sequence[Grid]) -> list[Grid]:
    """Tables between level rules of one length, with or without a border at their sides."""
    result: list[Grid] = []
    for tops, left, right in find_bands(sheet.rules):
        box = (left, tops[0], right, tops[-1])
        if any(_overlap(box, grid.box) for grid in (*grids, *result)):
            continue
        grid = bands_to_grid(tops, left, right, sheet.words)
        if grid is not None:
            result.append(grid)
    return result


def _overlap(box: Box, other: Box) -> bool:
    return min(box[2], other[2]) - max(box[0], other[0]) > 3 and min(box[3], other[3]) - max(box[1], other[1]) > 3


def _edges(box: Box) -> list[Rule]:
    x0, top, x1, bottom = box
    return [
        Rule(False, top, x0, x1),
        Rule(False, bottom, x0, x1),
        Rule(True, x0, top, bottom),
        Rule(True, x1, top, bottom),
    ]


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - 3 and inner[1] >= outer[1] - 3 and inner[2] <= outer[2] + 3 and inner[3] <= outer[3] + 3
    )


def holds(box: Box, word: Word) -> bool:
    """Whether a word stands in a box."""
    return box[0] - 1 <= word.middle <= box[2] + 1 and box[1] - 1 <= (word.top + word.bottom) / 2 <= box[3] + 1


def _worded(grid: Grid, words: Sequence[Word]) -> int:
    return sum(any(holds(cell.box, word) for word in words) for cell in grid.cells)


def _is_table(grid: Grid, words: Sequence[Word]) -> bool:
    """A grid with words in one column only is a panel around text, unless its first row heads the others."""
    worded = [cell for cell in grid.cells if any(holds(cell.box, word) for word in words)]
    if len(grid.columns) > _ONE_COLUMN and len({cell.column for cell in worded}) == 1:
        return any(cell.column_span > 1 for cell in worded)
    if len(grid.columns) > 2 and any(cell.column_span < len(grid.columns) - 1 for cell in grid.cells):
        return True
    if len(grid.cells) < 3:
        return False
    bold = [[word.bold for word in words if holds(cell.box, word)] for cell in grid.cells]
    return bool(bold[0]) and all(bold[0]) and not any(any(flags) for flags in bold[1:])


def _without_slivers(grid: Grid, words: Sequence[Word]) -> Grid:
    def kept(lines: tuple[float, ...], upright: bool) -> list[float]:
        result = [lines[0]]
        for start, end in itertools.pairwise(lines):
            box = (start, grid.box[1], end, grid.box[3]) if upright else (grid.box[0], start, grid.box[2], end)
            if end - start < _SLIVER and not any(holds(box, word) for word in words):
                result[-1] = (result[-1] + end) / 2 if len(result) > 1 else end
            else:
                result.append(end)
        return result

    columns, rows = kept(grid.columns, True), kept(grid.rows, False)
    if len(columns) == len(grid.columns) and len(rows) == len(grid.rows):
        return grid

    def at(lines: list[float], position: float) -> int:
        return min(range(len(lines)), key=lambda index: abs(lines[index] - position))

    cells = []
    for cell in grid.cells:
        left, right = at(columns, cell.box[0]), at(columns, cell.box[2])
        top, bottom = at(rows, cell.box[1]), at(rows, cell.box[3])
        if right > left and bottom > top:
            cells.append(GridCell(top, left, bottom - top, right - left, cell.box, cell.open_below))
    return Grid(grid.box, tuple(columns), tuple(rows), tuple(cells))


def _split(grid: Grid) -> list[Grid]:
    """A grid cut where the columns above and below have no line in common: tables that merely touch."""
    n_rows = len(grid.rows) - 1
    last = len(grid.columns) - 1
    inner = [
        {
            line
            for cell in grid.cells
            if cell.row <= row < cell.row + cell.row_span
            for line in (cell.column, cell.column + cell.column_span)
            if 0 < line < last
        }
        for row in range(n_rows)
    ]
    cuts = [0]
    above: set[int] = set()
    for row in range(n_rows):
        crossed = any(cell.row < row < cell.row + cell.row_span for cell in grid.cells)
        if above and inner[row] and not above & inner[row] and not crossed:
            cuts.append(row)
            above = set()
        above |= inner[row]
    cuts.append(n_rows)
    if len(cuts) == 2:
        return [grid]
    return [_rows_of(grid, start, end) for start, end in itertools.pairwise(cuts)]


def _rows_of(grid: Grid, start: int, end: int) -> Grid:
    cells = [cell for cell in grid.cells if start <= cell.row < end]
    used = sorted({line for cell in cells for line in (cell.column, cell.column + cell.column_span)})
    cells = [
        replace(
            cell,
            row=cell.row - start,
            column=used.index(cell.column),
            column_span=used.index(cell.column + cell.column_span) - used.index(cell.column),
        )
        for cell in cells
    ]
    columns = tuple(grid.columns[line] for line in used)
    rows = grid.rows[start : end + 1]
    return Grid((columns[0], rows[0], columns[-1], rows[-1]), columns, rows, tuple(cells))


def grid_to_table(
    grid: Grid, words: Sequence[Word], sheet: Sheet, lexicon: Lexicon, leading: Leading
) -> tuple[DraftTable, list[Word]]:
    """The table of a grid, and the words that stand in none of its cells."""
    homes: list[list[Word]] = [[] for _ in grid.cells]
    left_over: list[Word] = []
    for word in words:
        home = next((index for index, cell in enumerate(grid.cells) if holds(cell.box, word)), None)
        if home is None:
            left_over.append(word)
        else:
            homes[home].append(word)
    cells = [
        DraftCell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            sheet.number,
            cell.box,
            cell_drafts(inside, cell.box, sheet.number, lexicon, leading),
            _is_shaded(cell.box, sheet.shades),
        )
        for cell, inside in zip(grid.cells, homes, strict=True)
    ]
    table = DraftTable(sheet.number, grid.box, grid.columns, cells, last_page=sheet.number)
    table.header_rows = count_header_rows(table)
    return table, left_over


def cell_drafts(words: Sequence[Word], box: Box, page: int, lexicon: Lexicon, leading: Leading) -> list[Draft]:
    """What stands in a cell."""
    if not words:
        return []
    rows = words_to_rows(words)
    inset = min(max(min(row.x0 for row in rows) - box[0], 1.0), 6.0)
    right = box[2] - inset
    rows = mark_broken_words(rows, right, lexicon)
    return lines_to_drafts(rows, right=right, page=page, lexicon=lexicon, leading=leading)


def _is_shaded(box: Box, shades: Sequence[Box]) -> bool:
    covered = 0.0
    for shade in shades:
        part = (max(box[0], shade[0]), max(box[1], shade[1]), min(box[2], shade[2]), min(box[3], shade[3]))
        if part[2] > part[0] and part[3] > part[1]:
            covered = max(covered, _area(part))
    return covered >= _SHADED * _area(box)
