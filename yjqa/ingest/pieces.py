"""Lines → pieces: stretches of text that belong together, told from numbers and bullets that stand alone.

It mends lines wrapped at a width, empty lines between the lines of one paragraph, and paragraphs that a page break
cuts. It never looks at what the text is about: only at sentence flow, line fill, numbering and blank lines.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from yjqa.document import Block
from yjqa.ingest.cell_kinds import is_name_like
from yjqa.ingest.fragments import BULLETS, plain
from yjqa.ingest.labels import split_label
from yjqa.ingest.prose import (
    FULLER,
    begins_low,
    ends_in_name,
    ends_sentence,
    hangs,
    is_full,
    is_title_case,
    is_torn_figure,
    is_url_rest,
    is_wordy,
    join,
)
from yjqa.ingest.text_lines import Line

LONE_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){1,3}\.?|\d{1,3}[a-z]?\.?")
_LONE_BULLET = re.compile(rf"[{BULLETS}\-–]|o")
_BULLET = re.compile(rf"[{BULLETS}]\s*(?=\S)")
_DASH = re.compile(r"(?:[-–—*]|o)\s+(?=\S)")
_LONG_NUMBER = re.compile(r"(\d{2,4}\.\d{2}\.\d{2}|\d{4,5}\.)\s+(?=\S)")
_CODED_NUMBER = re.compile(r"([A-Z]{1,5} ?\d{1,4}[a-z]?/\d{2,4})\s+(?=\S)")
_DATED = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+(?:the\s+)?\d", re.IGNORECASE)
_CAPTION = re.compile(r"(?:source|figure|table|chart|graph|appendix|annex)\b\s*[\dA-Z:]", re.IGNORECASE)
_MARKED = re.compile(
    r"(?:ACTIONS?\b(?!\s+[a-z])|Actions?(?:\s+(?:items?|points?|by))?\s*\d*\s*[:–]|(?:Agreed|Decision|Resolved|Deadline|Owner)\s*:)"
)
"""A label that minutes put before what was agreed: it begins a paragraph, whatever stands before it."""
_CODED = re.compile(r"(?P<letters>[A-Z]{1,4})\s?(?P<number>\d{1,4})\b(?=\s*[:.)–-]?\s)")
_INNER_GAP = re.compile(r"[^\s\d.)]\s{5,}\S")
"""Columns beside one another: such a line is no line of a paragraph."""
_NEIGHBOURS = 8
_TELLING_LENGTH = 12
_PROSE_LENGTH = 65
_NARROW = 60
_UPRIGHT = 2
"""Letters a line of a label that is printed upright."""
_MOSTLY = 0.7
_LONGEST_TITLE_LINE = 80
_MOST_TITLE_WORDS = 5
_TELLING_RUN = 5
_UNWRAPPED = 200
"""A line longer than this was never wrapped."""
_MOST_BLANKS = 6
"""Over more blank lines than this nothing goes on."""

Kind = Literal["text", "item", "number", "bullet", "block"]


@dataclass(slots=True)
class Piece:
    """A stretch of text. `gap`: how many blank lines stand before it; `breaks`: a page begins between.

    `number`: a paragraph's, section's or list item's printed number; `marker`: the bullet or number of a list item.
    `block`: a table found before, which nothing joins.
    """

    kind: Kind
    text: str
    first: int
    last: int
    page: int
    gap: int = 0
    breaks: bool = False
    indent: int = 0
    number: str | None = None
    marker: str | None = None
    spaced: bool = False
    n_lines: int = 1
    tail: str = ""
    width: int = 0
    margin: str | None = None
    block: Block | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a line: the blank lines before it, a page break among them, how long lines get there,
    whether the paper's lines were never wrapped, whether every line there is followed by an empty one, its indent."""

    gap: int
    breaks: bool
    width: int
    unwrapped: bool
    spaced: bool
    indent: int


@dataclass(frozen=True, slots=True)
class Found:
    """A table among the lines: the indexes of its first line and of the line after its last."""

    start: int
    end: int
    block: Block


def lines_to_pieces(lines: Sequence[Line], found: Sequence[Found] = ()) -> list[Piece]:
    """The pieces in order, with what was found before at its place."""
    unwrapped = _is_unwrapped(lines)
    tables = {table.start: table for table in found}
    widths = _widths(lines)
    spaced = _spaced(lines)
    pieces: list[Piece] = []
    gap, breaks, index = 0, False, 0
    while index < len(lines):
        line = lines[index]
        breaks = breaks or line.starts_page
        if table := tables.get(index):
            last = lines[table.end - 1].number
            pieces.append(Piece("block", "", line.number, last, line.page, gap, breaks, block=table.block))
            gap, breaks, index = 0, False, table.end
            continue
        if line.blank:
            gap += 1
        else:
            following = lines[index + 1].words if index + 1 < len(lines) else ""
            _add(pieces, line, following, Setting(gap, breaks, widths[index], unwrapped, spaced[index], line.indent))
            gap, breaks = 0, False
        index += 1
    return pieces


