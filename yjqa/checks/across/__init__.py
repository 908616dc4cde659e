"""One figure that two papers give with different values.

Only records are looked at, grouped by what they are of, so that a thousand papers take little longer than reading their records.
Figures that need not be the same are not compared: another column or kind of money, planned against actual, a part against a whole.

- `papers`: which files are of one paper, which of two is the later, and what they say apart; `wording` makes names alike
- `sums`: money · `rates`: performance figures
- `partners`: papers that agree on what most partners give · `slipped`: figures that are one but for two digits
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence

from yjqa.checks.across.papers import Papers
from yjqa.checks.across.partners import partners_apart
from yjqa.checks.across.rates import rates_apart
from yjqa.checks.across.slipped import slipped
from yjqa.checks.across.sums import sums_apart
from yjqa.records import BudgetLine, DocumentRecord, Finding, Kpi, Source


def find_across(
    documents: Sequence[DocumentRecord], budgets: Iterable[BudgetLine], kpis: Iterable[Kpi]
) -> Iterator[Finding]:
    """What does not agree between papers: each figure once, however many papers repeat it."""
    papers, sums, rates = Papers(documents), list(budgets), list(kpis)
    told: set[Hashable] = set()
    for findings in (
        [*sums_apart(papers, sums), *rates_apart(papers, rates)],
        partners_apart(papers, sums),
        slipped(papers, sums, rates),
    ):
        new = [finding for finding in findings if _row(finding.sources[0]) not in told]
        told.update(_row(finding.sources[0]) for finding in new)
        yield from new


def _row(source: Source) -> Hashable:
    """What tells the row or sentence of a paper from others."""
    table = source.table
    return source.document, source.section, source.page, (table.label, table.row) if table is not None else source.quote
