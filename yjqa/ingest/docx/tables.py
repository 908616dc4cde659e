"""Tables: merged cells, nested tables and header rows."""

from collections.abc import Callable
from dataclasses import dataclass, field

from yjqa.document import Cell, ListItem, Paragraph, Span, Table
from yjqa.ingest.docx.ooxml import Element, W, cells_in, number, rows_in, toggle, value
from yjqa.ingest.docx.styles import Styles
from yjqa.ingest.docx.text import Pages
from yjqa.ingest.headers import is_known_header

_MOST_HEADER_ROWS = 4
_PLAIN_FILLS = {None, "auto", "FFFFFF", "ffffff", "nil"}

Content = tuple[list[Paragraph | ListItem], bool, list[Table]]
"""A cell's blocks, whether all its letters are bold, and the tables nested in it."""


@dataclass(slots=True)
class _GridCell:
    row: int
    column: int
    column_span: int
    blocks: list[Paragraph | ListItem]
    bold: bool
    shaded: bool
    page: int
    row_span: int = 1


@dataclass(slots=True)
class _Row:
    header: bool
    cells: list[_GridCell] = field(default_factory=list)


def read_table(
    element: Element, styles: Styles, pages: Pages, read_cell: Callable[[Element], Content]
) -> tuple[Table, list[Table]]:
    """The table, and the tables nested in its cells in order. `read_cell` reads what stands in one cell."""
    rows: list[_Row] = []
    open_merges: dict[int, _GridCell] = {}
    nested: list[Table] = []
    first_page = pages.number
    for index, row_element in enumerate(rows_in(element)):
        row = _Row(header=bool(toggle(row_element, "trPr/tblHeader")))
        column = number(row_element, "trPr/gridBefore") or 0
        starts_on, ends_on = pages.number, pages.number
        for cell_element in cells_in(row_element):
            pages.number = starts_on
            blocks, bold, tables = read_cell(cell_element)
            ends_on = max(ends_on, pages.number)
            nested.extend(tables)
            width = max(1, number(cell_element, "tcPr/gridSpan") or 1)
            if _continues_merge(cell_element) and column in open_merges:
                merged = open_merges[column]
                merged.row_span = index - merged.row + 1
                merged.blocks.extend(blocks)
            else:
                fill = value(cell_element, "tcPr/shd", "fill")
                page = blocks[0].span.page if blocks and blocks[0].span.page else starts_on
                cell = _GridCell(index, column, width, blocks, bold, fill not in _PLAIN_FILLS, page)
                row.cells.append(cell)
                open_merges.pop(column, None)
                if value(cell_element, "tcPr/vMerge") == "restart":
                    open_merges[column] = cell
            column += width
        pages.number = ends_on
        rows.append(row)
    cells = tuple(
        Cell(c.row, c.column, Span(page=c.page), tuple(c.blocks), c.row_span, c.column_span)
        for row in rows
        for c in row.cells
    )
    first_page = cells[0].span.page or first_page if cells else first_page
    table = Table(cells, Span(page=first_page), header_rows(element, rows, styles))
    return table, nested


def _continues_merge(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val") != "restart"


def header_rows(element: Element, rows: list[_Row], styles: Styles) -> int:
    """How many rows at the top are column headers.

    Rows that the writer marked so; else rows at the top that are bold, or shaded where the rows below are not; else
    a first row most of whose words are known column headers; else the first row where the table's style sets it off.
    """
    if len(rows) < 2:
        return 0
    marked = _leading(rows, lambda row: row.header)
    looks = marked or _leading(rows, _is_bold) or _leading_shaded(rows)
    if not looks and (_is_known_header(rows[0]) or _style_sets_off_first_row(element, styles)):
        looks = 1
    count = min(looks, _MOST_HEADER_ROWS)
    if count == len(rows):
        count = 1 if _is_known_header(rows[0]) or marked else 0
    while 0 < count < len(rows) - 1 and any(c.row + c.row_span > count for row in rows[:count] for c in row.cells):
        if any(c.row_span > _MOST_HEADER_ROWS for row in rows[:count] for c in row.cells):
            break
        count += 1
    return count


def _leading(rows: list[_Row], test: Callable[[_Row], bool]) -> int:
    return next((index for index, row in enumerate(rows) if not test(row)), len(rows))


def _is_bold(row: _Row) -> bool:
    worded = [cell for cell in row.cells if cell.blocks]
    return len(worded) > 1 and all(cell.bold for cell in worded)


def _leading_shaded(rows: list[_Row]) -> int:
    def shaded(row: _Row) -> bool:
        return len(row.cells) > 1 and all(cell.shaded for cell in row.cells)

    count = _leading(rows, shaded)
    return count if count <= _MOST_HEADER_ROWS and count < len(rows) else 0


def _is_known_header(row: _Row) -> bool:
    return is_known_header([" ".join(block.text for block in cell.blocks) for cell in row.cells])


def _style_sets_off_first_row(element: Element, styles: Styles) -> bool:
    style = styles.get(value(element, "tblPr/tblStyle"))
    look = element.find(f"{W}tblPr/{W}tblLook")
    if style is None or look is None:
        return False
    first_row = look.get(W + "firstRow")
    if first_row is None:
        first_row = "1" if int(look.get(W + "val", "0"), 16) & 0x20 else "0"
    if first_row in ("0", "false"):
        return False
    for part in style.element.findall(W + "tblStylePr"):
        if part.get(W + "type") == "firstRow":
            return bool(toggle(part, "rPr/b")) or value(part, "tcPr/shd", "fill") not in _PLAIN_FILLS
    return False
