"""Performance figures that two papers give for one measure, area and period."""

import datetime
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache, partial
from operator import attrgetter
from typing import NamedTuple

from yjqa.checks.across.papers import Papers, apart
from yjqa.checks.measures import is_one_rate, is_too_small, label_words, names_two_periods, some_of_all
from yjqa.checks.precision import Printed, printed_rate, shown_rate
from yjqa.extract.figures import cell_figure
from yjqa.extract.misprints import misprint
from yjqa.extract.terms import terms
from yjqa.records import Finding, Kpi

_OWN, _OF_OTHERS, _SWAPPED = 0.6, 0.5, 0.7
"""How sure a disagreement is of the papers' own area, of one that they compare it with, and where two digits changed places."""
_SHARED = frozenset(["England", "Wales", "England and Wales"])
"""Places that are the same to all papers; "the region" is another's to each."""


class _Rate(NamedTuple):
    """What two performance figures of papers share where they are one."""

    area: str
    compared_with: tuple[str, ...]
    measure: Hashable
    unit: str
    start: datetime.date
    end: datetime.date


def rates_apart(papers: Papers, kpis: Iterable[Kpi]) -> Iterator[Finding]:
    """What a later paper says of a performance figure that an earlier one gave."""
    for later, earlier in apart(kpis, partial(_rate_key, papers), attrgetter("value"), _printed_rate, papers):
        if not is_too_small(later.value, earlier.value):
            yield _finding(later, earlier, papers)


def _rate_key(papers: Papers, kpi: Kpi) -> _Rate | None:
    """What a performance figure is; `None` for one without area or period, and for a comparator that is not the same to all.

    A comparator's figure is compared between papers of one area only: others may have taken it from another publication.
    """
    period = kpi.period
    if kpi.area is None or period is None or period.start is None or period.end is None:
        return None
    if papers.precedes(kpi.source.document, period.end) or terms("disagreements", "otherwise").first(kpi.indicator):
        return None
    if (kpi.comparator and kpi.area not in _SHARED) or names_two_periods(kpi.indicator):
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


def _finding(later: Kpi, earlier: Kpi, papers: Papers) -> Finding:
    now, before = papers.names(later.source.document, earlier.source.document)
    likely = _OF_OTHERS if later.comparator else _OWN
    period = f" in {later.period.raw}" if later.period is not None else ""
    return Finding(
        check="disagreement",
        printed=shown_rate(later),
        computed=shown_rate(earlier),
        message=(
            f"{now} gives {shown_rate(later)} for “{later.indicator}” in {later.area}{period}; "
            f"{before} gives {shown_rate(earlier)}."
        ),
        confidence=_SWAPPED if misprint(later.value, earlier.value) == "swapped" else likely,
        sources=(later.source, earlier.source),
    )
