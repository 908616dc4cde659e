"""Questions over tables that grade things by area."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.extract.blocks import heading, table
from yjqa.ask.answer import Answer
from yjqa.ask.asked import read_question
from yjqa.ask.facts.grades import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.document import Document, Page
from yjqa.library import open_library
from yjqa.paper import Paper
from yjqa.records import DocumentRecord
from yjqa.settings import Settings
from yjqa.store import open_store

AUDIT = table(
    ("Quality standard", "Westshire", "Eastport"),
    ("Court reports", "Standard met", "Standard met with improvements"),
    ("Work with families", "Standard met with improvements", "Standard met"),
    ("Leaving custody", "Standard met", "Standard not met"),
)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    folder = tmp_path_factory.mktemp("store")
    store = open_store(folder)
    document = Document("plan", "Plan", "plan.txt", "text", "1", (Page(1, (heading("Quality audit"), AUDIT)),))
    record = DocumentRecord(id="plan", title="Plan", areas=("Westshire", "Eastport"), sha256="1", file="plan.txt")
    with store.transaction():
        store.put(Paper(record, (), document), Path("/papers/plan.txt"), ocr=False, reader="1")
    store.close()
    with open_library(Settings(store=folder)) as library:
        yield Knowledge(library)


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    proposal = propose(read_question(question, knowledge), knowledge)
    return proposal.answer if proposal else None


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
