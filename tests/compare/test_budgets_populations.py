"""How many people live in an area, where a paper says so, and nothing where it is not plain."""

import datetime

import pytest

from yjqa.compare.populations import Population, find_populations
from yjqa.records import DocumentRecord, Source


def _found(*said: tuple[str, str], areas: tuple[str, ...] = ("Westshire",)) -> dict[str, Population]:
    """What sentences say, each with the paper that it stands in."""
    names = dict.fromkeys(document for document, _ in said)
    papers = [DocumentRecord(id=name, title=name, sha256="0", file=f"{name}.txt", areas=areas) for name in names]
    texts = [(text, Source(document=document, title=document, quote=text)) for document, text in said]
    dates = {name: datetime.date(2010 + number, 1, 1) for number, name in enumerate(names)}
    return find_populations(texts, papers, dates, {area.lower() for area in areas})


@pytest.mark.parametrize(
    ("said", "people", "young"),
    [
        ("There are 64,200 children and young people aged 10-17 in Westshire.", 64_200, True),
        ("The 10 to 17 population of Westshire was 12,345 in 2019.", 12_345, True),
        ("Westshire is home to approximately 71,000 10–17 year olds.", 71_000, True),
        ("Westshire has a population of 753,278 people.", 753_278, False),
        ("At 30 June 2019 the county had a population of 753,278.", 753_278, False),
    ],
)
def test_a_plain_sentence_counts(said: str, people: int, young: bool) -> None:
    found = _found(("plan", said))["westshire"]

    assert (found.people, found.young, found.source.quote) == (people, young, said)


@pytest.mark.parametrize(
    "said",
    [
        "The population of Westshire is projected to reach 794,046 by 2026.",
        "Westshire population estimate is 753-278, North Westshire 348,228.",
        "North Westshire has a population of 348,228.",
        "England has a population of 56 million.",
        "In Westshire 1,234 young people aged 10 to 17 were known to the police.",
        "The rate in Westshire was 344 per 100,000 population.",
        "Around 9.5% of the population of 753,278 in Westshire are aged 10-17.",
        "The population of Westshire grew by 12,000 between 2011 and 2019.",
        "There are 64,200 children and young people aged 0-19 in Westshire.",
        "Westshire Police serves a population of 1,200,000.",
        "The population is 753,278.",
    ],
)
def test_a_sentence_that_says_something_else_does_not(said: str) -> None:
    assert _found(("plan", said)) == {}


def test_the_latest_paper_counts_and_two_figures_of_one_paper_leave_none() -> None:
    old, new = "Westshire has a population of 700,000.", "Westshire has a population of 753,000."

    assert _found(("older", old), ("newer", new))["westshire"].people == 753_000
    assert _found(("plan", old), ("plan", new)) == {}


def test_children_of_one_area_are_not_set_beside_all_people_of_another() -> None:
    said = "There are 64,200 children aged 10-17 in Westshire. Eastport has a population of 202,000."

    assert set(_found(("plan", said), areas=("Westshire", "Eastport"))) == {"westshire"}
