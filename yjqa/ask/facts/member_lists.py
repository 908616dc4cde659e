"""Lists of a body's members as papers print them: under a sentence or a heading that says so, or as a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.facts.texts import filled_cells
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import stems_of
from yjqa.document import Document, Heading, ListItem, Paragraph, Place, Table
from yjqa.extract.prose import split_sentences
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Source

_LEAD = re.compile(
    r"\b(?:members|membership|representatives)\b[^.:]{0,80}?\b(?:are|is|was|were|includes?|comprises?|consists?|as follows|drawn from)\b[^.:]{0,60}(?::|as follows\.?)\s*$"
    r"|\b(?:comprises?|(?:is|are) (?:made up|composed) of|consists? of|is attended by|has representatives from|sit on)\b[^.:]{0,80}:\s*$"
    r"|^\W*(?:\w+\W+){0,6}(?:members|membership)(?:\W+\w+){0,5}\s*:\s*$",
    re.I,
)
_TITLE = re.compile(r"\b(?:membership|members|composition|terms of reference)\b", re.I)
_NOT_TITLE = re.compile(r"\b(?:members['’]?s? (?:interests?|questions|allowances)|staff members|team members|elected members)\b", re.I)  # fmt: skip
_NAME = re.compile(r"\b(?:names?|members?|representatives?|representing|attendees?)\b", re.I)
_POST = re.compile(r"\b(?:organi[sz]ations?|agency|agencies|partners?|role|roles|position|post|title|job|designation|service|sector|body)\b", re.I)  # fmt: skip
_OTHER = re.compile(r"\b(?:actions?|due|deadline|timescale|status|risk|cost|amount|progress|rag|target)\b|£|%", re.I)
_ENTRY = re.compile(
    r"^(?P<name>[^–—:,(]{2,70}?)(?:\s*\((?P<said>[^)]{1,40})\))?\s*(?:\s[–—-]\s|[:,–—]\s*|\s*$)(?P<post>.*)$"
)
_LONGEST = 30
"""Words of the longest entry."""

_FEWEST = 3
_TITLE_WORDS = 12


@dataclass(frozen=True, slots=True)
class Member:
    """One entry: a person or an organisation, with the rest of what the list says of it."""

    name: str
    post: str
    source: Source


@dataclass(frozen=True, slots=True)
class MemberList:
    """`named`: the stems of the sentence, caption and headings that say whose members these are; `title`: the words."""

    document: str
    title: str
    named: frozenset[str]
    members: tuple[Member, ...]


def member_lists(knowledge: Knowledge) -> tuple[MemberList, ...]:
    """Every list of members in the papers that are held."""
    return knowledge.kept(_all)


def _all(knowledge: Knowledge) -> tuple[MemberList, ...]:
    return tuple(found for name in knowledge.documents for found in _of_paper(knowledge.paper(name)))


def _of_paper(document: Document) -> Iterator[MemberList]:
    places = list(document.places())
    for index, place in enumerate(places):
        block = place.block
        if isinstance(block, Table):
            members = _in_table(document, place, block)
            title = _title_of_table(places, index, block)
        elif isinstance(block, ListItem):
            continue
        else:
            title = block.text if _leads(block) else None
            members = _in_list(document, places[index + 1 :]) if title else ()
        if title is not None and len(members) >= _FEWEST:
            over = (title, *place.section[-2:])
            yield MemberList(document.id, title, stems_of(*over), tuple(members))


def _leads(block: Heading | Paragraph) -> bool:
    """Whether a paragraph's last sentence or a heading introduces a list of members."""
    if isinstance(block, Heading):
        return _is_title(block.text)
    sentences = split_sentences(block.text)
    return bool(sentences) and _LEAD.search(sentences[-1]) is not None


def _is_title(text: str) -> bool:
    return bool(_TITLE.search(text)) and not _NOT_TITLE.search(text) and len(text.split()) <= _TITLE_WORDS


def _in_list(document: Document, places: Sequence[Place]) -> Sequence[Member]:
    members = []
    for place in places:
        block = place.block
        if not isinstance(block, ListItem) or len(block.text.split()) > _LONGEST:
            break
        members.append(_member(block.text, block_source(document, place, block.text)))
    return members


def _member(text: str, source: Source) -> Member:
    match = _ENTRY.match(text)
    if match is None:
        return Member(text, "", source)
    post = ", ".join(part for part in (match["said"], match["post"].strip(" ,–—-")) if part)
    return Member(match["name"].strip(), post, source)


def _title_of_table(places: Sequence[Place], index: int, table: Table) -> str | None:
    """The caption, the heading or the sentence right over a table that says it is of members."""
    before = places[index - 1].block if index else None
    lead = before if isinstance(before, Heading | Paragraph) else None
    if table.caption and _is_title(table.caption):
        return table.caption
    if lead is not None and (_leads(lead) or _is_title(lead.text)):
        return lead.text
    return next((title for title in reversed(places[index].section[-1:]) if _is_title(title)), None)


def _in_table(document: Document, place: Place, table: Table) -> Sequence[Member]:
    """The rows of a table with a column of names or posts, and nothing of actions or money."""
    labels = [" ".join(parts) for parts in table.column_labels()]
    if not any(labels) or any(_OTHER.search(label) for label in labels):
        return ()
    if not any(_NAME.search(label) or _POST.search(label) for label in labels):
        return ()
    first = next((n for n, label in enumerate(labels) if _NAME.search(label)), 0)
    members = []
    for row in table.body():
        cells = filled_cells(row)
        named = row[first] if row[first] is not None and row[first].blocks else (cells[0] if cells else None)  # type: ignore[union-attr]
        if named is None:
            continue
        rest = ", ".join(cell.flat for cell in cells if cell is not named)
        source = cell_source(document, place, named, " ".join(cell.flat for cell in cells))
        members.append(Member(named.flat, rest, source))
    return members
