"""One figure that two papers give with different values.

Only records are looked at, grouped by what they are of, so that a thousand papers take little longer than reading their records.
Figures that need not be the same are not compared: another column or kind of money, planned against actual, a part against a whole.
"""

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple, TypeVar

from yjqa.checks.material import pounds
from yjqa.checks.measures import is_one_rate, label_words, some_of_all
from yjqa.checks.precision import Printed, printed_rate, printed_sum, shown_rate
from yjqa.extract.figures import cell_figure
from yjqa.extract.money import cell_sums
from yjqa.extract.terms import terms
from yjqa.extract.years import find_financial_years
from yjqa.records import BudgetLine, DocumentRecord, Finding, Kpi

_APART = 2
"""A figure that is so many times another is of something else."""
_OWN, _OF_OTHERS = 0.6, 0.5
"""How sure a disagreement is of the papers' own area, and of one that they compare it with."""
_SHARED = frozenset(["England", "Wales", "England and Wales"])
"""Places that are the same to all papers; "the region" is another's to each."""
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"20\d\d|\b\d\d(?=\s?[/–-]\s?\d\d\b)")

_R = TypeVar("_R", BudgetLine, Kpi)


class _Sum(NamedTuple):
    """What two sums of papers share where they are one; `column` is what its header says beside year and stage."""

    area: str
    year: str
    flow: str
    party: str
    purpose: str
    recipient: str
    kind: str | None
    column: str
    stage: str | None
    is_total: bool


class _Rate(NamedTuple):
    """What two performance figures of papers share where they are one."""

    area: str
    compared_with: tuple[str, ...]
    measure: Hashable
    unit: str
    start: datetime.date
    end: datetime.date


class _Scope(NamedTuple):
    """A paper, and whose money of which year it tells of."""

    document: str
    area: str | None
    year: str | None
    flow: str


class _Two(NamedTuple):
    """The same money in two papers, the later first."""

    later: _Scope
    earlier: _Scope


def find_across(
    documents: Sequence[DocumentRecord], budgets: Iterable[BudgetLine], kpis: Iterable[Kpi]
) -> Iterator[Finding]:
    """What does not agree between papers: each figure once, however many papers repeat it."""
    papers = _Papers(documents)
    sums = list(budgets)
    for later, earlier in _explaining(_apart(sums, _sum_key, _printed_sum, papers), sums):
        yield _sum_finding(later, earlier, papers)
    for one, other in _apart(kpis, partial(_rate_key, papers), _printed_rate, papers):
        yield _rate_finding(one, other, papers)


