"""A paper's text as a person reads it in a terminal."""

from collections.abc import Iterator

from yjqa.document import Block, Document, Heading, ListItem, Page, Paragraph, Table
from yjqa.errors import InvalidRequest


def document_as_text(document: Document, page: int | None = None) -> str:
    """All pages, or one of them by its 1-based number in the file. Raises `InvalidRequest` for a page that is not there."""
    pages = document.pages if page is None else tuple(entry for entry in document.pages if entry.number == page)
    if not pages:
        count = len(document.pages)
        raise InvalidRequest(f"{document.id}: there is no page {page}; the file has {count} page{'s'[: count != 1]}.")
    if len(document.pages) == 1:
        return page_as_text(pages[0]) + "\n"
    return "\n\n".join(text for entry in pages for text in (_mark(entry), page_as_text(entry)) if text) + "\n"


def page_as_text(page: Page) -> str:
    """One page, without what says which it is."""
    return "\n\n".join(text for block in page.blocks for text in _block(block))


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


def _table(table: Table) -> str:
    """A table as lines of cells between bars; a merged cell's text stands once, where the cell begins."""
    lines = [table.caption] if table.caption else []
    for number, row in enumerate(table.grid()):
        texts = []
        for column, cell in enumerate(row):
            begins = cell is not None and cell.row == number and cell.column == column
            texts.append(cell.flat if cell is not None and begins else "")
        lines.append(" | ".join(texts))
        if number + 1 == table.header_rows:
            lines.append("-" * 12)
    return "\n".join(lines)
