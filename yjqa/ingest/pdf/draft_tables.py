"""Tables as printed on one page, before they are joined over pages: their cells, header rows and finished form."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from yjqa.columns import column_role
from yjqa.document import Cell, Span, Table
from yjqa.ingest.pdf.drafts import Draft
from yjqa.ingest.pdf.sheet import Box

_MOST_HEADER_ROWS = 4
_FIGURE = re.compile(r"[-–(]?\s*£?\s*[-–(]?\d[\d,.\s]*(?:%|k|m|bn)?\)?|[-–]|n/?a|nil", re.IGNORECASE)
_YEAR = re.compile(r"(?:FY\s*)?(?:19|20)\d\d(?:\s*[-/–]\s*\d{2,4})?")
_LONGEST_HEADER = 60


@dataclass(slots=True)
class DraftCell:
    """A cell at its top left grid position."""

    row: int
    column: int
    row_span: int
    column_span: int
    page: int
    box: Box
    drafts: list[Draft] = field(default_factory=list)
    shaded: bool = False

    @property
    def flat(self) -> str:
        """Its text on one line."""
        return " ".join(draft.text for draft in self.drafts)

    @property
    def bold(self) -> bool:
        """Whether all its text is bold."""
        return bool(self.drafts) and all(draft.bold for draft in self.drafts)


@dataclass(slots=True)
class DraftTable:
    """A table on one page, or joined over several. `columns` are the x positions between its columns.

    `last_page` is where it ends.
    """

    page: int
    box: Box
    columns: tuple[float, ...]
    cells: list[DraftCell]
    header_rows: int = 0
    caption: str | None = None
    last_page: int = 0

    @property
    def n_rows(self) -> int:
        """Grid rows."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def n_columns(self) -> int:
        """Grid columns."""
        return len(self.columns) - 1

    def row(self, index: int) -> list[DraftCell]:
        """The cells that begin in a row, left to right."""
        return sorted((cell for cell in self.cells if cell.row == index), key=lambda cell: cell.column)

    def finished(self) -> Table:
        """The table of the document model."""
        cells = tuple(
            Cell(
                cell.row,
                cell.column,
                Span(page=cell.page, bbox=_rounded(cell.box)),
                tuple(draft.plain() for draft in cell.drafts),
                cell.row_span,
                cell.column_span,
            )
            for cell in sorted(self.cells, key=lambda cell: (cell.row, cell.column))
        )
        return Table(cells, Span(page=self.page, bbox=_rounded(self.box)), self.header_rows, self.caption)


def _rounded(box: Box) -> Box:
    x0, top, x1, bottom = box
    return round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1)


_AGE_OR_YEAR = re.compile(r"1\d|(?:19|20)\d\d")


def is_figure(text: str) -> bool:
    """Whether a cell's text is a number, a sum of money, or stands for none."""
    return _FIGURE.fullmatch(text.strip()) is not None and not _YEAR.fullmatch(text.strip())


def same_words(first: Iterable[DraftCell], second: Iterable[DraftCell]) -> bool:
    """Whether two rows say the same, whatever their spacing and case."""
    return _words(first) == _words(second)


def _words(row: Iterable[DraftCell]) -> list[str]:
    return [re.sub(r"\W+", "", cell.flat).lower() for cell in row if cell.drafts]


def count_header_rows(table: DraftTable) -> int:
    """How many rows at the top are column headers.

    Rows at the top that are bold, or shaded where the rows below are not; else a first row most of whose words are
    known column headers; else a first row of words over columns of figures.
    """
    rows = [table.row(index) for index in range(table.n_rows)]
    if len(rows) < 2:
        return 0
    looks = _leading(rows, _is_bold) or _leading(rows, _is_shaded)
    if looks == len(rows):
        looks = 1 if _is_known_header(rows[0]) or _heads_figures(rows) else 0
    bands = next((index for index, row in enumerate(rows) if not _is_band(row)), 0)
    if not looks and _is_known_header(rows[bands]):
        looks = bands + 1
    if not looks and _heads_figures(rows):
        looks = 1
    if not looks and (_is_band(rows[0]) or (table.n_columns == 1 and rows[0] and rows[0][0].bold)):
        looks = 1
    count = min(looks, _MOST_HEADER_ROWS)
    while 0 < count < len(rows) - 1 and any(cell.row + cell.row_span > count for row in rows[:count] for cell in row):
        if any(cell.row_span >= min(_MOST_HEADER_ROWS + 1, len(rows)) for row in rows[:count] for cell in row):
            break
        count += 1
    if count and count < len(rows) - 1 and _has_subheaders(rows[count - 1], rows[count]):
        count += 1
    return count


