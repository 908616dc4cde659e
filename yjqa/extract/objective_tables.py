"""Objectives in tables: in a column of their own, as titles over groups of actions, or beside their label in a form."""

import re
from collections.abc import Iterator

from yjqa.columns import column_role
from yjqa.document import Cell, Document, Place, Table
from yjqa.extract.cues import heading_cue, label_cue
from yjqa.extract.sources import cell_source
from yjqa.records import Objective, ObjectiveKind, Rag

_Row = list[Cell | None]

_SUBJECTS: dict[str, ObjectiveKind] = {
    "objective": "strategic_objective",
    "priority": "service_priority",
    "recommendation": "recommendation",
}
_RAGS: dict[str, Rag] = {"green": "green", "amber": "amber", "yellow": "amber", "red": "red"}
_RAG_LETTERS: dict[str, Rag] = {"g": "green", "a": "amber", "r": "red"}
_BRAG = frozenset([*_RAGS, *_RAG_LETTERS, "b", "blue"])
_OF_A_PLAN = {"owner", "due", "progress", "rag", "status"}
"""Roles of columns that tables of budgets do not have."""
_SUM = re.compile(r"^£?\s?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^£\s?\d[\d,.]*\s?[km]?$", re.I)
_LEVEL = re.compile(r"^(?:(?:very )?(?:high|medium|low)|urgent|essential|desirable|ongoing|none|tbc)$", re.I)
_ENUMERATION = re.compile(r"^\(?\d{1,2}[.)]\s+(?=\D)")
_REFERENCE = re.compile(r"^[A-Z]{0,3}[\d.]+[a-z]?$", re.I)
_FORM_COLUMNS = 2
_TELLING_COLUMNS = 2
_FEWEST_WORDS = 2
_DASHES = re.compile(r"^[\s\-–—/.]*$|^n/?a$", re.I)


def find_in_table(document: Document, place: Place, table: Table) -> Iterator[Objective]:
    """The objectives of a table of objectives, of a plan of action, or of a work plan of performance priorities."""
    yield from _beside_labels(document, place, table)
    roles = _roles(table)
    if len({role for role in roles if role}) < _TELLING_COLUMNS or _is_budget(table, roles):
        return
    found = _subject(place, table, roles)
    yield from _over_groups(document, place, table, found[1] if found else _announced(place, table))
    if found:
        yield from _in_column(document, place, table, roles, *found)


def _in_column(
    document: Document, place: Place, table: Table, roles: list[str | None], column: int, kind: ObjectiveKind
) -> Iterator[Objective]:
    """An objective for each cell of a column, whatever number of rows it spans or stands over.

    What its rows say of progress and rating is its own only where they say one thing: else it is said of its actions.
    """
    colours = _colour_column(table, roles)
    seen: set[str] = set()
    for rows in _grouped(table.body(), column):
        cell = rows[0][column]
        if cell is None or cell.flat in seen or cell.column_span == table.n_columns:
            continue
        seen.add(cell.flat)
        text = cell.blocks[0].text if roles[column] == "action" and cell.blocks else cell.flat
        label = label_cue(text)
        stated = label.rest if label and len(label.rest.split()) >= _FEWEST_WORDS else _ENUMERATION.sub("", text)
        if not _states(stated, is_group=len(rows) > 1):
            continue
        progress, forward = _only(rows, roles, "progress"), _only(rows, roles, "forward_actions")
        if forward is None and "progress" in roles:
            forward = _only(rows, roles, "action")
        yield Objective(
            text=stated,
            objective_kind=label.kind if label else kind,
            progress=progress.flat if progress else None,
            rag=_rag([_only_in(rows, colours), _only(rows, roles, "status")]),
            forward_actions=tuple(block.text for block in forward.blocks) if forward else (),
            source=cell_source(document, place, cell),
        )


def _grouped(body: list[_Row], column: int) -> Iterator[list[_Row]]:
    """The rows of each cell of a column: those that it spans, and those after it where the column is blank."""
    group: list[_Row] = []
    for row in body:
        cell = row[column]
        if group and (cell is None or not cell.blocks or cell is group[0][column]):
            group.append(row)
            continue
        if group:
            yield group
        group = [row]
    if group:
        yield group


def _states(text: str, *, is_group: bool) -> bool:
    """Whether a cell states an objective, and is no number, no level and no bare label; one word may title a group."""
    if _DASHES.match(text) or _REFERENCE.match(text) or _LEVEL.match(text):
        return False
    return heading_cue(text) is None and (is_group or len(text.split()) >= _FEWEST_WORDS or not text.isalpha())


