"""Where a word stands in the papers' own text, for what no record holds."""

import re
from collections.abc import Iterable, Iterator

from yjqa.ask.knowledge import Knowledge
from yjqa.document import Document, Place, Table
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Source

_QUOTED = 90
"""Characters that are quoted on either side of a word."""


def find_uses(word: str, knowledge: Knowledge, documents: Iterable[str]) -> Iterator[Source]:
    """Where a word stands in exactly these letters, the words around it quoted, paper by paper."""
    pattern = re.compile(rf"(?<![\w.&]){re.escape(word)}(?!\w)")
    for document_id in documents:
        document = paper_text(document_id, knowledge)
        for place in document.places():
            yield from _uses(pattern, document, place)


def paper_text(document_id: str, knowledge: Knowledge) -> Document:
    """A paper's text as read, kept."""
    held = knowledge.kept(_texts)
    if document_id not in held:
        held[document_id] = knowledge.library.document(document_id)
    return held[document_id]


def _texts(knowledge: Knowledge) -> dict[str, Document]:
    return {}


def _uses(pattern: re.Pattern[str], document: Document, place: Place) -> Iterator[Source]:
    block = place.block
    if isinstance(block, Table):
        for cell in block.cells:
            if (match := pattern.search(cell.flat)) is not None:
                yield cell_source(document, place, cell, _around(cell.flat, match))
    elif (match := pattern.search(block.text)) is not None:
        yield block_source(document, place, _around(block.text, match))


def _around(text: str, match: re.Match[str]) -> str:
    """The words around a match, whole words only."""
    start = max(match.start() - _QUOTED, 0)
    end = min(match.end() + _QUOTED, len(text))
    if start:
        start = text.find(" ", start, match.start()) + 1 or match.start()
    if end < len(text):
        end = max(text.rfind(" ", match.end(), end), match.end())
    return text[start:end]
