"""One page of a PDF as it is drawn: words where they stand, ruling lines and shaded areas.

All positions are points from the top left corner of the page as it is shown (crop box and rotation are allowed for).
"""

from dataclasses import dataclass, field
from typing import NamedTuple

Box = tuple[float, float, float, float]
"""(x0, top, x1, bottom)."""


@dataclass(slots=True)
class Word:
    """Characters that stand together; `base` is the baseline. Height follows from the font's size, not from ink.

    `font` tells the fonts of a paper apart; `level` is false for text that runs up or down the page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    font: str = ""
    level: bool = True

    @property
    def middle(self) -> float:
        """The x in the middle of the word."""
        return (self.x0 + self.x1) / 2


class Rule(NamedTuple):
    """A straight line: at `at`, from `start` to `end`; `at` is an x where `upright`, else a top."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Sheet:
    """A page as drawn. `shades` are filled areas that are not white, `outlined` tells letters drawn as
    curves, `pictured` a picture, `garbled` letters whose codes mean nothing (they are left out),
    `damaged` a page that does not open"""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    outlined: bool = False
    pictured: bool = False
    garbled: bool = False
    damaged: bool = False
