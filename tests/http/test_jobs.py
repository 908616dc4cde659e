"""Jobs: seen alone, in lists and as streams, cancelled while they wait or are read, and begun again after a stop."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.http.processes import wait_until
from tests.http.serving import Server
from tests.http.streaming import read_events
from tests.http.uploading import contents, files_of, folders_of, minutes, read, until, upload


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that reads one paper at a time, so that others wait."""
    store = tmp_path_factory.mktemp("jobs") / "store"
    with Server(store, environment={"YJQA_READERS": "1", "YJQA_HEARTBEAT_SECONDS": "0.2"}) as started:
        yield started


@pytest.fixture
def client(server: Server) -> httpx.Client:
    return server.client


@pytest.fixture(scope="module")
def long_paper(corpus: Path) -> bytes:
    """A paper that takes seconds to read, so that what comes after it waits."""
    return next(corpus.glob("*pack*.pdf")).read_bytes()


def _events(client: httpx.Client, job: str) -> list[tuple[str, dict[str, object]]]:
    """The events of a job until its stream ends."""
    with client.stream("GET", f"/v1/jobs/{job}", headers={"Accept": "text/event-stream"}) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        return [(one.name, one.data) for one in read_events(response.iter_lines()) if one.name != ":"]


def test_a_job_is_followed_from_waiting_to_done(client: httpx.Client, long_paper: bytes) -> None:
    first = upload(client, "pack.pdf", long_paper)
    second = upload(client, "minutes.txt", minutes(1))

    events = _events(client, first["id"])

    assert [name for name, _ in events[:-1]] == ["progress"] * (len(events) - 1)
    assert events[-1][0] == "done"
    assert {"reading", "indexing"} <= {job["state"] for _, job in events}
    shares = [job["progress"] for _, job in events]
    assert shares == sorted(shares)  # type: ignore[type-var]
    assert shares[-1] == 1
    assert events[-1][1] == client.get(f"/v1/jobs/{first['id']}").json()
    assert [name for name, _ in _events(client, second["id"])][-1] == "done"
    client.delete(f"/v1/documents/{events[-1][1]['document']}").raise_for_status()


