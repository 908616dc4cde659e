"""Running text: paragraphs, list items and the texts of cells, each with what stands before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjqa.document import Cell, Document, Heading, ListItem, Paragraph, Place, Table
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Source

_LONGEST_ITEM = 100
"""A paragraph after a colon that has no more characters is an item of the list that the colon announces."""
_END = re.compile(r"[.!?][\"'\u2019\u201d)]*\s+(?=[\"'\u2018\u201c(]?[A-Z0-9])")
_PLAIN_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LONGEST_SHORT = 8
"""Letters of the longest abbreviation below: no more need be looked at before a full stop."""
_NO_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|dr|mr|mrs|ms|cllr|supt|det|insp|sgt|st|vs|approx|av|p|pp)|\b[A-Z])\.$", re.I
)


@dataclass(frozen=True, slots=True)
class Prose:
    """A piece of running text where it stands; `cell` where it is a cell's.

    `lead_in` is what introduces it: of a list item the paragraph above the list, of another block the paragraph before
    it in its section, of a cell the one above it or the table's caption. `listed` says that it is an item of a list,
    be it one whose bullets are lost: a short paragraph after a colon.
    """

    text: str
    place: Place
    cell: Cell | None = None
    lead_in: str = ""
    listed: bool = False

    def source(self, document: Document, quote: str) -> Source:
        """The source of a record that rests on these words of the text."""
        if self.cell is not None:
            return cell_source(document, self.place, self.cell, quote)
        return block_source(document, self.place, quote)


def running_text(document: Document) -> Iterator[Prose]:
    """Every paragraph, list item and cell of a paper, in reading order."""
    lead_in = ""
    trail: tuple[Heading, ...] = ()
    for place in document.places():
        block = place.block
        if place.trail != trail:
            trail, lead_in = place.trail, ""
        if isinstance(block, Table):
            over = dict.fromkeys(range(block.n_columns), block.caption or lead_in)
            for cell in block.cells:
                for part in cell.blocks:
                    yield Prose(part.text, place, cell, over[cell.column])
                if cell.blocks:
                    over[cell.column] = cell.flat
        elif isinstance(block, Paragraph):
            listed = (
                lead_in.rstrip().endswith(":")
                and len(block.text) <= _LONGEST_ITEM
                and not block.text.rstrip().endswith(":")
            )
            yield Prose(block.text, place, None, lead_in, listed)
            lead_in = lead_in if listed else block.text
        elif isinstance(block, ListItem):
            yield Prose(block.text, place, None, lead_in, True)


def split_sentences(text: str) -> list[str]:
    """A text cut at each stop before a capital, abbreviations and initials included: for statements, whose ends matter less."""
    return _PLAIN_END.split(text)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    start = 0
    for match in _END.finditer(text):
        if _NO_END.search(text, max(start, match.start() - _LONGEST_SHORT), match.start() + 1):
            continue
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)
