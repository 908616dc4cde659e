"""Figures of sentences against the tables, charts and other sentences of one paper."""

import pytest

from tests.checks.disagreeing import a_plan, found
from tests.extract.small_papers import heading, paragraph, table

CONTRIBUTIONS = table(
    ("Partner", "Cash", "In kind", "Total"),
    ("Westshire Council", "£789,501", "£0", "£789,501"),
    ("Westshire Police", "£0", "£92,350", "£92,350"),
    ("Police and Crime Commissioner", "£127,296", "£0", "£127,296"),
    ("Probation Service", "£10,000", "£61,480", "£71,480"),
    ("Youth Justice Board grant", "£528,484", "£0", "£528,484"),
    ("Turnaround", "£36,600", "£0", "£36,600"),
    ("Total", "£1,491,881", "£153,830", "£1,645,711"),
    caption="Table 1: Contributions to the pooled budget 2021/22",
)
INDICATORS = table(
    ("Indicator", "Westshire", "South East", "England"),
    ("First time entrants per 100,000 (Jan - Dec 2020)", "172", "160", "167"),
    ("Reoffending: binary rate (Jul 2018 - Jun 2019)", "33.4%", "34.1%", "37.7%"),
    ("Use of custody per 1,000 (2020/21)", "0.16", "0.25", "0.36"),
    ("Children in suitable accommodation (2020/21)", "88%", "85%", "84%"),
    caption="Table 2: Key performance indicators",
)
ENTRANTS = table(
    ("Year", "2018/19", "2019/20", "2020/21"),
    ("Number of first time entrants", "140", "121", "98"),
    caption="Table 3: First time entrants over the years",
)


@pytest.mark.parametrize(
    ("sentence", "printed", "computed"),
    [
        ("The police contribution for 2021/22 is £95,350.", "£95,350", "£92,350"),
        ("Westshire Police contributes £95,230 in kind.", "£95,230", "£92,350"),
        ("The Police and Crime Commissioner contributed £127,926 to the pooled budget.", "£127,926", "£127,296"),
        ("£127,692 came from the Police and Crime Commissioner.", "£127,692", "£127,296"),
        ("Turnaround funding for 2021/22 is £33,600.", "£33,600", "£36,600"),
        ("Probation gives £10,000 in cash and £61,840 in kind.", "£61,840", "£61,480"),
        ("The Council pays £789,501 and the Commissioner £172,296.", "£172,296", "£127,296"),
        ("The police contribution rose from £90,000 to £93,250 in 2021/22.", "£93,250", "£92,350"),
        ("The service has a total budget of £1,654,711 in 2021/22.", "£1,654,711", "£1,645,711"),
        ("Partners contributed £1,519,881 in cash.", "£1,519,881", "£1,491,881"),
        ("The total budget for 2021/22 is £1.75m.", "£1,750,000", "£1,645,711"),
    ],
)
def test_a_sum_that_the_table_gives_otherwise_is_told_with_both(sentence: str, printed: str, computed: str) -> None:
    (finding,) = found(a_plan(CONTRIBUTIONS, paragraph(sentence)))

    assert (finding.check, finding.printed, finding.computed) == ("disagreement", printed, computed)
    assert printed in finding.message and computed in finding.message
    assert finding.sources[0].quote == sentence
    assert finding.sources[1].table is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "The police contribution for 2021/22 is £92,350.",
        "The YJB grant for 2021/22 is around £530,000.",
        "The YJB grant for 2021/22 is £528k.",
        "The total budget for 2021/22 is £1.65m.",
        "Probation contributes £71,480, of which £61,480 is in kind.",
        "Partners other than the YJB contributed £1,117,227.",
        "The total budget for 2020/21 was £1,610,000.",
        "Last year the police contributed £90,100.",
        "The police contribution fell by £84,200.",
        "The police have paid £95,000 for a new post.",
        "The Police and Crime Commissioner gives a further £120,000 for a mentor.",
        "The remand grant for 2021/22 is £488,204.",
        "Total staffing costs are £1,600,000.",
        "Police would have to contribute £110,000 if the post were filled.",
        "The Council will invest £800,000 in new buildings.",
        "The Council's contribution is £720,000 lower than it would be.",
        "The police contribution and the use of reserves come to £99,350.",
    ],
)
def test_a_sum_that_agrees_or_is_another_is_left_alone(sentence: str) -> None:
    assert found(a_plan(CONTRIBUTIONS, paragraph(sentence))) == []


