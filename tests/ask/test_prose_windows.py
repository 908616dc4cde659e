"""Answers that stand a sentence or more after the one that names the topic, in a small paper written here."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of_texts
from yjqa.ask import prose
from yjqa.ask.answer import Answer
from yjqa.library import Library

PAPER = """# Westshire Youth Justice Report 2022/23

## Housing

A tenancy scheme for care leavers in Eastport opened with eight flats that Harbour Trust lets. The flats stand by the
canal. Each tenant has a key worker. A full evaluation is being undertaken by the University of Northmere.

## Recognition

In March 2023 the service was named Team of the Year at the Silver Oak Award, for its work with families. We are proud
that it was awarded to us by the High Sheriff.

## Counting

Local areas that use the Lighthouse Approach explore nine questions together. The Lighthouse Approach is used by 31 local
areas across the country. The Sharing Harbour Places scheme (SHP) found rooms in Southmere from its first day.

From October 2022 SHP will take in Northbay.

## What we want

The plan is made each year under the Act. Our shared ambition for Westshire is:

“Every child heard, and no child left behind.”

## How it works

The stages of the referral route are:

## Links

The Sharing Harbour Places evaluation: https://www.westshire.example/a https://www.westshire.example/b
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    texts = {"westshire-report": PAPER}
    with library_of_texts(tmp_path_factory.mktemp("papers"), texts) as opened:
        yield opened


def _ask(question: str, library: Library) -> Answer:
    answer = answer_of(prose.propose, question, library.knowledge())
    assert answer is not None
    return answer


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


def test_a_number_right_before_a_plural_counts_that_and_nothing_else(library: Library) -> None:
    answer = _ask("How many local areas use the Lighthouse Approach?", library)

    assert answer.found and "31 local areas" in answer.text


def test_what_is_asked_by_its_name_is_found_by_its_abbreviation(library: Library) -> None:
    answer = _ask("When does Sharing Harbour Places take in Northbay?", library)

    assert answer.found and "October 2022" in answer.text


def test_a_link_says_neither_who_nor_when(library: Library) -> None:
    answer = _ask("Who wrote the Sharing Harbour Places evaluation?", library)

    assert not (answer.found and "https" in answer.text)


def test_what_a_lead_in_introduces_is_the_answer(library: Library) -> None:
    answer = _ask("What is our shared ambition for Westshire?", library)

    assert answer.found and "no child left behind" in answer.text
    assert any("no child left behind" in citation.quote for citation in answer.citations)


def test_a_lead_in_with_nothing_after_it_is_no_answer(library: Library) -> None:
    assert not _ask("What are the stages of the referral route?", library).found
