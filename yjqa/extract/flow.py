"""A paper as one flow of headings, paragraphs and list items, whatever holds them.

Minutes are often typeset as a table of numbers and texts, and a motto as a table of one cell. What such a cell holds
reads on like any other text, so it flows with the rest; tables of data do not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjqa.document import Cell, Document, Heading, ListItem, Paragraph, Place, Table
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Source

_NUMBER = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[a-z]?[.)]?$")
_TITLE_WORDS = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading, paragraph or list item of the flow.

    `cell` is the cell that holds it, `title` the nearest heading above it, be it a row of a table of minutes.
    """

    block: Heading | Paragraph | ListItem
    place: Place
    cell: Cell | None = None
    title: str | None = None
    is_heading: bool = False

    @property
    def text(self) -> str:
        """The words of the block."""
        return self.block.text

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return isinstance(self.block, ListItem)

    def source(self, document: Document, quote: str | None = None) -> Source:
        """Where it stands; `quote` is its whole text unless given."""
        quote = self.text if quote is None else quote
        if self.cell is not None:
            return cell_source(document, self.place, self.cell, quote, self.block.span)
        return block_source(document, self.place, quote)


def flow(document: Document) -> list[Piece]:
    """All pieces of a paper in reading order, those of its data tables left out."""
    pieces: list[Piece] = []
    title: str | None = None
    for place in document.places():
        block = place.block
        if isinstance(block, Table):
            for piece in _table_pieces(place, block, title):
                pieces.append(piece)
                title = piece.text if piece.is_heading else title
        else:
            pieces.append(Piece(block, place, None, title, isinstance(block, Heading)))
            title = block.text if isinstance(block, Heading) else title
    return pieces


def is_running_text(table: Table) -> bool:
    """Whether a table only sets out text: one column, or numbers beside texts."""
    if table.n_columns == 1:
        return True
    if table.n_columns != 2:
        return False
    numbers = [cell.flat for cell in table.cells if cell.column == 0 and cell.blocks]
    return len(numbers) > 2 and sum(bool(_NUMBER.match(number)) for number in numbers) > 0.7 * len(numbers)


def _table_pieces(place: Place, table: Table, title: str | None) -> Iterator[Piece]:
    if not is_running_text(table):
        return
    for row in table.grid():
        text = row[-1]
        if text is None:
            continue
        number = row[0].flat if len(row) > 1 and row[0] is not None else ""
        is_title = (
            bool(_NUMBER.match(number))
            and "." not in number
            and len(text.flat.split()) < _TITLE_WORDS
            and len(text.blocks) == 1
        )
        if is_title:
            title = text.flat
        for block in text.blocks:
            yield Piece(block, place, text, title, is_title)
