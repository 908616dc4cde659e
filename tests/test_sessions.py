"""Conversations that are kept from one command to the next."""

from pathlib import Path

import pytest

from yjqa.errors import InvalidRequest, StoreError
from yjqa.sessions import MOST_QUESTIONS, Sessions


def test_a_conversation_is_found_again_under_its_name_only(tmp_path: Path) -> None:
    Sessions(tmp_path).keep("board", ["Who chairs it?", "and Eastport?"])

    assert Sessions(tmp_path).questions("board") == ["Who chairs it?", "and Eastport?"]
    assert Sessions(tmp_path).questions("other") == []


def test_only_the_latest_questions_are_kept(tmp_path: Path) -> None:
    Sessions(tmp_path).keep("long", [str(number) for number in range(MOST_QUESTIONS + 5)])

    kept = Sessions(tmp_path).questions("long")

    assert len(kept) == MOST_QUESTIONS
    assert kept[-1] == str(MOST_QUESTIONS + 4)


@pytest.mark.parametrize("name", ["", "../board", "a/b", "-x", "a" * 65, "a b", "a.json", "naïve", "a\n"])
def test_a_name_that_could_be_a_path_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest):
        Sessions(tmp_path).keep(name, [])

    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_is_said_to_be_one_and_can_be_begun_afresh(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path)
    sessions.keep("board", ["Who chairs it?"])
    (tmp_path / "sessions" / "board.json").write_text("no JSON", "utf-8")

    with pytest.raises(StoreError, match="--new"):
        sessions.questions("board")
    sessions.keep("board", [])

    assert sessions.questions("board") == []
