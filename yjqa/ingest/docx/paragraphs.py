"""From a line to a block: what is a heading, a list item, a numbered or a plain paragraph."""

import re
from dataclasses import dataclass, replace

from yjqa.document import Heading, ListItem, Paragraph, Span
from yjqa.ingest.docx.numbering import Label, Numbering
from yjqa.ingest.docx.ooxml import Element, W, number, value
from yjqa.ingest.docx.styles import Style
from yjqa.ingest.docx.text import Line
from yjqa.ingest.headers import is_labelled
from yjqa.ingest.labels import split_label
from yjqa.ingest.spacing import fold

_LONGEST_HEADING = 150
_MOST_HEADING_WORDS = 22
_MOST_CAPITAL_WORDS = 14
_CAPITALS = 0.85
_LARGER_BY = 4
"""Half-points by which a heading that is only large is larger than the paper's body."""

_MARGIN = re.compile(
    r"([^\t]{20,})\t[ \t]*((?:[A-Z]{2,4}|ALL|All)(?:\s?(?:[/,&]|and)\s?(?:[A-Z]{2,4}|All))*)\s*$", re.S
)
"""Initials set in the margin by a tab: who is to act."""
_BODY_OUTLINE = 9
_STYLE_LEVEL = re.compile(r"(?:heading|list (?:bullet|number)(?=\s\d)) (\d)$")
_DOTTED = re.compile(r"\d+(?:\.\d+)+[a-z]?")
_SENTENCE_END = re.compile(r"[.;,]$|\.\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line with its label: automatic or typed by hand; `style_level` is its heading level, 1 outermost."""

    line: Line
    text: str
    number: str | None
    marker: str | None
    list_level: int
    style_level: int | None
    title: bool
    caption: bool

    @property
    def label(self) -> str | None:
        """Its number or marker, unless that is a bullet."""
        return self.number or (self.marker if self.marker and self.marker[:1] != "•" else None)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed. A number is printed even where no words follow it, as in a column of numbers."""
        return not self.text.strip() and self.label is None


def printed(element: Element, line: Line, style: Style | None, numbering: Numbering) -> Printed:
    """What stands on the paper for a paragraph. Counts its list on by one."""
    label = _automatic(element, style, numbering)
    typed = split_label(line.text.strip())
    automatic = None if label is None else label.text
    if label is not None:
        num, marker, text = (
            (automatic, None, line.text) if _is_number(automatic) else (None, automatic or "•", line.text)
        )
    else:
        num, marker, text = typed.number, typed.marker, typed.rest
    level = _list_level(style) if label is None else label.level
    return Printed(
        line=line,
        text=text.strip(),
        number=None if num is None else num.rstrip("."),
        marker=marker,
        list_level=level,
        style_level=_heading_level(element, style),
        title=style is not None and style.is_or_follows("title"),
        caption=style is not None and style.is_or_follows("caption"),
    )


def _is_number(label: str | None) -> bool:
    return label is not None and _DOTTED.fullmatch(label.rstrip(".")) is not None


def _automatic(element: Element, style: Style | None, numbering: Numbering) -> Label | None:
    num_id = value(element, "pPr/numPr/numId")
    level = number(element, "pPr/numPr/ilvl")
    if num_id is None and style is not None:
        found = style.first(value, "pPr/numPr/numId")
        num_id = None if found is None else str(found)
        if num_id is not None and level is None:
            level = numbering.level_of_style(num_id, style.element.get(W + "styleId"))
            level = style.number("pPr/numPr/ilvl") if level is None else level
    if num_id is None or num_id == "0":
        return None
    return numbering.next(num_id, level or 0)


def _heading_level(element: Element, style: Style | None) -> int | None:
    direct = number(element, "pPr/outlineLvl")
    level = style.number("pPr/outlineLvl") if direct is None and style is not None else direct
    if level is not None:
        return level + 1 if level < _BODY_OUTLINE else None
    if style is None:
        return None
    match = _STYLE_LEVEL.match(style.name)
    return int(match[1]) if match and style.name.startswith("heading") else None


def _list_level(style: Style | None) -> int:
    match = _STYLE_LEVEL.match(style.name) if style is not None else None
    return int(match[1]) - 1 if match and style is not None and style.name.startswith("list") else 0


class Blocks:
    """Makes blocks of lines, in order: a heading without a style stands under the last one that has one."""

    def __init__(self, body_size: int, titled: bool) -> None:
        self._body_size = body_size
        self._titled = titled
        self._styled = 0
        self._sizes: list[int] = []

    def block(self, one: Printed) -> Heading | Paragraph | ListItem:
        """The block that a printed line is."""
        level = self._level(one, fold(one.text))
        return plain(one) if level is None else _heading(one, level)

    def heading(self, one: Printed) -> Heading:
        """The line as a heading, for one that is known to be so by where it stands."""
        return _heading(one, self._level(one, fold(one.text)) or self._under_styled(one))

    def leave_section(self) -> None:
        """What follows stands beside the last styled heading, not under it."""
        self._styled, self._sizes = max(self._styled - 1, 0), []

    def _level(self, one: Printed, text: str) -> int | None:
        if not any(character.isalnum() for character in text):
            return None
        if one.title:
            self._styled, self._sizes = 1, []
            return 1
        if one.style_level is not None and len(text) <= 2 * _LONGEST_HEADING:
            self._styled, self._sizes = one.style_level + self._titled, []
            return self._styled
        return self._under_styled(one) if self._looks_like_heading(one, text) else None

    def _under_styled(self, one: Printed) -> int:
        while self._sizes and self._sizes[-1] <= self._rank(one):
            self._sizes.pop()
        self._sizes.append(self._rank(one))
        return self._styled + len(self._sizes)

    def _rank(self, one: Printed) -> int:
        """How weighty an unstyled heading is: larger letters first, then capitals, then bold."""
        return one.line.size * 4 + 2 * _is_capitals(one.text) + one.line.bold

    def _looks_like_heading(self, one: Printed, text: str) -> bool:
        words = text.split()
        if one.caption or one.marker == "•" or "\t" in one.text or "\n" in one.text:
            return False
        if len(text) > _LONGEST_HEADING or len(words) > _MOST_HEADING_WORDS or _SENTENCE_END.search(text):
            return False
        if is_labelled(text):
            return False
        if one.line.bold:
            return True
        if one.line.size >= self._body_size + _LARGER_BY:
            return True
        return (
            _is_capitals(text)
            and len(words) <= _MOST_CAPITAL_WORDS
            and bool(one.number or one.marker or len(words) > 1)
        )


def _heading(one: Printed, level: int) -> Heading:
    label = one.label
    return Heading(fold(one.text), level, Span(page=one.line.page), label.rstrip(".") if label else None)


def _is_capitals(text: str) -> bool:
    """Whether a line is set in capitals; a small letter may have slipped in."""
    alphabetic = [character for character in text if character.isalpha()]
    return len(alphabetic) > 3 and sum(map(str.isupper, alphabetic)) >= _CAPITALS * len(alphabetic)


def plain(one: Printed) -> Paragraph | ListItem:
    """A printed line as it stands in a cell, where nothing is a heading."""
    span = Span(page=one.line.page)
    match = _MARGIN.match(one.text)
    words, margin = match.groups() if match else (one.text, None)
    if one.marker is not None:
        return ListItem(fold(words), span, one.marker, one.list_level, margin)
    return Paragraph(fold(words), span, one.number, margin)


def split_lines(one: Printed) -> list[Printed]:
    """A printed line cut at its manual line breaks; the label stays with the first."""
    parts = [part for part in one.text.split("\n") if part.strip()]
    if len(parts) < 2:
        return [one]
    rest = []
    for part in parts[1:]:
        typed = split_label(part.strip())
        rest.append(replace(one, text=typed.rest, number=typed.number, marker=typed.marker, style_level=None))
    return [replace(one, text=parts[0].strip()), *rest]
