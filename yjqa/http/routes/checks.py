"""What does not agree."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from yjqa.http.callers import needs
from yjqa.http.lists import checks
from yjqa.http.lists.listing import list_response, list_responses
from yjqa.http.service import CurrentService

router = APIRouter(prefix="/v1", tags=["figures"], dependencies=[Depends(needs("read"))])


@router.get(
    "/checks",
    summary="Figures, dates and references that do not agree",
    response_model=checks.FindingList,
    responses=list_responses(checks.EXAMPLE),
)
def list_checks(query: Annotated[checks.CheckQuery, Query()], request: Request, service: CurrentService) -> Response:
    """What does not agree in each paper, then between papers, each with every place that it compares and how sure it is."""
    return list_response(checks.CHECKS, query, request, service)
