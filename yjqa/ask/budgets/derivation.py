"""Sums that no paper prints and that two printed ones give: last year's, and what is given in kind."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from yjqa.ask.computing import CitedFigure
from yjqa.ask.marks import Marks
from yjqa.extract.money import find_sums
from yjqa.records import BudgetLine

_SUM = r"£[\d.,]*\d(?:\s?(?:[kmb]n?\b|million|thousand))?"
_STEP = re.compile(
    r"\b(?P<verb>(?:in|de)creas\w+|r[io]se\w*|risen|f[ae]ll\w*|reduc\w+|cut|dropped|grew|grown|gone (?:up|down)|went (?:up|down)|uplifted)\b"
    rf"(?:\s+\w+){{0,3}}?(?:\s+from {_SUM} to {_SUM},?)?\s+(?:by|an? (?:in|de)crease of)\s+(?:around |about |over |some |nearly )?(?P<step>{_SUM})"
    rf"(?:,?\s+(?:\w+\s+){{0,3}}?to\s+(?P<level>{_SUM}))?",
    re.IGNORECASE,
)
"""By how much something rose or fell, and to what."""

_RISE = re.compile(r"increas|r[io]se|risen|gr[eo]w|up", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a sum is worked out: `figures` with the words between them ("plus the fall of")."""

    figures: tuple[CitedFigure, ...]
    between: str = "less"

    def said(self, marks: Marks) -> str:
        """ "£20,000 [1] less £5,000 [2]"."""
        return f" {self.between} ".join(_said(figure, marks) for figure in self.figures)


def _said(figure: CitedFigure, marks: Marks) -> str:
    return f"{figure.said(marks)} {figure.label}".rstrip()


def step_of(line: BudgetLine) -> Decimal | None:
    """By how much something rose (or fell: negative) where the figure is that step: "fell by £5,000 to £20,000"."""
    for match in _STEP.finditer(line.source.quote):
        sums = list(find_sums(match["step"]))
        if sums and sums[0].amount == line.amount:
            return line.amount if _RISE.search(match["verb"]) else -line.amount
    return None


def sum_before(line: BudgetLine) -> tuple[Derivation, Decimal] | None:
    """The sum of the year before, where a sentence gives this year's and the step from one to the other."""
    for match in _STEP.finditer(line.source.quote):
        step, level = (next(iter(find_sums(match[name] or "")), None) for name in ("step", "level"))
        if step is None or level is None or level.amount != line.amount:
            continue
        rose = _RISE.search(match["verb"]) is not None
        figures = tuple(CitedFigure(found.amount, "gbp", "", line.source) for found in (level, step))
        amount = level.amount - step.amount if rose else level.amount + step.amount
        return Derivation(figures, "less the rise of" if rose else "plus the fall of"), amount
    return None


def sums_in_kind(lines: Iterable[BudgetLine]) -> Iterator[tuple[BudgetLine, Derivation, Decimal]]:
    """What is given in kind where a table has columns of cash and of both and none in kind; with the line of both."""
    tables: dict[tuple[object, ...], set[str]] = {}
    rows: dict[tuple[object, ...], dict[str, BudgetLine]] = {}
    for line in lines:
        table, kind = line.source.table, line.money_kind
        if table is not None and kind in ("cash", "in_kind", "cash_and_kind"):
            place = (line.source.document, table.label, line.area, line.financial_year)
            tables.setdefault(place, set()).add(kind)
            rows.setdefault((*place, table.row, line.party), {}).setdefault(kind, line)
    for key, row in rows.items():
        whole, cash = row.get("cash_and_kind"), row.get("cash")
        if whole is None or tables[key[:4]] != {"cash", "cash_and_kind"} or (cash and cash.amount > whole.amount):
            continue
        figures = [CitedFigure(whole.amount, "gbp", "cash and in kind", whole.source)]
        figures += [CitedFigure(cash.amount, "gbp", "cash", cash.source)] if cash else []
        yield whole, Derivation(tuple(figures)), whole.amount - (cash.amount if cash else 0)