@pytest.mark.parametrize(
    ("sentence", "printed", "computed"),
    [
        (
            "In January to December 2020 Westshire had a first time entrant rate of 127 per 100,000.",
            "127 per 100,000",
            "172 per 100,000",
        ),
        ("The binary rate for Jul 2018 - Jun 2019 was 34.3% in Westshire.", "34.3%", "33.4%"),
        ("The binary reoffending rate for Westshire is 35.4%, below England's 37.7%.", "35.4%", "33.4%"),
        ("Custody: the rate in 2020/21 was 0.19 per 1,000 in Westshire.", "0.19 per 1,000", "0.16 per 1,000"),
        ("There were 89 first time entrants in 2020/21.", "89", "98"),
        ("In 2020/21, 78% of children were in suitable accommodation.", "78%", "88%"),
    ],
)
def test_a_rate_that_the_table_gives_otherwise_is_told_with_both(sentence: str, printed: str, computed: str) -> None:
    (finding,) = found(a_plan(INDICATORS, ENTRANTS, paragraph(sentence)))

    assert (finding.check, finding.printed, finding.computed) == ("disagreement", printed, computed)
    assert finding.sources[0].quote == sentence
    assert finding.sources[1].table is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "The binary rate for Jul 2018 - Jun 2019 was around 33% in Westshire.",
        "The binary rate for Jul 2017 - Jun 2018 was 36% in Westshire.",
        "There were 98 first time entrants in 2020/21, of whom 80 were boys.",
        "Of the first time entrants in 2020/21, 80 were boys.",
        "In 2020/21, 78% of girls were in suitable accommodation at the end of their order.",
        "Our target for 2020/21 was a first time entrant rate of 150 per 100,000.",
        "The number of first time entrants fell by 73 in 2020/21.",
    ],
)
def test_a_rate_that_agrees_or_is_another_is_left_alone(sentence: str) -> None:
    assert found(a_plan(INDICATORS, ENTRANTS, paragraph(sentence))) == []


def test_two_sentences_that_give_one_rate_of_a_year_differently_are_told() -> None:
    (finding,) = found(
        a_plan(
            paragraph("In 2020/21 the binary reoffending rate in Westshire was 33.4%."),
            heading("Conclusion"),
            paragraph("The binary reoffending rate in Westshire was 34.3% in 2020/21."),
        )
    )

    assert {finding.printed, finding.computed} == {"34.3%", "33.4%"}


COMPARED = "For Jan - Dec 2020 the first time entrant rate in Westshire was 172 per 100,000 against {} in {} and 167 in England."


def test_a_figure_for_another_region_than_in_the_table_is_told_once() -> None:
    (finding,) = found(a_plan(INDICATORS, paragraph(COMPARED.format(160, "the South West"))))

    assert (finding.printed, finding.computed) == ("South West", "South East")


def test_other_names_of_one_region_are_no_other_region() -> None:
    assert found(a_plan(INDICATORS, paragraph(COMPARED.format(160, "the South East Region")))) == []


def test_one_of_several_figures_side_by_side_that_differs_is_told_once() -> None:
    (finding,) = found(a_plan(INDICATORS, paragraph(COMPARED.format(166, "the South East"))))

    assert finding.printed.startswith("166")
    assert finding.computed is not None and finding.computed.startswith("160")


def test_a_chart_whose_words_stand_as_paragraphs_is_read_like_a_table() -> None:
    (finding,) = found(
        a_plan(
            paragraph("172 160"),
            paragraph("167"),
            paragraph("Westshire Eastern England"),
            paragraph(COMPARED.format(160, "the South East")),
        )
    )

    assert (finding.printed, finding.computed) == ("South East", "Eastern")


@pytest.mark.parametrize(
    ("first", "second", "printed"),
    [
        ("The partnership's pooled budget for 2021/22 is £1.42m.", "The pooled budget is £1,450,300 in 2021/22.", "£1,450,300"),
        ("The police contribution for 2021/22 is £95,000.", "The police contribute £59,000 in 2021/22.", "£59,000"),
    ],
)  # fmt: skip
def test_two_sentences_that_give_one_sum_differently_are_told(first: str, second: str, printed: str) -> None:
    (finding,) = found(a_plan(paragraph(first), heading("Conclusion"), paragraph(second)))

    assert finding.printed == printed
    assert [source.quote for source in finding.sources] == [second, first]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The partnership's pooled budget for 2021/22 is £1.45m.", "The pooled budget is £1,450,300 in 2021/22."),
        ("The police contribution for 2021/22 is £95,000.", "The police contribution for 2020/21 was £92,000."),
        ("The police contribution for 2021/22 is £95,000.", "The police contribute £92,000 in kind in 2021/22."),
        ("The Youth Justice Board grant for 2021/22 is £528,484.", "The remand grant for 2021/22 is £508,484."),
    ],
)
def test_two_sentences_about_two_sums_are_left_alone(first: str, second: str) -> None:
    assert found(a_plan(paragraph(first), heading("Conclusion"), paragraph(second))) == []
