"""Risks, from registers and lists of key risks."""

from operator import attrgetter
from typing import Annotated, Any

from pydantic import Field

from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR, example_source
from yjqa.http.lists.filters import HasWords, IsAtLeast, IsAtMost, IsNamedOrHasWords, IsSameText
from yjqa.http.lists.ordering import sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import BY_SOURCE, Number, SourcedQuery, paper_of, sort_by
from yjqa.http.query_parameters import Texts
from yjqa.records import Risk

_Words = Annotated[Texts, HasWords()]
_Rating = Annotated[Texts, IsSameText(), Field(description="as printed: a number or a word")]


_SORTS = sorts_of(Risk, BY_SOURCE)


class RiskQuery(SourcedQuery):
    """What the list of risks can be asked."""

    sort: Texts = sort_by(_SORTS)
    risk: Annotated[_Words, Field(description="words of the risk")] = ()
    causes: Annotated[_Words, Field(description="words of its causes")] = ()
    consequences: Annotated[_Words, Field(description="words of its consequences")] = ()
    owner: Annotated[
        Texts,
        IsNamedOrHasWords(),
        Field(description="who owns it: a name or initials, or words of the owner as printed"),
    ] = ()
    impact: _Rating = ()
    likelihood: _Rating = ()
    score: _Rating = ()
    score_min: Annotated[
        Number | None, IsAtLeast(attrgetter("score")), Field(description="a number, not less than this")
    ] = None
    score_max: Annotated[
        Number | None, IsAtMost(attrgetter("score")), Field(description="a number, not more than this")
    ] = None
    controls: Annotated[_Words, Field(description="words of what is done against it")] = ()
    further_controls: Annotated[_Words, Field(description="words of what more is to be done")] = ()
    residual_impact: _Rating = ()
    residual_likelihood: _Rating = ()
    residual_score: _Rating = ()
    residual_score_min: Annotated[
        Number | None, IsAtLeast(attrgetter("residual_score")), Field(description="a number, not less than this")
    ] = None
    residual_score_max: Annotated[
        Number | None, IsAtMost(attrgetter("residual_score")), Field(description="a number, not more than this")
    ] = None


RISKS = RecordList(
    "risks",
    Risk,
    lambda library: library.records("risks"),
    papers=paper_of,
    sorts=_SORTS,
)


class RiskList(RecordPage[Risk]):
    """A page of the risks."""


EXAMPLE: dict[str, Any] = {
    "items": [
        {
            "id": "risk-register:risk:44d0aa19c7",
            "kind": "risk",
            "source": {
                **example_source("risk-register", "Grant ends in March"),
                "table": {"label": "Risk", "row": 0, "column": None},
            },
            "risk": "Grant ends in March",
            "causes": "No settlement beyond this year",
            "consequences": "Two posts are lost",
            "owner": "Head of Service",
            "impact": 4,
            "likelihood": 3,
            "score": 12,
            "controls": "Monthly review of spending",
            "further_controls": None,
            "residual_impact": 3,
            "residual_likelihood": 2,
            "residual_score": 6,
            "also": [],
        }
    ],
    "total": 31,
    "next_cursor": EXAMPLE_CURSOR,
    "notes": [],
}
