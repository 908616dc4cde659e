"""What stands over a record in its paper: the headings and the purpose of the report that it belongs to.

A pack binds several reports into one file; a list of recommendations then says nothing of which report it closes, but the
headings before it do, and so does the paragraph under the last "Purpose".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import stems_of
from yjqa.document import Block, Document, Heading, ListItem, Place, Table
from yjqa.extract.sources import block_source
from yjqa.records import Source

_OPENING = re.compile(r"^(?:purpose|introduction|title|executive summary|summary)\b", re.I)
_HEADINGS = 14
"""Headings before a record that may still be of its own report."""

_OPENING_BLOCKS = 2
"""Blocks under the heading of a report's purpose that say what it is about."""

_REPORTS = 2
"""Openings of reports that make a paper a pack of several."""

_SPEAKS_OF_LIST = re.compile(r"\b(?:objectives?|priorit(?:y|ies)|recommend\w*|risks?|aims?|asked to)\b", re.I)
_LONGEST_LEAD = 400
"""Characters of the longest sentence that introduces a list without a colon."""

_QUOTE = 45
"""Characters of a quote by which its block is found."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One block of a paper: its place, its text for comparing, and its lines in the source."""

    place: Place
    block: Block
    text: str
    lines: tuple[int, int] | None


def surrounding_stems(source: Source, knowledge: Knowledge) -> frozenset[str]:
    """The stems of the headings over a record, of its paper's title and of its report's purpose."""
    lines = knowledge.kept_of(source.document, _lines)
    at = _index(source, lines)
    document = knowledge.documents.get(source.document)
    known = (document.title, document.id.replace("-", " "), document.period) if document else ()
    return stems_of(*source.section, source.title, *known, *_over(at, lines))


def introduction(source: Source, knowledge: Knowledge) -> Source | None:
    """The sentence that introduces the list in which a record stands."""
    lines = knowledge.kept_of(source.document, _lines)
    at = _index(source, lines)
    line = _lead_in(at, lines) if at is not None else None
    if line is None or isinstance(line.block, Table):
        return None
    return block_source(knowledge.paper(source.document), line.place, line.block.text)


def _lines(document_id: str, knowledge: Knowledge) -> tuple[_Line, ...]:
    return tuple(_find(knowledge.paper(document_id)))


def _find(document: Document) -> Iterator[_Line]:
    for place in document.places():
        block = place.block
        text = " ".join(cell.flat for cell in block.cells) if isinstance(block, Table) else block.text
        yield _Line(place, block, _folded(text), block.span.lines)


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower())


def _index(source: Source, lines: Sequence[_Line]) -> int | None:
    """Which block holds a record: by its lines where there are any, else by the words quoted."""
    if source.lines is not None:
        first = source.lines[0]
        return next((n for n, line in enumerate(lines) if line.lines and line.lines[0] <= first <= line.lines[1]), None)
    start = _folded(source.quote)[:_QUOTE].strip()
    return next((n for n, line in enumerate(lines) if start and start in line.text), None)


def _over(at: int | None, lines: Sequence[_Line]) -> Iterator[str]:
    """The headings before a block, back to the one before its report's purpose, and what that purpose is."""
    if at is None:
        return
    lead = _lead_in(at, lines)
    if lead is not None:
        yield lead.text
    if sum(isinstance(line.block, Heading) and bool(_OPENING.match(line.block.text)) for line in lines) < _REPORTS:
        return
    seen = 0
    for n in range(at, -1, -1):
        block = lines[n].block
        if not isinstance(block, Heading):
            continue
        yield block.text
        seen += 1
        if _OPENING.match(block.text):
            yield from (
                line.text for line in lines[n + 1 : n + 1 + _OPENING_BLOCKS] if not isinstance(line.block, Table)
            )
            yield from (
                line.block.text for line in reversed(lines[max(n - 3, 0) : n]) if isinstance(line.block, Heading)
            )
            return
        if seen >= _HEADINGS:
            return


def _lead_in(at: int, lines: Sequence[_Line]) -> _Line | None:
    """The line before a list that introduces it: "The priorities are:", or a sentence that speaks of them."""
    before = at - 1
    while before >= 0 and isinstance(lines[before].block, ListItem):
        before -= 1
    if before < 0 or isinstance(lines[before].block, Heading | Table):
        return None
    line = lines[before]
    leads = line.place.block.text.rstrip().endswith(":") if not isinstance(line.place.block, Table) else False
    return line if leads or (_SPEAKS_OF_LIST.search(line.text) and len(line.text) < _LONGEST_LEAD) else None
