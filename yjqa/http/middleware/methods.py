"""Methods: which ones an address takes, and HEAD wherever there is GET."""

from collections.abc import Sequence

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.routing import Match, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yjqa.http.problems import HttpProblem, problem_response
from yjqa.http.service import Service


class HeadRequests:
    """Middleware that answers HEAD as GET, without the body: programs look so whether something is there, or has changed."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        begun = False

        async def heard() -> Message:
            return {"type": "http.disconnect"} if begun else await receive()  # so that no stream goes on for nobody

        async def send_head(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                await send(message)
                await send({"type": "http.response.body", "body": b""})

        inner = {**scope, "method": "GET"}
        await self._app(inner, heard, send_head)
        scope["route"] = inner.get("route")  # the middleware further out measures by it


def add_method_handler(app: FastAPI, routers: Sequence[APIRouter]) -> None:
    """Has a method that an address does not take told as a problem, with all that it does take: it may have several routes."""
    routes = [route for router in routers for route in router.routes if isinstance(route, Route)]

    async def tell(request: Request, error: Exception) -> Response:
        taken: set[str] = set()
        for route in routes:
            if route.matches(request.scope)[0] is not Match.NONE:
                taken.update(route.methods or ())
        if "GET" in taken:
            taken.add("HEAD")
        allowed = ", ".join(sorted(taken)) or "GET, HEAD"  # the OpenAPI document's own address stands in no router
        detail = f"This address does not take {request.method}; it takes {allowed}."
        problem = HttpProblem(405, "method-not-allowed", "Method not allowed", detail, headers={"Allow": allowed})
        return problem_response(problem)

    app.add_exception_handler(405, tell)
