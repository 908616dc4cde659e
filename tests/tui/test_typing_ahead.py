"""Keys that come faster than the screen: each finds the focus where the one before has brought it."""

from pathlib import Path

import pytest
from textual.widgets import Input

from tests.tui.conftest import Open
from tests.tui.operator import Operator


def _typed(operator: Operator) -> str:
    """What stands in the line that has the focus."""
    focused = operator.app.focused
    return focused.value if isinstance(focused, Input) else ""


@pytest.mark.parametrize(("section", "ready"), [("f3", "80 of 80 actions"), ("f5", "11 papers, ")])
async def test_what_is_typed_right_behind_the_key_of_the_filter_narrows(
    section: str, ready: str, open_app: Open
) -> None:
    async with open_app() as operator:
        await operator.press(section)
        await operator.sees(ready)

        await operator.press_at_once(*"/minutes")

        await operator.until(lambda: _typed(operator) == "minutes")


async def test_a_whole_way_may_be_typed_ahead(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("f3")
        await operator.sees("80 of 80 actions")

        await operator.press_at_once(*"/owner:finch overdue\n", "enter")

        await operator.sees("2 of 80 actions")
        await operator.until(lambda: getattr(operator.app.focused, "id", "") == "places")


async def test_sections_can_be_gone_through_faster_than_they_are_shown(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press_at_once("f4", "f5", "f3", *"/rag:red")

        await operator.until(lambda: operator.app.current_mode == "actions" and _typed(operator) == "rag:red")


async def test_a_question_may_be_sent_and_its_source_opened_and_left_in_one_go(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.type("How much did the police contribute in Westshire in 2016/17?\n")
        await operator.sees("£90,000 [1]")

        await operator.press_at_once("tab", "enter", "escape", *"/and 2015")

        await operator.until(lambda: _typed(operator) == "and 2015")


async def test_areas_are_chosen_by_what_is_typed_ahead(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("f4")
        await operator.sees("does not agree; 1 finding (f)")

        await operator.press_at_once("a", *"eastp", "space", "enter", "p")

        await operator.sees("[p Performance]", "Areas: Eastport ·")


async def test_a_dialog_takes_what_is_typed_while_it_opens(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as operator:
        await operator.press("f3")
        await operator.sees("80 of 80 actions")

        await operator.press_at_once("e", "end", "ctrl+u", *str(tmp_path / "saved.csv"), "enter")

        await operator.until(lambda: (tmp_path / "saved.csv").exists())


async def test_keys_wait_for_a_section_that_is_loaded_for_the_first_time(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press_at_once("f3", "d", "w", *"hill")

        await operator.sees("Whose actions?")
        await operator.until(lambda: _typed(operator) == "hill")
        await operator.press("enter")
        await operator.sees('/ Filter overdue owner:"Rob Hill"')
