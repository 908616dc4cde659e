"""Server-sent events: what happens, as it happens, with a sign of life where nothing does."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import NamedTuple

from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel

from yjqa.http.service import Service

_LOOK_SECONDS = 0.5
"""How often a stream looks whether the service stops."""


class Event(NamedTuple):
    """Something that happened."""

    name: str
    data: BaseModel


def stream(events: AsyncIterator[Event], service: Service) -> EventSourceResponse:
    """The events as a response. It ends when they end, when the client goes away (they are cancelled then) or when the service stops."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return EventSourceResponse(_alive(events, service), headers=headers)


async def _alive(events: AsyncIterator[Event], service: Service) -> AsyncIterator[bytes]:
    async def following() -> Event | None:
        return await anext(events, None)

    heartbeat = service.options.heartbeat_seconds
    waiting = asyncio.ensure_future(following())
    silent = 0.0
    try:
        yield format_sse_event(comment="")  # so that the client knows at once that it is heard
        while not service.stopping.is_set():
            pause = min(_LOOK_SECONDS, heartbeat)
            await asyncio.wait({waiting}, timeout=pause)
            silent += pause
            if waiting.done():
                event = waiting.result()
                if event is None:
                    return
                yield format_sse_event(event=event.name, data_str=event.data.model_dump_json())
                waiting, silent = asyncio.ensure_future(following()), 0.0
            elif silent >= heartbeat:
                yield format_sse_event(comment="alive")
                silent = 0.0
    finally:
        waiting.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await waiting
