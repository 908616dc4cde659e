"""Initials in a margin beside the text, taken out of its lines and kept for the paragraph that they stand beside.

A text tool that preserves the layout prints such a margin at the end of the line beside it, far to the right, or on a
line of its own between two lines of one paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from yjqa.columns import column_role
from yjqa.ingest.pieces import Piece
from yjqa.ingest.prose import ends_sentence
from yjqa.ingest.text_lines import Line

_INITIALS = r"[A-Z][A-Za-z]{0,2}[A-Z]?[a-z]{0,2}"
_MARGIN = re.compile(rf"(?:{_INITIALS}|All|ALL)(?:\s*(?:[/&,+]|and)\s*(?:{_INITIALS}|All|ALL))*\s*[/&,+]?")
_BESIDE = re.compile(r"^(?P<text>.*\S)?(?P<gap>\s{4,})(?P<margin>\S(?:[^\s]| (?=\S)){0,24})$")
_TABBED = re.compile(r"(?P<text>[^\t]*[^\t ])\t+(?P<margin>[^\t]{1,25})")
_FAR = 0.55
_LEAST = 3
_LEAST_BLANKS = 2


def take_margins(lines: Sequence[Line]) -> tuple[list[Line], dict[int, str]]:
    """The lines without their margins, and the margin of each line number that has one.

    A line that holds nothing but a margin is left out, so that it does not interrupt its paragraph. Papers with fewer
    than three such margins and no header over them are left alone.
    """
    width = max((len(line.text) for line in lines), default=0)
    margins: dict[int, str] = {}
    texts: dict[int, str] = {}
    header: int | None = None
    for index, line in enumerate(lines):
        tabbed = _TABBED.fullmatch(line.text)
        if (
            tabbed is not None
            and tabbed["text"].count(" ") > _LEAST_BLANKS
            and _is_alone(lines, index)
            and _MARGIN.fullmatch(tabbed["margin"])
        ):
            margins[line.number], texts[line.number] = tabbed["margin"], tabbed["text"]
            continue
        match = _BESIDE.match(line.text)
        if match is None or match.start("margin") < _FAR * min(width, 140) or "\t" in line.text:
            continue
        text, margin = match["text"] or "", match["margin"]
        if not text.strip() and column_role(margin) in ("action", "owner") and margin.count(" ") < 2:
            header = line.number if header is None else header
            texts[line.number] = ""
        elif _MARGIN.fullmatch(margin) and _is_prose(text):
            margins[line.number], texts[line.number] = margin, text
    if header is None and len(margins) < _LEAST:
        return list(lines), {}
    result = [
        replace(line, text=texts.get(line.number, line.text))
        for line in lines
        if texts.get(line.number, line.text) or line.number not in texts or line.starts_page
    ]
    return result, margins


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether neither line beside this one has a tab: it is no row of a table."""
    return not any("\t" in line.text for line in (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2]))


def _is_prose(text: str) -> bool:
    """Nothing, or running words without columns of their own."""
    words = text.strip()
    return not words or (not re.search(r"\S\s{4,}\S", words[8:]) and words.count(" ") >= _LEAST_BLANKS)


def give_margins(pieces: Sequence[Piece], margins: dict[int, str]) -> None:
    """Each margin to the piece that it stands beside, or, between two, to the one that begins after it."""
    owned = [piece for piece in pieces if piece.kind in ("text", "item")]
    place = 0
    for number in sorted(margins):
        while place + 1 < len(owned) and owned[place].last < number:
            place += 1
        if not owned:
            return
        piece = owned[place]
        before = owned[place - 1] if place else None
        if number < piece.first and before is not None and not ends_sentence(before.text):
            piece = before
        piece.margin = _joined(piece.margin, margins[number])


def _joined(before: str | None, margin: str) -> str:
    if not before:
        return margin
    return before + margin if before.endswith(("/", "&", "+")) else f"{before} {margin}"
