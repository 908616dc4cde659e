"""Questions that set what partners pay side by side over areas and years."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import library_of_texts
from yjqa.ask import answer_question
from yjqa.ask.answer import Answer
from yjqa.library import Library

WESTSHIRE = """# Westshire Youth Justice Plan 2020/21

Westshire County Council leads the partnership.

| Partner contributions 2020/21 | Cash | In kind |
|---|---|---|
| Police | | £90,000 |
| Health | £40,000 | £5,000 |
| Youth Justice Board grant | £300,000 | |
"""

EASTPORT = """# Eastport Youth Justice Plan 2020/21

Eastport City Council leads the partnership.

| Partner contributions 2020/21 | Cash | In kind |
|---|---|---|
| Police | £20,000 | £45,000 |
| Health | | £7,000 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    texts = {"westshire-plan": WESTSHIRE, "eastport-plan": EASTPORT}
    with library_of_texts(tmp_path_factory.mktemp("compared"), texts) as library:
        yield library


def _ask(library: Library, question: str) -> Answer:
    return answer_question(question, (), library)


def test_one_partner_of_two_areas_is_compared_like_with_like(library: Library) -> None:
    answer = _ask(library, "how does the police contribution compare between Westshire and Eastport?")

    assert answer.found
    assert answer.table is not None
    assert answer.table.columns[2:-1] == ("Eastport 2020/21", "Westshire 2020/21")
    assert [row[1:4] for row in answer.table.rows] == [("cash", "£20,000", ""), ("in kind", "£45,000", "£90,000")]


def test_every_partner_is_set_side_by_side_with_totals_from_the_cells(library: Library) -> None:
    answer = _ask(library, "compare what each partner contributes across the areas")

    assert answer.table is not None
    rows = {row[:2]: row[2:4] for row in answer.table.rows}
    assert rows["Health", "in kind"] == ("£7,000", "£5,000")
    assert rows["Total", "in kind"] == ("£52,000", "£95,000")
    assert {citation.document for citation in answer.citations} == {"westshire-plan", "eastport-plan"}


def test_an_area_without_such_a_figure_is_said_to_have_none(library: Library) -> None:
    answer = _ask(library, "how do the Youth Justice Board grants compare between Westshire and Eastport?")

    assert not answer.found
    assert "do not give this for Eastport" in answer.text
    assert "£300,000" in answer.text


def test_how_much_more_one_area_gets_stays_a_sum(library: Library) -> None:
    answer = _ask(library, "how much more do the police give in kind in Westshire than in Eastport in 2020/21?")

    assert answer.found
    assert answer.text.startswith("£45,000")
