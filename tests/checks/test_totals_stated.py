"""Totals that a sentence states, against the parts that stand with it."""

import pytest

from tests.extract.small_papers import a_document, heading, item, paragraph, table
from yjqa.checks.material import Material
from yjqa.checks.totals import find
from yjqa.document import Block
from yjqa.extract.facts import describe
from yjqa.records import Finding

GRANTS = ("£10,250 to the youth club", "£15,500 to the mentors", "£5,500 to the school")


def found(*blocks: Block) -> list[Finding]:
    document = a_document(heading("Resources"), *blocks)
    return list(find(Material(document, describe(document), ())))


@pytest.mark.parametrize(
    "sentence",
    [
        "The budget is a total of £75,000, made up of £40,000 from the council, £20,000 from the police and £14,000 from health.",
        "The council gives £40,000, the police £20,000 and health £14,000, a total of £75,000.",
        "The council gives £40,000, the police £20,000 and health £14,000, £75,000 in total.",
    ],
)
def test_a_sentence_whose_parts_come_to_something_else_is_told(sentence: str) -> None:
    (finding,) = found(paragraph(sentence))

    assert (finding.check, finding.printed, finding.computed) == ("total", "£75,000", "£74,000")
    assert "£40,000, £20,000 and £14,000 come to £74,000 (£1,000 less)" in finding.message
    assert finding.sources[0].quote == sentence


def test_a_list_is_added_up_where_each_item_has_one_sum() -> None:
    (finding,) = found(paragraph("Grants with a total of £31,520 were awarded:"), *map(item, GRANTS))

    assert (finding.printed, finding.computed) == ("£31,520", "£31,250")
    assert [source.quote for source in finding.sources[1:]] == list(GRANTS)
    assert found(paragraph("Grants with a total of £31,250 were awarded:"), *map(item, GRANTS)) == []
    assert found(paragraph("Grants with a total of £31,520 were awarded:"), *map(item, GRANTS), item("advice")) == []


def test_a_list_of_some_of_the_parts_is_not_added_up() -> None:
    assert found(paragraph("Grants with a total of £31,520 were awarded, including:"), *map(item, GRANTS)) == []


def test_a_table_without_a_total_is_set_against_the_sentence_above_it() -> None:
    rows = table(("Body", "Grant (£)"), ("Club", "£10,250"), ("Mentors", "£15,500"), ("School", "£5,500"))

    (finding,) = found(paragraph("This year the fund gives out a total of £31,520."), rows)

    assert finding.computed == "£31,250"
    assert [source.quote for source in finding.sources[1:]] == ["£10,250", "£15,500", "£5,500"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The total cost of £75,000 includes £40,000 for staff and £20,000 for rent.",
        "The council gives £40,000 and the police £20,500 towards a total of £61,500.",
        "The council gives £40,000 and the police £20,500, a quarter of a total of £242,000.",
        "The council gives £40,120 and the police £20,450, about £60,000 in total.",
        "The council gives £40,120 and the police £20,450, a total of £60,600.",
        "Spending rose from £40,000 to £61,500 in total.",
    ],
)
def test_parts_that_are_not_all_and_round_totals_are_left_alone(sentence: str) -> None:
    assert found(paragraph(sentence)) == []
