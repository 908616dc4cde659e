"""Servers over the sample corpus."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from tests.http.serving import Server

StartServer = Callable[..., Server]


@pytest.fixture(scope="session")
def corpus_server(corpus_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server over the sample corpus for all tests that only read."""
    with Server(_copy(corpus_store, tmp_path_factory.mktemp("one-worker"))) as server:
        yield server


@pytest.fixture(scope="session")
def two_workers(corpus_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One with two workers."""
    with Server(_copy(corpus_store, tmp_path_factory.mktemp("two-workers")), "--workers", "2") as server:
        yield server


@pytest.fixture
def client(corpus_server: Server) -> httpx.Client:
    """Speaks to the server over the sample corpus."""
    return corpus_server.client


@pytest.fixture
def store(corpus_store: Path, tmp_path: Path) -> Path:
    """A copy of the sample corpus's store, for one test to change."""
    return _copy(corpus_store, tmp_path)


def _copy(store: Path, folder: Path) -> Path:
    return Path(shutil.copytree(store, folder / "store"))


@pytest.fixture
def start_server() -> Iterator[StartServer]:
    """Starts servers for one test; they are stopped after it."""
    with ExitStack() as started:

        def start(store: Path, *options: str, environment: dict[str, str] | None = None) -> Server:
            return started.enter_context(Server(store, *options, environment=environment))

        yield start
