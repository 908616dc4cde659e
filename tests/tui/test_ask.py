"""A conversation at the keyboard: asked, answered, proved."""

import datetime
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events

from tests.tui.conftest import Open
from tests.tui.operator import Operator
from tui.app import YjqaApp
from tui.backend.local import LocalBackend
from tui.conversations.archive import Archive
from tui.conversations.model import Conversation, Turn
from yjqa.ask.answer import Answer
from yjqa.library import open_library
from yjqa.settings import Settings


async def _ask(operator: Operator, question: str) -> None:
    await operator.type(question + "\n")
    await operator.sees("How I took it:")
    await operator.no_longer_sees("Looking …")


async def test_an_answer_says_how_the_question_was_taken_and_where_it_stands(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")

        await operator.sees(
            "Rob Hill owns 15 actions", "How I took it: actions: owned by Rob Hill", "Actions (15 rows)"
        )
        await operator.sees("Sources [1] community-safety-board-minutes-2019-04-10.pdf, p. 3: “")


async def test_a_source_opens_beside_and_escape_comes_back_to_it(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")

        await operator.press("tab", "down", "enter")
        await operator.sees("Source 2 of 23", "Ask about the papers, then Enter")
        await operator.press("escape")
        await operator.no_longer_sees("Source 2 of 23")
        await operator.press("down", "enter")

        await operator.sees("Source 3 of 23")


async def test_the_number_of_a_source_opens_it_also_where_it_has_two_digits(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")

        await operator.press("tab", "1", "2")
        await operator.sees("Source 12 of 23")
        await operator.press("escape")
        await operator.no_longer_sees("Source 12")
        await operator.press("1")

        await operator.sees("Source 1 of 23")


async def test_a_row_of_the_table_opens_the_source_that_it_names(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")

        await operator.press("tab", "up", "enter", "home", "down", "enter")

        await operator.sees("Source 2 of 23")


async def test_the_arrow_keys_go_through_all_answers_and_back_to_the_line(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _ask(operator, "What is the name of the board's cat?")
        await operator.type("What are the key risks?\n")
        await operator.sees("Risks (16 rows)")

        await operator.press("tab", "up", "enter", "home", "up", "up")
        await operator.sees("What is the name of the board's cat?", "Not found")
        await operator.press("down", "down", "end", "down", "end", "down", "x")

        await operator.sees("┃ x")


async def test_a_follow_up_leans_on_the_question_before_and_says_what_it_was_taken_for(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")

        await operator.type("which are overdue?\n")

        await operator.sees("How I took it: “Which of the actions that Rob Hill owns are overdue?” – actions")


async def test_what_the_papers_do_not_say_is_told_by_a_word(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "How many escaped prisoners were there in 1987?")

        await operator.sees("Not found", "The nearest that the papers say [1]")


async def test_a_suggested_question_is_asked_by_its_number(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.sees("1  What actions does Rob Hill own?")

        await operator.press("tab", "1")

        await operator.sees("Rob Hill owns 15 actions")
        await operator.no_longer_sees("Or choose one of these")


async def test_where_no_papers_are_held_it_says_what_to_do_and_puts_a_question_back(
    open_app: Open, tmp_path: Path
) -> None:
    async with open_app(store=tmp_path / "empty") as operator:
        await operator.sees("No papers are held yet. Press F5")

        await operator.type("What are the key risks?\n")

        await operator.sees("Not answered", "┃ What are the key risks?")


async def test_an_empty_line_asks_nothing_and_up_brings_earlier_questions_back(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.press("enter", "space", "enter", "backspace")
        await operator.sees("Ask about the papers in your own words")
        await _ask(operator, "What are the key risks?")

        await operator.press("up")

        await operator.sees("┃ What are the key risks?")


async def test_lines_that_are_pasted_are_one_question(open_app: Open) -> None:
    async with open_app() as operator:
        operator.app.post_message(events.Paste("What are\nthe key\trisks?\n"))

        await operator.sees("┃ What are the key risks?")


async def test_a_new_conversation_begins_empty_and_knows_nothing_of_the_old_one(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")

        await operator.press("ctrl+n")
        await operator.sees("Or choose one of these")
        await _ask(operator, "which are overdue?")

        await operator.sees("How I took it: actions: open; due by")


async def test_an_earlier_conversation_is_shown_with_its_day_and_goes_on(open_app: Open, tmp_path: Path) -> None:
    archive = Archive(tmp_path / "history")
    async with open_app() as operator:
        operator.app.archive = archive
        await _ask(operator, "What actions does Rob Hill own?")
        await operator.until(archive.find)

    async with open_app() as operator:
        operator.app.archive = archive
        await operator.press("ctrl+r")
        await operator.sees("Earlier conversations", "What actions does Rob Hill own? 1")
        await operator.press("enter")
        await operator.sees("Rob Hill owns 15 actions", "from the papers of that day")
        await operator.type("which are overdue?\n")

        await operator.sees("“Which of the actions that Rob Hill owns are overdue?”")
        await operator.until(lambda: [found.count for found in archive.find()] == [2])


async def test_of_a_very_long_conversation_the_newest_turns_are_shown_and_the_others_counted(
    open_app: Open, tmp_path: Path, read_only_store: Path
) -> None:
    archive = Archive(tmp_path / "history")
    first = datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)
    turns = [
        Turn(asked=first + datetime.timedelta(minutes=number), question=f"Question {number}?", problem="Too dark.")
        for number in range(40)
    ]
    archive.keep(Conversation(id="a" * 32, about=str(read_only_store), turns=tuple(turns)))
    async with open_app() as operator:
        operator.app.archive = archive
        await operator.press("ctrl+r")
        await operator.sees("Earlier conversations", "40")
        await operator.press("enter")
        await operator.sees("Question 39?", "Not answered")

        await operator.type("What does FTE stand for?\n")
        await operator.sees("FTE stands for")
        await operator.press(*["pageup"] * 12)

        await operator.sees("Earlier questions that are not shown: 11.", "Question 11?")


async def test_the_conversation_is_saved_with_its_sources(open_app: Open, tmp_path: Path) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")

        await operator.press("f8")
        await operator.sees("Save the conversation")
        await operator.press("home", "ctrl+k")
        await operator.type(f"{tmp_path}/kept.md\n")
        file = tmp_path / "kept.md"
        await operator.until(file.is_file)

        assert "community-safety-board-minutes-2019-04-10.pdf, p. 3" in file.read_text("utf-8")


async def test_the_answer_that_is_looked_at_is_copied(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")
        await operator.type("What is the name of the board's cat?\n")
        await operator.sees("Not found")

        await operator.press("tab", "up", "y")

        await operator.until(lambda: "Rob Hill owns 15 actions" in operator.app.clipboard)


class _Slow(LocalBackend):
    """Answers nothing until it may."""

    may_answer = threading.Event()

    def ask(self, question: str, history: Sequence[str]) -> Answer:
        self.may_answer.wait(60)
        return super().ask(question, history)


@asynccontextmanager
async def _slow_app(store: Path) -> AsyncIterator[tuple[Operator, threading.Event]]:
    may_answer = threading.Event()

    def connect() -> LocalBackend:
        backend = _Slow(open_library(Settings(store=store)))
        backend.may_answer = may_answer
        return backend

    app = YjqaApp(connect)
    async with app.run_test(size=(100, 30)) as pilot:
        operator = Operator(pilot)
        await operator.until(lambda: app.edition is not None)
        yield operator, may_answer
        may_answer.set()


async def test_while_an_answer_is_looked_for_typing_goes_on_and_the_next_question_waits(read_only_store: Path) -> None:
    async with _slow_app(read_only_store) as (operator, may_answer):
        await operator.type("What actions does Rob Hill own?\n")
        await operator.sees("Looking …", "Esc stops")
        await operator.type("which are overdue?\n")
        await operator.sees("which are overdue? Waits for the answer before.")

        may_answer.set()

        await operator.sees("“Which of the actions that Rob Hill owns are overdue?”")
        await operator.no_longer_sees("Waits for")


async def test_escape_stops_looking_and_puts_the_question_back(read_only_store: Path) -> None:
    async with _slow_app(read_only_store) as (operator, may_answer):
        await operator.type("What actions does Rob Hill own?\n")
        await operator.type("which are overdue?\n")
        await operator.sees("Looking …", "Waits for")

        await operator.press("escape")

        await operator.sees("┃ What actions does Rob Hill own?")
        await operator.no_longer_sees("Looking …")
        await operator.no_longer_sees("Waits for")
        may_answer.set()
        await operator.press("enter")
        await operator.sees("Rob Hill owns 15 actions")


async def test_keys_of_the_shell_mend_a_question_and_bring_earlier_ones_back(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What does FTE stand for?")
        await operator.type("are the key risks")

        await operator.press("up")
        await operator.sees("┃ What does FTE stand for?")
        await operator.press("down", "ctrl+a")
        await operator.type("What ")
        await operator.press("ctrl+e")
        await operator.type("? no")
        await operator.press("ctrl+w", "backspace", "ctrl+a", "ctrl+e", "enter")

        await operator.sees("What are the key risks?", "Risks (16 rows)")


async def test_tab_goes_from_the_line_to_the_answers_to_the_open_source_and_round_again(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")
        await operator.press("tab", "down", "enter")
        await operator.sees("Source 2 of 23")

        await operator.press("tab", "x")
        await operator.sees("┃ x")
        await operator.press("tab", "down", "enter")
        await operator.sees("Source 3 of 23")
        await operator.press("shift+tab", "shift+tab", "y", "tab", "tab", "n")

        await operator.sees("Source 4 of 23", "│ xy")


async def test_the_later_lines_of_a_source_stand_under_its_first_word(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        await _ask(operator, "How many escaped prisoners were there in 1987?")

        lines = operator.screen.splitlines()
        first = next(number for number, line in enumerate(lines) if line.strip("▌ ").startswith("[1] "))
        column = lines[first].index("[1] ") + len("[1] ")
        assert not lines[first + 1][:column].strip()
        assert lines[first + 1][column].strip()


async def test_of_a_long_list_the_rest_is_a_key_away_in_the_register(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "Which actions are open?")
        await operator.sees("The first 25 of", "Tab, then a, shows all of them in Actions.")

        await operator.press("tab", "a")

        await operator.sees("/ Filter status:open")
        await operator.press("f2")
        await operator.sees("F8 Save", "Note: The first 25 of")


async def test_an_answer_goes_to_the_actions_of_the_same_owner_and_says_what_it_left_behind(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "What actions does Rob Hill own?")
        await operator.press("tab", "a")
        await operator.sees('/ Filter owner:"Rob Hill"', "15 of")

        await operator.press("f2", "slash")
        await operator.type("What actions about housing does Rob Hill own?\n")
        await operator.sees("none that fits the rest of the question")
        await operator.press("tab", "a")

        await operator.sees("More is shown than was answered: it is not narrowed by")


async def test_an_answer_about_money_goes_to_the_figures_of_the_same_area(open_app: Open) -> None:
    async with open_app() as operator:
        await _ask(operator, "How much did the police contribute in Westshire in 2016/17?")

        await operator.press("tab", "f")

        await operator.sees("F4 Figures", "Westshire 2016/17")
        assert "Northmarch" not in operator.screen


async def test_a_conversation_over_other_papers_says_so_and_which_sources_are_gone(
    open_app: Open, tmp_path: Path
) -> None:
    archive = Archive(tmp_path / "history")
    async with open_app() as operator:
        operator.app.archive = archive
        await _ask(operator, "What does FTE stand for?")
        await operator.until(archive.find)

    async with open_app(store=tmp_path / "others") as operator:
        operator.app.archive = archive
        await operator.press("ctrl+r")
        await operator.sees("F6 shows the others")
        await operator.press("f6", "enter")

        await operator.sees(
            "This conversation was held over other papers:",
            "from the papers of that day. The paper",
            "not held here now.",
        )


async def test_an_answer_says_which_of_its_papers_was_removed(open_app: Open, store: Path) -> None:
    async with open_app(store=store) as operator:
        await _ask(operator, "What actions does Rob Hill own?")
        await operator.app.ask_backend(lambda backend: backend.remove("community-safety-board-minutes-2019-04-10"))

        await operator.app.look_again()

        await operator.sees("Papers have come or gone since this was answered. The papers of its sources [1], [2]")


_QUIT_AT_ONCE = """
import asyncio, sys, threading, time
from pathlib import Path
from textual.pilot import Pilot
from tui.app import YjqaApp
from tui.ask.turn_view import TurnView
from tui.backend.local import open_local
from tui.conversations.archive import Archive
from yjqa.settings import Settings

class SlowDisk(Archive):
    def keep(self, conversation):
        while threading.main_thread().is_alive():
            time.sleep(0.01)
        super().keep(conversation)

app = YjqaApp(lambda: open_local(Settings(store=Path(sys.argv[1]))), SlowDisk(Path(sys.argv[2])))

async def operate(pilot):
    while app.edition is None:
        await asyncio.sleep(0.01)
    await pilot.press(*"MAPPA", "enter")
    while not any(turn.answer for turn in app.screen.query(TurnView)):
        await asyncio.sleep(0)
    app.exit()

app.run(headless=True, auto_pilot=operate)
"""


def test_an_answer_is_kept_also_where_the_program_ends_as_soon_as_it_is_there(
    read_only_store: Path, tmp_path: Path
) -> None:
    history = tmp_path / "history"

    subprocess.run([sys.executable, "-c", _QUIT_AT_ONCE, str(read_only_store), str(history)], check=True)

    assert [found.title for found in Archive(history).find()] == ["MAPPA"]
