"""What a check may look at: a paper's text, its own facts, its records and its tables of sums, each read once."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, TypeVar

from yjqa.document import Document
from yjqa.extract.facts import Facts
from yjqa.extract.introductions import Introduced, introduced_tables
from yjqa.extract.ledgers import Ledger, read_ledger
from yjqa.extract.money import pounds
from yjqa.extract.statements import Statement, statements
from yjqa.records import Action, AnyRecord, BudgetLine, Kpi, Record

_R = TypeVar("_R", bound=Record)


class LedgerTable(NamedTuple):
    """A table of sums where it stands: the table with what is said of it, and its reading."""

    introduced: Introduced
    ledger: Ledger


@dataclass(frozen=True)
class Material:
    """One paper as checks see it."""

    document: Document
    facts: Facts
    records: tuple[AnyRecord, ...]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every piece of text in reading order, those in cells as well."""
        return tuple(statements(self.document))

    @cached_property
    def tables(self) -> tuple[Introduced, ...]:
        """Every table with what the paper says of it, in order."""
        return tuple(introduced_tables(self.document))

    @cached_property
    def ledgers(self) -> tuple[LedgerTable, ...]:
        """The tables that hold sums of money, in order."""
        read = ((introduced, read_ledger(introduced.table, introduced.about)) for introduced in self.tables)
        return tuple(LedgerTable(introduced, ledger) for introduced, ledger in read if ledger is not None)

    @cached_property
    def budgets(self) -> tuple[BudgetLine, ...]:
        """Every money figure that was read out of the paper."""
        return self._of(BudgetLine)

    @cached_property
    def kpis(self) -> tuple[Kpi, ...]:
        """Every performance figure that was read out of the paper."""
        return self._of(Kpi)

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Every action that the paper states."""
        return self._of(Action)

    def _of(self, kind: type[_R]) -> tuple[_R, ...]:
        return tuple(record for record in self.records if isinstance(record, kind))


def off_by(printed: Decimal, computed: Decimal) -> str:
    """How far the computed sum lies from the printed one: "£63 more", "£80,049 less"."""
    difference = computed - printed
    return f"{pounds(abs(difference))} {'more' if difference > 0 else 'less'}"


def first_words(text: str, most: int) -> str:
    """As many words of a paper as may stand in a finding's sentence, with a mark where there are more."""
    words = text.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")
