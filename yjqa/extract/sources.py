"""From a block or a cell to the Source that a record carries."""

from yjqa.document import Cell, Document, Heading, ListItem, Paragraph, Place, Span, Table
from yjqa.records import Source, TablePlace


def block_source(document: Document, place: Place, quote: str, span: Span | None = None) -> Source:
    """The source of a record that stands in running text.

    `quote`: the exact words relied on. `span`: a narrower place than the whole block, where it is known.
    """
    block = place.block
    return _source(document, place, quote, span or block.span, paragraph=_number(block), table=None)


def cell_source(
    document: Document, place: Place, cell: Cell, quote: str | None = None, span: Span | None = None
) -> Source:
    """The source of a record out of a cell of the table at `place`; `quote` is the cell's text unless given."""
    table = place.block
    if not isinstance(table, Table):
        raise TypeError("cell_source takes the place of a table")
    position = TablePlace(label=table.caption, row=max(cell.row - table.header_rows, 0), column=cell.column)
    return _source(document, place, cell.flat if quote is None else quote, span or cell.span, None, position)


def _number(block: object) -> str | None:
    if isinstance(block, Paragraph | Heading):
        return block.number
    return block.marker if isinstance(block, ListItem) and block.marker[:1].isalnum() else None


def _source(
    document: Document, place: Place, quote: str, span: Span, paragraph: str | None, table: TablePlace | None
) -> Source:
    page = span.page if span.page is not None else place.block.span.page
    return Source(
        document=document.id,
        title=document.title,
        page=page,
        page_label=document.page_label(page),
        section=place.section,
        paragraph=paragraph,
        lines=span.lines,
        bbox=span.bbox,
        table=table,
        quote=quote,
    )
