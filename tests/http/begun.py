"""A question that a server waits for: it has the head of the request, and the body is yet to come."""

import contextlib
import json
import socket
from collections.abc import Iterator

import httpx

from tests.http.serving import Server

BODY = json.dumps({"question": "How much did the police contribute in Westshire in 2016/17?"}).encode()


@contextlib.contextmanager
def begun_question(server: Server) -> Iterator[socket.socket]:
    """A question of which the server waits for the words."""
    url = httpx.URL(server.url)
    with socket.create_connection((url.host, url.port or 0), timeout=120) as connection:
        head = (
            "POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(BODY)}\r\nExpect: 100-continue\r\n\r\n"
        )
        connection.sendall(head.encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 100 ")
        yield connection


def rest_of(connection: socket.socket) -> bytes:
    """Everything that comes until the server closes the connection."""
    received = b""
    while more := connection.recv(65_536):
        received += more
    return received
