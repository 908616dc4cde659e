"""How well a held figure fits the time that a question wants."""

import datetime
import re
from functools import lru_cache

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.held import HeldFigure
from yjqa.ask.kpis.wanted import Wanted
from yjqa.extract.years import FoundPeriod, find_periods
from yjqa.records import Period

_PAST_YEAR = re.compile(r"\b(?:past|last|previous) year\b", re.IGNORECASE)
_APRIL = 4
"""The month with which a financial year begins."""

_UNDATED, _DATED = 0.9, 0.5
"""How well a figure without dates, and one with, fits a time without dates that is not its own ("on a typical day")."""

_OF_THE_PAPER = 0.8
"""How well a figure fits in time whose paper, not period, is of the time that is asked for."""


def period_fit(held: HeldFigure, wanted: Wanted, knowledge: Knowledge) -> float:
    """1 where the figure is of a period that is asked for, or where none is; 0 where it is of another."""
    if wanted.last_year and not wanted.periods and not _is_last_year(held, knowledge):
        return 0.0
    if not wanted.periods:
        return 1.0
    named_otherwise = wanted.of_papers or any(
        term.stands_in(held.around) and not term.stands_in(held.own | held.sentence) for term in wanted.terms
    )
    return max(
        _fits_period(held, period, knowledge)
        or (_OF_THE_PAPER if named_otherwise and _is_date_of_paper(held, period, knowledge) else 0.0)
        for period in wanted.periods
    )


def _is_last_year(held: HeldFigure, knowledge: Knowledge) -> bool:
    """Whether a figure is of the financial year before its paper's, or of "the past year"."""
    own = held.kpi.period
    document = knowledge.documents.get(held.kpi.source.document)
    if own is None or document is None:
        return False
    if _PAST_YEAR.search(own.raw):
        return True
    papers = [found.period.start for found in find_periods(document.period or "") if found.period.start]
    start = papers[0] if papers else document.date
    end = own.end or own.start
    if start is None or end is None:
        return False
    first = datetime.date(start.year - (start.month < _APRIL) - 1, _APRIL, 1)
    return first <= end < first.replace(year=first.year + 1)


def _is_date_of_paper(held: HeldFigure, asked: Period, knowledge: Knowledge) -> bool:
    """Whether a question that names the figure's section as well means the paper's own date."""
    document = knowledge.documents.get(held.kpi.source.document)
    return (
        document is not None and document.date is not None and asked.start is not None and _holds(asked, document.date)
    )


def _fits_period(held: HeldFigure, asked: Period, knowledge: Knowledge) -> float:
    own = held.kpi.period
    if own is not None and (own.start or own.end):
        if fit := _overlap(own, asked):
            return fit
    elif own is not None and own.raw.lower() in asked.raw.lower():
        return 1.0
    if asked.start is None and asked.end is None:
        return _UNDATED if own is None or not (own.start or own.end) else _DATED
    texts = [*held.kpi.source.section[-1:], held.kpi.source.title, held.kpi.source.document.replace("-", " ")]
    if own is None or not (own.start or own.end):
        document = knowledge.documents.get(held.kpi.source.document)
        texts += [held.kpi.source.quote, *held.kpi.source.section, (document and document.period) or ""]
        if own is None and document and document.date and _holds(asked, document.date):
            return 0.85
    return 0.85 if any(_overlap(found.period, asked) == 1.0 for text in texts for found in _periods_of(text)) else 0.0


@lru_cache(maxsize=20_000)
def _periods_of(text: str) -> tuple[FoundPeriod, ...]:
    """The periods of a heading or title: the same for many figures and every question."""
    return tuple(find_periods(text))


def _overlap(own: Period, asked: Period) -> float:
    """How well two dated periods agree: the same, ending together, or one the part of the other that is asked for."""
    if own.end is not None and own.end == asked.end:
        return 1.0 if own.start in (asked.start, None) or asked.start is None else 0.95
    if (
        asked.start
        and asked.end
        and own.end
        and _holds(asked, own.end)
        and (own.start is None or own.start >= asked.start)
    ):
        return 0.85
    if own.end is None and own.start is not None and own.start == asked.start:
        return 1.0
    return 0.0


def _holds(period: Period, day: datetime.date) -> bool:
    return (period.start is None or period.start <= day) and (period.end is None or day <= period.end)
