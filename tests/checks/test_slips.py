"""Figures of sentences that a table or chart gives with other digits, where the sentence names its row."""

import pytest

from tests.checks.disagreeing import a_plan, found
from tests.extract.small_papers import heading, paragraph, table

MONEY = (
    table(
        ("Funder", "Cash", "In kind", "Total"),
        ("Westshire Council", "£612,480", "£48,250", "£660,730"),
        ("Police", "-", "£94,650", "£94,650"),
        ("Police and Crime Commissioner", "£71,520", "-", "£71,520"),
        ("Youth Justice Board grant", "£498,315", "-", "£498,315"),
        ("Total", "£1,182,315", "£142,900", "£1,325,215"),
        caption="Table 1: What partners give 2021/22",
    ),
    table(
        ("", "Reserve"),
        ("Opening balance 1 April 2020", "£118,240"),
        ("Used for mentoring", "(£12,000)"),
        ("Closing balance 31 March 2021", "£106,240"),
        caption="Table 2: Reserve",
    ),
)
PERFORMANCE = (
    heading("Performance"),
    table(
        ("Measure", "2018/19", "2019/20", "2020/21"),
        ("First time entrants", "164", "141", "118"),
        ("Rate per 100,000", "324", "277", "231"),
        caption="Table 3: First time entrants",
    ),
    table(
        ("Area", "Younger", "Older", "All ages"),
        ("Northam", "70", "128", "198"),
        ("Fordley", "40", "73", "113"),
        caption="Table 4: Children worked with 2020/21",
    ),
    table(
        ("", "Oct", "Nov", "Average"),
        ("Practitioners", "9", "8", "8.5"),
        ("Cases each", "7.9", "8.3", "8.1"),
        caption="Table 5: Caseload by month",
    ),
)


@pytest.mark.parametrize(
    ("sentence", "printed", "computed"),
    [
        ("The police second staff who are worth £96,450 to us.", "£96,450", "£94,650"),
        ("At the year end a closing balance of £160,240 was left in the reserve.", "£160,240", "£106,240"),
        ("The Commissioner, whose money is reviewed each spring, gives £75,120.", "£75,120", "£71,520"),
        ("Youth Justice Board money makes up £489,315 of the pool.", "£489,315", "£498,315"),
    ],
)
def test_a_sum_with_swapped_digits_is_told_beside_the_row_that_is_named(
    sentence: str, printed: str, computed: str
) -> None:
    (finding,) = found(a_plan(*MONEY, paragraph(sentence)))

    assert (finding.check, finding.printed, finding.computed) == ("disagreement", printed, computed)
    assert finding.sources[0].quote == sentence
    assert finding.sources[1].table is not None


@pytest.mark.parametrize(
    ("sentence", "printed", "computed"),
    [
        ("First time entrants stood at 146 in 2018/19 and fell after that.", "146", "164"),
        ("Of the children worked with in 2020/21, 131 were in Fordley.", "131", "113"),
        ("Of the children worked with in 2020/21, 103 were in Fordley.", "103", "113"),
        ("The average caseload of 8.4 is low for a service of this kind.", "8.4", "8.1"),
        ("Our rate of 237 per 100,000 in 2020/21 is above that of England.", "237 per 100,000", "231 per 100,000"),
    ],
)
def test_a_performance_figure_with_another_digit_is_told_beside_its_row(
    sentence: str, printed: str, computed: str
) -> None:
    (finding,) = found(a_plan(*PERFORMANCE, paragraph(sentence)))

    assert (finding.printed, finding.computed) == (printed, computed)


@pytest.mark.parametrize(
    "sentence",
    [
        "The police second staff who are worth £94,650 to us.",
        "The police gave £96,450 in 2019/20, before one post was cut.",
        "Around £96,000 of police time is counted.",
        "The closing balance is expected to be £160,240 next year.",
        "The closing balance had been £160,240 the year before.",
        "The total of all grants outside the pool is £1,225,215.",
        "First time entrants numbered 181 in 2016/17.",
        "In 2020/21 there were 181 first time entrants who were boys.",
        "The target for 2020/21 was 128 first time entrants.",
        "Provisional data for 2020/21 give 181 first time entrants.",
        "First time entrants of 2018/19 are now put at 146 instead of 164.",
        "England's rate was 273 per 100,000 in 2019/20.",
        "A rate of 213 per 100,000 in England in 2020/21 is lower.",
        "The service has 24.6 posts and 5.8 vacancies.",
        "Of 246 offences 118 were proven.",
    ],
)
def test_another_figure_than_the_tables_is_not_told(sentence: str) -> None:
    assert found(a_plan(*MONEY, *PERFORMANCE, paragraph(sentence))) == []


def test_a_row_that_has_lost_its_columns_is_compared_too() -> None:
    rows = ("Opening balance 1 April 2020 118,240 52,310", "Closing balance 31 March 2021 125,070 51,646")

    (finding,) = found(
        a_plan(*map(paragraph, rows), paragraph("The closing balance of £152,070 is within the limits."))
    )

    assert (finding.printed, finding.computed) == ("£152,070", "£125,070")
    assert finding.sources[1].quote == rows[1]


def test_a_bar_of_a_chart_is_compared_with_the_sentence_of_its_year() -> None:
    bars = ("Custody rate per 1,000", "0.31", "0.27", "0.12", "2018/19 2019/20 2020/21")

    (finding,) = found(
        a_plan(*map(paragraph, bars), paragraph("The custody rate fell to 0.21 per 1,000 in 2020/21, as hoped."))
    )

    assert (finding.printed, finding.computed) == ("0.21 per 1,000", "0.12 per 1,000")


def test_a_whole_that_is_not_its_parts_is_told() -> None:
    (finding,) = found(a_plan(paragraph("There were 311 children on our books: 198 in Northam and 103 in Fordley.")))

    assert (finding.printed, finding.computed) == ("311", "301")


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 311 children on our books: 198 in Northam and 113 in Fordley.",
        "There were 311 children on our books, including 198 in Northam and 103 in Fordley.",
        "We saw 311 children: 45 on bail and 120 on orders.",
        "Payments of £312,900 were made: £178,400 to Northam and £134,500 to Fordley.",
    ],
)
def test_parts_that_are_all_or_need_not_be_are_not_told(sentence: str) -> None:
    assert found(a_plan(paragraph(sentence))) == []


BARS = (
    "Figure 1: Nights by placement",
    "Foster care 92",
    "Secure home 31",
    "Young offender institution 79",
    "Centre 18",
)


def test_a_bar_that_keeps_a_chart_from_its_whole_is_told() -> None:
    (finding,) = found(
        a_plan(*map(paragraph, BARS), paragraph("Of the 214 nights 73 were in young offender institutions."))
    )

    assert (finding.printed, finding.computed) == ("79", "73")


@pytest.mark.parametrize(
    "sentence",
    [
        "Of the 220 nights 79 were in young offender institutions.",
        "Of the 220 nights 73 were those of one child.",
        "In the year before there were 214 nights.",
    ],
)
def test_a_chart_that_comes_to_its_whole_is_not_told(sentence: str) -> None:
    assert found(a_plan(*map(paragraph, BARS), paragraph(sentence))) == []
