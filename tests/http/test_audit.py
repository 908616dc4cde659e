"""The audit log: who asked, uploaded and deleted what, and who was refused."""

import datetime
import json
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.http.access import bearer, client_from, new_key
from tests.http.processes import wait_until
from tests.http.serving import Server
from yjqa.library import open_library
from yjqa.settings import Settings

PAPER = "ACTION: Rob Hill to write to the courts by 31 May 2024.\n"


@dataclass(frozen=True)
class Audited:
    """A server with two workers, papers and keys."""

    server: Server
    analyst: str
    admin: str

    def lines(self) -> list[dict[str, Any]]:
        """The log as it stands in its file."""
        return [json.loads(line) for line in (self.server.store / "audit.jsonl").read_text("utf-8").splitlines()]

    def latest(self, **wanted: str | int) -> list[dict[str, Any]]:
        """The log as an administrator gets it."""
        answer = self.server.client.get("/v1/audit", params=wanted, headers=bearer(self.admin))
        assert answer.status_code == 200, answer.text
        return list(answer.json()["items"])


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("paper") / "minutes.txt"
    file.write_text(PAPER, "utf-8")
    return file


def _read_in(store: Path, *papers: Path) -> None:
    """Makes a store of the papers."""
    with open_library(Settings(store=store)) as library:
        assert not library.ingest(papers).failed


@pytest.fixture(scope="module")
def audited(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audited]:
    store = tmp_path_factory.mktemp("audited") / "store"
    other = paper.with_name("other.txt")
    other.write_text(PAPER.replace("courts", "schools"), "utf-8")
    _read_in(store, paper, other)
    analyst, admin = new_key(store, "analyst", "write"), new_key(store, "admin", "admin")
    with Server(store, "--require-keys", "--workers", "2") as server:
        yield Audited(server, analyst, admin)


def _ask(server: Server, question: str, key: str = "") -> httpx.Response:
    return server.client.post("/v1/ask", json={"question": question}, headers=bearer(key) if key else {})


def test_what_was_asked_and_deleted_is_noted_with_who_it_was(audited: Audited) -> None:
    begun = datetime.datetime.now(datetime.UTC)
    _ask(audited.server, "Which actions does Rob Hill own?", audited.analyst)
    audited.server.client.get("/v1/search", params={"q": "courts"}, headers=bearer(audited.analyst))
    audited.server.client.delete("/v1/documents/other", headers=bearer(audited.analyst))

    deleted, searched, asked = audited.latest(who="analyst", limit=3)

    assert [one["event"] for one in (asked, searched, deleted)] == ["asked", "searched", "deleted"]
    assert asked["details"]["question"] == "Which actions does Rob Hill own?"
    assert deleted["details"]["document"] == "other"
    assert {one["key"] for one in (asked, searched, deleted)} == {audited.analyst.split("_")[1]}
    assert {one["address"] for one in (asked, searched, deleted)} == {"127.0.0.1"}
    assert begun - datetime.timedelta(seconds=1) <= datetime.datetime.fromisoformat(asked["time"])


def test_the_log_is_one_json_object_a_line_that_only_its_owner_may_read(audited: Audited) -> None:
    assert _ask(audited.server, "x\u2028y \u202e z \x7f é", audited.analyst).status_code == 200

    file = audited.server.store / "audit.jsonl"

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert all(32 <= byte < 127 or byte == 10 for byte in file.read_bytes())
    assert audited.lines()[-1]["event"] == "asked"


def test_lines_of_several_processes_do_not_mix(audited: Audited) -> None:
    def search(number: int) -> int:
        with httpx.Client(base_url=audited.server.url, timeout=60, verify=False) as client:
            asked = {"q": f"courts {number} " + "a" * 300}
            return client.get("/v1/search", params=asked, headers=bearer(audited.analyst)).status_code

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(search, range(60)))

    assert set(statuses) == {200}
    noted = [
        line["details"]["question"].split()[1]
        for line in audited.lines()
        if line["details"].get("question", "").startswith("courts ")
    ]
    assert sorted(map(int, noted)) == list(range(60))


