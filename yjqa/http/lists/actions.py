"""The action register: every action once, with its latest status."""

from typing import Annotated, Any

from pydantic import Field

from yjqa.ask.actions.register import mentions
from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR
from yjqa.http.lists.filters import Getter, HasWords, IsAfter, IsAmong, IsBefore, IsNamed, IsSameText
from yjqa.http.lists.ordering import as_plain, sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import BY_SOURCE, Day, SourcedQuery, inside, paper_of, sort_by
from yjqa.http.query_parameters import MOST_VALUES, Texts
from yjqa.records import Action, Rag, Status


class _Mentions(IsNamed):
    """Names somebody without making them its owner."""

    def is_of(self, record: Action, names: frozenset[str], get: Getter) -> bool:
        """Whether an action mentions one of the names."""
        return mentions(record, tuple(names))


def _owners(action: Action) -> tuple[str, ...]:
    return tuple(owner.name for owner in action.owners)


_NAMES = "full name, first name, surname, initials or team; typing errors are forgiven"
_Named = Annotated[Texts, IsNamed(_owners)]
_due_date, _meeting_date = inside("due.date"), inside("meeting.date")


_SORTS = sorts_of(
    Action,
    {
        "owners": lambda action: as_plain(_owners(action)),
        "owner": lambda action: as_plain(_owners(action)),
        "due": lambda action: as_plain(_due_date(action)),
        "meeting": lambda action: as_plain(inside("meeting.body")(action)),
        "meeting_date": lambda action: as_plain(_meeting_date(action)),
        **BY_SOURCE,
    },
    without=("notes",),
)


class ActionQuery(SourcedQuery):
    """What the register can be asked."""

    sort: Texts = sort_by(_SORTS)
    owner: Annotated[_Named, Field(description=f"who owns it: {_NAMES}")] = ()
    owners: Annotated[_Named, Field(description="the same as `owner`")] = ()
    mentions: Annotated[
        Texts, _Mentions(), Field(description=f"names this person without making them its owner: {_NAMES}")
    ] = ()
    text: Annotated[Texts, HasWords(), Field(description="words of what is to be done")] = ()
    status: Annotated[tuple[Status, ...], IsAmong(), Field(description="`open` where nothing is said")] = ()
    status_stated: Annotated[bool | None, IsAmong(), Field(description="whether a paper says its status")] = None
    rag: Annotated[tuple[Rag, ...], IsAmong(), Field(description="the paper's own traffic light for it")] = ()
    due: Annotated[Texts, HasWords(inside("due.raw")), Field(description="words of its deadline as printed")] = ()
    due_before: Annotated[
        Day | None, IsBefore(_due_date), Field(description="its deadline is known and lies before this day")
    ] = None
    due_after: Annotated[
        Day | None, IsAfter(_due_date), Field(description="its deadline is known and lies after this day")
    ] = None
    progress: Annotated[Texts, HasWords(), Field(description="words of what was said of it")] = ()
    reference: Annotated[Texts, IsSameText(), Field(description="its number or paragraph")] = ()
    group: Annotated[Texts, HasWords(), Field(description="words of the heading of its table or section")] = ()
    objective: Annotated[Texts, HasWords(), Field(description="words of the objective that it serves")] = ()
    benefit: Annotated[Texts, HasWords(), Field(description="words of what it is to bring")] = ()
    meeting: Annotated[
        Texts, HasWords(inside("meeting.body")), Field(description="words of the name of the body that raised it")
    ] = ()
    meeting_date: Annotated[
        tuple[Day, ...], IsAmong(_meeting_date), Field(max_length=MOST_VALUES, description="day of that meeting")
    ] = ()
    meeting_date_before: Annotated[Day | None, IsBefore(_meeting_date), Field(description="raised before this day")] = (
        None
    )
    meeting_date_after: Annotated[Day | None, IsAfter(_meeting_date), Field(description="raised after this day")] = None


ACTIONS = RecordList(
    "actions",
    Action,
    lambda library: library.register(),
    papers=paper_of,
    sorts=_SORTS,
)


class ActionList(RecordPage[Action]):
    """A page of the action register."""


EXAMPLE: dict[str, Any] = {
    "items": [
        {
            "id": "board-minutes-2019-07-10:action:1f0c2d7a9b",
            "kind": "action",
            "source": {
                "document": "board-minutes-2019-07-10",
                "title": "Minutes of the Management Board",
                "page": 2,
                "page_label": "2",
                "section": ["3. Performance"],
                "paragraph": "3.4",
                "lines": None,
                "bbox": [72.0, 310.5, 523.0, 322.5],
                "table": None,
                "quote": "Action: A. Example to circulate the reoffending toolkit by 30 September 2019.",
            },
            "text": "circulate the reoffending toolkit",
            "owners": [
                {"name": "Ann Example", "raw": "A. Example", "person": "board-minutes-2019-07-10:person:77ab01"}
            ],
            "owners_raw": "A. Example",
            "due": {"raw": "30 September 2019", "date": "2019-09-30", "precision": "day"},
            "status": "open",
            "status_stated": False,
            "rag": None,
            "progress": None,
            "reference": "3.4",
            "group": "3. Performance",
            "objective": None,
            "benefit": None,
            "mentions": [],
            "meeting": {"body": "Management Board", "date": "2019-07-10"},
            "also": [],
            "history": [],
            "notes": [],
        }
    ],
    "total": 31,
    "next_cursor": EXAMPLE_CURSOR,
    "notes": ["“AE” was read as Ann Example."],
}
