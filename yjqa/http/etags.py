"""Entity tags: a client that has what it would get is told so (304) before any work is done.

What is made of the papers stays right as long as the same papers are held, so a tag is made of the library's edition, of yjqa and its
vocabulary, and of what was asked for.
"""

import hashlib
import re
from typing import Any

from fastapi import FastAPI, Request, Response

from yjqa import __version__
from yjqa.http.negotiation import VARIES
from yjqa.http.service import CurrentService, Service
from yjqa.vocabularies import vocabulary_edition

_TAG = re.compile(r'"[^"]*"')


class NotModified(Exception):
    """The client has what it would get. `headers` go with the 304 that says so."""

    def __init__(self, headers: dict[str, str]) -> None:
        super().__init__(headers["ETag"])
        self.headers = headers


def etag_headers(request: Request, service: Service) -> dict[str, str]:
    """The headers of what is made of the papers, for routes that make a `Response` themselves: its tag, and who may keep it how long.

    Raises `NotModified` where the client has it, so call it before any work.
    """
    asked = request.scope["path"], request.scope["query_string"].decode("latin-1"), request.headers.get("accept")
    made_of = service.library.edition(), __version__, vocabulary_edition(), *asked
    # weak: a workbook of the same papers has another hour in it
    tag = f'"{hashlib.blake2b(repr(made_of).encode(), digest_size=12).hexdigest()}"'
    headers = {"ETag": f"W/{tag}", "Cache-Control": "private, no-cache", **VARIES}
    if tag in _TAG.findall(request.headers.get("if-none-match", "")):
        raise NotModified(headers)
    return headers


def refuse_if_any(request: Request, headers: dict[str, str]) -> None:
    """Raises `NotModified` where the client wants only what is not there (`If-None-Match: *`), for routes that have found that it is.

    `headers`: those of its tag. Before it is found nothing can be said of it, since there may be nothing.
    """
    if request.headers.get("if-none-match", "").strip() == "*":
        raise NotModified(headers)


def etagged(request: Request, response: Response, service: CurrentService) -> None:
    """The same for routes that return a model: `dependencies=[Depends(etagged)]`."""
    response.headers.update(etag_headers(request, service))


NOT_MODIFIED: dict[int | str, dict[str, Any]] = {
    304: {"description": "Nothing has changed since the answer whose tag `If-None-Match` names."}
}
"""For the `responses` of tagged routes."""


def add_not_modified_handler(app: FastAPI) -> None:
    """Has `NotModified` told as a 304."""

    async def tell(request: Request, error: Exception) -> Response:
        assert isinstance(error, NotModified)
        return Response(status_code=304, headers=error.headers)

    app.add_exception_handler(NotModified, tell)
