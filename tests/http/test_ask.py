"""Asking over HTTP."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.http.conftest import StartServer
from tests.http.serving import Server
from yjqa.http.routes.ask import ConversationAnswer
from yjqa.library import Library, open_library
from yjqa.settings import Settings

HEALTH = "How much did health contribute in Northmarch in 2020/21?"
QUESTIONS = [
    HEALTH,
    "What actions does Rob Hill have?",
    "Which actions are overdue?",
    "Who chairs the Community Safety Board?",
    "What was the reoffending rate in Northmarch in 2019/20?",
    "Who attended the meeting on 10 April 2019?",
    "What are the highest risks?",
    "When is the next meeting of the board?",
    "What is the plan's vision?",
    "What is the price of fish?",
]


@pytest.fixture(scope="module")
def library(corpus_store: Path) -> Iterator[Library]:
    with open_library(Settings(store=corpus_store)) as opened:
        yield opened


def ask(client: httpx.Client, question: str, conversation: str | None = None) -> httpx.Response:
    return client.post("/v1/ask", json={"question": question, "conversation": conversation})


def test_an_answer_has_all_that_the_command_line_prints_and_a_conversation(
    client: httpx.Client, library: Library
) -> None:
    response = ask(client, HEALTH)

    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    answer = response.json()
    assert answer.pop("conversation").startswith("c_")
    assert answer == json.loads(library.ask(HEALTH).model_dump_json())
    assert answer["found"]
    assert answer["citations"][0]["quote"]


def test_what_the_papers_do_not_say_is_an_answer_too(client: httpx.Client) -> None:
    response = ask(client, "What is the price of fish?")

    assert response.status_code == 200
    assert response.json()["found"] is False


def test_ten_who_ask_at_once_each_get_their_own_answer(client: httpx.Client, library: Library) -> None:
    with ThreadPoolExecutor(len(QUESTIONS)) as pool:
        responses = list(pool.map(lambda question: ask(client, question), QUESTIONS))

    told = [response.json()["text"] for response in responses]
    assert told == [library.ask(question).text for question in QUESTIONS]
    assert len({response.json()["conversation"] for response in responses}) == len(QUESTIONS)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"question": ""},
        {"question": " \n\t "},
        {"question": "\x00\x07\u200b"},
        {"question": "\ud800"},
        {"question": "a" * 2001},
        {"question": 7},
        {"question": None},
        {"question": HEALTH, "conversation": ""},
        {"question": HEALTH, "conversation": "../board"},
        {"question": HEALTH, "conversation": "a" * 65},
        {"question": HEALTH, "conversation": "board\n"},
        {"question": HEALTH, "histroy": ["misspelt or not known"]},
        {"question": HEALTH, "history": "one"},
        {"question": HEALTH, "history": ["a" * 2001]},
        [HEALTH],
    ],
)
def test_what_is_no_question_is_refused(body: object, client: httpx.Client) -> None:
    response = client.post("/v1/ask", content=json.dumps(body), headers={"content-type": "application/json"})

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "urn:yjqa:problem:invalid-request"
    assert response.json()["detail"]


def test_what_is_no_json_is_refused(client: httpx.Client) -> None:
    response = client.post("/v1/ask", content=b'{"question": ', headers={"content-type": "application/json"})

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_who_sends_no_json_object_is_told_how_to_send_one(client: httpx.Client) -> None:
    said = client.post("/v1/ask", content=b'{"question": "Who chairs it?"}', headers={"content-type": "text/plain"})

    assert said.status_code == 422
    assert "Content-Type: application/json" in said.json()["detail"]


def test_what_was_asked_stands_where_nobody_else_of_the_machine_reads_it(
    client: httpx.Client, corpus_server: Server
) -> None:
    ask(client, HEALTH)

    files = list(corpus_server.store.glob("service.sqlite*"))
    assert files
    for file in files:
        assert file.stat().st_mode & 0o077 == 0


def test_a_question_is_asked_on_one_line(client: httpx.Client) -> None:
    answer = ask(client, f"  {HEALTH[:20]}\r\n{HEALTH[20:]}\x00 ").json()

    assert "\n" not in answer["question"]
    assert answer["found"]


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/json"),
        ("application/json, text/event-stream", "application/json"),
        ("text/event-stream, application/json;q=0.9", "text/event-stream"),
        ("text/*", "text/event-stream"),
        ("text/event-stream;q=0.2, application/json;q=0.3", "application/json"),
        ("text/event-stream;q=0, */*", "application/json"),
    ],
)
def test_the_accept_header_chooses_between_an_answer_and_a_stream(
    accept: str, media_type: str, client: httpx.Client
) -> None:
    response = client.post("/v1/ask", json={"question": HEALTH}, headers={"accept": accept})

    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in response.headers["vary"]


def test_a_form_that_there_is_not_is_not_acceptable(client: httpx.Client) -> None:
    response = client.post("/v1/ask", json={"question": HEALTH}, headers={"accept": "text/html"})

    assert response.status_code == 406
    assert "text/event-stream" in response.json()["detail"]


def test_without_papers_nothing_can_be_asked(start_server: StartServer, tmp_path: Path) -> None:
    server = start_server(tmp_path / "store")

    for accept in ("application/json", "text/event-stream"):
        response = server.client.post("/v1/ask", json={"question": HEALTH}, headers={"accept": accept})

        assert response.status_code == 409
        assert response.json()["type"] == "urn:yjqa:problem:no-papers"


def test_an_answer_that_is_kept_goes_with_the_papers_that_it_rests_on(start_server: StartServer, store: Path) -> None:
    server = start_server(store)
    before = ask(server.client, HEALTH).json()

    with open_library(Settings(store=store)) as library:
        for document_id in {citation["document"] for citation in before["citations"]}:
            library.remove(document_id)

    assert before["found"]
    assert before["citations"][0]["quote"] not in ask(server.client, HEALTH).text


def test_the_openapi_document_describes_the_answer_and_its_stream(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()

    operation = document["paths"]["/v1/ask"]["post"]
    content = operation["responses"]["200"]["content"]
    assert content["application/json"]["schema"] == {"$ref": "#/components/schemas/ConversationAnswer"}
    assert ConversationAnswer.model_validate(content["application/json"]["example"]).found
    assert "interpretation" in content["text/event-stream"]["schema"]["description"]
