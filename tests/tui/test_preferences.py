"""What users set for themselves, and what the program remembers."""

from pathlib import Path

import pytest

from tests.tui.conftest import Open
from tui.every_key import Changeable, as_toml, every_key
from tui.key_checking import check_keys
from tui.key_names import key_name, key_of
from tui.memory import Memory
from tui.preferences import read_preferences
from yjqa.errors import InvalidRequest

HELP = Changeable("app.help", ("f1",), "Show help.", always=True)
EXPORT = Changeable("actions.export", ("e",), "Save.", always=False)
SORT = Changeable("actions.sort", ("s",), "Sort.", always=False)
ADD = Changeable("papers.add", ("a",), "Add.", always=False)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("F7", "f7"),
        ("Ctrl+E", "ctrl+e"),
        ("ctrl+shift+pgdn", "ctrl+shift+pagedown"),
        ("?", "question_mark"),
        ("shift+g", "G"),
        ("Esc", "escape"),
        ("question_mark", "question_mark"),
        ("hyper+x", None),
        ("ctrl+nothing", None),
        ("", None),
    ],
)
def test_keys_may_be_written_as_keyboards_name_them(name: str, key: str | None) -> None:
    assert key_of(name) == key


def test_every_key_of_the_program_has_a_name_and_can_be_written_down_and_read_again(tmp_path: Path) -> None:
    changeable = every_key()
    assert {"app.help", "ask.new", "actions.export", "figures.rows", "papers.add", "source.close"} <= {
        one.id for one in changeable
    }
    assert all(one.sentence for one in changeable)
    assert all(key_of(key_name(key)) == key for one in changeable for key in one.keys)

    file = tmp_path / "tui.toml"
    file.write_text(as_toml(changeable).replace('# "', '"').replace("# theme", "theme"), "utf-8")
    preferences = read_preferences(file)
    keymap, problems = check_keys(preferences.keys, changeable)

    assert preferences.theme == "dark"
    assert not preferences.problems
    assert not problems
    assert keymap == {one.id: ",".join(one.keys) for one in changeable}


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"actions.exprot": "x"}, "nothing has this name"),
        ({"actions.export": "Kaboom"}, 'no key "Kaboom"'),
        ({"actions.export": "ctrl+i"}, "the same as Tab to a terminal"),
        ({"actions.export": "ctrl+shift+alt+q"}, "most terminals do not send Alt+Ctrl+Shift+Q"),
        ({"actions.export": "super+e"}, "most terminals do not send Super+E"),
        ({"actions.export": "s"}, "the key of actions.sort already"),
        ({"actions.export": "f1"}, "the key of app.help already"),
        ({"app.help": "h"}, "needed for typing"),
        ({"app.help": "enter"}, "needed for typing"),
    ],
)
def test_keys_that_will_not_do_are_told_of_and_stay_as_they_were(wanted: dict[str, str], said: str) -> None:
    keymap, (problem,) = check_keys(wanted, [HELP, EXPORT, SORT, ADD])

    assert keymap == {}
    assert said in problem
    assert problem.startswith(next(iter(wanted)))


def test_two_keys_can_be_exchanged_and_other_sections_do_not_matter() -> None:
    wanted = {"actions.export": "s", "actions.sort": "e, F7", "papers.add": "e"}

    keymap, problems = check_keys(wanted, [HELP, EXPORT, SORT, ADD])

    assert not problems
    assert keymap == {"actions.export": "s", "actions.sort": "e,f7", "papers.add": "e"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = light", "not TOML"),
        ("theme = 3", "with quotes"),
        ("colour = 'red'", "colour: there is no such setting"),
        ("keys = 'f1'", "a part of its own"),
        ("[keys]\n'app.help' = 1", "app.help"),
    ],
)
def test_a_file_that_makes_no_sense_is_told_of(text: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "tui.toml"
    file.write_text(text, "utf-8")

    (problem,) = read_preferences(file).problems

    assert said in problem


def test_names_may_be_written_with_and_without_quotes(tmp_path: Path) -> None:
    file = tmp_path / "tui.toml"
    file.write_text('[keys]\n"app.help" = "f7"\nactions.sort = "x"\n', "utf-8")

    assert read_preferences(file).keys == {"app.help": "f7", "actions.sort": "x"}


def test_a_named_file_must_be_there_and_the_usual_one_need_not(tmp_path: Path) -> None:
    assert read_preferences(None).problems == ()
    with pytest.raises(InvalidRequest, match="no such file"):
        read_preferences(tmp_path / "none.toml")


async def test_keys_of_ones_own_work_and_stand_in_the_hints_and_in_the_help(open_app: Open, home: Path) -> None:
    file = home / "config" / "yjqa" / "tui.toml"
    file.parent.mkdir(parents=True)
    file.write_text('theme = "light"\n[keys]\n"app.help" = "F9"\n"app.figures" = "F10"\n', "utf-8")

    async with open_app() as operator:
        await operator.sees("F9 Help")
        assert operator.app.theme == "yjqa-light"
        await operator.press("f10")
        await operator.until(lambda: operator.app.current_mode == "figures")
        await operator.press("f9")
        await operator.sees("Help: Figures")


async def test_settings_that_make_no_sense_are_told_at_the_start_and_the_others_count(
    open_app: Open, home: Path
) -> None:
    file = home / "config" / "yjqa" / "tui.toml"
    file.parent.mkdir(parents=True)
    file.write_text('theme = "purple"\n[keys]\n"app.helf" = "F9"\n"app.quit" = "F10"\n', "utf-8")

    async with open_app() as operator:
        await operator.sees("Some settings make no sense", "there is no theme purple", "app.helf")

        await operator.press("enter")

        await operator.sees("F10 Quit")


async def test_the_theme_that_was_chosen_is_there_the_next_time(open_app: Open) -> None:
    async with open_app() as operator:
        assert operator.app.theme == "yjqa-dark"
        await operator.press("ctrl+t")
        await operator.until(lambda: operator.app.theme == "yjqa-light")
        await operator.app.workers.wait_for_complete([one for one in operator.app.workers if one.group == "memory"])

    async with open_app() as operator:
        assert operator.app.theme == "yjqa-light"


async def test_where_colour_is_not_wanted_the_theme_without_colour_is_taken(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async with open_app() as operator:
        assert operator.app.theme == "yjqa-plain"


def test_two_programs_at_once_keep_what_each_of_them_remembers(tmp_path: Path) -> None:
    file = tmp_path / "memory.json"
    one, other = Memory(file), Memory(file)

    one.keep("theme", "light")
    other.keep("folder", "/srv")

    assert (Memory(file).get("theme"), Memory(file).get("folder")) == ("light", "/srv")


def test_a_memory_that_is_damaged_or_cannot_be_written_is_as_none(tmp_path: Path) -> None:
    file = tmp_path / "memory.json"
    file.write_text('{"theme": ', "utf-8")
    memory = Memory(file)
    assert memory.get("theme") is None

    memory.keep("theme", "light")
    Memory(file).keep("folder", "/srv")
    assert Memory(file).get("theme") == "light"

    nowhere = Memory(file / "beneath")
    nowhere.keep("theme", "dark")
    assert nowhere.get("theme") == "dark"
