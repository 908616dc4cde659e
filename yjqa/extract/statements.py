"""The paper as a stream of statements: each heading, paragraph and list item in order, those in cells as well."""

from collections.abc import Iterator
from dataclasses import dataclass

from yjqa.document import Cell, Document, Heading, ListItem, Paragraph, Place, Table
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Source


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of text where it stands.

    `position`: of its block among the paper's places. `cell`: the cell that it stands in, `None` in running text.
    `number`: as printed with it, in a table the number in its row's first cell.
    """

    position: int
    place: Place
    block: Heading | Paragraph | ListItem
    cell: Cell | None = None
    number: str | None = None

    @property
    def text(self) -> str:
        """The text on one line."""
        return " ".join(self.block.text.split())

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return isinstance(self.block, Heading)

    @property
    def margin(self) -> str | None:
        """What stands in the margin beside it."""
        return None if isinstance(self.block, Heading) else self.block.margin

    def source(self, document: Document, quote: str) -> Source:
        """The source of a record that relies on `quote` in this statement."""
        if self.cell is None:
            return block_source(document, self.place, quote)
        made = cell_source(document, self.place, self.cell, quote, self.block.span)
        return made.model_copy(update={"paragraph": self.number})


def statements(document: Document) -> list[Statement]:
    """All statements of the paper in reading order."""
    return [statement for position, place in enumerate(document.places()) for statement in _of_place(position, place)]


def _of_place(position: int, place: Place) -> Iterator[Statement]:
    block = place.block
    if isinstance(block, Table):
        numbers = {cell.row: cell.flat.strip(" .") for cell in block.cells if cell.column == 0}
        for cell in sorted(block.cells, key=lambda cell: (cell.row, cell.column)):
            number = numbers.get(cell.row, "")
            number_or_none = number if 0 < len(number) <= 12 and number[:1].isdigit() else None
            for part in cell.blocks:
                yield Statement(position, place, part, cell, number_or_none)
        return
    yield Statement(position, place, block, None, _printed_number(block))


def _printed_number(block: Heading | Paragraph | ListItem) -> str | None:
    if isinstance(block, ListItem):
        return block.marker.strip(" .()") if any(character.isalnum() for character in block.marker) else None
    return block.number
