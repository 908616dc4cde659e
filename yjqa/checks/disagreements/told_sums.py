"""A sum that a sentence gives for a partner or for the whole, against the tables of the paper."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.checks.disagreements.payments import Claim, bodies_in, read_claim
from yjqa.checks.disagreements.sum_tables import Amount, Cell, Scope, SumTable, one_stage, rows_of
from yjqa.checks.material import Material
from yjqa.checks.precision import Printed, is_like
from yjqa.extract.money import find_sums, pounds
from yjqa.extract.terms import terms
from yjqa.records import Finding

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_APART, _WHOLE_APART = Decimal("1.5"), Decimal("1.2")
"""Sums that are so many times one another are not the same one mistyped; totals lie closer, where they are of the same money."""
_TOLD_APART = Decimal("1.3")
"""The same for two sentences, which say less of what they speak of than tables do."""
_SAID, _UNSAID = 0.75, 0.6
"""How sure a disagreement is where the sentence says the year, and where the paper only implies it."""


class _Given(NamedTuple):
    """What a table gives for what a sentence claims; `label` is the row's. `is_one`: nothing else in the table may be meant."""

    table: SumTable
    label: str
    year: str | None
    amount: Amount
    is_one: bool


def find_told_sums(material: Material, tables: Sequence[SumTable]) -> Iterator[Finding]:
    """The sums of sentences that the tables of the paper, or its other sentences, give otherwise."""
    cells = [cell for table in tables for cell in table.cells]
    tabled = {id(cell.line) for cell in cells}
    read = (read_claim(line, material) for line in material.budgets if line.amount and id(line) not in tabled)
    untold: list[Claim] = []
    for claim in filter(None, read):
        if any(_repeats(claim, cell) for cell in cells):
            continue
        given = _disagreeing(claim, tables)
        if given is None:
            untold.append(claim)
        else:
            yield _finding(claim, given)
    yield from _told_twice(untold)


def _disagreeing(claim: Claim, tables: Sequence[SumTable]) -> _Given | None:
    """What the tables give for a claim, where none of it agrees with the claim."""
    given = [one for table in tables for one in _given(claim, table)]
    beside = [one.amount for one in find_sums(claim.line.source.quote) if one.amount != claim.line.amount]
    agreeing = (*(one.amount.printed for one in given), *(one for table in tables for one in _less_grant(claim, table)))
    if any(claim.amount.agrees(printed) for printed in agreeing):
        return None
    near = [one for one in given if one.is_one and _may_be_meant(claim, one) and not _is_made_up(claim, beside, one)]
    return min(near, key=lambda one: abs(one.amount.value - claim.amount.value), default=None)


