"""Who chairs a body that has changed its chair, over small papers written here."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper, a_source
from yjqa.ask.answer import Answer
from yjqa.ask.facts.people import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.library import Library
from yjqa.records import Person

JOINT = (
    "Westshire set up a Safer Lives Board in March 2021 that is chaired by Ann Hill, Assistant Director for Homes, and Rob Lee, "
    "Head of Parks."
)
NEWER = "The Safer Lives Board has been chaired by Ann Poole since May 2023."


def _chair(name: str, role: str, document: str, quote: str) -> Person:
    return Person(id=f"{document}:{name}", source=a_source(document, quote=quote), name=name, role=role)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    plan = a_paper(
        "plan",
        _chair("Ann Hill", "Assistant Director for Homes; Chair of the Safer Lives Board", "plan", JOINT),
        _chair("Rob Lee", "Head of Parks; Chair of the Safer Lives Board", "plan", JOINT),
        text=JOINT,
    )
    report = a_paper("report", _chair("Ann Poole", "Chair of the Safer Lives Board", "report", NEWER), text=NEWER)
    with library_of(tmp_path_factory.mktemp("store"), plan, report) as opened:
        yield opened


def _ask(question: str, knowledge: Knowledge) -> Answer:
    answer = answer_of(propose, question, knowledge)
    assert answer is not None
    return answer


def test_the_newest_chair_is_told_first_and_every_earlier_one_with_the_time(library: Library) -> None:
    answer = _ask("Who chairs the Safer Lives Board?", library.knowledge())

    first, before = answer.text.split(" Before, ")
    assert first == "Ann Poole (Chair of the Safer Lives Board) [1], as of May 2023."
    assert before.startswith("as of March 2021: ")
    assert "Ann Hill" in before
    assert "Rob Lee" in before
    assert [citation.quote for citation in answer.citations] == [NEWER, JOINT, JOINT]


@pytest.mark.parametrize(
    "question",
    [
        "who chaired the Safer Lives Board in 2021/22?",
        "who chaired the Safer Lives Board before May 2023?",
        "who was the previous chair of the Safer Lives Board?",
    ],
)
def test_who_chaired_at_an_earlier_time_is_told_of_that_time(question: str, library: Library) -> None:
    answer = _ask(question, library.knowledge())

    assert "Ann Hill" in answer.text
    assert "Rob Lee" in answer.text
    assert "Ann Poole" not in answer.text


def test_who_chaired_before_that_is_asked_of_the_body_that_was_spoken_of(library: Library) -> None:
    answer = library.ask("and who chaired it before that?", ["Who chairs the Safer Lives Board?"])

    assert answer.resolved_question == "Who chaired the Safer Lives Board before?"
    assert "Ann Poole" not in answer.text
