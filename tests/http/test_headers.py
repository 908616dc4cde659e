"""What every response tells a browser."""

import httpx
import pytest

from tests.http.access import hear
from tests.http.serving import Server

SAID = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/healthz", {}, 200),
        ("GET", "/openapi.json", {}, 200),
        ("GET", "/v1/documents", {}, 200),
        ("GET", "/v1/documents", {"Accept": "text/csv"}, 200),
        ("GET", "/v1/documents?no-such-filter=1", {}, 422),
        ("GET", "/v1/documents", {"X-Forwarded-For": "192.0.2.1"}, 401),
        ("GET", "/v1/documents", {"Host": "elsewhere.example"}, 403),
        ("GET", "/nowhere", {}, 404),
        ("PUT", "/healthz", {}, 405),
    ],
)
def test_every_response_is_nobodys_to_frame_run_sniff_or_keep(
    client: httpx.Client, method: str, path: str, headers: dict[str, str], status: int
) -> None:
    response = client.request(method, path, headers=headers)

    assert response.status_code == status
    assert {name: response.headers.get(name) for name in SAID} == SAID
    assert response.headers.get_list("cache-control") in (["no-store"], ["private, no-cache"])
    assert "server" not in response.headers
    assert len(response.headers.get_list("x-request-id")) == 1


def test_a_failure_is_told_with_them_too(client: httpx.Client) -> None:
    response = client.post("/v1/ask", content=b"{", headers={"Content-Type": "application/json"})

    assert response.status_code == 422
    assert response.headers["cache-control"] == "no-store"
    assert {name: response.headers.get(name) for name in SAID} == SAID


def test_what_is_no_request_gets_an_answer_that_names_no_program(corpus_server: Server) -> None:
    heard = hear(corpus_server.url, b"nonsense\r\n\r\n")

    assert heard.startswith(b"HTTP/1.1 400 ")
    assert b"\r\nserver:" not in heard.lower()
    assert b"uvicorn" not in heard.lower()
