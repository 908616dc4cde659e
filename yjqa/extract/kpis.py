"""Performance figures of a paper, from its sentences and its tables."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from yjqa.document import Document
from yjqa.extract.facts import Facts
from yjqa.extract.indicators import weakness
from yjqa.extract.introductions import introduced_tables
from yjqa.extract.ledgers import read_ledger
from yjqa.extract.stated_kpis import find_stated_kpis
from yjqa.extract.tabled_kpis import find_tabled_kpis
from yjqa.extract.targets import find_targets
from yjqa.records import Kpi, Period


def find_kpis(document: Document, facts: Facts) -> Iterator[Kpi]:
    """Each figure of the paper with the target that its section sets for it."""
    targets = list(find_targets(document))
    for kpi in _figures(document, facts):
        target = next((target.value for target in targets if target.is_for(kpi)), None)
        yield kpi if kpi.target is not None or target is None else kpi.model_copy(update={"target": target})


def _figures(document: Document, facts: Facts) -> Iterator[Kpi]:
    """Each figure once: a figure stated again adds none, nor does a chart or table that shows what a sentence says."""
    tabled: list[Kpi] = []
    passed_over: set[int] = set()
    for introduced in introduced_tables(document):
        if read_ledger(introduced.table, introduced.about) is not None:
            passed_over.add(id(introduced.table))
            continue
        found = list(find_tabled_kpis(document, facts, introduced))
        if found:
            passed_over.add(id(introduced.table))
        tabled += found
    seen: dict[Hashable, list[Period | None]] = {}
    charted: set[Hashable] = set()
    for kpi in find_stated_kpis(document, facts, frozenset(passed_over)):
        if not _is_repeated(kpi, seen):
            charted.add((kpi.source.section, kpi.indicator_canonical, kpi.value))
            yield kpi
        seen.setdefault(_key(kpi), []).append(kpi.period)
    for kpi in tabled:
        shown = (kpi.source.section, kpi.indicator_canonical, kpi.value)
        if _is_repeated(kpi, seen) and not _may_recur(kpi):
            continue
        if kpi.unit == "count" or shown not in charted:
            yield kpi


def _is_repeated(kpi: Kpi, seen: Mapping[Hashable, Sequence[Period | None]]) -> bool:
    """Whether a figure says what one before it said, as far as their periods tell."""
    return any(
        period is None or kpi.period is None or period.start == kpi.period.start for period in seen.get(_key(kpi), ())
    )


def _may_recur(kpi: Kpi) -> bool:
    """Whether two equal figures may measure two things: counts of what has many parts, such as disposals or staff."""
    return kpi.unit == "count" and (kpi.indicator_canonical == "other" or weakness(kpi.indicator_canonical) > 0)


def _key(kpi: Kpi) -> Hashable:
    """What a figure measures, of whom and with which result, for telling whether two say the same."""
    what = kpi.indicator.lower() if kpi.indicator_canonical == "other" else kpi.indicator_canonical
    return what, kpi.area, kpi.value, kpi.unit
