"""The list of earlier conversations, and a conversation that goes on another day."""

from pathlib import Path

import pytest

from tests.tui.conftest import Open
from tests.tui.operator import Operator
from tests.tui.test_conversations_archive import conversation
from tui.conversations.archive import Archive
from tui.conversations.dialog import ConversationsDialog
from tui.conversations.listing import Listing
from tui.conversations.model import Conversation

GRANT = conversation(1, ("How much was the grant?", "£12,000 [1]."), ("And who paid it?", "The ministry [1]."))
CUSTODY = conversation(2, ("What was the custody rate?", "0.12 per 1,000 [1]."))
ELSEWHERE = conversation(3, ("Who chairs the other board?", "Nobody."), about="other papers")


@pytest.fixture
def archive(home: Path) -> Archive:
    """What was kept in earlier sessions."""
    archive = Archive(home / "data" / "yjqa")
    for one in (GRANT, CUSTODY, ELSEWHERE):
        archive.keep(one)
    return archive


def dialog_over(operator: Operator, opened: list[Conversation | None] | None = None) -> ConversationsDialog:
    """Opens the list; what it gives is put into `opened`."""
    archive = operator.app.archive
    assert archive is not None
    dialog = ConversationsDialog(archive, "papers", {})
    operator.app.push_screen(dialog, (opened if opened is not None else []).append)
    return dialog


async def test_a_conversation_is_found_while_its_words_are_typed_and_opened_by_enter(
    open_app: Open, archive: Archive
) -> None:
    opened: list[Conversation | None] = []
    async with open_app() as operator:
        dialog_over(operator, opened)
        await operator.sees("How much was the grant?", "What was the custody rate?", "2 conversations.")

        await operator.type("minis")
        await operator.sees(
            "1 conversation that fits.", "question that fits", "2. And who paid it?", "The ministry [1]."
        )
        await operator.no_longer_sees("What was the custody rate?")
        await operator.press("enter")

        await operator.until(lambda: opened == [GRANT])


async def test_enter_opens_what_was_typed_however_fast(open_app: Open, archive: Archive) -> None:
    opened: list[Conversation | None] = []
    async with open_app() as operator:
        dialog_over(operator, opened)
        await operator.type("ministry\n")

        await operator.until(lambda: opened == [GRANT])


async def test_the_arrows_choose_without_leaving_the_search_line(open_app: Open, archive: Archive) -> None:
    async with open_app() as operator:
        dialog_over(operator)
        await operator.sees("1. What was the custody rate?")

        await operator.press("down")
        await operator.sees("1. How much was the grant?", "2. And who paid it?")
        await operator.press("up")

        await operator.sees("1. What was the custody rate?")


async def test_escape_opens_nothing(open_app: Open, archive: Archive) -> None:
    opened: list[Conversation | None] = []
    async with open_app() as operator:
        dialog_over(operator, opened)
        await operator.sees("What was the custody rate?")
        await operator.press("escape")

        await operator.until(lambda: opened == [None])


async def test_conversations_about_other_papers_are_shown_when_they_are_asked_for(
    open_app: Open, archive: Archive
) -> None:
    async with open_app() as operator:
        dialog_over(operator)
        await operator.sees("2 conversations. 1 more about other papers: F6 shows them.")
        assert "other board" not in operator.screen

        await operator.press("f6")
        await operator.sees("Who chairs", "other papers", "these", "3 conversations. 1 of them about other papers.")
        await operator.press("tab", "a")

        await operator.no_longer_sees("Who chairs")


async def test_where_only_conversations_about_other_papers_fit_it_says_how_to_see_them(
    open_app: Open, archive: Archive
) -> None:
    async with open_app() as operator:
        dialog_over(operator)
        await operator.type("nobody")
        await operator.sees(
            "No conversation has a question or an answer with words that begin so. F6 shows those about other papers."
        )

        await operator.press("tab", "a")

        await operator.sees("Who chairs the other board?")


async def test_a_removed_conversation_comes_back_by_undo(open_app: Open, archive: Archive) -> None:
    async with open_app() as operator:
        dialog = dialog_over(operator)
        await operator.sees("2 conversations.")
        await operator.press("tab", "delete")
        await operator.sees("Removed “What was the custody rate?”; u brings it back. 1 conversation.")
        assert archive.get(CUSTODY.id) is None
        assert dialog.removed == {CUSTODY.id}

        await operator.press("u")

        await operator.sees("“What was the custody rate?” is back. 2 conversations.")
        assert archive.get(CUSTODY.id) == CUSTODY
        assert dialog.removed == set()


