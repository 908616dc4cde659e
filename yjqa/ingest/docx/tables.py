"""Tables: merged cells, nested tables, header rows and captions."""

from collections.abc import Callable
from dataclasses import dataclass, field

from yjqa.document import Cell, ListItem, Paragraph, Span, Table
from yjqa.ingest.docx.ooxml import Element, W, cells_in, number, rows_in, toggle, value
from yjqa.ingest.docx.paragraphs import Printed, plain
from yjqa.ingest.docx.styles import Styles
from yjqa.ingest.docx.text import Pages
from yjqa.ingest.headers import is_known_header

_MOST_HEADER_ROWS = 4
_MOST_COLUMNS = 200
_PLAIN_FILLS = {None, "auto", "FFFFFF", "ffffff", "nil"}


@dataclass(slots=True)
class GridCell:
    """A cell as the file has it: `items` are its lines, empty ones too, and the tables nested in it, in order."""

    row: int
    column: int
    column_span: int
    items: list["Printed | Grid"]
    shaded: bool
    page: int
    row_span: int = 1

    @property
    def lines(self) -> list[Printed]:
        """Its own lines that print something."""
        return [item for item in self.items if isinstance(item, Printed) and not item.is_blank]

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        return bool(self.lines) and all(line.line.bold for line in self.lines)

    def blocks(self) -> list[Paragraph | ListItem]:
        """Its paragraphs and list items; those of nested tables in their place."""
        found: list[Paragraph | ListItem] = []
        for item in self.items:
            if isinstance(item, Printed):
                block = plain(item)
                if block.text:
                    found.append(block)
                elif item.label is not None:
                    found.append(Paragraph(item.label, block.span))
            else:
                found.extend(block for cell in item.cells() for block in cell.blocks())
        return found


@dataclass(slots=True)
class Row:
    """One row; `header`: the writer marked it to be repeated on every page."""

    header: bool
    cells: list[GridCell] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """A table before it is decided whether it is one or only lays out a page."""

    rows: list[Row]
    page: int
    set_off: bool
    """Whether the table's style sets off the first row."""

    def cells(self) -> list[GridCell]:
        """All cells in reading order."""
        return [cell for row in self.rows for cell in row.cells]

    def nested(self) -> list["Grid"]:
        """Tables in its cells, each before those within it."""
        inner = [item for cell in self.cells() for item in cell.items if isinstance(item, Grid)]
        return [grid for one in inner for grid in (one, *one.nested())]

    def table(self, caption: str | None) -> Table:
        """The table as the document has it. A title over the header rows is taken out as its caption, if it has none."""
        rows, headers = self.rows, header_rows(self)
        if caption is None and headers > 1 and _is_band(rows[0]) and rows[0].cells[0].row_span == 1:
            caption = _texts(rows[0])[0]
            rows, headers = rows[1:], headers - 1
        kept = _without_repeats(rows, headers)
        cells = tuple(
            Cell(index, c.column, Span(page=c.page), tuple(c.blocks()), c.row_span, c.column_span)
            for index, row in enumerate(kept)
            for c in row.cells
        )
        return Table(cells, Span(page=cells[0].span.page if cells else self.page), headers, caption)


def read_grid(
    element: Element, styles: Styles, pages: Pages, read_cell: Callable[[Element], list[Printed | Grid]]
) -> Grid:
    """The rows and cells of a table. `read_cell` reads what stands in one cell.

    The cells of a row begin on one page, whichever of them runs over to the next.
    """
    grid = Grid([], pages.number, _style_sets_off_first_row(element, styles))
    merges: dict[int, GridCell] = {}
    for index, row_element in enumerate(rows_in(element)):
        row = Row(header=bool(toggle(row_element, "trPr/tblHeader")))
        column = min(number(row_element, "trPr/gridBefore") or 0, _MOST_COLUMNS)
        starts_on, ends_on = pages.number, pages.number
        for cell_element in cells_in(row_element):
            pages.number = starts_on
            items = read_cell(cell_element)
            ends_on = max(ends_on, pages.number)
            width = min(max(1, number(cell_element, "tcPr/gridSpan") or 1), _MOST_COLUMNS)
            if _continues_merge(cell_element) and column in merges:
                merges[column].row_span = index - merges[column].row + 1
                merges[column].items.extend(items)
            else:
                page = next((item.line.page for item in items if isinstance(item, Printed) and item.text), starts_on)
                shaded = value(cell_element, "tcPr/shd", "fill") not in _PLAIN_FILLS
                cell = GridCell(index, column, width, items, shaded, page)
                row.cells.append(cell)
                merges.pop(column, None)
                if value(cell_element, "tcPr/vMerge") == "restart":
                    merges[column] = cell
            column += width
        pages.number = ends_on
        grid.rows.append(row)
    return grid


def _continues_merge(cell: Element) -> bool:
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return merge is not None and merge.get(W + "val") != "restart"


def header_rows(grid: Grid) -> int:
    """How many rows at the top are column headers.

    Rows that the writer marked so; else rows at the top that are bold, or shaded where the rows below are not; else
    a first row most of whose words are known column headers; else the first row where the table's style sets it off.
    Titles across the whole width above such rows count with them.
    """
    rows = grid.rows
    if len(rows) < 2:
        return 0
    marked = _leading(rows, lambda row: row.header)
    count = marked or _leading(rows, _is_bold) or _leading_shaded(rows)
    bands = next((index for index, row in enumerate(rows) if not _is_band(row)), 0)
    if not count and is_known_header(_texts(rows[bands])):
        count = bands + 1
    if not count and (rows[0].header or (grid.set_off and len(rows[0].cells) > 1)):
        count = 1
    count = min(count, _MOST_HEADER_ROWS)
    if count == len(rows):
        count = 1 if marked or is_known_header(_texts(rows[0])) else 0
    deepest = max((cell.row + cell.row_span for row in rows[:count] for cell in row.cells), default=0)
    return deepest if count < deepest <= min(_MOST_HEADER_ROWS, len(rows) - 1) else count


def _without_repeats(rows: list[Row], headers: int) -> list[Row]:
    """The rows without those that say the header again, as writers have it at the top of each page."""
    if headers != 1 or any(cell.row_span > 1 for row in rows for cell in row.cells):
        return rows
    first = _texts(rows[0])
    return rows[:1] + [row for row in rows[1:] if _texts(row) != first]


def _texts(row: Row) -> list[str]:
    return [" ".join(line.text for line in cell.lines) for cell in row.cells]


def _leading(rows: list[Row], test: Callable[[Row], bool]) -> int:
    """How many rows at the top pass; a title across the whole width counts where a row that passes follows."""
    count = next((index for index, row in enumerate(rows) if not (test(row) or _is_band(row))), len(rows))
    while count and _is_band(rows[count - 1]):
        count -= 1
    return count


def _is_band(row: Row) -> bool:
    """A single cell over several columns that is set off: a title of the rows below it."""
    cell = row.cells[0] if len(row.cells) == 1 else None
    return cell is not None and cell.column_span > 1 and bool(cell.lines) and (row.header or cell.bold or cell.shaded)


def _is_bold(row: Row) -> bool:
    worded = [cell for cell in row.cells if cell.lines]
    return len(worded) > 1 and all(cell.bold for cell in worded)


def _leading_shaded(rows: list[Row]) -> int:
    count = _leading(rows, lambda row: len(row.cells) > 1 and all(cell.shaded for cell in row.cells))
    return count if count <= _MOST_HEADER_ROWS and count < len(rows) else 0


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
