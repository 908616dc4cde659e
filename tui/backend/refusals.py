"""What a service refuses, as the errors that the rest of yjqa knows."""

import re
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, ValidationError

from yjqa.errors import (
    AccessDenied,
    DamagedPaper,
    DiskFull,
    EmptyLibrary,
    EmptyPaper,
    EncryptedPaper,
    InvalidRequest,
    ModelUnavailable,
    OriginalChanged,
    OriginalGone,
    PaperTooLarge,
    ScannedPaper,
    ServiceUnreachable,
    StoreError,
    UnknownDocument,
    UnknownFormat,
    UnreadablePaper,
    YjqaError,
)

if TYPE_CHECKING:
    import httpx

MEDIA_TYPE = "application/problem+json"

_URN = "urn:yjqa:problem:"

_PAPERS: tuple[type[UnreadablePaper], ...] = (
    EmptyPaper, UnknownFormat, DamagedPaper, EncryptedPaper, PaperTooLarge, ScannedPaper, UnreadablePaper,
)  # fmt: skip


class _Problem(BaseModel):
    """The parts of a problem (RFC 9457) that are looked at."""

    model_config = ConfigDict(extra="ignore")

    type: str
    detail: str


def problem_name(kind: type[YjqaError]) -> str:
    """What the service calls an error of a kind: `EncryptedPaper` is "encrypted-paper"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()


_KINDS: dict[str, type[YjqaError]] = {
    **{problem_name(kind): kind for kind in _PAPERS},
    "unknown-document": UnknownDocument,
    "file-gone": OriginalGone,
    "file-changed": OriginalChanged,
    "no-papers": EmptyLibrary,
    "model-unavailable": ModelUnavailable,
    "disk-full": DiskFull,
    "store": StoreError,
    "invalid-request": InvalidRequest,
    "unknown-page": InvalidRequest,
    "no-figure": InvalidRequest,
    "no-key": AccessDenied,
    "unknown-key": AccessDenied,
    "expired-key": AccessDenied,
    "revoked-key": AccessDenied,
    "forbidden": AccessDenied,
    "host-not-allowed": AccessDenied,
    "origin-not-allowed": AccessDenied,
    "not-found": ServiceUnreachable,
    "busy": ServiceUnreachable,
    "stopping": ServiceUnreachable,
    "too-many-requests": ServiceUnreachable,
}
"""The error that each problem of the service is; all others are plain `YjqaError`."""

_LONGEST = 1_000
"""Characters of what a service says is wrong."""

_FOR_PEOPLE = {
    "no-key": "None was given yet. Whoever runs the service makes one with: yjqa keys create NAME",
}
"""What is said in place of the service's own words where those are for programmers."""


def kind_of_problem(type: str) -> type[YjqaError]:
    """The error that a problem of this type is."""
    return _KINDS.get(type.removeprefix(_URN), YjqaError)


def error_of(response: "httpx.Response", url: str) -> YjqaError:
    """What a response that is no answer says, mostly in the service's own words. Its body must have been read. `url`: of the service."""
    try:
        problem = _Problem.model_validate_json(response.content)
    except ValidationError:
        problem = None
    if problem is not None and problem.type.startswith(_URN):
        told = _FOR_PEOPLE.get(problem.type.removeprefix(_URN), problem.detail)
        return kind_of_problem(problem.type)(told[:_LONGEST])
    if response.is_redirect:
        return ServiceUnreachable(
            f"{url}: the service is said to be at another address, which is not gone to unasked. Use the address that it has now."
        )
    return ServiceUnreachable(
        f"{url}: what answers there is no yjqa service, or a proxy before it that cannot reach it (status {response.status_code})."
    )
