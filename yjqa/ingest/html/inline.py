"""Running text of an HTML element: its words with the source line of each."""

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

Element = Any
"""An lxml element."""

BREAK = "\v"
"""Stands for `<br>`: a line break that the page shows, unlike one of the source."""

_BREAKS = re.compile(BREAK)
_SPACES = re.compile(r"[ \t\n\f\r]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line: its words, its first and last source line, and whether all its letters are bold."""

    text: str
    first: int
    last: int
    bold: bool


@dataclass(slots=True)
class Run:
    """Gathers the text between two block elements."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _offsets: list[int] = field(default_factory=list)
    _lines: list[int] = field(default_factory=list)
    _bold: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, line: int, bold: bool) -> int:
        """Takes text that begins on this source line; returns the line on which it ends."""
        self._offsets.append(self._length)
        self._lines.append(line)
        if bold:
            self._bold.append((self._length, self._length + len(text)))
        self._parts.append(text)
        self._length += len(text)
        return line + text.count("\n")

    def printed(self) -> list[Printed]:
        """The lines that the page shows, empty ones left out; the run is then empty again."""
        raw = "".join(self._parts)
        bounds = [0, *(match.start() for match in _BREAKS.finditer(raw)), len(raw)]
        found = []
        for start, end in itertools.pairwise(bounds):
            piece = raw[start:end]
            text = _SPACES.sub(" ", piece.replace(BREAK, " ")).strip(" ")
            if text.strip():
                first = start + len(piece) - len(piece.lstrip())
                last = start + len(piece.rstrip()) - 1
                found.append(
                    Printed(text, self._line(raw, first), self._line(raw, last), self._is_bold(raw, first, last))
                )
        self._parts, self._length, self._offsets, self._lines, self._bold = [], 0, [], [], []
        return found

    def _line(self, raw: str, offset: int) -> int:
        index = bisect_right(self._offsets, offset) - 1
        return self._lines[index] + raw.count("\n", self._offsets[index], offset)

    def _is_bold(self, raw: str, first: int, last: int) -> bool:
        plain = list(raw[first : last + 1])
        for start, end in self._bold:
            for offset in range(max(start, first), min(end, last + 1)):
                plain[offset - first] = " "
        return not any(character.isalnum() for character in plain)
