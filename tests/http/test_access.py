"""Who may call: keys, where they are asked for, and what each is good for."""

import datetime
import itertools
import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.http.access import bearer, client_from, new_key, own_address, port_of, run_yjqa
from tests.http.serving import Server
from yjqa.service.keys import Role


@dataclass(frozen=True)
class Served:
    """A server that every address of this machine leads to, with two workers, and keys to it."""

    server: Server
    read: str
    write: str
    admin: str

    def client(self, address: str = "127.0.0.1") -> httpx.Client:
        """A client that calls an address of this machine, and shows no key.

        On loopback each has an address of its own, since one address may not fail often.
        """
        own = f"127.0.1.{next(_CLIENTS)}" if address.startswith("127.") else None
        return client_from(own, f"http://{address}:{port_of(self.server.url)}")


_CLIENTS = itertools.count(1)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    store = tmp_path_factory.mktemp("keyed") / "store"
    roles: tuple[Role, ...] = ("read", "write", "admin")
    keys = [new_key(store, role, role) for role in roles]
    with Server(store, "--host", "0.0.0.0", "--workers", "2") as server:
        yield Served(server, *keys)


@pytest.mark.parametrize("options", [["--host", "0.0.0.0"], ["--host", "::"], ["--require-keys"]])
def test_where_keys_are_asked_for_it_does_not_start_without_one_and_says_how_to_make_one(
    tmp_path: Path, options: list[str]
) -> None:
    run = run_yjqa("serve", "--port", "0", *options, store=tmp_path / "store")

    assert run.returncode == 2
    assert "yjqa keys create NAME --store" in run.stderr
    assert "http" not in run.stdout


def test_it_does_not_start_with_keys_that_are_revoked(tmp_path: Path) -> None:
    new_key(tmp_path, "sheet")
    run_yjqa("keys", "revoke", "sheet", store=tmp_path)

    run = run_yjqa("serve", "--port", "0", "--host", "0.0.0.0", store=tmp_path)

    assert run.returncode == 2
    assert "none that works" in run.stderr


def test_a_proxy_that_is_trusted_means_that_keys_are_asked_for(tmp_path: Path) -> None:
    environment = {**os.environ, "YJQA_TRUSTED_PROXIES": '["127.0.0.1"]'}

    run = run_yjqa("serve", "--port", "0", store=tmp_path, environment=environment)

    assert run.returncode == 2
    assert "yjqa keys create" in run.stderr


def test_at_this_machine_alone_no_key_is_asked_for_unless_a_proxy_passes_the_request_on(
    corpus_server: Server, client: httpx.Client
) -> None:
    plain = client.get("/v1/documents")
    forwarded = [
        client.get("/v1/documents", headers={name: value})
        for name, value in (
            ("X-Forwarded-For", "192.0.2.7"),
            ("X-Forwarded-Proto", "https"),
            ("X-Real-IP", "192.0.2.7"),
            ("Forwarded", "for=192.0.2.7"),
            ("Via", "1.1 proxy"),
        )
    ]

    assert plain.status_code == 200
    assert [response.status_code for response in forwarded] == [401] * 5


def test_a_key_in_the_address_is_passed_over_where_none_is_asked_for(client: httpx.Client) -> None:
    response = client.get("/v1/documents", params={"key": "whatever", "limit": 1})

    assert response.status_code == 200
    assert "whatever" not in response.headers.get("link", "")


@pytest.mark.parametrize("address", sorted({"127.0.0.1", "127.0.0.2", own_address()}))
def test_without_a_key_only_life_and_readiness_are_told(served: Served, address: str) -> None:
    with served.client(address) as client, served.client() as known:
        routes = known.get("/openapi.json", headers=bearer(served.read)).json()["paths"]
        paths = ["/openapi.json", "/docs", "/nowhere", *(path for path, methods in routes.items() if "get" in methods)]
        answers = {path: client.get(path.replace("{", "").replace("}", "")) for path in paths}

    assert len(paths) > 10
    assert {path for path, answer in answers.items() if answer.status_code == 200} == {"/healthz", "/readyz"}
    assert answers["/readyz"].json() == {"status": "ready", "documents": None}
    refused = [answer for answer in answers.values() if answer.status_code != 200]
    assert {answer.status_code for answer in refused} == {401}
    assert {answer.headers["www-authenticate"] for answer in refused} == {'Bearer realm="yjqa"'}
    assert {answer.json()["type"] for answer in refused} == {"urn:yjqa:problem:no-key"}


def test_a_key_is_taken_as_a_bearer_as_a_header_of_its_own_and_in_the_address(served: Served) -> None:
    with served.client(own_address()) as client:
        answers = [
            client.get("/v1/documents", headers=bearer(served.read)),
            client.get("/v1/documents", headers={"authorization": f"bearer  {served.read}"}),
            client.get("/v1/documents", headers={"X-API-Key": served.read}),
            client.get("/v1/documents", params={"key": served.read}),
            client.get(f"/v1/documents?limit=5&k%65y={served.read.replace('_', '%5F')}"),
            client.get("/v1/documents", params={"key": "useless"}, headers=bearer(served.read)),
        ]

    assert [answer.status_code for answer in answers] == [200] * 6


