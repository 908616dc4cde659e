"""Figures that can be set against each other: of one measure and unit, of several areas or several times."""

import datetime
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import Fitting, near_figures
from yjqa.ask.kpis.wanted import Wanted
from yjqa.records import Period

_FROM = re.compile(r"\bfrom\s+(?:a\s+|an\s+|the\s+)?$", re.IGNORECASE)
_SET_AGAINST = re.compile(r"\b(?:compared (?:with|to)|against|than)\s+(?:a\s+|an\s+|the\s+)?$", re.IGNORECASE)
_TIME_BEFORE = re.compile(
    r"^(?:\s+\w+){0,2}?\s+(?:in|for|during|at|of)?\s*(?:the )?(?:same|previous|last|preceding|corresponding|year before|quarter before|20\d\d)\b",
    re.IGNORECASE,
)
"""What stands behind a figure of an earlier time: "27 in the same quarter of"."""

_OF_THE_AREA = 0.9
"""Least fit of a place that is the area itself, not several together with it."""

_STEPS = 25
"""Fits that differ by less than one step of so many are alike."""

_MOST_TRIED = 8
"""So many figures of each side are tried with those of the other."""


def of_areas(wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """For each area that is asked for, its figure of the one measure and time that most are held for, in the order asked."""
    sides = [near_figures(replace(wanted, areas=(area,)), knowledge) for area in wanted.areas]
    return _alike([_of_the_areas(side) for side in sides])


def of_periods(wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """For each period that is asked for, the figure of the one measure and area, the earliest first."""
    periods = sorted(dated(wanted.periods), key=lambda period: period.end or datetime.date.min)
    sides = [near_figures(replace(wanted, periods=(period,), last_year=False), knowledge) for period in periods]
    return _alike([_of_the_areas(side) for side in sides])


def _of_the_areas(side: Sequence[Fitting]) -> list[Fitting]:
    return [one for one in side if one.place >= _OF_THE_AREA]


def dated(periods: Sequence[Period]) -> list[Period]:
    """The periods that have a day to tell them by."""
    return [period for period in periods if period.start or period.end]


def over_time(wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """All figures of the measure and area that fit best, the earliest first: of different times, or one said to come from
    the other ("30%, up from 28%"). From the time on that the question names, if it names one.
    """
    found = _of_the_areas(near_figures(replace(wanted, periods=(), last_year=False), knowledge))
    series: dict[object, list[Fitting]] = {}
    for one in found:
        series.setdefault(
            (one.kpi.source.document, one.kpi.area, one.kpi.unit, one.kpi.indicator_canonical, _row(one)), []
        ).append(one)
    best = max(series.values(), key=_series_fit, default=[])
    times = _times(best)
    asked = [one for one in times if any(_end(one) == period.end for period in wanted.periods)]
    return times[times.index(asked[0]) :] if asked and asked[0] is not times[-1] else times


def _series_fit(series: Sequence[Fitting]) -> tuple[float, bool, bool, float]:
    fits = [one.fit for one in series]
    return round(max(fits), 1), len(_times(series)) > 1, series[0].kpi.unit != "count", sum(fits) / len(fits)


def _row(one: Fitting) -> object:
    table = one.kpi.source.table
    return (table.row, one.kpi.source.section) if table else None


def _times(series: Sequence[Fitting]) -> list[Fitting]:
    """The figures of a series by time; none where nothing tells which of two came first."""
    by_time: dict[object, Fitting] = {}
    for one in series:
        end = _end(one)
        if end:
            by_time.setdefault(end, one)
    if len(by_time) > 1:
        return sorted(by_time.values(), key=lambda one: _end(one) or datetime.date.min)
    for one, other in itertools.permutations(series, 2):
        if one.kpi.source.quote == other.kpi.source.quote and is_start(one) and not is_start(other):
            return [one, other]
    return []


def is_start(one: Fitting) -> bool:
    """Whether its sentence says that something changed from this figure, or sets another against this one of the time before."""
    position, quote = one.held.position, one.kpi.source.quote
    if position is None:
        return False
    if _FROM.search(quote[:position]):
        return True
    behind = quote[position + len(one.held.printed or "") :]
    return _SET_AGAINST.search(quote[:position]) is not None and _TIME_BEFORE.match(behind) is not None


def _end(one: Fitting) -> datetime.date | None:
    period = one.kpi.period
    return (period.end or period.start) if period else None


def _alike(sides: Sequence[Sequence[Fitting]]) -> list[Fitting]:
    """One of each side, of one measure and unit, as far as they can be of one paper and time; none where a side is empty."""
    if not all(sides):
        return []
    tried = [
        sorted(side, key=lambda one: (-one.fit, -(_end(one) or datetime.date.min).toordinal()))[:_MOST_TRIED]
        for side in sides
    ]
    combinations = [
        some
        for some in itertools.product(*tried)
        if len({id(one.held) for one in some}) == len({one.kpi.id for one in some}) == len(some)
    ]
    same = [some for some in combinations if len({(one.kpi.indicator_canonical, one.kpi.unit) for one in some}) == 1]
    if not same:
        return []
    return list(max(same, key=lambda some: _likeness(tuple(some))))


def _likeness(some: tuple[Fitting, ...]) -> tuple[bool, bool, bool, bool, float, int]:
    documents = {one.kpi.source.document for one in some}
    ends = {_end(one) for one in some}
    latest = max((_end(one) or datetime.date.min) for one in some).toordinal()
    stated = {one.kpi.source.quote if one.kpi.source.table is None else one.kpi.source.section for one in some}
    return (
        some[0].kpi.unit != "count",
        len(documents) == 1,
        len(ends) == 1,
        len(stated) == 1,
        round(sum(one.fit for one in some) / len(some) * _STEPS),
        latest,
    )
