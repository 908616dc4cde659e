"""What every response tells a browser: that it is data, nobody's to frame, run, sniff or keep."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yjqa.http.service import Service

_DEFAULTS = (
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
"""Sent where the route says nothing of its own."""


class SecurityHeaders:
    """Middleware that adds what a response lacks."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and adds to its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                said = {name.lower() for name, _ in headers}
                message = {**message, "headers": [*headers, *(one for one in _DEFAULTS if one[0] not in said)]}
            await send(message)

        await self._app(scope, receive, send_with_headers)
