"""Running headers, footers and page numbers: found by what repeats at the same place, and set aside."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from yjqa.ingest.pdf.lines import Line, words_to_rows
from yjqa.ingest.pdf.ruled import holds
from yjqa.ingest.pdf.sheet import Box, Sheet, Word

_ZONE = 0.16
"""Headers and footers stand within this share of the page's height from its edge."""
_MOST_ROWS = 5
"""More rows than this at one edge are no running lines, though a form may repeat them."""
_PARTED = 1.45
"""Running lines stand at least this many font sizes from the text."""
_EDGE = 0.09
_NEAR = 4.0
"""Points by which the place of a running line may differ from page to page."""
_REPEATS = 3
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_NUMBER = re.compile(r"[-–]?\s*(?:page\s*)?(\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–]?", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(slots=True)
class _Row:
    page: int
    line: Line
    place: float
    at_edge: bool
    words: str
    top: bool
    running: bool = False


def set_furniture_aside(sheets: Sequence[Sheet], tables: Sequence[Sequence[Box]]) -> dict[int, str]:
    """Take running lines out of the sheets' words, in place.

    `tables`: the boxes of each sheet's tables, whose repeated header rows are no furniture. Returns the number printed
    on each page that has one, by page.
    """
    pages = [_edge_rows(sheet, boxes) for sheet, boxes in zip(sheets, tables, strict=True)]
    rows = [row for page in pages for row in page]
    _mark_repeated(rows, len(sheets))
    _mark_numbers(rows)
    _keep_titles(pages, sheets)
    labels: dict[int, list[str]] = defaultdict(list)
    for sheet, page in zip(sheets, pages, strict=True):
        aside: set[int] = set()
        for top in (True, False):
            edge = sorted((row for row in page if row.top is top), key=lambda row: row.line.base, reverse=not top)
            for row in _apart_from_text(edge):
                aside.update(id(word) for word in row.line.words)
                labels[sheet.number].extend(_numbers(row.line))
        sheet.words = [word for word in sheet.words if id(word) not in aside]
    return _consistent(labels)


def _apart_from_text(edge: list[_Row]) -> list[_Row]:
    """The running rows from the page's edge inwards, as far as a gap parts them from the text."""
    count = next((index for index, row in enumerate(edge) if not row.running), len(edge))
    while 0 < count < len(edge):
        gap = abs(edge[count].line.base - edge[count - 1].line.base)
        if gap > _PARTED * max(edge[count].line.size, edge[count - 1].line.size):
            break
        count -= 1
    return edge[:count] if count <= _MOST_ROWS else []


def _edge_rows(sheet: Sheet, tables: Sequence[Box]) -> list[_Row]:
    def outside(word: Word) -> bool:
        return not any(holds(box, word) for box in tables)

    zone = _ZONE * sheet.height
    result = []
    for top in (True, False):
        words = [word for word in sheet.words if (word.base < zone if top else word.base > sheet.height - zone)]
        for line in words_to_rows(word for word in words if outside(word)):
            place = line.base if top else sheet.height - line.base
            result.append(_Row(sheet.number, line, place, place < _EDGE * sheet.height, _shape(line), top))
    return result


def _shape(line: Line) -> str:
    text = " ".join(line.text().lower().split())
    return re.sub(r"\d+", "#", "#" if _ROMAN.fullmatch(text) else text)


def _mark_repeated(rows: list[_Row], n_pages: int) -> None:
    by_words: dict[tuple[str, bool], list[_Row]] = defaultdict(list)
    for row in rows:
        by_words[row.words, row.top].append(row)
    for (words, _), same in by_words.items():
        if not re.search(r"[a-z]", words):
            continue
        for row in same:
            near = {other.page for other in same if abs(other.place - row.place) <= _NEAR}
            # Left and right pages may have running lines of their own; title blocks of many papers in a pack do not run.
            next_to = bool(near & {row.page - 1, row.page + 1})
            facing = next_to or bool(near & {row.page - 2, row.page + 2})
            enough = _REPEATS if n_pages > 2 else 2
            row.running = (facing and len(near) >= enough) or (next_to and row.at_edge)


def _mark_numbers(rows: list[_Row]) -> None:
    """Page numbers that stand alone: one more on the next page, at the same place."""
    alone = [(row, number) for row in rows if (number := _alone(row.line)) is not None]
    for row, number in alone:
        for other, other_number in alone:
            step = other.page - row.page
            if step and other_number - number == step and abs(step) <= 3 and abs(other.place - row.place) <= _NEAR:
                row.running = True
                break
        else:
            # The only number in the margin of a page may still count the pages of the file.
            row.running = row.running or (number == row.page and row.at_edge)


def _keep_titles(pages: list[list[_Row]], sheets: Sequence[Sheet]) -> None:
    """A running header in large letters is a title where it stands first; on the first page a bold one is, too."""
    before: set[str] = set()
    for page, sheet in zip(pages, sheets, strict=True):
        usual = median(word.size for word in sheet.words) if sheet.words else 0.0
        headers = [row for row in page if row.top and row.running and _alone(row.line) is None]
        for row in headers:
            large = row.line.size > 1.1 * usual
            if row.words not in before and (large or (row.line.bold and sheet is sheets[0])):
                row.running = False
        before = {row.words for row in headers}


def _alone(line: Line) -> int | None:
    match = _NUMBER.fullmatch(" ".join(line.text().split()))
    return _value(match[1]) if match else None


def _value(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    return sum(-value if value < max(values[index:], default=0) else value for index, value in enumerate(values))


def _numbers(line: Line) -> list[str]:
    """What may be a page number in a running line: it stands alone, at an end, or after the word page."""
    text = " ".join(line.text().split())
    found = re.findall(r"\bpage\s*(\d{1,4}|[ivxl]+)\b", text, re.IGNORECASE)
    parts = [part.strip(" |-–") for part in re.split(r"\t|\|", line.text())]
    words = text.split()
    found.extend(part for part in (*parts, words[0], words[-1]) if re.fullmatch(r"\d{1,4}|[ivxl]{1,6}", part))
    return list(dict.fromkeys(found))


def _consistent(labels: dict[int, list[str]]) -> dict[int, str]:
    """For each page the number that goes with those of its neighbours; a lone page keeps its only number."""
    result: dict[int, str] = {}
    for page, numbers in labels.items():
        for number in numbers:
            value = _value(number)
            steps = [
                value is not None and (other := _value(one)) is not None and other - value == step
                for step in (-2, -1, 1, 2)
                for one in labels.get(page + step, ())
            ]
            if any(steps):
                result[page] = number
                break
    return result
