"""Text broken into pieces that fit a width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rich.cells import cell_len

from tui.source.blocks import Stretch

_WORD = re.compile(r"\S+")

Look = Literal["text", "heading", "header", "rule"]


class Piece(NamedTuple):
    """What stands in a line from `column` on: a stretch of the page's text, or words of ours where `start` is below 0."""

    column: int
    start: int
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page as it is shown."""

    pieces: tuple[Piece, ...] = ()
    look: Look = "text"


def columns_of(words: str) -> int:
    """How many columns of the terminal the words take."""
    return len(words) if words.isascii() else cell_len(words)


def wrapped(text: str, stretch: Stretch, width: int, later: int | None = None) -> Iterator[Piece]:
    """The stretch in pieces that fit the width, all but the first `later`; broken between words, and within those that are too long."""
    room = max(width, 1)
    rest = max(width if later is None else later, 1)
    begin = end = -1
    for found in _WORD.finditer(text, stretch.start, stretch.end):
        start, stop = found.span()
        if begin >= 0 and not _fits(text, begin, stop, room):
            yield Piece(0, begin, text[begin:end])
            begin, room = -1, rest
        if begin < 0:
            begin = start
        while not _fits(text, begin, stop, room):
            cut = _cut(text, begin, stop, room)
            yield Piece(0, begin, text[begin:cut])
            begin, room = cut, rest
        end = stop
    if begin >= 0:
        yield Piece(0, begin, text[begin:end])


def _fits(text: str, start: int, stop: int, width: int) -> bool:
    """Whether a stretch fits. Of a long one no more is measured than it takes: a word may be as long as a paper, and is cut many times."""
    end = start + width + 1
    while end < stop:
        if columns_of(text[start:end]) > width:
            return False
        end += end - start
    return columns_of(text[start:stop]) <= width


def _cut(text: str, start: int, stop: int, width: int) -> int:
    """Where a word that is too long is cut."""
    end = min(start + width, stop)
    while end > start + 1 and columns_of(text[start:end]) > width:
        end -= 1
    return end
