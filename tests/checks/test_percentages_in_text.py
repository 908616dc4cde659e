"""Percentages in sentences, charts, lists and legends against the figures beside them."""

from pathlib import Path

import pytest

from tests.extract.small_papers import a_document, heading, item, paragraph, table
from yjqa.checks.material import Material
from yjqa.checks.percentages import find
from yjqa.document import Block
from yjqa.extract.facts import describe
from yjqa.reading import read_paper
from yjqa.records import Finding


def found(*blocks: Block) -> list[Finding]:
    document = a_document(*blocks)
    return list(find(Material(document, describe(document), ())))


@pytest.mark.parametrize(
    ("text", "printed", "computed"),
    [
        ("In Westshire 72 of 205 children reoffended within a year, which is 38.1%.", "38.1%", "35.1%"),
        ("Of 164 children supervised, 50 were out of school (40.5%).", "40.5%", "30.5%"),
        ("There were 46 referrals, of which 21 (50%) came from schools.", "50%", "45.7%"),
        ("There were 24 assessments, 16 of which were on time (75%).", "75%", "66.7%"),
        ("Prevention is 54.0% of all open work: 149 cases of 331.", "54.0%", "45%"),
        ("At the end of the order 74.4% (10 of 14) had a place.", "74.4%", "71.4%"),
        ("Assessments on time: 75% (16/24)", "75%", "66.7%"),
        ("There were 57 (25%) of the 392 children in care.", "25%", "14.5%"),
        ("Nine of twelve recommendations (85%) are complete.", "85%", "75%"),
        ("£45,000 (15%) of the £225,000 budget has been spent.", "15%", "20%"),
        ("Half of the children (12 of 50) were girls.", "Half", "24%"),
        ("The caseload fell from 130 in 2018/19 to 112 in 2019/20, a reduction of 18%.", "18%", "13.8%"),
        ("Reports had risen by 42% since the spring, from 58 to 72 a month.", "42%", "24.1%"),
        ("There were 112 offences compared with 98 last year, an increase of 24%.", "24%", "14.3%"),
        ("Entrants fell from 72 in 2021 to 61 in 2022, by 18%.", "18%", "15.3%"),
        ("A place was offered in 120 cases, and 48 took it up, or 48%.", "48%", "40%"),
        (
            "It was 29% in Eastport (26 of 90), 33% in Westshire (19 of 57) and 43% in Northmarch (15 of 44).",
            "43%",
            "34.1%",
        ),
        ("The grant rises by £44,273 (9.5%), to £636,514.", "9.5%", "7.5%"),
        ("Engagement rose from 40% to 50%, an increase of 15%.", "15%", "25%"),
        ("Of 34 children 11 had a plan (32%), 9 a tutor (36%) and 15 neither (44%).", "36%", "26.5%"),
        ("Of the 58 carers asked 45 came within ten days (68%).", "68%", "77.6%"),
        ("Fifty-two per cent of the 210 children were aged 16 or 17 (130).", "Fifty-two per cent", "61.9%"),
        (
            "Moves fell from 46 to 41 (15 to 13 per cent of all), and 5 fewer is a fall of 18 per cent.",
            "18 per cent",
            "10.9%",
        ),
        ("62% were girls, 14% boys, 20% younger and the remaining 14% older.", "62%, 14%, 20%, 14%", "110%"),
    ],
)
def test_a_percentage_that_its_own_sentence_contradicts_is_told(text: str, printed: str, computed: str) -> None:
    (finding,) = found(paragraph(text))

    assert finding.check == "percentage"
    assert (finding.printed, finding.computed) == (printed, computed)
    assert finding.sources[0].quote == text


