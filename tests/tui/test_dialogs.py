"""The small windows over a section: where to save, yes or no, and paths that complete themselves."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.conftest import Open
from tests.tui.operator import Operator
from tui.dialogs.confirm import ConfirmDialog
from tui.dialogs.paths import common_start, find_begun, find_matches, read_paths, write_paths
from tui.dialogs.save import SaveDialog
from tui.dialogs.saving import look_at

Answers = list[object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a folder, two files that begin alike, one with blanks in its name, and a hidden one."""
    (tmp_path / "board").mkdir()
    for name in ("minutes-april.md", "minutes-july.md", "year plan.pdf", ".hidden.md"):
        (tmp_path / name).write_text("x")
    (tmp_path / "board" / "pack.pdf").write_text("x")
    return tmp_path


@pytest.fixture
def in_folder(folder: Path) -> Iterator[Path]:
    """The folder, as the one that the program was started in."""
    before = Path.cwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


def _asked(operator: Operator, dialog: SaveDialog | ConfirmDialog) -> Answers:
    """Shows a dialog; what it gives is put in the list."""
    answers: Answers = []

    async def ask() -> None:
        answers.append(await operator.app.push_screen_wait(dialog))

    operator.app.run_worker(ask())
    return answers


def _names(line: str) -> list[str]:
    return [match.name for match in find_matches(line)]


def test_a_path_goes_on_with_folders_first_and_what_is_hidden_only_by_its_dot(folder: Path) -> None:
    assert _names(f"{folder}/") == ["board/", "minutes-april.md", "minutes-july.md", "year plan.pdf"]
    assert _names(f"{folder}/.") == [".hidden.md"]
    assert _names(f"{folder}/MIN") == ["minutes-april.md", "minutes-july.md"]
    assert _names(f"{folder}/nothing/") == []


def test_a_path_is_completed_as_far_as_all_agree(folder: Path) -> None:
    assert common_start(find_matches(f"{folder}/m")) == f"{folder}/minutes-"
    assert common_start(find_matches(f"{folder}/year p")) == f"{folder}/year plan.pdf"
    assert common_start(()) == ""


def test_the_last_of_several_paths_is_completed_and_quoted_where_it_has_to_be(folder: Path) -> None:
    before = f"{folder}/minutes-july.md "

    assert [match.line for match in find_matches(f"{before}{folder}/year")] == [f"{before}'{folder}/year plan.pdf'"]
    assert read_paths(f"{before}'{folder}/year plan.pdf'") == (folder / "minutes-july.md", folder / "year plan.pdf")


def test_the_home_folder_is_written_with_a_tilde(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))

    assert [match.line for match in find_matches("~/b")] == ["~/board/"]
    assert read_paths("~/board/pack.pdf") == (folder / "board" / "pack.pdf",)


@pytest.mark.parametrize(
    "dropped",
    ["{}/year plan.pdf", "'{}/year plan.pdf'", '"{}/year plan.pdf"', "{}/year\\ plan.pdf", "file://{}/year%20plan.pdf"],
)
def test_what_a_terminal_makes_of_a_file_that_is_dropped_on_it_is_understood(dropped: str, folder: Path) -> None:
    assert read_paths(dropped.format(folder)) == (folder / "year plan.pdf",)


def test_names_with_quotes_and_blanks_come_back_from_one_line(folder: Path) -> None:
    names = [f"{folder}/it's.md", f"{folder}/a b.md", f"{folder}/plain.md"]

    assert [str(path) for path in read_paths(write_paths(names))] == names


def test_behind_a_blank_nothing_is_offered_while_typing_but_what_the_name_goes_on_with(folder: Path) -> None:
    assert find_begun(f"{folder}/minutes-july.md ") == ()
    assert [match.name for match in find_begun(f"{folder}/year ")] == ["year plan.pdf"]
    assert [match.name for match in find_begun(f"{folder}/minutes-july.md {folder}/year")] == ["year plan.pdf"]


async def test_enter_saves_under_the_name_that_is_offered(in_folder: Path, open_app: Open) -> None:
    async with open_app() as operator:
        answers = _asked(operator, SaveDialog("Save the conversation", Path("talk.md")))
        await operator.sees("Save the conversation", "talk.md")

        await operator.press("enter")

        await operator.until(lambda: answers)
        assert answers == [in_folder / "talk.md"]


async def test_typing_replaces_the_name_and_keeps_its_kind_and_the_folder_is_remembered(
    in_folder: Path, open_app: Open
) -> None:
    async with open_app() as operator:
        answers = _asked(operator, SaveDialog("Save", Path("talk.md")))
        await operator.sees("talk.md")
        await operator.press("ctrl+u", "ctrl+k")
        await operator.type("board/april")
        await operator.press("enter")
        await operator.until(lambda: answers)
        assert answers == [in_folder / "board" / "april.md"]

        again = _asked(operator, SaveDialog("Save", Path("actions.csv")))
        await operator.sees("board/actions.csv")
        await operator.type("july")
        await operator.press("enter")

        await operator.until(lambda: again)
        assert again == [in_folder / "board" / "july.csv"]


