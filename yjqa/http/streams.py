"""Server-sent events: what happens, as it happens, with a sign of life where nothing does."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from typing import Any, NamedTuple

from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel
from starlette.types import Send

from yjqa.errors import YjqaError
from yjqa.http.problems import HttpProblem, problem_of
from yjqa.http.service import Service

_LOOK_SECONDS = 0.5
"""How often a stream looks whether the service stops."""

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}  # so that proxies pass each event on at once

_log = logging.getLogger("yjqa.http")


class Event(NamedTuple):
    """Something that happened."""

    name: str
    data: BaseModel


def stream(events: AsyncIterator[Event], service: Service) -> EventSourceResponse:
    """The events as a response. It ends when they end, when the client goes away (they are cancelled then) or when the service stops.

    What goes wrong is told as a last event, `error`, with the problem.
    """
    return _Stream(_alive(events, service, service.stopping.is_set), headers=_HEADERS)


def stream_whole(events: AsyncIterator[Event], service: Service) -> EventSourceResponse:
    """The same for what is soon at its end: where the service stops, it ends first."""
    return _Stream(_alive(events, service, lambda: False), headers=_HEADERS)


def streamed(description: str, example: str) -> dict[str, Any]:
    """A stream in the OpenAPI document, for the `content` of a response."""
    schema = {"type": "string", "description": f"{description} Lines that begin with a colon are signs of life."}
    return {"text/event-stream": {"schema": schema, "example": example}}


class _Stream(EventSourceResponse):
    """One whose events are closed with it, wherever it was when the client went away."""

    async def stream_response(self, send: Send) -> None:
        try:
            await super().stream_response(send)
        finally:
            await _close(self.body_iterator)


async def _alive(events: AsyncIterator[Event], service: Service, is_over: Callable[[], bool]) -> AsyncIterator[bytes]:
    loop = asyncio.get_running_loop()
    heartbeat = service.options.heartbeat_seconds
    following = asyncio.ensure_future(anext(events, None))
    try:
        yield format_sse_event(comment="")  # so that the client knows at once that it is heard
        last = loop.time()
        while not is_over():
            rest = max(0.0, last + heartbeat - loop.time())
            await asyncio.wait({following}, timeout=min(_LOOK_SECONDS, rest))
            if following.done():
                event = _event(following)
                if event is None:
                    return
                yield format_sse_event(event=event.name, data_str=event.data.model_dump_json())
                following, last = asyncio.ensure_future(anext(events, None)), loop.time()
            elif loop.time() >= last + heartbeat:
                yield format_sse_event(comment="alive")
                last = loop.time()
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await following
        await _close(events)


def _event(following: "asyncio.Future[Event | None]") -> Event | None:
    """The event that came, or what went wrong instead: nothing comes after that."""
    error = following.exception()
    if error is None:
        return following.result()
    assert isinstance(error, Exception)
    if not isinstance(error, YjqaError | HttpProblem):
        _log.error("a stream failed", exc_info=error)
    return Event("error", problem_of(error).problem)


async def _close(source: object) -> None:
    """Ends a generator that may have more to give."""
    aclose = getattr(source, "aclose", None)
    if aclose is not None:
        await aclose()