@pytest.mark.parametrize(
    "text",
    [
        "In Westshire 72 of 205 children reoffended within a year, which is 35.1%.",
        "Engagement rose from 40% to 50%, an increase of 10%.",
        "Engagement rose from 40% to 50%, an increase of 25%.",
        "Around 40 of 90 children (50%) came.",
        "Over 50% of children (14 of 40) came.",
        "40 of 50 cases (80%) met the standard, up from 70%.",
        "30 of the 41 children (of whom 60% were in care) had a place.",
        "First time entrants fell from 120 to 96, better than the 10% reduction target.",
        "The number fell from 120 to 96 against a national fall of 12%.",
        "Of 40 children, 30 were screened and of these 12 (40%) had a need.",
        "The budget is £1.2m, of which £0.9m (70%) is for staff.",
        "In 10 of 12 months, 95% of panels met on time.",
        "5 of 6 meetings (83%) and 2 of 3 meetings (66%) were held.",
        "12 of 40 children (30%, compared with 45% in England) agreed.",
        "Action 3 of 12 (50%) is under way.",
        "1 in 5 (20%) of 45 children said so.",
        "Offending fell by 20% among children from 10 to 17.",
        "The age rose from 14 to 15, and there was a 30% increase in girls.",
        "Posts went from 12 to 15, a 30% reduction in vacancies.",
        "3 of the 12 schools took part, and attendance was good (91%).",
        "Of 24 children, 6 were in care, in line with the county (24%).",
        "Of the 58 carers asked 45 came within ten days (78%).",
        "12 of the 40 boys and 9 of the 20 girls came (35%).",
        "In 80% of the 45 meetings the chair (1) was present.",
        "Visits fell from 40 to 30, and 10 fewer than planned is 20%.",
        "9 of 212 bills were paid after 30 days (4.2%), against 17 of 198 a year before (8.6%).",
        "Thefts fell by 26% but as a share of all offences only from 6.3% to 5.7%.",
        "The caseload fell from 50 to 44 (12%) whereas posts fell by 5%, from 40 to 38.",
        "There were 200 referrals, of which 80 (40%) came from schools and 20 (25% of those) came twice.",
        "Of 210 children aged 10 to 17, 130 were 16 or over (62%).",
        "Offences with a knife were 14, against 19 last year. They fell by 26% from 246 to 301 in all.",
        "Referrals rose by 5% in the year from 1 April 2019 to 31 March 2020.",
        "It was in Eastport (19 of 44) 43%, in Westshire (15 of 50) 30% and in Northmarch (8 of 20) 40%.",
        "A place was offered in 120 cases, and 48 took it up, or 40%; 30 of them (63%) stayed.",
        "There were 120 boys, and 48 girls (29%) came.",
    ],
)
def test_percentages_that_are_right_rounded_or_of_something_else_give_no_finding(text: str) -> None:
    assert found(paragraph(text)) == []


def test_a_change_reckoned_of_the_later_figure_is_told_with_that_cause() -> None:
    (finding,) = found(paragraph("Offences rose from 48 to 60, an increase of 20%."))

    assert finding.computed == "25%"
    assert "of the later figure" in finding.message


def test_a_small_slip_is_less_sure_than_a_large_one() -> None:
    (small,) = found(paragraph("11 of the 34 children had a plan (31.4%)."))
    (large,) = found(paragraph("11 of the 34 children had a plan (52.4%)."))

    assert small.confidence < 0.5 < 0.8 <= large.confidence


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("The service worked with 152 children. Of these, 38 children (35%) had a worker and 61 (40%) a plan.", "25%"),
        ("The board met 40 parents. Of them, 10 (35%) were unhappy.", "25%"),
    ],
)
def test_parts_of_what_the_sentence_before_counted_are_held_against_it(text: str, computed: str) -> None:
    (finding,) = found(paragraph(text))

    assert (finding.printed, finding.computed) == ("35%", computed)
    assert finding.confidence < 0.8


@pytest.mark.parametrize(
    "text",
    [
        "The service worked with 152 children. Of these, 38 (25%) had a worker and 61 (40%) a plan.",
        "There were 80 leavers, 60 of them girls. Of these, 45 (75%) had a place.",
        "There were 60 cases in the year. Of these 40, 10 (25%) were new.",
        "The year saw 120 offences. Of these children, 9 (20%) were girls.",
        "There were 60 cases in 4 teams. They led to 38 visits (35%).",
    ],
)
def test_parts_of_something_else_than_the_sentence_before_counted_give_no_finding(text: str) -> None:
    assert found(paragraph(text)) == []


def test_a_cost_for_one_that_its_sum_and_number_do_not_make_is_told_where_another_is_right() -> None:
    (finding,) = found(
        paragraph(
            "The cost per child was £2,130 in Eastport (£26,400 for 12 children) and £1,500 in Northmarch (£30,000 for 20)."
        )
    )

    assert (finding.printed, finding.computed) == ("£2,130", "£2,200")


@pytest.mark.parametrize(
    "text",
    [
        "The cost per child was £2,200 in Eastport (£26,400 for 12 children) and £1,500 in Northmarch (£30,000 for 20).",
        "The cost per child was £900 in Eastport (£26,400 for 12 children) and £800 in Northmarch (£30,000 for 20).",
        "Each had £500 left (£9,000 for 3 posts) and £4,000 in hand (£8,000 for 2).",
    ],
)
def test_costs_for_one_that_are_right_or_all_of_something_else_give_no_finding(text: str) -> None:
    assert found(paragraph(text)) == []


