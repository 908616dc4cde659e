"""Tables that only lay out a page: one column, or minutes set as number, text and who is to act."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yjqa.document import Block, Heading
from yjqa.ingest.docx.paragraphs import Blocks, Printed
from yjqa.ingest.docx.tables import Grid, GridCell, Row
from yjqa.ingest.headers import is_known_header
from yjqa.ingest.spacing import fold

_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*\.?[a-z]?[.)]?")
_LABELLED = 0.6
"""Share of the rows that a number begins, from which the numbers are those of paragraphs."""
_LONGEST_MARGIN = 60
_EMPTY_MARGINS = 0.4
"""Share of the rows without words in the margin: in a table of actions, each row has its owner."""
_MOST_HEADING_WORDS = 14
_SHORTEST_TEXT = 15
_SHORTEST_PROSE = 80
"""Letters in a cell, on average, from which a column holds text and not figures, and prose and not labels."""


def unrolled(grid: Grid, maker: Blocks, *, follows_table: bool = False) -> list[Block] | None:
    """The blocks of a table that only lays out a page, in reading order; `None` for a real table.

    Minutes that stand directly below another table are no part of the section that the table belongs to.
    """
    if all(len(row.cells) <= 1 for row in grid.rows):
        return [block for cell in grid.cells() for block in _cell_blocks(cell.items, maker)]
    if _is_numbered(grid):
        if follows_table:
            maker.leave_section()
        return list(_numbered_blocks(grid, maker))
    if _is_margined(grid):
        return list(_margined_blocks(grid, maker))
    return None


def _cell_blocks(items: "list[Printed | Grid]", maker: Blocks) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Printed):
            yield maker.block(item)
        else:
            inner = unrolled(item, maker)
            yield from [item.table(None)] if inner is None else inner


def _is_numbered(grid: Grid) -> bool:
    rows = _body(grid)
    if len(rows) < 2 or any(cell.column_span > 1 for cell in grid.cells()) or {len(row.cells) for row in rows} - {2, 3}:
        return False
    labels = [_text(row.cells[0]) for row in rows]
    worded = [label for label in labels if label]
    if len(worded) < max(2, _LABELLED * len(rows)) or not all(_NUMBER.fullmatch(label) for label in worded):
        return False
    if sum(len(_text(row.cells[1])) for row in rows) < _SHORTEST_TEXT * len(rows):
        return False
    if len(rows[0].cells) == 2:
        return len(rows) == len(grid.rows) or not _names_columns(grid.rows[0])
    return _are_margins([_text(row.cells[2]) for row in rows if len(row.cells) > 2])


def _is_margined(grid: Grid) -> bool:
    """Whether a table of two columns is prose and who is to act beside it."""
    rows = grid.rows[1:] if grid.rows and grid.rows[0].header else grid.rows
    if len(rows) < 2 or any(cell.column_span > 1 for cell in grid.cells()) or {len(row.cells) for row in rows} != {2}:
        return False
    prose = sum(len(_text(row.cells[0])) for row in rows) >= _SHORTEST_PROSE * len(rows)
    margins = [_text(row.cells[1]) for row in rows]
    return prose and any(margins) and _are_margins(margins)


def _are_margins(texts: list[str]) -> bool:
    return texts.count("") >= _EMPTY_MARGINS * len(texts) and all(len(text) <= _LONGEST_MARGIN for text in texts)


def _names_columns(row: Row) -> bool:
    return is_known_header([_text(cell) for cell in row.cells])


def _body(grid: Grid) -> list[Row]:
    """The rows without a header row: one that the writer marked, or whose first cell holds words and no number."""
    first = grid.rows[0] if grid.rows else None
    is_header = first is not None and (
        first.header or (len(first.cells) > 1 and bool(_text(first.cells[0])) and not _starts_with_number(first))
    )
    return grid.rows[1:] if is_header else grid.rows


def _starts_with_number(row: Row) -> bool:
    return _NUMBER.fullmatch(_text(row.cells[0])) is not None


def _text(cell: GridCell) -> str:
    return fold(" ".join(_labelled_text(line) for line in cell.lines))


def _labelled_text(line: Printed) -> str:
    return " ".join(part for part in (line.number or line.marker, line.text) if part)


def _numbered_blocks(grid: Grid, maker: Blocks) -> Iterator[Block]:
    rows = _body(grid)
    has_dotted = any("." in _text(row.cells[0]).rstrip(".") for row in rows)
    for row in rows:
        label = _text(row.cells[0]).strip("(). ") or None
        items = row.cells[1].items
        is_section = label is not None and has_dotted and "." not in label
        blocks: list[Block] = []
        for item in items:
            if isinstance(item, Printed) and label is not None and not item.is_blank:
                item, label, one = replace(item, number=label, marker=None), None, item
                words = len(one.text.split())
                is_heading = is_section and words <= _MOST_HEADING_WORDS
                blocks.append(maker.heading(item) if is_heading else maker.block(item))
            elif isinstance(item, Printed):
                blocks.append(maker.block(item))
            else:
                blocks.extend(_cell_blocks([item], maker))
        yield from _with_margins(blocks, row.cells[2] if len(row.cells) > 2 else None)


def _margined_blocks(grid: Grid, maker: Blocks) -> Iterator[Block]:
    for row in grid.rows[1:] if grid.rows[0].header else grid.rows:
        yield from _with_margins(list(_cell_blocks(row.cells[0].items, maker)), row.cells[1])


def _with_margins(blocks: list[Block], margin: GridCell | None) -> Iterator[Block]:
    """The blocks, each with the words that stand beside it: writers align them by empty paragraphs."""
    beside: dict[int, list[str]] = {}
    places = [index for index, block in enumerate(blocks) if not isinstance(block, Heading) and _has_words(block)]
    if margin is not None and places:
        for index, item in enumerate(margin.items):
            if isinstance(item, Printed) and item.text.strip():
                place = max((place for place in places if place <= index), default=places[0])
                beside.setdefault(place, []).append(fold(_labelled_text(item)))
    for index, block in enumerate(blocks):
        if index in beside and block.type in ("paragraph", "list_item"):
            yield replace(block, margin=" ".join(beside[index]))
        else:
            yield block


def _has_words(block: Block) -> bool:
    return block.type in ("paragraph", "list_item") and bool(block.text)
