"""The periods of figures: those that their own sentence says, or that what was said before can only mean."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from yjqa.ask.kpis.wanted import OF_ADULTS_TOO
from yjqa.records import Kpi, Period

_WORDS = re.compile(r"\w+")
_OWN_TIME = re.compile(
    r"\b(?:in|during|over|for|by|at) (?:the|this|that) (?:(?:latest|last|past|previous|same) )?(?:year|quarter|month|period)\b",
    re.IGNORECASE,
)
"""How a sentence speaks of a time without its dates."""

_SET_AGAINST = re.compile(
    r"\b(?:compar\w+ (?:with|to)|than|against|the same (?:quarter|period|month))\b[^.;]*$|\b(?:from|since)(?: in)?\s*$",
    re.IGNORECASE,
)
"""What stands before a time with which the sentence's own is compared."""

_ALL = ""
"""Stands for every kind of figure."""


def with_own_periods(kpis: Sequence[Kpi]) -> Iterator[Kpi]:
    """The figures of papers, each in its order, without a period that belongs to the measure of another sentence.

    A sentence that names no period has that of what was said before it. Where a sentence begins with it ("In 2021/22 there were"), it is
    meant for whatever follows; where it says it behind a figure ("30% for the 2021/22 cohort"), for figures of the same kind; and a
    time with which it compares its own is meant for none. A figure that loses its period keeps its sentence's own words for its time.
    """
    said: defaultdict[Hashable, set[str]] = defaultdict(set)
    for kpi in kpis:
        if _is_dated(kpi) and kpi.source.table is None and _is_said(kpi):
            said[_context(kpi)] |= _kinds_meant(kpi)
    for kpi in kpis:
        taken_over = kpi.source.table is None and _is_dated(kpi) and not _is_said(kpi)
        meant = said.get(_context(kpi)) if taken_over else None
        if meant is not None and not meant & {_ALL, _kind(kpi)}:
            own = _OWN_TIME.search(kpi.source.quote)
            yield kpi.model_copy(update={"period": Period(raw=own[0]) if own else None})
        else:
            yield kpi


def _kinds_meant(kpi: Kpi) -> set[str]:
    """The kinds of figure for which a sentence that says a period means it."""
    raw = kpi.period.raw if kpi.period else ""
    before, found, _ = kpi.source.quote.lower().partition(raw.lower())
    if not found:
        return {_ALL}
    if _SET_AGAINST.search(before):
        return set()
    return {_kind(kpi)} if re.search(r"\d", before) else {_ALL}


def _is_dated(kpi: Kpi) -> bool:
    return kpi.period is not None and kpi.period.end is not None


def _is_said(kpi: Kpi) -> bool:
    """Whether the figure's own sentence has the period's words."""
    return kpi.period is not None and _plain(kpi.period.raw) in _plain(kpi.source.quote)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _context(kpi: Kpi) -> Hashable:
    return kpi.source.document, kpi.source.section, kpi.period and (kpi.period.start, kpi.period.end)


def _kind(kpi: Kpi) -> str:
    """What a figure is of: the measures of reoffending are taken together, of one cohort and time."""
    return "reoffending" if kpi.indicator_canonical in OF_ADULTS_TOO else kpi.indicator_canonical