@pytest.mark.parametrize("given", ["yjqa_", "nonsense", "yjqa_00000000_" + "0" * 64, "é"])
def test_a_key_that_nobody_made_is_refused(served: Served, given: str) -> None:
    with served.client() as client:
        answer = client.get("/v1/documents", params={"key": given})

    assert answer.status_code == 401
    assert answer.json()["type"] == "urn:yjqa:problem:unknown-key"
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_the_id_of_a_key_with_another_secret_is_refused(served: Served) -> None:
    other = served.read[:-1] + ("0" if served.read[-1] != "0" else "1")

    with served.client() as client:
        answer = client.get("/v1/documents", headers=bearer(other))

    assert answer.json()["type"] == "urn:yjqa:problem:unknown-key"


def test_only_a_key_to_read_may_stand_in_an_address_and_only_to_get(served: Served) -> None:
    with served.client() as client:
        refused = [
            client.get("/v1/documents", params={"key": served.write}),
            client.get("/v1/documents", params={"key": served.admin}),
            client.post("/v1/ask", params={"key": served.read}, json={"question": "Who chairs the board?"}),
            client.delete("/v1/documents/plan", params={"key": served.read}),
        ]

    assert [answer.status_code for answer in refused] == [403] * 4
    assert {answer.json()["type"] for answer in refused} == {"urn:yjqa:problem:key-in-address"}
    assert "--role read" in refused[0].json()["detail"]
    assert "as a header" in refused[2].json()["detail"]


def test_each_role_may_do_what_the_one_before_it_may_and_more(served: Served) -> None:
    def statuses(key: str) -> list[int]:
        with served.client() as client:
            return [
                client.get("/v1/documents", headers=bearer(key)).status_code,
                client.delete("/v1/documents/nothing", headers=bearer(key)).status_code,
                client.get("/v1/audit", headers=bearer(key)).status_code,
            ]

    assert statuses(served.read) == [200, 403, 403]
    assert statuses(served.write) == [200, 404, 403]
    assert statuses(served.admin) == [200, 404, 200]


def test_the_text_of_a_key_is_found_in_no_log(served: Served) -> None:
    with served.client() as client:
        client.get("/v1/documents", params={"key": served.read})
        client.get("/v1/documents", params={"key": served.write})
        client.get("/v1/nowhere", params={"key": served.read})

    files = [served.server.log, *served.server.store.iterdir()]
    for key in (served.read, served.write, served.admin):
        secret = key.rsplit("_", 1)[1].encode()
        assert not [file for file in files if file.is_file() and secret in file.read_bytes()]


def test_a_key_is_refused_in_every_process_as_soon_as_it_is_revoked(served: Served) -> None:
    key = new_key(served.server.store, "short-lived")

    def statuses() -> set[int]:
        found = set()
        for _ in range(20):  # each over a connection of its own, which either worker may take
            with served.client() as client:
                found.add(client.get("/v1/documents", headers=bearer(key)).status_code)
        return found

    assert statuses() == {200}
    run_yjqa("keys", "revoke", "short-lived", store=served.server.store)

    assert statuses() == {401}
    with served.client() as client:
        problem = client.get("/v1/documents", headers=bearer(key)).json()
    assert problem["type"] == "urn:yjqa:problem:revoked-key"
    assert "short-lived" in problem["detail"]


def test_a_key_is_refused_once_its_last_day_has_passed(served: Served) -> None:
    key = new_key(served.server.store, "until today", last_day=datetime.date(9999, 12, 31))
    with served.client() as client:
        before = client.get("/v1/documents", headers=bearer(key))
        with closing(sqlite3.connect(served.server.store / "service.sqlite")) as file, file:  # as if the day had passed
            file.execute("UPDATE keys SET expires = '2021-01-01T23:59:59+00:00' WHERE name = 'until today'")
        after = client.get("/v1/documents", headers=bearer(key))

    assert before.status_code == 200
    assert after.status_code == 401
    assert after.json()["type"] == "urn:yjqa:problem:expired-key"


def test_when_a_key_was_last_used_is_listed(served: Served) -> None:
    key = new_key(served.server.store, "seldom")

    def last_used() -> str | None:
        listed = json.loads(run_yjqa("keys", "list", "--json", store=served.server.store).stdout)
        return next(row["last_used"] for row in listed if row["name"] == "seldom")

    assert last_used() is None
    with served.client() as client:
        client.get("/v1/documents", headers=bearer(key))
    deadline = time.monotonic() + 20
    while last_used() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    assert last_used() is not None


def test_one_address_may_fail_so_often_and_no_more_while_good_keys_go_on(served: Served) -> None:
    with served.client() as client:
        statuses = [client.get("/v1/documents", headers=bearer("guess")).status_code for _ in range(80)]
        refused = client.get("/v1/documents", headers=bearer("guess"))
        good = client.get("/v1/documents", headers=bearer(served.read))
    with served.client() as other:
        elsewhere = other.get("/v1/documents", headers=bearer("guess"))

    assert statuses[:60] == [401] * 60
    assert 429 in statuses
    assert refused.status_code in (401, 429)  # by then one more may be allowed
    assert good.status_code == 200
    assert elsewhere.status_code == 401