@pytest.mark.parametrize("keys", [["ctrl+u"], ["ctrl+u", "ctrl+u", "ctrl+k"]])
async def test_without_a_name_nothing_is_saved(keys: list[str], in_folder: Path, open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        answers = _asked(operator, SaveDialog("Save", Path("talk.md")))
        await operator.sees("talk.md")

        await operator.press(*keys, "enter")

        await operator.sees("Type a name.")
        assert not answers


@pytest.mark.parametrize("pasted", [True, False])
async def test_a_whole_path_takes_the_place_of_the_one_that_is_offered(
    pasted: bool, in_folder: Path, open_app: Open
) -> None:
    async with open_app(size=(80, 24)) as operator:
        answers = _asked(operator, SaveDialog("Save", Path("talk.md")))
        await operator.sees("talk.md")

        typed = f"{in_folder}/board/zy"
        await (operator.paste(typed) if pasted else operator.type(typed))
        await operator.press("enter")

        await operator.until(lambda: answers)
        assert answers == [in_folder / "board" / "zy.md"]


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("out.xlsx", "out.xlsx"),
        ("out.CSV", "out.CSV"),
        ("up to 12.5.20", "up to 12.5.20.xlsx"),
        ("a.csv.xlsx", "a.csv"),
    ],
)
def test_the_ending_that_is_typed_is_the_one_that_is_meant(typed: str, file: str, in_folder: Path) -> None:
    assert look_at(typed, (".xlsx", ".csv")).file == in_folder / file


async def test_the_kind_that_was_saved_last_is_offered_where_it_can_be(in_folder: Path, open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        answers = _asked(operator, SaveDialog("Save", Path("actions.xlsx"), (".xlsx", ".csv")))
        await operator.sees("actions.xlsx")
        await operator.type("out.csv")  # before the ending that is offered
        await operator.press("enter")
        await operator.until(lambda: answers)
        assert answers == [in_folder / "out.csv"]

        again = _asked(operator, SaveDialog("Save", Path("budgets.xlsx"), (".xlsx", ".csv", ".png")))
        await operator.sees("budgets.csv")
        await operator.press("escape")
        await operator.until(lambda: again)


async def test_a_dialog_that_is_left_while_it_looks_at_the_file_takes_nothing_with_it(
    in_folder: Path, open_app: Open
) -> None:
    async with open_app(size=(80, 24)) as operator:
        answers = _asked(operator, SaveDialog("Save", Path("talk.md")))
        await operator.sees("talk.md")

        await operator.press_at_once("enter", "escape", "escape")

        await operator.until(lambda: answers)
        await operator.no_longer_sees("Path of the file")
        await operator.press("f5")
        await operator.sees("11 papers, ")


async def test_tab_completes_and_the_arrows_choose_from_what_there_is(in_folder: Path, open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        answers = _asked(operator, SaveDialog("Save", Path("talk.md")))
        await operator.sees("talk.md")
        await operator.press("ctrl+u", "ctrl+k")
        await operator.type("bo")
        await operator.press("tab")
        await operator.sees("board/", "pack.pdf")

        await operator.press("down", "enter")

        await operator.sees("board/pack.pdf")
        assert not answers


async def test_a_file_that_is_there_is_written_over_only_after_a_yes(in_folder: Path, open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        answers = _asked(operator, SaveDialog("Save", Path("minutes-july.md")))
        await operator.sees("minutes-july.md")
        await operator.press("enter")
        await operator.sees("minutes-july.md is there already. Write over it?")
        await operator.press("enter")
        await operator.no_longer_sees("Write over it?")
        assert not answers

        await operator.press("enter")
        await operator.sees("Write over it?")
        await operator.press("y")

        await operator.until(lambda: answers)
        assert answers == [in_folder / "minutes-july.md"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("nowhere/x.md", "There is no folder"), ("board", "is a folder"), ("n" * 300, "cannot be the name")],
)
async def test_where_nothing_can_be_saved_it_says_so_and_stays(
    typed: str, said: str, in_folder: Path, open_app: Open
) -> None:
    async with open_app(size=(80, 24)) as operator:
        answers = _asked(operator, SaveDialog("Save", Path("talk.md")))
        await operator.sees("talk.md")
        await operator.press("ctrl+u", "ctrl+k")
        await operator.paste(typed)
        await operator.press("enter")
        await operator.sees(said)
        assert not answers

        await operator.press("escape")

        await operator.until(lambda: answers)
        assert answers == [None]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [(["y"], True), (["n"], False), (["escape"], False), (["enter"], False), (["right", "enter"], True)],
)
async def test_a_question_is_answered_by_keys_and_no_is_the_usual_answer(
    keys: list[str], answer: bool, open_app: Open
) -> None:
    async with open_app(size=(80, 24)) as operator:
        answers = _asked(operator, ConfirmDialog("Remove [it]?", "Remove it", "Keep it"))
        await operator.sees("Remove [it]?", "No: Keep it", "Yes: Remove it")

        await operator.press(*keys)

        await operator.until(lambda: answers)
        assert answers == [answer]
