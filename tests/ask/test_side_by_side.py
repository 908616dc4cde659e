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


def test_one_partner_over_all_areas_is_a_table(library: Library) -> None:
    answer = _ask(library, "compare what the police give in kind across all areas in 2020/21")

    assert answer.text.startswith("Police, in kind: £45,000 [1] in Eastport 2020/21, £90,000 [2] in Westshire 2020/21")


def test_an_area_without_such_a_figure_is_said_to_have_none(library: Library) -> None:
    answer = _ask(library, "how do the Youth Justice Board grants compare between Westshire and Eastport?")

    assert not answer.found
    assert "do not give this for Eastport" in answer.text
    assert "£300,000" in answer.text


def test_how_much_more_one_area_gets_stays_a_sum(library: Library) -> None:
    answer = _ask(library, "how much more do the police give in kind in Westshire than in Eastport in 2020/21?")

    assert answer.found
    assert answer.text.startswith("£45,000")


def test_a_question_that_says_the_same_words_over_and_over_is_answered(library: Library) -> None:
    answer = _ask(library, f"compare what each partner contributes in {'all the ' * 200}world")

    assert answer.text


FIGURES = """

The custody rate in {area} in 2019/20 was {before} per 1,000 young people. The custody rate in {area} in 2020/21 was {now} per 1,000 young people.

{other}
"""


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    texts = {
        "westshire-plan": WESTSHIRE
        + FIGURES.format(
            area="Westshire", before="0.21", now="0.16", other="In 2020/21 Westshire had 44 first time entrants."
        ),
        "eastport-plan": EASTPORT
        + FIGURES.format(
            area="Eastport",
            before="0.30",
            now="0.34",
            other="In 2020/21 Eastport had a first time entrants rate of 190 per 100,000 young people.",
        ),
    }
    with library_of_texts(tmp_path_factory.mktemp("measured"), texts) as library:
        yield library


def test_one_measure_of_several_areas_stands_in_one_table_by_period(measured: Library) -> None:
    answer = _ask(measured, "compare custody rates across the areas")

    assert answer.table is not None
    assert answer.table.columns == (
        "Measure",
        "Eastport 2019/20",
        "Eastport 2020/21",
        "Westshire 2019/20",
        "Westshire 2020/21",
        "Source",
    )
    assert [row[1:5] for row in answer.table.rows] == [("0.3", "0.34", "0.21", "0.16")]


def test_a_trend_of_two_figures_is_told_as_a_change(measured: Library) -> None:
    answer = _ask(measured, "what is the trend in custody in Westshire?")

    assert answer.text.startswith("Down 0.05 per 1,000")


def test_a_rate_is_not_set_against_a_number(measured: Library) -> None:
    answer = _ask(measured, "how do first time entrants compare between Westshire and Eastport?")

    assert answer.text.startswith("The papers give no like figures to compare.")
    assert "190" in answer.text
    assert "44" in answer.text
