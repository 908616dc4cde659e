"""What a client could hide from a proxy in front, or from the service."""

import httpx
import pytest

from tests.http.access import hear
from tests.http.serving import Server

ASK = b"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
SECOND = b"GET /v1/jobs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize(
    "length",
    [
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Content-Length: 0\r\nContent-Length: 5\r\n",
        b"Content-Length: +5\r\n",
        b"Content-Length : 5\r\n",
    ],
)
def test_a_request_whose_end_could_be_taken_for_two_places_is_refused(corpus_server: Server, length: bytes) -> None:
    heard = hear(corpus_server.url, ASK + length + b"\r\n0\r\n\r\n" + SECOND)

    assert heard.startswith(b"HTTP/1.1 400 ")
    assert heard.count(b"HTTP/1.1") == 1


def test_headers_behind_a_body_count_for_nothing(corpus_server: Server) -> None:
    body = b"2\r\n{}\r\n0\r\nX-Request-ID: behind\r\nX-Forwarded-For: 192.0.2.1\r\n\r\n"

    heard = hear(corpus_server.url, ASK + b"Transfer-Encoding: chunked\r\n\r\n" + body)

    assert heard.startswith(b"HTTP/1.1 422 ")  # with the header in front of the body it would be a 401
    assert b"x-request-id: behind" not in heard.lower()


def test_a_proxy_that_says_nothing_of_itself_is_known_by_how_old_its_http_is(corpus_server: Server) -> None:
    heard = hear(corpus_server.url, b"GET /v1/documents HTTP/1.0\r\nHost: localhost\r\n\r\n")

    assert heard.startswith(b"HTTP/1.1 401 ")
    assert "behind a proxy anybody may stand" in heard.decode()


@pytest.mark.parametrize("path", ["/metrics%0a", "/v1/documents%0A", "/v1/documents/x%00", "/healthz%0d%0a"])
def test_a_path_with_a_control_character_leads_nowhere(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["//v1/documents", "/v1//documents", "/V1/documents", "/v1/documents/", "/healthz;/v1", "/v1/./documents"]
)
def test_only_the_address_itself_leads_to_a_route(corpus_server: Server, path: str) -> None:
    heard = hear(corpus_server.url, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())

    assert heard.startswith((b"HTTP/1.1 404 ", b"HTTP/1.1 400 "))


def test_of_two_names_that_a_request_is_meant_for_none_counts(corpus_server: Server) -> None:
    heard = hear(
        corpus_server.url,
        b"GET /v1/documents HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n",
    )

    assert heard.startswith(b"HTTP/1.1 403 ")
