"""What a person sees in a browser."""

import re
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from tests.http.access import new_key
from tests.http.conftest import StartServer
from yjqa.http.routes.home import EXAMPLES

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


class Seen(HTMLParser):
    """What a page holds: the addresses that its links name, its ids, and the elements that load or run something."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.loading: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "a":
            self.links.append(named["href"] or "")
        if named.get("id"):
            self.ids.append(named["id"] or "")
        if tag in ("script", "link", "img", "iframe", "form", "object") or any(name.startswith("on") for name in named):
            self.loading.append(tag)


def seen(html: str) -> Seen:
    parser = Seen()
    parser.feed(html)
    return parser


def test_every_link_of_the_start_page_leads_somewhere(client: httpx.Client) -> None:
    response = client.get("/", headers=BROWSER)

    assert response.headers["content-type"] == "text/html; charset=utf-8"
    links = {link.partition("#")[0] for link in seen(response.text).links}
    assert {path for path, _ in EXAMPLES} < links
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_reference_tells_of_every_operation_and_its_links_lead_somewhere(client: httpx.Client) -> None:
    document = client.get("/openapi.json").json()
    operations = {one["operationId"] for path in document["paths"].values() for one in path.values()}

    reference = seen(client.get("/docs", headers=BROWSER).text)
    start = seen(client.get("/", headers=BROWSER).text)

    assert operations <= set(reference.ids)
    assert set(document["components"]["schemas"]) <= {one.removeprefix("schema-") for one in reference.ids}
    assert len(reference.ids) == len(set(reference.ids))
    within = [link.partition("#")[2] for link in (*reference.links, *start.links) if "#" in link]
    assert set(within) <= set(reference.ids)


@pytest.mark.parametrize("path", ["/", "/docs"])
def test_pages_load_and_run_nothing_and_may_not(path: str, client: httpx.Client) -> None:
    response = client.get(path, headers=BROWSER)

    policy = response.headers.get_list("content-security-policy")
    assert len(policy) == 1
    assert policy[0].startswith("default-src 'none'")
    assert "script-src" not in policy[0] and "unsafe" not in policy[0]
    assert seen(response.text).loading == []
    assert "{" not in re.sub(r"<(style|pre|code)>.*?</\1>", "", response.text, flags=re.S)


def test_a_program_gets_the_links_as_json(client: httpx.Client) -> None:
    response = client.get("/", headers={"Accept": "application/json"})

    links = response.json()["links"]
    assert links["ask"] == "/v1/ask"
    assert client.get(links["openapi"]).status_code == 200


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("*/*", "text/html; charset=utf-8"),
        ("text/*", "text/html; charset=utf-8"),
        ("application/json, text/html;q=0.5", "application/json"),
        ("application/json, text/plain, */*", "application/json"),
        ("image/png", "application/problem+json"),
    ],
)
def test_the_start_page_comes_in_the_form_that_is_liked_best(client: httpx.Client, accept: str, given: str) -> None:
    response = client.get("/", headers={"Accept": accept})

    assert response.headers["content-type"] == given
    assert response.headers["vary"] == "Accept"


def test_the_start_page_is_shown_without_a_key_and_tells_nothing_of_the_papers(
    store: Path, start_server: StartServer
) -> None:
    new_key(store, "an analyst")
    server = start_server(store, environment={"YJQA_REQUIRE_KEYS": "true"})

    start = server.client.get("/", headers=BROWSER)

    assert start.status_code == 200
    assert "API key" in start.text
    assert server.client.get("/docs", headers=BROWSER).status_code == 401
    assert "westshire" not in start.text.lower()
