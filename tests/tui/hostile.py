"""Services that mean no good, and what they send."""

import json
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

POISON = (
    "\x1b]0;PWNED\x07\x1b[31;7m\x1b]52;c;cHduZWQ=\x07\x1b]8;;http://example.org/\x1b\\LINK\x1b]8;;\x1b\\\x9b2J\x00\t\r\n"
    "\u202eTURNED\u2066\u061c\u200b\u2028\U000e0041[red]x[/red][@click=app.quit]q[/]"
)
"""What drives a terminal: its title, colours, clipboard, links, and the direction of its lines; what hides words; and markup."""

_POISONED = frozenset(
    [
        "areas",
        "category",
        "columns",
        "detail",
        "file",
        "label",
        "message",
        "name",
        "note",
        "notes",
        "party",
        "period",
        "printed",
        "question",
        "quote",
        "raw",
        "resolved_question",
        "role",
        "rows",
        "section",
        "text",
        "title",
        "unit",
        "warnings",
    ]
)
"""The fields of answers that are words of papers, or of whoever runs the service."""

Respond = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """A request, and the ways to answer it."""

    protocol_version = "HTTP/1.1"

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Answers; underscores in names of headers are hyphens."""
        self.send_response(status)
        for name, value in {"Content_Type": "application/json", "ETag": '"1"', **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def send_json(self, content: object, status: int = 200, **headers: str) -> None:
        """Answers with JSON."""
        self.send(json.dumps(content).encode(), status, **headers)

    def send_list(self, items: list[dict[str, Any]], cursor: str | None = None) -> None:
        """Answers with a page of a list."""
        self.send_json({"items": items, "next_cursor": cursor})

    def log_message(self, format: str, *args: object) -> None:
        """Keeps quiet."""


@contextmanager
def service(respond: Respond) -> Iterator[str]:
    """The address of a service that answers like that."""

    class Handler(Request):
        def do_GET(self) -> None:
            try:
                respond(self)
            except ConnectionError:
                self.close_connection = True

        do_POST = do_DELETE = do_GET  # noqa: N815  # the names that are called

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def poisoned(url: str) -> Respond:
    """Answers as the service at an address, each of its words with poison behind it."""

    def respond(request: Request) -> None:
        length = int(request.headers.get("Content-Length") or 0)
        headers = {"Content-Type": "application/json"} if length else {}
        asked = urllib.request.Request(
            url + request.path, request.rfile.read(length) if length else None, headers, method=request.command
        )
        with urllib.request.urlopen(asked) as answer:
            request.send_json(_with_poison(json.load(answer)), ETag=answer.headers.get("ETag", '"1"'))

    return respond


def _with_poison(value: Any, field: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _with_poison(one, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_with_poison(one, field) for one in value]
    return value + POISON if isinstance(value, str) and field in _POISONED else value