def _over_groups(document: Document, place: Place, table: Table, kind: ObjectiveKind | None) -> Iterator[Objective]:
    """Titles that fill a row over the actions that follow from them: labelled, or of the kind that the table is about."""
    for row in table.body():
        filled = dict.fromkeys(cell for cell in row if cell is not None and cell.blocks)
        cell = next(iter(filled), None)
        if cell is None or len(filled) > 1 or (cell.column_span < table.n_columns and cell is not row[0]):
            continue
        label = label_cue(cell.flat)
        if label and label.rest:
            text = label.rest if len(label.rest.split()) >= _FEWEST_WORDS else cell.flat
            yield Objective(text=text, objective_kind=label.kind, source=cell_source(document, place, cell))
        elif kind and cell.column_span == table.n_columns and _states(cell.flat, is_group=False):
            yield Objective(text=cell.flat, objective_kind=kind, source=cell_source(document, place, cell))


def _is_budget(table: Table, roles: list[str | None]) -> bool:
    """Whether a table is one of sums, whatever it calls their purposes."""
    return _OF_A_PLAN.isdisjoint(filter(None, roles)) and any(
        cell.row >= table.header_rows and _SUM.match(cell.flat) for cell in table.cells
    )


def _beside_labels(document: Document, place: Place, table: Table) -> Iterator[Objective]:
    """The recommendations in a form of labels and texts, as reports have on their first page."""
    if table.n_columns != _FORM_COLUMNS:
        return
    for label, text in table.grid():
        cue = heading_cue(label.flat) if label is not None and label.blocks else None
        if text is None or cue is None or cue.kind != "recommendation" or text is label:
            continue
        for block in text.blocks:
            if not block.text.endswith(":"):
                source = cell_source(document, place, text, block.text)
                yield Objective(text=block.text, objective_kind=cue.kind, source=source)


def _subject(place: Place, table: Table, roles: list[str | None]) -> tuple[int, ObjectiveKind] | None:
    """The column that holds the objectives, and their kind by its header or by what stands over the table."""
    under = _announced(place, table)
    for role, kind in _SUBJECTS.items():
        if role in roles:
            column = roles.index(role)
            cue = heading_cue(" ".join(table.column_labels()[column]))
            named = cue.kind if cue else kind
            return column, under if under and under != "vision" else named
    if under == "performance_priority":
        return (roles.index("action") if "action" in roles else 0), under
    return None


def _roles(table: Table) -> list[str | None]:
    if table.header_rows == 0:
        return []
    return [column_role(" ".join(labels)) if labels else None for labels in table.column_labels()]


def _announced(place: Place, table: Table) -> ObjectiveKind | None:
    """The kind that the table's caption or the nearest heading above it announces for several."""
    for text in (table.caption, *reversed(place.section[-1:])):
        if text and (cue := heading_cue(text)):
            return None if cue.rest and not cue.is_plural else cue.kind
    return None


def _only(rows: list[_Row], roles: list[str | None], role: str) -> Cell | None:
    return _only_in(rows, roles.index(role)) if role in roles else None


def _only_in(rows: list[_Row], column: int | None) -> Cell | None:
    """The one cell of some rows' column that says something, or `None` where several do or none does."""
    if column is None:
        return None
    cells = dict.fromkeys(cell for row in rows if (cell := row[column]) is not None and not _DASHES.match(cell.flat))
    return next(iter(cells)) if len(cells) == 1 else None


def _colour_column(table: Table, roles: list[str | None]) -> int | None:
    """The column of ratings: the one that its header names, else one that holds nothing but colours."""
    if "rag" in roles:
        return roles.index("rag")
    for column in range(table.n_columns):
        cells = [row[column] for row in table.body()]
        texts = {cell.flat.strip(" .").lower() for cell in cells if cell is not None and cell.blocks}
        if texts and texts <= _BRAG:
            return column
    return None


def _rag(cells: list[Cell | None]) -> Rag | None:
    """The colour of the first cell, a rating's, or of the next, a status. A letter is a colour only by itself."""
    for cell in cells:
        words = re.findall(r"[a-z]+", cell.flat.lower()) if cell is not None else []
        if words and words[0] in _RAGS:
            return _RAGS[words[0]]
        if len(words) == 1 and words[0] in _RAG_LETTERS:
            return _RAG_LETTERS[words[0]]
    return None
