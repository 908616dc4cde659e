"""The words of a quote as something to look for in a page's text.

A quote is the paper's words with line breaks folded. On the page other things stand between them: bars between cells, marks before headings
and items, blank lines. So words and figures count, and what stands between them does not.
"""

import re
from collections.abc import Iterator

from tui.source.blocks import Stretch

TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
"""A word or a figure."""

_BETWEEN = r"[\W_]*"
_BEFORE = r"(?<![^\W_])(?<!\d[.,])"
_AFTER = r"(?![^\W_])(?![.,]\d)"
_JOINT = re.compile(r"\n|(?<=[.!?:;”\"]) | (?=[•▪●○·*–-] )")
"""Where a quote may be put together of what stands apart: lines, sentences and items."""


class Quote:
    """The exact words that a source relies on."""

    def __init__(self, words: str) -> None:
        tokens = list(TOKEN.finditer(words))
        self.tokens = [token[0] for token in tokens]
        self._before = words[: tokens[0].start()].strip() if tokens else ""
        self._after = words[tokens[-1].end() :].strip() if tokens else ""
        between = _BETWEEN.join(map(re.escape, self.tokens))
        self._pattern = re.compile(_BEFORE + between + _AFTER) if tokens else None
        self._words = words

    def found_in(self, text: str, stretch: Stretch) -> Iterator[Stretch]:
        """Where the quote stands within a stretch, with the signs around it that are its own: `£`, `%`, a bracket."""
        if self._pattern is not None:
            for found in self._pattern.finditer(text, stretch.start, stretch.end):
                yield self._with_signs(text, Stretch(*found.span()), stretch)

    def is_literal(self, text: str, stretch: Stretch) -> bool:
        """Whether the stretch is the quote sign by sign, line breaks aside."""
        return " ".join(stretch.of(text).split()) == " ".join(self._words.split())

    def parts(self) -> list["Quote"]:
        """What it may have been put together of, in order."""
        parts = (Quote(part) for part in _JOINT.split(self._words))
        return [part for part in parts if part.tokens]

    def cells(self) -> list[list["Quote"]]:
        """The parts of a row that is told cell by cell: each as it stands, then without what may be its column's header."""
        return [_without_labels(part) for part in self._words.split("; ")]

    def _with_signs(self, text: str, found: Stretch, within: Stretch) -> Stretch:
        start, end = found
        if self._before and text.endswith(self._before, within.start, start):
            start -= len(self._before)
        if self._after and text.startswith(self._after, end, within.end):
            end += len(self._after)
        return Stretch(start, end)


def _without_labels(words: str) -> list[Quote]:
    """The words, then what stands after each colon."""
    parts = words.split(": ")
    return [Quote(": ".join(parts[start:])) for start in range(len(parts))]
