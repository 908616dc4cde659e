"""Abbreviations with the expansions that the papers give."""

from typing import Annotated, Any

from pydantic import Field

from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR, example_source
from yjqa.http.lists.filters import HasWords, IsSameText
from yjqa.http.lists.ordering import sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import BY_SOURCE, SourcedQuery, paper_of, sort_by
from yjqa.http.query_parameters import Texts
from yjqa.records import Acronym

_SORTS = sorts_of(Acronym, BY_SOURCE)


class AcronymQuery(SourcedQuery):
    """What the list of abbreviations can be asked."""

    sort: Texts = sort_by(_SORTS)
    acronym: Annotated[Texts, IsSameText(), Field(description="the abbreviation, in capitals or not")] = ()
    expansion: Annotated[Texts, HasWords(), Field(description="words of what it stands for")] = ()


ACRONYMS = RecordList(
    "acronyms",
    Acronym,
    lambda library: library.records("acronyms"),
    papers=paper_of,
    sorts=_SORTS,
)


class AcronymList(RecordPage[Acronym]):
    """A page of the abbreviations."""


EXAMPLE: dict[str, Any] = {
    "items": [
        {
            "id": "plan-2019-20:acronym:3d7710e8ab",
            "kind": "acronym",
            "source": example_source("plan-2019-20", "first time entrants (FTE)"),
            "acronym": "FTE",
            "expansion": "first time entrants",
        }
    ],
    "total": 31,
    "next_cursor": EXAMPLE_CURSOR,
    "notes": [],
}
