"""Request metrics: every request is counted and timed."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yjqa.http.service import Service

_NO_ROUTE = "none"
"""What no route answered: addresses that do not exist, callers who were turned away before."""

_NOBODY = 499
"""The status of a request whose client went away before there was one, as proxies log it."""


class RequestMetrics:
    """Middleware that does so."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._metrics = service.metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and counts it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = _NOBODY

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        started = time.perf_counter()
        try:
            with self._metrics.request():
                await self._app(scope, receive, note)
        finally:
            route = getattr(scope.get("route"), "path", _NO_ROUTE)
            self._metrics.answered_request(scope["method"], route, status, time.perf_counter() - started)
