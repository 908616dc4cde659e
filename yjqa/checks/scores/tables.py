"""Scores in tables that are not what the other rows make of impact and likelihood."""

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from yjqa.checks.material import Material, first_words
from yjqa.document import Cell, Table
from yjqa.extract.introductions import Introduced
from yjqa.extract.risk_columns import SCORED, register_roles
from yjqa.extract.risk_scores import figure
from yjqa.extract.shapes import cell_text
from yjqa.extract.sources import cell_source
from yjqa.records import Finding

_Operation = Callable[[int, int], int]

_OPERATIONS: dict[str, _Operation] = {"×": operator.mul, "+": operator.add}
_IS_SCORE = re.compile(r"\b(?:score|rating|risk level)\b", re.I)
_WRITTEN_OUT = re.compile(
    r"\b(?P<first>\d{1,2})\s*[x×*]\s*(?P<second>\d{1,2})\s*=\s*(?P<score>\d{1,3})\b"
    r"|\b(?P<before>\d{1,3})\s*\(\s*(?P<one>\d{1,2})\s*[x×*]\s*(?P<other>\d{1,2})\s*\)",
    re.I,
)
"""A cell that says how its score is made: "4 x 5 = 20", "20 (4 x 5)"."""
_HIGHEST_FACTOR = 10
_LEAST_AGREEING = 2
_MANY = 3
_NAME_WORDS = 10


@dataclass(frozen=True, slots=True)
class Scored:
    """A score in the cell that prints it, with its two factors and the headers of their columns.

    `name`: what its row is about, the risk or the longest cell; `stage`: which of a row's scores it is.
    """

    name: str
    cell: Cell
    factors: tuple[int, int]
    printed: int
    names: tuple[str, str]
    stage: str = ""

    def is_made_by(self, operation: _Operation) -> bool:
        """Whether the factors make the printed score."""
        return operation(*self.factors) == self.printed


def find(material: Material) -> Iterator[Finding]:
    """The scores of each table that its own way of making them contradicts."""
    for introduced in material.tables:
        roles = register_roles(introduced.place, introduced.table, material.document.title)
        if roles or any(_IS_SCORE.search(" ".join(labels)) for labels in introduced.table.column_labels()):
            yield from _written_out(material, introduced)
        scores = list(_scores(introduced.table, roles))
        sign = _way(scores, "×+" if roles else "×")
        if sign is None:
            continue
        agreeing = sum(score.is_made_by(_OPERATIONS[sign]) for score in scores)
        for score in scores:
            if not score.is_made_by(_OPERATIONS[sign]):
                yield _finding(material, introduced, score, sign, 0.9 if agreeing >= _MANY else 0.8)


def _way(scores: list[Scored], signs: str) -> str | None:
    """How a table makes its scores: the one operation that at least two of them, and most of them, are made by."""
    agreeing = {sign: sum(score.is_made_by(operation) for score in scores) for sign, operation in _OPERATIONS.items()}
    best, other = sorted(agreeing, key=lambda sign: -agreeing[sign])
    is_clear = best in signs and agreeing[best] > agreeing[other]
    is_shown = agreeing[best] >= _LEAST_AGREEING and 2 * (len(scores) - agreeing[best]) <= agreeing[best]
    return best if is_clear and is_shown else None


def _scores(table: Table, roles: list[str | None]) -> Iterator[Scored]:
    """The scores of a table that have both factors in columns of their own."""
    labels = table.column_labels()
    for stage, columns in _columns(table, roles).items():
        first_column, second_column = sorted(columns[:2])
        names = (_heads(labels[: first_column + 1]), _heads(labels[first_column + 1 : second_column + 1]))
        for row in table.body():
            cells = [row[column] for column in (first_column, second_column, columns[2])]
            first, second, score = (_whole(cell) for cell in cells)
            if first is not None and second is not None and score is not None and (cell := cells[2]) is not None:
                name = row[roles.index("risk")] if "risk" in roles else None
                said = first_words(cell_text(name) or max(map(cell_text, row), key=len), _NAME_WORDS)
                yield Scored(said, cell, (first, second), score, names, stage)


def _columns(table: Table, roles: list[str | None]) -> dict[str, tuple[int, int, int]]:
    """For each stage of a register the columns of both factors and the score; where no such columns are known, as where
    headers have shifted off their figures, those of any score beside two columns of small figures.
    """
    filled = _filled(table)
    stages = {"": SCORED, "residual": tuple(f"residual_{measure}" for measure in SCORED)}
    known = {
        stage: (roles.index(wanted[0]), roles.index(wanted[1]), roles.index(wanted[2]))
        for stage, wanted in stages.items()
        if set(wanted) <= {role for column, role in enumerate(roles) if column in filled}
    }
    return known or dict(_beside_scores(table))


def _beside_scores(table: Table) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Each column headed as a score, with the two nearest before it that are not empty, where both hold small figures."""
    labels = table.column_labels()
    filled = _filled(table)
    for place, column in enumerate(filled[2:], 2):
        first, second = filled[place - 2 : place]
        if _IS_SCORE.search(" ".join(labels[column])) and _is_factor(table, first) and _is_factor(table, second):
            yield str(column), (first, second, column)


def _filled(table: Table) -> list[int]:
    """The columns that are not empty below their headers."""
    return [column for column in range(table.n_columns) if any(cell_text(row[column]) for row in table.body())]


def _heads(labels: Sequence[Sequence[str]]) -> str:
    """The header of the last of some columns, or of the one before it where a reader has shifted it."""
    return next((column[-1] for column in reversed(labels) if column and column[-1]), "")


def _is_factor(table: Table, column: int) -> bool:
    figures = [_whole(row[column]) for row in table.body() if cell_text(row[column])]
    return bool(figures) and all(figure is not None and 0 < figure <= _HIGHEST_FACTOR for figure in figures)


def _whole(cell: Cell | None) -> int | None:
    read = figure(cell_text(cell))
    return read if isinstance(read, int) else None


def _finding(material: Material, introduced: Introduced, score: Scored, sign: str, confidence: float) -> Finding:
    first, second = score.factors
    made = _OPERATIONS[sign](first, second)
    which = "residual score" if score.stage == "residual" else "score"
    return Finding(
        check="score",
        printed=str(score.printed),
        computed=f"{made} ({first} {sign} {second})",
        message=f"The {which} of “{score.name}” is printed as {score.printed}, but "
        f"{score.names[0]} {first} {sign} {score.names[1]} {second} is {made}, as the other scores of the table are made.",
        confidence=confidence,
        sources=(cell_source(material.document, introduced.place, score.cell),),
    )


def _written_out(material: Material, introduced: Introduced) -> Iterator[Finding]:
    """The cells that say how their score is made, and print another."""
    for cell in introduced.table.cells:
        match = _WRITTEN_OUT.search(cell.flat)
        if match is None:
            continue
        first, second = int(match["first"] or match["one"]), int(match["second"] or match["other"])
        printed = int(match["score"] or match["before"])
        if first * second != printed and max(first, second) <= _HIGHEST_FACTOR:
            yield Finding(
                check="score",
                printed=str(printed),
                computed=f"{first * second} ({first} × {second})",
                message=f"The score “{match[0]}” is printed as {printed}, but {first} × {second} is {first * second}.",
                confidence=0.9,
                sources=(cell_source(material.document, introduced.place, cell),),
            )
