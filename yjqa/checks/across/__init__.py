"""One figure that two papers give with different values.

Only records are looked at, grouped by what they are of, so that a thousand papers take little longer than reading their records.
Figures that need not be the same are not compared: another column or kind of money, planned against actual, a part against a whole.

- `papers`: which files are of one paper, which of two is the later, and what they say apart; `wording` makes names alike
- `sums`: money · `rates`: performance figures
"""

from collections.abc import Iterable, Iterator, Sequence

from yjqa.checks.across.papers import Papers
from yjqa.checks.across.rates import rates_apart
from yjqa.checks.across.sums import sums_apart
from yjqa.records import BudgetLine, DocumentRecord, Finding, Kpi


def find_across(
    documents: Sequence[DocumentRecord], budgets: Iterable[BudgetLine], kpis: Iterable[Kpi]
) -> Iterator[Finding]:
    """What does not agree between papers: each figure once, however many papers repeat it."""
    papers = Papers(documents)
    yield from sums_apart(papers, budgets)
    yield from rates_apart(papers, kpis)
