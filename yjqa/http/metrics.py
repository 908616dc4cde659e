"""Metrics for Prometheus, over all processes that answer.

The processes keep their counts in a folder that whoever starts them makes (`PROMETHEUS_MULTIPROC_DIR`; `serving` does). A process
that was started without one counts for itself.
"""

import contextlib
import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from yjqa import __version__
from yjqa.http.running.processes import processes_of_the_service
from yjqa.service.jobs import State

_FOLDER = "PROMETHEUS_MULTIPROC_DIR"

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Metrics:
    """What is counted. Labels have few values: a request is told by the pattern of its route, never by its address."""

    def __init__(self) -> None:
        self._counts = counts = CollectorRegistry()
        self._requests = Counter(
            "yjqa_requests", "Requests that were answered.", ["method", "route", "status"], registry=counts
        )
        self._seconds = Histogram(
            "yjqa_request_seconds", "How long answering took.", ["route"], registry=counts, buckets=_SECONDS
        )
        self._within = Gauge(
            "yjqa_requests_in_progress", "Requests being answered.", registry=counts, multiprocess_mode="livesum"
        )
        self._answers = Counter(
            "yjqa_answers", "Questions that were answered, by whether the papers say.", ["found"], registry=counts
        )
        self._questions = Gauge(
            "yjqa_questions_in_progress",
            "Questions that wait or are being answered.",
            registry=counts,
            multiprocess_mode="livesum",
        )

    @contextlib.contextmanager
    def request(self) -> Iterator[None]:
        """Counts a request as being answered meanwhile."""
        with self._within.track_inprogress():
            yield

    def answered_request(self, method: str, route: str, status: int, seconds: float) -> None:
        """Counts a request that was answered. `route`: its pattern, as `/v1/documents/{id}`."""
        self._requests.labels(method if method in _METHODS else "other", route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    @contextlib.contextmanager
    def question(self) -> Iterator[None]:
        """Counts a question as waiting or being answered meanwhile."""
        with self._questions.track_inprogress():
            yield

    def answered_question(self, found: bool) -> None:
        """Counts a question that was answered."""
        self._answers.labels("true" if found else "false").inc()

    def text(self, papers: int, jobs: Mapping[State, int]) -> bytes:
        """Everything in Prometheus's text format, with how many papers are held and how many jobs are in each state."""
        counts = self._counts
        if _FOLDER in os.environ:
            _forget_the_dead(Path(os.environ[_FOLDER]))
            counts = CollectorRegistry()
            MultiProcessCollector(counts)  # type: ignore[no-untyped-call]
        return generate_latest(counts) + generate_latest(_now(papers, jobs))


def _now(papers: int, jobs: Mapping[State, int]) -> CollectorRegistry:
    """What is so now, whichever process is asked."""
    now = CollectorRegistry()
    build = Gauge("yjqa_build_info", "Which yjqa runs.", ["version", "python"], registry=now)
    build.labels(__version__, platform.python_version()).set(1)
    Gauge("yjqa_papers", "Papers that are held.", registry=now).set(papers)
    by_state = Gauge("yjqa_jobs", "Uploads that are kept, by state.", ["state"], registry=now)
    for state, count in jobs.items():
        by_state.labels(state).set(count)
    count, memory = processes_of_the_service()
    Gauge("yjqa_processes", "Processes of the service.", registry=now).set(count)
    Gauge("yjqa_resident_memory_bytes", "Memory of all processes of the service.", registry=now).set(memory)
    return now


def _forget_the_dead(folder: Path) -> None:
    """Takes processes that were killed out of what is being done now. What they counted stays counted."""
    for file in folder.glob("gauge_live*_*.db"):
        process = int(file.stem.rpartition("_")[2])
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            mark_process_dead(process)  # type: ignore[no-untyped-call]
