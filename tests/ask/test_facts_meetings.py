"""Questions about when and where meetings are, over small papers written here."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper, a_source
from yjqa.ask.answer import Answer
from yjqa.ask.facts.meetings import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.records import Meeting, MeetingKind

BOARD = "Westshire Safety Board"


def _meeting(
    day: date, kind: MeetingKind, body: str = BOARD, time: str | None = None, venue: str | None = None
) -> Meeting:
    return Meeting(
        id=f"{body}:{day}", source=a_source(body.split()[0].lower(), quote=str(day)), body=body, date=day, time=time,
        venue=venue, meeting_kind=kind,
    )  # fmt: skip


MEETINGS = (
    _meeting(date(2024, 4, 10), "held"),
    _meeting(date(2024, 7, 10), "held", time="13:30 – 15:30"),
    _meeting(date(2024, 10, 23), "future", time="14:00", venue="Town Hall, Eastport"),
    _meeting(date(2025, 1, 21), "future"),
)
OTHER = (_meeting(date(2024, 9, 5), "held", "Eastport Crime Panel"),)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    with library_of(
        tmp_path_factory.mktemp("store"), a_paper("westshire", *MEETINGS), a_paper("eastport", *OTHER)
    ) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(propose, question, knowledge)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("when's the next Westshire safety board?", "23 October 2024"),
        ("When is the next Westshire board after 23 October 2024", "21 January 2025"),
        ("next safety board meeting after April 2024?", "10 July 2024"),
        ("when was the last Westshire safety board meeting?", "10 July 2024"),
        ("What time does the Westshire safety board in October 2024 start?", "14:00"),
        ("where is the next Westshire safety board meeting", "Town Hall, Eastport"),
        ("when is the Westshire safety board after next?", "21 January 2025"),
        ("when did the Eastport crime panel meet", "5 September 2024"),
    ],
)
def test_a_meetings_day_time_and_place_are_told(question: str, said: str, knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert answer.found
    assert said in answer.text
    assert answer.citations


def test_meetings_to_come_are_listed_in_order(knowledge: Knowledge) -> None:
    answer = _ask("future meeting dates of the Westshire safety board", knowledge)

    assert answer is not None
    assert list(answer.records) == [meeting.id for meeting in MEETINGS[2:]]


@pytest.mark.parametrize(
    "question",
    [
        "What time is the Westshire safety board meeting in January 2025?",  # the papers give none
        "When is the next Westshire safety board after March 2025?",
    ],
)
def test_what_the_papers_do_not_give_is_not_found(question: str, knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert not answer.found
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "When was the Westshire Safety Board set up?",
        "How often does the board meet?",
        "What did the last meeting decide about lighting?",
        "When is the next Northbury housing board?",
        "When did the duty come into force?",
    ],
)
def test_what_no_meeting_answers_is_left_to_others(question: str, knowledge: Knowledge) -> None:
    assert _ask(question, knowledge) is None


def test_a_next_meeting_that_is_past_is_said_to_be_with_the_latest_that_the_papers_name(knowledge: Knowledge) -> None:
    answer = _ask("when's the next Westshire safety board?", knowledge)

    assert answer is not None
    assert answer.text.endswith(
        "That day is past, and so is Tuesday 21 January 2025 [2], the latest that the papers name."
    )
    assert answer.citations[1].quote == "2025-01-21"


def test_the_next_meeting_is_the_first_that_is_still_to_come(tmp_path: Path) -> None:
    days = (
        _meeting(date(2024, 4, 10), "held"),
        _meeting(date(2024, 9, 1), "future"),
        _meeting(date(2999, 2, 1), "future"),
    )
    with library_of(tmp_path, a_paper("westshire", *days)) as library:
        answer = _ask("when's the next Westshire safety board?", library.knowledge())

    assert answer is not None
    assert "1 February 2999" in answer.text
    assert "past" not in answer.text
