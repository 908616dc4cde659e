"""Tables that grade things by area or service: a row a standard, a column an area, in each cell how it was judged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjqa.ask.facts.texts import filled_cells
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import stem, stems_of
from yjqa.columns import column_role
from yjqa.document import Cell, Document, Place, Table
from yjqa.extract.sources import cell_source
from yjqa.records import Source

_GRADE = re.compile(
    r"(?:(?:standards?|criteria|criterion|expectations?|targets?|requirements?)\s+)?"
    r"(?:(?:fully|partially|partly|mostly|largely|substantially|not|un)[ -]?)?"
    r"(?:met|achieved|compliant|effective|outstanding|good|excellent|strong|adequate|sufficient|satisfactory|unsatisfactory|"
    r"inadequate|insufficient|weak|poor|requir(?:es|ing) improvement|needs improvement|red|amber|green|on track|off track)"
    r"(?:\s+(?:in full|in part|with|but|except|overall|\()\b.{0,60})?",
    re.I,
)
_HEIGHTS = (
    (4, re.compile(r"^(?:outstanding|excellent|strong|fully\b.*)$", re.I)),
    (1, re.compile(r"^(?:not\b.*|un.*|in(?:adequate|sufficient)|weak|poor|red|off track)$", re.I)),
    (2, re.compile(r"\bwith\b|\bbut\b|\bexcept\b|\bpart|\bmost|\blargely|\bsubstantially|\bimprovement|^amber$", re.I)),
    (
        3,
        re.compile(
            r"^(?:met|achieved|compliant|effective|good|adequate|sufficient|satisfactory|green|on track)\b", re.I
        ),
    ),
)
"""How good a grade is, the first pattern that it has; what no pattern has is not ranked."""

_THING = re.compile(r"^(?:standards?|criteria|criterion|expectations?|targets?|requirements?)\s+", re.I)
_NO_WORDS = frozenset(map(stem, ("with", "in", "full", "fully", "overall", "standard", "standards", "of", "for", "the", "but", "and", "not")))  # fmt: skip
_OTHER_ROLES = {
    "action",
    "owner",
    "due",
    "risk",
    "controls",
    "risk_owner",
    "impact",
    "likelihood",
    "score",
    "objective",
}
_MOSTLY = 0.7
"""Share of a column's filled cells that must be grades."""

_FEWEST = 2
"""Rows of the shortest table of grades."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One cell: `column` is its header, `text` as printed; `stems` the words that tell it from the table's other grades."""

    column: str
    text: str
    stems: frozenset[str]
    height: int | None
    negative: bool


@dataclass(frozen=True, slots=True)
class GradedRow:
    """What is graded, its grades from left to right, and the whole row as its source."""

    label: str
    grades: tuple[Grade, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class GradeTable:
    """A table of grades; `over`: the stems of its first header, its caption and the headings over it."""

    document: str
    thing: str
    over: frozenset[str]
    rows: tuple[GradedRow, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The headers of the graded columns."""
        return tuple(dict.fromkeys(grade.column for row in self.rows for grade in row.grades))


def grade_tables(knowledge: Knowledge) -> tuple[GradeTable, ...]:
    """Every table of grades in the papers that are held."""
    return knowledge.kept(_all)


def _all(knowledge: Knowledge) -> tuple[GradeTable, ...]:
    return tuple(table for name in knowledge.documents for table in _of_paper(knowledge.paper(name)))


def _of_paper(document: Document) -> Iterator[GradeTable]:
    for place in document.places():
        table = place.block
        if isinstance(table, Table) and table.header_rows and (found := _read(document, place, table)) is not None:
            yield found


def _read(document: Document, place: Place, table: Table) -> GradeTable | None:
    labels = [" ".join(parts) for parts in table.column_labels()]
    body = [row for row in table.body() if row[0] is not None and row[0].blocks]
    if len(body) < _FEWEST or any(column_role(label) in _OTHER_ROLES for label in labels if label):
        return None
    columns = [number for number in range(1, table.n_columns) if _is_graded(body, number)]
    if not columns or table.n_columns > len(columns) + 2:
        return None
    rows = tuple(row for cells in body if (row := _row(document, place, cells, columns, labels)) is not None)
    over = stems_of(labels[0], table.caption, *place.section[-2:])
    return GradeTable(document.id, labels[0], over, rows) if rows else None


def _is_graded(body: list[list[Cell | None]], column: int) -> bool:
    filled = [cell.flat for row in body if (cell := row[column]) is not None and cell.blocks]
    return len(filled) >= _FEWEST and sum(bool(_GRADE.fullmatch(text)) for text in filled) >= _MOSTLY * len(filled)


def _row(
    document: Document, place: Place, cells: list[Cell | None], columns: list[int], labels: list[str]
) -> GradedRow | None:
    first = cells[0]
    filled = filled_cells(cells)
    if first is None or len(filled) < _FEWEST:
        return None
    grades = tuple(
        _grade(labels[number], cell.flat) for number in columns if (cell := cells[number]) is not None and cell.blocks
    )
    return GradedRow(first.flat, grades, cell_source(document, place, first, " ".join(cell.flat for cell in filled)))


def _grade(column: str, text: str) -> Grade:
    bare = _THING.sub("", text).strip()
    height = next((height for height, pattern in _HEIGHTS if pattern.search(bare)), None)
    return Grade(column, text, stems_of(bare) - _NO_WORDS, height, bool(re.match(r"(?:not|un)\b", bare, re.I)))
