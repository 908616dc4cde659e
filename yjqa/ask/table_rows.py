"""Citations of table cells, quoted with the row that they stand in: a bare figure cannot be checked."""

from collections.abc import Iterator
from typing import NamedTuple

from yjqa.ask.answer import Answer, Citation
from yjqa.ask.knowledge import Knowledge
from yjqa.document import Cell, Place, Table

_SHORT = 3
"""Words of the longest quote that says too little by itself."""

_LONGEST = 40
"""Words of a row that is quoted whole up to the cell; of a longer one only its label and the cell."""


class _Row(NamedTuple):
    """A cell with its row up to it, and all that a source tells of its place."""

    quote: str
    section: tuple[str, ...]
    page: int | None
    lines: tuple[int, int] | None
    bbox: tuple[float, float, float, float] | None


_Key = tuple[str | None, int, int, str]
"""A table's caption, the body row and column of a cell and its text."""


def with_rows(answer: Answer, knowledge: Knowledge) -> Answer:
    """The answer, its citations of short cells quoting the row as printed up to the cell."""
    citations = tuple(_with_row(citation, knowledge) for citation in answer.citations)
    return answer if citations == answer.citations else answer.model_copy(update={"citations": citations})


def _with_row(citation: Citation, knowledge: Knowledge) -> Citation:
    table = citation.table
    if table is None or table.column is None or len(citation.quote.split()) > _SHORT:
        return citation
    place = (citation.section, citation.page, citation.lines, citation.bbox)
    held = knowledge.kept_of(citation.document, _rows).get((table.label, table.row, table.column, citation.quote), [])
    quotes = {row.quote for row in held if row[1:] == place}
    return citation.model_copy(update={"quote": quotes.pop()}) if len(quotes) == 1 else citation


def _rows(document: str, knowledge: Knowledge) -> dict[_Key, list[_Row]]:
    """The cells of a paper with their rows; several where its tables are alike."""
    rows: dict[_Key, list[_Row]] = {}
    for place in knowledge.paper(document).places():
        if isinstance(place.block, Table):
            for key, row in _cells(place, place.block):
                rows.setdefault(key, []).append(row)
    return rows


def _cells(place: Place, table: Table) -> Iterator[tuple[_Key, _Row]]:
    for number, row in enumerate(table.body()):
        cells = [cell for cell in dict.fromkeys(row) if cell is not None and cell.flat]
        for position, cell in enumerate(cells):
            if position and cell.row == number + table.header_rows:
                page = cell.span.page if cell.span.page is not None else table.span.page
                quote = _quote(cells[: position + 1])
                yield (
                    (table.caption, number, cell.column, cell.flat),
                    _Row(quote, place.section, page, cell.span.lines, cell.span.bbox),
                )


def _quote(cells: list[Cell]) -> str:
    """The cells as printed; of a long row its first cells with words and its last."""
    whole = " ".join(cell.flat for cell in cells)
    if len(whole.split()) <= _LONGEST:
        return whole
    label = next((cell.flat for cell in cells if any(char.isalpha() for char in cell.flat)), "")
    return f"{label} … {cells[-1].flat}"
