"""Questions about risks, over small papers written here."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper, a_source
from yjqa.ask.answer import Answer
from yjqa.ask.facts.risks import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.records import Risk

PLAN = "westshire-plan-2020-21"
PACK = "eastport-pack"


def _risk(text: str, document: str, **fields: object) -> Risk:
    return Risk.model_validate(
        {
            "id": f"{document}:{text[:20]}",
            "source": a_source(document, quote=text, section=("Risks",)),
            "risk": text,
            **fields,
        }
    )


GRANT = _risk("The prevention grant ends", PLAN, owner="Finance Manager", score=16, controls="A bid is being written")
STAFF = _risk("Sickness leaves court duty uncovered", PLAN, owner="Jo Marsh", score=9, controls="A rota")
MOVE = _risk("The move of premises is late", PACK)
WORDED = [
    _risk("Tutors leave the reading scheme", "southford-plan", impact="High", likelihood="High", owner="Ann Poole"),
    _risk("The case system is switched off", "southford-plan", impact="High", likelihood="Low"),
]
"""Risks that are rated in words."""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    papers = (a_paper(PLAN, GRANT, STAFF), a_paper(PACK, MOVE), a_paper("southford-plan", *WORDED))
    with library_of(tmp_path_factory.mktemp("store"), *papers) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(propose, question, knowledge)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("What are the key risks?", {GRANT.id, STAFF.id, MOVE.id, *(risk.id for risk in WORDED)}),
        ("risks in the Westshire plan", {GRANT.id, STAFF.id}),
        ("which risks does Jo Marsh own", {STAFF.id}),
        ("What is the risk about premises?", {MOVE.id}),
        ("highest scored risk", {GRANT.id}),
        ("which risks score over 10?", {GRANT.id}),
        ("the lowest scoring risk in the Westshire plan", {STAFF.id}),
    ],
)
def test_the_risks_that_are_meant_are_given(question: str, meant: set[str], knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert set(answer.records) == meant


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("who owns the risk that the grant ends?", "Finance Manager"),
        ("what is being done about the sickness risk", "A rota"),
        ("How is the prevention grant risk scored?", "score 16"),
        ("what's being done about sickness on court duty?", "A rota"),
    ],
)
def test_what_a_register_says_of_a_risk_is_told_and_cited(question: str, said: str, knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert answer.found
    assert said in answer.text
    assert len(answer.citations) == 2


def test_what_the_papers_do_not_say_of_a_risk_is_not_found(knowledge: Knowledge) -> None:
    answer = _ask("Who owns the risk about the move of premises?", knowledge)

    assert answer is not None
    assert not answer.found
    assert "move of premises" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "Which children are at risk of exploitation?",
        "how many high risk young people are there",
        "What are the risks in Northbury?",
        "what is the risk with flooding",
    ],
)
def test_what_no_risk_answers_is_left_to_others(question: str, knowledge: Knowledge) -> None:
    assert _ask(question, knowledge) is None


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("which risk is rated high for both impact and likelihood", [WORDED[0].id]),
        ("risks with high impact but low likelihood", [WORDED[1].id]),
        ("which risks score more than 10", [GRANT.id]),
        ("which risks are scored at least 9", [GRANT.id, STAFF.id]),
        ("biggest risk in the Southford plan", [WORDED[0].id]),
        ("does any risk score over 12?", [GRANT.id]),
        ("which risks in the Southford plan have no owner?", [WORDED[1].id]),
        ("top two risks", [WORDED[0].id, GRANT.id]),
    ],
)
def test_risks_are_found_by_their_ratings_in_words_and_numbers(
    question: str, meant: list[str], knowledge: Knowledge
) -> None:
    answer = _ask(question, knowledge)
    assert answer is not None and answer.found
    assert sorted(answer.records) == sorted(meant)


def test_a_rating_that_no_risk_bears_is_not_found_rather_than_another_one(knowledge: Knowledge) -> None:
    answer = _ask("which risks have a very low likelihood", knowledge)
    assert answer is not None and not answer.found


def test_colours_are_not_read_into_ratings_of_another_scale(knowledge: Knowledge) -> None:
    assert _ask("which risks are rated red", knowledge) is None
