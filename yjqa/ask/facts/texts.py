"""Where a word stands in the papers' own text, for what no record holds."""

import re
from collections.abc import Iterable, Iterator

from yjqa.ask.knowledge import Knowledge
from yjqa.document import Cell, Document, Place, Table
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Source

_QUOTED = 90
"""Characters that are quoted on either side of a word."""


def find_uses(word: str, knowledge: Knowledge, documents: Iterable[str]) -> Iterator[Source]:
    """Where a word stands in exactly these letters, the words around it quoted, paper by paper."""
    pattern = re.compile(rf"(?<![\w.&]){re.escape(word)}(?!\w)")
    for document_id in documents:
        if word not in knowledge.kept_of(document_id, _whole_text):
            continue
        document = knowledge.paper(document_id)
        for place in document.places():
            yield from _uses(pattern, document, place)


def filled_cells(row: Iterable[Cell | None]) -> list[Cell]:
    """The cells of a table's row that hold something, each once however many columns it spans."""
    return list({id(cell): cell for cell in row if cell is not None and cell.blocks}.values())


def whole_row(source: Source, knowledge: Knowledge) -> Source:
    """The source with the words of its whole table row, for what is told from several cells of it."""
    if source.table is None:
        return source
    for place in knowledge.paper(source.document).places():
        table = place.block
        if not isinstance(table, Table) or not any(cell.flat == source.quote for cell in table.cells):
            continue
        at = next(cell.row for cell in table.cells if cell.flat == source.quote)
        cells = [cell for cell in table.cells if cell.row <= at < cell.row + cell.row_span and cell.blocks]
        ends = [line for cell in cells if cell.span.lines for line in cell.span.lines]
        return source.model_copy(
            update={
                "quote": " ".join(cell.flat for cell in sorted(cells, key=lambda cell: cell.column)),
                "lines": (min(ends), max(ends)) if ends else source.lines,
            }
        )
    return source


def _whole_text(document_id: str, knowledge: Knowledge) -> str:
    """All text of a paper in one, so that a word which it does not have is known at once."""
    blocks = [place.block for place in knowledge.paper(document_id).places()]
    return "\n".join(
        "\n".join(cell.flat for cell in block.cells) if isinstance(block, Table) else block.text for block in blocks
    )


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
