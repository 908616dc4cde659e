"""Papers that another version of yjqa read: nothing says of them that all agrees, and a key reads them again."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.tui.conftest import Open
from tests.tui.test_papers import MINUTES
from tui.backend.local import open_local
from yjqa.library import open_library
from yjqa.settings import Settings
from yjqa.store import open_store


def _read_by_another(store: Path) -> None:
    """Has the papers of a knowledge base look as if another version had read them: without what it finds in them."""
    with closing(open_store(store)) as opened, opened.transaction():
        opened.connection().execute("UPDATE paper SET reader = '0.0.1'")
        opened.connection().execute("DELETE FROM finding")


def _unchecked(store: Path) -> Sequence[str]:
    with open_library(Settings(store=store)) as library:
        return library.unchecked()


@pytest.fixture
def old(store: Path) -> Path:
    """The sample corpus as another version read it."""
    _read_by_another(store)
    return store


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Two papers that another version read."""
    for number in (1, 2):
        (tmp_path / f"minutes-{number}.md").write_text(MINUTES.replace("5 March", f"{number} March"), "utf-8")
    store = tmp_path / "two"
    with open_library(Settings(store=store)) as library:
        library.ingest([tmp_path / "minutes-1.md", tmp_path / "minutes-2.md"])
    _read_by_another(store)
    return store


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_neither_papers_nor_figures_say_that_all_agrees(size: tuple[int, int], old: Path, open_app: Open) -> None:
    async with open_app(store=old, size=size) as operator:
        await operator.press("f4")
        await operator.sees("Not checked as now: ")
        await operator.press("f", "f")
        await operator.sees("11 papers not checked", "Not checked as now: 11 of the papers held")
        assert "Nothing that does not agree" not in operator.screen

        await operator.press("f5")
        await operator.sees("11 papers, 11 not checked as now (R reads them again)", "Press r to", "r Read again")
        assert "Nothing in it was found" not in operator.screen


async def test_one_paper_is_read_again_and_then_all(two: Path, open_app: Open) -> None:
    async with open_app(store=two) as operator:
        await operator.press("f5")
        await operator.sees("2 papers, 2 not checked as now", "r Read again", "Read all again")

        await operator.press("r")
        await operator.sees("Done · 1 kept", "2 papers, 1 not checked as now")
        assert len(_unchecked(two)) == 1
        await operator.press("end")
        await operator.sees("r Read again")
        await operator.press("r")
        await operator.sees("Done · 2 kept", "Nothing in it was found not to agree.")

        assert not _unchecked(two)
        assert "not checked" not in operator.screen


async def test_what_is_gone_or_cannot_be_read_again_stays_as_it_is(two: Path, tmp_path: Path, open_app: Open) -> None:
    (tmp_path / "minutes-1.md").unlink()
    (tmp_path / "minutes-2.md").write_bytes(b"")
    async with open_app(store=two) as operator:
        await operator.press("f5")
        await operator.sees("2 papers, 2 not checked as now")

        await operator.press("R")

        await operator.sees("minutes-1.md is gone from", "Its paper stays as it is.", "1 not read")
        await operator.sees("2 papers, 2 not checked as now")


def test_the_manner_of_reading_comes_back_with_the_file(two: Path) -> None:
    with closing(open_local(Settings(store=two))) as backend:
        found = {one.document: one for one in backend.unchecked()}

    assert [one.manner.ocr for one in found.values()] == [False, False]
    assert {one.file.name for one in found.values() if one.file} == {"minutes-1.md", "minutes-2.md"}
