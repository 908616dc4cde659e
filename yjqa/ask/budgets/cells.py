"""Money figures with the words by which questions may call them."""

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from yjqa.ask.budgets.context import contexts
from yjqa.ask.budgets.derivation import Derivation, step_of, sum_before, sums_in_kind
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.words import find_words, stems_of
from yjqa.extract.dates import financial_year_of
from yjqa.extract.terms import terms
from yjqa.extract.years import find_financial_years
from yjqa.records import BudgetLine, DocumentRecord, Source

_MOST_OTHERS = 2
"""Other papers that are cited for one figure."""

_GIVERS = frozenset(("pcc", "yjb"))
"""Kinds of body that award grants; another that a grants table names is more likely one that gets one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A money figure. The sets are stems: of its row's names, of what its column adds, of its sentence, of all around it.

    `recipient`: of who gets it. `bodies`: kinds of body that are named around it. `caption`: what introduces the list that it is in. `around`: what only stands near a figure that no table holds.
    `pairs`: neighbours in its own words and its caption. `givers`: kinds of body that the paper says to give grants. `is_step`: the sum
    is by how much something rose or fell. `derived`: how it was worked out, where no paper prints it. `also`: where other papers give
    the same figure.
    `own_year`: the year that "this year" means in its paper. `years`: those that its paper may be about where the
    figure has none. `edition`: later papers have a later one. `areas`: its paper's.
    """

    line: BudgetLine
    party: frozenset[str]
    purpose: frozenset[str]
    recipient: frozenset[str]
    column: frozenset[str]
    said: frozenset[str]
    place: frozenset[str]
    bodies: frozenset[str]
    caption: frozenset[str]
    around: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    givers: frozenset[str]
    is_step: bool
    row_total: bool
    column_total: bool
    own_year: str | None
    years: frozenset[str]
    edition: datetime.date
    areas: frozenset[str]
    derived: Derivation | None = None
    also: tuple[Source, ...] = ()

    @property
    def is_prose(self) -> bool:
        """Whether a sentence or list gives the figure, not a table."""
        return self.line.source.table is None

    @property
    def named(self) -> frozenset[str]:
        """The stems of what its row and column say of it."""
        return self.party | self.purpose | self.recipient | self.column

    @property
    def row(self) -> tuple[object, ...]:
        """What the figures of one table row have in common."""
        table = self.line.source.table
        number = table.row if table and not self.row_total else None
        return (
            self.line.source.document,
            table and table.label,
            self.line.flow,
            number,
            self.line.party,
            self.line.purpose,
        )


def find_cells(knowledge: Knowledge) -> list[Cell]:
    """Every money figure that is held, with its words."""
    by_document: dict[str, list[BudgetLine]] = {}
    for line in knowledge.budgets:
        by_document.setdefault(line.source.document, []).append(line)
    cells: list[Cell] = []
    for name, lines in by_document.items():
        record = knowledge.documents[name]
        around = contexts(knowledge.paper(name), lines)
        years = frozenset(line.financial_year for line in lines if line.financial_year)
        own = own_year(record)
        givers = frozenset(line.party_canonical for line in lines if line.flow == "grant") & _GIVERS
        cells += [
            _cell(line, context, record, own, years | ({own} if own else frozenset()), givers)
            for line, context in zip(lines, around, strict=True)
        ]
    return [*_with_others(cells), *_derived(cells)]


