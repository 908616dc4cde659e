"""Questions that name what no paper has: a figure for less than was asked says what it leaves out."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import library_of_texts
from yjqa.library import Library

PLAN = """# Westshire and Eastport Youth Justice Plan 2021/22

Westshire County Council and Eastport City Council are partners in this plan.

## Resources

Partner contributions 2021/22, Westshire

| Partner | Cash | Payment in kind | Total |
|---|---|---|---|
| Local Authority | £700,000 | - | £700,000 |
| Police | - | £90,000 | £90,000 |
| District councils | - | £6,000 | £6,000 |
| Total | £700,000 | £96,000 | £796,000 |

Partner contributions 2021/22, Eastport

| Partner | Cash | Payment in kind | Total |
|---|---|---|---|
| Local Authority | £300,000 | - | £300,000 |
| Total | £300,000 | - | £300,000 |

## Actions

| Action | Owner | Timescale | RAG |
|---|---|---|---|
| Write to every school about exclusions | Rob Hill | June 2021 | Green |
| Open a drop-in at the harbour | Ann Lowe | July 2021 | Red |
| Train the volunteers in restorative practice | Rob Hill | May 2021 | Amber |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    texts = {"westshire-eastport-plan-2021-22": PLAN}
    with library_of_texts(tmp_path_factory.mktemp("papers"), texts) as opened:
        yield opened


def test_a_comparison_with_an_area_that_has_no_such_figure_is_not_found(library: Library) -> None:
    answer = library.ask("How much more did the police contribute in Westshire than in Eastport in 2021/22?")
    assert not answer.found
    assert "Eastport" in answer.text


def test_cash_is_not_answered_with_what_is_given_in_kind_nor_with_a_total(library: Library) -> None:
    answer = library.ask("How much cash did the police contribute in Westshire in 2021/22?")
    assert not answer.found


def test_a_rating_that_is_excluded_lists_the_others(library: Library) -> None:
    answer = library.ask("Which actions are not green?")
    assert answer.table is not None
    wordings = [row[0] for row in answer.table.rows]
    assert wordings == ["Open a drop-in at the harbour", "Train the volunteers in restorative practice"]


def test_the_number_of_a_priority_or_risk_that_no_paper_has_is_not_answered_with_another(library: Library) -> None:
    for question in ("What is priority 9 in the Westshire plan?", "Who owns R9 in the Westshire plan?"):
        assert not library.ask(question).found


def test_an_increase_over_a_year_without_a_figure_is_not_found(library: Library) -> None:
    answer = library.ask("How much more did the Local Authority contribute in Westshire in 2021/22 than in 2018/19?")
    assert not answer.found
    assert "2018/19" in answer.text


def test_a_list_of_what_each_partner_gives_is_a_table(library: Library) -> None:
    answer = library.ask("How much did each partner give Westshire in 2021/22?")
    assert answer.table is not None
    assert [row for row in answer.table.rows if "Police" in row]
