"""Processes that are killed at any moment: nothing is lost, nothing is half."""

import os
import signal
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.http.processes import reader_of, wait_until
from tests.http.serving import Server
from tests.http.uploading import ENDED, contents, files_of, folders_of, minutes, multipart, until, upload
from yjqa.library import open_library
from yjqa.settings import Settings

QUICK = {"YJQA_BODY_SECONDS": "0.5", "YJQA_READERS": "1"}
"""What nobody needs is swept after twice so many seconds of silence."""


def _read_by_command_line(folder: Path, papers: dict[str, bytes]) -> Path:
    """A store that the same papers were read into, as `yjqa ingest` does it."""
    (folder / "papers").mkdir(parents=True)
    for name, data in papers.items():
        (folder / "papers" / name).write_bytes(data)
    with open_library(Settings(store=folder / "store")) as library:
        assert not library.ingest([folder / "papers"]).failed
    return folder / "store"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    papers = {f"paper-{number}.txt": minutes(number) for number in range(4)}
    return _read_by_command_line(tmp_path_factory.mktemp("whole"), papers)


def test_a_service_killed_at_any_moment_of_a_job_ends_it_when_it_is_started_again(tmp_path: Path, whole: Path) -> None:
    with Server(tmp_path / "store", environment=QUICK) as server:
        jobs = []
        for number, moment in enumerate(("waiting", "reading", "indexing")):
            jobs.append(upload(server.client, f"paper-{number}.txt", minutes(number))["id"])
            until(server.client, jobs[-1], (moment,))
            server.kill()
            server.start()
        jobs.append(upload(server.client, "paper-3.txt", minutes(3))["id"])

        ended = [until(server.client, job) for job in jobs]

        assert [(job["state"], job["outcome"]) for job in ended] == [("done", "added")] * 4
        assert contents(tmp_path / "store") == contents(whole)
        assert files_of(tmp_path / "store") == [f"paper-{number}.txt" for number in range(4)]


def test_what_came_of_an_upload_that_a_kill_broke_off_is_swept_away(tmp_path: Path) -> None:
    body, headers = multipart((b'form-data; name="file"; filename="a.txt"', b"x" * 3_000_000))
    with Server(tmp_path / "store") as server:

        def pieces() -> Iterator[bytes]:
            yield body[:2_000_000]
            wait_until(lambda: files_of(tmp_path / "store") != [])
            server.kill()
            yield body[2_000_000:]

        with pytest.raises(httpx.TransportError):
            httpx.post(f"{server.url}/v1/documents", content=pieces(), headers=headers)
        assert len(folders_of(tmp_path / "store")) == 1
    with Server(tmp_path / "store", environment=QUICK) as server:
        wait_until(lambda: folders_of(tmp_path / "store") == [])
        assert server.client.get("/v1/jobs").json()["items"] == []


def test_what_somebody_else_put_beside_the_uploaded_papers_is_left_alone(tmp_path: Path) -> None:
    own = tmp_path / "store" / "papers" / "board" / "minutes.txt"
    own.parent.mkdir(parents=True)
    own.write_bytes(minutes(1))
    left = tmp_path / "store" / "papers" / ("0" * 32)
    left.mkdir()
    for folder in (own.parent, left):
        os.utime(folder, (0, 0))

    with Server(tmp_path / "store", environment=QUICK):
        wait_until(lambda: not left.exists())

    assert own.read_bytes() == minutes(1)


def test_a_service_killed_amid_deletions_holds_each_paper_whole_or_not_at_all(tmp_path: Path) -> None:
    papers = {f"paper-{number}.txt": minutes(number) for number in range(6)}

    def delete_all(url: str) -> None:
        try:
            for name in papers:
                httpx.delete(f"{url}/v1/documents/{Path(name).stem}")
        except httpx.TransportError:
            return

    with Server(tmp_path / "store", environment={**QUICK, "YJQA_READERS": "2"}) as server:
        for job in [upload(server.client, name, data)["id"] for name, data in papers.items()]:
            assert until(server.client, job)["state"] == "done"
        deleting = threading.Thread(target=delete_all, args=(server.url,))
        deleting.start()
        wait_until(lambda: len(_held(tmp_path / "store")) <= 3)
        server.kill()
        deleting.join()
        server.start()

        held = _held(tmp_path / "store")
        reference = _read_by_command_line(tmp_path / "reference", {name: papers[name] for name in held})
        assert contents(tmp_path / "store") == contents(reference)
        wait_until(lambda: files_of(tmp_path / "store") == held)
        for name in held:
            found = server.client.get(f"/v1/documents/{Path(name).stem}/file")
            assert found.content == papers[name]


def _held(store: Path) -> list[str]:
    with open_library(Settings(store=store)) as library:
        return sorted(record.file for record in library.documents())


def test_a_reading_process_that_dies_is_started_again_and_a_paper_over_which_it_always_dies_is_given_up(
    tmp_path: Path, corpus: Path
) -> None:
    pack = next(corpus.glob("*pack*.pdf"))
    with Server(tmp_path / "store", environment=QUICK) as server:
        job = upload(server.client, pack.name, pack.read_bytes())["id"]
        after = upload(server.client, "after.txt", minutes(1))["id"]
        killed: set[int | None] = {None}
        for _ in range(3):
            wait_until(lambda: reader_of(server.process.pid) not in killed)
            alive = reader_of(server.process.pid)
            assert alive is not None
            wait_until(lambda: _attempts(server.store) == len(killed))
            os.kill(alive, signal.SIGKILL)
            killed.add(alive)
            assert server.client.get("/healthz").status_code == 200

        ended = until(server.client, job)

        assert (ended["state"], ended["document"]) == ("failed", None)
        assert "3 times" in ended["problem"]["detail"]
        assert until(server.client, after)["outcome"] == "added"
        assert files_of(tmp_path / "store") == ["after.txt"]


def _attempts(store: Path) -> int:
    """How often the reading of the first job was begun."""
    with closing(sqlite3.connect(store / "service.sqlite")) as connection:
        return int(connection.execute("SELECT attempts FROM job ORDER BY number").fetchone()[0])


def test_a_store_that_was_moved_still_knows_the_files_of_its_papers(tmp_path: Path) -> None:
    with Server(tmp_path / "store", environment=QUICK) as server:
        assert until(server.client, upload(server.client, "paper.txt", minutes(1))["id"])["state"] == "done"
    (tmp_path / "store").rename(tmp_path / "elsewhere")

    with Server(tmp_path / "elsewhere", environment=QUICK) as server:
        wait_until(lambda: server.client.get("/v1/documents/paper/file").status_code == 200)
        assert server.client.get("/v1/documents/paper/file").content == minutes(1)
        assert until(server.client, upload(server.client, "paper.txt", minutes(1))["id"])["outcome"] == "same"


def test_of_two_services_on_one_store_one_reads_and_the_other_takes_over(tmp_path: Path) -> None:
    store = tmp_path / "store"
    with Server(store, environment=QUICK) as first, Server(store, environment=QUICK) as second:
        jobs = [upload(one.client, f"paper-{n}.txt", minutes(n))["id"] for n, one in enumerate((first, second))]
        assert [until(first.client, job)["outcome"] for job in jobs] == ["added", "added"]

        first.kill()

        job = upload(second.client, "paper-2.txt", minutes(2))["id"]
        assert until(second.client, job)["outcome"] == "added"
        assert set(ENDED) >= {one["state"] for one in second.client.get("/v1/jobs").json()["items"]}
