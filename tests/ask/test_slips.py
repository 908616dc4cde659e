"""Slips in the common names of bodies."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import library_of_texts
from yjqa.ask.slips import mend_bodies
from yjqa.library import Library

PLAN = """# Westshire youth justice plan 2023/24

Police, probation and health pay into the pooled budget.

| Partner | Contribution 2023/24 |
|---|---|
| Police | £10,000 |
| Probation | £4,000 |
| Health | £6,000 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with library_of_texts(tmp_path_factory.mktemp("papers"), {"westshire-plan": PLAN}) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("what did the polise pay", "police"), ("probaton money", "probation"), ("the helth grant", "health")],
)
def test_a_slip_in_a_bodys_name_is_mended_and_said(typed: str, meant: str, library: Library) -> None:
    mended = mend_bodies(typed, library.knowledge())

    assert meant in mended.text
    assert mended.notes[0].endswith(f"was read as {meant}.")


@pytest.mark.parametrize("typed", ["what did the police pay", "what is the policy on remand", "what did Paula say"])
def test_what_is_no_slip_stays(typed: str, library: Library) -> None:
    assert mend_bodies(typed, library.knowledge()) == (typed, ())


def test_a_question_with_a_slip_is_answered_as_asked_with_a_note(library: Library) -> None:
    question = "how much did the polise contribute in 2023/24?"
    answer = library.ask(question)

    assert answer.found
    assert "£10,000" in answer.text
    assert answer.question == question
    assert "“polise” was read as police." in answer.notes
