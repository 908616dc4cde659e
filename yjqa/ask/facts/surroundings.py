"""What stands over a record in its paper: the headings and the purpose of the report that it belongs to.

A pack binds several reports into one file; a list of recommendations then says nothing of which report it closes, but the
headings before it do, and so does the paragraph under the last "Purpose".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.facts.texts import paper_text
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import stems_of
from yjqa.document import Block, Heading, ListItem, Table
from yjqa.records import Source

_OPENING = re.compile(r"^(?:purpose|introduction|title|executive summary|summary)\b", re.I)
_HEADINGS = 14
"""Headings before a record that may still be of its own report."""

_OPENING_BLOCKS = 2
"""Blocks under the heading of a report's purpose that say what it is about."""

_REPORTS = 2
"""Openings of reports that make a paper a pack of several."""

_QUOTE = 45
"""Characters of a quote by which its block is found."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One block of a paper: its text for comparing, and its lines in the source."""

    block: Block
    text: str
    lines: tuple[int, int] | None


def surrounding_stems(source: Source, knowledge: Knowledge) -> frozenset[str]:
    """The stems of the headings over a record, of its paper's title and of its report's purpose."""
    held = knowledge.kept(_lines_by_paper)
    if source.document not in held:
        held[source.document] = tuple(_lines(source.document, knowledge))
    lines = held[source.document]
    at = _index(source, lines)
    document = knowledge.documents.get(source.document)
    known = (document.title, document.id.replace("-", " "), document.period) if document else ()
    return stems_of(*source.section, source.title, *known, *_over(at, lines))


def _lines_by_paper(knowledge: Knowledge) -> dict[str, tuple[_Line, ...]]:
    return {}


def _lines(document_id: str, knowledge: Knowledge) -> Iterator[_Line]:
    for place in paper_text(document_id, knowledge).places():
        block = place.block
        text = " ".join(cell.flat for cell in block.cells) if isinstance(block, Table) else block.text
        yield _Line(block, _folded(text), block.span.lines)


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
    yield from _lead_in(at, lines)
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


def _lead_in(at: int, lines: Sequence[_Line]) -> Iterator[str]:
    """The sentence that introduces a list ("The priorities are:")."""
    before = at - 1
    while before >= 0 and isinstance(lines[before].block, ListItem):
        before -= 1
    block = lines[before].block if before >= 0 else None
    if block is not None and not isinstance(block, Heading | Table) and block.text.rstrip().endswith(":"):
        yield block.text
