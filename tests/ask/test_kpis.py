"""Questions about performance figures, over two small papers written here."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of_texts
from yjqa.ask import kpis
from yjqa.ask.answer import Answer
from yjqa.library import Library, open_library
from yjqa.settings import Settings

PLAN = """# Westshire and Eastport Youth Justice Plan 2019/20

Westshire Youth Offending Service and Eastport Youth Offending Service work as one.

## Westshire performance

The latest first time entrant period is Jan - Dec 18. Westshire had a rate of 251 per 100,000 population compared to 270 per
100,000 for the Eastern Region and 238 per 100,000 for England.

The latest reoffending period is Jul 16 - Jun 17. Westshire had a binary rate of 33.4% compared to 37.7% for England. The
reoffenders frequency rate (re-offenders only) for Westshire was 3.23 compared to 3.34 for England.

In 2018/19 there were 412 active YOT programmes for a total of 350 young people.

Of the current seven serious incident reviews, four were thematic.

## Eastport performance

The latest first time entrant period is Jan - Dec 18. Eastport had a rate of 320 per 100,000 population compared to 238 per
100,000 for England.

The latest reoffending period is Jul 16 - Jun 17. Eastport had a binary rate of 39.6% compared to 37.7% for England.

In 2018/19 there were 290 active YOT programmes.
"""

REPORT = """# Northmoor Youth Justice Performance Report 2022/23

Northmoor Youth Justice Service reports to the Northmoor Youth Justice Board.

## Indicators

| Indicator | 2021/22 | 2022/23 | Target |
|---|---|---|---|
| First time entrants per 100,000 | 187 | 179 | 165 |
| Children in suitable accommodation | 93% | 95% | 97% |
| Out of court disposals completed | 88% | 92% | 90% |

There were 14 first time entrants in the quarter, compared with 21 in the same quarter of 2021/22.

## Caseload by team

| Team | No of cases | No of team members | Average cases per worker |
|---|---|---|---|
| Harbour | 38 | 5 | 7.6 |
| Moorside | 33 | 3 | 11.0 |
| Court | 29 | 5 | 5.8 |
| Total | 100 | 13 | 7.7 |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    texts = {"westshire-eastport-plan": PLAN, "northmoor-report": REPORT}
    with library_of_texts(tmp_path_factory.mktemp("papers"), texts) as opened:
        yield opened


def _ask(question: str, library: Library) -> Answer | None:
    return answer_of(kpis.propose, question, library.knowledge())


def _found(question: str, library: Library) -> Answer:
    answer = _ask(question, library)
    assert answer is not None and answer.found, f"{question} → {answer.text if answer else None}"
    return answer


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What was the first time entrant rate in Westshire in Jan - Dec 18?", "251"),
        ("FTE rate eastport", "320"),
        ("first time entrants in England?", "238"),
        ("what's the eastern region's FTE rate", "270"),
        ("westshire binary reoffending rate", "33.4%"),
        # the rate of those who reoffend comes first; how often they do is another measure
        ("What is the reoffending rate for Eastport?", "39.6%"),
        ("reoffences per reoffender in Westshire", "3.23"),
        ("How many active YOT programmes did Westshire have in 2018/19?", "412"),
        ("suitable accommodation, Northmoor, 2021/22?", "93%"),
        # the total, where no row is named
        ("How many cases were there in Northmoor?", "100"),
        ("What % of out of court disposals were completed in Northmoor in 2022/23?", "92%"),
    ],
)
def test_a_figure_is_found_by_its_indicator_area_period_and_unit(question: str, figure: str, library: Library) -> None:
    answer = _found(question, library)

    assert answer.text.startswith(figure)
    assert answer.citations


def test_the_latest_of_several_periods_comes_first_and_the_others_stand_in_the_table(library: Library) -> None:
    answer = _found("what's the suitable accommodation figure for Northmoor", library)

    assert answer.text.startswith("95%")
    assert answer.table is not None
    assert [row[0] for row in answer.table.rows] == ["95%", "93%"]


