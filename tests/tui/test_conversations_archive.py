"""Conversations kept from session to session."""

import datetime
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tui.conversations.archive import Archive
from tui.conversations.model import Conversation, Turn
from yjqa.ask.answer import Answer, AnswerTable, Interpretation
from yjqa.errors import StoreError

BEGAN = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)


def answer(question: str, text: str, table: AnswerTable | None = None) -> Answer:
    return Answer(
        question=question,
        resolved_question=question,
        interpretation=Interpretation(intent="passage"),
        found=True,
        text=text,
        table=table,
        confidence=0.9,
    )


def conversation(number: int, *said: tuple[str, str], about: str = "papers") -> Conversation:
    """A conversation begun so many hours after the first, a turn a minute."""
    begun = BEGAN + datetime.timedelta(hours=number)
    turns = (
        Turn(asked=begun + datetime.timedelta(minutes=minute), question=question, answer=answer(question, text))
        for minute, (question, text) in enumerate(said)
    )
    return Conversation(id=f"{number:032x}", about=about, turns=tuple(turns))


GRANT = conversation(1, ("How much was the grant?", "£12,000 [1]."), ("And who paid it?", "The ministry [1]."))
CUSTODY = conversation(2, ("What was the custody rate?", "0.12 per 1,000 [1]."))
"""Two conversations, the second the later one."""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "history")


def titles(archive: Archive, words: str = "", about: str | None = None) -> list[str]:
    return [found.title for found in archive.find(words, about)]


def test_a_conversation_is_there_in_the_next_session_as_it_was(archive: Archive, tmp_path: Path) -> None:
    archive.keep(GRANT)
    archive.close()

    assert Archive(tmp_path / "history").get(GRANT.id) == GRANT


def test_the_latest_conversation_comes_first_and_one_that_goes_on_becomes_the_latest(archive: Archive) -> None:
    archive.keep(CUSTODY)
    archive.keep(GRANT)
    assert titles(archive) == [CUSTODY.title, GRANT.title]

    later = conversation(3, ("Is that more than before?", "Yes [1].")).turns
    archive.keep(GRANT.model_copy(update={"turns": GRANT.turns + later}))

    assert [(found.title, found.count) for found in archive.find()] == [(GRANT.title, 3), (CUSTODY.title, 1)]


def test_a_conversation_is_as_late_as_its_last_question_in_whatever_order_its_turns_are_kept(archive: Archive) -> None:
    early, late = GRANT.turns[:1], conversation(3, ("Is that more than before?", "Yes [1].")).turns

    archive.keep(GRANT.model_copy(update={"turns": late}))
    archive.keep(CUSTODY)
    archive.keep(GRANT.model_copy(update={"turns": early}))

    assert [found.id for found in archive.find()] == [GRANT.id, CUSTODY.id]


def test_a_conversation_is_found_by_beginnings_of_words_of_a_question_or_its_answer(archive: Archive) -> None:
    archive.keep(GRANT)
    archive.keep(CUSTODY)

    assert [(found.title, found.fitting) for found in archive.find("MINIST pai")] == [(GRANT.title, "And who paid it?")]
    assert titles(archive, "custody grant") == []
    assert titles(archive, "12,0") == [GRANT.title]
    assert titles(archive, "nistry") == []


def test_a_question_whose_answer_came_anew_is_found_by_the_new_answer_only(archive: Archive) -> None:
    archive.keep(CUSTODY)
    (turn,) = CUSTODY.turns
    archive.keep(CUSTODY.model_copy(update={"turns": (turn.model_copy(update={"answer": answer("?", "0.34 [1].")}),)}))

    assert titles(archive, "0.12") == []
    assert [found.count for found in archive.find("0.34")] == [1]


def test_a_conversation_is_found_by_what_stands_in_an_answers_table(archive: Archive) -> None:
    table = AnswerTable(title="actions", columns=("action", "owner"), rows=(("Write to the courts", "Rob Hill"),))
    turn = Turn(asked=BEGAN, question="Which are open?", answer=answer("Which are open?", "1 action.", table))
    archive.keep(Conversation(id="a" * 32, about="papers", turns=(turn,)))

    assert titles(archive, "rob hill") == ["Which are open?"]


@pytest.mark.parametrize(
    "words", ['"', "£", "* OR", "a AND NOT", "question:grant", "(", "^grant", "'; DROP TABLE turn"]
)
def test_anything_may_be_typed_into_the_search(words: str, archive: Archive) -> None:
    archive.keep(GRANT)

    assert titles(archive, words) in ([], [GRANT.title])
    assert titles(archive, "grant") == [GRANT.title]


