"""From a query to a response: what fits, in order, the page that is asked for, in the form that is asked for."""

import bisect
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from fastapi import Request, Response

from yjqa.http.accepting import MEDIA_TYPES, chosen_form
from yjqa.http.lists.cursors import Cursors, Position
from yjqa.http.lists.holding import Held, RecordList
from yjqa.http.lists.ordering import Ordering
from yjqa.http.lists.queries import ListQuery, matches
from yjqa.http.problems import documented
from yjqa.http.repeated import refuse_repeated
from yjqa.http.service import Service
from yjqa.http.tags import NOT_MODIFIED, tag_headers
from yjqa.http.turns import Turns
from yjqa.tables import records_as_rows, rows_as_csv, rows_as_xlsx

_USUAL_LIMIT = 100
_BOOKS = Turns("workbooks")
"""One at a time: a large one takes much memory."""


class Page(NamedTuple):
    """A page of a list: the numbers of its records, how many there are on all pages, and the cursor of the next page."""

    numbers: Sequence[int]
    total: int
    next_cursor: str | None
    notes: Sequence[str]


def list_response(listed: RecordList, query: ListQuery, request: Request, service: Service) -> Response:
    """What a list has for a query. Raises `NotModified`, a 406, 422 or 503, `UnknownDocument`, `StoreError`."""
    headers = tag_headers(request, service)
    refuse_repeated(request, type(query))
    form = chosen_form(request, query.format, tuple(_FORMS))
    held = service.holdings.of(listed)
    limit = query.limit or (_USUAL_LIMIT if form == "json" else None)
    page = page_of(held, listed, query, limit)
    if limit is not None:
        headers["Link"] = _links(request, page.next_cursor)
    content = _FORMS[form](held, listed, page)
    if form != "json":
        headers["Content-Disposition"] = f'attachment; filename="{listed.name}.{form}"'
    return Response(content, headers=headers, media_type=_MEDIA_TYPES.get(form, MEDIA_TYPES[form]))


def page_of(held: Held, listed: RecordList, query: ListQuery, limit: int | None) -> Page:
    """The page that a query asks for; all that fits after its cursor where there is no limit."""
    ordering = Ordering(query.sort, listed.sorts)
    cursors = Cursors(f"{listed.name} {query.filters_and_order()}")
    after = cursors.read(query.cursor, len(ordering.fields)) if query.cursor else None
    used = list(matches(query, held))
    records, tests = held.records, [match.fits for match in used]
    fitting = [number for number, record in enumerate(records) if all(fits(record) for fits in tests)]

    def key(number: int) -> tuple[Any, ...]:
        return ordering.key(ordering.values(records[number]), held.places[number])

    if ordering.fields:
        fitting.sort(key=key)
    start = 0 if after is None else bisect.bisect_right(fitting, _key_after(after, held, ordering), key=key)
    numbers = fitting[start:] if limit is None else fitting[start : start + limit]
    next_cursor = None
    if start + len(numbers) < len(fitting):
        last = numbers[-1]
        position = Position(values=ordering.values(records[last]), place=held.places[last], id=records[last].id)
        next_cursor = cursors.write(position)
    notes = dict.fromkeys((*held.notes, *(note for match in used for note in match.notes)))
    return Page(numbers, len(fitting), next_cursor, tuple(notes))


def _key_after(position: Position, held: Held, ordering: Ordering) -> tuple[Any, ...]:
    """What records that come after a position are greater than. Where its record is still held, its place is where it is now."""
    number = held.numbers.get(position.id)
    return ordering.key(position.values, position.place if number is None else held.places[number])


def _links(request: Request, next_cursor: str | None) -> str:
    """The first and the next page, as RFC 8288 has them, relative to the host."""
    asked = [pair for pair in request.query_params.multi_items() if pair[0] != "cursor"]
    pages = {"first": asked, "next": [*asked, ("cursor", next_cursor)] if next_cursor else None}
    path = request.url.path
    return ", ".join(
        f'<{path}?{urlencode(pairs)}>; rel="{name}"' if pairs else f'<{path}>; rel="{name}"'
        for name, pairs in pages.items()
        if pairs is not None
    )


def _as_json(held: Held, listed: RecordList, page: Page) -> bytes:
    items = b",".join(map(held.json, page.numbers))
    rest = {"total": page.total, "next_cursor": page.next_cursor, "notes": page.notes}
    return b'{"items":[' + items + b"]," + json.dumps(rest, ensure_ascii=False, separators=(",", ":")).encode()[1:]


def _as_csv(held: Held, listed: RecordList, page: Page) -> bytes:
    rows = records_as_rows(listed.name, listed.record, [held.records[number] for number in page.numbers])
    return rows_as_csv(rows).encode("utf-8-sig")  # Excel takes CSV without a mark for the local code page


def _as_xlsx(held: Held, listed: RecordList, page: Page) -> bytes:
    rows = records_as_rows(listed.name, listed.record, [held.records[number] for number in page.numbers])
    with _BOOKS.next():
        return rows_as_xlsx([rows])


_FORMS: Mapping[str, Callable[[Held, RecordList, Page], bytes]] = {"json": _as_json, "csv": _as_csv, "xlsx": _as_xlsx}

_MEDIA_TYPES = {"csv": f"{MEDIA_TYPES['csv']}; charset=utf-8; header=present"}
"""What goes with a media type, where something does."""


def list_responses(example: Mapping[str, Any]) -> dict[int | str, dict[str, Any]]:
    """What a list may answer, for the `responses` of its route. `example`: a page as JSON."""
    link = {"description": "the first and the next page (RFC 8288)", "schema": {"type": "string"}}
    tag = {"description": "for `If-None-Match`", "schema": {"type": "string"}}
    found = {
        "description": "The records that fit, in the form that is asked for.",
        "headers": {"Link": link, "ETag": tag},
        "content": {
            MEDIA_TYPES["json"]: {"example": example},
            MEDIA_TYPES["csv"]: {"schema": {"type": "string"}},
            MEDIA_TYPES["xlsx"]: {"schema": {"type": "string", "format": "binary"}},
        },
    }
    return {200: found, **NOT_MODIFIED, **documented(404, 406, 422, 503)}