def _told_twice(claims: Sequence[Claim]) -> Iterator[Finding]:
    """What two sentences say that one party pays, of one year that at least one of them names."""
    groups: defaultdict[tuple[Hashable, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        year = claim.year or claim.line.financial_year
        if year is not None and (claim.kind is not None or _speaks_of_partnership(claim)):
            groups[claim.line.area, year, claim.kind, claim.words, claim.bodies, claim.money, claim.stage].append(claim)
    for first, *others in groups.values():
        for claim in others:
            is_other = claim.line.source.quote != first.line.source.quote and not claim.amount.agrees(first.amount)
            if is_other and (claim.year or first.year) and is_like(claim.amount.value, first.amount.value, _TOLD_APART):
                yield _told_otherwise(claim, first)
                break


def _told_otherwise(claim: Claim, first: Claim) -> Finding:
    what = "the total" if claim.kind is None else f"“{first.line.party}”"
    year = first.year or claim.year
    of = ", ".join(filter(None, (claim.line.area, year)))
    return Finding(
        check="disagreement",
        printed=pounds(claim.amount.value),
        computed=pounds(first.amount.value),
        message=(
            f"One sentence gives {pounds(first.amount.value)} for {what} ({of}), "
            f"and another gives {pounds(claim.amount.value)}."
        ),
        confidence=_UNSAID,
        sources=(claim.line.source, first.line.source),
    )


def _given(claim: Claim, table: SumTable) -> Iterator[_Given]:
    """What a table gives for a claim's party, area and year; of several rows each, and what they come to."""
    for scope, cells in table.scopes.items():
        if not _is_meant(claim, scope, table):
            continue
        rows = rows_of(cell for cell in cells if cell.row.is_total == (claim.kind is None))
        rows = [row for row in rows if claim.kind is None or _is_payer(claim, row[0])]
        fitting = [[cell for cell in row if claim.money in (None, cell.line.money_kind)] for row in rows]
        is_one = len(rows) == 1 or claim.kind is None
        for row in filter(None, fitting):
            sums = [table.added([cell]) for cell in row] + [table.amount(row)]
            yield from (_Given(table, _label([row]), scope.year, amount, is_one) for amount in sums)
        if not is_one and all(fitting) and (whole := table.together(fitting)) is not None:
            yield _Given(table, _label(fitting), scope.year, whole, True)


def _label(rows: Sequence[Sequence[Cell]]) -> str:
    return "”, “".join(row[0].line.party or "" for row in rows)


def _less_grant(claim: Claim, table: SumTable) -> Iterator[Printed]:
    """What all but the national grant come to: it may be left out where partners are spoken of."""
    for scope, cells in table.scopes.items():
        total, grant = table.grand_total(cells), table.paid_by("yjb", cells)
        if claim.kind is None and total is not None and grant is not None and _is_meant(claim, scope, table):
            yield Printed(total.value - grant.value, total.printed.step)


def _is_meant(claim: Claim, scope: Scope, table: SumTable) -> bool:
    """Whether a table's columns of one scope may hold what a sentence speaks of."""
    if scope.area != claim.line.area or (claim.kind is not None and not table.by_funder):
        return False
    if claim.kind is None and not _is_of_partnership(claim, table):
        return False
    if claim.stage == "forecast" and not one_stage(scope.stage, claim.stage):
        return False
    year = claim.year or claim.line.financial_year
    return scope.year == year or (year is None and len({other.year for other in table.scopes}) == 1)


def _is_of_partnership(claim: Claim, table: SumTable) -> bool:
    """Whether a total is that of the table's partnership: it stands in the same section, or its sentence says so."""
    return claim.line.source.section == table.section or _speaks_of_partnership(claim)


def _speaks_of_partnership(claim: Claim) -> bool:
    return terms("disagreements", "partnership").first(claim.line.source.quote) is not None


def _is_payer(claim: Claim, cell: Cell) -> bool:
    """Whether a row is the party's: of its kind, with every other word that the sentence calls it by; or called by those words only."""
    name = cell.line.party or ""
    label = frozenset(word.casefold() for word in _WORD.findall(name))
    if cell.line.party_canonical == claim.kind:
        return claim.words <= label and claim.bodies <= bodies_in(name)
    return claim.words == label != frozenset()


def _is_made_up(claim: Claim, beside: Sequence[Decimal], given: _Given) -> bool:
    """Whether a sum comes to the table's with what its sentence puts beside it: it is then a part of that, or holds more."""
    made = (claim.amount.value + sign * other for other in (*beside, sum(beside, Decimal(0))) for sign in (1, -1))
    return bool(beside) and any(given.amount.printed.agrees(Printed(value, Decimal(1))) for value in made)


def _repeats(claim: Claim, cell: Cell) -> bool:
    """Whether a sentence repeats a sum of the payer's, be it of another year or area than was read out of the sentence."""
    of_payer = cell.row.is_total if claim.kind is None else _is_payer(claim, cell)
    return of_payer and claim.amount.agrees(Printed(cell.line.amount, Decimal(1)))


def _may_be_meant(claim: Claim, given: _Given) -> bool:
    low, high = sorted((claim.amount.value, given.amount.value))
    return 0 < high <= low * (_WHOLE_APART if claim.kind is None else _APART)


def _finding(claim: Claim, given: _Given) -> Finding:
    what = "the total" if claim.kind is None else f"“{given.label}”"
    kind = {"cash": " in cash", "in_kind": " in kind"}.get(claim.money or "", "")
    area = f" for {claim.line.area}" if claim.line.area else ""
    year = f" in {given.year}" if given.year else ""
    return Finding(
        check="disagreement",
        printed=pounds(claim.amount.value),
        computed=pounds(given.amount.value),
        message=(
            f"The text gives {pounds(claim.amount.value)} as {what}{kind}{area}{year}, "
            f"and {given.table.name} gives {pounds(given.amount.value)}."
        ),
        confidence=_SAID if claim.year else _UNSAID,
        sources=(claim.line.source, *given.amount.sources),
    )
