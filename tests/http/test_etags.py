"""Whether clients that have what they would get are told so."""

from pathlib import Path

import httpx
import pytest

from tests.http.conftest import StartServer
from yjqa.library import open_library
from yjqa.settings import Settings


def test_what_has_not_changed_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get("/v1/risks")

    again = client.get("/v1/risks", headers={"If-None-Match": f'"other", {first.headers["etag"]}'})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"] == "private, no-cache"
    assert again.headers["vary"] == "Accept"


def test_a_strong_form_of_the_tag_does_as_well(client: httpx.Client) -> None:
    tag = client.get("/v1/risks").headers["etag"].removeprefix("W/")

    assert client.get("/v1/risks", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("path", ["/v1/risks", "/v1/risks?format=csv", "/v1/documents/{paper}"])
def test_who_wants_only_what_is_not_there_is_told_that_it_is(client: httpx.Client, path: str) -> None:
    address = path.format(paper=client.get("/v1/documents").json()["items"][0]["id"])

    response = client.get(address, headers={"If-None-Match": "*"})

    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["etag"] == client.get(address).headers["etag"]


@pytest.mark.parametrize(
    ("path", "status"), [("/v1/risks?document=none", 404), ("/v1/risks?cursor=x", 422), ("/v1/documents/none", 404)]
)
def test_of_what_is_not_there_it_is_never_told_that_it_has_not_changed(
    client: httpx.Client, path: str, status: int
) -> None:
    assert client.get(path, headers={"If-None-Match": "*"}).status_code == status


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/v1/risks?limit=1", "*/*"),
        ("/v1/risks?format=csv", "*/*"),
        ("/v1/people", "*/*"),
        ("/v1/risks", "text/csv"),
    ],
)
def test_what_was_asked_otherwise_has_another_tag(client: httpx.Client, path: str, accept: str) -> None:
    tag = client.get("/v1/risks", headers={"Accept": "*/*"}).headers["etag"]

    response = client.get(path, headers={"If-None-Match": tag, "Accept": accept})

    assert response.status_code == 200
    assert response.headers["etag"] != tag


def test_a_problem_has_no_tag(client: httpx.Client) -> None:
    response = client.get("/v1/risks", params={"owned": "x"})

    assert response.status_code == 422
    assert "etag" not in response.headers


def test_a_tag_holds_until_papers_come_or_go_and_then_no_longer(store: Path, start_server: StartServer) -> None:
    server = start_server(store)
    before = server.client.get("/v1/documents")
    tagged = {"If-None-Match": before.headers["etag"]}
    assert server.client.get("/v1/documents", headers=tagged).status_code == 304

    with open_library(Settings(store=store)) as library:
        gone = library.remove(library.documents()[0].id)
    after = server.client.get("/v1/documents", headers=tagged)

    assert after.status_code == 200
    assert after.json()["total"] == before.json()["total"] - 1
    assert gone.id not in {document["id"] for document in after.json()["items"]}
