"""Passages of two papers that say nearly the same, and what may not be taken for one another."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of_texts
from yjqa.ask import prose
from yjqa.ask.answer import Answer
from yjqa.library import Library

SPRING = """# Westshire Youth Justice Board, 12 March 2023

## Progress

The parenting programme is led by Dawn Pickering and is open to families in every district of the county.
The drop-in at the leisure centre was visited by 31 young people, which was fewer than hoped.

The mural project has begun. Young people from the south of the county chose its theme.

| Project | Visits |
| --- | --- |
| Bike workshop | 77 |
| Music room | 54 |
"""

AUTUMN = """# Westshire Youth Justice Board, 14 September 2023

## Progress

The parenting programme is led by Dawn Pickering and is open to families in every district of the county.
The drop-in at the leisure centre was visited by 58 young people, which was more than hoped.

Work on the mural project was halted in August when the wall was sold. A new wall is sought near the station.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    texts = {"board-2023-03-12": SPRING, "board-2023-09-14": AUTUMN}
    with library_of_texts(tmp_path_factory.mktemp("editions"), texts) as opened:
        yield opened


def _ask(question: str, library: Library) -> Answer:
    answer = answer_of(prose.propose, question, library.knowledge())
    assert answer is not None
    return answer


def test_what_two_papers_say_alike_is_said_once_and_proved_by_both_the_later_first(library: Library) -> None:
    answer = _ask("who leads the parenting programme", library)

    assert answer.found
    assert answer.text.count("Dawn Pickering") == 1
    assert [citation.document for citation in answer.citations] == ["board-2023-09-14", "board-2023-03-12"]


def test_where_two_papers_differ_both_are_told_the_later_first(library: Library) -> None:
    answer = _ask("How many young people visited the drop-in at the leisure centre?", library)

    assert answer.found
    assert 0 < answer.text.index("58") < answer.text.index("31")
    assert [citation.document for citation in answer.citations] == ["board-2023-09-14", "board-2023-03-12"]
    assert any("different figures" in note for note in answer.notes)


def test_of_papers_that_differ_that_of_the_day_asked_for_answers(library: Library) -> None:
    answer = _ask("How many young people visited the drop-in at the leisure centre in the March 2023 paper?", library)

    assert answer.found
    assert "31" in answer.text and "58" not in answer.text


def test_a_question_that_names_two_papers_is_answered_from_each(library: Library) -> None:
    answer = _ask(
        "How many young people visited the drop-in at the leisure centre in the March 2023 and the September 2023 paper?",
        library,
    )

    assert answer.found
    assert "September 2023: " in answer.text and "March 2023: " in answer.text
    assert {citation.document: figure in citation.quote for citation, figure in zip(answer.citations, ("58", "31"), strict=True)} == {
        "board-2023-09-14": True, "board-2023-03-12": True,
    }  # fmt: skip


def test_what_happened_may_be_told_by_two_passages_each_with_its_mark(library: Library) -> None:
    answer = _ask("What happened with the mural project?", library)

    assert answer.found
    assert "was halted in August" in answer.text and "has begun" in answer.text
    assert all(f"[{citation.n}]" in answer.text for citation in answer.citations)


@pytest.mark.parametrize(
    "question",
    [
        "How many dogs visited the drop-in at the leisure centre?",  # the number counts something else
        "How much did the mural project cost?",  # no sum anywhere
        "When will the music room in Northbury open?",  # no such place
        "How many young people from Eastport visited the drop-in?",  # another place than the paper's
    ],
)
def test_a_figure_or_date_of_something_else_is_no_answer(question: str, library: Library) -> None:
    assert not _ask(question, library).found
