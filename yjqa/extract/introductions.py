"""What a paper says of a table: its caption, the heading that it stands under and the text just above it."""

from collections.abc import Iterator
from typing import NamedTuple

from yjqa.document import Document, Heading, ListItem, Paragraph, Place, Table

_BLOCKS_ABOVE = 2
"""How many blocks above a table are taken to introduce it."""
_CAPTION_LENGTH = 120
"""A paragraph just above a table that is no longer may be its caption."""


class Introduced(NamedTuple):
    """A table, its place and what is said of it, the nearest first."""

    table: Table
    place: Place
    about: tuple[str, ...]


def introduced_tables(document: Document) -> Iterator[Introduced]:
    """Each table of a paper with its introduction; one table does not introduce another."""
    above: list[str] = []
    trail: tuple[Heading, ...] = ()
    for place in document.places():
        if place.trail != trail:
            trail, above = place.trail, []
        if isinstance(place.block, Table):
            captions = [place.block.caption] if place.block.caption else []
            captions += [text for text in above[:1] if len(text) <= _CAPTION_LENGTH]
            yield Introduced(place.block, place, (*captions, *place.section[-1:], *above))
            above = []
        elif isinstance(place.block, Paragraph | ListItem):
            above = [place.block.text, *above][:_BLOCKS_ABOVE]
