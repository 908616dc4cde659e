"""Figures side by side, over areas and years: a table whose every cell says what it rests on."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from yjqa.compare.comparison import Comparison
from yjqa.compare.sheets import comparison_as_list, comparison_as_sheets, comparison_as_table
from yjqa.http.accepting import MEDIA_TYPES, VARIES, chosen_form
from yjqa.http.callers import needs
from yjqa.http.compare_queries import BudgetCompareQuery, CompareQuery, KpiCompareQuery
from yjqa.http.problems import HttpProblem, documented
from yjqa.http.repeated import refuse_repeated
from yjqa.http.service import CurrentService, Service
from yjqa.http.tags import NOT_MODIFIED, tag_headers
from yjqa.http.turns import Turns
from yjqa.tables import rows_as_csv, rows_as_xlsx

router = APIRouter(prefix="/v1", tags=["figures"], dependencies=[Depends(needs("read"))])

_BOOKS = Turns("workbooks")
_CHARTS = Turns("charts")
"""One at a time: a large workbook takes much memory, and what draws charts has settings that all threads share."""

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
        "content": {
            MEDIA_TYPES["json"]: {"example": _EXAMPLE},
            MEDIA_TYPES["csv"]: {"schema": {"type": "string"}},
            MEDIA_TYPES["xlsx"]: {"schema": {"type": "string", "format": "binary"}},
            MEDIA_TYPES["png"]: {"schema": {"type": "string", "format": "binary"}},
            MEDIA_TYPES["svg"]: {"schema": {"type": "string"}},
        },
    },
    **NOT_MODIFIED,
    **documented(404, 406, 422, 503),
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

    Like is set beside like, or a cell is null; `notes` say what could not be compared and where papers disagree.
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
    form = chosen_form(request, query.format, tuple(_FORMS))
    if query.layout is not None and form != "csv":
        raise HttpProblem(
            422,
            "invalid-request",
            "The request cannot be met",
            f"layout={query.layout}: this is said of CSV. Ask for it with format=csv, or leave layout out.",
        )
    headers = {**tag_headers(request, service), **VARIES}
    found = compare()
    content = _as_csv_table(found) if query.layout == "table" else _FORMS[form](found)
    if form == "svg":  # its looks stand in the picture itself
        headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    if form in ("csv", "xlsx"):
        headers["Content-Disposition"] = f'attachment; filename="{name}-compared.{form}"'
    media_type = f"{MEDIA_TYPES['csv']}; charset=utf-8; header=present" if form == "csv" else MEDIA_TYPES[form]
    return Response(content, headers=headers, media_type=media_type)


def _as_json(found: Comparison) -> bytes:
    return found.model_dump_json().encode()


def _as_csv(found: Comparison) -> bytes:
    return rows_as_csv(comparison_as_list(found)).encode(
        "utf-8-sig"
    )  # Excel takes CSV without a mark for the local code page


def _as_csv_table(found: Comparison) -> bytes:
    return rows_as_csv(comparison_as_table(found)).encode("utf-8-sig")


def _as_xlsx(found: Comparison) -> bytes:
    with _BOOKS.next():
        return rows_as_xlsx(comparison_as_sheets(found))


def _as_png(found: Comparison) -> bytes:
    return _drawn(found, "png")


def _as_svg(found: Comparison) -> bytes:
    return _drawn(found, "svg")


def _drawn(found: Comparison, form: str) -> bytes:
    from yjqa.compare.charts import chart_as_bytes

    with _CHARTS.next():
        return chart_as_bytes(found, form)


_FORMS: Mapping[str, Callable[[Comparison], bytes]] = {
    "json": _as_json,
    "csv": _as_csv,
    "xlsx": _as_xlsx,
    "png": _as_png,
    "svg": _as_svg,
}
