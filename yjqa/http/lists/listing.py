"""From a query to a response: what fits, in order, the page that is asked for, in the form that is asked for."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from fastapi import Request, Response

from yjqa.http.etags import NOT_MODIFIED, etag_headers, refuse_if_any
from yjqa.http.links import first_link, next_link
from yjqa.http.lists.caching import CachedList, RecordList
from yjqa.http.lists.choosing import Page, page_of
from yjqa.http.lists.queries import ListQuery
from yjqa.http.negotiation import MEDIA_TYPES, content_type_of, negotiated_form
from yjqa.http.noting import NOTES, notes_header
from yjqa.http.problems import documented
from yjqa.http.repeated import refuse_repeated
from yjqa.http.service import Service
from yjqa.http.spreadsheets import csv_file, workbook
from yjqa.tables import Rows, notes_as_rows, records_as_rows

_USUAL_LIMIT = 100


def list_response(listed: RecordList, query: ListQuery, request: Request, service: Service) -> Response:
    """What a list has for a query. Raises `NotModified`, a 406, 422 or 503, `UnknownDocument`, `StoreError`."""
    headers = etag_headers(request, service)
    refuse_repeated(request, type(query))
    form = negotiated_form(request, query.format, tuple(_FORMS))
    held = service.lists.of(listed)
    limit = query.limit or (_USUAL_LIMIT if form == "json" else None)
    page = page_of(held, listed, query, limit)
    refuse_if_any(request, headers)
    if limit is not None:
        links = [first_link(request), *([next_link(request, page.next_cursor)] if page.next_cursor else ())]
        headers["Link"] = ", ".join(links)
    headers.update(notes_header(page.notes))
    content = _FORMS[form](held, listed, page)
    if form != "json":
        headers["Content-Disposition"] = f'attachment; filename="{listed.name}.{form}"'
    return Response(content, headers=headers, media_type=content_type_of(form))


def _as_json(held: CachedList, listed: RecordList, page: Page) -> bytes:
    items = b",".join(map(held.json, page.numbers))
    rest = {"total": page.total, "next_cursor": page.next_cursor, "notes": page.notes}
    return b'{"items":[' + items + b"]," + json.dumps(rest, ensure_ascii=False, separators=(",", ":")).encode()[1:]


def _as_csv(held: CachedList, listed: RecordList, page: Page) -> bytes:
    return csv_file(_rows(held, listed, page))


def _as_xlsx(held: CachedList, listed: RecordList, page: Page) -> bytes:
    return workbook([_rows(held, listed, page), *([notes_as_rows(page.notes)] if page.notes else ())])


def _rows(held: CachedList, listed: RecordList, page: Page) -> Rows:
    return records_as_rows(listed.name, listed.record, [held.records[number] for number in page.numbers])


_FORMS: Mapping[str, Callable[[CachedList, RecordList, Page], bytes]] = {
    "json": _as_json,
    "csv": _as_csv,
    "xlsx": _as_xlsx,
}


def list_responses(example: Mapping[str, Any]) -> dict[int | str, dict[str, Any]]:
    """What a list may answer, for the `responses` of its route. `example`: a page as JSON."""
    link = {"description": "the first and the next page (RFC 8288)", "schema": {"type": "string"}}
    tag = {"description": "for `If-None-Match`", "schema": {"type": "string"}}
    found = {
        "description": "The records that fit, in the form that is asked for.",
        "headers": {"Link": link, "ETag": tag, **NOTES},
        "content": {
            MEDIA_TYPES["json"]: {"example": example},
            MEDIA_TYPES["csv"]: {"schema": {"type": "string"}},
            MEDIA_TYPES["xlsx"]: {"schema": {"type": "string", "format": "binary"}},
        },
    }
    return {200: found, **NOT_MODIFIED, **documented(404, 406, 422, 503)}
