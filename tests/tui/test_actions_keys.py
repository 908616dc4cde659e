"""What the keys of the section Actions do, over the sample corpus, as two who worked in it expected them to."""

import csv
import datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.conftest import Open
from tests.tui.operator import Operator
from tui.actions.arranging import Heading
from tui.table.widget import RecordTable

_ALL = "80 of 80 actions"


async def _to_actions(operator: Operator) -> None:
    await operator.press("f3")
    await operator.sees(_ALL)


def _cursor_lines(operator: Operator) -> list[str]:
    return [line for line in operator.screen.splitlines() if "▸" in line]


async def test_when_the_filter_is_cleared_the_cursor_is_in_sight_on_its_action(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _to_actions(operator)
        table = operator.app.screen.query_one("#actions", RecordTable)
        await operator.press("end")
        assert table.current is not None
        text = table.current.action.text
        await operator.press("slash")
        await operator.type(f'"{text[:40]}"')
        await operator.sees("1 of 80 actions")

        await operator.press("ctrl+u")
        await operator.sees(_ALL)

        assert table.cursor > table.size.height
        (line,) = _cursor_lines(operator)
        assert text[:15] in line


async def test_what_is_typed_is_added_to_the_filter(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await operator.press("d")
        await operator.sees("/ Filter overdue")

        await operator.press("slash")
        await operator.type("homicide")

        await operator.sees("/ Filter overdue homicide", "1 of 80 actions · 1 open · 1 overdue")


async def test_what_is_saved_begins_with_what_is_shown_and_says_what_is_overdue(
    open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_app() as operator:
        operator.app.today = lambda: datetime.date(2020, 1, 15)
        await _to_actions(operator)
        await operator.press("e")
        await operator.sees("Path of the file")
        await operator.press("end", "ctrl+u")
        await operator.type("all.csv\n")
        await operator.sees("Saved")
        shown = operator.app.screen.query_one("#counts").render()

    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0])[:9] == [
        "action", "owner", "due", "status", "overdue", "days overdue", "RAG", "paper", "page",
    ]  # fmt: skip
    assert list(rows[0])[-1] == "id"
    overdue = [row for row in rows if row["overdue"] == "yes"]
    assert overdue
    assert f"{len(overdue)} overdue" in str(shown)
    for row in overdue:
        days = datetime.date(2020, 1, 15) - datetime.date.fromisoformat(row["due"])
        assert (row["status"], int(row["days overdue"])) == ("open", days.days)


async def test_one_pane_has_the_whole_screen_until_it_is_given_back_or_left(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await operator.sees("z Whole screen", "places in the papers")

        await operator.press("z")
        await operator.no_longer_sees("places in the papers")
        await operator.press("z")
        await operator.sees("places in the papers")
        await operator.press("z", "enter")  # leaves the register for the action

        await operator.sees("Owner ", "Enter Open the page", "places in the papers")


async def test_the_source_has_the_whole_screen_and_escape_gives_it_back_first(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await operator.sees("places in the papers")
        await operator.press("1")
        await operator.sees("Esc Close", "places in the papers")

        await operator.press("z")
        await operator.no_longer_sees("places in the papers")
        await operator.press("escape")
        await operator.sees("Esc Close", "places in the papers")
        await operator.press("escape")

        await operator.sees("Enter Open", _ALL)


async def test_sorting_goes_through_the_columns_that_are_in_sight(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _to_actions(operator)
        seen = []
        for order in ("owner", "action", "due", "status"):
            await operator.press("s")
            await operator.sees(f"by {order} ▲")
            seen.append(order)

        await operator.press("s")
        await operator.no_longer_sees("by ")
        await operator.press("s", "S")

        await operator.sees("by owner ▼")


async def test_tab_completes_fields_and_names_and_says_what_else_there_is(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await operator.press("slash")
        await operator.type("ow")
        await operator.sees("Tab: owner")
        await operator.press("tab")
        await operator.type("ca")
        await operator.sees("Tab: Carys Moon")

        await operator.press("tab")

        await operator.sees('/ Filter owner:"Carys Moon"')
        await operator.press("ctrl+u")
        await operator.type("overd")
        await operator.press("right")
        await operator.sees("/ Filter overdue")


async def test_a_slip_is_told_with_what_may_be_meant(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await operator.press("slash")

        await operator.type("ovrdue")
        await operator.sees("No action fits ovrdue. Did you mean overdue?")
        await operator.press("ctrl+u")
        await operator.type("ownr:hill")

        await operator.sees("there is no field “ownr”. Did you mean owner:?")


async def test_enter_takes_no_owner_that_nobody_has_gone_to(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await operator.press("w")
        await operator.sees("Whose actions?")

        await operator.press("enter")
        await operator.sees("Type a part of a name")
        await operator.press("end", "home", "enter")

        await operator.sees("/ Filter owner:none")


async def test_the_heading_of_a_group_stays_in_sight(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _to_actions(operator)
        table = operator.app.screen.query_one("#actions", RecordTable)
        await operator.press("g")
        await operator.sees("grouped by owner")

        await operator.press("end", *["up"] * 25)

        above = [row for row in table.items[: table.cursor + 1] if isinstance(row, Heading)]
        await operator.sees(above[-1].title)


async def test_a_digit_opens_a_source_and_nothing_else(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await operator.press("slash")
        await operator.type("homicide\n")
        await operator.sees("2 places in the papers")

        await operator.press("2")
        await operator.sees("Source 2 of 2")
        await operator.press("1")
        await operator.sees("Source 1 of 2")
        await operator.press("4")

        assert operator.app.current_mode == "actions"


async def test_no_cursor_blinks(open_app: Open) -> None:
    async with open_app() as operator:
        await _to_actions(operator)
        await operator.press("slash")

        await operator.until(lambda: isinstance(operator.app.focused, Input) and not operator.app.focused.cursor_blink)
