"""Papers: what is held, adding, removing, and reading beside whatever else is done."""

import importlib.util
import itertools
import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.http.odd_papers import locked_paper
from tests.ingest.test_ocr import picture_of
from tests.tui.conftest import Open
from tests.tui.operator import Operator
from tui.backend.local import LocalBackend
from tui.backend.protocol import Manner
from yjqa.ingesting import FileReport, OnStage
from yjqa.library import open_library
from yjqa.settings import Settings

CAN_READ_PICTURES = shutil.which("tesseract") is not None and importlib.util.find_spec("ocrmypdf") is not None

MINUTES = """# Minutes of the Westshire board

## 5 March 2020

ACTION: Ann Wood to write to the courts by 31 May 2020.
"""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A knowledge base without papers."""
    return tmp_path / "empty"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with a good paper and a broken one."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "minutes.md").write_text(MINUTES)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and nothing more")
    return folder


class _Reader:
    """Reads two papers at once; at the third it stands still until it is let go."""

    def __init__(self) -> None:
        self._go = threading.Event()
        self._begun = itertools.count(1)

    def let_go(self) -> None:
        self._go.set()

    def open(self, settings: Settings) -> LocalBackend:
        reader = self

        class Halting(LocalBackend):
            def add(self, file: Path, manner: Manner, on_stage: OnStage) -> FileReport:
                if next(reader._begun) == 3:
                    reader._go.wait(60)
                return super().add(file, manner, on_stage)

        return Halting(open_library(settings))


def _many(folder: Path) -> None:
    """Thirty papers more."""
    for number in range(1, 31):
        (folder / f"minutes-{number:02}.md").write_text(MINUTES.replace("5 March", f"{number} April"))


async def _add(operator: Operator, *paths: Path) -> None:
    """Adds papers as somebody at the keyboard does."""
    await operator.press("a")
    await operator.sees("Add papers")
    await operator.paste(" ".join(f"'{path}'" for path in paths))
    await operator.press("enter")
    await operator.no_longer_sees("Add papers")


async def _all_is_read(operator: Operator) -> None:
    await operator.until(lambda: operator.app.reading.files and not operator.app.reading.is_busy)


def _held(store: Path) -> Sequence[str]:
    """The ids of the papers of a knowledge base, as others see it."""
    with open_library(Settings(store=store)) as library:
        return [record.id for record in library.documents()]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_papers_are_listed_with_what_was_found_in_the_one_under_the_cursor(
    size: tuple[int, int], open_app: Open
) -> None:
    async with open_app(size=size) as operator:
        await operator.press("f5")
        await operator.sees("11 papers, ", "Prevention in Eastport")

        await operator.press("end", "home", "down")

        await operator.sees("plan · Northmarch · ", " actions, ", "1 finding")


async def test_words_narrow_the_papers_and_escape_shows_all_again(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("f5")
        await operator.sees("11 papers, ")

        await operator.press("slash")
        await operator.type("minutes july")
        await operator.sees("1 of 11 papers, ")
        await operator.type("x")
        await operator.sees("0 of 11 papers", "No paper has all of these words.")
        await operator.press("escape")

        await operator.sees("11 papers, ", "Northmarch")


async def test_the_papers_are_sorted_by_the_next_column(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("f5")
        await operator.sees("paper ▲", "11 papers, ")

        await operator.press("s", "s", "s")

        await operator.sees("records ▼")
        records = [int(line.split()[-1]) for line in _table_lines(operator)]
        assert records == sorted(records, reverse=True)


def _table_lines(operator: Operator) -> list[str]:
    """The lines of the papers, without what stands beside them."""
    lines = [line.split("│")[0].rstrip() for line in operator.screen.splitlines()[4:15]]
    return [
        line.removesuffix("warnings").removesuffix("warning").rstrip().rstrip("123456789 ")
        if "warning" in line
        else line
        for line in lines
    ]


async def test_enter_opens_the_text_of_a_paper_and_escape_goes_back(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await operator.press("f5")
        await operator.sees("11 papers, ")

        await operator.press("enter")
        await operator.sees("Sample ")
        await operator.no_longer_sees("11 papers, ")
        await operator.press("escape")

        await operator.sees("11 papers, ")


async def test_without_papers_it_says_how_to_begin(empty: Path, open_app: Open) -> None:
    async with open_app(empty, size=(80, 24)) as operator:
        await operator.press("f5")

        await operator.sees("No papers are held yet.", "Press a and give a file or a folder", "a Add")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_a_broken_paper_says_what_to_do_and_the_good_one_is_kept(
    size: tuple[int, int], empty: Path, papers: Path, open_app: Open
) -> None:
    async with open_app(empty, size=size) as operator:
        await operator.press("f5")
        await operator.sees("No papers are held yet.")
        await _add(operator, papers / "broken.docx", papers / "minutes.md")

        await operator.sees("Done · 1 kept, 1 not read", "1 paper, ", "Minutes of the Westshire board")
        await operator.sees("damaged or cut short", "Press r to read it again.", "r Read again", "Esc Back")
        assert _held(empty) == ["minutes"]

        await operator.press("escape")
        await operator.no_longer_sees("Done · ")


async def test_a_folder_is_read_at_once_and_what_is_no_paper_is_told(empty: Path, papers: Path, open_app: Open) -> None:
    (papers / "figures.zip").write_bytes(b"x")
    async with open_app(empty) as operator:
        await operator.press("f5")
        await _add(operator, papers)

        await operator.sees("Done · 1 kept, 1 not read, 1 passed over", "Not papers, passed over: figures.zip")


async def test_a_path_that_is_not_there_is_told_before_anything_is_read(empty: Path, open_app: Open) -> None:
    async with open_app(empty, size=(80, 24)) as operator:
        await operator.press("f5", "a")
        await operator.sees("Add papers")
        await operator.press("enter")
        await operator.sees("Type the path of a file or of a folder.")
        await operator.type("/nowhere/minutes.md")
        await operator.press("enter")
        await operator.sees("There is no /nowhere/minutes.md.")

        await operator.press("escape")

        await operator.no_longer_sees("Add papers")
        assert not operator.app.reading.files


@pytest.mark.skipif(not CAN_READ_PICTURES, reason="ocrmypdf or tesseract is not installed")
async def test_the_reading_of_pictures_is_ticked_by_space_and_enter_adds(
    empty: Path, papers: Path, open_app: Open
) -> None:
    async with open_app(empty, size=(80, 24)) as operator:
        await operator.press("f5", "a")
        await operator.sees("Add papers")
        await operator.paste(str(papers / "minutes.md"))
        await operator.press("tab")
        await operator.sees("Space Change", "Enter Add")
        await operator.press("space")
        await operator.sees("[x] Read pages")

        await operator.press("enter")

        await operator.sees("Done · 1 kept")
        assert operator.app.reading.files[0].manner.ocr


async def test_a_paper_that_is_held_already_is_not_read_again(empty: Path, papers: Path, open_app: Open) -> None:
    async with open_app(empty) as operator:
        await operator.press("f5")
        await _add(operator, papers / "minutes.md")
        await operator.sees("Done · 1 kept")
        await operator.press("escape")

        await _add(operator, papers / "minutes.md")

        await operator.sees("Done · 1 unchanged", "It is held as it is now")


async def test_a_paper_behind_a_password_is_read_once_that_is_given(empty: Path, papers: Path, open_app: Open) -> None:
    (papers / "locked.pdf").write_bytes(locked_paper("correct"))
    async with open_app(empty, size=(80, 24)) as operator:
        await operator.press("f5")
        await _add(operator, papers / "locked.pdf")
        await operator.sees("It is encrypted. Press p to give its password.", "p Password")

        await operator.press("p")
        await operator.sees("Password of locked.pdf")
        await operator.type("wrong")
        await operator.press("enter")
        await operator.sees("The password given does not open it", "Press p")
        await operator.press("p")
        await operator.sees("Password of locked.pdf")
        await operator.type("correct")
        await operator.press("enter")

        await operator.sees("Done · 1 kept")
        assert "correct" not in repr(operator.app.reading.files)


@pytest.mark.skipif(not CAN_READ_PICTURES, reason="ocrmypdf or tesseract is not installed")
async def test_a_scan_is_read_by_its_pictures_when_that_is_wanted(empty: Path, papers: Path, open_app: Open) -> None:
    (papers / "scan.pdf").write_bytes(picture_of("Minutes of the Board"))
    async with open_app(empty) as operator:
        await operator.press("f5")
        await _add(operator, papers / "scan.pdf")
        await operator.sees("it is a scan", "Press r to have its pictures read.")

        await operator.press("r")

        await operator.sees("Done · 1 kept")


async def test_where_pictures_cannot_be_read_it_says_what_is_missing(
    empty: Path, papers: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    (papers / "scan.pdf").write_bytes(picture_of("Minutes of the Board"))
    monkeypatch.setenv("PATH", "")
    async with open_app(empty) as operator:
        await operator.press("f5", "a")
        await operator.sees("Add papers", "tesseract", "must be installed")
        await operator.paste(str(papers / "scan.pdf"))
        await operator.press("enter")

        await operator.sees("1 not read", "tesseract", "must be installed")


async def test_what_waits_is_not_read_once_it_is_stopped_and_can_be_read_then(
    empty: Path, papers: Path, open_app: Open
) -> None:
    _many(papers)
    reader = _Reader()
    async with open_app(empty, size=(80, 24), connect=reader.open) as operator:
        await operator.press("f5")
        await _add(operator, papers)
        await operator.sees("x Stop reading", "reading 3 of")
        await operator.press("x")
        await operator.sees("Stop reading?")

        await operator.press("y")
        reader.let_go()
        await _all_is_read(operator)

        await operator.sees("Done · ", "stopped")
        states = {one.file.name: one.state for one in operator.app.reading.files}
        kept = sorted(Path(name).stem for name, state in states.items() if state == "added")
        assert kept == _held(empty)
        assert states["minutes.md"] == "stopped"

        await operator.press("end")
        await operator.sees("Press r to read it.")
        await operator.press("r")
        await _all_is_read(operator)
        assert len(_held(empty)) == len(kept) + 1


async def test_reading_goes_on_in_other_sections_and_the_bar_at_the_top_says_how_far(
    empty: Path, papers: Path, open_app: Open
) -> None:
    _many(papers)
    reader = _Reader()
    async with open_app(empty, connect=reader.open) as operator:
        await operator.press("f5")
        await _add(operator, papers)

        await operator.press("f3")
        await operator.sees("F3 Actions", "reading 3 of")
        reader.let_go()

        await operator.sees("F3 Actions", "Ann Wood", "of 32")
        await operator.sees("31 papers in")
        await operator.until(lambda: not operator.app.activity)


async def test_quitting_amid_reading_asks_and_stopping_leaves_whole_papers_only(
    empty: Path, papers: Path, open_app: Open
) -> None:
    _many(papers)
    reader = _Reader()
    async with open_app(empty, size=(80, 24), connect=reader.open) as operator:
        await operator.press("f5")
        await _add(operator, papers)
        await operator.sees("reading 3 of")
        await operator.press("ctrl+q")
        await operator.sees("Papers are being read", "Stop and quit")
        await operator.press("escape")
        await operator.no_longer_sees("Papers are being read")
        assert operator.app.reading.is_busy

        await operator.press("ctrl+q")
        await operator.sees("Papers are being read")
        await operator.press("s")
        reader.let_go()
        await _all_is_read(operator)

        kept = sorted(one.file.stem for one in operator.app.reading.files if one.state == "added")
        assert kept == _held(empty)


async def test_a_paper_that_is_removed_comes_back_as_it_was(empty: Path, papers: Path, open_app: Open) -> None:
    with open_library(Settings(store=empty)) as library:
        library.ingest([papers / "minutes.md"])
        before = library.documents()
    async with open_app(empty, size=(80, 24)) as operator:
        await operator.press("f5")
        await operator.sees("1 paper, ")
        await operator.press("d")
        await operator.sees("Remove “Minutes of the Westshire board”?", "records with it", "u brings it back")
        await operator.press("y")
        await operator.sees("No papers are held yet.", "u Undo")
        assert _held(empty) == []

        await operator.press("u")

        await operator.sees("1 paper, ", "Done · 1 kept")
        with open_library(Settings(store=empty)) as library:
            assert library.documents() == before


async def test_a_removal_that_cannot_be_undone_says_so_before(empty: Path, papers: Path, open_app: Open) -> None:
    with open_library(Settings(store=empty)) as library:
        library.ingest([papers / "minutes.md"])
    (papers / "minutes.md").unlink()
    async with open_app(empty, size=(80, 24)) as operator:
        await operator.press("f5")
        await operator.sees("1 paper, ")

        await operator.press("d")

        await operator.sees("This cannot be undone", "minutes.md, is gone")
        await operator.press("n")
        await operator.no_longer_sees("This cannot be undone")
        assert _held(empty) == ["minutes"]


async def test_papers_that_go_by_another_way_go_from_the_screen(store: Path, open_app: Open) -> None:
    async with open_app(store) as operator:
        await operator.press("f5")
        await operator.sees("11 papers, ", "Prevention in Eastport")

        with open_library(Settings(store=store)) as library:
            library.remove("eastport-prevention-briefing-2019-11")

        await operator.sees("10 papers, ")
        await operator.no_longer_sees("Prevention in Eastport")


async def test_after_undoing_the_cursor_is_on_the_paper_and_the_message_is_gone(store: Path, open_app: Open) -> None:
    async with open_app(store=store) as operator:
        await operator.press("f5")
        await operator.sees("11 papers, ")
        await operator.press("down", "down", "d")
        await operator.sees("Remove “")
        title = operator.screen.split("Remove “")[1].split("”")[0]
        await operator.press("y")
        await operator.sees("Removed: ", "10 papers, ")
        await operator.press("home")

        await operator.press("u")

        await operator.sees("Done · 1 kept", "11 papers, ")
        assert "Removed: " not in operator.screen
        assert any(line.startswith(f"▸ {title[:20]}") for line in operator.screen.splitlines())


async def test_escape_takes_a_message_away_before_anything_else(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("f5")
        await operator.sees("11 papers, ")
        await operator.press("slash")
        await operator.type("minutes")
        operator.app.notify("Something is told.", timeout=600)
        await operator.sees("Something is told.")

        await operator.press("escape")

        await operator.no_longer_sees("Something is told.")
        assert operator.app.focused is not None
        assert operator.app.focused.id == "papers-filter"


async def test_once_all_is_read_the_keys_go_to_the_papers_again(empty: Path, papers: Path, open_app: Open) -> None:
    (papers / "broken.docx").unlink()
    async with open_app(empty, size=(80, 24)) as operator:
        await operator.press("f5")
        await operator.sees("No papers are held yet.")
        await _add(operator, papers)
        await operator.sees("Done · 1 kept", "1 paper, ", "d Remove")

        await operator.press("d")

        await operator.sees("Remove “Minutes of the Westshire board”?")
