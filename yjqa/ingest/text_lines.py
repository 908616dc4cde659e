"""Text → lines: each with its number in the file and the page that it stood on; furniture set aside.

A page begins at a form feed, or, in files without any, at a line that starts with exactly one blank straight after
another line of text: tools that drop the form feed leave that blank.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from yjqa.columns import column_role
from yjqa.ingest.spacing import mend

_LINE_END = re.compile(r"\r\n|\r|\n")
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f]")
_NO_BREAK = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")
_ONE_BLANK = re.compile(r" \S")
_MOST_PAGE_BREAKS = 0.08
"""The share of lines that begin with one blank up to which the blank can mean a page break and not a margin."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–|]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–|]?(?:\s*(?:of|/)\s*\d{1,4})?(?:\s*\|?\s*page)?", re.IGNORECASE
)
_CODE = re.compile(r"(?=.*[A-Za-z])\w{4,8}")
"""A short code such as a registration's; a paragraph's number is none."""
_APART = re.compile(r"\t|\s{2,}")
_PAGE_TOP = 3
_PAGE_END = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file: `number` is 1-based, `text` has its blanks on the left and none on the right.

    `starts_page`: the first line of a page other than the first. `wraps`: a blank stood at its end.
    """

    number: int
    text: str
    page: int
    starts_page: bool = False
    wraps: bool = False

    @property
    def blank(self) -> bool:
        """Nothing stands on it."""
        return not self.text

    @property
    def words(self) -> str:
        """The text without the blanks on the left."""
        return self.text.lstrip(" ")

    @property
    def indent(self) -> int:
        """How many blanks stand on the left."""
        return len(self.text) - len(self.words)


def text_to_lines(text: str) -> list[Line]:
    """All lines of the file, blank ones included, furniture made blank."""
    return _without_furniture(_paged(_LINE_END.split(text)))


def _paged(raw: Sequence[str]) -> list[Line]:
    by_form_feed = any("\f" in line for line in raw)
    by_blank = not by_form_feed and _breaks_by_blank(raw)
    lines: list[Line] = []
    page = 1
    for number, source in enumerate(raw, start=1):
        if by_blank and number > 1 and _ONE_BLANK.match(source) and raw[number - 2].strip():
            source = "\f" + source[1:]
        for place, part in enumerate(source.split("\f")):
            breaks = place > 0 and bool(lines)
            if place == 0 and not part.strip() and "\f" in source:
                continue
            page += breaks
            text = _NO_BREAK.sub(" ", _INVISIBLE.sub("", mend(part))).rstrip(" ")
            lines.append(Line(number, text if text.strip() else "", page, breaks, part.endswith(" ")))
    return lines


def _breaks_by_blank(raw: Sequence[str]) -> bool:
    written = [line for line in raw if line.strip()]
    one_blank = sum(1 for line in written if _ONE_BLANK.match(line))
    return 0 < one_blank <= max(2, _MOST_PAGE_BREAKS * len(written))


def _pattern(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.lower().split()))


def _edges(lines: Sequence[Line]) -> list[tuple[list[Line], list[Line]]]:
    """For each page its first and its last written lines."""
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if not line.blank:
            pages.setdefault(line.page, []).append(line)
    return [(page[:_PAGE_TOP], page[-_PAGE_END:]) for page in pages.values()]


def _without_furniture(lines: list[Line]) -> list[Line]:
    """Running headers and footers and printed page numbers made blank, so that what they interrupt can join.

    A line is furniture when it stands, but for its digits, at the same edge of three pages, or of both pages of a
    short paper; the header row of a table that runs on is none.
    """
    edges = _edges(lines)
    if len(edges) < 2:
        return lines
    tops = Counter(pattern for top, _ in edges for pattern in {_pattern(line) for line in top})
    ends = Counter(pattern for _, end in edges for pattern in {_pattern(line) for line in end})
    least = 3 if len(edges) > 3 else 2
    furniture: set[int] = set()
    numbered = tops["#"] + ends["#"] >= least
    for number, (top, end) in enumerate(edges):
        if number:
            furniture.update(_peel(_above_columns(top), tops, least, numbered))
        furniture.update(_peel(end[::-1], ends, least, numbered))
    return [replace(line, text="") if line.number in furniture else line for line in lines]


def _above_columns(top: Sequence[Line]) -> Sequence[Line]:
    """The lines at a page's top up to one that names the columns of the figures right below it."""
    for place, (line, below) in enumerate(pairwise(top)):
        figures = _cells(below)[1:]
        if len(_cells(line)) == len(figures) + 1 > 2 and all(any(map(str.isdigit, cell)) for cell in figures):
            return top[:place]
    return top


def _cells(line: Line) -> list[str]:
    return [cell for cell in _APART.split(line.words) if cell]


def _peel(edge: Sequence[Line], counts: Counter[str], least: int, numbered: bool) -> Iterator[int]:
    """The numbers of the lines at one edge of a page that are furniture, from the outermost to the first that is not."""
    for line in edge:
        repeated = counts[_pattern(line)] >= least and _can_be_furniture(line)
        number = _is_page_number(line) and (numbered or "page" in line.text.lower())
        if not (repeated or number):
            return
        yield line.number


def _is_page_number(line: Line) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.words))


def _can_be_furniture(line: Line) -> bool:
    words = line.words
    if sum(column_role(cell) is not None for cell in _cells(line)) >= 2 or column_role(words) is not None:
        return False
    return len(words) > 8 or bool(_CODE.fullmatch(words))
