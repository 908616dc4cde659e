"""Questions about abbreviations, over small papers written here."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import library_of
from tests.builders import a_paper, a_source
from yjqa.ask.asked import read_question
from yjqa.ask.facts.definitions import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.records import Acronym

PLAN = "westshire-plan-2020-21"
MINUTES = "eastport-minutes"


def _acronym(letters: str, words: str, document: str = PLAN) -> Acronym:
    return Acronym(
        id=f"{document}:{letters}:{words}", source=a_source(document, quote=words), acronym=letters, expansion=words
    )


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    plan = a_paper(
        PLAN,
        _acronym("KPI's", "Key Performance Indicators"),
        _acronym("ETE", "Employment, training and education"),
        _acronym("MARM", "Multi-Agency Risk Management"),
        text="The XYZF programme went on. QUORL is a tool for charts. They brought in a new case system, Oriel, in May.",
    )
    minutes = a_paper(
        MINUTES,
        _acronym("MARM", "Multi Agency Risk Meeting", MINUTES),
        _acronym("ETE", "Education, Training & Employment", MINUTES),
        text="Members spoke.",
    )
    third = a_paper("northbury-report", _acronym("ETE", "education training and employment", "northbury-report"))
    with library_of(tmp_path_factory.mktemp("store"), plan, minutes, third) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Proposal | None:
    return propose(read_question(question, knowledge), knowledge)


@pytest.mark.parametrize(
    "question",
    [
        "what does KPI stand for",
        "What are KPIs?",
        "whats kpi's short for",
        "KPI?",
        "What is a KPI in the Westshire plan?",
        "meaning of KPIs pls",
    ],
)
def test_an_abbreviation_is_written_out_however_it_is_asked_for(question: str, knowledge: Knowledge) -> None:
    proposal = _ask(question, knowledge)

    assert proposal is not None
    assert "Key Performance Indicators [1]" in proposal.answer.text
    assert proposal.answer.citations[0].document == PLAN


def test_of_two_expansions_the_one_that_most_papers_give_comes_first_and_every_paper_is_cited(
    knowledge: Knowledge,
) -> None:
    proposal = _ask("What does ETE stand for?", knowledge)

    assert proposal is not None
    text = proposal.answer.text
    assert text.index("Education, Training & Employment [1][2]") < text.index("Employment, training and education [3]")
    assert {citation.document for citation in proposal.answer.citations} == {PLAN, MINUTES, "northbury-report"}


def test_a_named_paper_says_what_its_own_letters_stand_for(knowledge: Knowledge) -> None:
    proposal = _ask("what does MARM mean in the Eastport minutes?", knowledge)

    assert proposal is not None
    assert "Multi Agency Risk Meeting" in proposal.answer.text
    assert "Management" not in proposal.answer.text


def test_letters_that_no_paper_writes_out_are_not_found_and_their_use_is_shown(knowledge: Knowledge) -> None:
    proposal = _ask("what does XYZF stand for?", knowledge)

    assert proposal is not None
    assert not proposal.answer.found
    assert "XYZF programme" in proposal.answer.citations[0].quote


def test_the_general_knowledge_of_the_field_is_not_the_papers_word(knowledge: Knowledge) -> None:
    proposal = _ask("What does MAPPA stand for?", knowledge)

    assert proposal is not None
    assert not proposal.answer.found
    assert "Public Protection" not in proposal.answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What is QUORL?",  # a passage says what it is
        "what does amber mean in the ratings?",
        "What is the KPI for custody in Westshire?",
        "What are the risks?",
    ],
)
def test_what_is_no_question_about_letters_is_left_to_others(question: str, knowledge: Knowledge) -> None:
    assert _ask(question, knowledge) is None


def test_a_name_is_what_a_paper_calls_it_beside_the_name(knowledge: Knowledge) -> None:
    proposal = _ask("What is Oriel?", knowledge)

    assert proposal is not None
    assert proposal.answer.text == "Oriel: a new case system [1]."


def test_the_letters_for_a_name_are_given_too(knowledge: Knowledge) -> None:
    proposal = _ask("What's the abbreviation for key performance indicators?", knowledge)

    assert proposal is not None
    assert "KPI's [1]" in proposal.answer.text
