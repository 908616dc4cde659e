"""Whose and when the figures of a sentence are: comparators named after one another, brackets, figures given respectively."""

import pytest

from tests.extract.small_papers import a_document, paragraph
from yjqa.extract.facts import Facts
from yjqa.extract.kpis import find_kpis

FACTS = Facts(areas=("Westshire", "Eastport"), places=("Westshire", "Eastport"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "that of" begins what is said of the next figure
        (
            "In Westshire first time entrants fell to 117 per 100,000; the national rate is 143 and that of the North East 168.",
            [(117, "Westshire"), (143, "National"), (168, "North East")],
        ),
        # a region by a name that no list has
        (
            "The first time entrants rate was 162 per 100,000 in Westshire, compared with 154 per 100,000 for the Harbour Coast region.",
            [(162, "Westshire"), (154, "Harbour Coast Region")],
        ),
        # respectively: in the order in which the sentence before names the areas
        (
            "61% of children in Westshire and 49% in Eastport were in education. Suitable accommodation stood at 96% and 91% "
            "respectively.",
            [(61, "Westshire"), (49, "Eastport"), (96, "Westshire"), (91, "Eastport")],
        ),
    ],
)
def test_each_figure_of_a_sentence_is_of_the_area_that_it_is_said_of(
    text: str, expected: list[tuple[int, str]]
) -> None:
    kpis = find_kpis(a_document(paragraph(text)), FACTS)

    assert [(kpi.value, kpi.area) for kpi in kpis] == expected


def test_a_period_in_brackets_with_a_figure_is_that_figures_alone() -> None:
    text = "Knife-enabled offences: 187 (201 in Q2 2019/20)"

    kpis = list(find_kpis(a_document(paragraph(text)), FACTS))

    assert [(kpi.value, kpi.period.raw if kpi.period else None) for kpi in kpis] == [(187, None), (201, "Q2 2019/20")]


def test_a_period_in_brackets_without_a_figure_is_of_those_that_follow_too() -> None:
    text = "First time entrants fell to 117 per 100,000 (year to December 2023); the national rate is 143."

    kpis = list(find_kpis(a_document(paragraph(text)), FACTS))

    assert len({kpi.period and kpi.period.end for kpi in kpis}) == 1
