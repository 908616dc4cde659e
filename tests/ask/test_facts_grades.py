"""Questions over tables that grade things by area."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper_of
from tests.extract.blocks import heading, table
from yjqa.ask.answer import Answer
from yjqa.ask.facts.grades import propose
from yjqa.ask.knowledge import Knowledge

AUDIT = table(
    ("Quality standard", "Westshire", "Eastport"),
    ("Court reports", "Standard met", "Standard met with improvements"),
    ("Work with families", "Standard met with improvements", "Standard met"),
    ("Leaving custody", "Standard met", "Standard not met"),
)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    with library_of(
        tmp_path_factory.mktemp("store"),
        a_paper_of("plan", (heading("Quality audit"), AUDIT), areas=("Westshire", "Eastport")),
    ) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(propose, question, knowledge)


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("Which quality standard did Eastport meet in full?", ["Work with families"]),
        ("which standards did Westshire meet", ["Court reports", "Leaving custody"]),
        ("which standards did Eastport not meet", ["Leaving custody"]),
        ("which standards were met with improvements in Westshire", ["Work with families"]),
    ],
)
def test_the_rows_that_bear_exactly_the_grade_are_given(question: str, labels: list[str], knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert answer.found
    assert [any(label in citation.quote for label in labels) for citation in answer.citations] == [True] * len(labels)


def test_the_better_of_two_is_said_with_both_grades(knowledge: Knowledge) -> None:
    answer = _ask("which of the two did better on court reports?", knowledge)

    assert answer is not None
    assert answer.text.startswith("Westshire did better")
    assert "Eastport: Standard met with improvements" in answer.text


def test_a_table_of_grades_has_nothing_on_what_it_does_not_grade(knowledge: Knowledge) -> None:
    assert _ask("which of the two did better on school attendance?", knowledge) is None
