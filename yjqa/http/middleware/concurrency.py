"""A limit on concurrent requests: more at once than one process is to answer are turned away, so that those within are answered in time.

A request is within until its client has taken its answer, but for the last piece: else clients that ask and do not read would have ever
more answers kept for them.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yjqa.http.problems import HttpProblem
from yjqa.http.service import Service

_ALWAYS = ("/healthz", "/readyz", "/metrics")
"""What tells how the service fares is answered all the same."""

_PIECE = 64 * 1024
"""Bytes of an answer that are given to the connection at once; it takes the next ones when the client has read most of those."""


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

        async def send_in_pieces(message: Message) -> None:
            body: bytes = message.get("body", b"")
            for start in range(0, len(body) - _PIECE, _PIECE):
                await send({**message, "body": body[start : start + _PIECE], "more_body": True})
            await send({**message, "body": body[-(len(body) % _PIECE or _PIECE) :]} if len(body) > _PIECE else message)

        self._within += 1
        try:
            await self._app(scope, receive, send_in_pieces)
        finally:
            self._within -= 1
