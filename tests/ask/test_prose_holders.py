"""Who holds a post, over small papers written here: only a name with the post beside it answers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ask.asking import library_of_texts
from yjqa.library import Library

PLAN = """# Westshire youth justice plan

## Staffing

The Head of Service reports to the director every month, and the board hears from the Head of Service twice a year.

## Delivery

Delia Frost, Operations Manager for the courts, wrote the protocol with Sam Byrne, Assistant Chief Executive of Westshire.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with library_of_texts(tmp_path, {"plan": PLAN}) as opened:
        yield opened


@pytest.mark.parametrize("question", ["Who is the head of service?", "who's the chief executive of Westshire"])
def test_a_post_without_a_name_beside_it_or_with_a_deputys_has_no_known_holder(question: str, library: Library) -> None:
    assert not library.ask(question).found


def test_a_name_with_the_post_beside_it_holds_it(library: Library) -> None:
    answer = library.ask("who is the operations manager for the courts")

    assert answer.found
    assert "Delia Frost" in answer.text
