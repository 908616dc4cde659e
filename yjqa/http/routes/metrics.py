"""What Prometheus collects."""

from fastapi import APIRouter, Depends, Response
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4

from yjqa.http.callers import needs
from yjqa.http.service import CurrentService

router = APIRouter(tags=["operation"], dependencies=[Depends(needs("read"))])
"""A key that may read is enough: the counts tell nothing of the papers, and a collector should hold no key that can do more."""


@router.get(
    "/metrics",
    summary="Counts for Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}, "description": "The counts."}},
)
def metrics(service: CurrentService) -> Response:
    """Requests, answers, papers and processes as numbers, over all processes of the service."""
    counts = service.metrics.text(len(service.library.documents()), service.jobs.counts())
    return Response(counts, media_type=CONTENT_TYPE_PLAIN_0_0_4)