def test_a_job_that_fails_says_so_at_its_end_and_leaves_no_file(client: httpx.Client, server: Server) -> None:
    job = upload(client, "picture.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 100)

    name, told = _events(client, job["id"])[-1]

    assert (name, told["state"], told["outcome"], told["document"]) == ("failed", "failed", "failed", None)
    assert told["problem"]["type"] == "urn:yjqa:problem:unknown-format"  # type: ignore[index]
    assert "picture.pdf" in told["problem"]["detail"]  # type: ignore[index]
    assert "picture.pdf" not in files_of(server.store)


def test_a_waiting_job_is_cancelled_and_one_that_has_ended_is_not(
    client: httpx.Client, server: Server, long_paper: bytes
) -> None:
    first = upload(client, "pack.pdf", long_paper)
    second = upload(client, "never.txt", minutes(2))
    assert until(client, second["id"], ("waiting",))["state"] == "waiting"

    assert client.delete(f"/v1/jobs/{second['id']}").status_code == 204

    assert _events(client, second["id"])[-1][0] == "cancelled"
    assert "never.txt" not in files_of(server.store)
    assert client.delete(f"/v1/jobs/{second['id']}").status_code == 204
    done = until(client, first["id"])
    refused = client.delete(f"/v1/jobs/{first['id']}")
    assert (refused.status_code, refused.json()["type"]) == (409, "urn:yjqa:problem:job-not-waiting")
    assert "never" not in {one["id"] for one in client.get("/v1/documents").json()["items"]}
    client.delete(f"/v1/documents/{done['document']}").raise_for_status()


def test_a_job_is_cancelled_while_its_paper_is_read_and_nothing_is_kept(
    client: httpx.Client, server: Server, long_paper: bytes
) -> None:
    before, folders = contents(server.store), folders_of(server.store)
    first = upload(client, "unwanted.pdf", long_paper)
    second = upload(client, "wanted.txt", minutes(5))
    assert until(client, first["id"], ("reading",))["state"] == "reading"

    assert client.delete(f"/v1/jobs/{first['id']}").status_code == 204

    name, told = _events(client, first["id"])[-1]
    assert (name, told["state"], told["outcome"], told["document"]) == ("cancelled", "cancelled", None, None)
    done = until(client, second["id"])
    assert (done["state"], done["outcome"]) == ("done", "added")
    assert client.get(f"/v1/jobs/{first['id']}").json()["state"] == "cancelled"
    client.delete(f"/v1/documents/{done['document']}").raise_for_status()
    assert (contents(server.store), folders_of(server.store)) == (before, folders)


def test_a_job_that_is_indexed_shows_how_far_it_is_and_can_be_cancelled(client: httpx.Client, server: Server) -> None:
    before, folders = contents(server.store), folders_of(server.store)
    job = upload(client, "long.txt", _book(3_000))["id"]
    assert until(client, job, ("indexing",))["state"] == "indexing"

    shares = {client.get(f"/v1/jobs/{job}").json()["progress"]}
    wait_until(lambda: len(shares) > 3 or shares.add(client.get(f"/v1/jobs/{job}").json()["progress"]))
    assert client.delete(f"/v1/jobs/{job}").status_code == 204

    assert max(shares) < 1
    assert read(client, "after.txt", minutes(6))["state"] == "done"
    assert client.get(f"/v1/jobs/{job}").json()["state"] == "cancelled"
    client.delete("/v1/documents/after").raise_for_status()
    assert (contents(server.store), folders_of(server.store)) == (before, folders)


def test_a_paper_that_takes_too_long_to_index_fails_and_says_what_to_do(tmp_path: Path) -> None:
    with Server(tmp_path / "store", environment={"YJQA_INDEX_SECONDS": "0.001"}) as server:
        job = read(server.client, "long.txt", _book(50))

        assert (job["state"], job["problem"]["type"]) == ("failed", "urn:yjqa:problem:paper-too-large")
        assert "YJQA_INDEX_SECONDS" in job["problem"]["detail"]
        assert server.client.get("/v1/documents").json()["items"] == []
        assert folders_of(tmp_path / "store") == []


def _book(paragraphs: int) -> bytes:
    """A text whose paragraphs are passages each."""
    said = "The board heard that the partnership had worked with families, schools and the courts to help children"
    return "\n\n".join(
        f"{number}.1 {said}, in the {number} cases that it saw." for number in range(paragraphs)
    ).encode()


def test_jobs_are_listed_newest_first_page_by_page_and_by_state(client: httpx.Client) -> None:
    made = [read(client, f"listed-{number}.txt", minutes(number))["id"] for number in (3, 4)]
    made.append(read(client, "nothing.txt", b" \n")["id"])

    whole = client.get("/v1/jobs").json()
    assert [job["id"] for job in whole["items"][:3]] == made[::-1]
    assert (whole["total"], whole["next_cursor"]) == (len(whole["items"]), None)

    first = client.get("/v1/jobs", params={"limit": 2})
    assert [job["id"] for job in first.json()["items"]] == [made[2], made[1]]
    following = client.get(first.links["next"]["url"])
    assert following.json()["items"][0]["id"] == made[0]
    assert following.json()["total"] == whole["total"]

    failed = client.get("/v1/jobs", params={"state": "failed"}).json()["items"]
    assert made[2] in {job["id"] for job in failed}
    assert {job["state"] for job in failed} == {"failed"}
    both = client.get("/v1/jobs", params={"state": ["failed", "done"]}).json()
    assert {job["state"] for job in both["items"]} == {"failed", "done"}


def test_what_cannot_be_asked_of_jobs_is_refused(client: httpx.Client) -> None:
    assert client.get("/v1/jobs/none").status_code == 404
    assert client.delete("/v1/jobs/none").status_code == 404
    assert client.get("/v1/jobs", params={"status": "done"}).status_code == 422
    assert client.get("/v1/jobs", params={"state": "finished"}).status_code == 422
    assert client.get("/v1/jobs", params={"cursor": "1; DROP TABLE job"}).status_code == 422


def test_a_service_that_is_stopped_while_it_reads_goes_on_when_it_is_started_again(
    tmp_path: Path, long_paper: bytes
) -> None:
    with Server(tmp_path / "store", environment={"YJQA_READERS": "1"}) as server:
        first = upload(server.client, "pack.pdf", long_paper)
        second = upload(server.client, "minutes.txt", minutes(1))
        assert until(server.client, first["id"], ("reading",))["state"] == "reading"

        assert server.stop() == 0
        server.start()

        ended = [until(server.client, job["id"]) for job in (first, second)]
        assert [(job["state"], job["outcome"]) for job in ended] == [("done", "added")] * 2
        assert len(server.client.get("/v1/documents").json()["items"]) == 2