def test_a_claim_is_only_sure_where_part_and_whole_stand_side_by_side() -> None:
    (close,) = found(paragraph("50 of the 164 children (40.5%) were out of school."))
    (far,) = found(paragraph("Of 164 children supervised, 50 were out of school (40.5%)."))

    assert far.confidence < 0.8 < close.confidence


def test_a_slice_of_a_chart_is_held_against_what_the_slices_add_up_to() -> None:
    slices = ("140, 31%", "126, 28%", "90, 20%", "54, 22%", "27, 6%", "13, 3%")

    (finding,) = found(*map(paragraph, slices), paragraph("Cautions Orders Custody"))

    assert (finding.printed, finding.computed) == ("54, 22%", "12%")
    assert "450" in finding.message


def test_a_slice_one_unit_too_large_is_only_worth_a_look() -> None:
    (finding,) = found(paragraph("141, 30% 119, 26% 92, 20% 61, 13% 29, 6% 16, 3% 6, 2%"))

    assert (finding.printed, finding.computed) == ("6, 2%", "1.3%")
    assert finding.confidence < 0.5
    assert "come to 100" in finding.message


def test_the_items_of_a_list_are_held_against_a_number_said_before_them() -> None:
    items = ("Special needs: 40 (62%)", "Mental health: 30 (56%)", "Housing: 5 (8%)", "Substance misuse: 35 (54%)")

    (finding,) = found(paragraph("The needs of the 65 children were:"), *map(item, items))

    assert (finding.printed, finding.computed) == ("30 (56%)", "46.2%")


def test_answers_that_may_be_given_together_need_not_come_to_a_hundred() -> None:
    items = ("Special needs: 40 (62%)", "Mental health: 30 (46%)", "Housing: 5 (8%)", "Substance misuse: 35 (54%)")

    assert found(*map(item, items)) == []


def test_a_rating_whose_bands_leave_a_percentage_out_is_one_finding_of_low_confidence() -> None:
    rows = [("Over 85%", "Met"), ("65 – 84%", "Nearly met"), ("Less than 65%", "Not met")]

    (finding,) = found(table(("Rating", "Meaning"), *rows))

    assert finding.computed == "85% falls in no band"
    assert finding.confidence < 0.5
    assert [source.quote for source in finding.sources] == ["Over 85%", "65 – 84%", "Less than 65%"]


@pytest.mark.parametrize(
    "bands",
    [("85% and above", "65% to 84%", "below 65%"), ("90-100%", "50-90%", "0-50%"), ("Above 90%", "Below 40%")],
)
def test_bands_that_follow_on_one_another_or_make_no_legend_give_no_finding(bands: tuple[str, ...]) -> None:
    assert found(*map(paragraph, bands)) == []


def test_percentages_said_of_one_thing_that_are_shares_of_another_are_told() -> None:
    (finding,) = found(
        heading("Caseload"),
        paragraph("There were 459 active programmes for a total of 392 children."),
        paragraph("57 35 300"),
        paragraph("Of programmes that began, 15% were for children in care whilst a further 9% had been in care."),
    )

    assert (finding.printed, finding.computed) == ("15% and 9%", "12.4% and 7.6%")
    assert "392 children" in finding.message


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_the_percentages_of_a_real_plan_are_found_in_each_of_its_forms(real_papers: Path, form: str) -> None:
    path = real_papers / f"cambs-pboro-plan-2017-18.{form}"
    paper = read_paper(path, None, None, ocr=False, max_bytes=10**8, max_pages=500)
    told = {finding.printed: finding.computed for finding in paper.findings if finding.check == "percentage"}

    assert {"62%", "76%", "38%", "100%", "6, 2%", "15% and 9%"} <= set(told)
    assert {"40%, 22%, 62%, 100%, 100%", "60%, 76%, 38%, 0%, 100%"} <= set(told)
    assert (told["62%"], told["76%"], told["38%"], told["100%"]) == ("58.5%", "77.6%", "41.5%", "41.2%")
    assert "85% falls in no band" in told.values()
    assert len(told) == 9


def test_the_sample_papers_hold_one_wrong_percentage(corpus: Path) -> None:
    told = [
        finding.printed
        for path in sorted(corpus.iterdir())
        if path.is_file() and path.name != "README.md"
        for finding in read_paper(path, None, None, ocr=False, max_bytes=10**8, max_pages=500).findings
        if finding.check == "percentage"
    ]

    assert told == ["38.1%"]


def test_a_sentence_longer_than_people_write_is_not_read() -> None:
    wrong = "in one town 16 of 24 children (75%) stayed on"

    assert len(found(paragraph(f"We saw that {wrong}."))) == 1
    assert found(paragraph(f"We saw that {', and that '.join([wrong] * 1000)}.")) == []
