"""What the conversation is made of, without the screen."""

import datetime
from pathlib import Path

import pytest

from tui.ask.marks import mark_of_row, marks_of
from tui.ask.past_questions import PastQuestions
from tui.ask.question_line import LONGEST
from tui.ask.suggestions import KINDS, suggest
from tui.ask.table_layout import lay_out
from tui.ask.talk import Talk
from tui.typed_number import numbers_begun
from yjqa.ask import LONGEST_QUESTION
from yjqa.ask.answer import AnswerTable
from yjqa.library import Library, open_library
from yjqa.settings import Settings

LONG_AGO, TO_COME = datetime.date(1999, 1, 1), datetime.date(2090, 1, 1)
NOW = datetime.datetime(2026, 11, 23, 9, 30, tzinfo=datetime.UTC)


def _suggested(library: Library, today: datetime.date) -> tuple[str, ...]:
    return suggest(library.register(), [record for kind in KINDS for record in library.records(kind)], today)


def test_every_suggested_question_has_an_answer(corpus_store: Path) -> None:
    with open_library(Settings(store=corpus_store)) as library:
        suggested = _suggested(library, TO_COME)

        assert len(suggested) == 6
        assert [question for question in suggested if not library.ask(question).found] == []


def test_nothing_is_suggested_of_what_the_papers_do_not_hold(corpus_store: Path, tmp_path: Path) -> None:
    with open_library(Settings(store=corpus_store)) as library:
        assert not any("overdue" in question for question in _suggested(library, LONG_AGO))
    with open_library(Settings(store=tmp_path)) as library:
        assert _suggested(library, TO_COME) == ()


def test_marks_are_numbers_of_sources_and_no_others() -> None:
    text = "£5 [1] of the [12] that [3] of [2019] name [1]"

    assert [(mark.number, text[mark.start : mark.end]) for mark in marks_of(text, [1, 3])] == [
        (1, "[1]"), (3, "[3]"), (1, "[1]"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "mark"), [(("a [1]", "[3] [2]"), 3), (("a [1]", "none"), None), (("a", None), None), ((), None)]
)
def test_a_rows_source_is_the_first_that_its_last_cell_names(row: tuple[object, ...], mark: int | None) -> None:
    assert mark_of_row(row, [1, 2, 3]) == mark


@pytest.mark.parametrize(("digits", "meant"), [("1", [1, 10, 11]), ("10", [10]), ("2", [2]), ("9", []), ("0", [])])
def test_typed_digits_mean_the_sources_whose_numbers_begin_so(digits: str, meant: list[int]) -> None:
    assert numbers_begun(digits, [1, 2, 10, 11]) == meant


def test_earlier_questions_come_back_one_by_one_and_the_line_is_empty_after_the_latest() -> None:
    past = PastQuestions()
    past.keep("first")
    past.keep("second")

    assert past.older("") == "second"
    assert past.older("second") == "first"
    assert past.older("first") is None
    assert past.newer("first") == "second"
    assert past.newer("second") == ""


def test_what_was_being_typed_comes_back_after_the_latest_question() -> None:
    past = PastQuestions()
    past.keep("first")
    past.keep("second")

    assert past.newer("my own") is None
    assert past.older("my own") == "second"
    assert past.older("second") == "first"
    assert past.newer("first") == "second"
    assert past.newer("second") == "my own"


def test_an_earlier_question_that_was_mended_is_not_lost_either() -> None:
    past = PastQuestions()
    past.keep("first")
    past.older("")

    assert past.older("first of all") == "first"
    assert past.newer("first") == "first of all"


def test_the_question_line_takes_as_much_as_can_be_asked() -> None:
    assert LONGEST == LONGEST_QUESTION


TABLE = AnswerTable(
    title="Actions",
    columns=("action", "owner", "cost", "source"),
    rows=(("Write to the courts about the accommodation of young people", "Ann Poole", "£1,200", "[1]"), ("Meet", None, None, "[2]")),
)  # fmt: skip


@pytest.mark.parametrize("width", [40, 60, 78, 200])
def test_a_table_is_never_wider_than_there_is_room(width: int) -> None:
    layout = lay_out(TABLE, width)

    assert not layout.stacked
    assert sum(column.width + 2 for column in layout.columns) <= width
    assert [column.header for column in layout.columns if column.figures] == ["cost"]
    assert layout.rows[0] == (
        "Write to the courts about the accommodation of young people",
        "Ann Poole",
        "£1,200",
        "[1]",
    )


def test_a_table_without_room_for_its_words_is_stacked() -> None:
    layout = lay_out(TABLE, 24)

    assert layout.stacked
    assert layout.rows[1] == ("action: Meet\nsource: [2]\n",)


def test_a_table_is_stacked_where_that_takes_fewer_lines() -> None:
    long = "to write to the courts about the accommodation of young people who leave custody, " * 3
    table = AnswerTable(
        title="Actions", columns=("action", "owner", "status", "source"),
        rows=((long, "Ann Poole, Westshire", "open (not stated)", "[1] [2]"),),
    )  # fmt: skip

    assert lay_out(table, 50).rows[0][0].splitlines()[-2:] == [
        "owner: Ann Poole, Westshire",
        "status: open (not stated) · source: [1] [2]",
    ]
    assert not lay_out(table, 120).stacked


def test_characters_that_drive_a_terminal_do_not_come_through_a_table() -> None:
    table = AnswerTable(title="t", columns=("a\x1b[2J", "source"), rows=(("x\x1b]0;y\x07", "[1]"),))

    layout = lay_out(table, 80)

    assert layout.columns[0].header == "a[2J"
    assert layout.rows[0][0] == "x]0;y"


def test_a_forgotten_conversation_goes_on_as_another() -> None:
    talk = Talk()
    first = talk.failed(NOW, "why?", "no papers", about="here")

    talk.forget({first.id})
    second = talk.failed(NOW, "when?", "no papers", about="here")

    assert second.id != first.id
    assert [turn.question for turn in second.turns] == ["when?"]
    assert talk.questions == ()


def test_headers_take_as_many_lines_as_they_need() -> None:
    table = AnswerTable(
        title="Rates",
        columns=("measure", "Northmarch January 2020 to December 2020", "source"),
        rows=(("Rate of children in custody, per 1,000", "0.12", "[1]"),) * 3,
    )

    narrow, wide = lay_out(table, 60), lay_out(table, 120)

    assert wide.header_height == 1
    assert not narrow.stacked
    assert narrow.header_height * narrow.columns[1].width >= len(table.columns[1])
