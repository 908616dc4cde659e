"""The request log: an id for every request, and a line about it once it is answered."""

import logging
import re
import time
import uuid

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yjqa.http.callers import Caller
from yjqa.http.service import Service
from yjqa.service.logs import current_request

log = logging.getLogger("yjqa.http")

_HARMLESS = re.compile(rb"[A-Za-z0-9._-]{1,64}")

_PROBES = ("/healthz", "/readyz", "/metrics")
"""Asked every few seconds by machines: told of only where they fail."""

_LONGEST_PATH = 200


class RequestLog:
    """Middleware that does both. Of the address only the path is told: what stands behind it may be a question or a key."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Gives a request its id, passes it on, and tells of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = scope["yjqa.request_id"] = _request_id(scope)
        current_request.set(request_id)  # every request has a task of its own, so nothing is to be set back
        status: int | None = None
        size = 0

        async def note(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = [*message.get("headers", ()), (b"x-request-id", request_id.encode())]
                message = {**message, "headers": headers}
            elif message["type"] == "http.response.body":
                size += len(message.get("body", b""))
            await send(message)

        started = time.perf_counter()
        try:
            await self._app(scope, receive, note)
        finally:
            if status != 200 or scope["path"] not in _PROBES:
                _tell(scope, status, size, time.perf_counter() - started)


def _request_id(scope: Scope) -> str:
    """The id that the client gave, if it is harmless; else a new one."""
    given = next((value for name, value in scope["headers"] if name == b"x-request-id"), b"")
    return given.decode() if _HARMLESS.fullmatch(given) else uuid.uuid4().hex


def _tell(scope: Scope, status: int | None, size: int, seconds: float) -> None:
    """One line. `status` is `None` where the client went away before there was one."""
    caller: Caller | None = scope.get("yjqa.caller")
    client = scope.get("client")
    fields = {
        "method": scope["method"],
        "path": scope["path"][:_LONGEST_PATH],
        "status": status,
        "milliseconds": round(seconds * 1000, 1),
        "bytes": size,
        "caller": caller.name if caller else None,
        "address": client[0] if client else None,
    }
    level = logging.ERROR if status is not None and status >= 500 else logging.INFO
    log.log(level, "answered", extra={"fields": fields})
