"""Questions about money, over small papers written here."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of_texts
from yjqa.ask import budgets
from yjqa.ask.answer import Answer
from yjqa.ask.knowledge import Knowledge

PLAN = """# Westshire and Eastport Joint Youth Justice Plan 2021/22

Westshire County Council and Eastport City Council are partners in this plan. Westshire Youth Offending Service and
Eastport Youth Offending Service deliver it.

## Resources

Partner contributions 2021/22, Westshire

| Partner | Cash | Payment in kind | Total |
|---|---|---|---|
| Local Authority | £700,000 | £20,000 | £720,000 |
| Police | - | £90,000 | £90,000 |
| Office of the Police and Crime Commissioner | £120,000 | - | £120,000 |
| YJB Core Grant | £400,000 | - | £400,000 |
| YJB Remand Grant | £30,000 | - | £30,000 |
| Total | £1,250,000 | £110,000 | £1,360,500 |

Partner contributions 2021/22, Eastport

| Partner | Cash | Payment in kind | Total |
|---|---|---|---|
| Local Authority | £300,000 | - | £300,000 |
| Police | £5,000 | £45,000 | £50,000 |
| YJB Core Grant | £200,000 | - | £200,000 |
| Total | £505,000 | £45,000 | £550,000 |

Eastport expenditure 2021/22

| Item | Prevention | Courts | Total |
|---|---|---|---|
| Staffing | £210,000 | £190,000 | £400,000 |
| Running costs | £60,000 | £40,000 | £100,000 |
| Total | £270,000 | £230,000 | £500,000 |
| % of total spend | 54% | 46% | 100% |

## Remand

Remands of children cost more than before. The remand budget for 2021/22 has risen by £10,000 to £60,000.
"""

REPORT = """# Northmoor Youth Justice Service annual report 2022/23

Northmoor Council hosts the Northmoor Youth Justice Service. Northmoor Police second two officers to it.

## Budget

| Funding | 2021/22 Cash | 2021/22 Cash & Kind | 2022/23 Cash | 2022/23 Cash & Kind |
|---|---|---|---|---|
| Local authority | £500,000 | £500,000 | £520,000 | £520,000 |
| Probation | £10,000 | £42,000 | £10,000 | £45,000 |
| Harbour Mentoring Fund | £25,000 | £25,000 | | |
| Total | £535,000 | £567,000 | £530,000 | £565,000 |

## Grants awarded 2022/23

The Northmoor Youth Fund made three awards in 2022/23:

- £8,000 to Harbour Boxing Club for evening sessions
- £12,500 to Mill Lane Trust for detached youth work
- £4,000 to Northmoor Library for a reading group

Community safety grants 2022/23

| Scheme | Recipient | Amount |
|---|---|---|
| Night bus – safe travel for young people at weekends | Harbour Transport Trust | £6,150 |
| Street doctors – first aid lessons in all of the schools | Hill Clinic | £7,250 |
"""

AWARDS = """# Police and Crime Plan: grants in Southmarch

The Police and Crime Commissioner for Southmarch gives grants. Southmarch Youth Offending Service works with children.

## Crime and disorder reduction grants 2023/24

| Programme | Purpose | Recipient | Amount |
|---|---|---|---|
| Southmarch drugs service | Treatment of young adults | Turning Tide | £31,000 |
| Managing those who pose most harm | Joint work on risk | National Probation Service | £16,500 |

## Indicative expenditure 2023/24

| Priority | Area of spend | Cost |
|---|---|---|
| Victims – joint work with health | Reparation | £8,200 |
| Prevention | Youth clubs | £9,100 |
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    texts = {"westshire-eastport-plan-2021-22": PLAN, "northmoor-report-2022-23": REPORT}
    with library_of_texts(tmp_path_factory.mktemp("papers"), texts) as library:
        yield library.knowledge()


@pytest.fixture(scope="module")
def awards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Knowledge]:
    with library_of_texts(tmp_path_factory.mktemp("awards"), {"southmarch-grants-2023-24": AWARDS}) as library:
        yield library.knowledge()


def _ask(question: str, knowledge: Knowledge) -> Answer | None:
    return answer_of(budgets.propose, question, knowledge)


def _text(question: str, knowledge: Knowledge) -> str:
    answer = _ask(question, knowledge)
    assert answer is not None and answer.found
    return answer.text


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How much did the police contribute in kind to Westshire in 2021/22?", "£90,000 [1]"),
        ("eastport police payment in kind 21/22", "£45,000 [1]"),
        ("PCC money for Westshire?", "£120,000 [1]"),  # not the police's
        ("how much does the LA put in for Eastport", "£300,000 [1]"),
        ("Eastport YJB core grant", "£200,000 [1]"),
        ("What is the total cash for Westshire in 2021/22?", "£1,250,000 [1]"),
        ("How much cash did Probation give Northmoor in 2022/23?", "£10,000 [1]"),
        ("what did Harbour Boxing Club get", "£8,000 [1]"),
        ("how much in kind from probation in Northmoor in 2022/23", "£35,000 [1]"),  # £45,000 less £10,000
        ("what was the remand budget in 2020/21", "£50,000 [1]"),  # £60,000 less the rise
    ],
)
def test_a_sum_is_found_by_body_place_year_and_kind(question: str, figure: str, knowledge: Knowledge) -> None:
    assert _text(question, knowledge).startswith(figure)