def _leading(rows: list[list[DraftCell]], test: Callable[[list[DraftCell]], bool]) -> int:
    """How many rows at the top pass; a row across the whole width counts where one that passes follows."""
    count = next((index for index, row in enumerate(rows) if not (test(row) or _is_band(row))), len(rows))
    while count and _is_band(rows[count - 1]):
        count -= 1
    return count


def _is_band(row: list[DraftCell]) -> bool:
    """A single cell over several columns: a title of the rows below it."""
    worded = [cell for cell in row if cell.drafts]
    return len(row) == 1 and len(worded) == 1 and row[0].column_span > 1 and (row[0].bold or row[0].shaded)


def _is_bold(row: list[DraftCell]) -> bool:
    """Bold labels; ages and years are labels too where other columns have words."""
    worded = [cell for cell in row if cell.drafts]
    figures = [cell.flat for cell in worded if is_figure(cell.flat)]
    named = all(map(_AGE_OR_YEAR.fullmatch, figures)) and any(not is_figure(cell.flat) for cell in worded[1:])
    return len(worded) > 1 and all(cell.bold for cell in worded) and (not figures or named)


def _is_shaded(row: list[DraftCell]) -> bool:
    worded = [cell for cell in row if cell.drafts]
    return len(worded) > 1 and all(cell.shaded for cell in row) and not any(is_figure(cell.flat) for cell in worded)


def _is_known_header(row: list[DraftCell]) -> bool:
    texts = [cell.flat for cell in row if cell.drafts]
    known = sum(len(text) <= _LONGEST_HEADER and column_role(text) is not None for text in texts)
    return len(texts) > 1 and known >= 2 and known * 2 >= len(texts)


def is_header(row: list[DraftCell]) -> bool:
    """Whether a row by itself looks or reads like column headers."""
    return _is_bold(row) or _is_shaded(row) or _is_known_header(row)


def _heads_figures(rows: list[list[DraftCell]]) -> bool:
    """Words in the first row, over at least one column whose other cells are mostly figures."""
    first = [cell for cell in rows[0] if cell.drafts]
    if not first or any(is_figure(cell.flat) or len(cell.flat) > _LONGEST_HEADER for cell in first):
        return False
    heading = 0
    for head in first:
        below = [cell.flat for row in rows[1:] for cell in row if cell.column == head.column and cell.drafts]
        heading += bool(below) and sum(map(is_figure, below)) >= 0.7 * len(below)
    return heading >= (1 if len(rows) > 2 else 2)


def _has_subheaders(upper: list[DraftCell], lower: list[DraftCell]) -> bool:
    """Whether `lower` names the parts of a header in `upper` that spans several columns, which it leaves unnamed."""
    spanning = [cell for cell in upper if cell.column_span > 1 and cell.drafts]
    if not spanning or len(upper) < 2 or any(is_figure(cell.flat) for cell in lower if cell.drafts):
        return False
    parts = [
        cell
        for cell in lower
        if cell.drafts and any(head.column <= cell.column < head.column + head.column_span for head in spanning)
    ]
    return len(parts) >= 2 and all(len(cell.flat) <= _LONGEST_HEADER and not is_figure(cell.flat) for cell in parts)


def lift_band(table: DraftTable) -> DraftTable:
    """A title across the whole width above the header rows becomes the caption, where there is none yet."""
    first = table.row(0)
    if table.caption or table.header_rows < 2 or not _is_band(first) or first[0].row_span > 1:
        return table
    cells = [replace(cell, row=cell.row - 1) for cell in table.cells if cell is not first[0]]
    return replace(table, cells=cells, header_rows=table.header_rows - 1, caption=first[0].flat)
