"""The library for many threads, while other processes add and remove papers."""

import gc
import multiprocessing
import threading
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from yjqa.ask.actions.register import RegisterFilter, filter_register
from yjqa.errors import UnknownDocument
from yjqa.library import Library, open_library
from yjqa.settings import Settings
from yjqa.store import open_store

STAYING = """# Westshire Youth Justice Plan 2020/21

Westshire County Council leads the partnership.

| Partner contributions 2020/21 | Cash |
|---|---|
| Police | £10,000 |
| Health | £4,000 |

The mentors told us that young people in Westshire like the boat club best.
"""

COMING = """Westshire Youth Justice Board
Minutes of the meeting held on 10 April 2024

Present: Rob Hill (RH), Ann Poole (AP)

1. Prevention

1.1 The board heard that children in Westshire had built a kayak.

1.2 ACTION: Rob Hill to draft the prevention strategy by 31 May 2024.
"""

QUESTIONS = (
    "What actions does Rob Hill have?",
    "How much did the police contribute in Westshire in 2020/21?",
    "What do young people in Westshire like best?",
    "What had children in Westshire built?",
    "Who is Ann Poole?",
)
THREADS = 6
ROUNDS = 4
"""How often the other process adds the paper and removes it again."""


def _settings(folder: Path) -> Settings:
    return Settings(store=folder / "store")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "westshire-plan.md").write_text(STAYING, "utf-8")
    (folder / "april-minutes.txt").write_text(COMING, "utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path, papers: Path) -> Iterator[Library]:
    with open_library(_settings(tmp_path)) as opened:
        opened.ingest([papers / "westshire-plan.md"])
        yield opened


def _all_that_is_told(library: Library) -> tuple[object, ...]:
    """What every list and question gives at one moment."""
    with library.snapshot():
        return (
            library.edition() and tuple(document.id for document in library.documents()),
            tuple(one.model_dump_json() for one in library.register()),
            tuple(one.model_dump_json() for one in library.findings()),
            filter_register(library, RegisterFilter(owner="RH")),
            *(library.ask(question).model_dump_json() for question in QUESTIONS),
        )


def _add_and_remove(settings: Settings, paper: Path, rounds: int) -> None:
    """What another process does."""
    with open_library(settings) as library:
        for _ in range(rounds):
            assert not library.ingest([paper]).failed
            library.remove("april-minutes")


def test_every_answer_is_that_of_one_moment_while_papers_come_and_go(library: Library, papers: Path) -> None:
    without = _all_that_is_told(library)
    library.ingest([papers / "april-minutes.txt"])
    quiet = {without, _all_that_is_told(library)}
    library.remove("april-minutes")
    assert len(quiet) == 2
    assert without in {_all_that_is_told(library)}
    done = threading.Event()

    def look() -> list[tuple[object, ...]]:
        seen = []
        while not done.is_set() or not seen:
            seen.append(_all_that_is_told(library))
        return seen

    other = multiprocessing.get_context("spawn").Process(
        target=_add_and_remove, args=(library.settings, papers / "april-minutes.txt", ROUNDS)
    )
    with ThreadPoolExecutor(THREADS) as pool:
        looking = [pool.submit(look) for _ in range(THREADS)]
        try:
            other.start()
            other.join()
        finally:
            done.set()
        seen = {one for looks in looking for one in looks.result()}

    assert other.exitcode == 0
    assert seen <= quiet
    assert without in seen


def test_a_question_that_runs_while_its_paper_is_removed_is_answered_from_it(library: Library, papers: Path) -> None:
    library.ingest([papers / "april-minutes.txt"])
    before = library.ask("What had children in Westshire built?")
    assert before.citations[0].document == "april-minutes"

    with open_library(library.settings) as other, library.snapshot():
        assert len(library.documents()) == 2
        other.remove("april-minutes")

        assert library.ask("What had children in Westshire built?") == before
        assert library.document("april-minutes").title
        assert len(library.register()) == 1
        assert other.register() == ()

    assert library.register() == ()
    assert library.ask("What had children in Westshire built?") != before
    with pytest.raises(UnknownDocument):
        library.document("april-minutes")


def test_the_next_question_sees_what_came(library: Library, papers: Path) -> None:
    assert not library.ask("What actions does Rob Hill have?").records

    with open_library(library.settings) as other:
        other.ingest([papers / "april-minutes.txt"])

    assert library.ask("What actions does Rob Hill have?").records


def test_what_was_known_of_papers_is_freed_when_they_come_or_go(library: Library, papers: Path) -> None:
    for question in QUESTIONS:
        library.ask(question)
    known = weakref.ref(library.knowledge())
    kept = weakref.ref(library.knowledge().generation)
    gc.disable()  # it must not wait for the collector, which comes seldom
    try:
        library.ingest([papers / "april-minutes.txt"])
        library.ask(QUESTIONS[0])
        assert (known(), kept()) == (None, None)
    finally:
        gc.enable()


def test_reading_a_store_writes_nothing(library: Library, papers: Path) -> None:
    library.ingest([papers / "april-minutes.txt"])
    with closing(open_store(library.settings.store)) as writing, writing.transaction():  # nobody else can write now
        assert len(_all_that_is_told(library)) == 4 + len(QUESTIONS)


def test_threads_that_end_leave_no_connection_behind(library: Library) -> None:
    def open_files() -> int:
        return sum("yjqa.sqlite" in str(link.resolve()) for link in Path("/proc/self/fd").iterdir())

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("this system does not list open files")
    _in_a_thread(lambda: library.ask(QUESTIONS[0]))
    before = open_files()

    for _ in range(20):
        _in_a_thread(lambda: library.ask(QUESTIONS[0]))

    assert open_files() == before


def _in_a_thread(do: Callable[[], object]) -> None:
    thread = threading.Thread(target=do)
    thread.start()
    thread.join()
