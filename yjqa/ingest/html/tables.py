"""HTML tables: merged cells, header rows, tables that only lay out a page."""

from collections.abc import Callable, Iterator

from yjqa.document import Cell, ListItem, Paragraph, Span, Table
from yjqa.ingest.headers import is_known_header
from yjqa.ingest.html.inline import Element

_MOST_COLUMNS = 200
"""Columns that one cell may span: a larger `colspan` is a mistake or an attack."""
_BLOCKS_OF_A_PAGE = ("h1", "h2", "h3", "h4", "h5", "h6", "table")

CellContent = tuple[list[Paragraph | ListItem], bool]
"""A cell's blocks, and whether all its letters are bold."""


def is_layout(table: Element) -> bool:
    """Whether a table only lays out a page: it says so, has one cell, or holds headings or tables and no header cells."""
    if (table.get("role") or "").lower() in ("presentation", "none"):
        return True
    cells = [cell for row in rows_of(table) for cell in cells_of(row)]
    if len(cells) <= 1:
        return True
    holds_page = any(next(cell.iter(*_BLOCKS_OF_A_PAGE), None) is not None for cell in cells)
    return holds_page and not any(cell.tag == "th" for cell in cells)


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, not of those within it: head first, foot last, wherever the source has them."""
    foot: list[Element] = []
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody"):
            yield from (row for row in child if row.tag == "tr")
        elif child.tag == "tfoot":
            foot.extend(row for row in child if row.tag == "tr")
    yield from foot


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row."""
    return (cell for cell in row if cell.tag in ("td", "th"))


def read_table(
    element: Element, span: Span, caption: str | None, read_cell: Callable[[Element], CellContent]
) -> Table | None:
    """The table; `None` where it holds no words. `read_cell` reads what stands in one cell."""
    rows = list(rows_of(element))
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    bold_rows: list[bool] = []
    for index, row in enumerate(rows):
        column = 0
        bolds = []
        for cell_element in cells_of(row):
            while (index, column) in taken:
                column += 1
            width = _count(cell_element, "colspan", _MOST_COLUMNS)
            height = min(_count(cell_element, "rowspan", len(rows)) or len(rows), len(rows) - index)
            width = max(width, 1)
            blocks, bold = read_cell(cell_element)
            taken.update((r, c) for r in range(index, index + height) for c in range(column, column + width))
            spans = [block.span.lines for block in blocks if block.span.lines]
            lines = (spans[0][0], spans[-1][1]) if spans else None
            cells.append(Cell(index, column, Span(lines=lines), tuple(blocks), height, width))
            if blocks:
                bolds.append(bold)
            column += width
        bold_rows.append(len(bolds) > 1 and all(bolds))
    if not any(cell.blocks for cell in cells):
        return None
    return Table(tuple(cells), span, _header_rows(rows, cells, bold_rows), caption)


def _count(cell: Element, attribute: str, most: int) -> int:
    text = (cell.get(attribute) or "1").strip()
    return min(int(text), most) if text.isdecimal() and len(text) < 7 else 1


def _header_rows(rows: list[Element], cells: list[Cell], bold_rows: list[bool]) -> int:
    count = 0
    for row in rows:
        elements = list(cells_of(row))
        if row.getparent().tag == "thead" or (elements and all(cell.tag == "th" for cell in elements)):
            count += 1
        else:
            break
    if not count:
        count = next((index for index, bold in enumerate(bold_rows) if not bold), 0)
    if not count and is_known_header([cell.flat for cell in cells if cell.row == 0]):
        count = 1
    return count if count < len(rows) else min(1, len(rows) - 1)
