"""Risk registers: tables of risks with their owners, scores and controls, one risk a row."""

import re
from collections.abc import Iterator

from yjqa.columns import column_role
from yjqa.document import Cell, Document, Place, Table
from yjqa.extract.risk_columns import SCORED, register_roles
from yjqa.extract.risk_scores import Figure, figure, said, scores
from yjqa.extract.risk_statements import read_statement
from yjqa.extract.sources import cell_source
from yjqa.records import Risk

_Row = list[Cell | None]

_WORDS = {
    "causes": ("causes",),
    "consequences": ("consequences",),
    "owner": ("risk_owner", "owner"),
    "controls": ("controls", "action"),
    "further_controls": ("further_controls", "forward_actions"),
}
_MOST_UNCOUNTED = 0.74
_REFERENCE = re.compile(
    r"^(?:risk\s*)?(?:no\.?\s*)?[A-Z]{0,5}[-/. ]?\d{1,3}[a-z]?\.?(?:\s*(?:,|&|and)\s*[A-Z]{0,5}[-/. ]?\d{1,3})*$", re.I
)
_RATING = re.compile(
    r"^(?:very |extremely )?(?:low|medium|moderate|high|critical|severe|minor|major|red|amber|green)(?: risks?)?$", re.I
)


def find_in_register(document: Document, place: Place, table: Table) -> Iterator[Risk]:
    """The risks of a register; none of a table that says nothing of its risks but what they are.

    A risk whose cell spans rows, or is followed by rows without one, has the controls of them all. Where nearly every
    risk has a reference, a row without one is what a reader took in after the table.
    """
    roles = register_roles(place, table, document.title)
    if not roles:
        return
    headers = [" ".join(labels) for labels in table.column_labels()]
    column = roles.index("risk")
    groups = list(_grouped(table.body(), column, roles))
    referenced = [bool(_cells(rows[:1], roles, "reference")) for rows in groups]
    is_counted = sum(referenced) > _MOST_UNCOUNTED * len(groups)
    for rows, has_reference in zip(groups, referenced, strict=True):
        cell = rows[0][column]
        if cell is None or (is_counted and not has_reference):
            continue
        statement = read_statement(cell)
        words = {field: _words(rows, roles, wanted) for field, wanted in _WORDS.items()}
        words["causes"] = words["causes"] or statement.causes
        words["consequences"] = words["consequences"] or statement.consequences
        yield Risk(
            risk=statement.risk, source=cell_source(document, place, cell), **words, **_figures(rows, roles, headers)
        )


def _grouped(body: list[_Row], column: int, roles: list[str | None]) -> Iterator[list[_Row]]:
    """The rows of each risk: those of one merged cell, with those after it that name neither a risk nor a reference."""
    group: list[_Row] = []
    for row in body:
        cell = row[column]
        if group and _goes_on(group[0], row, column, roles):
            group.append(row)
            continue
        if group:
            yield group
        group = [row] if cell is not None and _states_risk(cell) else []
    if group:
        yield group


def _goes_on(first: _Row, row: _Row, column: int, roles: list[str | None]) -> bool:
    cell = row[column]
    if cell is None or not cell.blocks:
        references = [row[number] for number, role in enumerate(roles) if role == "reference"]
        return not any(one is not None and one.blocks for one in references)
    return cell is first[column]


def _states_risk(cell: Cell) -> bool:
    """Whether a cell says what may go wrong: no reference to a risk of another table, no level, no repeated header."""
    text = cell.flat
    if said(text) is None or cell.column_span > 1 or column_role(text) == "risk":
        return False
    return not (_REFERENCE.match(text) or _RATING.match(text))


def _cells(rows: list[_Row], roles: list[str | None], role: str) -> list[Cell]:
    """What the rows have in a column, once for each cell; cells that say nothing left out."""
    if role not in roles:
        return []
    found = dict.fromkeys(row[roles.index(role)] for row in rows)
    return [cell for cell in found if cell is not None and said(cell.flat) is not None]


def _words(rows: list[_Row], roles: list[str | None], wanted: tuple[str, ...]) -> str | None:
    return next(
        (" ".join(cell.flat for cell in cells) for role in wanted if (cells := _cells(rows, roles, role))), None
    )


def _figures(rows: list[_Row], roles: list[str | None], headers: list[str]) -> dict[str, Figure]:
    """Impact, likelihood and score before and after controls; one cell may tell all three."""
    result: dict[str, Figure] = {}
    side_by_side = _side_by_side(rows[0], roles)
    for stage in ("", "residual_"):
        role = f"{stage}score" if f"{stage}score" in roles or stage else "rag"
        cells = _cells(rows, roles, role)
        told = scores(cells[0].flat, headers[roles.index(role)]) if cells else None
        for measure in SCORED:
            own = _cells(rows, roles, stage + measure) if measure != "score" else []
            other = side_by_side.get(stage + measure, getattr(told, measure, None))
            result[stage + measure] = figure(own[0].flat) if own else other
    return result


def _side_by_side(row: _Row, roles: list[str | None]) -> dict[str, Figure]:
    """The figures of columns that hold several measures, a figure each ("4 5" under "I L")."""
    told: dict[str, Figure] = {}
    for cell, role in zip(row, roles, strict=True):
        measures = (role or "").split()
        figures = cell.flat.split() if cell is not None else []
        if len(measures) > 1 and len(figures) == len(measures):
            told.update(zip(measures, map(figure, figures), strict=True))
    return told
