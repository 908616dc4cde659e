"""A paper's text as a person reads it in a terminal."""

from collections.abc import Collection, Iterator

from yjqa.document import Block, Cell, Document, Heading, ListItem, Page, Paragraph, Table
from yjqa.errors import InvalidRequest


def pages_as_cited(document: Document) -> tuple[Page, ...]:
    """The pages that sources name. Text has none, whatever breaks stand in it: it is one page then, and all of it is on it."""
    if document.format == "text" and len(document.pages) > 1:
        return (Page(1, tuple(block for page in document.pages for block in page.blocks)),)
    return document.pages


def document_as_text(document: Document, page: int | None = None) -> str:
    """All pages, or one of them by its 1-based number in the file. Raises `InvalidRequest` for a page that is not there."""
    there = pages_as_cited(document)
    pages = there if page is None else tuple(entry for entry in there if entry.number == page)
    if not pages:
        count = len(there)
        raise InvalidRequest(f"{document.id}: there is no page {page}; the file has {count} page{'s'[: count != 1]}.")
    if len(there) == 1:
        return page_as_text(document, pages[0]) + "\n"
    if page is not None:
        return f"{_mark(pages[0])}\n\n{page_as_text(document, pages[0])}".rstrip("\n") + "\n"
    return "\n\n".join(text for entry in pages for text in (_mark(entry), _own_text(entry)) if text) + "\n"


def page_as_text(document: Document, page: Page) -> str:
    """One page, without what says which it is; first what runs over onto it, since a table stands whole on the page where it begins."""
    return "\n\n".join(text for text in (*_continued(document, page.number), _own_text(page)) if text)


def _own_text(page: Page) -> str:
    return "\n\n".join(text for block in page.blocks for text in _block(block))


def _continued(document: Document, number: int) -> Iterator[str]:
    """The rows on a page of the tables that begin on an earlier one, under their headers; a row that the break splits is told whole."""
    for page in document.pages:
        if page.number >= number:
            return
        for table in page.blocks:
            if isinstance(table, Table):
                rows = {cell.row for cell in table.cells if number in _pages_of(cell)}
                if any(row >= table.header_rows for row in rows):
                    yield f"(continued from page {page.number})\n{_table(table, rows)}"


def _pages_of(cell: Cell) -> set[int | None]:
    return {cell.span.page, *(block.span.page for block in cell.blocks)}


def _mark(page: Page) -> str:
    label = f", printed {page.label}" if page.label and page.label != str(page.number) else ""
    return f"[page {page.number}{label}]"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            title = " ".join(part for part in (block.number, block.text) if part)
            yield f"{'#' * min(block.level, 6)} {title}"
        case Paragraph():
            margin = f"    [{block.margin}]" if block.margin else ""
            yield f"{block.number}  {block.text}{margin}" if block.number else f"{block.text}{margin}"
        case ListItem():
            margin = f"    [{block.margin}]" if block.margin else ""
            yield f"{'  ' * (block.level + 1)}{block.marker} {block.text}{margin}"
        case Table():
            yield _table(block)


def _table(table: Table, wanted: Collection[int] | None = None) -> str:
    """A table, or its headers and the wanted rows, as lines of cells between bars; a merged cell's text stands once, where it begins."""
    lines = [table.caption] if table.caption else []
    told: set[tuple[int, int]] = set()
    for number, row in enumerate(table.grid()):
        if wanted is None or number < table.header_rows or number in wanted:
            texts = []
            for cell in row:
                if cell is None or (cell.row, cell.column) in told:
                    texts.append("")
                else:
                    texts.append(cell.flat)
                    told.add((cell.row, cell.column))
            lines.append(" | ".join(texts))
        if number + 1 == table.header_rows:
            lines.append("-" * 12)
    return "\n".join(lines)
