"""What went wrong, as `application/problem+json` (RFC 9457): what every client gets instead of an answer."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Literal

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from yjqa.errors import (
    DiskFull,
    EmptyLibrary,
    InvalidRequest,
    ModelUnavailable,
    OriginalChanged,
    OriginalGone,
    StoreError,
    UnknownDocument,
    UnreadablePaper,
    YjqaError,
)
from yjqa.http.validation import FieldProblem, field_problems

MEDIA_TYPE = "application/problem+json"

_URN = "urn:yjqa:problem:"

_log = logging.getLogger("yjqa.http")

ProblemName = Literal[
    "address-too-long",
    "body-too-large",
    "body-too-slow",
    "busy",
    "conversation-gone",
    "disk-full",
    "expired-key",
    "file-changed",
    "file-gone",
    "forbidden",
    "headers-too-large",
    "host-not-allowed",
    "internal",
    "invalid-cursor",
    "invalid-request",
    "job-not-waiting",
    "key-in-address",
    "malformed",
    "malformed-upload",
    "method-not-allowed",
    "model-unavailable",
    "no-figure",
    "no-key",
    "no-papers",
    "no-picture",
    "not-acceptable",
    "not-found",
    "not-on-page",
    "origin-not-allowed",
    "page-not-drawn",
    "paper-too-large",
    "range-not-satisfiable",
    "refused",
    "revoked-key",
    "several-figures",
    "stopping",
    "store",
    "too-many-requests",
    "too-slow",
    "unknown-document",
    "unknown-job",
    "unknown-key",
    "unknown-page",
    "unknown-record",
    "unreadable-paper",
    "unsupported-media-type",
]
"""Every problem that is told, as the end of its `type`. They are names in other people's programs: add, never rename; docs/http.md has them all."""


class Problem(BaseModel):
    """What went wrong and what to do (RFC 9457). `type` is stable: programs may go by it."""

    type: str = Field(description="which problem it is", examples=[f"{_URN}unknown-document"])
    title: str = Field(description="the problem in few words", examples=["No such paper"])
    status: int = Field(description="the HTTP status", examples=[404])
    detail: str = Field(description="what was wrong here and what to do")
    errors: list[FieldProblem] = Field(default_factory=list, description="the parts of the request that are wrong")


class HttpProblem(Exception):
    """A problem to be told. `name` is the end of its `type`; `headers` go with it."""

    def __init__(
        self,
        status: int,
        name: ProblemName,
        title: str,
        detail: str,
        *,
        errors: list[FieldProblem] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.name = name
        self.problem = Problem(type=f"{_URN}{name}", title=title, status=status, detail=detail, errors=errors or [])
        self.headers = headers


PROBLEMS: tuple[tuple[type[YjqaError], int, ProblemName, str], ...] = (
    (UnknownDocument, 404, "unknown-document", "No such paper"),
    (OriginalGone, 410, "file-gone", "The paper's file is gone"),
    (OriginalChanged, 409, "file-changed", "The paper's file is another one by now"),
    (EmptyLibrary, 409, "no-papers", "No papers are held"),
    (InvalidRequest, 422, "invalid-request", "The request cannot be met"),
    (UnreadablePaper, 422, "unreadable-paper", "The paper cannot be read"),
    (ModelUnavailable, 503, "model-unavailable", "The embedding model is missing"),
    (DiskFull, 507, "disk-full", "No room on the disk"),
    (StoreError, 503, "store", "The knowledge base cannot be used"),
    (YjqaError, 500, "internal", "Something went wrong"),
)
"""From an error to its status, the end of its type and its title; the first that fits."""


def problem_response(problem: HttpProblem) -> JSONResponse:
    """The problem as a response."""
    return JSONResponse(
        problem.problem.model_dump(), problem.problem.status, dict(problem.headers or {}), media_type=MEDIA_TYPE
    )


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may tell, for its `responses`."""
    content = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def add_problem_handlers(app: FastAPI) -> None:
    """Has every error told as a problem, and `Problem` in the OpenAPI document."""

    async def tell(request: Request, error: Exception) -> JSONResponse:
        if isinstance(error, RequestValidationError):
            error = invalid_request(field_problems(request, error))
        return problem_response(problem_of(error))

    for kind in (HttpProblem, YjqaError, RequestValidationError, HTTPException, Exception):
        app.add_exception_handler(kind, tell)


def problem_of(error: Exception) -> HttpProblem:
    """The problem that an error is told as. Of an error that is not ours nothing is told."""
    match error:
        case HttpProblem():
            return error
        case YjqaError():
            status, name, title = next(row[1:] for row in PROBLEMS if isinstance(error, row[0]))
            if status < 500:
                return HttpProblem(status, name, title, str(error))
            _log.error("%s", error)
            return HttpProblem(status, name, title, _without_place(str(error)))
        case HTTPException(status_code=404):
            detail = "There is nothing at this address. What there is, / and /openapi.json tell."
            return HttpProblem(404, "not-found", "Nothing here", detail)
        case HTTPException():
            title = HTTPStatus(error.status_code).phrase
            return HttpProblem(error.status_code, "refused", title, str(error.detail), headers=error.headers)
        case _:
            return HttpProblem(500, "internal", "Something went wrong", "The service failed; its log says more.")


def _without_place(message: str) -> str:
    """What a message says, without the file or folder of the service that it begins with: that is no stranger's business."""
    place, _, told = message.partition(": ")
    return told[:1].upper() + told[1:] if "/" in place or "\\" in place else message


def invalid_request(found: list[FieldProblem]) -> HttpProblem:
    """The problem with a request of which these parts are wrong."""
    detail = "; ".join(f"{one.where}: {one.what}" for one in found)
    return HttpProblem(422, "invalid-request", "The request cannot be met", detail, errors=found)
