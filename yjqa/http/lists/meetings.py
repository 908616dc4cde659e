"""Meetings that were held, are to come or are referred to."""

from typing import Annotated, Any

from pydantic import Field

from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR, example_source
from yjqa.http.lists.filters import HasWords, IsAmong
from yjqa.http.lists.ordering import sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import BY_SOURCE, DatedQuery, SourcedQuery, paper_of, sort_by
from yjqa.http.query_parameters import Texts
from yjqa.records import Meeting, MeetingKind

_SORTS = sorts_of(Meeting, BY_SOURCE)


class MeetingQuery(DatedQuery, SourcedQuery):
    """What the list of meetings can be asked."""

    sort: Texts = sort_by(_SORTS)
    body: Annotated[Texts, HasWords(), Field(description="words of the name of the body that meets")] = ()
    time: Annotated[Texts, HasWords(), Field(description="words of the time as printed")] = ()
    venue: Annotated[Texts, HasWords(), Field(description="words of where it is")] = ()
    meeting_kind: Annotated[
        tuple[MeetingKind, ...], IsAmong(), Field(description="held, still to come, or only referred to")
    ] = ()


MEETINGS = RecordList(
    "meetings",
    Meeting,
    lambda library: library.records("meetings"),
    papers=paper_of,
    sorts=_SORTS,
)


class MeetingList(RecordPage[Meeting]):
    """A page of the meetings."""


EXAMPLE: dict[str, Any] = {
    "items": [
        {
            "id": "board-minutes-2019-07-10:meeting:9c3e50f1b2",
            "kind": "meeting",
            "source": example_source("board-minutes-2019-07-10", "Next meeting: 18 September 2019, 10am, Example Hall"),
            "body": "Management Board",
            "date": "2019-09-18",
            "time": "10am",
            "venue": "Example Hall",
            "meeting_kind": "future",
        }
    ],
    "total": 31,
    "next_cursor": EXAMPLE_CURSOR,
    "notes": [],
}
