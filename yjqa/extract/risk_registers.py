"""Risk registers: tables of risks with their owners, scores and controls, one risk a row."""

import re
from collections.abc import Iterator

from yjqa.columns import column_role
from yjqa.document import Cell, Document, Place, Table
from yjqa.extract.risk_words import is_risk_heading
from yjqa.extract.sources import cell_source
from yjqa.records import Risk

_FIELDS = {
    "causes": ("causes",),
    "consequences": ("consequences",),
    "owner": ("risk_owner", "owner"),
    "controls": ("controls", "action"),
    "further_controls": ("further_controls", "forward_actions"),
}
_FIGURES = {
    "impact": ("impact",),
    "likelihood": ("likelihood",),
    "score": ("score", "rag"),
    "residual_impact": ("residual_impact",),
    "residual_likelihood": ("residual_likelihood",),
    "residual_score": ("residual_score",),
}
_TELLING = {"causes", "consequences", "risk_owner", "owner", "controls", "further_controls", "action", *_FIGURES}
_EMPTY = re.compile(r"^[\s\-–—/.]*$|^n/?a$", re.I)
_NUMBER = re.compile(r"^\W*(\d{1,3})\W*$|^[A-Za-z ]+\(?(\d{1,3})\)?$|^(\d{1,3})\s*[-–(=]?\s*[A-Za-z ]+\)?$")


def find_in_register(document: Document, place: Place, table: Table) -> Iterator[Risk]:
    """The risks of a register; none of a table that says nothing of its risks but what they are."""
    roles = _roles(table)
    column = _risk_column(place, roles)
    if column is None or not _TELLING.intersection(role for role in roles if role):
        return
    for row in table.body():
        cell = row[column]
        if cell is None or _EMPTY.match(cell.flat) or cell.column_span > 1 or column_role(cell.flat) == "risk":
            continue
        words = {field: _words(row, roles, wanted) for field, wanted in _FIELDS.items()}
        figures = {field: _figure(_words(row, roles, wanted)) for field, wanted in _FIGURES.items()}
        yield Risk(risk=cell.flat, source=cell_source(document, place, cell), **words, **figures)


def _risk_column(place: Place, roles: list[str | None]) -> int | None:
    """The column of risks; under a heading about risks, in a table of what is done about them, the first of words."""
    if "risk" in roles:
        return roles.index("risk")
    is_about_risks = any(is_risk_heading(section) for section in place.section[-1:])
    if not is_about_risks or not {"controls", "further_controls"}.intersection(role for role in roles if role):
        return None
    return next((number for number, role in enumerate(roles) if role not in ("reference", *_TELLING)), None)


def _roles(table: Table) -> list[str | None]:
    if table.header_rows == 0:
        return []
    return [_role(labels) for labels in table.column_labels()]


def _role(labels: tuple[str, ...]) -> str | None:
    """The role of all header rows together, else of the lowest that has one."""
    for header in (" ".join(labels), *reversed(labels)):
        if header and (role := column_role(header)):
            return role
    return None


def _cell(row: list[Cell | None], roles: list[str | None], role: str) -> Cell | None:
    cell = row[roles.index(role)] if role in roles else None
    return cell if cell is not None and not _EMPTY.match(cell.flat) else None


def _words(row: list[Cell | None], roles: list[str | None], wanted: tuple[str, ...]) -> str | None:
    return next((cell.flat for role in wanted if (cell := _cell(row, roles, role))), None)


def _figure(text: str | None) -> int | str | None:
    """A score as a number where it is one ("4", "High (4)"), else as printed ("High")."""
    match = _NUMBER.match(text) if text else None
    return int(next(group for group in match.groups() if group)) if match else text