def test_a_question_without_an_area_is_answered_for_each_area_but_not_for_those_compared_with(library: Library) -> None:
    answer = _found("What is the binary reoffending rate?", library)

    assert answer.table is not None
    assert {row[2] for row in answer.table.rows} == {"Westshire", "Eastport"}


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How does Westshire's reoffending rate compare with England?", ("33.4%", "37.7%", "lower by 4.3")),
        ("Is the first time entrant rate higher in Westshire or Eastport?", ("251", "320", "lower by 69")),
        ("How many points lower was Westshire's binary reoffending rate than Eastport's?", ("6.2 percentage points",)),
        ("How many more active YOT programmes did Westshire have than Eastport?", ("122", "412", "290")),
        ("How has the FTE rate in Northmoor changed since 2021/22?", ("Down 8 per 100,000", "187", "179")),
        ("Which team has the highest average caseload per worker in Northmoor?", ("Moorside", "11.0")),
        ("What % of the cases in Northmoor are in the Harbour team?", ("38%", "38 [1]", "100 [2]")),
        ("How many of the current serious incident reviews were not thematic?", ("3:", "7 [1]", "4 [1]")),
        ("What is the target for suitable accommodation in Northmoor?", ("Target 97%", "2 percentage points below")),
        ("Which targets did Northmoor meet?", ("1 of 3", "Out of court disposals completed 92%")),
    ],
)
def test_figures_are_set_against_each_other_with_what_they_are_computed_from(
    question: str, parts: tuple[str, ...], library: Library
) -> None:
    answer = _found(question, library)

    assert all(part in answer.text for part in parts), answer.text


@pytest.mark.parametrize(
    "question",
    [
        "What was Northmoor's reoffending rate?",  # held for others only
        "What was the first time entrant rate in Westshire in 2021/22?",  # held for another time
        "binary reoffending rate for the Eastern Region",  # held for this area in another measure
        "How many first time entrants did Eastport have?",  # a rate is no count
        "What % of children in Southbay were in suitable accommodation?",  # nobody knows the place
        "How many staff left Northmoor in 2022/23?",  # not measured
        "How many visits to young people were there in Westshire?",  # people are counted, not visits
        "What was the binary reoffending rate in Westshire last year?",  # the figure is of years before
        "Why did reoffending rise?",
        "How much is the accommodation grant?",
    ],
)
def test_what_the_papers_do_not_measure_is_never_answered_with_another_figure(question: str, library: Library) -> None:
    answer = _ask(question, library)

    assert answer is None or not answer.found, answer


def test_a_quarter_is_set_against_the_same_quarter_of_the_year_before(library: Library) -> None:
    answer = _found("Number of first time entrants in Northmoor this quarter v the same quarter last year?", library)

    assert answer.text.startswith("Down 7 (33.3%), from 21 [1]")


def test_two_questions_in_one_are_both_answered(library: Library) -> None:
    answer = _found(
        "How many active YOT programmes were there in Westshire in 2018/19, and how many young people?", library
    )

    assert "412 [1]" in answer.text
    assert "350 [2]" in answer.text


def test_what_is_not_held_is_said_with_the_nearest_figure_of_the_same_area(library: Library) -> None:
    answer = _ask("What was the first time entrant rate in Westshire in 2021/22?", library)

    assert answer is not None
    assert "do not give" in answer.text
    assert "251 per 100,000" in answer.text


def test_a_figure_that_another_paper_gives_too_is_cited_from_both(library: Library) -> None:
    with open_library(Settings(store=library.settings.store.parent / "two")) as two:
        folder = library.settings.store.parent
        (folder / "westshire-report.md").write_text(
            "# Westshire Youth Justice Report 2019/20\n\nWestshire Youth Offending Service reports to its board.\n\n"
            "For the period Jul 16 - Jun 17 Westshire had a binary reoffending rate of 33.4%.\n",
            "utf-8",
        )
        two.ingest([folder / "westshire-eastport-plan.md", folder / "westshire-report.md"])
        answer = _found("What was the binary reoffending rate for Westshire?", two)

    assert "33.4% [1][2]" in answer.text
    assert {citation.document for citation in answer.citations} == {"westshire-eastport-plan", "westshire-report"}
