"""Objectives in tables: one a row, with its progress, forward actions and rating where there are such columns."""

import re
from collections.abc import Iterator

from yjqa.columns import column_role
from yjqa.document import Cell, Document, Place, Table
from yjqa.extract.cues import heading_cue
from yjqa.extract.sources import cell_source
from yjqa.records import Objective, ObjectiveKind, Rag

_SUBJECTS: dict[str, ObjectiveKind] = {
    "objective": "strategic_objective",
    "priority": "service_priority",
    "recommendation": "recommendation",
}
_RAGS: dict[str, Rag] = {
    "green": "green",
    "amber": "amber",
    "yellow": "amber",
    "red": "red",
    "g": "green",
    "a": "amber",
    "r": "red",
}
_MONEY = re.compile(r"£|\b\d{1,3},\d{3}\b")
_FORM_COLUMNS = 2
_TELLING_COLUMNS = 2
_DASHES = re.compile(r"^[\s\-–—/.]*$|^n/?a$", re.I)


def find_in_table(document: Document, place: Place, table: Table) -> Iterator[Objective]:
    """The objectives of a table of objectives, or of a work plan of performance priorities; none of any other table."""
    yield from _beside_labels(document, place, table)
    found = _subject(place, table)
    if found is None or any(cell.blocks and _MONEY.search(cell.flat) for cell in table.cells):
        return
    column, kind = found
    roles = _roles(table)
    seen: set[str] = set()
    for row in table.body():
        cell = row[column]
        if cell is None or _DASHES.match(cell.flat) or cell.flat in seen or cell.column_span == table.n_columns:
            continue
        seen.add(cell.flat)
        yield Objective(
            text=cell.blocks[0].text if roles[column] == "action" else cell.flat,
            objective_kind=kind,
            progress=_flat(row, roles, "progress"),
            rag=_rag(row, roles),
            forward_actions=_forward_actions(row, roles),
            source=cell_source(document, place, cell),
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


def _subject(place: Place, table: Table) -> tuple[int, ObjectiveKind] | None:
    """The column that holds the objectives, and their kind by its header or by what stands over the table."""
    roles = _roles(table)
    if len({role for role in roles if role}) < _TELLING_COLUMNS:
        return None
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
    """The kind that the table's caption or the nearest heading above it announces."""
    for text in (table.caption, *reversed(place.section[-1:])):
        if text and (cue := heading_cue(text)):
            return cue.kind
    return None


def _column(row: list[Cell | None], roles: list[str | None], role: str) -> Cell | None:
    cell = row[roles.index(role)] if role in roles else None
    return cell if cell is not None and not _DASHES.match(cell.flat) else None


def _flat(row: list[Cell | None], roles: list[str | None], role: str) -> str | None:
    cell = _column(row, roles, role)
    return cell.flat if cell else None


def _forward_actions(row: list[Cell | None], roles: list[str | None]) -> tuple[str, ...]:
    """Each paragraph of the forward actions; of the actions ("next steps") where progress is reported beside them."""
    cell = _column(row, roles, "forward_actions")
    if cell is None and "progress" in roles:
        cell = _column(row, roles, "action")
    return tuple(block.text for block in cell.blocks) if cell else ()


def _rag(row: list[Cell | None], roles: list[str | None]) -> Rag | None:
    """The rating column's colour; where there is none, that of a status column."""
    for role in ("rag", "status"):
        cell = _column(row, roles, role)
        words = re.findall(r"[a-z]+", cell.flat.lower()) if cell else []
        if words and words[0] in _RAGS:
            return _RAGS[words[0]]
    return None
