"""Totals that are not the sums of their parts, as findings."""

from collections.abc import Iterator

from yjqa.checks.totals.causes import Causes
from yjqa.checks.totals.differences import WrongDifference
from yjqa.checks.totals.failing import TotalledTable, is_grand
from yjqa.checks.totals.naming import column_name, row_name, table_name, total_name
from yjqa.document import Document
from yjqa.extract.ledgers import Entry
from yjqa.extract.reconciliation import Direction, Reconciliation
from yjqa.extract.sources import cell_source
from yjqa.records import Finding

_IN_PARTS = 0.6
"""How sure at most a total is a mistake where mistakes of its parts explain all."""

_WRONG_DIFFERENCE = 0.95
"""How sure a difference is a mistake that both its row and the total of its column say is another."""


def tell(document: Document, table: TotalledTable) -> Iterator[Finding]:
    """One finding for each failing total of a table, with every direction in which it fails.

    A total that fails in several, in each by as much as a part of it is wrong, is told with those parts: it is right itself.
    """
    causes = Causes(table)
    for total in table.failing:
        in_parts = causes.lie_in_parts(total)
        if in_parts and len(total.failing) > 1:
            continue
        directions = (*total.failing, *total.directions)
        entries = [total.entry, *(part for direction in directions for part in direction.parts)]
        yield Finding(
            check="total",
            printed=table.show(total.entry.amount.amount),
            computed=table.show(total.computed),
            message=_message(causes, total),
            confidence=min(table.sureness(total), _IN_PARTS if in_parts else 1),
            sources=tuple(cell_source(document, table.introduced.place, entry.cell) for entry in _once(entries)),
        )
    for wrong in table.wrong_differences:
        yield _difference(document, table, wrong)


def _difference(document: Document, table: TotalledTable, wrong: WrongDifference) -> Finding:
    """A cell that is not the difference of two others of its row; the total of its column says so too."""
    printed, meant = table.show(wrong.entry.amount.amount), table.show(wrong.meant)
    apart = " and ".join(column_name(table, operand) for operand in wrong.operands)
    return Finding(
        check="total",
        printed=printed,
        computed=meant,
        message=(
            f"{table_name(table)}, {column_name(table, wrong.entry)} of {row_name(wrong.row, wrong.entry)} is printed as "
            f"{printed}, but {apart} of that row differ by {table.show(abs(wrong.meant))}; "
            f"{total_name(table, wrong.total.row, wrong.total.entry)} holds only with {meant}."
        ),
        confidence=_WRONG_DIFFERENCE,
        sources=tuple(
            cell_source(document, table.introduced.place, entry.cell)
            for entry in _once([wrong.entry, *wrong.operands, wrong.total.entry])
        ),
    )


def _once(entries: list[Entry]) -> list[Entry]:
    return list({id(entry.cell): entry for entry in entries}.values())


def _message(causes: Causes, total: Reconciliation) -> str:
    table, failing = causes.table, total.failing
    agreeing = [direction for direction in total.directions if direction.reconciles and direction.parts]
    name = total_name(table, total.row, total.entry)
    printed = table.show(total.entry.amount.amount)
    agrees = f", which is the sum of {_parts(table, total, agreeing[0])}," if agreeing else ","
    sums = {direction.computed for direction in failing}
    if len(failing) > 1 and len(sums) == 1:
        named = " and ".join(_parts(table, total, direction) for direction in failing)
        comes = f"{named} both come to {_sum(table, total, failing[0])}"
    else:
        comes = " and ".join(
            f"{_parts(table, total, direction)} come to {_sum(table, total, direction)}" for direction in failing
        )
    cause = " and ".join(dict.fromkeys(filter(None, (causes.likely(total, direction) for direction in failing))))
    return f"{table_name(table)}, {name} is printed as {printed}{agrees} but {comes}{f'; {cause}' if cause else ''}."


def _parts(table: TotalledTable, total: Reconciliation, direction: Direction) -> str:
    """What a total is added up of."""
    grand = is_grand(table, total.row, total.entry)
    if direction.way == "columns":
        return "the column totals" if grand else "its cells"
    if all(table.row_of(part).is_total for part in direction.parts):
        return "the totals above it"
    return "the row totals" if grand else "its rows"


def _sum(table: TotalledTable, total: Reconciliation, direction: Direction) -> str:
    difference = direction.computed - total.entry.amount.amount
    return f"{table.show(direction.computed)} ({table.show(abs(difference))} {'more' if difference > 0 else 'less'})"
