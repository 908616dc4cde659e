"""Answers that stand a sentence or more after the one that names the topic, in a small paper written here."""

from collections.abc import Iterator

import pytest

from yjqa.ask import prose
from yjqa.ask.answer import Answer
from yjqa.ask.asked import read_question
from yjqa.ask.knowledge import Knowledge
from yjqa.library import Library, open_library
from yjqa.settings import Settings

PAPER = """# Westshire Youth Justice Report 2022/23

## Housing

A tenancy scheme for care leavers in Eastport opened with eight flats that Harbour Trust lets. The flats stand by the
canal. Each tenant has a key worker. A full evaluation is being undertaken by the University of Northmere.

## Recognition

In March 2023 the service was named Team of the Year at the Silver Oak Award, for its work with families. We are proud
that it was awarded to us by the High Sheriff.
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("papers")
    (folder / "westshire-report.md").write_text(PAPER, "utf-8")
    with open_library(Settings(store=folder / "store")) as opened:
        opened.ingest([folder / "westshire-report.md"])
        yield opened


def _ask(question: str, library: Library) -> Answer:
    knowledge = Knowledge(library)
    proposal = prose.propose(read_question(question, knowledge), knowledge)
    assert proposal is not None
    return proposal.answer


@pytest.mark.parametrize(
    ("question", "topic", "said"),
    [
        ("who is doing the evaluation of the Eastport tenancy scheme", "A tenancy scheme", "University of Northmere"),
        ("Who awarded us the Silver Oak?", "Silver Oak Award", "High Sheriff"),
    ],
)
def test_an_answer_goes_from_the_topic_to_what_is_asked(question: str, topic: str, said: str, library: Library) -> None:
    answer = _ask(question, library)

    assert answer.found
    assert topic in answer.text and said in answer.text
    assert any(said in citation.quote for citation in answer.citations)


def test_what_stands_between_and_does_not_answer_is_left_out(library: Library) -> None:
    answer = _ask("who is doing the evaluation of the Eastport tenancy scheme", library)

    assert " … " in answer.text and "canal" not in answer.text
    assert all(citation.quote in PAPER.replace("\n", " ") for citation in answer.citations)