async def test_the_last_conversation_can_be_removed_and_brought_back(open_app: Open, home: Path) -> None:
    archive = Archive(home / "data" / "yjqa")
    archive.keep(GRANT)
    async with open_app() as operator:
        dialog_over(operator)
        await operator.sees("1 conversation.")
        await operator.press("tab", "d")
        await operator.sees("u brings it back", "No conversation is kept yet.")

        await operator.press("u")

        await operator.sees("“How much was the grant?” is back.", "1. How much was the grant?")
        assert archive.get(GRANT.id) == GRANT


async def test_all_are_removed_only_when_the_user_is_sure(open_app: Open, archive: Archive) -> None:
    async with open_app() as operator:
        dialog = dialog_over(operator)
        await operator.sees("2 conversations.")
        await operator.press("tab", "f")
        await operator.sees("Remove every conversation, 3 in all")
        await operator.press("n")
        await operator.no_longer_sees("Remove every conversation")
        assert len(archive.find()) == 3

        await operator.press("f")
        await operator.sees("Remove every conversation, 3 in all")
        await operator.press("y")

        await operator.sees("Every conversation is removed.", "No conversation is kept yet.")
        assert archive.find() == []
        assert dialog.removed == {GRANT.id, CUSTODY.id, ELSEWHERE.id}


async def test_a_conversation_is_saved_as_markdown(
    open_app: Open, archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with open_app() as operator:
        dialog_over(operator)
        await operator.sees("2 conversations.")
        await operator.press("tab", "down", "e")
        await operator.sees("Save the conversation", "conversation-2026-03-02.md")
        await operator.press("enter")

        file = tmp_path / "conversation-2026-03-02.md"
        await operator.until(file.is_file)
        await operator.sees("Saved as")
        assert "## 2. And who paid it?" in file.read_text("utf-8")


async def test_where_nothing_is_kept_it_says_how_that_changes(open_app: Open) -> None:
    async with open_app(size=(80, 24)) as operator:
        dialog_over(operator)

        await operator.sees("No conversation is kept yet. Ask something: from its first question on")


async def test_a_damaged_file_is_told_of_in_place(open_app: Open, home: Path) -> None:
    (home / "data" / "yjqa").mkdir(parents=True)
    (home / "data" / "yjqa" / "conversations.sqlite").write_text("no database, but long enough to be one" * 99)
    async with open_app() as operator:
        dialog_over(operator)

        await operator.sees("conversations.sqlite", "damaged (file is not a database)")
        assert "is kept yet" not in operator.screen


async def test_everything_is_in_reach_on_a_small_screen(open_app: Open, archive: Archive) -> None:
    async with open_app(size=(80, 24)) as operator:
        dialog_over(operator)

        await operator.sees(
            "1. What was the custody rate?", "How much was the grant?", "Enter Open", "Tab To the list", "Esc Back"
        )


async def test_a_conversation_goes_on_in_another_session(open_app: Open) -> None:
    async with open_app() as operator:
        await operator.type("What actions does Rob Hill own?\n")
        await operator.sees("Rob Hill owns 15 actions")
        await operator.press("ctrl+n")
        await operator.type("What is the name of the board's cat?\n")
        await operator.sees("Not found")

    async with open_app() as operator:
        await operator.press("ctrl+r")
        await operator.sees("2 conversations.")
        await operator.type("rob hill")
        await operator.sees("1 conversation that fits.", "Rob Hill owns 15 actions")
        await operator.press("enter")
        await operator.no_longer_sees("Earlier conversations")
        await operator.sees("What actions does Rob Hill own?")
        await operator.type("which are overdue?\n")
        await operator.sees("“Which of the actions that Rob Hill owns are overdue?”")

        await operator.press("ctrl+r")
        await operator.sees("2 conversations.", "2 questions")


async def test_a_conversation_that_is_removed_while_it_is_open_does_not_come_back(open_app: Open, home: Path) -> None:
    async with open_app() as operator:
        await operator.type("What actions does Rob Hill own?\n")
        await operator.sees("Rob Hill owns 15 actions")
        await operator.press("ctrl+r")
        await operator.sees("1 conversation.")
        await operator.press("tab", "delete")
        await operator.sees("No conversation is kept yet.")
        await operator.press("escape")
        await operator.type("which are overdue?\n")
        await operator.sees("“Which of the actions that Rob Hill owns are overdue?”")

    kept = Archive(home / "data" / "yjqa").find()
    assert [(found.title, found.count) for found in kept] in ([], [("which are overdue?", 1)])


def test_a_listing_counts_what_it_shows_and_what_it_leaves_out() -> None:
    assert Listing().instead.startswith("No conversation is kept yet.")
    assert Listing().summary == ""
