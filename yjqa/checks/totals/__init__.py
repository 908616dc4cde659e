"""Printed totals against their parts: in tables of money, in tables of counts, and where a sentence states the total.

- `counts`: tables of counts, read as ledgers
- `failing`: the totals of a ledger that are not the sums of their parts
- `causes`: what the mistake most likely is
- `differences`: variances that are not those of their rows
- `balances`: closing balances that do not follow from opening ones
- `telling`: a failing total as a finding
- `stated`: totals that a sentence states, against the parts that stand with it
"""

from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.checks.totals.balances import find_balances
from yjqa.checks.totals.failing import totalled_tables
from yjqa.checks.totals.stated import find_stated
from yjqa.checks.totals.telling import tell
from yjqa.extract.sources import cell_source
from yjqa.records import Finding, Source


def find(material: Material) -> Iterator[Finding]:
    """Every printed total that is not the sum of its parts."""
    for table in totalled_tables(material):
        yield from tell(material.document, table)
        yield from find_balances(material.document, table)
    yield from find_stated(material)


def totals_that_hold(material: Material) -> Iterator[Source]:
    """The places of totals that are the sum of their parts in one direction, whatever they are in another."""
    for table in totalled_tables(material):
        for total in table.totals:
            if any(direction.reconciles for direction in total.directions):
                yield cell_source(material.document, table.introduced.place, total.entry.cell)
