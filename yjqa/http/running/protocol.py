"""A connection: how long and how large the head of a request may be before any route hears of it, and how long an answer may wait.

uvicorn waits for ever for the end of a head, takes one of any size, and waits for ever for a client that does not read; here it gives up.
"""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from yjqa.http.problems import HttpProblem, problem_response

MOST_BYTES = 64 * 1024
"""Of a head, and of what stands behind a body; what browsers and proxies send has a tenth of it."""

MOST_SECONDS = 20.0
"""Between the opening of a connection, or the end of an answer, and the end of the next head."""

MOST_UNREAD_SECONDS = 120.0
"""How long a client may read nothing of an answer that waits for it."""


class GuardedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with both limits, and with what it refuses told as problems."""

    def __init__(self, *positional: Any, **named: Any) -> None:
        super().__init__(*positional, **named)
        self._patience: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None
        self._unfinished = 0  # bytes since the parser last had a whole part
        self._headers = 0  # bytes of the headers of this request
        self._is_in_head = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """A client is there: its request is waited for."""
        super().connection_made(transport)
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._stop_waiting()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Something came in."""
        self._unfinished += len(data)
        super().data_received(data)
        if self._unfinished > MOST_BYTES and not self.transport.is_closing():
            self.send_400_response("")

    def on_message_begin(self) -> None:
        """A request begins, the first of its connection or a later one."""
        super().on_message_begin()
        self._headers = 0
        self._is_in_head = True
        self._wait_for_head()

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header is there, before the body or behind it."""
        self._unfinished = 0
        self._headers += len(name) + len(value)
        if self._headers > MOST_BYTES:
            raise ValueError  # the parser makes it an invalid request
        if self._is_in_head:
            # uvicorn would take those behind the body as well, which no proxy in front has looked at
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is there."""
        self._unfinished = 0
        self._is_in_head = False
        self._stop_waiting()
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Some of the body is there."""
        self._unfinished = 0
        super().on_body(body)

    def on_response_complete(self) -> None:
        """The answer is there. What is left of the body is heard for as long as a head is waited for, so that the client hears the answer."""
        super().on_response_complete()
        if self.cycle.response_complete and not self.transport.is_closing():
            self._wait_for_head()

    def pause_writing(self) -> None:
        """The client is slower than the answer."""
        super().pause_writing()
        self._unread = self.loop.call_later(MOST_UNREAD_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The client reads on."""
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        """Refuses what cannot be a request of ours, and ends the connection."""
        too_large = max(self._unfinished, self._headers) > MOST_BYTES
        response = problem_response(_TOO_LARGE if too_large else _MALFORMED)
        headers = [*self.server_state.default_headers, *response.raw_headers, (b"connection", b"close")]
        lines = [STATUS_LINE[response.status_code], *(b"%b: %b\r\n" % header for header in headers), b"\r\n"]
        self.transport.write(b"".join(lines) + bytes(response.body))
        self.transport.close()

    def _wait_for_head(self) -> None:
        if self._patience is None:
            self._patience = self.loop.call_later(MOST_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        self._patience = None
        self.transport.close()


_MALFORMED = HttpProblem(400, "malformed", "Not a request", "What came is not HTTP, or breaks its rules.")

_TOO_LARGE = HttpProblem(
    431,
    "headers-too-large",
    "The head of the request is too large",
    f"The address and the headers of a request may have {MOST_BYTES:,} bytes. Long questions go in the body.",
)
