"""A limit on concurrent requests: more at once than one process is to answer are turned away, so that those within are answered in time."""

from starlette.types import ASGIApp, Receive, Scope, Send

from yjqa.http.problems import HttpProblem
from yjqa.http.service import Service

_ALWAYS = ("/healthz", "/readyz", "/metrics")
"""What tells how the service fares is answered all the same."""


class ConcurrencyLimit:
    """Middleware that counts the requests that are being answered."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app
        self._most = service.options.max_concurrent_requests
        self._within = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request in, or turns it away."""
        if scope["type"] != "http" or scope["path"] in _ALWAYS:
            await self._app(scope, receive, send)
            return
        if self._within >= self._most:
            raise HttpProblem(
                503,
                "busy",
                "Too many requests at once",
                f"{self._most} requests are being answered. Try again in a moment.",
                headers={"Retry-After": "1"},
            )
        self._within += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._within -= 1
