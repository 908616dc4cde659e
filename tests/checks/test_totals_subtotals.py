"""Rows within a table that add up those above them, under a name of their own."""

from tests.extract.small_papers import table
from yjqa.extract.ledgers import read_ledger
from yjqa.extract.reconciliation import Reconciliation, reconcile

LINES = [
    ("Partner", "2019/20 £"),
    ("Council", "498,000"),
    ("Police", "71,000"),
    ("Health", "55,200"),
    ("Confirmed so far", "624,200"),
    ("Grant", "458,400"),
]


def totals(printed: str) -> list[Reconciliation]:
    ledger = read_ledger(table(*LINES, ("Total", printed)), ("Contributions",))
    assert ledger is not None
    return reconcile(ledger)


def test_a_sub_total_counts_no_part_of_the_total_twice() -> None:
    (right,) = totals("1,082,600")
    (wrong,) = totals("1,802,600")

    assert right.reconciles
    assert not wrong.reconciles
    assert str(wrong.computed) == "1082600"
