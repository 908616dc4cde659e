"""Figures side by side, over areas and years: a table whose every cell says what it rests on."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from yjqa.compare.comparison import Comparison
from yjqa.http.callers import needs
from yjqa.http.comparisons.forms import FORMS, csv_table
from yjqa.http.comparisons.queries import BudgetCompareQuery, CompareQuery, KpiCompareQuery
from yjqa.http.etags import NOT_MODIFIED, etag_headers
from yjqa.http.negotiation import MEDIA_TYPES, VARIES, content_type_of, negotiated_form
from yjqa.http.noting import NOTES, notes_header
from yjqa.http.problems import documented, invalid_request
from yjqa.http.repeated import refuse_repeated
from yjqa.http.service import CurrentService, Service
from yjqa.http.validation import FieldProblem

router = APIRouter(prefix="/v1", tags=["figures"], dependencies=[Depends(needs("read"))])

_EXAMPLE = {
    "title": "Contributions",
    "measure": "budgets",
    "by": "party",
    "columns": [
        {
            "label": "Westshire 2020/21",
            "area": "Westshire",
            "period": "2020/21",
            "start": "2020-04-01",
            "end": "2021-03-31",
        }
    ],
    "rows": [
        {
            "label": "Police",
            "key": "police",
            "printed": ["Police"],
            "kind": "cash",
            "is_total": False,
            "cells": [
                {
                    "value": 10000,
                    "parts": [
                        {
                            "record": "westshire-plan-2020-21:budget:0b66eaa5c6",
                            "label": "Police",
                            "value": 10000,
                            "sources": [
                                {
                                    "document": "westshire-plan-2020-21",
                                    "title": "Westshire Youth Justice Plan 2020/21",
                                    "page": 9,
                                    "quote": "Police | £10,000",
                                }
                            ],
                        }
                    ],
                    "share": 71.4,
                }
            ],
        }
    ],
    "notes": [],
}

_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The figures side by side; null where the papers do not say.",
        "headers": NOTES,
        "content": {
            MEDIA_TYPES["json"]: {"example": _EXAMPLE},
            MEDIA_TYPES["csv"]: {"schema": {"type": "string"}},
            MEDIA_TYPES["xlsx"]: {"schema": {"type": "string", "format": "binary"}},
            MEDIA_TYPES["text"]: {"schema": {"type": "string"}, "example": "10000"},
            MEDIA_TYPES["png"]: {"schema": {"type": "string", "format": "binary"}},
            MEDIA_TYPES["svg"]: {"schema": {"type": "string"}},
        },
    },
    **NOT_MODIFIED,
    **documented(404, 406, 409, 422, 503),
}


@router.get(
    "/budgets/compare",
    summary="Sums side by side, over areas and years",
    response_model=Comparison,
    responses=_RESPONSES,
)
def compare_budgets(
    query: Annotated[BudgetCompareQuery, Query()], request: Request, service: CurrentService
) -> Response:
    """What each kind of funder pays, or what money is spent on, with what follows from it: shares, changes, pounds a head.

    Like is set beside like, or a cell is null; `notes` say what could not be compared and where papers disagree. Narrowed to one
    figure, `format=text` gives it alone, for one cell of a spreadsheet.
    """
    return _response(
        "budgets",
        query,
        request,
        service,
        lambda: service.library.compare_budgets(query.wanted(), by=query.by, document_ids=query.document or None),
    )


@router.get(
    "/kpis/compare",
    summary="Performance side by side, over areas and periods",
    response_model=Comparison,
    responses=_RESPONSES,
)
def compare_kpis(query: Annotated[KpiCompareQuery, Query()], request: Request, service: CurrentService) -> Response:
    """What papers say of performance, with the change since the last period as long: like with like, or null."""
    return _response(
        "kpis",
        query,
        request,
        service,
        lambda: service.library.compare_kpis(query.wanted(), by=query.rows(), document_ids=query.document or None),
    )


def _response(
    name: str, query: CompareQuery, request: Request, service: Service, compare: Callable[[], Comparison]
) -> Response:
    refuse_repeated(request, type(query))
    form = negotiated_form(request, query.format, tuple(FORMS))
    if query.layout is not None and form != "csv":
        what = "this is said of CSV. Ask for it with format=csv, or leave it out"
        raise invalid_request([FieldProblem(where="query.layout", what=what)])
    headers = {**etag_headers(request, service), **VARIES}
    found = compare()
    headers.update(notes_header(found.notes))
    content = csv_table(found) if query.layout == "table" else FORMS[form](found)
    if form == "svg":  # its looks stand in the picture itself
        headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    if form in ("csv", "xlsx"):
        headers["Content-Disposition"] = f'attachment; filename="{name}-compared.{form}"'
    return Response(content, headers=headers, media_type=content_type_of(form))
