"""People whom the papers name, as each paper names them."""

from typing import Annotated, Any

from pydantic import Field

from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR, example_source
from yjqa.http.lists.filters import HasWords, IsNamed, IsSameText
from yjqa.http.lists.ordering import sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import BY_SOURCE, SourcedQuery, paper_of, sort_by
from yjqa.http.query_parameters import Texts
from yjqa.records import Person


def _names(person: Person) -> tuple[str, ...]:
    return (person.name, *person.aliases)


_SORTS = sorts_of(Person, BY_SOURCE)


class PersonQuery(SourcedQuery):
    """What the list of people can be asked."""

    sort: Texts = sort_by(_SORTS)
    name: Annotated[
        Texts,
        IsNamed(_names),
        Field(description="full name, first name, surname or initials; typing errors are forgiven"),
    ] = ()
    title: Annotated[Texts, IsSameText(), Field(description="Councillor, Dr, …")] = ()
    role: Annotated[Texts, HasWords(), Field(description="words of the post")] = ()
    organisation: Annotated[Texts, HasWords(), Field(description="words of the organisation's name")] = ()
    initials: Annotated[Texts, IsSameText(), Field(description="initials that the paper settles")] = ()
    aliases: Annotated[Texts, HasWords(), Field(description="words of another form of the name")] = ()


PEOPLE = RecordList(
    "people",
    Person,
    lambda library: library.people(),
    papers=paper_of,
    sorts=_SORTS,
)


class PersonList(RecordPage[Person]):
    """A page of the people."""


EXAMPLE: dict[str, Any] = {
    "items": [
        {
            "id": "board-minutes-2019-07-10:person:77ab01c3d9",
            "kind": "person",
            "source": example_source(
                "board-minutes-2019-07-10", "Ann Example (AE), Head of Service, Exampleshire Council"
            ),
            "name": "Ann Example",
            "title": None,
            "role": "Head of Service",
            "organisation": "Exampleshire Council",
            "initials": ["AE"],
            "aliases": [],
            "also": [],
        }
    ],
    "total": 31,
    "next_cursor": EXAMPLE_CURSOR,
    "notes": [],
}
