"""Objectives: visions, strategic objectives, priorities and recommendations, each once with all its places."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from yjqa.document import Document, Heading, ListItem, Paragraph, Table
from yjqa.extract.cues import Label, heading_cue, is_recommendation, is_request, label_cue, lead_in_kind
from yjqa.extract.facts import Facts
from yjqa.extract.flow import Piece, flow
from yjqa.extract.likeness import same_statement
from yjqa.extract.objective_tables import find_in_table
from yjqa.records import Objective, ObjectiveKind, Risk, Source

_QUOTED = re.compile(r"^[‘“\"'](.+?)[’”\"']?\W*$", re.S)
_VISION_SENTENCE = re.compile(
    r"\bvision\b[^.:‘“]{0,80}?\b(?:is|was|remains)\b(?: that| for| to see)?:?\s*(?P<vision>[‘“\"']?[^.]{30,}\.?)", re.I
)
_PERIOD = re.compile(r"\b20\d\d\s?[-–/]\s?(?:20)?\d\d\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_SHORTEST_WORDS = 2
_TITLE_WORDS = 16
_ITEM_WORDS = 40
_SENTENCE_WORDS = 5
_NEARBY = 8


@dataclass(frozen=True, slots=True)
class _Found:
    """An objective where it stands, before areas and periods are settled; `detail` is the text that explains it."""

    piece: Piece
    kind: ObjectiveKind
    text: str
    announced: str = ""
    detail: str = ""


def find_objectives(document: Document, facts: Facts, risks: Iterable[Risk] = ()) -> Iterator[Objective]:
    """Each objective once: the table that gives its progress and rating is its source, else its first place.

    `risks`: those found in the same paper; a list that runs on into them does not make objectives of them.
    """
    objectives = [_settled(document, facts, found) for found in _in_flow(flow(document))]
    tabled = [
        record.model_copy(update={"area": _area(facts, record.text), "period": facts.financial_year or facts.period})
        for place in document.places()
        if isinstance(place.block, Table)
        for record in find_in_table(document, place, place.block)
    ]
    named_risks = [risk.risk for risk in risks]
    kept = [record for record in objectives if not any(record.text.startswith(risk) for risk in named_risks)]
    return iter(_merged([*kept, *tabled], _mentions(document)))


def _in_flow(pieces: list[Piece]) -> Iterator[_Found]:
    position = 0
    while position < len(pieces):
        found, position = _at(pieces, position)
        yield from (one for one in found if len(one.text.split()) >= _SHORTEST_WORDS)


def _at(pieces: list[Piece], position: int) -> tuple[list[_Found], int]:
    """What the piece at a position announces, and the position after it."""
    piece = pieces[position]
    if kind := lead_in_kind(piece.text, before_list=_list_follows(pieces, position)):
        items = _list_after(pieces, position)
        return [_Found(item, kind, item.text, piece.text) for item in items], pieces.index(items[-1], position) + 1
    if label := label_cue(piece.text):
        return _labelled(pieces, position, label)
    if piece.is_heading or _is_title(piece):
        if cue := heading_cue(piece.text):
            return _under_heading(pieces, position, cue)
        return [], position + 1
    if match := _VISION_SENTENCE.search(piece.text):
        return [_Found(piece, "vision", _unquoted(match["vision"]))], position + 1
    recommended = [sentence for sentence in _SENTENCE.split(piece.text) if is_recommendation(sentence)]
    if recommended and piece.text.startswith(recommended[0]):
        return [_Found(piece, "recommendation", piece.text)], position + 1
    return [], position + 1


def _is_title(piece: Piece) -> bool:
    """Whether a piece of a panel's cell stands over the rest as a heading would."""
    return (
        isinstance(piece.block, Paragraph) and len(piece.text.split()) <= 6 and not piece.text.endswith((".", ";", ","))
    )


def _together(first: Piece, second: Piece) -> bool:
    return first.cell is second.cell or (first.place is not second.place and first.cell is None and second.cell is None)


def _list_follows(pieces: list[Piece], position: int) -> bool:
    return bool(_list_after(pieces, position))


