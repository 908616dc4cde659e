"""The document model: what every reader makes of a file, and all that extraction sees.

Document → Page → Block. A block is a Heading, a Paragraph, a ListItem or a Table; each knows where it stands.
All text is the paper's own wording with line breaks folded, hyphenation and ligatures mended, and bullets stripped.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple

from pydantic import Field, TypeAdapter

Format = Literal["pdf", "docx", "html", "markdown", "text"]


@dataclass(frozen=True, slots=True)
class Span:
    """Where a block stands in the file.

    `page`: 1-based page in the file, `None` where the format has no pages.
    `lines`: first and last line of the source text, 1-based and inclusive, for text, Markdown and HTML.
    `bbox`: (x0, top, x1, bottom) in points from the top left corner of `page`, for PDF.
    """

    page: int | None = None
    lines: tuple[int, int] | None = None
    bbox: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 is the outermost; `number` as printed (`"4b"`), not repeated in `text`."""

    text: str
    level: int
    span: Span
    number: str | None = None
    type: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `number` is its printed paragraph number (`"3.9"`), not repeated in `text`.

    `margin` is what stands in a margin column beside it, such as the initials of who is to act.
    """

    text: str
    span: Span
    number: str | None = None
    margin: str | None = None
    type: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list; `marker` as printed (`"•"`, `"a)"`, `"2."`), not repeated in `text`; `level` 0 is outermost."""

    text: str
    span: Span
    marker: str = "•"
    level: int = 0
    margin: str | None = None
    type: Literal["list_item"] = "list_item"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, at its top left grid position; merged cells have spans over 1.

    `blocks` are its paragraphs and list items in order; an empty cell has none.
    """

    row: int
    column: int
    span: Span
    blocks: tuple[Annotated[Paragraph | ListItem, Field(discriminator="type")], ...] = ()
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """The cell's text, a paragraph or list item a line."""
        return "\n".join(block.text for block in self.blocks)

    @property
    def flat(self) -> str:
        """The cell's text on one line."""
        return " ".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with real cells. The first `header_rows` rows are column headers (0: none were recognised).

    A table that runs over pages is one table: repeated header rows are dropped, a row split by the break is one row.
    `caption` is the title printed with it. Body rows are counted from 0 after the header rows.
    """

    cells: tuple[Cell, ...]
    span: Span
    header_rows: int = 0
    caption: str | None = None
    type: Literal["table"] = "table"

    @property
    def n_rows(self) -> int:
        """Grid rows, headers included."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)

    @property
    def n_columns(self) -> int:
        """Grid columns."""
        return max((cell.column + cell.column_span for cell in self.cells), default=0)

    def grid(self) -> list[list[Cell | None]]:
        """Rows by columns; a merged cell stands at every position that it covers; `None` where no cell is."""
        width = self.n_columns
        rows: list[list[Cell | None]] = [[None] * width for _ in range(self.n_rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    rows[row][column] = cell
        return rows

    def column_labels(self) -> list[tuple[str, ...]]:
        """For each column its header texts, top header row first; a header that spans rows or columns counts once each."""
        grid = self.grid()
        labels: list[tuple[str, ...]] = []
        for column in range(len(grid[0]) if grid else 0):
            seen: list[Cell] = []
            for row in grid[: self.header_rows]:
                cell = row[column]
                if cell is not None and cell.blocks and cell not in seen:
                    seen.append(cell)
            labels.append(tuple(cell.flat for cell in seen))
        return labels

    def body(self) -> list[list[Cell | None]]:
        """The grid without its header rows."""
        return self.grid()[self.header_rows :]


Block = Annotated[Heading | Paragraph | ListItem | Table, Field(discriminator="type")]


@dataclass(frozen=True, slots=True)
class Page:
    """One page: `number` is 1-based in the file, `label` is what is printed on it (`"iv"`, `"23"`) or `None`.

    A paragraph or table that runs over a page break stands whole on the page where it begins. `pictured`: the page shows
    something, but holds no text that could be read.
    """

    number: int
    blocks: tuple[Block, ...] = ()
    label: str | None = None
    pictured: bool = False


class Place(NamedTuple):
    """A block where it stands: its page and the headings above it, outermost first."""

    block: Block
    page: Page
    trail: tuple[Heading, ...]

    @property
    def section(self) -> tuple[str, ...]:
        """The heading trail as text."""
        return tuple(heading.text for heading in self.trail)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as read. `id` is the slug of the file's stem; `title` is the paper's own.

    `properties` holds what the file says of itself (`author`, front matter, …); `warnings` what could not be read.
    """

    id: str
    title: str
    file: str
    format: Format
    sha256: str
    pages: tuple[Page, ...]
    warnings: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)

    def places(self) -> Iterator[Place]:
        """Every block in reading order with its page and heading trail.

        A heading's own trail ends with the headings above it, not with itself.
        """
        trail: list[Heading] = []
        for page in self.pages:
            for block in page.blocks:
                if isinstance(block, Heading):
                    while trail and trail[-1].level >= block.level:
                        trail.pop()
                    yield Place(block, page, tuple(trail))
                    trail.append(block)
                else:
                    yield Place(block, page, tuple(trail))

    def page_label(self, number: int | None) -> str | None:
        """The label printed on the page with this number in the file."""
        return next((page.label for page in self.pages if page.number == number), None)


_DOCUMENT = TypeAdapter(Document)


def document_to_json(document: Document) -> bytes:
    """The whole document as UTF-8 JSON: what crosses a process or lies in the store."""
    return _DOCUMENT.dump_json(document, exclude_defaults=False)


def document_from_json(data: bytes) -> Document:
    """The document that `document_to_json` wrote. Raises `pydantic.ValidationError` for anything else."""
    return _DOCUMENT.validate_json(data)
