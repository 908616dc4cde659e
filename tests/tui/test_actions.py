"""The section Actions, at the keyboard, over the sample corpus."""

import csv
import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.tui.conftest import Open
from tests.tui.operator import Operator
from tui.actions.arranging import Row
from tui.actions.export import export_actions
from tui.actions.held import hold
from tui.table.widget import RecordTable
from yjqa.library import open_library
from yjqa.records import Action, Source
from yjqa.settings import Settings


async def _to_actions(operator: Operator) -> None:
    await operator.press("f3")
    await operator.sees("80 of 80 actions")


async def _filter(operator: Operator, line: str) -> None:
    await operator.press("slash")
    await operator.type(line)
    await operator.press("enter")


async def _save_as(operator: Operator, name: str) -> None:
    """Saves into the folder that the program was started in."""
    await operator.press("e")
    await operator.sees("Path of the file")
    await operator.press("end", "ctrl+u")
    await operator.type(name)
    await operator.press("enter")


def _table(operator: Operator) -> RecordTable[Row]:
    return operator.app.screen.query_one("#actions", RecordTable)


def _shown(operator: Operator) -> list[str]:
    """The texts of the actions in the table, in order."""
    return [row.action.text for row in _table(operator).items if not hasattr(row, "title")]


async def test_the_register_is_narrowed_as_one_types_and_says_how_a_name_was_taken(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)

        await operator.press("slash")
        await operator.type("owner:rh homicide")

        await operator.sees("1 of 80 actions · 1 open · 1 overdue", "“rh” was read as Rob Hill.")