def test_refusals_are_noted_with_their_reason_and_not_so_many_that_they_fill_the_disk(audited: Audited) -> None:
    with client_from("127.0.0.21", audited.server.url) as stranger:
        for _ in range(40):
            stranger.get("/v1/documents?secret=1")
    audited.server.client.get("/v1/audit", headers=bearer(audited.analyst))
    # what a route refuses is noted once its answer has gone out
    wait_until(lambda: audited.lines()[-1]["details"].get("reason") == "forbidden", 10)

    noted = [line for line in audited.lines() if line["address"] == "127.0.0.21"]
    (forbidden,) = audited.latest(event="refused", limit=1)

    assert 10 <= len(noted) <= 20
    assert noted[0]["who"] == "unknown"
    assert noted[0]["details"] == {"reason": "no-key", "request": "GET /v1/documents"}
    assert (forbidden["who"], forbidden["details"]["reason"]) == ("analyst", "forbidden")


def test_a_log_that_was_moved_away_is_begun_anew(audited: Audited) -> None:
    file = audited.server.store / "audit.jsonl"
    _ask(audited.server, "Before?", audited.analyst)
    before = file.rename(file.with_name("audit.jsonl.1")).read_bytes()

    _ask(audited.server, "After?", audited.analyst)

    assert [line["details"].get("question") for line in audited.lines()] == ["After?"]
    assert file.with_name("audit.jsonl.1").read_bytes() == before


def test_the_log_is_looked_through_by_who_event_and_moment_the_last_event_first(audited: Audited) -> None:
    for question in ("First?", "Second?", "Third?"):
        _ask(audited.server, question, audited.analyst)
    file = audited.server.store / "audit.jsonl"
    with file.open("ab") as log:
        log.write(b'{"time": "2026-01-\n')  # half a line, as a power cut leaves one

    asked = audited.latest(event="asked", who=audited.analyst.split("_")[1], limit=2)
    since = audited.latest(event="asked", since=asked[1]["time"])
    later = audited.latest(since="2999-01-01")

    assert [one["details"]["question"] for one in asked] == ["Third?", "Second?"]
    assert [one["details"]["question"] for one in since] == ["Third?", "Second?"]
    assert audited.latest(who="nobody") == later == []


@pytest.mark.parametrize("wrong", [{"events": "asked"}, {"event": "wrote"}, {"since": "yesterday"}, {"limit": "0"}])
def test_a_filter_that_does_not_exist_is_an_error(audited: Audited, wrong: dict[str, str]) -> None:
    assert audited.server.client.get("/v1/audit", params=wrong, headers=bearer(audited.admin)).status_code == 422


def test_a_log_of_many_blocks_is_read_whole(audited: Audited) -> None:
    file = audited.server.store / "audit.jsonl"
    line = json.loads(file.read_text("utf-8").splitlines()[0])
    with file.open("a") as log:
        for number in range(2_000):
            log.write(json.dumps({**line, "who": "many", "details": {"question": str(number)}}) + "\n")

    found = audited.latest(who="many", limit=1_000)

    assert [int(one["details"]["question"]) for one in found] == list(range(1_999, 999, -1))


@pytest.fixture(scope="module")
def discreet(paper: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = tmp_path_factory.mktemp("discreet") / "store"
    _read_in(store, paper)
    with Server(store, environment={"YJQA_AUDIT_QUESTIONS": "false"}) as server:
        yield server


def test_questions_can_be_left_out(discreet: Server) -> None:
    answer = _ask(discreet, "Which actions does Rob Hill own?")

    assert answer.status_code == 200
    (line,) = (discreet.store / "audit.jsonl").read_text("utf-8").splitlines()
    assert (json.loads(line)["who"], json.loads(line)["event"]) == ("local", "asked")
    assert "Rob Hill" not in line


def test_a_log_that_cannot_be_written_stops_nothing_and_is_told_of(discreet: Server) -> None:
    file = discreet.store / "audit.jsonl"
    file.unlink()
    file.symlink_to("/dev/full")  # a disk without room

    answer = _ask(discreet, "Which actions does Rob Hill own?")

    file.unlink()
    assert answer.status_code == 200
    assert "the audit log cannot be written" in discreet.log.read_text("utf-8")


def test_no_log_is_kept_where_none_is_wanted(paper: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    _read_in(store, paper)
    with Server(store, environment={"YJQA_AUDIT": "false"}) as server:
        assert _ask(server, "Which actions does Rob Hill own?").status_code == 200
        listed = server.client.get("/v1/audit").json()

    assert listed["items"] == []
    assert "YJQA_AUDIT" in listed["notes"][0]
    assert not (store / "audit.jsonl").exists()
