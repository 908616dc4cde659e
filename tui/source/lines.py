"""A page's text laid out in lines of a width: wrapped at words, tables in columns."""

from collections.abc import Iterator, Sequence

from tui.source.blocks import Block, Grid, Heading, Stretch, Wording
from tui.source.grid_lines import grid_to_lines
from tui.source.wrapping import Line, Piece, wrapped

_EMPTY = Line()


def blocks_to_lines(text: str, blocks: Sequence[Block], width: int) -> list[Line]:
    """The blocks one under the other, with an empty line between them but for items of one list."""
    lines: list[Line] = []
    before: Block | None = None
    for block in blocks:
        if before is not None and not (_is_item(before) and _is_item(block)):
            lines.append(_EMPTY)
        match block:
            case Heading(words=words):
                lines.extend(Line((piece,), "heading") for piece in wrapped(text, words, width))
            case Wording():
                lines.extend(Line((piece,)) for piece in _hanging(text, block, width))
            case Grid():
                lines.extend(grid_to_lines(text, block, width))
        before = block
    return lines


def _is_item(block: Block) -> bool:
    return isinstance(block, Wording) and block.indent > 0


def _hanging(text: str, block: Wording, width: int) -> Iterator[Piece]:
    """A paragraph or item: its number or marker, then its words, later lines under the first word."""
    indent = min(block.indent, width // 4)
    hang = min(max(block.hang - block.indent, 0) + indent, width // 2)
    first = True
    start = block.stretch.start + block.indent
    for piece in wrapped(text, Stretch(start, block.stretch.end), width - indent, width - hang):
        yield piece._replace(column=indent if first else hang)
        first = False
