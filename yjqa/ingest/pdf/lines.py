"""Words → lines: what stands on one baseline, cut where a wide gap shows that something else begins."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yjqa.ingest.pdf.mending import LINE_HYPHEN, Lexicon
from yjqa.ingest.pdf.sheet import Box, Word

_WIDE_GAP = 1.1
"""A gap of this many font sizes is no space between words, but a tab or a column."""
_TAB_GAP = 0.62
"""A gap of this many font sizes sets a label apart from its text."""
_RAISED = 0.8
"""A mark in letters smaller than this share of its neighbour's, above the baseline, is a superscript."""
_FOOTNOTE_MARK = re.compile(r"[\d,*†‡]{1,4}|\[\d{1,3}\]")
_ENCIRCLED = re.compile(r"[\u2460-\u2473]")
"""Encircled numbers: marks of notes wherever they stand behind something."""
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcm]?m|CO)$")


@dataclass(slots=True)
class Line:
    """Words on one baseline, left to right. A `Line` may be part of a row that gaps cut into several."""

    words: list[Word]

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return max(word.x1 for word in self.words)

    @property
    def base(self) -> float:
        """The baseline that most of its letters stand on."""
        return max(self.words, key=lambda word: word.size * len(word.text)).base

    @property
    def size(self) -> float:
        """The font size of most of its letters."""
        return max(self.words, key=lambda word: word.size * len(word.text)).size

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all its words with a letter or digit are bold."""
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))

    @property
    def box(self) -> Box:
        """The box around it."""
        return (self.x0, self.top, self.x1, self.bottom)

    def text(self) -> str:
        """Its text; a tab stands where a gap is too wide for a space. Footnote marks are left out."""
        parts: list[str] = []
        for last, word in zip([None, *self.words], self.words, strict=False):
            if last is None:
                following = self.words[1] if len(self.words) > 1 else None
                if following is None or not _is_note_mark(word, following):
                    parts.append(word.text)
            elif _is_raised(last, word):
                if not _FOOTNOTE_MARK.fullmatch(word.text) or _UNIT.search(last.text):
                    parts.append(word.text)
            elif _ENCIRCLED.fullmatch(word.text) or (
                word is self.words[-1] and word.text == "•" and last.text[-1].isdigit()
            ):
                continue
            elif word.x0 - last.x1 < 0.08 * word.size and (word.size == last.size or not last.text[-1].isalnum()):
                parts.append(word.text)
            else:
                parts.append(("\t" if word.x0 - last.x1 > _TAB_GAP * word.size else " ") + word.text)
        return "".join(parts).replace(LINE_HYPHEN, "-")


def _is_note_mark(word: Word, following: Word) -> bool:
    """Whether a footnote's own mark stands before its text."""
    small = word.size < _RAISED * following.size and word.base < following.base - 0.1 * following.size
    return small and _FOOTNOTE_MARK.fullmatch(word.text) is not None


def _is_raised(last: Word, word: Word) -> bool:
    return (
        word.size < _RAISED * last.size
        and word.base < last.base - 0.1 * last.size
        and word.x0 - last.x1 < 0.6 * last.size
    )


def words_to_rows(words: Iterable[Word]) -> list[Line]:
    """Lines over the whole width, top to bottom: all words on one baseline together, whatever lies between them."""
    rows: list[list[Word]] = []
    bands: list[tuple[float, float, float]] = []
    turned: list[Word] = []
    for word in sorted(words, key=lambda word: (word.base, word.x0)):
        if not word.level:
            turned.append(word)
            continue
        home = None
        for index in range(len(rows) - 1, max(-1, len(rows) - 7), -1):
            top, base, bottom = bands[index]
            overlap = min(bottom, word.bottom) - max(top, word.top)
            same_base = abs(word.base - base) <= 0.25 * word.size
            if same_base or overlap >= 0.6 * min(bottom - top, word.bottom - word.top):
                home = index
                break
        if home is None:
            rows.append([word])
            bands.append((word.top, word.base, word.bottom))
        else:
            rows[home].append(word)
            if word.size > max(other.size for other in rows[home][:-1]):
                bands[home] = (word.top, word.base, word.bottom)
    lines = [Line(sorted(row, key=lambda word: word.x0)) for row in rows]
    return sorted(lines, key=lambda line: line.base) + [
        Line([word]) for word in sorted(turned, key=lambda word: word.x0)
    ]


def split_row(row: Line, gap: float = _WIDE_GAP) -> list[Line]:
    """A row cut at gaps wider than `gap` font sizes."""
    parts: list[list[Word]] = [[row.words[0]]]
    for last, word in zip(row.words, row.words[1:], strict=False):
        if word.x0 - last.x1 > gap * max(last.size, word.size):
            parts.append([word])
        else:
            parts[-1].append(word)
    return [Line(part) for part in parts]


def join_lines(lines: Sequence[Line], lexicon: Lexicon) -> str:
    """The text of lines that follow each other, with hyphenation at their ends mended."""
    text = ""
    for line in lines:
        text = lexicon.join_texts(text, line.text().strip())
    return text


def around(boxes: Iterable[Box]) -> Box:
    """The box around boxes, to a tenth of a point."""
    boxes = list(boxes)
    return (
        round(min(box[0] for box in boxes), 1),
        round(min(box[1] for box in boxes), 1),
        round(max(box[2] for box in boxes), 1),
        round(max(box[3] for box in boxes), 1),
    )
