"""Lists and sections in the flow of a paper, put right where a reader lost bullets, numbers or levels of headings."""

from collections.abc import Iterable, Iterator

from yjqa.document import Heading, ListItem, Paragraph
from yjqa.extract.flow import Piece

_ITEM_WORDS = 40
"""Words that a paragraph may have to pass for an item that lost its bullet."""


def together(first: Piece, second: Piece) -> bool:
    """Whether two pieces stand in one cell, or both in none."""
    return first.cell is second.cell


def following(pieces: list[Piece], position: int) -> Iterator[Piece]:
    """The pieces after a position, without a copy of the rest of a long paper."""
    return (pieces[place] for place in range(position + 1, len(pieces)))


def list_after(pieces: list[Piece], position: int) -> list[Piece]:
    """The items of the list that follows a piece, sub-items left out.

    A reader may have lost bullets: a paragraph that begins as the item before it did goes on with the list, and after
    a colon several short paragraphs without numbers are one; so are paragraphs that are numbered from 1.
    """
    items: list[Piece] = []
    for piece in following(pieces, position):
        if not together(pieces[position], piece) or not (piece.is_item or (items and _goes_on(items[-1], piece))):
            break
        items.append(piece)
    if not items:
        items = counted_from_one(following(pieces, position), pieces[position])
    if not items and pieces[position].text.rstrip().endswith(":"):
        items = _short_paragraphs(pieces, position)
    return outermost_items(items)


def outermost_items(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the items that are parts of others."""
    levels = [piece.block.level for piece in pieces if isinstance(piece.block, ListItem)]
    outermost = min(levels, default=0)
    return [piece for piece in pieces if not isinstance(piece.block, ListItem) or piece.block.level == outermost]


def counted_from_one(pieces: Iterable[Piece], beside: Piece) -> list[Piece]:
    """The pieces at the beginning whose printed numbers are 1, 2 and so on, at least two of them, in the cell of `beside`."""
    counted: list[Piece] = []
    for piece in pieces:
        number = piece.block.number if isinstance(piece.block, Heading | Paragraph) else None
        if not together(beside, piece) or (number or "").rstrip(".)") != str(len(counted) + 1):
            break
        counted.append(piece)
    return counted if len(counted) > 1 else []


def _is_plain(piece: Piece) -> bool:
    return isinstance(piece.block, Paragraph) and piece.block.number is None and not piece.is_heading


def _goes_on(item: Piece, piece: Piece) -> bool:
    return _is_plain(piece) and item.text.split()[:1] == piece.text.split()[:1]


def _short_paragraphs(pieces: list[Piece], position: int) -> list[Piece]:
    paragraphs: list[Piece] = []
    for piece in following(pieces, position):
        too_long = len(piece.text.split()) > _ITEM_WORDS or piece.text.endswith(":")
        if too_long or not _is_plain(piece) or not together(pieces[position], piece):
            break
        paragraphs.append(piece)
    return paragraphs if len(paragraphs) > 1 else []


def section_under(pieces: list[Piece], position: int) -> list[Piece]:
    """The pieces under a heading: to the next one of its level, or to the end of its cell or of the part that it titles."""
    heading = pieces[position]
    block = heading.block
    section: list[Piece] = []
    for piece in following(pieces, position):
        if heading.cell is not None or not isinstance(block, Heading):
            if piece.is_heading or not together(heading, piece):
                break
        elif block not in piece.place.trail:
            break
        section.append(piece)
    return section
