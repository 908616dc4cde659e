"""Pieces → blocks: which are headings, of what level; which are list items; the rest are paragraphs."""

import difflib
import re
from collections.abc import Sequence

from yjqa.document import Block, Heading, ListItem, Paragraph, Span
from yjqa.ingest.pieces import Piece
from yjqa.ingest.prose import ends_sentence, hangs, is_wordy
from yjqa.ingest.stranded import is_title_like

_MOST_TITLE_WORDS = 14
_FIGURE = re.compile(r"[£%]|\d[\d,.]*\d|https?:|www\.|@")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*(?:\d{4}|\d{2}))?\b|\b\d\d[-/–]\d\d\b")
_DATE = re.compile(
    r"^(?:\w+day,?\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*",
    re.IGNORECASE,
)
_VERBS = frozenset(
    {"is", "are", "was", "were", "has", "have", "had", "will", "be", "been", "would", "should", "agreed"}
)
_LABELLED = re.compile(
    r"\W*(?:actions?|agreed|decision|resolved|resolution|noted?|outcome|source|tel|e-?mail|date|time|venue|present|in attendance|"
    r"apologies|to|from|chaired|chair|clerk|author|contact)\b[^:]{0,25}:",
    re.IGNORECASE,
)
"""A label with its text: no heading, whatever its length."""
_SECTION = re.compile(r"[1-9]\d?(?:\.[1-9]\d?)*[a-z]?")
_SAME_PATTERN = 0.75
_LEAST_FIGURES = 2
_LEAST_LIST = 4
_TOP, _INNER, _DEEPEST = 1, 2, 5


def pieces_to_blocks(pieces: Sequence[Piece]) -> list[tuple[Piece, Block]]:
    """Each piece with its block, in order; bullets and numbers that belong to nothing are dropped."""
    pieces = [piece for piece in pieces if piece.kind == "block" or piece.text]
    headings = _find_headings(pieces)
    levels = _levels(pieces, headings)
    dotted = sum(piece.number is not None and "." in piece.number for piece in pieces) >= 3
    result: list[tuple[Piece, Block]] = []
    for index, piece in enumerate(pieces):
        span = Span(lines=(piece.first, piece.last))
        if piece.block is not None:
            result.append((piece, piece.block))
        elif headings[index]:
            number = piece.number or _bare(piece.marker)
            result.append((piece, Heading(piece.text.rstrip(" :"), levels[index], span, number)))
        elif piece.kind == "item" and not _is_numbered_paragraph(pieces, index, dotted):
            result.append((piece, ListItem(piece.text, span, piece.marker or "•", _depth(pieces, index), piece.margin)))
        else:
            number = piece.number.rstrip(".") if piece.number else _bare(piece.marker)
            result.append((piece, Paragraph(piece.text, span, number, piece.margin)))
    return result


def _bare(marker: str | None) -> str | None:
    return marker.strip("().") if marker and marker[0].isdigit() else None


def _is_numbered_paragraph(pieces: Sequence[Piece], index: int, dotted: bool) -> bool:
    """A simple number is a paragraph's own, not a list item's, where neither neighbour carries the next one."""
    piece = pieces[index]
    value = _value(piece.marker)
    if value is None or dotted:
        return False
    around = [pieces[place] for place in (index - 1, index + 1) if 0 <= place < len(pieces)]
    return not any(_value(other.marker) in (value - 1, value + 1) for other in around if other.kind == "item")


def _value(marker: str | None) -> int | None:
    match = re.fullmatch(r"\(?(\d{1,4})[.)]", marker or "")
    return int(match[1]) if match else None


def _depth(pieces: Sequence[Piece], index: int) -> int:
    """1 for an item that stands further in than the item before it that has another kind of marker."""
    piece = pieces[index]
    for other in reversed(pieces[max(0, index - 30) : index]):
        if other.kind != "item":
            return 0
        if _style(other.marker) != _style(piece.marker):
            return 1 if piece.indent > other.indent + 1 else 0
        if piece.indent + 1 < other.indent:
            return 0
    return 0


def _style(marker: str | None) -> str:
    return re.sub(r"\d+", "#", re.sub(r"[a-z]+", "a", marker or ""))


def _find_headings(pieces: Sequence[Piece]) -> list[bool]:
    residue = _chart_residue(pieces)
    headings = [index not in residue and _is_heading(pieces, index) for index in range(len(pieces))]
    _drop_lists(pieces, headings)
    titles = {piece.text for piece, heading in zip(pieces, headings, strict=True) if heading and len(piece.text) > 12}
    return [
        heading or (piece.text in titles and piece.number is None and is_title_like(piece))
        for piece, heading in zip(pieces, headings, strict=True)
    ]


def _drop_lists(pieces: Sequence[Piece], headings: list[bool]) -> None:
    """Many short lines straight under one another are a list of names, not headings."""
    run: list[int] = []
    for index in range(len(pieces) + 1):
        if index < len(pieces) and headings[index] and pieces[index].number is None and pieces[index].marker is None:
            run.append(index)
            continue
        close = len(run) == _LEAST_LIST - 1 and not any(pieces[place].gap for place in run[1:])
        if len(run) >= _LEAST_LIST or close:
            for place in run:
                headings[place] = False
        run = []


