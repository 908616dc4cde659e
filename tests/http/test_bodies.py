"""How large a request may be, and how slowly its body may come."""

import contextlib
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.http.access import hear, port_of
from tests.http.serving import Server

LARGEST = 64 * 1024
HEAD = b"POST %b HTTP/1.1\r\nHost: localhost\r\nContent-Type: %b\r\nContent-Length: 500\r\n\r\n"


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that waits one second for a body."""
    store: Path = tmp_path_factory.mktemp("impatient") / "store"
    with Server(store, environment={"YJQA_BODY_SECONDS": "1"}) as server:
        yield server


def _question_of(size: int) -> bytes:
    frame = len(json.dumps({"question": ""}))
    return json.dumps({"question": "x" * (size - frame)}).encode()


def test_a_body_may_be_so_large_and_no_larger(client: httpx.Client) -> None:
    kind = {"Content-Type": "application/json"}

    largest = client.post("/v1/ask", content=_question_of(LARGEST), headers=kind)
    larger = client.post("/v1/ask", content=_question_of(LARGEST + 1), headers=kind)
    in_parts = client.post("/v1/ask", content=iter([_question_of(LARGEST), b" "]), headers=kind)
    much_larger = client.post("/v1/ask", content=b"x" * 5_000_000, headers=kind)

    assert largest.status_code == 422  # it is read, and its question is too long
    assert largest.json()["type"] == "urn:yjqa:problem:invalid-request"
    for refused in (larger, in_parts, much_larger):
        assert refused.status_code == 413
        assert refused.json()["type"] == "urn:yjqa:problem:body-too-large"
    assert client.get("/healthz").status_code == 200


def test_a_body_in_parts_is_read_as_a_whole_one(client: httpx.Client) -> None:
    parts = iter([b'{"question": "Who', b' chairs the board?"}'])

    response = client.post("/v1/ask", content=parts, headers={"Content-Type": "application/json"})

    assert response.status_code == 200
    assert response.json()["question"] == "Who chairs the board?"


def test_a_body_that_nobody_asked_for_is_bounded_too(client: httpx.Client) -> None:
    assert client.request("GET", "/v1/documents", content=b"x").status_code == 200
    assert client.request("GET", "/v1/documents", content=b"x" * (LARGEST + 1)).status_code == 413


@pytest.mark.parametrize(
    ("path", "kind", "begun"),
    [
        (b"/v1/ask", b"application/json", b'{"question"'),
        (b"/v1/ask", b"application/json", b""),
        (b"/v1/documents", b"multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="file"'),
    ],
)
def test_a_body_that_falls_silent_is_given_up_and_the_connection_closed(
    impatient: Server, path: bytes, kind: bytes, begun: bytes
) -> None:
    heard = hear(impatient.url, HEAD % (path, kind) + begun)

    assert heard.startswith(b"HTTP/1.1 408 ")
    assert b"\r\nconnection: close\r\n" in heard.lower()
    assert b"urn:yjqa:problem:body-too-slow" in heard
    assert impatient.client.get("/healthz").status_code == 200


def test_a_client_that_goes_away_within_its_body_leaves_nothing_behind(impatient: Server) -> None:
    with httpx.Client(base_url=impatient.url, timeout=0.2) as hasty:

        def halting() -> Iterator[bytes]:
            yield b'{"question"'
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            hasty.post("/v1/ask", content=halting())

    assert impatient.client.get("/healthz").status_code == 200
    assert "Traceback" not in impatient.log.read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "headers", "status", "name"),
    [
        ("/v1/documents?kind=" + "x" * 9_000, {}, 414, "address-too-long"),
        ("/v1/" + "x" * 9_000, {}, 414, "address-too-long"),
        ("/v1/documents?" + "&".join(f"a{n}=1" for n in range(201)), {}, 414, "address-too-long"),
        ("/v1/documents", {"X-Much": "x" * 33_000}, 431, "headers-too-large"),
        ("/v1/documents", {f"X-{n}": "x" * 100 for n in range(350)}, 431, "headers-too-large"),
        ("/v1/documents", {"X-Very-Much": "x" * 100_000}, 431, "headers-too-large"),
    ],
)
def test_addresses_and_headers_longer_than_any_use_are_refused(
    client: httpx.Client, path: str, headers: dict[str, str], status: int, name: str
) -> None:
    response = client.get(path, headers=headers)

    assert response.status_code == status
    assert response.json()["type"] == f"urn:yjqa:problem:{name}"


def test_an_upload_that_comes_in_drops_is_given_up_though_it_never_falls_silent(impatient: Server) -> None:
    begun = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n'
    heard = b""
    with socket.create_connection(("127.0.0.1", port_of(impatient.url)), timeout=0.05) as connection:
        connection.sendall(HEAD % (b"/v1/documents", b"multipart/form-data; boundary=b") + begun)
        drops = 500 - len(begun) - 1  # with one more the body would be whole
        while not heard and drops:
            connection.sendall(b"a")
            drops -= 1
            with contextlib.suppress(TimeoutError):
                heard = connection.recv(65_536)

    assert heard.startswith(b"HTTP/1.1 408 ")
    assert b"\r\nconnection: close\r\n" in heard.lower()


def test_not_everything_that_is_wrong_is_told_where_that_would_be_far_more_than_was_sent(client: httpx.Client) -> None:
    response = client.post("/v1/ask", json={f"no-such-field-{number}": 1 for number in range(2_000)})

    assert response.status_code == 422
    assert len(response.json()["errors"]) == 20
    assert len(response.content) < LARGEST
