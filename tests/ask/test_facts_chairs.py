"""Questions about who chairs a body, where the paper says it in a sentence."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper_of
from tests.extract.blocks import heading, paragraph
from yjqa.ask.answer import Answer
from yjqa.ask.facts.people import propose
from yjqa.ask.knowledge import Knowledge

BLOCKS = (
    heading("Safer Futures Board"),
    paragraph("The Board meets each term. It was reviewed in May and re-appointed the Director of Families as the Chair."),
    heading("Partners"),
    paragraph("The Commissioner took over the chair of the Harbour Panel, and the Lighting Group is chaired by Jo Marsh."),
    paragraph("The Mill Group is chaired by Ann Hill, Head of Care, Eastport Council, and Rob Lee, who reports to Jo Marsh."),
    paragraph("The Head of Parks chairs the Paths Forum. The vice-chair of the Orchard Panel is away."),
)  # fmt: skip


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    with library_of(tmp_path_factory.mktemp("store"), a_paper_of("plan", BLOCKS, areas=("Westshire",))) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(propose, question, knowledge)


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Who chairs the Safer Futures Board?", "the Director of Families"),
        ("who's the chair of the harbour panel", "The Commissioner"),
        ("Who chairs the Lighting Group?", "Jo Marsh"),
        ("who chairs the Mill Group", "Ann Hill and Rob Lee"),
        ("who is chair of the Paths Forum in Westshire", "The Head of Parks"),
    ],
)
def test_who_chairs_is_told_of_the_body_that_is_asked_about(question: str, who: str, knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert answer.text.startswith(f"{who}: ")
    assert who.split(" and ")[-1] in answer.citations[0].quote


@pytest.mark.parametrize(
    "question", ["who chairs the Orchard Panel", "who chairs the Canal Board?", "who is vice-chair of the Paths Forum"]
)
def test_the_chair_of_another_body_is_no_answer(question: str, knowledge: Knowledge) -> None:
    assert _ask(question, knowledge) is None
