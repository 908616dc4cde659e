"""Papers for tests, built of headings, paragraphs, list items and tables."""

from yjqa.document import Block, Cell, Document, Heading, ListItem, Page, Paragraph, Span, Table

_HERE = Span(page=1)


def heading(text: str, level: int = 2, number: str | None = None) -> Heading:
    return Heading(text, level, _HERE, number)


def paragraph(text: str, number: str | None = None) -> Paragraph:
    return Paragraph(text, _HERE, number)


def items(*texts: str) -> list[ListItem]:
    return [ListItem(text, _HERE) for text in texts]


def table(*rows: tuple[str, ...], header_rows: int = 1) -> Table:
    """A table of texts; a cell's lines are its paragraphs."""
    cells = tuple(
        Cell(row, column, _HERE, tuple(Paragraph(line, _HERE) for line in text.splitlines()))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Table(cells, _HERE, header_rows)


def paper(*blocks: Block, title: str = "A paper") -> Document:
    return Document("paper", title, "paper.txt", "text", "0", (Page(1, blocks),))