def _is_unwrapped(lines: Sequence[Line]) -> bool:
    written = [line for line in lines if not line.blank and "\t" not in line.text]
    long = sum(len(line.text) > _UNWRAPPED for line in written)
    return long > 0.08 * len(written)


def _widths(lines: Sequence[Line]) -> list[int]:
    """For each line the length that lines around it reach: of its own run of lines where that is long enough to tell."""
    written = [index for index, line in enumerate(lines) if not line.blank]
    lengths = [len(lines[index].text) for index in written]
    widths = [0] * len(lines)
    for place, index in enumerate(written):
        around = sorted(lengths[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1])
        widths[index] = around[-2] if len(around) > 1 else around[-1]
    start = 0
    for index in range(len(lines) + 1):
        if index == len(lines) or lines[index].blank or lines[index].starts_page:
            if index - start >= _TELLING_RUN:
                widths[start:index] = [max(len(line.text) for line in lines[start:index])] * (index - start)
            start = index if index < len(lines) and not lines[index].blank else index + 1
    return widths


def _spaced(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it stands where every line is followed by an empty one, so that blank lines say nothing."""
    written = [index for index, line in enumerate(lines) if len(line.text) >= _TELLING_LENGTH]
    alone = [
        (index == 0 or lines[index - 1].blank) and (index + 1 == len(lines) or lines[index + 1].blank)
        for index in written
    ]
    result = [False] * len(lines)
    for place, index in enumerate(written):
        around = alone[max(0, place - _NEIGHBOURS // 2) : place + _NEIGHBOURS // 2 + 1]
        result[index] = sum(around) >= _MOSTLY * len(around)
    return result


def _add(pieces: list[Piece], line: Line, following: str, setting: Setting) -> None:
    words = line.words
    previous = pieces[-1] if pieces and pieces[-1].kind in ("text", "item") else None
    piece = _labelled(line, pieces[-1] if pieces else None, setting)
    if piece is not None:
        pieces.append(piece)
    elif previous is not None and _goes_on(previous, words, following, setting):
        upright = max(len(words), len(previous.tail.strip())) <= _UPRIGHT and words.isalpha()
        previous.text = previous.text + words if upright else join(previous.text, plain(words))
        previous.spaced = previous.spaced or (setting.gap > 0 and not setting.breaks)
        previous.last, previous.tail, previous.width = line.number, line.text, max(setting.width, previous.width)
        previous.n_lines += 1
    else:
        pieces.append(_piece("text", plain(words), line, setting))


def _piece(kind: Kind, text: str, line: Line, setting: Setting) -> Piece:
    place = (line.number, line.number, line.page)
    return Piece(kind, text, *place, setting.gap, setting.breaks, line.indent, tail=line.text, width=setting.width)


def _labelled(line: Line, previous: Piece | None, setting: Setting) -> Piece | None:
    """The piece that a line begins because of the number or bullet at its start; `None` where it has none."""
    words = line.words
    if LONE_NUMBER.fullmatch(words):
        if (
            previous is not None
            and previous.kind == "text"
            and setting.gap == 0
            and hangs(previous.text)
            and "." not in words
        ):
            return None  # a figure wrapped to a line of its own
        piece = _piece("number", "", line, setting)
        piece.number = words
        return piece
    if _LONE_BULLET.fullmatch(words):
        piece = _piece("bullet", "", line, setting)
        piece.marker = "•"
        return piece
    if match := _BULLET.match(words):
        return _item(line, words[match.end() :], "•", setting)
    mid_sentence = previous is not None and previous.kind in ("text", "item") and _unfinished(previous, words, setting)
    if match := _DASH.match(words):
        return None if mid_sentence else _item(line, words[match.end() :], "•", setting)
    if match := _LONG_NUMBER.match(words) or _CODED_NUMBER.match(words):
        if mid_sentence and (previous is None or _shape(previous.number) != _shape(match[1])):
            return None
        piece = _piece("text", plain(words[match.end() :]), line, setting)
        piece.number = match[1].rstrip(".")
        return piece
    label = split_label(words)
    if label.number is not None and not (mid_sentence and "." not in label.number):
        if mid_sentence and not _next_after(previous, label.number):
            return None
        piece = _piece("text", plain(label.rest), line, setting)
        piece.number = label.number
        return piece
    if label.marker is not None and label.marker != "•" and not mid_sentence:
        return _item(line, label.rest, label.marker, setting)
    return None


def _item(line: Line, rest: str, marker: str, setting: Setting) -> Piece:
    piece = _piece("item", plain(rest), line, setting)
    piece.marker = marker
    return piece


def _unfinished(previous: Piece, words: str, setting: Setting) -> bool:
    if ends_sentence(previous.text):
        return False
    if setting.gap or setting.breaks:
        return hangs(previous.text) and setting.gap <= 1
    return is_full(previous.tail, words, previous.width) or hangs(previous.text)


def _shape(number: str | None) -> str:
    return re.sub(r"\d+", "#", (number or "").rstrip("."))


def _next_after(previous: Piece | None, number: str) -> bool:
    """The number follows that of the piece before it, so it is a number even where the sentence lacks its full stop."""
    if previous is None or previous.number is None:
        return False
    before, now = previous.number.rstrip(".").split("."), number.rstrip(".").split(".")
    return (
        before[:-1] == now[:-1] and before[-1].isdigit() and now[-1].isdigit() and int(now[-1]) == int(before[-1]) + 1
    )


def _goes_on(previous: Piece, words: str, following: str, setting: Setting) -> bool:
    """The line goes on with the piece before it."""
    text, gap = previous.text, setting.gap
    if max(len(words), len(previous.tail.strip())) <= _UPRIGHT and gap <= 1:
        return words.isalpha() and words.islower() and previous.tail.strip().isalpha()
    if setting.unwrapped:
        return setting.breaks and begins_low(words) and not ends_sentence(text)
    if _MARKED.match(words) or _next_coded(text, words):
        return False
    if _INNER_GAP.search(words) or not _under_text(previous.tail, setting.indent):
        return False
    if is_torn_figure(text, words) and gap <= 1:
        return True
    if text.strip() and text.rsplit(None, 1)[-1].startswith(("http", "www.")):
        return gap == 0 and is_url_rest(text, words)
    if setting.breaks:
        return _goes_on_over_page(previous, words, setting)
    if gap == 0:
        return _goes_on_next_line(previous, words, following, setting)
    return _goes_on_after_blank(previous, words, setting)


def _next_coded(text: str, words: str) -> bool:
    """The line begins with a number of the same letters as the piece before it, and a higher one: "AP107" after "AP106"."""
    before, now = _CODED.match(text), _CODED.match(words)
    return (
        before is not None
        and now is not None
        and before["letters"] == now["letters"]
        and int(before["number"]) < int(now["number"])
    )


def _under_text(tail: str, indent: int) -> bool:
    """The line before has no columns of its own, or the line stands under the second of them."""
    gap = _INNER_GAP.search(tail.lstrip())
    return gap is None or abs(len(tail) - len(tail.lstrip()) + gap.end() - 1 - indent) <= 2


def _goes_on_over_page(previous: Piece, words: str, setting: Setting) -> bool:
    text = previous.text
    if ends_sentence(text) or setting.gap > _MOST_BLANKS:
        return False
    full = is_full(previous.tail, words, max(setting.width, previous.width))
    return begins_low(words) or hangs(text) or (full and setting.gap <= 1 and is_wordy(text) and is_wordy(words))


def _goes_on_next_line(previous: Piece, words: str, following: str, setting: Setting) -> bool:
    text = previous.text
    width = max(setting.width, previous.width)
    full = is_full(previous.tail, words, width)
    if width < _NARROW and is_name_like(previous.tail.strip()) and is_name_like(words) and not hangs(text):
        return False
    if _DATED.match(words) and _DATED.match(previous.tail.lstrip()):
        return False
    if ends_sentence(text):
        if width < _NARROW and previous.n_lines == 1 and not begins_low(words):
            return False  # a whole sentence on one short line
        return full and not text.endswith(":") and not _stands_alone(words, following, width)
    return full or hangs(text) or begins_low(words) or (previous.n_lines > 1 and not words[:1].isupper())


def _stands_alone(words: str, following: str, width: int) -> bool:
    """After a sentence, a line that ends neither where a sentence nor where a full line would: a title of its own."""
    if _CAPTION.match(words):
        return True
    if ends_sentence(words) or hangs(words) or begins_low(words) or len(words) > _LONGEST_TITLE_LINE:
        return False
    if words.count(" ") > _MOST_TITLE_WORDS and not is_title_case(words):
        return False
    return not (following and (is_full(words, following, width) or begins_low(following)))


def _goes_on_after_blank(previous: Piece, words: str, setting: Setting) -> bool:
    text, gap = previous.text, setting.gap
    if setting.indent == previous.indent == 1:
        return False  # where a tool drops a bullet, its blank stays
    full = is_full(previous.tail, words, max(setting.width, previous.width), FULLER)
    if ends_sentence(text):
        return gap == 1 and previous.spaced and full and text.endswith(".") and is_wordy(words)
    if gap > 1:
        return gap <= _MOST_BLANKS and hangs(text) and begins_low(words) and is_wordy(text)
    if begins_low(words):
        return " " in text
    if _is_bare(words):
        return False
    if hangs(text):
        return True
    telling = (setting.spaced or ends_in_name(text)) and len(previous.tail) >= _PROSE_LENGTH
    return full and telling and is_wordy(text) and not is_title_case(text)


def _is_bare(words: str) -> bool:
    """Figures without words, as a chart leaves them."""
    return not any(character.isalpha() for character in words)
