"""The papers that are held."""

from operator import attrgetter
from typing import Annotated, Any

from pydantic import Field

from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR
from yjqa.http.lists.filters import HasWords, HasYearOrWords, IsAmong, IsOfArea, IsOfDocument
from yjqa.http.lists.ordering import sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import DatedQuery, ListQuery, sort_by
from yjqa.http.query_parameters import Texts
from yjqa.records import DocumentKind, DocumentRecord

_SORTS = sorts_of(DocumentRecord, {}, without=("sha256", "warnings"))


class DocumentQuery(DatedQuery, ListQuery):
    """What the list of papers can be asked."""

    sort: Texts = sort_by(_SORTS)
    document: Annotated[
        Texts, IsOfDocument(attrgetter("id")), Field(description="its id; one that is not held is an error")
    ] = ()
    title: Annotated[Texts, HasWords(), Field(description="words of its title")] = ()
    document_kind: Annotated[tuple[DocumentKind, ...], IsAmong(), Field(description="what sort of paper it is")] = ()
    area: Annotated[
        Texts,
        IsOfArea(attrgetter("areas")),
        Field(description="an area that it is about, whatever its name is written like"),
    ] = ()
    areas: Annotated[Texts, IsOfArea(), Field(description="the same as `area`")] = ()
    period: Annotated[
        Texts, HasYearOrWords(), Field(description="a year (2019/20), or words of the period as printed")
    ] = ()
    file: Annotated[Texts, HasWords(), Field(description="words of its file's name")] = ()
    warnings: Annotated[Texts, HasWords(), Field(description="words of what could not be read of it")] = ()


DOCUMENTS = RecordList(
    "documents",
    DocumentRecord,
    lambda library: library.documents(),
    papers=lambda document: (document.id,),
    sorts=_SORTS,
)


class DocumentList(RecordPage[DocumentRecord]):
    """A page of the papers."""


EXAMPLE_DOCUMENT: dict[str, Any] = {
    "id": "plan-2019-20",
    "kind": "document",
    "title": "Youth Justice Plan 2019/20",
    "document_kind": "plan",
    "areas": ["Exampleshire"],
    "period": "2019/20",
    "date": "2019-07-01",
    "pages": 24,
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "file": "plan-2019-20.pdf",
    "records": {"action": 12, "budget": 30},
    "warnings": [],
}

EXAMPLE: dict[str, Any] = {"items": [EXAMPLE_DOCUMENT], "total": 31, "next_cursor": EXAMPLE_CURSOR, "notes": []}