def test_conversations_about_other_papers_can_be_left_out(archive: Archive) -> None:
    archive.keep(GRANT)
    archive.keep(conversation(2, ("How much is the grant here?", "Nothing."), about="other papers"))

    assert titles(archive, "grant", about="papers") == [GRANT.title]
    assert titles(archive, about="other papers") == ["How much is the grant here?"]


def test_what_was_removed_can_be_brought_back(archive: Archive) -> None:
    archive.keep(GRANT)
    archive.keep(CUSTODY)

    removed = archive.remove(GRANT.id)
    assert titles(archive) == [CUSTODY.title]
    assert removed == GRANT
    archive.keep(removed)

    assert titles(archive) == [CUSTODY.title, GRANT.title]
    assert titles(archive, "ministry") == [GRANT.title]


def test_what_was_removed_is_gone_from_the_disk_too(archive: Archive, tmp_path: Path) -> None:
    archive.keep(GRANT)
    archive.keep(CUSTODY)
    assert b"ministry" in _bytes(tmp_path)

    archive.remove(GRANT.id)

    assert b"ministry" not in _bytes(tmp_path)
    assert b"How much was the grant" not in _bytes(tmp_path)
    assert b"custody" in _bytes(tmp_path)


def test_all_can_be_forgotten(archive: Archive, tmp_path: Path) -> None:
    archive.keep(GRANT)
    archive.keep(CUSTODY)

    archive.forget_all()

    assert archive.find() == []
    assert archive.get(GRANT.id) is None
    assert b"custody" not in _bytes(tmp_path)


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_of_too_many_conversations_the_oldest_are_forgotten(tmp_path: Path) -> None:
    archive = Archive(tmp_path, most=2)
    for one in (GRANT, CUSTODY, conversation(3, ("What is new?", "Nothing."))):
        archive.keep(one)

    assert titles(archive) == ["What is new?", CUSTODY.title]
    assert titles(archive, "ministry") == []


def test_turns_that_two_programs_add_to_one_conversation_are_both_kept(archive: Archive, tmp_path: Path) -> None:
    other = Archive(tmp_path / "history")
    archive.keep(CUSTODY)
    here, there = (conversation(hour, (f"Asked at {hour}", "Yes.")).turns for hour in (5, 6))

    archive.keep(CUSTODY.model_copy(update={"turns": CUSTODY.turns + here}))
    other.keep(CUSTODY.model_copy(update={"turns": CUSTODY.turns + there}))

    kept = archive.get(CUSTODY.id)
    assert kept is not None
    assert kept.turns == CUSTODY.turns + here + there


_WRITER = """
import sys
from pathlib import Path
from tests.tui.test_conversations_archive import Archive, conversation
archive = Archive(Path(sys.argv[1]))
for number in range(int(sys.argv[2]), 40, 2):
    archive.keep(conversation(number, (f"Question {number}", "Yes.")))
"""


def test_two_programs_that_begin_and_keep_at_the_same_time_lose_nothing(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "history"
    running = [subprocess.Popen([sys.executable, "-c", _WRITER, str(folder), start]) for start in "01"]

    assert [one.wait() for one in running] == [0, 0]
    assert len(archive.find()) == 40


def test_nobody_else_can_read_it(archive: Archive, tmp_path: Path) -> None:
    archive.keep(GRANT)

    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "history").iterdir()}
    assert modes == {0o600}


def test_a_damaged_file_says_so_and_so_does_one_of_a_later_version(tmp_path: Path) -> None:
    (tmp_path / "conversations.sqlite").write_bytes(
        b"no database at all, but a long enough text to be taken for one" * 99
    )
    with pytest.raises(StoreError, match=r"conversations\.sqlite: the file is damaged"):
        Archive(tmp_path).find()

    (tmp_path / "later").mkdir()
    with sqlite3.connect(tmp_path / "later" / "conversations.sqlite") as database:
        database.execute("PRAGMA user_version = 9")
    with pytest.raises(StoreError, match=r"another version of yjqa .*Move it away and begin a new one"):
        Archive(tmp_path / "later").keep(GRANT)


def test_an_archive_that_could_not_be_opened_is_tried_again(tmp_path: Path) -> None:
    (tmp_path / "history").write_text("in the way")
    archive = Archive(tmp_path / "history")
    with pytest.raises(StoreError, match="the history of conversations cannot be opened"):
        archive.keep(GRANT)

    (tmp_path / "history").unlink()
    archive.keep(GRANT)

    assert titles(archive) == [GRANT.title]
