"""Jobs: what becomes of uploaded papers."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from yjqa.http.callers import needs
from yjqa.http.links import next_link
from yjqa.http.negotiation import VARIES, negotiated_form
from yjqa.http.problems import HttpProblem, documented
from yjqa.http.service import CurrentService
from yjqa.http.streams import Event, stream, streamed
from yjqa.service.jobs import Job, Jobs, State

router = APIRouter(prefix="/v1/jobs", tags=["documents"], dependencies=[Depends(needs("read"))])

_LOOK_SECONDS = 0.25
"""How often a stream looks whether its job has got on."""

_EXAMPLE = 'event: progress\ndata: {"id": "…", "state": "reading", "progress": 0.1, …}\n\nevent: done\ndata: {"id": "…", "state": "done", …}\n\n'

_EVENTS = "`progress` with the job whenever it has got on; the last one is `done`, `failed` or `cancelled`."

JobId = Annotated[str, Path(description="the id of a job", examples=["0123456789abcdef0123456789abcdef"])]


class JobList(BaseModel):
    """A page of jobs, the newest first."""

    items: list[Job]
    total: int = Field(description="how many jobs fit, on all pages")
    next_cursor: str | None = Field(description="asks for the next page as `cursor`; `null` on the last one")
    notes: list[str] = Field(default_factory=list)


class JobQuery(BaseModel):
    """Which jobs."""

    model_config = ConfigDict(extra="forbid")

    state: tuple[State, ...] = Field((), description="in one of these states")
    limit: int = Field(100, ge=1, le=1000, description="the most jobs of a page")
    cursor: str | None = Field(None, pattern=r"^[1-9][0-9]{0,17}$", description="`next_cursor` of the page before")


@router.get("", summary="List jobs", responses=documented(422))
def list_jobs(
    query: Annotated[JobQuery, Query()], request: Request, response: Response, service: CurrentService
) -> JobList:
    """The papers that were uploaded of late, the newest first. A job is kept for a week after it has ended."""
    before = None if query.cursor is None else int(query.cursor)
    page = service.jobs.page(query.state, query.limit, before)
    cursor = None if page.next is None else str(page.next)
    response.headers["Cache-Control"] = "no-store"
    if cursor is not None:
        response.headers["Link"] = next_link(request, cursor)
    return JobList(items=page.jobs, total=page.total, next_cursor=cursor)


@router.get(
    "/{job_id}",
    summary="See what becomes of an uploaded paper",
    response_model=Job,
    responses={200: {"content": streamed(_EVENTS, _EXAMPLE)}, **documented(404)},
)
def get_job(job_id: JobId, request: Request, response: Response, service: CurrentService) -> Job | Response:
    """A job as it is now; as a stream of events (`Accept: text/event-stream`) until it has ended."""
    form = negotiated_form(request, None, ("json", "events"))
    job = service.jobs.get(job_id)
    if job is None:
        raise _unknown(job_id)
    if form == "events":
        streaming = stream(_events(job, service.jobs), service)
        streaming.headers.update(VARIES)
        return streaming
    response.headers.update({**VARIES, "Cache-Control": "no-store"})
    return job


@router.delete(
    "/{job_id}",
    summary="Cancel a job",
    status_code=204,
    responses=documented(404, 409),
    dependencies=[Depends(needs("write"))],
)
def cancel_job(job_id: JobId, service: CurrentService) -> None:
    """Has a paper not be read, or its reading broken off: nothing of it is kept."""
    if service.jobs.cancel(job_id):
        service.files.discard(job_id)
        return
    job = service.jobs.get(job_id)
    if job is None:
        raise _unknown(job_id)
    if job.state != "cancelled":
        what = "it has ended" if job.has_ended else "its paper is just being kept"
        remedy = (
            f"Delete the paper instead: /v1/documents/{job.document}."
            if job.document
            else "See it for what came of it."
        )
        raise HttpProblem(409, "job-not-waiting", "The job cannot be cancelled any more", f"{job_id}: {what}. {remedy}")


async def _events(job: Job, jobs: Jobs) -> AsyncIterator[Event]:
    """A job whenever it has got on, until it has ended or its paper was deleted."""
    current: Job | None = job
    told = None
    while current is not None:
        if current != told:
            yield Event(current.state if current.has_ended else "progress", current)
            told = current
        if current.has_ended:
            return
        await asyncio.sleep(_LOOK_SECONDS)
        current = await anyio.to_thread.run_sync(jobs.get, job.id)


def _unknown(id: str) -> HttpProblem:
    detail = (
        f"{id}: there is no such job, or none any more: it is forgotten a week after it has ended, or with its paper."
    )
    return HttpProblem(404, "unknown-job", "No such job", detail)
