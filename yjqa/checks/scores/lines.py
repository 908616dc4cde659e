"""Scores of a register that a paper prints, or a reader has kept, as one line a row: "R2 The lease ends 4 2 8 4 1 4"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.extract.statements import Statement
from yjqa.records import Finding

_HEADER = re.compile(
    r"\b(?:(?:impact|severity|consequence)\b.{0,20}\b(?:likelihood|probability)|(?:likelihood|probability)\b.{0,20}\b(?:impact|severity|consequence))"
    r"\b.{0,20}\bscore\b",
    re.I,
)
_SCORE = re.compile(r"\bscores?\b", re.I)
_ROW = re.compile(r"(?P<name>[^\s].*?[A-Za-z][^\d]*)\s(?P<figures>\d{1,2}(?:\s+\d{1,3}){2,8})(?:\s+[A-Za-z].*)?$")
_LONGEST = 200
_HIGHEST_FACTOR = 5
_LEAST_AGREEING = 3
_CONFIDENCE = 0.7


class _Scored(NamedTuple):
    """A score with its two factors in the line that prints them; `is_later`: not the first score of its line."""

    statement: Statement
    name: str
    first: int
    second: int
    printed: int
    is_later: bool

    @property
    def is_product(self) -> bool:
        return self.first * self.second == self.printed


def find(material: Material) -> Iterator[Finding]:
    """The scores of such registers that are not the product of their factors, where most others are."""
    stated = material.statements
    for order, statement in enumerate(stated):
        if not _is_line(statement) or not _HEADER.search(statement.text):
            continue
        scores = list(_scores(stated[order + 1 :], len(_SCORE.findall(statement.text))))
        wrong = [score for score in scores if not score.is_product]
        agreeing = len(scores) - len(wrong)
        if agreeing >= _LEAST_AGREEING and 2 * len(wrong) <= agreeing:
            yield from (_finding(material, score) for score in wrong)


def _is_line(statement: Statement) -> bool:
    return statement.cell is None and len(statement.text) <= _LONGEST


def _scores(below: Sequence[Statement], stages: int) -> Iterator[_Scored]:
    """The scores of the lines right below a header, each of which has as many figures as it names."""
    for statement in takewhile(_is_line, below):
        row = _ROW.match(statement.text)
        figures = [int(figure) for figure in row["figures"].split()] if row is not None else []
        if row is None or len(figures) != 3 * stages:
            return
        for stage in range(stages):
            first, second, printed = figures[3 * stage : 3 * stage + 3]
            if not 0 < min(first, second) <= max(first, second) <= _HIGHEST_FACTOR:
                return
            yield _Scored(statement, row["name"].strip(), first, second, printed, stage > 0)


def _finding(material: Material, score: _Scored) -> Finding:
    made = score.first * score.second
    which = "later score" if score.is_later else "score"
    return Finding(
        check="score",
        printed=str(score.printed),
        computed=f"{made} ({score.first} × {score.second})",
        message=f"The {which} of “{score.name}” is printed as {score.printed}, but {score.first} × {score.second} is {made}, "
        "as the other scores of the register are made.",
        confidence=_CONFIDENCE,
        sources=(score.statement.source(material.document, score.statement.text),),
    )
