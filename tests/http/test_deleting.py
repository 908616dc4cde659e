"""Deleting papers: all that came of them goes, and nothing else."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.http.serving import Server
from tests.http.uploading import contents, folders_of, minutes, read, upload
from yjqa.library import open_library
from yjqa.settings import Settings


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the administrator's with two papers."""
    folder = tmp_path_factory.mktemp("administrator")
    for number in (1, 2):
        (folder / f"own-{number}.txt").write_bytes(minutes(number))
    return folder


@pytest.fixture(scope="module")
def server(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over a store that the administrator's papers were read into."""
    store = tmp_path_factory.mktemp("deleting") / "store"
    with open_library(Settings(store=store)) as library:
        assert not library.ingest([papers]).failed
    with Server(store, "--workers", "2") as started:
        yield started


@pytest.fixture
def client(server: Server) -> httpx.Client:
    return server.client


def test_a_deleted_paper_is_gone_with_all_that_came_of_it(client: httpx.Client, server: Server) -> None:
    before, lay_before = contents(server.store), folders_of(server.store)
    job = read(client, "short-lived.txt", minutes(3))
    assert contents(server.store)["pairs"] != before["pairs"]

    deleted = client.delete(f"/v1/documents/{job['document']}")

    assert (deleted.status_code, deleted.content) == (204, b"")
    assert contents(server.store) == before
    assert folders_of(server.store) == lay_before
    for gone in ("", "/pages/1", "/file"):
        assert client.get(f"/v1/documents/{job['document']}{gone}").status_code == 404
    assert client.get(f"/v1/jobs/{job['id']}").status_code == 404
    assert job["document"] not in {
        action["source"]["document"] for action in client.get("/v1/actions").raise_for_status().json()["items"]
    }
    again = client.delete(f"/v1/documents/{job['document']}")
    assert (again.status_code, again.json()["type"]) == (404, "urn:yjqa:problem:unknown-document")


def test_the_command_line_removes_an_uploaded_paper_with_its_file_and_says_so(
    client: httpx.Client, server: Server
) -> None:
    before, lay_before = contents(server.store), folders_of(server.store)
    job = read(client, "uploaded.txt", minutes(4))

    command = [sys.executable, "-m", "yjqa.cli", "remove", "uploaded", "--store", str(server.store)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)

    assert "Its file went too" in run.stdout
    assert (contents(server.store), folders_of(server.store)) == (before, lay_before)
    assert client.get("/v1/documents/uploaded").status_code == 404
    assert client.get(f"/v1/jobs/{job['id']}").status_code == 404


def test_a_paper_of_the_administrators_is_forgotten_and_its_file_left_alone(
    client: httpx.Client, papers: Path, server: Server
) -> None:
    lay_before = folders_of(server.store)
    same = read(client, "my copy.txt", minutes(1))
    assert (same["outcome"], same["document"]) == ("same", "own-1")
    assert folders_of(server.store) == lay_before

    assert client.delete("/v1/documents/own-1").status_code == 204

    assert (papers / "own-1.txt").read_bytes() == minutes(1)
    assert client.get(f"/v1/jobs/{same['id']}").status_code == 404
    assert read(client, "my copy.txt", minutes(1))["outcome"] == "added"


def test_a_deleted_paper_can_be_uploaded_again(client: httpx.Client) -> None:
    first = read(client, "twice.txt", minutes(4))
    client.delete(f"/v1/documents/{first['document']}").raise_for_status()

    second = read(client, "twice.txt", minutes(4))

    assert (second["outcome"], second["document"]) == ("added", first["document"])


def test_a_paper_that_is_deleted_and_uploaded_by_many_at_once_is_whole_or_gone(
    client: httpx.Client, server: Server
) -> None:
    def delete(number: int) -> set[int]:
        with httpx.Client(base_url=server.url, timeout=60) as own:
            return {own.delete("/v1/documents/contested").status_code for _ in range(12)}

    with ThreadPoolExecutor(4) as threads:
        deleting = [threads.submit(delete, number) for number in range(3)]
        jobs = [upload(client, "contested.txt", minutes(5))["id"] for _ in range(6)]
        assert set.union(*(one.result() for one in deleting)) <= {204, 404}
    for job in jobs:
        while (found := client.get(f"/v1/jobs/{job}")).status_code == 200 and found.json()["ended"] is None:
            time.sleep(0.05)
    last = read(client, "contested.txt", minutes(5))

    assert last["state"] == "done"
    held = client.get("/v1/documents/contested").json()
    assert held["records"]["action"] == 2
    assert client.get("/v1/documents/contested/file").content == minutes(5)


def test_what_is_not_held_cannot_be_deleted(client: httpx.Client) -> None:
    for path in ("none", "..%2f..%2fetc%2fpasswd", "%00", "x" * 500):
        assert client.delete(f"/v1/documents/{path}").status_code == 404
