"""Conversations that the service keeps."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.http.access import bearer, new_key
from tests.http.conftest import StartServer
from tests.http.serving import Server
from yjqa.service.conversations import Conversations
from yjqa.service.database import open_database
from yjqa.sessions import MOST_QUESTIONS

HEALTH = "How much did health contribute in Northmarch in 2020/21?"
FOLLOWED = HEALTH.replace("2020/21", "2021/22")
GONE = "urn:yjqa:problem:conversation-gone"


@pytest.fixture
def conversations(tmp_path: Path) -> Iterator[Conversations]:
    """Conversations that are kept for an hour, in a file of their own."""
    connections = open_database(tmp_path)
    yield Conversations(connections, 60)
    connections.close()


def ask(client: httpx.Client, question: str, conversation: str | None = None) -> httpx.Response:
    return client.post("/v1/ask", json={"question": question, "conversation": conversation})


def test_a_follow_up_leans_on_the_questions_before_it(client: httpx.Client) -> None:
    first = ask(client, HEALTH).json()
    second = ask(client, "and in 2021/22?", first["conversation"]).json()
    third = ask(client, "and probation?", first["conversation"]).json()

    assert second["question"] == "and in 2021/22?"
    assert second["resolved_question"] == FOLLOWED
    assert third["resolved_question"] == FOLLOWED.replace("health", "probation")
    assert {second["conversation"], third["conversation"]} == {first["conversation"]}


def test_a_caller_may_keep_the_conversation_and_give_the_earlier_questions(client: httpx.Client) -> None:
    before = client.get("/v1/conversations").json()["total"]

    answer = client.post("/v1/ask", json={"question": "and in 2021/22?", "history": [HEALTH]}).json()

    assert answer["resolved_question"] == FOLLOWED
    assert answer["conversation"] is None
    assert client.get("/v1/conversations").json()["total"] == before


def test_earlier_questions_are_not_given_beside_a_conversation(client: httpx.Client) -> None:
    both = {"question": "and in 2021/22?", "history": [HEALTH], "conversation": "board-2019"}

    assert client.post("/v1/ask", json=both).status_code == 422


def test_a_question_without_a_conversation_leans_on_nothing(client: httpx.Client) -> None:
    first = ask(client, HEALTH).json()
    second = ask(client, "and in 2021/22?").json()

    assert second["resolved_question"] == "and in 2021/22?"
    assert second["conversation"] != first["conversation"]


def test_a_name_of_the_callers_own_begins_a_conversation_when_it_is_first_used(client: httpx.Client) -> None:
    assert client.get("/v1/conversations/Board-1_a").status_code == 404

    first = ask(client, HEALTH, "Board-1_a").json()
    second = ask(client, "and in 2021/22?", "Board-1_a").json()

    assert first["conversation"] == second["conversation"] == "Board-1_a"
    assert second["resolved_question"] == FOLLOWED
    assert client.get("/v1/conversations/Board-1_a").json()["questions"] == [HEALTH, "and in 2021/22?"]


def test_a_conversation_is_forgotten_when_it_is_deleted(client: httpx.Client) -> None:
    conversation = ask(client, HEALTH).json()["conversation"]

    deleted = client.delete(f"/v1/conversations/{conversation}")

    assert (deleted.status_code, deleted.content) == (204, b"")
    for response in (
        client.get(f"/v1/conversations/{conversation}"),
        client.delete(f"/v1/conversations/{conversation}"),
        ask(client, "and in 2021/22?", conversation),
    ):
        assert response.status_code == 404
        assert response.json()["type"] == GONE


def test_a_conversation_that_the_service_never_began_is_gone(client: httpx.Client) -> None:
    for name in ("c_AAAAAAAAAAAAAAAAAAAAAA", "c_x"):
        response = ask(client, HEALTH, name)

        assert response.status_code == 404
        assert response.json()["type"] == GONE


def test_a_question_that_is_refused_is_not_kept(client: httpx.Client) -> None:
    conversation = ask(client, HEALTH).json()["conversation"]

    assert ask(client, "\x00", conversation).status_code == 422

    assert client.get(f"/v1/conversations/{conversation}").json()["questions"] == [HEALTH]


def test_questions_that_are_asked_at_once_in_one_conversation_are_all_kept(client: httpx.Client) -> None:
    questions = [f"What does the plan for 20{number} say?" for number in range(10, 30)]

    with ThreadPoolExecutor(len(questions)) as pool:
        answers = list(pool.map(lambda question: ask(client, question, "at-once"), questions))

    assert {answer.status_code for answer in answers} == {200}
    kept = client.get("/v1/conversations/at-once").json()["questions"]
    assert sorted(kept) == questions


def test_conversations_are_listed_page_by_page_the_latest_first(start_server: StartServer, store: Path) -> None:
    for file in store.glob("service.sqlite*"):
        file.unlink()  # other tests' conversations came with the copy
    server = start_server(store)
    for name in ("one", "two", "three"):
        ask(server.client, HEALTH, name)
    ask(server.client, "and in 2021/22?", "one")

    first = server.client.get("/v1/conversations", params={"limit": 2})
    second = server.client.get(first.links["next"]["url"])

    assert first.json()["total"] == 3
    assert [item["id"] for item in first.json()["items"] + second.json()["items"]] == ["one", "three", "two"]
    latest = first.json()["items"][0]
    assert (latest["count"], latest["last"]) == (2, "and in 2021/22?")
    assert latest["begun"] < latest["expires"]
    assert first.json()["next_cursor"] in first.links["next"]["url"]
    assert second.json()["next_cursor"] is None
    assert "next" not in second.links


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "limit=x", "cursor=x", "cursor=1_2_3", "page=2"])
def test_a_list_that_there_is_not_is_refused(query: str, client: httpx.Client) -> None:
    response = client.get(f"/v1/conversations?{query}")

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_a_conversation_ends_some_time_after_its_last_question(corpus_store: Path) -> None:
    with Server(corpus_store, environment={"YJQA_CONVERSATION_MINUTES": "0.01"}) as server:
        given = ask(server.client, HEALTH).json()["conversation"]
        ask(server.client, HEALTH, "own")
        deadline = time.monotonic() + 30
        while server.client.get(f"/v1/conversations/{given}").status_code != 404:
            assert time.monotonic() < deadline
            time.sleep(0.05)

        assert ask(server.client, "and in 2021/22?", given).json()["type"] == GONE
        while server.client.get("/v1/conversations/own").status_code != 404:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert ask(server.client, "and in 2021/22?", "own").json()["resolved_question"] == "and in 2021/22?"


def test_a_conversation_belongs_to_its_key(start_server: StartServer, store: Path) -> None:
    mine, other = bearer(new_key(store, "mine")), bearer(new_key(store, "other"))
    client = start_server(store, "--require-keys").client

    def asked(key: dict[str, str], question: str, conversation: str | None) -> httpx.Response:
        return client.post("/v1/ask", json={"question": question, "conversation": conversation}, headers=key)

    given = asked(mine, HEALTH, None).json()["conversation"]
    asked(mine, HEALTH, "board")
    named = asked(other, "and in 2021/22?", "board")

    assert named.json()["resolved_question"] == "and in 2021/22?"
    for response in (
        asked(other, "and in 2021/22?", given),
        client.get(f"/v1/conversations/{given}", headers=other),
        client.delete(f"/v1/conversations/{given}", headers=other),
    ):
        assert response.status_code == 404
        assert response.json()["type"] == GONE
    kept = {
        name: client.get("/v1/conversations", headers=key).json()["items"]
        for name, key in (("mine", mine), ("other", other))
    }
    assert [one["id"] for one in kept["mine"]] == ["board", given]
    assert [one["id"] for one in kept["other"]] == ["board"]


def test_only_the_latest_questions_of_a_long_conversation_are_kept(conversations: Conversations) -> None:
    for number in range(MOST_QUESTIONS + 5):
        conversations.add(None, "long", str(number))

    assert conversations.questions(None, "long") == [str(number) for number in range(5, MOST_QUESTIONS + 5)]


def test_of_too_many_conversations_of_one_key_the_oldest_give_way(tmp_path: Path) -> None:
    connections = open_database(tmp_path)
    conversations = Conversations(connections, minutes=60, most=3)
    conversations.add("another key", "first", HEALTH)
    for name in ("a", "b", "c", "a", "d", "e"):
        conversations.add("key", name, HEALTH)

    assert [one.name for one in conversations.kept("key", 10)] == ["e", "d", "a"]
    assert conversations.count("key") == 3
    assert conversations.count("another key") == 1
    connections.close()