async def test_what_is_not_understood_is_said_under_the_filter(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _to_actions(operator)

        await _filter(operator, "colour:blue")

        await operator.sees("colour:blue is left out: there is no field “colour”", "80 of 80 actions")


async def test_where_nothing_fits_the_screen_says_why_and_escape_clears_the_filter(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _to_actions(operator)
        await operator.press("slash")
        await operator.type("zeppelin")
        await operator.sees("No action fits zeppelin.", "0 of 80 actions")

        await operator.press("escape")

        await operator.sees("80 of 80 actions")


async def test_a_key_shows_only_what_is_overdue_and_shows_all_again(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)

        await operator.press("d")
        await operator.sees("/ Filter overdue")
        await operator.no_longer_sees("80 of 80 actions")
        await operator.press("d")

        await operator.sees("80 of 80 actions")


async def test_an_owner_is_chosen_from_the_list_of_owners_with_their_counts(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _to_actions(operator)
        await operator.press("w")
        await operator.sees("Whose actions?", "Helen Duffy")

        await operator.type("duff")
        await operator.no_longer_sees("Owen Harte 9")
        await operator.press("enter")

        await operator.sees('owner:"Helen Duffy"', "11 of 80 actions")


async def test_enter_opens_all_of_an_action_then_its_page_and_escape_goes_back_step_by_step(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _to_actions(operator)
        await _filter(operator, "homicide")
        await operator.press("enter")
        await operator.sees("23 October 2019", "History over meetings", "2 places in the papers")

        await operator.press("enter")
        await operator.sees("Source 1 of 2")
        await operator.press("escape")
        await operator.sees("History over meetings")
        await operator.press("escape")
        await operator.sees("1 of 80 actions", "Owner")
        await operator.press("escape")

        await operator.sees("80 of 80 actions")


async def test_owners_are_told_as_printed_and_as_resolved(open_app: Open) -> None:
    async with open_app(size=(160, 40)) as operator:
        await _to_actions(operator)

        await _filter(operator, '"revised referral route"')

        await operator.sees("Rob Hill (initials, printed “RH”)", "RH / SF", "Sent on 15 May.")


async def test_columns_are_sorted_by_key_and_marked_and_the_cursor_stays_on_its_action(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await operator.press("down", "down")
        before = _table(operator).current

        await operator.press("s")
        await operator.sees("Owner ▲", "by owner ▲")
        await operator.press("s", "s", "r")

        await operator.sees("Due ▼")
        assert _table(operator).current is before
        dues = [row.due for row in _table(operator).items if not hasattr(row, "title")]
        known = [due for due in dues if due is not None]
        assert known == sorted(known, reverse=True)


async def test_groups_have_headings_with_their_counts(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await _filter(operator, "owner:duffy")

        await operator.press("g", "home")

        await operator.sees("grouped by owner", "Helen Duffy · 11 actions")


async def test_exactly_what_is_shown_is_saved_in_its_order(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_app() as operator:
        await _to_actions(operator)
        await _filter(operator, "owner:rh -housing")
        await operator.press("s", "s")
        await operator.sees("by action ▲")
        shown = _shown(operator)

        await _save_as(operator, "mine.csv")
        await operator.sees("Saved")
        await _save_as(operator, "mine.xlsx")
        await operator.until((tmp_path / "mine.xlsx").is_file)

    with (tmp_path / "mine.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["action"] for row in csv.DictReader(file)] == shown
    header, *rows = openpyxl.load_workbook(tmp_path / "mine.xlsx").active.values
    assert [row[header.index("action")] for row in rows] == shown


async def test_a_name_of_another_ending_is_told_of_and_can_be_put_right(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_app() as operator:
        await _to_actions(operator)

        await _save_as(operator, "mine.doc")

        await operator.sees("mine.doc: end the name with .xlsx or .csv.", "Path of the file")
        assert not list(tmp_path.iterdir())
        await operator.press("end", *["backspace"] * 3, *"csv", "enter")
        await operator.until((tmp_path / "mine.csv").is_file)


def test_text_that_a_spreadsheet_would_run_is_saved_as_text(tmp_path: Path) -> None:
    source = Source(document="plan", title="Plan", quote="=1+1")
    action = Action(id="plan:action:1", source=source, text="=1+1")

    entries = hold([action], [], []).entries

    export_actions(tmp_path / "a.csv", entries, datetime.date(2020, 1, 1))
    export_actions(tmp_path / "a.xlsx", entries, datetime.date(2020, 1, 1))

    assert "\n=1+1" not in (tmp_path / "a.csv").read_text("utf-8-sig")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert {cell.data_type for cell in sheet[2] if cell.value == "=1+1"} == {"s"}


async def test_copying_takes_the_action_with_its_source(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await _filter(operator, "homicide")

        await operator.press("y")

        await operator.until(lambda: "domestic homicide reviews" in operator.app.clipboard)
        assert "Rob Hill · due 23 October 2019 · open" in operator.app.clipboard
        assert "community-safety-board-minutes-2019-07-10" in operator.app.clipboard


async def test_when_papers_go_the_filter_stays_and_the_register_follows(open_app: Open, store: Path) -> None:
    async with open_app(store) as operator:
        await _to_actions(operator)
        await _filter(operator, "owner:rh")
        await operator.sees("15 of 80 actions")

        with open_library(Settings(store=store)) as library:
            library.remove("exploitation-working-group-2019-09-05")
        await operator.no_longer_sees("of 80 actions")

        await operator.sees("/ Filter owner:rh", "of 77 actions")


async def test_without_papers_it_says_how_to_get_some(open_app: Open, tmp_path: Path) -> None:
    async with open_app(tmp_path / "empty") as operator:
        await operator.press("f3")

        await operator.sees("No papers are held. F5, then a, adds some.")


async def test_papers_without_actions_are_told_of(open_app: Open, tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# A note\n\nThe hall is closed for painting.\n", "utf-8")
    with open_library(Settings(store=tmp_path / "store")) as library:
        library.ingest([tmp_path / "note.md"])

    async with open_app(tmp_path / "store") as operator:
        await operator.press("f3")

        await operator.sees("The paper that is held states no actions.")


async def test_the_arrow_goes_from_the_filter_down_to_the_list(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _to_actions(operator)
        await operator.press("slash")
        await operator.type("duffy")
        await operator.sees("Enter To the list", "owner:hill · overdue")

        await operator.press("down")

        await operator.sees("w Owners")
        assert _table(operator).has_focus
