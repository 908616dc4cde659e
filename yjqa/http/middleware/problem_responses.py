"""Problem responses: whatever goes wrong further in becomes a problem here, so that it has the headers of every other answer."""

import logging

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from yjqa.errors import YjqaError
from yjqa.http.problems import HttpProblem, problem_of, problem_response
from yjqa.http.service import Service

log = logging.getLogger("yjqa.http")


class ProblemResponses:
    """Middleware that does so. What the routes raise on purpose is told before it gets here; what other middleware raises is told here."""

    def __init__(self, app: ASGIApp, service: Service) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes a request on, and tells what went wrong."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, note)
        except ClientDisconnect:
            return  # nobody is there to be told
        except Exception as error:
            if begun:
                raise  # the server breaks the connection off, by which the client knows that the answer is not whole
            await problem_response(_problem(error, scope["yjqa.request_id"]))(scope, receive, send)


def _problem(error: Exception, request_id: str) -> HttpProblem:
    if isinstance(error, HttpProblem | YjqaError):
        return problem_of(error)
    log.error("a request failed", exc_info=error)
    return HttpProblem(
        500,
        "internal",
        "Something went wrong",
        f"The service failed; its log says more under the request {request_id}.",
    )
