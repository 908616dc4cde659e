"""Searching: the passages of the papers that are nearest to some words."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from yjqa.ask import LONGEST_QUESTION, one_line
from yjqa.errors import UnknownDocument
from yjqa.http.callers import Caller, CurrentCaller, needs
from yjqa.http.computing import while_connected
from yjqa.http.etags import NOT_MODIFIED, etagged
from yjqa.http.problems import documented
from yjqa.http.query_parameters import MOST_VALUES
from yjqa.http.service import CurrentService, Service
from yjqa.index.passages import PassageKind
from yjqa.index.search import Hit
from yjqa.records import Source
from yjqa.store import unknown_document

router = APIRouter(prefix="/v1", tags=["questions"], dependencies=[Depends(needs("read"))])

_NO_PAPERS = "No papers are held yet."
_NARROW = "No passage is of all that document, area, year and kind say. Leave one of them out to search more."
_NO_MODEL = "These were found by their words only: the embedding model is not installed, or was not when their papers were read."


Year = Annotated[
    str,
    Field(json_schema_extra={"pattern": r"^\s*(19|20)[0-9]{2}(\s*[/–-]\s*(20)?[0-9]{2})?\s*$"}, examples=["2017/18"]),
]
"""What the search takes for a year; it says itself what is wrong with another text."""


class SearchQuery(BaseModel):
    """What is searched for, and where. Of several values of one field any fits."""

    model_config = ConfigDict(extra="forbid")

    q: str = Field(
        min_length=1, max_length=LONGEST_QUESTION, description="what is searched for", examples=["mentoring"]
    )
    document: list[str] = Field([], max_length=MOST_VALUES, description="only in these papers, by id")
    area: list[str] = Field(
        [], max_length=MOST_VALUES, description="only in papers about these areas, and in passages that name them"
    )
    year: list[Year] = Field(
        [],
        max_length=MOST_VALUES,
        description="only in papers of these years, financial (`2017/18`) or not (`2017`), and in passages that name them",
    )
    kind: list[PassageKind] = Field(
        [], max_length=MOST_VALUES, description="only passages of these kinds; `record`: a record said as a sentence"
    )
    limit: int = Field(10, ge=1, le=50, description="the most passages")


class FoundPassage(BaseModel):
    """A passage that was found."""

    text: str = Field(
        description="the paper's own words; of a `record` the record as a sentence",
        examples=["3.4 Mentoring is offered to every young person who leaves custody."],
    )
    context: str = Field(
        description="the headings above it, and its table's caption", examples=["Priorities › Resettlement"]
    )
    kind: PassageKind
    score: float = Field(
        description="how well it fits, 0 to 2; it means the same from one search to another", examples=[1.21]
    )
    cosine: float | None = Field(description="how near it is in meaning, -1 to 1; null where that is not known")
    record: str | None = Field(description="id of the record that it says; null unless it is a `record`")
    source: Source


class FoundPassages(BaseModel):
    """Passages, the best first."""

    items: list[FoundPassage]
    notes: list[str] = Field(description="what a reader should know of the search")


@router.get(
    "/search",
    summary="Search passages",
    dependencies=[Depends(etagged)],
    responses={**NOT_MODIFIED, **documented(404, 422, 503)},
)
async def search(
    query: Annotated[SearchQuery, Query()], request: Request, service: CurrentService, caller: CurrentCaller
) -> FoundPassages:
    """The passages that are nearest to the words, by meaning and by the words themselves, best first.

    A passage stands for itself: a numbered paragraph, a list with its lead-in, a table row with its headers, or a record said as a
    sentence. Nothing is answered here; that is what asking is for.
    """
    text = one_line(query.q)
    await run_in_threadpool(_check, service, caller, query, text)
    asked = "passages", text, query.model_dump_json(exclude={"q"})
    making = service.computing.result(asked, lambda: _found(service, query, text), caller.key)
    return await while_connected(request, making)


def _check(service: Service, caller: Caller, query: SearchQuery, text: str) -> None:
    """Notes the search in the audit log. Raises `UnknownDocument` for a paper that is not held."""
    held = {document.id for document in service.library.documents()}
    for document_id in query.document:
        if document_id not in held:
            raise UnknownDocument(unknown_document(document_id, held))
    service.audit.note(caller.name, caller.key, caller.address, "searched", question=text)


def _found(service: Service, query: SearchQuery, text: str) -> FoundPassages:
    hits = service.library.search(
        text,
        documents=query.document or None,
        areas=query.area or None,
        years=query.year or None,
        kinds=query.kind or None,
        limit=query.limit,
    )
    notes = []
    if not service.library.documents():
        notes.append(_NO_PAPERS)
    elif not hits and (query.document or query.area or query.year or query.kind):
        notes.append(_NARROW)
    if hits and all(hit.cosine is None for hit in hits):
        notes.append(_NO_MODEL)
    return FoundPassages(items=[_passage(hit) for hit in hits], notes=notes)


def _passage(hit: Hit) -> FoundPassage:
    passage = hit.passage
    return FoundPassage(
        text=passage.text,
        context=passage.context,
        kind=passage.kind,
        score=round(hit.score, 4),
        cosine=None if hit.cosine is None else round(hit.cosine, 4),
        record=passage.record,
        source=passage.source,
    )
