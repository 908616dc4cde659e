"""Questions about people, over small papers written here."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of
from tests.builders import a_paper, a_source
from yjqa.ask.answer import Answer
from yjqa.ask.facts.people import propose
from yjqa.ask.knowledge import Knowledge
from yjqa.records import Person

TEXT = (
    "The board was opened by Jo Marsh, Assistant Director for Housing, Families and Youth, and Rob Hill, Chair of Police. "
    "QF spoke on lighting. LM spoke on roads."
)


def _person(name: str, **fields: object) -> Person:
    return Person.model_validate(
        {"id": f"minutes:{name}", "source": a_source("minutes", quote=str(fields.pop("quote", name))), "name": name}
        | fields
    )


PEOPLE = (
    _person("Jo Marsh", role="Assistant Director for Housing", quote=TEXT),
    _person("Lucy Moss", organisation="Eastport Probation", role="Head of Delivery", initials=("LMO",)),
    _person("Sean Green", title="Supt", role="Deputy Head of Custody"),
    _person("Rob Hill"),
    _person("Dan Wood"),
)


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    with library_of(tmp_path_factory.mktemp("store"), a_paper("minutes", *PEOPLE, text=TEXT)) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(propose, question, knowledge)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("what is Jo Marsh's job title?", "Assistant Director for Housing, Families and Youth [1]"),
        ("who is lucy moss", "Head of Delivery, Eastport Probation [1]"),
        ("Which organisation is Lucy Moss from?", "Eastport Probation"),
        ("Who is the head of delivery at Eastport probation?", "Lucy Moss"),
        ("who is LMO?", "Lucy Moss"),
        ("what are Lucy Moss's initials", "LMO"),
    ],
)
def test_what_the_papers_say_of_a_person_is_told(question: str, said: str, knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert answer.found
    assert said in answer.text


@pytest.mark.parametrize("question", ["what is QF's full name", "who is QF?", "What is LM's full name?"])
def test_initials_that_no_paper_settles_are_not_found_and_their_use_is_shown(
    question: str, knowledge: Knowledge
) -> None:
    answer = _ask(question, knowledge)

    assert answer is not None
    assert not answer.found
    assert "spoke on" in answer.citations[0].quote


def test_a_person_without_a_post_is_named_as_such(knowledge: Knowledge) -> None:
    answer = _ask("what is Dan Wood's job title?", knowledge)

    assert answer is not None
    assert not answer.found
    assert "Dan Wood [1]" in answer.text


@pytest.mark.parametrize(
    "question",
    ["who is the head of custody?", "Who is the Chief Executive?", "who runs the centre", "Who is leading on roads?"],
)
def test_who_holds_no_such_post_is_not_named(question: str, knowledge: Knowledge) -> None:
    assert _ask(question, knowledge) is None
