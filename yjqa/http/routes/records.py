"""The records of the papers, as lists."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from yjqa.http.callers import needs
from yjqa.http.lists import acronyms, actions, budgets, kpis, meetings, objectives, people, risks
from yjqa.http.lists.listing import list_response, list_responses
from yjqa.http.service import CurrentService

router = APIRouter(prefix="/v1", tags=["records"], dependencies=[Depends(needs("read"))])


@router.get(
    "/actions",
    summary="The action register",
    response_model=actions.ActionList,
    responses=list_responses(actions.EXAMPLE),
)
def list_actions(query: Annotated[actions.ActionQuery, Query()], request: Request, service: CurrentService) -> Response:
    """Every action once, with what later meetings said of it; the latest status counts."""
    return list_response(actions.ACTIONS, query, request, service)


@router.get(
    "/objectives",
    summary="Objectives, priorities and recommendations",
    response_model=objectives.ObjectiveList,
    responses=list_responses(objectives.EXAMPLE),
)
def list_objectives(
    query: Annotated[objectives.ObjectiveQuery, Query()], request: Request, service: CurrentService
) -> Response:
    """What partnerships mean to achieve, as each paper states it."""
    return list_response(objectives.OBJECTIVES, query, request, service)


@router.get(
    "/budgets",
    summary="Money figures",
    response_model=budgets.BudgetList,
    responses=list_responses(budgets.EXAMPLE),
)
def list_budgets(query: Annotated[budgets.BudgetQuery, Query()], request: Request, service: CurrentService) -> Response:
    """Every sum as it is printed, totals and their parts alike: adding them up counts money twice. `/v1/budgets/compare` does not."""
    return list_response(budgets.BUDGETS, query, request, service)


@router.get(
    "/kpis",
    summary="Performance figures",
    response_model=kpis.KpiList,
    responses=list_responses(kpis.EXAMPLE),
)
def list_kpis(query: Annotated[kpis.KpiQuery, Query()], request: Request, service: CurrentService) -> Response:
    """Every rate, share and count as it is printed, with those of the areas that a paper's own is set against (`comparator`)."""
    return list_response(kpis.KPIS, query, request, service)


@router.get(
    "/risks",
    summary="Risks",
    response_model=risks.RiskList,
    responses=list_responses(risks.EXAMPLE),
)
def list_risks(query: Annotated[risks.RiskQuery, Query()], request: Request, service: CurrentService) -> Response:
    """What registers and lists of risks have, as each paper states it."""
    return list_response(risks.RISKS, query, request, service)


@router.get(
    "/people",
    summary="People",
    response_model=people.PersonList,
    responses=list_responses(people.EXAMPLE),
)
def list_people(query: Annotated[people.PersonQuery, Query()], request: Request, service: CurrentService) -> Response:
    """Whom each paper names, with posts and initials as that paper has them."""
    return list_response(people.PEOPLE, query, request, service)


@router.get(
    "/meetings",
    summary="Meetings",
    response_model=meetings.MeetingList,
    responses=list_responses(meetings.EXAMPLE),
)
def list_meetings(
    query: Annotated[meetings.MeetingQuery, Query()], request: Request, service: CurrentService
) -> Response:
    """Meetings that were held, are to come or are referred to."""
    return list_response(meetings.MEETINGS, query, request, service)


@router.get(
    "/acronyms",
    summary="Abbreviations",
    response_model=acronyms.AcronymList,
    responses=list_responses(acronyms.EXAMPLE),
)
def list_acronyms(
    query: Annotated[acronyms.AcronymQuery, Query()], request: Request, service: CurrentService
) -> Response:
    """Abbreviations with the expansions that the papers themselves give."""
    return list_response(acronyms.ACRONYMS, query, request, service)
