"""What the columns of a risk register mean, where one header row says when a risk was scored and the next what was."""

import re

from yjqa.columns import column_role
from yjqa.document import Cell, Place, Table
from yjqa.extract.risk_words import is_risk_heading

SCORED = ("impact", "likelihood", "score")
_LATER = "residual_"
TELLING = {
    "causes",
    "consequences",
    "risk_owner",
    "owner",
    "controls",
    "further_controls",
    "action",
    *SCORED,
    *(_LATER + measure for measure in SCORED),
}
"""Roles of columns that say more of a risk than what it is."""
_SAYS_WHOSE = {"owner", "risk_owner", "controls", "further_controls", "causes", "consequences"}
_BEFORE = re.compile(r"\b(?:inherent|gross|initial|raw|unmitigated|original|pre|before|uncontrolled)\b", re.I)
_NOW = re.compile(r"\b(?:current|now)\b", re.I)
_AFTER = re.compile(r"\b(?:residual|net|mitigated|post|after|with controls)\b", re.I)
_AIM = re.compile(r"\b(?:target|appetite|tolerance)\b", re.I)
_STAGES = (_BEFORE, _NOW, _AFTER, _AIM)
_MEASURES = (
    ("score", re.compile(r"^(?:s|r|t|rr|score|total|rating|rag|risk|level|[il] ?x ?[il]|[lp] ?x ?i|i ?x ?p)$", re.I)),
    ("impact", re.compile(r"^(?:i|imp|impact|sev|severity|c|consequence)$", re.I)),
    ("likelihood", re.compile(r"^(?:l|p|lik|like|likelihood|prob|probability)$", re.I)),
)
_LETTERS = re.compile(r"^[A-Za-z](?: [A-Za-z])*$")
_NAMES_IT = re.compile(r"\W*(?:description|title|issue|details?|event|hazard|concern|what)\b", re.I)
"""Headers of the column that says what the risk is, in a table that is known to be of risks."""
_ACTIONS = re.compile(r"\bactions?\b", re.I)
_BRACKETS = re.compile(r"\([^)]{0,200}\)|\[[^\]]{0,200}\]")
_TEXT_WORDS = 4
"""Mean number of words from which a column holds statements, and not ratings or names of categories."""


def register_roles(place: Place, table: Table, title: str) -> list[str | None]:
    """The role of each column; empty where the table is no register of risks.

    A table without a column of risks is one under a heading (or in a paper of the `title`) that says so.
    """
    if table.header_rows == 0:
        return []
    labels = _labels(table)
    roles = _later(_scored(labels, [_role(column) for column in labels]))
    roles = [_worded(table, column, role) for column, role in enumerate(roles)]
    if _is_of_actions(place, table, roles):
        return []
    if "risk" in roles:
        return roles if TELLING.intersection(filter(None, roles)) else []
    headings = (table.caption or "", *place.section, title)
    if not any(map(is_risk_heading, headings)) or not _SAYS_WHOSE.intersection(filter(None, roles)):
        return []
    unread = [n for n, role in enumerate(roles) if role is None]
    stated = next((n for n in unread if _NAMES_IT.match(" ".join(labels[n]))), None)
    if stated is None:
        stated = next((n for n in unread if _mean_words(table, n) >= _TEXT_WORDS), None)
    return [] if stated is None else [*roles[:stated], "risk", *roles[stated + 1 :]]


def _is_of_actions(place: Place, table: Table, roles: list[str | None]) -> bool:
    """Whether a table under "Risk actions" and the like only says who does what by when about risks told elsewhere."""
    over = " ".join((table.caption or "", *place.section[-1:]))
    tells_risks = {"causes", "consequences", "controls", "further_controls", *SCORED}.intersection(filter(None, roles))
    return bool(_ACTIONS.search(over)) and "action" in roles and not tells_risks


def _role(labels: tuple[str, ...]) -> str | None:
    """The role of all header rows together, else of the lowest that has one."""
    for header in (" ".join(labels), *reversed(labels)):
        if header and (role := column_role(header)):
            return role
    return None


def _labels(table: Table) -> list[tuple[str, ...]]:
    """The header texts of each column, with those of a first body row that holds nothing but names of measures."""
    labels = table.column_labels()
    first = next(iter(table.body()), [])
    filled = [cell for cell in first if cell is not None and cell.blocks]
    if len(filled) < 2 or not all(_measures(cell.flat) for cell in filled):
        return labels
    return [
        (*column, cell.flat) if cell is not None and cell.blocks else column
        for column, cell in zip(labels, first, strict=True)
    ]


def _scored(labels: list[tuple[str, ...]], roles: list[str | None]) -> list[str | None]:
    """The roles with those of scores read from a stage above a measure: "Residual" over "I", "L" and "Score".

    Letters alone count only where both impact and likelihood are told by them. A column of several measures ("I L") has
    the names of all of them for its role. A stage goes on over the columns of measures to its right.
    """
    measures = [_measures(column[-1]) if column else () for column in labels]
    has_both = {"impact", "likelihood"} <= {measure for several in measures for measure in several}
    has_before = any(_BEFORE.search(" ".join(column)) for column in labels)
    result = list(roles)
    stage = ""
    for number, (column, several) in enumerate(zip(labels, measures, strict=True)):
        if not several or (_LETTERS.match(column[-1]) and not has_both):
            stage = ""
            continue
        above = " ".join(column[:-1])
        stage = above if any(pattern.search(above) for pattern in _STAGES) else "" if above else stage
        if _AIM.search(stage):
            result[number] = None
        elif _AFTER.search(stage) or (has_before and _NOW.search(stage)):
            result[number] = " ".join(_LATER + measure for measure in several)
        elif stage or result[number] is None:
            result[number] = " ".join(several)
    return result


def _measures(label: str) -> tuple[str, ...]:
    """What a label says was measured: one thing, or several whose names stand side by side."""
    plain = " ".join(re.sub(r"[^A-Za-z ]+", " ", _BRACKETS.sub(" ", label)).split())
    if one := _measure(plain) or _measure(plain.replace(" ", "")):
        return (one,)
    several = [_measure(word) for word in plain.split()]
    return tuple(measure for measure in several if measure) if all(several) else ()


def _measure(plain: str) -> str | None:
    return next((measure for measure, pattern in _MEASURES if pattern.match(plain)), None)


def _later(roles: list[str | None]) -> list[str | None]:
    """The roles with a second set of scores taken for those after controls, where no header says so."""
    if any(role and role.startswith(_LATER) for role in roles):
        return roles
    seen: set[str] = set()
    result: list[str | None] = []
    for role in roles:
        result.append(_LATER + role if role in SCORED and role in seen else role)
        seen.update([role] if role else [])
    return result


def _worded(table: Table, column: int, role: str | None) -> str | None:
    """The role of a column by what it holds: an "impact" that is told in sentences is what would follow."""
    return "consequences" if role == "impact" and _mean_words(table, column) >= _TEXT_WORDS else role


def _mean_words(table: Table, column: int) -> float:
    cells: list[Cell] = [cell for cell in table.cells if cell.column == column and cell.row >= table.header_rows]
    counts = [len(cell.flat.split()) for cell in cells if cell.blocks and cell.column_span == 1]
    return sum(counts) / len(counts) if counts else 0.0
