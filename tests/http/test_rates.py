"""How many requests a minute are answered, over all processes together."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.http.access import bearer, client_from, new_key
from tests.http.serving import Server

RATE = 60


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("rated") / "store"
    store.mkdir()
    (store / "rates").write_bytes(b"\xff" * 2_000_000)  # nonsense: the moments in it lie in no coming minute
    return store


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[Server]:
    environment = {"YJQA_RATE_PER_MINUTE": str(RATE), "YJQA_TRUSTED_PROXIES": '["127.0.0.9"]'}
    new_key(store, "first")
    with Server(store, "--workers", "2", environment=environment) as server:
        yield server


def _ask(url: str, key: str) -> httpx.Response:
    with httpx.Client(
        base_url=url, timeout=60, verify=False
    ) as client:  # a connection of its own, which either worker may take
        return client.get("/v1/documents", headers=bearer(key))


def test_two_workers_together_let_in_no_more_than_the_rate(server: Server, store: Path) -> None:
    key = new_key(store, "many")

    started = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: _ask(server.url, key), range(RATE + 40)))
    seconds = time.monotonic() - started

    let_in = sum(answer.status_code == 200 for answer in answers)
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert RATE <= let_in <= RATE + seconds * RATE / 60 + 1  # what the time has given back meanwhile, and not one more
    assert len(set(re.findall(r'"message": "answered", "process": (\d+)', server.log.read_text("utf-8")))) == 2


def test_a_refusal_says_when_to_come_again_and_then_it_is_let_in(server: Server, store: Path) -> None:
    key = new_key(store, "patient")
    with httpx.Client(base_url=server.url, headers=bearer(key), timeout=60) as client:
        first = client.get("/v1/documents")
        refused = first
        while refused.status_code == 200:
            refused = client.get("/v1/documents")

        assert first.headers["ratelimit-policy"] == f'"minute";q={RATE};w=60'
        assert first.headers["ratelimit"].startswith(f'"minute";r={RATE - 1};t=')
        assert refused.status_code == 429
        assert refused.json()["type"] == "urn:yjqa:problem:too-many-requests"
        assert "patient" in refused.json()["detail"]
        assert refused.headers["ratelimit"].startswith('"minute";r=0;t=')
        time.sleep(int(refused.headers["retry-after"]))
        assert client.get("/v1/documents").status_code == 200


def test_each_key_has_an_allowance_of_its_own(server: Server, store: Path) -> None:
    keys = [new_key(store, name) for name in ("one", "other")]
    left = [re.findall(r"r=(\d+)", _ask(server.url, key).headers["ratelimit"]) for key in keys]

    assert left == [[str(RATE - 1)], [str(RATE - 1)]]


def test_without_a_key_each_address_has_one_and_only_a_trusted_proxy_says_whose(server: Server) -> None:
    def left(client: httpx.Client, forwarded_for: str) -> int:
        answer = client.get("/healthz", headers={"X-Forwarded-For": forwarded_for})
        return int(re.findall(r"r=(\d+)", answer.headers["ratelimit"])[0])

    with client_from("127.0.0.9", server.url) as proxy, client_from("127.0.0.10", server.url) as liar:
        behind_proxy = [left(proxy, address) for address in ("192.0.2.1", "192.0.2.2", "192.0.2.2")]
        network = [left(proxy, address) for address in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")]
        lied = [left(liar, address) for address in ("192.0.2.3", "192.0.2.4", "192.0.2.5")]

    assert behind_proxy[:2] == [RATE - 1, RATE - 1] and behind_proxy[2] < RATE
    assert network[0] == RATE - 1 and network[2] == RATE - 1  # the second is in the first one's network
    assert lied[0] == RATE - 1
    assert lied[2] < RATE - 1


def test_at_this_machine_alone_any_number_may_come(client: httpx.Client) -> None:
    assert "ratelimit" not in client.get("/v1/documents").headers
