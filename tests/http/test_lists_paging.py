"""Lists page by page: everything once, also while papers come and go."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import httpx
import pytest

from tests.http.conftest import StartServer
from yjqa.library import open_library
from yjqa.records import ObjectiveKind
from yjqa.settings import Settings


def _pages(client: httpx.Client, path: str, **query: Any) -> Iterator[dict[str, Any]]:
    """The pages of a list, each found by the `Link` of the one before."""
    response = client.get(path, params=query or None)
    while True:
        yield response.json()
        following = response.links.get("next")
        if following is None:
            return
        response = client.get(following["url"])
        assert response.status_code == 200


def _ids(pages: Iterator[dict[str, Any]]) -> list[str]:
    return [record["id"] for page in pages for record in page["items"]]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"sort": "due,-owner"},
        {"sort": ["-due", "text"]},
        {"sort": "-status_stated,reference", "status": ["open", "complete"]},
    ],
)
def test_the_pages_together_are_the_whole_list(client: httpx.Client, query: dict[str, Any]) -> None:
    whole = client.get("/v1/actions", params={**query, "limit": 1000}).json()

    pages = list(_pages(client, "/v1/actions", limit=7, **query))

    assert _ids(iter(pages)) == [record["id"] for record in whole["items"]]
    assert {page["total"] for page in pages} == {whole["total"]}
    assert [page["next_cursor"] is None for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_page_leads_to_the_next_and_the_first_with_all_filters(client: httpx.Client) -> None:
    query = {"area": ["Westshire", "Eastport"], "sort": "-amount", "limit": 3}

    first = client.get("/v1/budgets", params=query)
    second = client.get(first.links["next"]["url"])

    assert client.get(second.links["first"]["url"]).json() == first.json()
    assert first.json()["next_cursor"] in first.links["next"]["url"]
    amounts = [record["amount"] for page in (first, second) for record in page.json()["items"]]
    assert amounts == sorted(amounts, reverse=True)
    assert {record["area"] for record in second.json()["items"]} <= {"Westshire", "Eastport"}


def test_what_is_empty_comes_last_whichever_way_round(client: httpx.Client) -> None:
    for order in ("due", "-due"):
        items = client.get("/v1/actions", params={"sort": order, "limit": 1000}).json()["items"]
        days = [(item["due"] or {}).get("date") for item in items]
        known = [day for day in days if day]
        assert known == sorted(known, reverse=order == "-due")
        assert days == known + [None] * (len(days) - len(known))


def test_words_are_ordered_as_they_rank_and_numbers_within_text_as_numbers(client: httpx.Client) -> None:
    ranked = client.get("/v1/objectives", params={"sort": "objective_kind", "limit": 1000}).json()["items"]
    references = client.get("/v1/actions", params={"sort": "reference", "limit": 1000}).json()["items"]

    kinds = list(dict.fromkeys(item["objective_kind"] for item in ranked))
    assert kinds == [kind for kind in get_args(ObjectiveKind) if kind in kinds]
    assert kinds != sorted(kinds)
    numbers = [int(item["reference"]) for item in references if (item["reference"] or "").isdigit()]
    assert numbers == sorted(numbers)
    assert max(numbers) > 9


def test_csv_is_whole_unless_a_limit_is_said(client: httpx.Client) -> None:
    total = client.get("/v1/kpis").json()["total"]

    whole = client.get("/v1/kpis", params={"format": "csv", "sort": "-value"})
    part = client.get("/v1/kpis", params={"format": "csv", "limit": 10})

    assert total > 100
    assert len(whole.text.splitlines()) > total
    assert client.get(part.links["next"]["url"]).headers["content-type"].startswith("text/csv")


@pytest.mark.parametrize("harm", [lambda text: text[:-4], lambda text: "A" + text[1:], lambda text: text[:20] + "é!"])
def test_a_damaged_cursor_is_refused(client: httpx.Client, harm: Any) -> None:
    cursor = client.get("/v1/actions", params={"limit": 2}).json()["next_cursor"]

    response = client.get("/v1/actions", params={"limit": 2, "cursor": harm(cursor)})

    assert response.status_code == 422
    assert response.json()["type"] == "urn:yjqa:problem:invalid-cursor"


@pytest.mark.parametrize(
    ("path", "query"),
    [
        ("/v1/actions", {"status": "open"}),
        ("/v1/actions", {"sort": "due"}),
        ("/v1/objectives", {}),
    ],
)
def test_a_cursor_of_another_query_is_refused(client: httpx.Client, path: str, query: dict[str, str]) -> None:
    cursor = client.get("/v1/actions", params={"limit": 2}).json()["next_cursor"]

    response = client.get(path, params={**query, "cursor": cursor})

    assert response.status_code == 422
    assert response.json()["errors"][0]["where"] == "query.cursor"


def test_a_cursor_made_up_is_refused(client: httpx.Client) -> None:
    for made_up in (b"", b"[]", b"12345678{}", b'12345678{"values":[NaN],"place":[0,"",1],"id":""}'):
        cursor = base64.urlsafe_b64encode(made_up).decode().rstrip("=") or "="
        assert client.get("/v1/actions", params={"cursor": cursor}).status_code == 422


def test_papers_that_come_and_go_between_pages_make_nothing_appear_twice(
    store: Path, start_server: StartServer, tmp_path: Path
) -> None:
    client = start_server(store).client
    queries: list[dict[str, Any]] = [{"limit": 40}, {"limit": 40, "sort": "-value"}]
    before = [client.get("/v1/kpis", params=query) for query in queries]
    paper = tmp_path / "aldbridge-plan.md"
    paper.write_text("# Aldbridge Plan 2020/21\n\nThe custody rate in Aldbridge in 2020/21 was 0.12 per 1,000.\n")

    with open_library(Settings(store=store)) as library:
        shown = [record["source"]["document"] for record in before[0].json()["items"]]
        library.remove(shown[-1])  # the very paper in which the first page ends
        library.ingest([paper])
        held = {record.id for record in library.records("kpis")}

    for query, first in zip(queries, before, strict=True):
        seen = [record["id"] for record in first.json()["items"]]
        rest = _ids(_pages(client, first.links["next"]["url"]))
        assert not set(seen) & set(rest), query
        assert len(rest) == len(set(rest))
        assert held - set(seen) - set(rest) <= {id for id in held if id.startswith("aldbridge")}
