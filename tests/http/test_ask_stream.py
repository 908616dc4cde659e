"""Answers as streams, and the limits within which questions are answered."""

import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.http.conftest import StartServer
from tests.http.serving import Server
from tests.http.streaming import SentEvent, read_events

EVENTS = {"accept": "text/event-stream"}
HEALTH = "How much did health contribute in Northmarch in 2020/21?"
PASSAGES = [f"What do families think about {thing}?" for thing in (
    "mentoring", "getting help early", "the court team", "knife crime", "school", "reparation", "parenting groups",
    "drug treatment", "the police", "their workers", "housing", "work and training", "custody", "going home",
    "waiting times", "transport", "interpreters", "letters", "the panel", "victims",
)]  # fmt: skip


@pytest.fixture(scope="module")
def hasty(corpus_store: Path) -> Iterator[Server]:
    """Gives up on every question that it does not know the answer of already."""
    with Server(corpus_store, environment={"YJQA_ANSWER_SECONDS": "0.001"}) as server:
        yield server


@pytest.fixture(scope="module")
def narrow(corpus_store: Path) -> Iterator[Server]:
    """Lets one question wait, and shows every few milliseconds that it lives."""
    environment = {"YJQA_MAX_WAITING_QUESTIONS": "1", "YJQA_HEARTBEAT_SECONDS": "0.002"}
    with Server(corpus_store, environment=environment) as server:
        yield server


def events_of(client: httpx.Client, question: str) -> list[SentEvent]:
    with client.stream("POST", "/v1/ask", json={"question": question}, headers=EVENTS) as response:
        assert response.status_code == 200
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        return list(read_events(response.iter_lines()))


def test_an_answer_is_told_part_by_part_and_then_as_a_whole(client: httpx.Client) -> None:
    events = [event for event in events_of(client, HEALTH) if event.name != ":"]

    assert [event.name for event in events] == ["interpretation", "records", "text", "citations", "answer"]
    whole = events[-1].data
    parts = {field: value for event in events[:-1] for field, value in event.data.items()}
    assert parts == {field: whole[field] for field in parts}
    assert set(parts) == set(whole) - {"id", "question", "conversation"}
    at_once = client.post("/v1/ask", json={"question": HEALTH}).json()
    assert {**whole, "conversation": None} == {**at_once, "conversation": None}


def test_a_follow_up_is_spelled_out_before_anything_else(client: httpx.Client) -> None:
    conversation = events_of(client, HEALTH)[-1].data["conversation"]

    body = {"question": "and in 2021/22?", "conversation": conversation}
    with client.stream("POST", "/v1/ask", json=body, headers=EVENTS) as response:
        events = [event for event in read_events(response.iter_lines()) if event.name != ":"]

    assert events[0].data["resolved_question"] == HEALTH.replace("2020/21", "2021/22")
    assert events[-1].data["conversation"] == conversation


@pytest.mark.parametrize(
    ("body", "status"), [({"question": " "}, 422), ({"question": HEALTH, "conversation": "c_gone"}, 404)]
)
def test_what_is_wrong_with_a_question_is_told_before_a_stream_begins(
    body: dict[str, str], status: int, client: httpx.Client
) -> None:
    response = client.post("/v1/ask", json=body, headers=EVENTS)

    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


def test_a_stream_shows_that_it_lives_while_the_answer_is_looked_for(narrow: Server) -> None:
    events = events_of(narrow.client, PASSAGES[0])

    names = [event.name for event in events]
    assert SentEvent(":", "alive") in events[: names.index("interpretation")]
    assert names[-1] == "answer"


def test_who_asks_where_too_many_wait_is_told_to_come_back(narrow: Server) -> None:
    def ask(question: str) -> httpx.Response:
        return narrow.client.post("/v1/ask", json={"question": question})

    with ThreadPoolExecutor(len(PASSAGES)) as pool:
        responses = list(pool.map(ask, PASSAGES))

    refused = [response for response in responses if response.status_code == 503]
    assert refused
    assert {response.status_code for response in responses} == {200, 503}
    for response in refused:
        assert response.json()["type"] == "urn:yjqa:problem:busy"
        assert int(response.headers["retry-after"]) > 0
    assert ask(PASSAGES[-1]).status_code == 200


def test_an_answer_that_takes_too_long_is_given_up_and_there_when_asked_for_again(hasty: Server) -> None:
    first = hasty.client.post("/v1/ask", json={"question": HEALTH})

    assert first.status_code == 503
    assert first.json()["type"] == "urn:yjqa:problem:too-slow"
    deadline = time.monotonic() + 30
    while (again := hasty.client.post("/v1/ask", json={"question": HEALTH})).status_code == 503:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    assert again.json()["found"]


def test_what_goes_wrong_within_a_stream_is_its_last_event(hasty: Server) -> None:
    events = events_of(hasty.client, PASSAGES[1])

    assert [event.name for event in events if event.name != ":"] == ["error"]
    assert events[-1].data["status"] == 503
    assert events[-1].data["type"] == "urn:yjqa:problem:too-slow"


def test_answers_that_are_under_way_are_finished_when_the_service_stops(start_server: StartServer, store: Path) -> None:
    server = start_server(store)
    begun = threading.Barrier(len(PASSAGES) + 1)

    def follow(question: str) -> str:
        with server.client.stream("POST", "/v1/ask", json={"question": question}, headers=EVENTS) as response:
            lines = response.iter_lines()
            assert next(lines) == ": "
            begun.wait(60)
            return [event.name for event in read_events(lines)][-1]

    with ThreadPoolExecutor(len(PASSAGES)) as pool:
        streams = [pool.submit(follow, question) for question in PASSAGES]
        begun.wait(60)
        server.process.send_signal(signal.SIGTERM)
        last = [one.result() for one in streams]

    assert last == ["answer"] * len(PASSAGES)
    assert server.process.wait(60) == 0


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_questions_of_clients_that_went_away_are_not_answered(accept: str, corpus_server: Server) -> None:
    kind = accept.partition("/")[0]
    address = corpus_server.client.base_url
    bodies = [
        f'{{"question": "Tell me in {number} words: {question}", "conversation": "gone-{kind}-{number}"}}'
        for number, question in enumerate(PASSAGES)
    ]
    with ExitStack() as clients:
        # connected before any of them asks, so that all have gone before many can be answered
        there = [clients.enter_context(socket.create_connection((address.host, address.port))) for _ in bodies]
        for connection, body in zip(there, bodies, strict=True):
            connection.sendall(
                f"POST /v1/ask HTTP/1.1\r\nHost: {address.host}\r\nAccept: {accept}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()
            )

    # what waited was before this one
    last = corpus_server.client.post("/v1/ask", json={"question": f"And at last, for {kind}: {PASSAGES[0]}"})

    assert last.status_code == 200
    known = [corpus_server.client.get(f"/v1/conversations/gone-{kind}-{number}") for number in range(len(PASSAGES))]
    assert {response.status_code for response in known[len(known) // 2 :]} == {404}
