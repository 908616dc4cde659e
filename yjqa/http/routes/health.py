"""Whether the service lives and is ready to answer."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from yjqa.http.problems import HttpProblem, documented
from yjqa.http.service import CurrentService

router = APIRouter(tags=["operation"])


class Alive(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Ready(BaseModel):
    """The knowledge base can be read. `documents`: how many papers are held."""

    status: Literal["ready"] = "ready"
    documents: int


@router.get("/healthz", summary="Whether the process lives")
async def healthz() -> Alive:
    """Answers as long as the process lives, whatever the state of the knowledge base."""
    return Alive()


@router.get("/readyz", summary="Whether questions can be answered", responses=documented(503))
def readyz(service: CurrentService) -> Ready:
    """Answers once the knowledge base can be read; 503 where it cannot, and as soon as the service is told to stop."""
    if service.stopping.is_set():
        raise HttpProblem(503, "stopping", "The service stops", "Ask again once it has been started anew.")
    return Ready(documents=len(service.library.documents()))
