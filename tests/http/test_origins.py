"""Which names and pages may lead to the service."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.http.access import bearer, hear, new_key, port_of, run_yjqa
from tests.http.serving import Server
from yjqa.errors import InvalidRequest
from yjqa.settings import ServiceSettings, read_settings

PAGE = "https://intranet.example.org"


@pytest.fixture(scope="module")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    store = tmp_path_factory.mktemp("crossed") / "store"
    key = new_key(store, "page")
    with Server(store, "--require-keys", environment={"YJQA_CORS_ORIGINS": f'["{PAGE}"]'}) as server:
        yield server, key


@pytest.fixture(scope="module")
def allowing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = tmp_path_factory.mktemp("allowing") / "store"
    with Server(store, environment={"YJQA_CORS_ORIGINS": f'["{PAGE}"]'}) as server:
        yield server


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "[::1]", "localhost.", "[::ffff:127.0.0.1]"]
)
def test_where_no_key_is_asked_for_a_request_may_be_meant_for_any_name_of_this_machine(
    client: httpx.Client, corpus_server: Server, host: str
) -> None:
    for name in (host, f"{host}:{port_of(corpus_server.url)}"):
        assert client.get("/v1/documents", headers={"Host": name}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:80",
        "192.0.2.1",
        "0.0.0.0",
        "[::2]",
        "",
        "[::1",
    ],
)
def test_it_may_not_be_meant_for_another_name_that_was_made_to_lead_here(client: httpx.Client, host: str) -> None:
    for method, path in (
        ("GET", "/v1/documents"),
        ("POST", "/v1/ask"),
        ("DELETE", "/v1/documents/x"),
        ("GET", "/readyz"),
    ):
        response = client.request(method, path, headers={"Host": host})

        assert response.status_code == 403
        assert response.json()["type"] == "urn:yjqa:problem:host-not-allowed"
        assert "--require-keys" in response.json()["detail"]


def test_a_request_that_names_no_host_is_refused(corpus_server: Server) -> None:
    heard = hear(corpus_server.url, b"GET /v1/documents HTTP/1.1\r\nConnection: close\r\n\r\n")

    assert heard.startswith(b"HTTP/1.1 403 ")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://evil.example"},
    ],
)
def test_a_page_of_another_origin_can_neither_read_nor_ask_upload_or_delete(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    asked = {"question": "Who chairs the board?"}
    responses = [
        client.get("/v1/documents", headers=headers),
        client.post("/v1/ask", json=asked, headers=headers),
        client.post("/v1/ask", content=str(asked), headers={**headers, "Content-Type": "text/plain"}),
        client.post("/v1/documents", files={"file": ("a.txt", b"ACTION: Rob Hill to write.")}, headers=headers),
        client.delete("/v1/documents/x", headers=headers),
        client.options("/v1/ask", headers={**headers, "Access-Control-Request-Method": "POST"}),
    ]

    assert [response.status_code for response in responses] == [403] * 6
    assert {response.json()["type"] for response in responses} == {"urn:yjqa:problem:origin-not-allowed"}
    assert not [name for response in responses for name in response.headers if name.startswith("access-control")]


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": "same-origin"}])
def test_programs_and_addresses_typed_into_a_browser_are_answered(
    client: httpx.Client, headers: dict[str, str]
) -> None:
    assert client.get("/v1/documents", headers=headers).status_code == 200


def test_a_page_of_the_service_itself_would_be_answered(client: httpx.Client, corpus_server: Server) -> None:
    response = client.get("/v1/documents", headers={"Origin": corpus_server.url, "Sec-Fetch-Site": "same-origin"})

    assert response.status_code == 200
    assert "access-control-allow-origin" not in response.headers


def test_a_page_that_is_allowed_may_ask_first_without_a_key_and_then_read_with_one(keyed: tuple[Server, str]) -> None:
    server, key = keyed
    before = server.client.options(
        "/v1/ask",
        headers={
            "Origin": PAGE,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization, content-type",
        },
    )
    read = server.client.get("/v1/documents", headers={"Origin": PAGE, "Sec-Fetch-Site": "cross-site", **bearer(key)})
    without = server.client.get("/v1/documents", headers={"Origin": PAGE})

    assert before.status_code == 200
    assert before.headers["access-control-allow-origin"] == PAGE
    assert "Authorization" in before.headers["access-control-allow-headers"]
    assert read.status_code == 200
    assert read.headers["access-control-allow-origin"] == PAGE
    assert "ETag" in read.headers["access-control-expose-headers"]
    assert without.status_code == 401
    assert without.headers["access-control-allow-origin"] == PAGE  # so that the page can read why


@pytest.mark.parametrize(
    "origin", ["https://evil.example", f"{PAGE}.evil.example", f"{PAGE}:8443", PAGE.upper(), "null"]
)
def test_a_page_that_is_not_allowed_gets_no_leave_from_the_browser(keyed: tuple[Server, str], origin: str) -> None:
    server, key = keyed
    before = server.client.options("/v1/ask", headers={"Origin": origin, "Access-Control-Request-Method": "POST"})
    read = server.client.get("/v1/documents", headers={"Origin": origin, **bearer(key)})

    assert before.status_code == 403
    assert before.headers["content-type"] == "application/problem+json"
    assert "access-control-allow-origin" not in before.headers
    assert "access-control-allow-origin" not in read.headers


def test_without_keys_too_the_pages_that_are_allowed_are_answered_and_no_others(allowing: Server) -> None:
    crossing = {"Sec-Fetch-Site": "cross-site"}
    allowed = allowing.client.get("/v1/documents", headers={"Origin": PAGE, **crossing})
    other = allowing.client.get("/v1/documents", headers={"Origin": "https://evil.example", **crossing})

    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == PAGE
    assert other.status_code == 403
    assert "access-control-allow-origin" not in other.headers


@pytest.mark.parametrize("origin", ["*", "null", f"{PAGE}/", "intranet.example.org", "https://Intranet.example.org"])
def test_an_origin_that_no_browser_would_send_is_refused(origin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YJQA_CORS_ORIGINS", json.dumps([PAGE, origin]))

    with pytest.raises(InvalidRequest, match="YJQA_CORS_ORIGINS") as refused:
        read_settings(ServiceSettings)

    assert repr(origin) in str(refused.value)


def test_it_does_not_start_with_an_origin_that_is_refused(tmp_path: Path) -> None:
    environment = {**os.environ, "YJQA_CORS_ORIGINS": '["*"]'}

    run = run_yjqa("serve", "--port", "0", store=tmp_path, environment=environment)

    assert run.returncode == 2
    assert "YJQA_CORS_ORIGINS" in run.stderr and "*" in run.stderr
