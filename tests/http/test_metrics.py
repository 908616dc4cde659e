"""What Prometheus collects."""

import contextlib
from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.http.serving import Server
from yjqa.service.database import open_database
from yjqa.service.jobs import Jobs

Figures = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def figures(server: Server) -> Figures:
    """Every figure by its name and labels."""
    text = server.client.get("/metrics").text
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    found = {(sample.name, tuple(sorted(sample.labels.items()))): sample.value for sample in samples}
    assert len(found) == len(samples)
    return found


def requests(found: Figures, method: str, route: str, status: int) -> float:
    """How many requests of a kind were counted."""
    return found.get(("yjqa_requests_total", (("method", method), ("route", route), ("status", str(status)))), 0.0)


def test_requests_to_either_worker_are_counted_once_by_the_pattern_of_their_route(two_workers: Server) -> None:
    before = figures(two_workers)
    paper = two_workers.client.get("/v1/documents").json()["items"][0]["id"]

    for _ in range(20):
        httpx.get(
            f"{two_workers.url}/v1/documents/{paper}", timeout=60
        )  # a connection each, so that both workers have some
    httpx.get(f"{two_workers.url}/v1/documents/no-such-paper", timeout=60)
    httpx.get(f"{two_workers.url}/no/such/address", timeout=60)
    after = figures(two_workers)

    route = "/v1/documents/{document_id}"
    assert requests(after, "GET", route, 200) - requests(before, "GET", route, 200) == 20
    assert requests(after, "GET", route, 404) - requests(before, "GET", route, 404) == 1
    assert requests(after, "GET", "none", 404) - requests(before, "GET", "none", 404) == 1
    assert after["yjqa_request_seconds_count", (("route", route),)] >= 21
    assert not [labels for _, labels in after if any(paper in value for _, value in labels)]


def test_questions_are_counted_by_whether_the_papers_say(two_workers: Server) -> None:
    before = figures(two_workers)

    for question in ("How much did the police contribute in Westshire in 2016/17?", "Who won the football in 1966?"):
        assert two_workers.client.post("/v1/ask", json={"question": question}).status_code == 200
    after = figures(two_workers)

    for found in ("true", "false"):
        name = "yjqa_answers_total", (("found", found),)
        assert after[name] - before.get(name, 0.0) == 1
    assert after["yjqa_questions_in_progress", ()] == 0


def test_what_is_held_and_what_runs_is_told(two_workers: Server) -> None:
    found = figures(two_workers)

    assert found["yjqa_papers", ()] == two_workers.client.get("/readyz").json()["documents"]
    assert {dict(labels)["state"] for name, labels in found if name == "yjqa_jobs"} >= {"waiting", "failed"}
    assert found["yjqa_processes", ()] >= 4  # the one that was started, two that answer, one that reads
    assert found["yjqa_resident_memory_bytes", ()] > 50e6
    assert found["yjqa_requests_in_progress", ()] == 1  # this one
    assert [dict(labels)["version"] for name, labels in found if name == "yjqa_build_info"]


def test_jobs_are_counted_by_the_state_that_they_are_in(tmp_path: Path) -> None:
    with contextlib.closing(open_database(tmp_path)) as database:
        jobs = Jobs(database)
        for number in range(4):
            jobs.add(f"job {number}", f"{number}.txt", f"{number:064}", password=None, ocr=False)
        jobs.cancel("job 3")
        jobs.claim()

        counted = jobs.counts()

    assert counted == {"waiting": 2, "reading": 1, "indexing": 0, "done": 0, "failed": 0, "cancelled": 1}
