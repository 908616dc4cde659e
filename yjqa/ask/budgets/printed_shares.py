"""Percentages that a table of money prints beneath its sums: "% of total budget | 74% | 26%"."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from yjqa.ask.asked import Asked
from yjqa.ask.budgets.cells import Cell, find_cells, words_of
from yjqa.ask.budgets.wanted import Wanted, is_bland
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.marks import Marks
from yjqa.ask.words import find_words, is_grammar
from yjqa.document import Cell as TableCell
from yjqa.document import Document, Place, Table
from yjqa.extract.sources import cell_source
from yjqa.records import Source

_PERCENT = re.compile(r"(?P<value>\d{1,3}(?:\.\d+)?)\s?%")
_OF_A_SHARE = re.compile(r"%|\bper\s?cent\b|\bpercentages?\b|\bproportion\b|\bshare\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedShare:
    """A percentage: `label` and `column` as printed, `cells` the sums that stand in its column."""

    value: Decimal
    label: str
    column: str
    source: Source
    cells: tuple[Cell, ...]

    @property
    def area(self) -> str | None:
        """The area of most of the sums."""
        return Counter(cell.line.area for cell in self.cells).most_common(1)[0][0]

    @property
    def year(self) -> str | None:
        """The year of most of the sums."""
        return Counter(cell.line.financial_year for cell in self.cells).most_common(1)[0][0]

    def said(self, marks: Marks) -> str:
        """ "74% [1] (% of total budget, Custody, Eastport)"."""
        about = ", ".join(part for part in (self.label, self.column, self.area, self.year) if part)
        return f"{self.value}% {marks.mark(self.source)} ({about})"


def printed_shares(knowledge: Knowledge) -> list[PrintedShare]:
    """Every percentage of the tables that sums were read from."""
    by_document: dict[str, list[Cell]] = {}
    for cell in knowledge.kept(find_cells):
        if not cell.is_prose and cell.derived is None:
            by_document.setdefault(cell.line.source.document, []).append(cell)
    return [share for name, cells in by_document.items() for share in _of_document(knowledge.paper(name), cells)]


def find_printed_share(asked: Asked, wanted: Wanted, shares: Sequence[PrintedShare]) -> PrintedShare | None:
    """The one percentage that a question asks for: of its area and year, all of its names said in row or column, and no
    other name said in its row; `None` where there is none or several.
    """
    areas = {link.name for link in asked.scope.areas}
    asks = {stem_ for term in (*wanted.hard, *wanted.soft) for form in term.forms for stem_ in form}
    asks = asks.union(*(party.stems for party in wanted.parties))
    found = []
    for share in shares:
        if not asked.scope.holds_document(share.source.document) or (areas and share.area not in areas):
            continue
        if wanted.years and share.year not in (None, *wanted.years):
            continue
        row, column = words_of(share.label), words_of(share.column)
        names = {word.stem for word in find_words(share.label) if not (is_bland(word.text) or is_grammar(word.text))}
        if (
            all(term.stands_in(row | column) for term in wanted.hard)
            and all(party.stems <= row | column for party in wanted.parties)
            and any(term.stands_in(column) for term in (*wanted.hard, *wanted.soft))
            and names <= asks
        ):
            found.append(share)
    return found[0] if len(found) == 1 else None


def _of_document(document: Document, cells: Sequence[Cell]) -> Iterator[PrintedShare]:
    by_source: dict[Source, list[Cell]] = {}
    for cell in cells:
        by_source.setdefault(cell.line.source, []).append(cell)
    for place in document.places():
        if isinstance(place.block, Table):
            yield from _of_table(document, place, place.block, by_source)


def _of_table(
    document: Document, place: Place, table: Table, by_source: dict[Source, list[Cell]]
) -> Iterator[PrintedShare]:
    sums: dict[int, list[Cell]] = {}
    headers = table.column_labels()
    for row in table.body():
        label = next((cell.flat for cell in row if cell is not None and cell.flat), "")
        for cell in (cell for cell in dict.fromkeys(row) if cell is not None and cell.flat):
            source = cell_source(document, place, cell)
            if held := by_source.get(source):
                sums.setdefault(cell.column, []).extend(held)
            elif (match := _share_in(cell, label)) and (above := sums.get(cell.column)):
                header = " ".join(headers[cell.column])
                yield PrintedShare(Decimal(match["value"]), label, header, source, tuple(above))


def _share_in(cell: TableCell, label: str) -> re.Match[str] | None:
    """The percentage that is all of a cell, in a row that is called one."""
    return _PERCENT.fullmatch(cell.flat) if _OF_A_SHARE.search(label) else None
