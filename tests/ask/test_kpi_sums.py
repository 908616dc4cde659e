"""What is computed or set against each other over performance figures: lists, two papers, parts of wholes, those who were not."""

from collections.abc import Iterator

import pytest

from tests.ask.asking import answer_of, library_of_texts
from yjqa.ask import kpis
from yjqa.ask.answer import Answer
from yjqa.library import Library

MARCH = """# Westshire Youth Justice Board report

Date: 12 March 2019

Westshire Youth Justice Service reports to the Westshire Youth Justice Board.

## Reoffending

The binary reoffending rate for Westshire was 36.1% for the year to June 2017.

## Demand

On a typical day officers will deal with:

- 80 thefts
- 12 thefts from a vehicle
- 46 violent crimes
- 9 missing persons

## Restorative justice

The coordinator received 40 referrals in the past six months. Of those referrals 30 people said that they felt safer.

Children held overnight in police cells: 25, of whom 6 were under 15

Referrals to victim support: 1,200, of which 27% took up an offer
"""

OCTOBER = """# Westshire Youth Justice Board report

Date: 9 October 2019

Westshire Youth Justice Service reports to the Westshire Youth Justice Board.

## Reoffending

The binary reoffending rate for Westshire was 34.6% for the year to September 2017.

## Indicators

| Indicator | 2017/18 | 2018/19 |
|---|---|---|
| Children in suitable accommodation | 93% | 95% |
| Board attendance | 62% | 84% |
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    texts = {"westshire-board-2019-03-12": MARCH, "westshire-board-2019-10-09": OCTOBER}
    with library_of_texts(tmp_path_factory.mktemp("papers"), texts) as opened:
        yield opened


def _ask(question: str, library: Library) -> Answer | None:
    return answer_of(kpis.propose, question, library.knowledge())


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("Do officers see more violent crimes or more missing persons on a typical day?", ("46", "9")),
        ("Are thefts more common than violent crimes on a typical day?", ("80", "46")),
        ("Reoffending in Westshire, March report v October report?", ("36.1%", "34.6%")),
        ("How has reoffending changed between the March report and the October report?", ("36.1%", "34.6%", "1.5")),
        ("Is reoffending down in the latest report against the one before?", ("36.1%", "34.6%", "Down 1.5")),
        ("Board attendance against children in suitable accommodation in 2018/19?", ("84%", "95%")),
        ("What percentage of the referrals felt safer?", ("75%", "30", "40")),
        ("What percentage of children held overnight in police cells were under 15?", ("24%", "6", "25")),
        ("Roughly how many of the referrals to victim support took up an offer?", ("324", "27%", "1,200")),
        ("What percentage of children were not in suitable accommodation in 2018/19?", ("5%", "95%")),
        ("By how many points has board attendance come up since 2017/18?", ("22", "62%", "84%")),
    ],
)
def test_the_computed_figure_is_said_with_those_that_it_comes_from(
    question: str, figures: tuple[str, ...], library: Library
) -> None:
    answer = _ask(question, library)

    assert answer is not None and answer.found
    assert not [figure for figure in figures if figure not in answer.text], answer.text
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "What percentage of the referrals did not feel angry?",  # nothing is said of it
        "What percentage of referrals to victim support were under 15?",  # the part is of another whole
        "How many young people live in Westshire?",  # no performance figure counts them
        "Violent crimes, March report v October report?",  # one paper only gives it
    ],
)
def test_nothing_is_computed_from_figures_that_do_not_belong_together(question: str, library: Library) -> None:
    answer = _ask(question, library)

    assert answer is None or not answer.found, answer
