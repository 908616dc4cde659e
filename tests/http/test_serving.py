"""Starting and running the service: what is said, what cannot be, what happens when processes die."""

import contextlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from tests.http.begun import BODY, begun_question
from tests.http.conftest import StartServer
from tests.http.processes import children_of, is_running, reader_of, wait_until, workers_of
from tests.http.serving import Server


def serve(*options: str, environment: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """`yjqa serve` where it ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "yjqa.cli", "serve", *options],
        capture_output=True,
        text=True,
        timeout=180,
        env={**os.environ, **(environment or {})},
    )


def test_the_start_says_where_it_serves_what_it_holds_who_may_use_it_and_how_to_stop_it(two_workers: Server) -> None:
    server = two_workers
    assert server.process.stdout is not None
    said = [*server.said, *(server.process.stdout.readline() for _ in range(4))]
    assert server.url in said[0]
    told = {line.split()[0]: line for line in said[1:]}
    assert set(told) == {"papers", "workers", "access", "stop"}
    assert told["papers"].split()[1:] == [
        str(server.client.get("/readyz").json()["documents"]),
        "in",
        str(server.store),
    ]


def test_the_process_that_starts_the_service_does_without_what_only_answering_needs() -> None:
    code = "import sys, yjqa.http.running.serving; print(*({'fastapi', 'starlette', 'prometheus_client'} & set(sys.modules)))"

    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)

    assert run.stdout.split() == []


def test_an_address_that_is_taken_is_named_with_what_to_do(store: Path) -> None:
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]

        run = serve("--port", str(port), "--store", str(store))

    assert run.returncode == 2
    assert f"127.0.0.1:{port}" in run.stderr and "--port" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("options", "environment", "names"),
    [
        (["--host", "no-such-host.invalid"], {}, "no-such-host.invalid"),
        (["--host", "192.0.2.1"], {}, "192.0.2.1"),
        ([], {"YJQA_SHUTDOWN_SECONDS": "soon"}, "YJQA_SHUTDOWN_SECONDS"),
        ([], {"YJQA_TRUSTED_PROXIES": "10.0.0.1"}, "JSON array"),
        ([], {"YJQA_TRUSTED_PROXIES": '["the proxy"]'}, "the proxy"),
    ],
)
def test_what_cannot_be_meant_is_named_and_nothing_starts(
    options: list[str], environment: dict[str, str], names: str, tmp_path: Path
) -> None:
    run = serve("--port", "0", "--store", str(tmp_path / "store"), *options, environment=environment)

    assert run.returncode == 2
    assert run.stdout == ""
    assert names in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("file", ["yjqa.sqlite", "service.sqlite"])
def test_a_store_of_a_later_yjqa_is_refused_before_anything_is_served(file: str, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(tmp_path / file)) as later:
        later.execute("PRAGMA user_version = 999")

    run = serve("--port", "0", "--store", str(tmp_path))

    assert run.returncode == 1
    assert run.stdout == ""
    assert "another version of yjqa" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("wrong", ["a later yjqa's", "damaged", "no folder"])
def test_a_reading_process_that_cannot_begin_says_why_in_one_line(wrong: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    if wrong == "no folder":
        store.write_bytes(b"")
    else:
        store.mkdir()
        (store / "service.sqlite").write_bytes(b"rubbish" * 1000)
    if wrong == "a later yjqa's":
        (store / "service.sqlite").unlink()
        with contextlib.closing(sqlite3.connect(store / "service.sqlite")) as later:
            later.execute("PRAGMA user_version = 999")

    command = [sys.executable, "-m", "yjqa.service.runner"]
    environment = {**os.environ, "YJQA_STORE": str(store), "YJQA_LOG_FORMAT": "json"}
    with subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = process.stderr.read()

    assert process.returncode == 1
    (line,) = map(json.loads, said.splitlines())
    assert line["level"] == "critical"
    assert str(store) in line["message"]


def test_two_workers_on_one_store_give_the_same_answers_without_errors(
    two_workers: Server, client: httpx.Client
) -> None:
    question = {"question": "How much did the police contribute in Westshire in 2016/17?"}
    expected = client.post("/v1/ask", json=question).json()["text"]
    answers: list[str] = []

    def ask() -> None:
        with httpx.Client(base_url=two_workers.url, timeout=120) as own:
            answers.extend(own.post("/v1/ask", json=question).json()["text"] for _ in range(5))

    asking = [threading.Thread(target=ask) for _ in range(8)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()

    assert answers == [expected] * 40


def test_a_worker_and_a_reader_that_die_are_replaced(two_workers: Server) -> None:
    starter = two_workers.process.pid
    worker, reader = workers_of(starter)[0], reader_of(starter)
    assert reader is not None

    os.kill(worker, signal.SIGKILL)
    os.kill(reader, signal.SIGKILL)

    wait_until(lambda: len(workers_of(starter)) == 2 and worker not in workers_of(starter))
    wait_until(lambda: reader_of(starter) not in (None, reader))
    with httpx.Client(base_url=two_workers.url, timeout=120) as fresh:
        assert fresh.get("/readyz").status_code == 200


@pytest.mark.parametrize("workers", ["1", "2"])
def test_nothing_lives_on_when_the_process_that_was_started_is_killed(
    workers: str, store: Path, start_server: StartServer
) -> None:
    server = start_server(store, "--workers", workers)
    left = children_of(server.process.pid)
    assert len(left) > int(workers)

    os.kill(server.process.pid, signal.SIGKILL)

    wait_until(lambda: not any(map(is_running, left)))
    server.start()  # the store is as it was
    assert server.client.get("/readyz").json()["documents"] > 5


def test_a_worker_that_cannot_start_ends_the_service_and_the_log_says_why(
    store: Path, start_server: StartServer
) -> None:
    server = start_server(store)
    with contextlib.closing(sqlite3.connect(store / "service.sqlite")) as later:
        later.execute("PRAGMA user_version = 999")

    os.kill(workers_of(server.process.pid)[0], signal.SIGKILL)

    assert server.process.wait(timeout=120) == 1
    assert "another version of yjqa" in server.log.read_text()
    assert "Traceback" not in server.log.read_text()


def test_workers_that_end_before_they_begin_are_not_replaced_for_ever(
    store: Path, tmp_path: Path, start_server: StartServer
) -> None:
    broken = tmp_path / "broken"
    (tmp_path / "sitecustomize.py").write_text(
        f"import os, pathlib\nif pathlib.Path({str(broken)!r}).exists():\n    os._exit(255)\n", "utf-8"
    )
    server = start_server(store, environment={"PYTHONPATH": os.pathsep.join([str(tmp_path), *filter(None, sys.path)])})
    broken.touch()

    os.kill(workers_of(server.process.pid)[0], signal.SIGKILL)

    assert server.process.wait(timeout=120) == 1
    assert "workers cannot start" in server.log.read_text("utf-8")


def test_a_client_that_never_ends_its_request_cannot_fill_the_memory(corpus_server: Server) -> None:
    url = httpx.URL(corpus_server.url)
    with socket.create_connection((url.host, url.port or 0), timeout=30) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ")
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for _ in range(100):
                connection.sendall(b"a" * 10_000)
        answer = b""
        with contextlib.suppress(ConnectionResetError):
            while more := connection.recv(65_536):
                answer += more

    assert answer == b"" or (answer.startswith(b"HTTP/1.1 431") and b"urn:yjqa:problem:headers-too-large" in answer)


def test_what_is_not_http_is_told_as_a_problem(corpus_server: Server) -> None:
    url = httpx.URL(corpus_server.url)
    with socket.create_connection((url.host, url.port or 0), timeout=30) as connection:
        connection.sendall(b"hello there\r\n\r\n")
        answer = b""
        while more := connection.recv(65_536):
            answer += more

    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400")
    assert b"application/problem+json" in head
    assert b"urn:yjqa:problem:malformed" in body


def test_more_requests_at_once_than_are_wanted_are_turned_away(store: Path, start_server: StartServer) -> None:
    server = start_server(store, environment={"YJQA_MAX_CONCURRENT_REQUESTS": "1"})

    with begun_question(server) as within:
        turned_away = server.client.get("/v1/documents")
        probe = server.client.get("/healthz")
        within.sendall(BODY)
        answer = within.recv(1000)
    wait_until(lambda: server.client.get("/v1/documents").status_code == 200)

    assert turned_away.status_code == 503
    assert turned_away.json()["type"] == "urn:yjqa:problem:busy"
    assert turned_away.headers["retry-after"] == "1"
    assert probe.status_code == 200
    assert answer.startswith(b"HTTP/1.1 200 ")