def _chart_residue(pieces: Sequence[Piece]) -> set[int]:
    """The indexes of labels and figures that a chart left: short lines, several of them figures without words."""
    residue: set[int] = set()
    run: list[int] = []
    for index in range(len(pieces) + 1):
        piece = pieces[index] if index < len(pieces) else None
        if piece is not None and run and not piece.breaks and _is_label(piece):
            run.append(index)
            continue
        figures = [place for place in run if not any(map(str.isalpha, pieces[place].text))]
        if len(figures) >= _LEAST_FIGURES:
            residue.update(place for place in run if place >= figures[0] - 1)
        run = [index] if piece is not None and _is_label(piece) else []
    return residue


def _is_label(piece: Piece) -> bool:
    return piece.kind == "text" and piece.number is None and len(piece.text) < 60 and not ends_sentence(piece.text)


def _is_heading(pieces: Sequence[Piece], index: int) -> bool:
    piece = pieces[index]
    if piece.kind == "item":
        return _is_numbered_title(pieces, index)
    if not is_title_like(piece) or hangs(piece.text):
        return False
    text = piece.text
    if piece.number is not None:
        return _stands_over(pieces, index) and text.count(" ") < _MOST_TITLE_WORDS + 4 and not _in_agenda(pieces, index)
    if _LABELLED.match(text) or re.match(r"[^:]{3,50}: \S", text):
        return False
    if not text.endswith("?") and _VERBS & set(text.lower().split()):
        return False
    if _DATE.match(text) or _FIGURE.search(_YEAR.sub("", text)) or text.count(" ") >= _MOST_TITLE_WORDS:
        return False
    if not any(character.isalpha() for character in text):
        return False
    return _stands_over(pieces, index)


def _in_agenda(pieces: Sequence[Piece], index: int) -> bool:
    """A numbered title straight above another of the same depth stands over nothing: an entry of an agenda."""
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    return following is not None and following.number is not None and _depth_of(following) == _depth_of(pieces[index])


def _depth_of(piece: Piece) -> int:
    return _number_of(piece).count(".")


def _is_numbered_title(pieces: Sequence[Piece], index: int) -> bool:
    """`"4. Background"`: a list marker that is a section's number, over what is no item of the same list."""
    piece = pieces[index]
    value = _value(piece.marker)
    text = piece.text
    if value is None or len(text) > 120 or ends_sentence(text) or piece.n_lines > 2 or not text[:1].isupper():
        return False
    following = pieces[index + 1] if index + 1 < len(pieces) else None
    if following is None or _value(following.marker) == value + 1:
        return False
    return text.isupper() or following.kind == "block" or following.number is not None or is_wordy(following.text)


def _stands_over(pieces: Sequence[Piece], index: int) -> bool:
    """What follows is text that a heading can stand over; labels of a chart have only labels and figures below them."""
    piece = pieces[index]
    for following in pieces[index + 1 : index + 5]:
        if following.kind == "item":
            return (_value(following.marker) or 1) == 1
        if following.kind == "block" or following.number is not None:
            return True
        if (ends_sentence(following.text) and following.text.count(" ") >= 2) or len(following.text) > 110:
            return True
        if not is_title_like(following) or _FIGURE.search(_YEAR.sub("", following.text)):
            return False
        if piece.text.isupper() and not following.text.isupper():
            return True
    return False


def _levels(pieces: Sequence[Piece], headings: Sequence[bool]) -> list[int]:
    """A number gives the level by its depth; a title straight under a title is inside it; a like title has the level
    of the one before it; a title over one of a known level is outside it."""
    levels = [0] * len(pieces)
    known: dict[str, int] = {}
    numbered = any(headings[index] and _number_of(pieces[index]) for index in range(len(pieces)))
    places = [index for index, heading in enumerate(headings) if heading]
    before = -1
    for place in places:
        piece = pieces[place]
        number = _number_of(piece)
        directly = before >= 0 and before == place - 1
        if number:
            depth = number.count(".") if _SECTION.fullmatch(number) else 0
            level = depth + (_TOP if piece.text.isupper() or not numbered else _INNER)
        elif piece.text in known:
            level = known[piece.text]
        elif (like := _like(piece.text, known)) is not None:
            level = known[like]
        elif (below := _level_below(pieces, place, headings, known)) is not None:
            level = below - 1
        elif directly:
            level = min(levels[before] + 1, _DEEPEST)
        else:
            level = _TOP if piece.text.isupper() or piece.breaks else _INNER
        levels[place] = level
        if not number:
            known[piece.text] = level
        before = place
    return levels


def _number_of(piece: Piece) -> str:
    return (piece.number or _bare(piece.marker) or "").rstrip(".")


def _level_below(pieces: Sequence[Piece], place: int, headings: Sequence[bool], known: dict[str, int]) -> int | None:
    """The level of the title straight below, where it is known and not the outermost."""
    following = place + 1
    if following == len(pieces) or not headings[following]:
        return None
    level = known.get(pieces[following].text)
    return level if level is not None and level > _TOP else None


def _like(text: str, known: dict[str, int]) -> str | None:
    words = text.split()
    if len(words) < 3:
        return None
    for other in known:
        if other.split()[:1] == words[:1] and abs(len(other) - len(text)) < 12:
            ratio = difflib.SequenceMatcher(None, other, text).ratio()
            if ratio > _SAME_PATTERN:
                return other
    return None
