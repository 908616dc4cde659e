"""Help and the list of commands, which are made of the keys."""

import pytest

from tests.tui.conftest import Open
from tui.commands.command import Command, matching
from tui.key_names import key_name
from tui.keys import deeds_on


async def _nothing() -> None:
    """A command that does nothing."""


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("f1", "F1"),
        ("question_mark", "?"),
        ("slash", "/"),
        ("ctrl+q", "Ctrl+Q"),
        ("ctrl+pagedown", "Ctrl+PgDn"),
        ("shift+tab", "Shift+Tab"),
        ("escape", "Esc"),
        ("o", "o"),
        ("G", "Shift+G"),
        ("left_square_bracket", "["),
    ],
)
def test_keys_are_named_as_keyboards_name_them(key: str, name: str) -> None:
    assert key_name(key) == name


@pytest.mark.parametrize(("key", "name"), [("f2", "Ask"), ("f3", "Actions"), ("f4", "Figures"), ("f5", "Papers")])
async def test_every_section_has_help_that_names_keys_and_the_way_back(key: str, name: str, open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press(key)

        await operator.press("f1")

        await operator.sees(f"Help: {name}", "Esc closes")
        await operator.press("end")
        await operator.sees("Ctrl+Q quits")
        await operator.press("escape")
        await operator.no_longer_sees("Esc closes")


async def test_help_is_left_when_another_section_is_gone_to(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("f1")
        await operator.sees("Esc closes")

        await operator.press("f5")

        await operator.until(lambda: operator.app.current_mode == "papers")
        await operator.no_longer_sees("Esc closes")
        await operator.press("f2")
        await operator.no_longer_sees("Esc closes")


async def test_a_command_is_found_by_a_word_and_done(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("ctrl+p")
        await operator.sees("Type a word")

        await operator.type("go fig")
        await operator.sees("money and performance side by side")
        await operator.press("enter")

        await operator.until(lambda: operator.app.current_mode == "figures")


@pytest.mark.parametrize(
    ("words", "found", "seen"),
    [
        ("ov", "Overdue (Actions)", "/ Filter overdue"),
        ("budgets", "Budgets (Figures)", "[b Budgets]"),
        ("add", "Add (Papers)", "Add papers"),
    ],
)
async def test_a_command_of_another_section_is_found_and_done_there(
    words: str, found: str, seen: str, open_app: Open
) -> None:
    async with open_app() as operator:
        await operator.press("ctrl+p")
        await operator.type(words)
        await operator.sees(found)

        await operator.press("enter")

        await operator.sees(seen)


async def test_words_that_no_command_has_are_told_of(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("ctrl+p")

        await operator.type("xyzzy")

        await operator.sees("No command has these words")


def test_commands_with_the_words_in_their_title_come_before_those_that_only_speak_of_them() -> None:
    names = ["Save", "Sort by due date", "Date format", "Update"]
    commands = [Command(name, _nothing, "Has nothing to do with a date." if name == "Save" else "") for name in names]

    found = matching(commands, "date")

    assert [one.title for one in found] == ["Date format", "Sort by due date", "Update", "Save"]


async def test_commands_of_the_section_come_first_and_moving_about_last(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("f3")
        await operator.sees("80 of 80 actions")

        await operator.press("ctrl+p")

        await operator.sees("Type a word")
        assert "Page down" not in operator.screen
        assert operator.screen.index("Reverse") < operator.screen.index("Open the page")
        await operator.paste("page down")
        await operator.sees("Page down")


async def test_help_tells_of_what_is_ours_and_not_of_how_everybody_edits_a_line(open_app: Open) -> None:
    async with open_app(size=(120, 60)) as operator:
        await operator.press("f1")

        await operator.sees("While you type", "Bring back the question before.", "On this screen")
        assert "Move cursor left" not in operator.screen


@pytest.mark.parametrize("key", ["f2", "f3", "f4", "f5"])
async def test_help_says_of_every_key_in_a_sentence_of_ours_what_it_does(key: str, open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press(key)
        await operator.until(lambda: operator.app.screen.focused)

        deeds = [deed for group in deeds_on(operator.app.screen) for deed in group.deeds]

        assert deeds
        assert [deed.binding.action for deed in deeds if not deed.sentence.endswith(".")] == []


async def test_where_hints_are_left_out_the_last_one_says_so(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await operator.sees("F1 Help")

        await operator.press("f4")
        await operator.sees("e Export", "Ctrl+Q Quit", "F1 More")
        await operator.pilot.resize_terminal(120, 36)

        await operator.sees("y Copy", "F1 Help")
