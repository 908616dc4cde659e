"""The service holds to its own OpenAPI document, whatever is sent to it: schemathesis tries."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.http.access import client_from, new_key
from tests.http.serving import Server

_SETTINGS = Path(__file__).with_name("schemathesis.toml")


class Tried(NamedTuple):
    """A server that asks for keys, one that it knows, and its OpenAPI document as a file."""

    server: Server
    key: str
    document: Path


@pytest.fixture(scope="module")
def tried(corpus_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    folder = tmp_path_factory.mktemp("tried")
    store = Path(shutil.copytree(corpus_store, folder / "store"))
    key = new_key(store, "schemathesis", "admin")
    document = folder / "openapi.json"
    with Server(store, environment={"YJQA_REQUIRE_KEYS": "true", "YJQA_RATE_PER_MINUTE": "0"}) as server:
        response = server.client.get("/openapi.json", headers={"Authorization": f"Bearer {key}"})
        document.write_bytes(response.content)
        yield Tried(server, key, document)


def test_whatever_is_sent_is_answered_as_the_document_says(tried: Tried, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "--config-file", str(_SETTINGS), "run", str(tried.document),
         "--url", tried.server.url],
        env={**os.environ, "YJQA_TEST_KEY": tried.key},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )  # fmt: skip

    assert run.returncode == 0, run.stdout[-20_000:] + run.stderr


def test_nothing_that_asks_for_a_key_is_given_without_one(tried: Tried) -> None:
    with client_from("127.0.0.31", tried.server.url) as client:  # from where nobody has failed yet
        for path, methods in json.loads(tried.document.read_bytes())["paths"].items():
            address = re.sub(r"\{\w+\}", "1", path)
            for method, operation in methods.items():
                if operation.get("security"):
                    assert client.request(method, address).status_code == 401, f"{method} {path}"
        assert client.get("/v1/actions", headers={"X-API-Key": f"{tried.key[:-1]}x"}).status_code == 401
