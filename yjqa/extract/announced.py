"""Objectives in running text: what labels, headings and lead-ins announce."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from yjqa.columns import is_column_header
from yjqa.document import Heading, ListItem, Paragraph
from yjqa.extract.cues import (
    Label,
    embedded_label,
    heading_cue,
    is_no_objective,
    is_recommendation,
    is_request,
    label_cue,
    lead_in_kind,
)
from yjqa.extract.enumerated import members
from yjqa.extract.flow import Piece
from yjqa.extract.lists import counted_from_one, following, list_after, outermost_items, section_under, together
from yjqa.extract.prose import split_sentences
from yjqa.records import ObjectiveKind

_QUOTED = re.compile(r"^[‘“\"'](.+?)[’”\"']?\W*$", re.S)
_VISION_SENTENCE = re.compile(
    r"\b(?:vision|mission|shared ambition)\b[^.:‘“]{0,80}?\b(?:is|was|remains)\b(?: that| for| to see)?:?\s*"
    r"(?!\w+ed\b|set out\b|shared\b|being\b|in place\b)(?P<vision>[‘“\"']?[^.]{30,}\.?)",
    re.I,
)
_VISION_FOLLOWS = re.compile(r"\b(?:vision|mission|ambition|aspiration)\b[^.]*:\s*$", re.I)
_BARE_NUMBER = re.compile(r"^\D*\b\d{1,2}\W*$")
"""A label that ends with its number, as the cells of a flattened table do that refer to an objective."""
_CONTENTS = re.compile(r"^\W*(?:table of )?contents\W*$", re.I)
_SHORTEST_WORDS = 2
_SHORTEST_TITLE = 4
_SENTENCE_WORDS = 5
_TITLE_WORDS = 16
_PANEL_TITLE_WORDS = 6
_TOLD_BY_HEADING = ("strategic_objective", "priority_for_action", "performance_priority")
_NEARBY = 8
"""How many pieces from its heading a paragraph may have strayed."""


@dataclass(frozen=True, slots=True)
class Announced:
    """An objective where it stands: `cue` are the words that announce it, `detail` the text that explains it."""

    piece: Piece
    kind: ObjectiveKind
    text: str
    cue: str = ""
    detail: str = ""


def find_announced(pieces: list[Piece]) -> Iterator[Announced]:
    """Every objective that the flow of a paper announces, in order, however often it is said."""
    position = 0
    while position < len(pieces):
        found, position = _at(pieces, position)
        yield from (_unlabelled(part) for one in found for part in _parted(one) if _is_objective(part))


def _is_objective(one: Announced) -> bool:
    """Whether a text says enough to be one: one word does only as the title of a chapter ("Priority 2: Education")."""
    if is_no_objective(one.text) or any(map(_CONTENTS.match, one.piece.place.section)):
        return False
    return len(one.text.split()) >= _SHORTEST_WORDS or (one.piece.is_heading and len(one.text) > _SHORTEST_TITLE)


def _unlabelled(one: Announced) -> Announced:
    """An item of a list without a label of its own ("Priority 1: …"), where words are left."""
    label = label_cue(one.text)
    return replace(one, text=label.rest) if label and len(label.rest.split()) >= _SHORTEST_WORDS else one


def _parted(one: Announced) -> Iterator[Announced]:
    """A recommendation that holds several, each by itself."""
    marker = one.piece.block.marker if isinstance(one.piece.block, ListItem) else ""
    _, parts = members(one.text, marker) if one.kind == "recommendation" else ("", [])
    yield from (replace(one, text=part) for part in parts) if parts else (one,)


def _at(pieces: list[Piece], position: int) -> tuple[list[Announced], int]:
    """What the piece at a position announces, and the position after it."""
    piece = pieces[position]
    items = list_after(pieces, position)
    if kind := lead_in_kind(piece.text, before_list=bool(items)):
        return [Announced(item, kind, item.text, piece.text) for item in items], pieces.index(items[-1], position) + 1
    before, parts = members(piece.text)
    if parts and (kind := lead_in_kind(before, before_list=True)):
        return [Announced(piece, kind, part, before) for part in parts], position + 1
    if vision := _vision_after(pieces, position):
        return [Announced(vision, "vision", _unquoted(vision.text), piece.text)], position + 2
    if label := label_cue(piece.text):
        return _labelled(pieces, position, label)
    if piece.is_heading or _is_title(piece):
        cue = heading_cue(piece.text)
        return _under_heading(pieces, position, cue) if cue else ([], position + 1)
    if match := _VISION_SENTENCE.search(piece.text):
        return [Announced(piece, "vision", _unquoted(match["vision"]))], position + 1
    if is_recommendation(split_sentences(piece.text)[0]):
        return [Announced(piece, "recommendation", piece.text)], position + 1
    if label := embedded_label(piece.text):
        return [Announced(piece, label.kind, label.rest, piece.text)], position + 1
    return [], position + 1


def _vision_after(pieces: list[Piece], position: int) -> Piece | None:
    """The paragraph or the item after words such as "Our vision is:"; one set as a heading where it is in quotes."""
    if not _VISION_FOLLOWS.search(pieces[position].text) or position + 1 == len(pieces):
        return None
    following = pieces[position + 1]
    is_title = following.is_heading and not _QUOTED.match(following.text)
    return None if is_title or not together(pieces[position], following) else following


def _is_title(piece: Piece) -> bool:
    """Whether a paragraph stands over others as a heading would, as in the cell of a panel."""
    is_short = len(piece.text.split()) <= _PANEL_TITLE_WORDS and not _BARE_NUMBER.match(piece.text)
    return isinstance(piece.block, Paragraph) and is_short and not piece.text.endswith((".", ";", ","))


def _labelled(pieces: list[Piece], position: int, label: Label) -> tuple[list[Announced], int]:
    """An objective after its label; a label of several goes on to the paragraphs of its section.

    Where a sentence soon after introduces a list, the list holds the objectives and the label only leads up to it.
    """
    piece = pieces[position]
    if not label.rest:
        return _under_heading(pieces, position, label)
    paragraphs = _paragraphs_after(pieces, position)
    is_chapter = piece.is_heading and not label.is_plural
    if not is_chapter and any(_leads_in(pieces, position + 1 + offset) for offset in range(len(paragraphs))):
        return [], position + 1
    text = _unquoted(label.rest) if label.kind == "vision" else label.rest
    more = paragraphs if label.is_plural and label.kind != "vision" else []
    kind = _kind_under(piece, label)
    found = [Announced(piece, kind, text, piece.text)]
    found.extend(Announced(later, kind, later.text, piece.text) for later in more)
    return found, position + 1 + len(more)


def _kind_under(piece: Piece, label: Label) -> ObjectiveKind:
    """The kind of a labelled objective: a plain "Priority 1" under a heading of strategic priorities is one of them."""
    over = heading_cue(piece.place.section[-1]) if piece.place.section else None
    is_told = over is not None and over.is_plural and over.kind in _TOLD_BY_HEADING
    return over.kind if over and is_told and label.kind == "service_priority" else label.kind


def _leads_in(pieces: list[Piece], position: int) -> bool:
    return lead_in_kind(pieces[position].text, before_list=bool(list_after(pieces, position))) is not None


def _paragraphs_after(pieces: list[Piece], position: int) -> list[Piece]:
    """The paragraphs after a piece up to the next heading, list or label."""

    def goes_on(piece: Piece) -> bool:
        return not (piece.is_heading or piece.is_item or label_cue(piece.text)) and together(pieces[position], piece)

    return list(takewhile(goes_on, following(pieces, position)))


def _under_heading(pieces: list[Piece], position: int, cue: Label) -> tuple[list[Announced], int]:
    """What stands under a heading that announces objectives: its list, its titled parts or its paragraphs."""
    heading = pieces[position]
    if cue.rest:
        return [Announced(heading, cue.kind, cue.rest, heading.text)], position + 1
    if any(is_column_header(piece.text) for piece in pieces[position + 1 : position + 2]):
        return [], position + 1
    whole = section_under(pieces, position)
    section = list(takewhile(lambda piece: not (piece.is_heading and heading_cue(piece.text)), whole))
    leads = [offset for offset, piece in enumerate(section) if not piece.is_heading][:2]
    if cue.kind != "vision" and any(_leads_in(pieces, position + 1 + offset) for offset in leads):
        return [], position + 1
    found = _of_section(pieces, position, section, cue)
    if found is None:
        return [], position + 1
    last = max((pieces.index(one.piece, position) for one in found), default=position)
    is_whole = cue.kind in ("recommendation", "service_priority", "strategic_objective")
    return found, max(last + 1, position + 1 + len(section) if is_whole and found else position + 1)


def _of_section(pieces: list[Piece], position: int, section: list[Piece], cue: Label) -> list[Announced] | None:
    """The objectives of a section by what its heading announces, or `None` where it only talks about them."""
    heading = pieces[position]

    def announced(chosen: list[Piece]) -> list[Announced]:
        return [Announced(piece, cue.kind, piece.text, heading.text) for piece in chosen]

    if cue.kind == "vision":
        first = next((piece for piece in section if not piece.is_heading), None)
        return [Announced(first, cue.kind, _unquoted(first.text), heading.text)] if first else None
    if cue.kind == "recommendation":
        return announced(_recommended(section, heading) or _numbered_under(pieces, position))
    if titled := _titled(section, heading, cue.kind):
        return titled
    if _of_period(heading.text, cue):
        paragraphs = _paragraphs_after(pieces, position)
        return [] if _is_labelled(pieces, position + 1 + len(paragraphs)) else announced(paragraphs)
    if not cue.is_plural:
        return announced([piece for piece in section if not piece.is_item][:1])
    return None


def _is_labelled(pieces: list[Piece], position: int) -> bool:
    """Whether a piece has a label of its own ("Priority 1: …"), so that what stands before the first only leads up to them."""
    label = label_cue(pieces[position].text) if position < len(pieces) else None
    return label is not None and bool(label.rest)


def _recommended(section: list[Piece], heading: Piece) -> list[Piece]:
    """The items, the requests, the first sentence and the numbered paragraphs of a section of recommendations."""
    number = _number(heading)
    counted = counted_from_one(section, section[0]) if section else []

    def recommends(piece: Piece, is_first: bool) -> bool:
        if piece.is_heading or piece.text.endswith(":"):
            return False
        is_sentence = is_first and piece.text.endswith((".", ";")) and len(piece.text.split()) >= _SENTENCE_WORDS
        is_numbered = bool(number) and (_number(piece) or "").startswith(f"{number}.")
        return piece.is_item or piece in counted or is_request(piece.text) or is_sentence or is_numbered

    return [piece for place, piece in enumerate(section) if recommends(piece, place == 0)]


def _numbered_under(pieces: list[Piece], position: int) -> list[Piece]:
    """The requests nearby whose printed numbers ("2.1") place them under a heading ("2") that a reader parted them from."""
    number = _number(pieces[position])
    nearby = pieces[position + 1 : position + 1 + _NEARBY]
    return [one for one in nearby if number and (_number(one) or "").startswith(f"{number}.") and is_request(one.text)]


def _number(piece: Piece) -> str | None:
    return piece.block.number if isinstance(piece.block, Heading | Paragraph) else None


def _titled(section: list[Piece], heading: Piece, kind: ObjectiveKind) -> list[Announced]:
    """List items or sub-headings under a heading, each with the paragraphs that explain it."""
    outermost = set(map(id, outermost_items([piece for piece in section if piece.is_item])))
    titles = [place for place, piece in enumerate(section) if id(piece) in outermost]
    if not titles:
        titles = _counted(section)
    if not titles:
        titles = [
            place for place, one in enumerate(section) if one.is_heading and len(one.text.split()) <= _TITLE_WORDS
        ]
        if len(titles) < 2:
            return []
    ends = [*titles[1:], len(section)]
    return [
        Announced(section[place], kind, section[place].text, heading.text, _joined(section[place + 1 : end]))
        for place, end in zip(titles, ends, strict=True)
    ]


def _counted(section: list[Piece]) -> list[int]:
    """Where the paragraphs of a section stand that are numbered from 1, whatever explains them between."""
    places: list[int] = []
    for place, piece in enumerate(section):
        if (_number(piece) or "").rstrip(".)") == str(len(places) + 1):
            places.append(place)
    return places if len(places) > 1 else []


def _joined(pieces: list[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _of_period(heading: str, cue: Label) -> bool:
    """Whether a heading is "Priorities for 2021/22" and the like, whose paragraphs are the priorities."""
    has_years = bool(re.search(r"\d\d\s?[-–/]\s?\d\d|20\d\d", heading))
    return cue.kind == "service_priority" and (has_years or heading.rstrip().endswith(":"))


def _unquoted(text: str) -> str:
    match = _QUOTED.match(text.strip())
    return match.group(1).strip() if match else text.strip()
