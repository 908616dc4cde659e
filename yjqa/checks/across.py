"""One figure that two papers give with different values."""

from collections.abc import Iterable, Iterator, Sequence

from yjqa.records import BudgetLine, DocumentRecord, Finding, Kpi


def find_across(
    documents: Sequence[DocumentRecord], budgets: Iterable[BudgetLine], kpis: Iterable[Kpi]
) -> Iterator[Finding]:
    """What does not agree between papers."""
    yield from ()