@pytest.mark.parametrize(
    ("question", "beginning"),
    [
        ("How much did the two YJB grants come to altogether for Westshire?", "£430,000 altogether: £400,000 [1]"),
        ("What's the difference between police contributions in Westshire and Eastport?", "£40,000: £90,000 [1]"),
        ("local authority cash in Northmoor, this year v last year", "Up £20,000 (4.0%), from £500,000 [1]"),
        ("What share of the total cash in Westshire is the YJB core grant?", "32%: £400,000 [1]"),
        ("Does Westshire or Eastport get more from the local authority?", "Westshire: £720,000 [1] against Eastport"),
        ("Which partner gives Westshire the most?", "Local Authority"),
        ("Who funds most of the Westshire youth justice service?", "Local Authority"),
        ("Which funding that was there in 2021/22 has nothing for 2022/23?", "Harbour Mentoring Fund: £25,000 [1]"),
        ("do the police or the PCC give Westshire more?", "Office of the Police and Crime Commissioner"),
    ],
)
def test_what_is_worked_out_says_the_figures_that_it_comes_from(
    question: str, beginning: str, knowledge: Knowledge
) -> None:
    assert _text(question, knowledge).startswith(beginning)


def test_a_grant_is_told_with_who_gets_it_and_is_found_by_that_name(knowledge: Knowledge) -> None:
    assert "Harbour Transport Trust" in _text("How much is the night bus grant and who receives it?", knowledge)
    assert _text("How much did Hill Clinic get?", knowledge).startswith("£7,250 [1]: Street doctors")


def test_this_year_against_last_is_the_change_of_the_two_years(knowledge: Knowledge) -> None:
    text = _text("Local authority funding for Northmoor, this year against last?", knowledge)

    assert text.startswith("Up £20,000") and "£500,000" in text and "£520,000" in text


def test_the_financial_year_alone_is_no_word_of_money(knowledge: Knowledge) -> None:
    assert _ask("What work is planned before the end of the financial year in Northmoor?", knowledge) is None


def test_a_percentage_that_the_paper_prints_is_told_beside_the_one_worked_out(knowledge: Knowledge) -> None:
    text = _text("What share of Eastport's total spend goes on courts?", knowledge)

    assert text.startswith("46%: £230,000 [1]")
    assert "The paper prints 46% [3] (% of total spend, Courts, Eastport" in text


def test_a_list_is_a_table_with_a_source_for_each_row(knowledge: Knowledge) -> None:
    answer = _ask("who got Northmoor Youth Fund awards, and how much each", knowledge)

    assert answer is not None and answer.table is not None
    assert [row[-2] for row in answer.table.rows] == ["£8,000", "£12,500", "£4,000"]
    assert [row[-1] for row in answer.table.rows] == [1, 2, 3]
    assert len(answer.citations) == 3


def test_a_question_that_names_no_area_is_answered_for_each(knowledge: Knowledge) -> None:
    text = _text("How much does the local authority put in in total in 2021/22?", knowledge)

    assert all(figure in text for figure in ("£720,000", "£300,000", "£500,000"))


def test_a_printed_total_that_is_not_the_sum_of_its_parts_is_told(knowledge: Knowledge) -> None:
    answer = _ask("total contributions to Westshire in 2021/22", knowledge)

    assert answer is not None
    assert "£1,360,500" in answer.text
    assert any("£1,360,000" in note for note in answer.notes)


@pytest.mark.parametrize(
    "question",
    [
        "How much did the police contribute to Westshire in 2015/16?",  # another year
        "How much did Harbour Trust contribute to Westshire?",  # another body
        "How much does Eastport get from the PCC?",  # no such row there
        "who chairs the board",
        "When was the grant awarded?",
        "How many children were remanded?",
    ],
)
def test_another_figure_is_never_given_for_the_one_that_was_asked_for(question: str, knowledge: Knowledge) -> None:
    answer = _ask(question, knowledge)

    assert answer is None or not answer.found


@pytest.mark.parametrize(
    "question",
    [
        "what did the police contribute in 2023/24",  # only the name of the plan has the word
        "how much did the police give in 2023/24",
        "what did probation contribute in 2023/24",  # it gets a grant, and gives none
        "what did health contribute in 2023/24",  # what is spent with it is not its money
    ],
)
def test_neither_a_grant_nor_spending_is_a_contribution_of_a_body_that_is_only_named_with_it(
    question: str, awards: Knowledge
) -> None:
    answer = _ask(question, awards)

    assert answer is None or not answer.found


def test_a_grant_is_of_who_gets_it_where_that_is_asked(awards: Knowledge) -> None:
    assert _text("how much does probation get in 2023/24", awards).startswith("£16,500 [1]")
