"""Questions about objectives, priorities and recommendations, over small papers written here."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper, a_source
from yjqa.ask.answer import Answer
from yjqa.ask.facts.objectives import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.records import Objective, ObjectiveKind, Rag

PLAN = "westshire-plan-2020-21"
PACK = "eastport-pack"


def _objective(
    text: str, kind: ObjectiveKind, section: str, document: str = PLAN, rag: Rag | None = None, **fields: object
) -> Objective:
    return Objective(
        id=f"{document}:{text[:30]}",
        source=a_source(document, quote=text, section=(section,)),
        text=text,
        objective_kind=kind,
        area="Westshire" if document == PLAN else "Eastport",
        rag=rag,
        progress=str(fields["progress"]) if "progress" in fields else None,
        forward_actions=("Map the routes out of custody", "Train the panel") if "custody" in text else (),
    )


OBJECTIVES = (
    _objective("To get more children into education and training", "strategic_objective", "Objectives", rag="amber"),
    _objective(
        "To keep children out of custody", "strategic_objective", "Objectives", rag="green", progress="Two beds"
    ),
    _objective("To speak up for children in our own agencies", "strategic_objective", "Objectives"),
    _objective("Bring in the new assessment tool", "service_priority", "Priorities"),
    _objective("Listen to victims", "service_priority", "Priorities"),
)
RECOMMENDATIONS = (
    _objective("note the fall in arrests", "recommendation", "Road safety report", PACK),
    _objective("agree the spending on lighting", "recommendation", "Street lighting report", PACK),
    _objective("commit to a joint review of lamps", "recommendation", "Street lighting report", PACK),
)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    with library_of(
        tmp_path_factory.mktemp("store"), a_paper(PLAN, *OBJECTIVES), a_paper(PACK, *RECOMMENDATIONS)
    ) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(propose, question, knowledge)


def _cited(answer: Answer | None) -> list[str]:
    return [citation.quote for citation in answer.citations] if answer else []


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("what are the strategic objectives?", OBJECTIVES[:3]),
        ("Which objectives are rated amber?", OBJECTIVES[:1]),
        ("service priorities in the Westshire plan", OBJECTIVES[3:]),
        ("What are the two priorities in the Westshire plan?", OBJECTIVES[3:]),
        ("what are the priorities on victims", OBJECTIVES[4:]),
        ("What's the second strategic objective?", OBJECTIVES[1:2]),
        ("What is the board asked to do in the street lighting paper?", RECOMMENDATIONS[1:]),
        ("recommendations of the road safety report", RECOMMENDATIONS[:1]),
    ],
)
def test_objectives_are_listed_whole_and_in_order(
    question: str, meant: tuple[Objective, ...], knowledge: Knowledge
) -> None:
    assert _cited(_ask(question, knowledge)) == [record.text for record in meant]


def test_the_rating_of_one_objective_is_said(knowledge: Knowledge) -> None:
    answer = _ask("What RAG rating does the custody objective have?", knowledge)

    assert answer is not None
    assert answer.found
    assert "rated green [1]" in answer.text


def test_an_objective_without_a_rating_is_named_as_such(knowledge: Knowledge) -> None:
    answer = _ask("how is the objective on speaking up in our own agencies rated?", knowledge)

    assert answer is not None
    assert not answer.found
    assert "own agencies” [1]" in answer.text


def test_a_colour_that_no_objective_has_is_not_found(knowledge: Knowledge) -> None:
    answer = _ask("Which strategic objectives are red?", knowledge)

    assert answer is not None
    assert not answer.found


def test_the_next_steps_of_an_objective_are_its_forward_actions(knowledge: Knowledge) -> None:
    answer = _ask("What are the next steps on the custody objective?", knowledge)

    assert answer is not None
    assert "Map the routes out of custody [1]; Train the panel [2]" in answer.text


@pytest.mark.parametrize(
    "question",
    [
        "How much does the priority on victims cost?",
        "Who wrote the strategic objectives?",
        "What are the strategic objectives on housing?",
        "What are the strategic objectives of Northbury?",
        "what are the risks",
    ],
)
def test_what_no_objective_answers_is_left_to_others(question: str, knowledge: Knowledge) -> None:
    assert _ask(question, knowledge) is None