class _Papers:
    """The papers that are held: which files are of one paper, and which of two papers is the later."""

    def __init__(self, documents: Sequence[DocumentRecord]) -> None:
        self._titles = {document.id: document.title for document in documents}
        self._areas = {document.id: document.areas for document in documents}
        self._same = {
            document.id: (_words(document.title), document.areas, document.period, document.date)
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

    def order(self, document: str) -> int:
        """The place of a paper among all, the oldest first."""
        return self._order.get(document, -1)

    def names(self, later: str, earlier: str) -> tuple[str, str]:
        """What two papers are called; by their ids where their titles are the same."""
        one, other = self._titles.get(later, later), self._titles.get(earlier, earlier)
        return (later, earlier) if one == other else (f"“{one}”", f"“{other}”")


def _first_year(document: DocumentRecord) -> int:
    """The year in which the period of a paper begins; 0 where it is of none."""
    found = _YEAR.search(document.period or "") or _YEAR.search(document.title)
    return int(found.group()) % 100 if found else 0


def _apart(
    records: Iterable[_R],
    key_of: Callable[[_R], Hashable],
    printed: Callable[[_R], Printed | None],
    papers: _Papers,
) -> Iterator[tuple[_R, _R]]:
    """Of each thing of which papers say two things, what the latest says and what the latest says that differs."""
    groups: defaultdict[Hashable, list[_R]] = defaultdict(list)
    for record in records:
        if (key := key_of(record)) is not None:
            groups[key].append(record)
    for group in groups.values():
        if len(group) > 1 and len({record.source.document for record in group}) > 1:
            yield from _first_apart(group, printed, papers)


def _first_apart(
    group: Sequence[_R], printed: Callable[[_R], Printed | None], papers: _Papers
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


def _sum_key(line: BudgetLine) -> _Sum | None:
    """What a sum of a table is; `None` for one that a paper does not place by area and year, or that is a difference."""
    if (
        line.area is None
        or line.financial_year is None
        or line.flow in ("other", "saving")
        or line.source.table is None
    ):
        return None
    if not (line.party or line.is_total):
        return None
    column, stage = _column(line.column or "")
    return _Sum(
        line.area,
        line.financial_year,
        line.flow,
        _words(line.party or ""),
        _words(line.purpose or ""),
        _words(line.recipient or ""),
        line.money_kind,
        column,
        stage,
        line.is_total,
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    return " ".join(word for word in _WORD.findall(text.casefold()) if word != "the")


@lru_cache(maxsize=4096)
def _column(header: str) -> tuple[str, str | None]:
    """What a column's header says beside its year and unit, and how final its figures are."""
    text = header
    for year in reversed(list(find_financial_years(text))):
        text = f"{text[: year.start]} {text[year.end :]}"
    stage = terms("disagreements", "stage").first(text)
    words = (word for word in _WORD.findall(text.casefold()) if not word.isdecimal())
    return " ".join(word for word in words if word not in ("amount", "000s", "k")), stage


def _printed_sum(line: BudgetLine) -> Printed | None:
    return printed_sum(line) if cell_sums(line.source.quote) else None


def _explaining(
    pairs: Iterable[tuple[BudgetLine, BudgetLine]], sums: Sequence[BudgetLine]
) -> Iterator[tuple[BudgetLine, BudgetLine]]:
    """The disagreements without those that follow from others: a total from its parts, cash and kind from cash."""
    groups: defaultdict[_Two, list[tuple[BudgetLine, BudgetLine]]] = defaultdict(list)
    for later, earlier in pairs:
        scopes = _scope(later), _scope(earlier)
        groups[_Two(*scopes)].append((later, earlier))
    partners: dict[_Scope, set[str]] | None = None
    for two, group in groups.items():
        kept = [pair for pair in group if not pair[0].is_total] or [
            pair for pair in group if not _is_grand_total(pair[0])
        ]
        if not kept:
            partners = partners if partners is not None else _partners(sums)
            kept = group[:1] if partners[two.later] == partners[two.earlier] else []
        changes: set[Hashable] = set()
        for later, earlier in kept:
            change = later.party, later.amount - earlier.amount
            if change not in changes and later.reconciles is not False and earlier.reconciles is not False:
                changes.add(change)
                yield later, earlier


def _scope(line: BudgetLine) -> _Scope:
    return _Scope(line.source.document, line.area, line.financial_year, line.flow)


def _partners(sums: Iterable[BudgetLine]) -> dict[_Scope, set[str]]:
    """Who stands in the tables of each paper, by area, year and what the money does: totals of others are not the same thing."""
    partners: defaultdict[_Scope, set[str]] = defaultdict(set)
    for line in sums:
        if line.party and not line.is_total:
            partners[_scope(line)].add(_words(line.party))
    return partners


def _is_grand_total(line: BudgetLine) -> bool:
    return line.is_total and terms("money", "total").first(line.party or "total") is not None


def _sum_finding(later: BudgetLine, earlier: BudgetLine, papers: _Papers) -> Finding:
    now, before = papers.names(later.source.document, earlier.source.document)
    kind = {"cash": " in cash", "in_kind": " in kind", "cash_and_kind": " in cash and kind"}.get(
        later.money_kind or "", ""
    )
    what = "the total" if _is_grand_total(later) else f"“{later.party}”"
    return Finding(
        check="disagreement",
        printed=pounds(later.amount),
        computed=pounds(earlier.amount),
        message=(
            f"{now} gives {pounds(later.amount)} for {what}{kind} in {later.area} in {later.financial_year}; "
            f"{before} gives {pounds(earlier.amount)}."
        ),
        confidence=_OWN,
        sources=(later.source, earlier.source),
    )


def _rate_key(papers: _Papers, kpi: Kpi) -> _Rate | None:
    """What a performance figure is; `None` for one without area or period, and for a comparator that is not the same to all.

    A comparator's figure is compared between papers of one area only: others may have taken it from another publication.
    """
    period = kpi.period
    if kpi.area is None or period is None or period.start is None or period.end is None:
        return None
    if kpi.comparator and kpi.area not in _SHARED:
        return None
    if is_one_rate(kpi.indicator_canonical, kpi.unit):
        measure: Hashable = kpi.indicator_canonical
    elif kpi.source.table is not None:
        measure = _label(kpi.indicator, kpi.area)
    else:
        return None
    whose = papers.areas(kpi.source.document) if kpi.comparator else ()
    return _Rate(kpi.area, whose, measure, kpi.unit, period.start, period.end) if measure else None


@lru_cache(maxsize=4096)
def _label(indicator: str, area: str) -> frozenset[str]:
    return label_words(indicator, area)


def _printed_rate(kpi: Kpi) -> Printed | None:
    """A figure of a table, or of a sentence that speaks of all whom it counts."""
    in_cell = kpi.source.table is not None and cell_figure(kpi.source.quote) is not None
    if some_of_all(kpi.indicator if in_cell else kpi.source.quote):
        return None
    return printed_rate(kpi) if in_cell or str(kpi.value) in kpi.source.quote else None


def _rate_finding(later: Kpi, earlier: Kpi, papers: _Papers) -> Finding:
    now, before = papers.names(later.source.document, earlier.source.document)
    period = f" in {later.period.raw}" if later.period is not None else ""
    return Finding(
        check="disagreement",
        printed=shown_rate(later),
        computed=shown_rate(earlier),
        message=(
            f"{now} gives {shown_rate(later)} for “{later.indicator}” in {later.area}{period}; "
            f"{before} gives {shown_rate(earlier)}."
        ),
        confidence=_OF_OTHERS if later.comparator else _OWN,
        sources=(later.source, earlier.source),
    )
