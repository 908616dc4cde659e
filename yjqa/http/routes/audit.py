"""Who asked, uploaded and deleted what, and who was refused."""

import datetime
import re
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from yjqa.http.callers import needs
from yjqa.http.problems import documented
from yjqa.http.service import CurrentService
from yjqa.service.audit import AuditEntry, AuditEvent, AuditFilter

router = APIRouter(prefix="/v1", tags=["operation"], dependencies=[Depends(needs("admin"))])


def _as_written(moment: object) -> object:
    """What looks like a day or moment of ISO 8601. Pydantic would take a number for seconds since 1970, too."""
    if isinstance(moment, str) and not re.match(r"\d{4}-\d\d-\d\d", moment, re.ASCII):
        raise ValueError("a day is written as 2026-03-31, a moment as 2026-03-31T09:00:00Z")
    return moment


class AuditQuery(BaseModel):
    """Which events are asked for."""

    model_config = ConfigDict(extra="forbid")

    who: str | None = Field(None, max_length=100, description="only of this key: its name or id")
    event: AuditEvent | None = Field(None, description="only these events")
    since: Annotated[AwareDatetime | datetime.date | None, BeforeValidator(_as_written)] = Field(
        None, description="only from this moment or day on (UTC)", examples=["2026-03-31", "2026-03-31T09:00:00Z"]
    )
    limit: int = Field(100, ge=1, le=1_000, description="how many at most, the latest of them")


class AuditList(BaseModel):
    """Events of the audit log, the latest first."""

    items: list[AuditEntry]
    notes: list[str] = Field(description="what to know of the list")


@router.get(
    "/audit", summary="Who asked, uploaded and deleted what", operation_id="audit", responses=documented(403, 503)
)
def audit(service: CurrentService, asked: Annotated[AuditQuery, Query()]) -> AuditList:
    """The latest events, the last one first. Needs a key of role admin."""
    found = service.audit.latest(AuditFilter(asked.who, asked.event, _moment(asked.since)), asked.limit)
    notes = []
    if not service.options.audit:
        notes.append("The log is not kept (YJQA_AUDIT): these are earlier events.")
    if len(found) == asked.limit:
        notes.append(f"These are the latest {asked.limit}; there may be earlier ones.")
    return AuditList(items=found, notes=notes)


def _moment(since: datetime.datetime | datetime.date | None) -> datetime.datetime | None:
    if since is None or isinstance(since, datetime.datetime):
        return since
    return datetime.datetime.combine(since, datetime.time(), datetime.UTC)