def _list_after(pieces: list[Piece], position: int) -> list[Piece]:
    """The items of the list that follows a piece, sub-items left out.

    A reader may have lost bullets: a paragraph that begins as the item before it did goes on with the list, and after
    a colon several short paragraphs without numbers are one.
    """
    items: list[Piece] = []
    for piece in pieces[position + 1 :]:
        if not _together(pieces[position], piece) or not (piece.is_item or (items and _goes_on(items[-1], piece))):
            break
        items.append(piece)
    if not items and pieces[position].text.rstrip().endswith(":"):
        items = _short_paragraphs(pieces, position)
    levels = [piece.block.level for piece in items if isinstance(piece.block, ListItem)]
    outermost = min(levels, default=0)
    return [piece for piece in items if not isinstance(piece.block, ListItem) or piece.block.level == outermost]


def _goes_on(item: Piece, piece: Piece) -> bool:
    is_plain = isinstance(piece.block, Paragraph) and piece.block.number is None
    return is_plain and not piece.is_heading and item.text.split()[:1] == piece.text.split()[:1]


def _short_paragraphs(pieces: list[Piece], position: int) -> list[Piece]:
    paragraphs: list[Piece] = []
    for piece in pieces[position + 1 :]:
        is_plain = isinstance(piece.block, Paragraph) and piece.block.number is None and not piece.is_heading
        if (
            not is_plain
            or not _together(pieces[position], piece)
            or len(piece.text.split()) > _ITEM_WORDS
            or piece.text.endswith(":")
        ):
            break
        paragraphs.append(piece)
    return paragraphs if len(paragraphs) > 1 else []


def _labelled(pieces: list[Piece], position: int, label: Label) -> tuple[list[_Found], int]:
    """An objective after its label; a label of several goes on to the paragraphs of its section."""
    piece = pieces[position]
    if not label.rest:
        return _under_heading(pieces, position, label)
    if any(
        lead_in_kind(later.text, before_list=_list_follows(pieces, position + 1 + n))
        for n, later in enumerate(_paragraphs_after(pieces, position))
    ):
        return [], position + 1
    paragraphs = _paragraphs_after(pieces, position) if label.is_plural and label.kind != "vision" else []
    first = _Found(piece, label.kind, _unquoted(label.rest) if label.kind == "vision" else label.rest, piece.text)
    return [first, *(_Found(later, label.kind, later.text, piece.text) for later in paragraphs)], position + 1 + len(
        paragraphs
    )


def _paragraphs_after(pieces: list[Piece], position: int) -> list[Piece]:
    """The paragraphs after a piece up to the next heading, list or label."""
    paragraphs: list[Piece] = []
    for piece in pieces[position + 1 :]:
        if piece.is_heading or piece.is_item or label_cue(piece.text) or not _together(pieces[position], piece):
            break
        paragraphs.append(piece)
    return paragraphs


def _under_heading(pieces: list[Piece], position: int, cue: Label) -> tuple[list[_Found], int]:
    """What stands under a heading that announces objectives: its list, its titled parts or its paragraphs."""
    heading = pieces[position]
    if cue.rest:
        return [_Found(heading, cue.kind, cue.rest, heading.text)], position + 1
    section = _section(pieces, position)
    if cue.kind == "vision":
        text = next((piece for piece in section if not piece.is_heading), None)
        return ([_Found(text, "vision", _unquoted(text.text), heading.text)] if text else []), position + 1 + bool(text)
    lead = [piece for piece in section if not piece.is_heading][:2]
    if any(
        lead_in_kind(piece.text, before_list=_list_follows(pieces, position + 1 + section.index(piece)))
        for piece in lead
    ):
        return [], position + 1
    if cue.kind == "recommendation":
        recommended = [piece for n, piece in enumerate(section) if _recommends(piece, first=n == 0)]
        found = recommended or _numbered_under(pieces, position)
        return [_Found(piece, cue.kind, piece.text, heading.text) for piece in found], position + 1 + len(section)
    titled = _titled(section, heading, cue.kind)
    if titled:
        return titled, position + 1 + len(section)
    if _of_period(heading.text, cue):
        paragraphs = _paragraphs_after(pieces, position)
        return [_Found(piece, cue.kind, piece.text, heading.text) for piece in paragraphs], position + 1 + len(
            paragraphs
        )
    return [], position + 1


