"""What partnerships mean to achieve: visions, objectives, priorities and recommendations."""

from typing import Annotated, Any

from pydantic import Field

from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR, example_source
from yjqa.http.lists.filters import HasWords, HasYearOrWords, IsAmong, IsOfArea
from yjqa.http.lists.ordering import sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import BY_SOURCE, SourcedQuery, paper_of, sort_by
from yjqa.http.query_parameters import Texts
from yjqa.records import Objective, ObjectiveKind, Rag

_SORTS = sorts_of(Objective, BY_SOURCE)


class ObjectiveQuery(SourcedQuery):
    """What the list of objectives can be asked."""

    sort: Texts = sort_by(_SORTS)
    text: Annotated[Texts, HasWords(), Field(description="words of the objective")] = ()
    objective_kind: Annotated[tuple[ObjectiveKind, ...], IsAmong(), Field(description="what sort of aim it is")] = ()
    area: Annotated[Texts, IsOfArea(), Field(description="an area, whatever its name is written like")] = ()
    period: Annotated[
        Texts, HasYearOrWords(), Field(description="a year (2019/20), or words of the period as printed")
    ] = ()
    progress: Annotated[Texts, HasWords(), Field(description="words of what was said of it")] = ()
    rag: Annotated[tuple[Rag, ...], IsAmong(), Field(description="the paper's own traffic light for it")] = ()
    forward_actions: Annotated[Texts, HasWords(), Field(description="words of what is to be done for it")] = ()


OBJECTIVES = RecordList(
    "objectives",
    Objective,
    lambda library: library.records("objectives"),
    papers=paper_of,
    sorts=_SORTS,
)


class ObjectiveList(RecordPage[Objective]):
    """A page of the objectives."""


EXAMPLE: dict[str, Any] = {
    "items": [
        {
            "id": "plan-2019-20:objective:5b1d90c2aa",
            "kind": "objective",
            "source": example_source("plan-2019-20", "Reduce the number of children entering the system."),
            "text": "Reduce the number of children entering the system",
            "objective_kind": "strategic_objective",
            "area": "Exampleshire",
            "period": "2019/20",
            "progress": None,
            "rag": "amber",
            "forward_actions": [],
            "also": [],
        }
    ],
    "total": 31,
    "next_cursor": EXAMPLE_CURSOR,
    "notes": [],
}
