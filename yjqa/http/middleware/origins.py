"""Which pages and names may lead to the service.

Where no keys are asked for, a web page that somebody on this machine looks at could ask as they can. So a request must be meant for this
machine by name or address (a page can have its own name point here: DNS rebinding), and must not come from a page of another origin.
"""

import re

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from yjqa.http.addresses import is_loopback
from yjqa.http.middleware.access import is_key_asked_for
from yjqa.http.middleware.refusals import note_refused
from yjqa.http.problems import HttpProblem, problem_response
from yjqa.http.service import Service

_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^:\[\]]+))(?::\d{0,5})?")

_ASKED_WITH = ("Authorization", "X-API-Key", "Content-Type", "If-None-Match", "Last-Event-ID", "X-Request-ID")
_TOLD = (
    "Link",
    "Location",
    "ETag",
    "Content-Disposition",
    "Retry-After",
    "RateLimit",
    "RateLimit-Policy",
    "X-Notes",
    "X-Request-ID",
)


class Origins:
    """Refuses what comes from where it may not, and tells browsers which pages may read the answers."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._service = service
        self._allowed = frozenset(service.options.cors_origins)
        self._app = _cors(app, self._allowed) if self._allowed else app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, or refuses it."""
        if scope["type"] == "http" and not is_key_asked_for(scope, self._service.options):
            refused = self._refusal(Headers(scope=scope))
            if refused is not None:
                await note_refused(self._service, scope, refused.name)
                await problem_response(refused)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _refusal(self, headers: Headers) -> HttpProblem | None:
        host = ", ".join(headers.getlist("host")).lower()  # of two, each program could go by another one
        if not is_loopback(_name_of(host)):
            return HttpProblem(
                403,
                "host-not-allowed",
                "Not meant for this machine",
                f"The service answers here without keys, and so only to this machine's own names: “{host}” is none. "
                "Use http://localhost or http://127.0.0.1, or have keys asked for: yjqa serve --require-keys.",
            )
        origin = headers.get("origin")
        site = headers.get("sec-fetch-site", "none")
        if origin in self._allowed:
            return None
        if site in ("none", "same-origin") and (origin is None or origin in (f"http://{host}", f"https://{host}")):
            return None
        return HttpProblem(
            403,
            "origin-not-allowed",
            "Asked by another page",
            f"A web page of another origin ({origin or site}) asked. Whoever runs the service can allow it with YJQA_CORS_ORIGINS.",
        )


class _Cors(CORSMiddleware):
    def preflight_response(self, request_headers: Headers) -> Response:
        response = super().preflight_response(request_headers)
        if response.status_code < 400:
            return response
        detail = f"{bytes(response.body).decode()}. Whoever runs the service allows pages with YJQA_CORS_ORIGINS."
        return problem_response(HttpProblem(403, "origin-not-allowed", "Asked by another page", detail))


def _cors(app: ASGIApp, origins: frozenset[str]) -> ASGIApp:
    return _Cors(
        app,
        allow_origins=origins,
        allow_methods=("GET", "HEAD", "POST", "DELETE"),
        allow_headers=_ASKED_WITH,
        allow_private_network=True,  # an origin that is allowed is so from wherever it was loaded
        expose_headers=_TOLD,
    )


def _name_of(host: str) -> str:
    """The name or address in a Host header, without its port; nothing where it is written as none is."""
    found = _HOST.fullmatch(host)
    return (found[1] or found[2]) if found else ""
