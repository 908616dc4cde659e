"""Finds a quote in the tables of a page, by its row and column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.source.blocks import Grid, Stretch
from tui.source.outline import Outline
from tui.source.quotes import TOKEN, Quote
from yjqa.records import Source, TablePlace


@dataclass(frozen=True, slots=True)
class InTable:
    """A place in a table that holds a quote: `row` of `grid.rows` and the stretches of the words. `fit`: how well it fits the source.

    `cell`: that which the source names, where the quote has other cells of its row as well.
    """

    grid: Grid
    row: int
    words: tuple[Stretch, ...]
    fit: int
    cell: Stretch | None = None


def places_in_tables(outline: Outline, quote: Quote, source: Source) -> Iterator[InTable]:
    """Every place in a table that may be the source's."""
    if source.table is None:
        return
    for block in outline.blocks:
        if isinstance(block, Grid):
            fit = outline.fit(block.stretch.start, source) + 8 * _is_called(outline.text, block, source.table.label)
            yield from _in_grid(outline.text, block, quote, source.table, fit)


def _is_called(text: str, grid: Grid, label: str | None) -> bool:
    caption = grid.caption.of(text) if grid.caption else None
    return caption == label


def _in_grid(text: str, grid: Grid, quote: Quote, place: TablePlace, fit: int) -> Iterator[InTable]:
    for number, row in enumerate(grid.rows):
        own = _is_row(grid, number, place)
        found = False
        for words in quote.found_in(text, Stretch(row[0].start, row[-1].end)):
            found = True
            column = next(at for at, cell in enumerate(row) if cell.end >= words.start)
            in_cell = place.column in (None, column)
            alike = 2 * (words == row[column]) + quote.is_literal(text, words)
            cell = _cell_among(row, (words,), place) if own else None
            yield InTable(grid, number, (words,), fit + 16 * own + 8 * (in_cell or cell is not None) + alike, cell)
        if not found and number >= grid.headers and (told := _cell_by_cell(text, grid, number, quote)):
            yield InTable(grid, number, told, fit + 16 * own + 8, _cell_among(row, told, place) if own else None)


def _is_row(grid: Grid, number: int, place: TablePlace) -> bool:
    body = number - grid.headers
    return body >= 0 and bool(grid.numbers) and grid.numbers[body] == place.row


def _cell_among(row: Sequence[Stretch], words: Sequence[Stretch], place: TablePlace) -> Stretch | None:
    """The cell in the source's column, if the words have it and more."""
    if place.column is None or place.column >= len(row):
        return None
    cell = row[place.column]
    has_it = any(one.start <= cell.start and cell.end <= one.end for one in words)
    return cell if cell.end > cell.start and has_it and tuple(words) != (cell,) else None


def _cell_by_cell(text: str, grid: Grid, number: int, quote: Quote) -> tuple[Stretch, ...]:
    """The cells of a row that is quoted without some of them, or each after its column's header; nothing where it is not this row."""
    cells = [_printed(grid, number, column) for column in range(len(grid.rows[number]))]
    heads = [cell for row in grid.rows[: grid.headers] for cell in row] + ([grid.caption] if grid.caption else [])
    return _some_cells(text, cells, quote) or _labelled_cells(text, cells, heads, quote)


def _printed(grid: Grid, number: int, column: int) -> Stretch:
    """A cell; where it is empty, the one above it that may reach down to it."""
    cell = grid.rows[number][column]
    above = (grid.rows[row][column] for row in range(number - 1, -1, -1))
    if cell.end > cell.start:
        return cell
    return next((one for one in above if one.end > one.start), cell)


def _some_cells(text: str, cells: list[Stretch], quote: Quote) -> tuple[Stretch, ...]:
    """The cells whose words, one cell after the other, are the quote."""
    told = []
    at = 0
    for cell in cells:
        tokens = TOKEN.findall(cell.of(text))
        if tokens and quote.tokens[at : at + len(tokens)] == tokens:
            told.append(cell)
            at += len(tokens)
    return tuple(told) if at == len(quote.tokens) else ()


def _labelled_cells(text: str, cells: list[Stretch], heads: list[Stretch], quote: Quote) -> tuple[Stretch, ...]:
    """What stands in the cells of each part of the quote, which has a column's header before each cell.

    A part may also be a header by itself, where one cell is the header of its column and the name of its row.
    """
    told = []
    for part in quote.cells():
        found = next((one for value in part for cell in cells for one in value.found_in(text, cell)), None)
        if found is not None:
            told.append(found)
        elif part[-1].tokens and not any(part[0].is_literal(text, head) for head in heads):
            return ()
    return tuple(sorted(set(told)))
