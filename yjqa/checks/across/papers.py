"""The papers that are held: which files are of one paper, which of two papers is the later, and what of one figure they say apart."""

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from yjqa.checks.across.wording import words
from yjqa.checks.precision import Printed
from yjqa.records import BudgetLine, DocumentRecord, Kpi

_APART = 2
"""A figure that is so many times another is of something else."""
_YEAR = re.compile(r"20\d\d|\b\d\d(?=\s?[/–-]\s?\d\d\b)")

_R = TypeVar("_R", BudgetLine, Kpi)


class Papers:
    """The papers that are held: which files are of one paper, and which of two papers is the later."""

    def __init__(self, documents: Sequence[DocumentRecord]) -> None:
        self._titles = {document.id: document.title for document in documents}
        self._dates = {document.id: document.date for document in documents}
        self._areas = {document.id: document.areas for document in documents}
        self._same = {
            document.id: (words(document.title), document.areas, document.period, document.date)
            for document in documents
        }
        ordered = sorted(documents, key=lambda document: (_first_year(document), str(document.date or ""), document.id))
        self._order = {document.id: position for position, document in enumerate(ordered)}

    def paper(self, document: str) -> Hashable:
        """What all files of one paper have in common."""
        return self._same.get(document, document)

    def areas(self, document: str) -> tuple[str, ...]:
        """The areas that a paper is about."""
        return self._areas.get(document, ())

    def precedes(self, document: str, end: datetime.date) -> bool:
        """Whether a paper is older than the last day of a period: what it counts in that is not all yet."""
        dated = self._dates.get(document)
        return dated is not None and dated < end

    def order(self, document: str) -> int:
        """The place of a paper among all, the oldest first."""
        return self._order.get(document, -1)

    def names(self, later: str, earlier: str) -> tuple[str, str]:
        """What two papers are called; by their ids where their titles are the same."""
        one, other = self._titles.get(later, later), self._titles.get(earlier, earlier)
        return (later, earlier) if one == other else (f"“{one}”", f"“{other}”")


def apart(
    records: Iterable[_R],
    key_of: Callable[[_R], Hashable],
    value_of: Callable[[_R], Decimal],
    printed: Callable[[_R], Printed | None],
    papers: Papers,
) -> Iterator[tuple[_R, _R]]:
    """Of each thing of which papers say two things, what the latest says and what the latest says that differs."""
    groups: defaultdict[Hashable, list[_R]] = defaultdict(list)
    for record in records:
        if (key := key_of(record)) is not None:
            groups[key].append(record)
    for group in groups.values():
        if len(group) > 1 and len({value_of(record) for record in group}) > 1:
            yield from _first_apart(group, printed, papers)


def _first_apart(
    group: Sequence[_R], printed: Callable[[_R], Printed | None], papers: Papers
) -> Iterator[tuple[_R, _R]]:
    by_paper: defaultdict[Hashable, list[tuple[_R, Printed]]] = defaultdict(list)
    for record in group:
        if (figure := printed(record)) is not None:
            by_paper[papers.paper(record.source.document)].append((record, figure))
    clear = [said for said in by_paper.values() if all(said[0][1].agrees(figure) for _, figure in said)]
    if len(clear) < len(by_paper):
        return  # a paper that says two things of it speaks of more than its record tells
    said = sorted((some[0] for some in clear), key=lambda one: -papers.order(one[0].source.document))
    for record, figure in said[1:]:
        if not figure.agrees(said[0][1]) and _is_near(figure, said[0][1]):
            yield said[0][0], record
            return


def _is_near(one: Printed, other: Printed) -> bool:
    low, high = sorted((one.value, other.value))
    return 0 < high <= low * _APART


def _first_year(document: DocumentRecord) -> int:
    """The year in which the period of a paper begins; 0 where it is of none."""
    found = _YEAR.search(document.period or "") or _YEAR.search(document.title)
    return int(found.group()) % 100 if found else 0
