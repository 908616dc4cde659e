"""Where and when a question looks."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import library_of_texts
from yjqa.ask.asked import operation_of, read_question
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.scope import find_scope

WESTSHIRE = """# Westshire and Eastport Joint Youth Justice Plan 2021/22

Westshire County Council and Eastport City Council are partners in this plan. Westshire Youth Offending Service and
Eastport Youth Offending Service deliver it.

## Performance

The custody rate for Westshire in 2020/21 was 0.12 per 1,000 and for Eastport it was 0.31 per 1,000. The national rate was 0.2 per 1,000.

## Budget

| Partner | Westshire | Eastport |
|---|---|---|
| Police | £10,000 | £8,000 |
| Health | £4,000 | £2,000 |
"""

MINUTES = """# Northmoor Community Safety Board

Minutes of the meeting held on 5 March 2020 at Northmoor County Hall

Northmoor Borough Council hosted the meeting. The next meeting is on 4 June 2020.
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    texts = {"westshire-plan-2021-22": WESTSHIRE, "northmoor-minutes-2020-03-05": MINUTES}
    with library_of_texts(tmp_path_factory.mktemp("papers"), texts) as library:
        yield library.knowledge()


def areas(text: str, knowledge: Knowledge) -> list[str]:
    return [link.name for link in find_scope(text, knowledge).areas]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("custody rate in Westshire", ["Westshire"]),
        ("custody rate in westshire?", ["Westshire"]),
        ("custody rate in Wetshire", ["Westshire"]),  # a slip
        ("Eastport's custody rate", ["Eastport"]),
        ("does Westshire or Eastport get more", ["Westshire", "Eastport"]),
        ("custody rate, Westshs v Eport", ["Westshire", "Eastport"]),  # short forms
        ("who wrote the minutes", []),
    ],
)
def test_areas_are_linked_by_name_in_any_case_and_with_slips(
    question: str, names: list[str], knowledge: Knowledge
) -> None:
    assert areas(question, knowledge) == names


def test_a_mended_slip_is_told(knowledge: Knowledge) -> None:
    assert find_scope("custody rate in Wetshire", knowledge).notes == ("“Wetshire” was read as Westshire.",)


def test_a_place_that_no_paper_knows_is_told_apart(knowledge: Knowledge) -> None:
    scope = find_scope("custody rate in Southernshire", knowledge)

    assert scope.areas == ()
    assert scope.unknown_areas == ("Southernshire",)


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("police money in the Westshire plan", "westshire-plan-2021-22"),
        ("police money in the Westshire youth justice plan", "westshire-plan-2021-22"),
        ("what was said in the March 2020 minutes", "northmoor-minutes-2020-03-05"),
        ("totals in westshire-plan-2021-22", "westshire-plan-2021-22"),
    ],
)
def test_a_paper_is_found_by_its_title_area_date_or_id(question: str, document: str, knowledge: Knowledge) -> None:
    assert find_scope(question, knowledge).documents == {document}


@pytest.mark.parametrize("question", ["what is in the Midshire plan", "what does the plan say", "who plans the report"])
def test_no_paper_is_chosen_where_none_is_named(question: str, knowledge: Knowledge) -> None:
    assert find_scope(question, knowledge).documents is None


def test_years_and_periods_are_read_and_kept_out_of_what_the_question_is_about(knowledge: Knowledge) -> None:
    asked = read_question("What was the custody rate for Westshire in 20/21?", knowledge)

    assert asked.scope.years == ("2020/21",)
    assert [term.word.text for term in asked.terms] == ["custody", "rate"]


def test_a_year_that_no_paper_can_be_about_is_a_year_all_the_same(knowledge: Knowledge) -> None:
    assert find_scope("how much did health give in 2099/00", knowledge).years == ("2099/00",)
    assert find_scope("the 2019-2022 plan", knowledge).years == ()


@pytest.mark.parametrize(("question", "step"), [("last year's grant", -1), ("this year", 0), ("the grant", None)])
def test_a_year_counted_from_the_papers_own_is_noted(question: str, step: int | None, knowledge: Knowledge) -> None:
    assert find_scope(question, knowledge).relative == step


def test_national_is_what_is_compared_with_only_where_something_is_measured(knowledge: Knowledge) -> None:
    assert areas("which national standard was met", knowledge) == []
    assert areas("what was the national custody rate", knowledge) == ["National"]


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("what does MEAM stand for", "define"),
        ("how much altogether do they get", "sum"),
        ("how many more cases than last year", "difference"),
        ("how does it compare with England", "compare"),
        ("which team had the highest caseload", "rank"),
        ("how many cases are there", "count"),
        ("who chairs the board", "who"),
        ("when is the next meeting", "when"),
        ("why was it late", "explain"),
        ("custody rate in Westshire", "look_up"),
    ],
)
def test_the_wording_says_what_is_to_be_done(question: str, operation: str) -> None:
    assert operation_of(question) == operation


def test_a_month_is_no_place_that_the_papers_do_not_know(knowledge: Knowledge) -> None:
    assert find_scope("the caseload in October 2019", knowledge).unknown_areas == ()
