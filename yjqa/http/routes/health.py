"""Whether the service lives and is ready to answer."""

import logging
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from yjqa.errors import StoreError
from yjqa.http.callers import CurrentCaller
from yjqa.http.problems import HttpProblem, documented
from yjqa.http.service import CurrentService

router = APIRouter(tags=["operation"])

log = logging.getLogger("yjqa.http")


class Alive(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """The knowledge base can be read."""

    status: Literal["ready"] = "ready"
    documents: int | None = Field(
        None, description="how many papers are held; only told where no keys are asked for", examples=[12]
    )


@router.get("/healthz", summary="Whether the process lives")
async def healthz() -> Alive:
    """Answers as long as the process lives, whatever the state of the knowledge base."""
    return Alive()


@router.get("/readyz", summary="Whether questions can be answered", responses=documented(503))
def readyz(service: CurrentService, caller: CurrentCaller) -> Ready:
    """Answers once the knowledge base can be read; 503 where it cannot, and as soon as the service is told to stop."""
    if service.stopping.is_set():
        raise HttpProblem(503, "stopping", "The service stops", "Ask again once it has been started anew.")
    try:
        held = len(service.library.documents())
    except StoreError as error:
        if not caller.is_anonymous:
            raise
        log.error("not ready: %s", error)  # it names folders, which are no stranger's business
        raise HttpProblem(503, "store", "The knowledge base cannot be used", "The service's log says why.") from None
    return Ready(documents=None if caller.is_anonymous else held)
