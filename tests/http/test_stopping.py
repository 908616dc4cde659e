"""Stopping the service: what is being answered is finished, nothing new begins, nothing is left behind."""

import contextlib
import json
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.http.conftest import StartServer
from tests.http.processes import children_of, is_running, wait_until
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


def refuses(server: Server) -> bool:
    """Whether the server takes no connections any more."""
    url = httpx.URL(server.url)
    try:
        socket.create_connection((url.host, url.port or 0), timeout=5).close()
    except OSError:
        return True
    return False


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_what_is_being_answered_is_finished_and_nothing_new_begins(
    workers: str, told: signal.Signals, store: Path, start_server: StartServer
) -> None:
    server = start_server(store, "--workers", workers)
    with begun_question(server) as connection:
        server.process.send_signal(told)
        wait_until(lambda: refuses(server))

        connection.sendall(BODY)

        answer = rest_of(connection)
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert "£90,000" in json.loads(answer.partition(b"\r\n\r\n")[2])["text"]
    assert server.process.wait(timeout=120) == 0
    assert "traceback" not in server.log.read_text().lower()


def test_an_answer_that_takes_longer_than_it_may_is_broken_off(store: Path, start_server: StartServer) -> None:
    server = start_server(store, environment={"YJQA_SHUTDOWN_SECONDS": "1"})
    with begun_question(server) as connection:
        server.process.send_signal(signal.SIGTERM)

        assert server.process.wait(timeout=120) == 0
        with contextlib.suppress(ConnectionResetError):
            assert not rest_of(connection).startswith(b"HTTP/1.1 200")


def test_a_second_interrupt_ends_everything_at_once(store: Path, start_server: StartServer) -> None:
    server = start_server(store, environment={"YJQA_SHUTDOWN_SECONDS": "600"})
    with begun_question(server):
        left = children_of(server.process.pid)
        server.process.send_signal(signal.SIGINT)
        wait_until(lambda: refuses(server))

        server.process.send_signal(signal.SIGINT)

        assert server.process.wait(timeout=120) == 0
    wait_until(lambda: not any(map(is_running, left)))
    assert "traceback" not in server.log.read_text().lower()


def test_nothing_is_left_in_the_folder_for_temporary_files(
    store: Path, tmp_path: Path, start_server: StartServer
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    server = start_server(store, environment={"TMPDIR": str(temporary)})
    assert server.client.get("/metrics").status_code == 200
    assert list(temporary.iterdir())

    assert server.stop() == 0

    assert list(temporary.iterdir()) == []
