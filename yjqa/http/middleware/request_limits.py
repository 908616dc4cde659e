"""How large a request may be, and how slowly its body may come.

What comes for a paper is counted where it is written to disk; here it may neither fall silent nor drip. Every other body is small and is
read whole before the routes see the request.
"""

import asyncio
import time

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yjqa.http.problems import HttpProblem
from yjqa.http.service import Service

MAX_BODY = 64 * 1024
_MAX_ADDRESS = 8 * 1024
_MAX_HEADERS = 32 * 1024
_MAX_PARAMETERS = 200

_UPLOADS = ("POST", "/v1/documents")
_LEAST_BYTES_A_SECOND = 8_000
"""Of an upload, on the whole: a tenth of a slow line, and 200 MB are there within seven hours."""


class RequestLimits:
    """Refuses requests that are too large or come too slowly."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._seconds = service.options.body_seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on with its body. Raises `HttpProblem`."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        _check_head(scope)
        headers = Headers(scope=scope)
        if (scope["method"], scope["path"]) == _UPLOADS:
            receive = self._never_slow(receive)
        elif "content-length" in headers or "transfer-encoding" in headers:
            body = await self._whole(headers, receive)
            if body is None:
                return
            receive = _told_again(body, receive)
        await self._app(scope, receive, send)

    def _never_slow(self, receive: Receive) -> Receive:
        """Hears the body as it comes. Raises `HttpProblem` within the route where too long nothing does, or on the whole too little.

        Only the time that is waited for the client counts; it begins with as much of it as it may be silent.
        """
        is_whole = False
        left = self._seconds

        async def heard() -> Message:
            nonlocal is_whole, left
            if is_whole:
                return await receive()  # waits for the client to go away
            began = time.monotonic()
            try:
                async with asyncio.timeout(min(left, self._seconds)):
                    message = await receive()
            except TimeoutError:
                raise self._too_slow() from None
            left += len(message.get("body", b"")) / _LEAST_BYTES_A_SECOND - (time.monotonic() - began)
            is_whole = not message.get("more_body", False)
            return message

        return heard

    async def _whole(self, headers: Headers, receive: Receive) -> bytes | None:
        """A small body. `None` where the client went away. Raises `HttpProblem` where it is not small or does not come in time."""
        if int(headers.get("content-length", "0")) > MAX_BODY:
            raise _too_large()
        body = bytearray()
        try:
            async with asyncio.timeout(self._seconds):
                while True:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        return None
                    body += message.get("body", b"")
                    if len(body) > MAX_BODY:
                        raise _too_large()
                    if not message.get("more_body", False):
                        return bytes(body)
        except TimeoutError:
            raise self._too_slow() from None

    def _too_slow(self) -> HttpProblem:
        detail = (
            f"The body of the request did not come within {self._seconds:g} seconds, or only in drops. "
            "Send it again over a steadier connection."
        )
        return HttpProblem(408, "body-too-slow", "The request came too slowly", detail, headers={"Connection": "close"})


def _told_again(body: bytes, receive: Receive) -> Receive:
    """A body that was heard already, as if it came now."""
    is_told = False

    async def heard() -> Message:
        nonlocal is_told
        if is_told:
            return await receive()  # waits for the client to go away
        is_told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return heard


def _check_head(scope: Scope) -> None:
    """Raises `HttpProblem` where the address or the headers are longer than any that the service has a use for."""
    path: str = scope["path"]
    if not path.isprintable():  # with a line end behind it a path would fit its route still, but no rule of a proxy
        detail = "There is nothing at this address: it has a control character in it."
        raise HttpProblem(404, "not-found", "Nothing here", detail)
    query: bytes = scope["query_string"]
    if len(scope["raw_path"]) + len(query) > _MAX_ADDRESS:
        detail = f"An address may have {_MAX_ADDRESS} characters. Ask for less at once."
        raise HttpProblem(414, "address-too-long", "The address is too long", detail)
    if query.count(b"&") >= _MAX_PARAMETERS:
        detail = f"An address may have {_MAX_PARAMETERS} parameters. Ask for less at once."
        raise HttpProblem(414, "address-too-long", "The address is too long", detail)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > _MAX_HEADERS:
        detail = f"The headers of a request may have {_MAX_HEADERS} characters."
        raise HttpProblem(431, "headers-too-large", "The headers are too large", detail)


def _too_large() -> HttpProblem:
    detail = f"The body of this request may have {MAX_BODY} bytes. Papers are uploaded to POST /v1/documents."
    return HttpProblem(413, "body-too-large", "The request is too large", detail)
