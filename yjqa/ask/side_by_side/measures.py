"""What was measured, side by side over areas and periods: one indicator of several areas, or over the years."""

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.wanted import read_wanted
from yjqa.ask.proposal import Proposal
from yjqa.ask.side_by_side.asking import OVER_AREAS, OVER_TIME
from yjqa.ask.side_by_side.wording import answer, fits_table, is_aligned
from yjqa.compare.kpi_filter import KpiFilter
from yjqa.errors import InvalidRequest
from yjqa.extract.indicators import find_indicators
from yjqa.records import Unit

_FIT = 0.95
_SERIES = 3
"""Figures from which on a table tells more of a trend than a sentence on the first and the last."""

_SAID = 3
"""Rows that a sentence says."""

_SPARE = frozenset(
    ("trend", "trends", "time", "years", "year", "quarter", "quarters", "period", "periods", "areas", "area", "look", "looks", "looked", "different", "across")
)  # fmt: skip
"""Words that only ask for a table."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """One indicator as a table; `None` where one figure is asked for, or words are left that a row of the table may not have."""
    over_time, over_areas = OVER_TIME.search(asked.text), OVER_AREAS.search(asked.text)
    own = [link.name for link in asked.scope.areas if not link.comparator]
    compared = asked.asks("compare") and len(own) > 1 and len(own) == len(asked.scope.areas)
    if not (over_time or over_areas or compared) or asked.scope.unknown_areas:
        return None
    wanted = read_wanted(asked, knowledge)
    named = [mention for mention in find_indicators(asked.text) if mention.indicator == wanted.indicator]
    left = [
        term
        for term in wanted.terms
        if term.word.text.lower() not in _SPARE and not any(one.start <= term.word.start < one.end for one in named)
    ]
    if wanted.indicator is None or left or wanted.target or wanted.negated or wanted.periods:
        return None
    units: tuple[Unit, ...] = ("percent", "per_100000", "per_1000", "ratio") if wanted.rate else ()
    rows_of = KpiFilter(
        units=units,
        indicators=(wanted.indicator,),
        areas=tuple(own),
        periods=asked.scope.years,
        comparators=len(own) < len(asked.scope.areas),
    )
    try:
        comparison = knowledge.library.compare_kpis(rows_of, document_ids=asked.scope.documents)
    except InvalidRequest:
        return None  # an area or a period of which nothing is held
    rows = comparison.rows
    alike = [row for row in rows if is_aligned(row)]
    longest = max((sum(cell is not None for cell in row.cells) for row in alike), default=0)
    if not fits_table(comparison, rows) or not (compared or longest >= (_SERIES if over_time else 2)):
        return None
    lead = "" if alike else "The papers give no like figures to compare. "
    return Proposal(answer(asked, comparison, rows, (alike or rows)[:_SAID], lead), _FIT)