def _section(pieces: list[Piece], position: int) -> list[Piece]:
    """The pieces under a heading: to the next one of its level, or to the end of its cell."""
    heading = pieces[position]
    block = heading.block
    section: list[Piece] = []
    for piece in pieces[position + 1 :]:
        if heading.cell is not None or not isinstance(block, Heading):
            if piece.is_heading or not _together(heading, piece):
                break
        elif block not in piece.place.trail:
            break
        if piece.is_heading and heading_cue(piece.text):
            break
        section.append(piece)
    return section


def _recommends(piece: Piece, *, first: bool) -> bool:
    if piece.is_heading:
        return False
    return (
        piece.is_item
        or is_request(piece.text)
        or (first and piece.text.endswith((".", ";")) and len(piece.text.split()) >= _SENTENCE_WORDS)
    )


def _numbered_under(pieces: list[Piece], position: int) -> list[Piece]:
    """The requests nearby whose printed numbers ("2.1") place them under a heading ("2") that a reader parted from them."""
    number = getattr(pieces[position].block, "number", None)
    nearby = pieces[position + 1 : position + 1 + _NEARBY]
    return [
        piece
        for piece in nearby
        if number and (_number(piece) or "").startswith(f"{number}.") and is_request(piece.text)
    ]


def _number(piece: Piece) -> str | None:
    return piece.block.number if isinstance(piece.block, Paragraph) else None


def _titled(section: list[Piece], heading: Piece, kind: ObjectiveKind) -> list[_Found]:
    """List items or sub-headings under a heading, each with the paragraphs that explain it."""
    titles = [n for n, piece in enumerate(section) if piece.is_item]
    if not titles:
        titles = [n for n, piece in enumerate(section) if piece.is_heading and len(piece.text.split()) <= _TITLE_WORDS]
    if len(titles) < 2:
        return []
    ends = [*titles[1:], len(section)]
    return [
        _Found(section[n], kind, section[n].text, heading.text, " ".join(piece.text for piece in section[n + 1 : end]))
        for n, end in zip(titles, ends, strict=True)
    ]


def _of_period(heading: str, cue: Label) -> bool:
    """Whether a heading is "Priorities for 2021/22" and the like, whose paragraphs are the priorities."""
    return cue.kind == "service_priority" and (
        heading.rstrip().endswith(":") or any(character.isdigit() for character in heading)
    )


def _unquoted(text: str) -> str:
    match = _QUOTED.match(text.strip())
    return match.group(1).strip() if match else text.strip()


def _settled(document: Document, facts: Facts, found: _Found) -> Objective:
    period = _PERIOD.search(found.announced) or _PERIOD.search(found.text)
    return Objective(
        text=found.text,
        objective_kind=found.kind,
        area=_area(facts, f"{found.text} {found.announced}", found.detail),
        period=period.group() if period else facts.financial_year or facts.period,
        source=found.piece.source(document),
    )


def _area(facts: Facts, *texts: str) -> str | None:
    """The one area of the paper that the first telling text names, else the joint area."""
    for text in texts:
        named = [area for area in facts.areas if area in text]
        if named:
            return named[0] if len(named) == 1 else facts.joint_area
    return facts.joint_area


def _mentions(document: Document) -> list[tuple[str, Source]]:
    """Every list item of the paper with its source: where an objective may be said again."""
    return [(piece.text, piece.source(document)) for piece in flow(document) if piece.is_item]


def _merged(records: list[Objective], mentions: list[tuple[str, Source]]) -> list[Objective]:
    merged: list[Objective] = []
    for record in records:
        twin = next((n for n, other in enumerate(merged) if _same(record, other)), None)
        if twin is None:
            merged.append(record)
        else:
            merged[twin] = _joined(merged[twin], record)
    return [_with_mentions(record, mentions) for record in merged]


def _same(record: Objective, other: Objective) -> bool:
    return record.objective_kind == other.objective_kind and same_statement(record.text, other.text)


def _joined(earlier: Objective, later: Objective) -> Objective:
    """One record of two: the one from a table, which tells more, with the other's place; else the earlier."""
    main, other = (later, earlier) if later.source.table and not earlier.source.table else (earlier, later)
    return main.model_copy(update={"also": (*main.also, other.source, *other.also)})


def _with_mentions(record: Objective, mentions: list[tuple[str, Source]]) -> Objective:
    known = {record.source, *record.also}
    more = tuple(source for text, source in mentions if source not in known and same_statement(text, record.text))
    return record.model_copy(update={"also": (*record.also, *more)}) if more else record
