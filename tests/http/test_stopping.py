"""Stopping the service: what is being answered is finished, nothing new begins, nothing is left behind."""

import contextlib
import json
import os
import signal
import socket
from pathlib import Path

import httpx
import pytest

from tests.http.begun import BODY, begun_question, rest_of
from tests.http.conftest import StartServer
from tests.http.processes import children_of, is_running, reader_of, wait_until
from tests.http.serving import Server
from tests.http.uploading import minutes, until, upload


def refuses(server: Server) -> bool:
    """Whether the server takes no connections any more."""
    url = httpx.URL(server.url)
    try:
        socket.create_connection((url.host, url.port or 0), timeout=5).close()
    except OSError:
        return True
    return False


@pytest.mark.parametrize(("workers", "told"), [("1", signal.SIGINT), ("2", signal.SIGTERM)])
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


def test_a_stream_ends_at_once_and_an_upload_that_waits_is_read_after_the_next_start(
    store: Path, start_server: StartServer
) -> None:
    server = start_server(store, environment={"YJQA_SHUTDOWN_SECONDS": "600"})
    reader = reader_of(server.process.pid)
    assert reader is not None
    os.kill(reader, signal.SIGSTOP)  # so that the job stays as it is
    job = upload(server.client, "minutes.txt", minutes(1))["id"]

    with server.client.stream("GET", f"/v1/jobs/{job}", headers={"Accept": "text/event-stream"}) as response:
        coming = response.iter_lines()
        next(coming)
        server.process.send_signal(signal.SIGTERM)
        list(coming)  # ends well, long before an answer would be broken off
    os.kill(reader, signal.SIGCONT)
    assert server.process.wait(timeout=120) == 0

    server.start()
    assert until(server.client, job)["state"] == "done"
