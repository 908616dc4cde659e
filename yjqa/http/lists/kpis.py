"""Performance figures, as the papers print them."""

from operator import attrgetter
from typing import Annotated, Any

from pydantic import Field

from yjqa.compare.kpi_filter import indicator_named
from yjqa.compare.periods import Span, asked_span
from yjqa.errors import InvalidRequest
from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR, example_source
from yjqa.http.lists.filters import (
    Filter,
    FilterContext,
    Getter,
    IsAmong,
    IsAtLeast,
    IsAtMost,
    IsOfArea,
    Match,
    has_words,
)
from yjqa.http.lists.ordering import as_plain, sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import BY_SOURCE, Number, SourcedQuery, inside, paper_of, sort_by
from yjqa.http.lists.wording import folded_words
from yjqa.http.query_parameters import Texts
from yjqa.records import Indicator, Kpi, Unit


class _IsIndicator(Filter):
    """Is the indicator that a text names in the field's words, or has all words of it in its printed name."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of texts."""
        named = {indicator_named(text) for text in asked} - {None}
        words = [folded_words(text) for text in asked]
        return Match(lambda record: record.indicator_canonical in named or has_words(record.indicator, words))


class _IsOfPeriod(Filter):
    """Lies in the year or period that a text says; has all words of it where it says none, or the paper's period has no days."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a tuple of texts."""
        wanted = [(_span(text), [folded_words(text)]) for text in asked]

        def fits(record: Kpi) -> bool:
            period = record.period
            if period is None:
                return False
            days = Span(period.end, period.start) if period.start and period.end else None
            return any(span.holds(days) if span and days else has_words(period.raw, words) for span, words in wanted)

        return Match(fits)


def _span(text: str) -> Span | None:
    try:
        return asked_span(text)
    except InvalidRequest:
        return None


_SORTS = sorts_of(Kpi, {"period": lambda kpi: as_plain(inside("period.end")(kpi)), **BY_SOURCE})


class KpiQuery(SourcedQuery):
    """What the list of performance figures can be asked."""

    sort: Texts = sort_by(_SORTS)
    indicator: Annotated[
        Texts, _IsIndicator(), Field(description="an indicator in the field's words, or words of its printed name")
    ] = ()
    indicator_canonical: Annotated[
        tuple[Indicator, ...], IsAmong(), Field(description="what is measured, whatever the paper calls it")
    ] = ()
    area: Annotated[Texts, IsOfArea(), Field(description="an area, whatever its name is written like")] = ()
    unit: Annotated[tuple[Unit, ...], IsAmong(), Field(description="the unit of the figure")] = ()
    period: Annotated[
        Texts,
        _IsOfPeriod(),
        Field(description="a year or period (2019/20, 2019, Q2 2019/20) in which it lies, or words of it as printed"),
    ] = ()
    value_min: Annotated[
        Number | None, IsAtLeast(attrgetter("value")), Field(description="not less than, in its unit")
    ] = None
    value_max: Annotated[
        Number | None, IsAtMost(attrgetter("value")), Field(description="not more than, in its unit")
    ] = None
    target_min: Annotated[
        Number | None, IsAtLeast(attrgetter("target")), Field(description="its target is known and not less than this")
    ] = None
    target_max: Annotated[
        Number | None, IsAtMost(attrgetter("target")), Field(description="its target is known and not more than this")
    ] = None
    comparator: Annotated[
        bool | None, IsAmong(), Field(description="whether its area is one that the paper's own is set against")
    ] = None


KPIS = RecordList(
    "kpis",
    Kpi,
    lambda library: library.records("kpis"),
    papers=paper_of,
    sorts=_SORTS,
)


class KpiList(RecordPage[Kpi]):
    """A page of the performance figures."""


EXAMPLE: dict[str, Any] = {
    "items": [
        {
            "id": "plan-2019-20:kpi:b8a2f1360d",
            "kind": "kpi",
            "source": {
                **example_source("plan-2019-20", "First time entrants | 212"),
                "table": {"label": "Indicator", "row": 0, "column": 2},
            },
            "indicator": "First time entrants",
            "indicator_canonical": "first_time_entrants",
            "area": "Exampleshire",
            "value": 212,
            "unit": "per_100000",
            "period": {"raw": "2019/20", "start": "2019-04-01", "end": "2020-03-31"},
            "target": 200,
            "comparator": False,
        }
    ],
    "total": 31,
    "next_cursor": EXAMPLE_CURSOR,
    "notes": [],
}
