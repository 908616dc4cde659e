"""Tables that only lay out running text, such as minutes in ruled columns for number, text and who is to act.

They are read as headings and paragraphs; the notes of who is to act become the margin of the paragraphs beside them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from yjqa.columns import column_role
from yjqa.ingest.pdf.draft_tables import DraftCell, DraftTable
from yjqa.ingest.pdf.drafts import Draft
from yjqa.ingest.pdf.margins import is_note, noted
from yjqa.ingest.pdf.stitch import Element

_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[a-z]|[ivx]{1,5})[.)]{0,2}", re.IGNORECASE)
_MAIN_SHARE = 0.75
"""The column of running text holds at least this share of the table's letters."""
_MANY_PARAGRAPHS = 5
_USUAL_PARAGRAPHS = 2.5
_MANY_EACH = 4
"""Under a header that names what the column is of, its cells must hold at least this many paragraphs each."""


def unroll_layout(pages: Sequence[Sequence[Element]]) -> list[list[Element]]:
    """The pages with layout tables opened out: each paragraph on the page where it begins."""
    result: list[list[Element]] = [[] for _ in pages]
    for index, page in enumerate(pages):
        for element in page:
            if isinstance(element, DraftTable) and (main := _running_column(element)) is not None:
                for draft in _opened(element, main):
                    result[draft.page - 1].append(draft)
            else:
                result[index].append(element)
    return result


def _running_column(table: DraftTable) -> int | None:
    """The column of running text, where the others hold but its numbers and notes."""
    columns = range(table.n_columns)
    if not 2 <= table.n_columns <= 4:
        return None
    cells = [[cell for cell in table.cells if cell.column == column and cell.drafts] for column in columns]
    letters = [sum(len(cell.flat) for cell in column) for column in cells]
    main = max(columns, key=lambda column: letters[column])
    if letters[main] < _MAIN_SHARE * sum(letters):
        return None
    counts = [len(cell.drafts) for cell in cells[main]]
    if max(counts) < _MANY_PARAGRAPHS or sum(counts) < _USUAL_PARAGRAPHS * len(counts):
        return None
    named = any(column_role(cell.flat) for cell in cells[main] if cell.row < table.header_rows)
    if named and sum(counts) < _MANY_EACH * len(counts):
        return None
    for column in columns:
        if column != main and not all(_is_label(cell) or _is_notes(cell) for cell in cells[column]):
            return None
    return main


def _is_label(cell: DraftCell) -> bool:
    return _LABEL.fullmatch(cell.flat.strip()) is not None


def _is_notes(cell: DraftCell) -> bool:
    return all(is_note(draft.text) or column_role(draft.text) is not None for draft in cell.drafts)


def _opened(table: DraftTable, main: int) -> list[Draft]:
    result: list[Draft] = []
    for index in range(table.n_rows):
        row = table.row(index)
        drafts = [draft for cell in row if cell.column == main for draft in cell.drafts]
        label = next(
            (cell.flat.strip() for cell in row if cell.column < main and cell.drafts and _is_label(cell)), None
        )
        if label is not None and drafts and not drafts[0].labelled:
            drafts[0] = replace(drafts[0], number=label.rstrip("."))
        notes = [
            draft
            for cell in row
            if cell.column != main and not _is_label(cell)
            for draft in cell.drafts
            if column_role(draft.text) is None
        ]
        for note in notes:
            drafts = noted(drafts, note.text, note.page, note.box[1] + 0.5 * note.size) if drafts else [note]
        result.extend(drafts)
    return result