def _with_others(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The figures, each with the first place in every other paper that gives the same sum for the same row."""
    alike: dict[tuple[object, ...], list[Cell]] = {}
    for cell in cells:
        line = cell.line
        alike.setdefault((line.amount, line.area, line.financial_year, line.flow), []).append(cell)
    for cell in cells:
        line = cell.line
        some = alike[line.amount, line.area, line.financial_year, line.flow] if line.amount else []
        names = cell.party | cell.recipient
        others = {
            other.line.source.document: other.line.source
            for other in reversed(some)
            if other.line.source.document != line.source.document and names & (other.party | other.recipient)
        }
        yield replace(cell, also=tuple(others.values())[:_MOST_OTHERS]) if others else cell


def _derived(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The figures that printed ones give: of the year before, and in kind."""
    for cell in cells:
        before = sum_before(cell.line) if cell.line.financial_year else None
        if before is not None and cell.line.financial_year:
            year = shift_year(cell.line.financial_year, -1)
            line = cell.line.model_copy(update={"amount": before[1], "financial_year": year})
            yield replace(cell, line=line, derived=before[0])
    by_id = {cell.line.id: cell for cell in cells}
    for whole, derivation, amount in sums_in_kind(cell.line for cell in cells):
        cell = by_id[whole.id]
        line = whole.model_copy(update={"amount": amount, "money_kind": "in_kind", "column": None})
        yield replace(cell, line=line, derived=derivation)


def own_year(document: DocumentRecord) -> str | None:
    """The financial year that a paper calls "this year": a plan's (first) year, else the one that its date lies in."""
    period = document.period or ""
    year = next((found.year for found in find_financial_years(period)), None)
    if year is None and document.document_kind == "plan":
        first = re.search(r"\b20\d\d\b", period)
        year = financial_year_of(datetime.date(int(first[0]), 4, 1)) if first else None
    if year is None and document.date is not None:
        year = financial_year_of(document.date)
    return year or next((found.year for found in find_financial_years(document.title)), None)


def shift_year(year: str, by: int) -> str:
    """ "2019/20" and 1 → "2020/21"."""
    first = int(year[:4]) + by
    return f"{first}/{(first + 1) % 100:02}"


def _cell(
    line: BudgetLine,
    context: tuple[str, str],
    document: DocumentRecord,
    own: str | None,
    years: frozenset[str],
    givers: frozenset[str],
) -> Cell:
    source = line.source
    total = terms("money", "total")
    label = source.table.label if source.table else None
    flow = (line.flow, line.party_canonical if line.party_canonical != "other" else None)
    around = (label, *source.section, document.title, line.column, context[0])
    return Cell(
        line=line,
        party=words_of(line.party) - (_of_any_sum() if source.table is None else frozenset()),
        purpose=words_of(line.purpose),
        recipient=words_of(line.recipient),
        column=words_of(_of_its_own(line.column)),
        said=words_of(source.quote) if source.table is None else frozenset(),
        place=words_of(*around, *flow, line.area),
        bodies=frozenset().union(*(_bodies(text) for text in (*around, *flow) if text)),
        caption=words_of(context[0]),
        around=words_of(context[1]),
        pairs=pairs_of(line.party, line.purpose, line.recipient, line.column, label, source.quote, context[0]),
        givers=givers,
        is_step=step_of(line) is not None,
        row_total=total.first(line.party or "") is not None and line.is_total,
        column_total=line.is_total and total.first(line.column or line.money_kind or "") is not None,
        own_year=own,
        years=years,
        edition=document.date or datetime.date(int(own[:4]) if own else 1, 4, 1),
        areas=frozenset(document.areas),
    )


@lru_cache(maxsize=10_000)
def _bodies(text: str) -> frozenset[str]:
    """The kinds of body that a text names, each by its longest name: a police and crime commissioner is not the police."""
    return frozenset(found.key for found in terms("money_questions", "generic").find(text.replace("_", " ")))


@cache
def _of_any_sum() -> frozenset[str]:
    """Words by which a sentence calls a sum and which name no body: "the budget for the current year"."""
    return stems_of("budget total sum amount money current financial year this last for the")


def words_of(*texts: str | None) -> frozenset[str]:
    """The stems of some texts; compounds with a hyphen joined too ("in-kind", "cross-border")."""
    joined = [text.replace("-", "") for text in texts if text and "-" in text]
    return stems_of(*texts, *joined)


def pairs_of(*texts: str | None) -> frozenset[tuple[str, str]]:
    """The stems of words that stand next to each other."""
    found: set[tuple[str, str]] = set()
    for text in texts:
        stems = [word.stem for word in find_words(text or "")]
        found.update(itertools.pairwise(stems))
    return frozenset(found)


def _of_its_own(column: str | None) -> str:
    """What a column's header says beside year, kind of money, total and how final the figures are."""
    text = column or ""
    for year in reversed(list(find_financial_years(text))):
        text = text[: year.start] + " " + text[year.end :]
    for table in ("kind", "total", "stage"):
        for found in reversed(list(terms("money", table).find(text))):
            text = text[: found.start] + " " + text[found.end :]
    return re.sub(r"£?\(?\b000s?\b|£m?|\bk\b", " ", text)
