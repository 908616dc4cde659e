"""How many requests are answered at once, and that no key takes the place of all others."""

import contextlib
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.http.access import bearer, new_key, port_of
from tests.http.serving import Server

BODY = json.dumps({"question": "Who chairs the board?"}).encode()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str, str]]:
    """A server that answers four requests at once, so that a key may have two of them, and two keys to it."""
    store: Path = tmp_path_factory.mktemp("crowded") / "store"
    keys = [new_key(store, name) for name in ("one", "other")]
    environment = {"YJQA_MAX_CONCURRENT_REQUESTS": "4"}
    with Server(store, "--require-keys", environment=environment) as server:
        yield server, keys[0], keys[1]


@contextlib.contextmanager
def begun(server: Server, key: str) -> Iterator[None]:
    """A question of which the server waits for the words."""
    with socket.create_connection(("127.0.0.1", port_of(server.url)), timeout=60) as connection:
        head = f"POST /v1/ask HTTP/1.1\r\nHost: localhost\r\nX-API-Key: {key}\r\nExpect: 100-continue\r\n"
        connection.sendall(f"{head}Content-Length: {len(BODY)}\r\n\r\n".encode())
        assert connection.recv(1000).startswith(b"HTTP/1.1 100 ")
        yield


def test_one_key_may_have_half_of_the_places_and_others_go_on(served: tuple[Server, str, str]) -> None:
    server, one, other = served
    with begun(server, one), begun(server, one):
        refused = server.client.get("/v1/documents", headers=bearer(one))
        let_in = server.client.get("/v1/documents", headers=bearer(other))

    assert refused.status_code == 429
    assert refused.json()["type"] == "urn:yjqa:problem:too-many-requests"
    assert "one" in refused.json()["detail"]
    assert refused.headers["retry-after"] == "1"
    assert let_in.status_code == 200


def test_a_place_is_free_again_when_its_client_goes_away(served: tuple[Server, str, str]) -> None:
    server, one, _ = served
    for _ in range(5):
        with begun(server, one):
            pass

    deadline = time.monotonic() + 30
    status = 429
    while status == 429 and time.monotonic() < deadline:
        status = server.client.get("/v1/documents", headers=bearer(one)).status_code
    assert status == 200
