"""Tables whose columns are kept apart by blanks, as tools that preserve the layout print them.

The chain: a line whose stretches of text are labels of columns is a header; the lines below it are cut at the gutters
that no line crosses, page by page, because columns shift between pages; a line over all columns is a heading between
rows; `yjqa.ingest.aligned_rows` tells the rows, and joins to a row what a page break leaves of it.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from yjqa.columns import column_role
from yjqa.ingest.aligned_rows import Strip, build_table, is_reference, strips_to_rows
from yjqa.ingest.pieces import Found
from yjqa.ingest.prose import begins_low
from yjqa.ingest.text_lines import Line

_GAP = re.compile(r"\s{2,}")
_STRETCH = re.compile(r"\S+(?: \S+)*")
_KEY_ROLES = frozenset({"action", "objective", "forward_actions", "risk", "owner", "due", "status", "progress", "rag"})
_MOST_BLANKS = 5
_CROSSED = 0.06
_TELLING = 12
_WIDE = 4
_MOST_BLOCK_LINES = 12
_LEAST_COLUMNS = 3
_LEAST_GUTTER = 2
_HEADER_LINES = 4
_LONGEST_LABEL = 25
_BANNER_LINES = 3
_MOST_MOVED = 8
_DRIFT = 0.1


class Stretch(NamedTuple):
    """Words of one line without a wide gap between them: first column of characters, the one after the last, text."""

    start: int
    end: int
    text: str


def stretches(text: str) -> list[Stretch]:
    """The stretches of a line."""
    return [Stretch(match.start(), match.end(), match.group()) for match in _STRETCH.finditer(text)]


def find_aligned(lines: Sequence[Line]) -> Iterator[Found]:
    """The tables kept apart by blanks among the lines."""
    index = 0
    while index < len(lines):
        line = lines[index]
        found = None
        if not line.blank and "\t" not in line.text and _GAP.search(line.words):
            found = _under_header(lines, index)
        if found is not None:
            yield found
            index = found.end
        else:
            index += 1


def _is_header(cells: Sequence[Stretch]) -> bool:
    roles = [role for role in (column_role(cell.text) for cell in cells) if role is not None]
    return len(roles) >= 2 and len(roles) >= 0.6 * len(cells) and bool(_KEY_ROLES & set(roles))


def _under_header(lines: Sequence[Line], index: int) -> Found | None:
    header, start = _whole_header(lines, index)
    if not _is_header(header):
        return None
    strips: list[Strip] = []
    labels: list[str] = []
    edges: list[int] = []
    count = 0
    place, above, below = index, header, start
    while True:
        end = _end_of_body(lines, below, above)
        for part, (first, last) in enumerate(_page_parts(lines, below, end)):
            banners = _banners(lines, first, last, header)
            texts = [lines[number].text for number in range(first, last) if number not in banners]
            gutters = find_gutters(texts, above if part == 0 else [], count)
            if part == 0 and len(gutters) + 1 < len(above):
                gutters = _with_label_edges(texts, above, gutters)
            if len(gutters) + 2 == count:
                gutters += _last_gutter(texts, gutters)
            if not count:
                count = len(gutters) + 1
                labels = _labels(above, gutters)
            if len(gutters) + 1 != count:
                gutters = _like(texts, edges) or gutters
            if len(gutters) + 1 != count:
                return _finished(lines, index, start, strips, labels)
            edges = gutters
            more = to_strips(lines, first, last, gutters, banners)
            if more and strips:
                more[0].resumes = True
            strips += more
        place = next(
            (number for number in range(end, min(end + _MOST_BLANKS, len(lines))) if not lines[number].blank), 0
        )
        if not place or not _repeats(lines, place, header):
            return _finished(lines, index, start, strips, labels)
        above, below = _whole_header(lines, place)


def _repeats(lines: Sequence[Line], place: int, header: Sequence[Stretch]) -> bool:
    """The header stands again at the top of a page."""
    whole, _ = _whole_header(lines, place)
    return [cell.text for cell in whole] == [cell.text for cell in header]


def _finished(
    lines: Sequence[Line], index: int, start: int, strips: Sequence[Strip], labels: Sequence[str]
) -> Found | None:
    count = len(labels)
    if count < 2 or not strips:
        return None
    rows = strips_to_rows(strips, labels)
    if not rows:
        return None
    header_lines = (lines[index].number, lines[start - 1].number)
    last_line = max(number for row in rows for cell in [*row.cells, row.banner] for number, _ in cell)
    stop = next(place for place in range(start, len(lines)) if lines[place].number == last_line) + 1
    return Found(index, stop, build_table(rows, labels, header_lines))


def _whole_header(lines: Sequence[Line], index: int) -> tuple[list[Stretch], int]:
    """The header with the words that its lower lines add to its labels, and the index of the line after it."""
    header = stretches(lines[index].text)
    parts = [[cell] for cell in header]
    best = (header, index + 1)
    for start in range(index + 1, min(index + _HEADER_LINES, len(lines))):
        more = stretches(lines[start].text)
        if not more or any(is_reference(cell.text) or len(cell.text) > _LONGEST_LABEL for cell in more):
            break
        for cell in more:
            under = [
                held
                for held in parts
                if cell.start < max(p.end for p in held) + 2 and min(p.start for p in held) < cell.end + 2
            ]
            if not under:
                return best
            nearest = min(under, key=lambda held: abs(held[0].start - cell.start))
            nearest.append(cell)
        grown = [_label(held) for held in parts]
        if all(label is not None for label in grown):
            best = ([label for label in grown if label is not None], start + 1)
    return best


def _label(parts: Sequence[Stretch]) -> Stretch | None:
    """The label that stands on several lines, its words torn at line ends put together; `None` where it is not known."""
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    if len(parts) == 1:
        return Stretch(start, end, parts[0].text)
    texts = [parts[0].text]
    for part in parts[1:]:
        texts = [text + glue + part.text for text in texts for glue in (("", " ") if " " not in part.text else (" ",))]
    plain = texts[-1]
    torn = next((text for text in texts[:-1] if column_role(f"{text} x") is not None), None)
    known = torn or (plain if column_role(plain) is not None else None)
    return Stretch(start, end, known) if known is not None else None


def _end_of_body(lines: Sequence[Line], start: int, header: Sequence[Stretch]) -> int:
    """The body ends at another header, at a title or prose that no row follows, or after many blank lines."""
    blanks = 0
    last = start
    skip = start
    for index in range(start, len(lines)):
        line = lines[index]
        if line.blank:
            blanks += 1
            if blanks > _MOST_BLANKS and not any(other.starts_page for other in lines[index : index + 3]):
                break
            continue
        if index < skip:
            continue
        cells = stretches(line.text)
        if "\t" in line.text or (_is_header(cells) and len(cells) >= len(header) - 1):
            break
        below = _below_banner(lines, index, header)
        if below:
            skip, last, blanks = below, below, 0
            continue
        crossing = len(cells) == 1 and cells[0].start < header[0].end and cells[0].end > 0.75 * header[-1].end
        if crossing and len(header) > 2:
            break
        if blanks and index > start + blanks and _leaves_columns(lines, index, header):
            break
        blanks = 0
        last = index + 1
    return last


def _below_banner(lines: Sequence[Line], index: int, header: Sequence[Stretch]) -> int:
    """The index after a heading over all columns that begins here, where a row of the table follows; else 0."""
    first = stretches(lines[index].text)
    if len(header) < _LEAST_COLUMNS or len(first) != 1 or not _is_at_left(first[0], header):
        return 0
    if first[0].end <= header[1].start or begins_low(first[0].text):
        return 0
    place = index + 1
    while place < len(lines) and place < index + _BANNER_LINES:
        more = stretches(lines[place].text)
        if len(more) != 1 or not _is_at_left(more[0], header):
            break
        place += 1
    gap = 0
    while place < len(lines) and lines[place].blank and gap < _LEAST_GUTTER:
        place, gap = place + 1, gap + 1
    if place >= len(lines):
        return 0
    below = stretches(lines[place].text)
    if _is_header(below) or not _is_at_left(below[0], header) if below else True:
        return 0
    columns = sum(any(abs(cell.start - label.start) <= _LEAST_GUTTER for label in header) for cell in below)
    wanted = _LEAST_COLUMNS - is_reference(below[0].text)
    return place - gap if columns >= wanted else 0


def _is_at_left(cell: Stretch, header: Sequence[Stretch]) -> bool:
    return abs(cell.start - header[0].start) <= _LEAST_GUTTER


def _banners(lines: Sequence[Line], first: int, last: int, header: Sequence[Stretch]) -> set[int]:
    """The indexes of the lines that are headings over all columns."""
    found: set[int] = set()
    for index in range(first, last):
        if index not in found and not lines[index].blank:
            below = _below_banner(lines, index, header)
            found.update(range(index, below))
    return found


def _leaves_columns(lines: Sequence[Line], index: int, header: Sequence[Stretch]) -> bool:
    """The line stands at the left alone, or runs over several columns, and no columns follow up to the next blank line."""
    block: list[Line] = []
    for line in lines[index : index + _MOST_BLOCK_LINES]:
        if line.blank or (block and _is_header(stretches(line.text))):
            break
        block.append(line)
    columns = [stretches(line.text) for line in block]
    return _leaves(columns[0], header) and all(len(cells) < _LEAST_COLUMNS for cells in columns)


def _leaves(cells: Sequence[Stretch], header: Sequence[Stretch]) -> bool:
    if is_reference(cells[0].text) and len(cells) > 2:
        return False
    across = any(
        sum(cell.start < label.start - 1 and cell.end > label.end for label in header) > 1 and len(cell.text) > 40
        for cell in cells
    )
    return across or (len(cells) == 1 and cells[0].start <= header[0].start + 2)


def _page_parts(lines: Sequence[Line], start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    first = start
    for index in range(start, end + 1):
        if index == end or (lines[index].starts_page and index > first):
            if any(not line.blank for line in lines[first:index]):
                parts.append((first, index))
            first = index
    return parts


def _with_label_edges(texts: Sequence[str], header: Sequence[Stretch], gutters: Sequence[int]) -> list[int]:
    """The gutters with those that only one blank keeps open: where a label and the words below it begin together."""
    found = list(gutters)
    written = [text for text in texts if text.strip()]
    for left, right in pairwise(header):
        edge = right.start - 1
        if any(left.end - 1 <= gutter < right.start for gutter in gutters):
            continue
        crossing = sum(text[edge : edge + 1].strip() != "" for text in written)
        begun = sum(text[edge : edge + 1] == " " and text[edge + 1 : edge + 2].strip() != "" for text in written)
        if crossing <= _CROSSED * len(written) and begun >= _LEAST_GUTTER:
            found.append(edge)
    return sorted(found)


def _like(texts: Sequence[str], edges: Sequence[int]) -> list[int]:
    """The gutters of a page whose columns are those of the page before it, each moved a little; none where one is lost."""
    written = [text for text in texts if text.strip()]
    found: list[int] = []
    moved = 0
    for edge in edges:
        best, place = 0.0, -1
        for near in range(max(edge - _MOST_MOVED, found[-1] + 2 if found else 1), edge + _MOST_MOVED + 1):
            crossing = sum(text[near : near + 1].strip() != "" for text in written)
            begun = sum(text[near : near + 1] == " " and text[near + 1 : near + 2].strip() != "" for text in written)
            score = begun - _DRIFT * abs(near - edge - moved)
            if crossing < begun and score > best:
                best, place = score, near
        if place < 0:
            return []
        moved = place - edge
        found.append(place)
    return found


def find_gutters(texts: Sequence[str], header: Sequence[Stretch], wanted: int) -> list[int]:
    """The places between columns: runs of characters that hardly any line crosses; the widest where too many are found.

    `wanted`: how many columns are known to be there, 0 where that is not known.
    """
    written = [text for text in texts if text.strip()]
    width = max([len(text) for text in written] + [cell.end for cell in header], default=0)
    used = [0] * (width + 1)
    for text in written:
        for cell in stretches(text):
            for place in range(cell.start, cell.end):
                used[place] += 1
    for cell in header:
        for place in range(cell.start, cell.end):
            used[place] += max(2, len(written))
    runs = _empty_runs(used, width, 0)
    if len(written) > _TELLING:
        taken = {place for begin, end in runs for place in range(begin, end)}
        crossed = _empty_runs(used, width, _CROSSED * len(written))
        runs = sorted(runs + [run for run in crossed if taken.isdisjoint(range(*run))])
    if wanted and len(runs) > wanted - 1:
        runs = sorted(sorted(runs, key=lambda run: run[0] - run[1])[: wanted - 1])
    return [end - 1 for _, end in runs]


def _last_gutter(texts: Sequence[str], gutters: Sequence[int]) -> list[int]:
    """Where the last column begins that long lines of the column before it hide: after the wide gaps of a few lines."""
    starts = []
    for text in texts:
        cells = stretches(text)
        for left, right in pairwise(cells):
            if (
                right is cells[-1]
                and right.start - left.end >= _WIDE
                and right.start > (gutters[-1] if gutters else 0) + 20
            ):
                starts.append(right.start)
    return [min(starts) - 1] if starts else []


def _empty_runs(used: Sequence[int], width: int, allowed: float) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    place = 0
    while place < width:
        if used[place] > allowed:
            place += 1
            continue
        begin = place
        while place < width and used[place] <= allowed:
            place += 1
        if begin and place < width and place - begin >= _LEAST_GUTTER:
            runs.append((begin, place))
    return runs


def _labels(header: Sequence[Stretch], gutters: Sequence[int]) -> list[str]:
    bounds = [0, *gutters, 10_000]
    labels = []
    for left, right in pairwise(bounds):
        labels.append(" ".join(cell.text for cell in header if left <= (cell.start + cell.end) / 2 < right))
    return labels


def to_strips(
    lines: Sequence[Line], first: int, last: int, gutters: Sequence[int], banners: Container[int] = ()
) -> list[Strip]:
    """The written lines between two indexes, each cut at the gutters but for those at the indexes of `banners`."""
    strips = []
    gap = 0
    for index, line in enumerate(lines[first:last], start=first):
        if line.blank:
            gap += 1
            continue
        if index in banners:
            strips.append(Strip(line, [], gap, line.words))
            gap = 0
            continue
        cells = [""] * (len(gutters) + 1)
        for cell in stretches(line.text):
            for text, column in _over_gutters(cell, gutters):
                cells[column] = f"{cells[column]} {text}".strip()
        strips.append(Strip(line, cells, gap))
        gap = 0
    return strips


def _over_gutters(cell: Stretch, gutters: Sequence[int]) -> Iterator[tuple[str, int]]:
    """A stretch with the column where it stands; one that runs into the next column is cut at the gutter's blank."""
    column = sum(gutter < cell.start for gutter in gutters)
    rest, start = cell.text, cell.start
    for place in range(column, len(gutters)):
        at = gutters[place] - start
        if not 0 < at < len(rest) or " " not in rest[max(0, at - 2) : at + 3]:
            break
        cut = min(
            (i for i in range(max(0, at - 2), min(at + 3, len(rest))) if rest[i] == " "), key=lambda i: abs(i - at)
        )
        yield rest[:cut].strip(), place
        start, rest, column = start + cut + 1, rest[cut + 1 :], place + 1
    yield rest, column
