"""What a paper says of itself."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from tests.extract.blocks import heading, items, paper, paragraph, table
from yjqa.extract.facts import describe
from yjqa.ingest import read


def test_two_areas_that_a_paper_joins_are_its_areas_and_their_joint_name_is_as_it_writes_it() -> None:
    document = paper(
        paragraph("Westshire County Council and Eastport City Council share one board."),
        paragraph("Westshire and Eastport Youth Offending Services work together. Eastport YOS leads on health."),
        paragraph("Reoffending in Westshire fell while in Eastport it rose. Eastport and Westshire agree."),
        title="Westshire and Eastport Joint Youth Justice Plan 2017/18",
    )

    facts = describe(document)

    assert facts.areas == ("Westshire", "Eastport")
    assert facts.joint_area == "Westshire and Eastport"


def test_a_council_that_is_only_mentioned_is_a_place_and_none_of_the_papers_areas() -> None:
    document = paper(
        paragraph("The London Borough of Marlow plans for its children. Marlow Council and Marlow YOS agree."),
        paragraph("Figures for Northmarch Borough Council are shown for comparison."),
        title="Marlow Youth Justice Plan 2021-22",
    )

    facts = describe(document)

    assert facts.areas == ("Marlow",)
    assert set(facts.places) == {"Northmarch", "Marlow"}


def test_a_title_in_capitals_names_its_area() -> None:
    facts = describe(paper(paragraph("Kellham Constabulary agreed."), title="KELLHAM YOUTH JUSTICE PLAN 2020/21"))

    assert facts.joint_area == "Kellham"


@pytest.mark.parametrize(
    ("title", "text", "area"),
    [
        ("Minutes", "Holmwick Youth Justice Management Board", "Holmwick"),
        ("HOLMWICK YOT MANAGEMENT BOARD", "Apologies were received.", "Holmwick"),
        ("Annual report", "Safer Holmwick Partnership", "Holmwick"),
        ("North Holm Community Safety Partnership", "Crime fell.", "North Holm"),
        ("Stoke-on-Marsh Youth Justice Plan", "Crime fell.", "Stoke-on-Marsh"),
        ("Vale of Orr Youth Justice Plan", "Crime fell.", "Vale of Orr"),
        ("Budget 2022/23", "Budget for the Borough of Holmwick 2022/23", "Holmwick"),
        ("Youth Justice Plan: Holmwick", "Children in Holmwick do well.", "Holmwick"),
        ("Holmwick Delivery Plan", "Holmwick and Derring Police work with us across Holmwick and beyond.", "Holmwick"),
        ("Minutes", "Rob Hill Youth Offending Service Manager", None),
        ("Schedule", "Schedule Council. Strategic Youth Offending Service.", None),
    ],
)
def test_the_name_in_a_body_that_a_paper_calls_itself_is_its_area(title: str, text: str, area: str | None) -> None:
    facts = describe(paper(paragraph(text), title=title))

    assert facts.joint_area == area


def test_the_area_of_the_title_wins_over_a_place_in_it_that_is_named_more_often() -> None:
    document = paper(
        *(paragraph("Kirby Youth Court sits at Kirby. Kirby Town Council helps.") for _ in range(12)),
        title="Holmwick Youth Justice Plan",
    )

    assert describe(document).areas == ("Holmwick",)


def test_an_area_that_only_the_files_name_and_a_place_in_a_sentence_tell_is_found() -> None:
    document = replace(
        paper(paragraph("Across Holmwick the numbers fell."), title="Quarter 3"), id="holmwick-report-q3"
    )

    assert describe(document).joint_area == "Holmwick"


def test_two_councils_in_a_title_are_both_the_papers() -> None:
    document = paper(paragraph("Holmwick pays. Derring pays."), title="Holmwick Council / Derring District Council")

    assert describe(document).areas == ("Holmwick", "Derring")


def test_words_of_bodies_and_regions_are_no_places() -> None:
    document = paper(
        paragraph("The Local Youth Justice Board met. Effective Youth Justice Services matter."),
        paragraph(
            "Rates for England and the South East are given. The Joint Police and National Probation teams agree."
        ),
    )

    assert describe(document).places == ()


@pytest.mark.parametrize(
    ("title", "year", "period"),
    [
        ("Westshire Youth Justice Plan 2017/18", "2017/18", "2017/18"),
        ("Westshire Youth Justice Plan 2017 – 18", "2017/18", "2017 – 18"),
        ("Westshire Youth Offending Service Plan 21-22", "2021/22", "21-22"),
        ("Westshire Youth Justice Strategy 2019-2022", None, "2019-2022"),
        ("Westshire Youth Justice Plan 2024-27", None, "2024-27"),
        ("Westshire Youth Justice Plan 2023/24 to 2025/26", None, "2023/24 to 2025/26"),
        ("Westshire Youth Justice Plan 2023 to 2024", "2023/24", "2023 to 2024"),
        ("Westshire board, 12-14 November", None, None),
        ("Westshire board, 10/04/05", None, None),
        ("Westshire Youth Justice Plan", None, None),
    ],
)
def test_the_year_of_a_paper_is_that_of_its_title(title: str, year: str | None, period: str | None) -> None:
    facts = describe(paper(paragraph("Words."), title=title))

    assert (facts.financial_year, facts.period) == (year, period)


@pytest.mark.parametrize(
    ("slug", "year"),
    [("holmwick-budget-2021-22", "2021/22"), ("holmwick-pack-2010-11", None), ("holmwick-2019-12-19", None)],
)
def test_a_paper_that_names_no_year_has_that_of_its_files_name_unless_it_may_be_a_month(
    slug: str, year: str | None
) -> None:
    assert describe(replace(paper(paragraph("Words.")), id=slug)).financial_year == year


def test_a_report_that_says_when_it_was_last_updated_is_of_that_day() -> None:
    document = paper(
        paragraph("Inspection report published 16 January 2024. Plan last updated 9 May 2024 by the manager."),
        title="Holmwick Improvement Plan",
    )

    assert describe(document).date == datetime.date(2024, 5, 9)


def test_a_plan_without_years_in_its_title_has_the_year_that_its_headings_look_ahead_to() -> None:
    document = paper(
        heading("Background"),
        paragraph(
            "This report describes the Westshire Youth Justice Plan 2017/18. Performance in 2016/17 is reviewed."
        ),
        heading("Structure and governance"),
        heading("Resources and value for money"),
        heading("Contributions in 2016/17"),
        heading("Risks to future delivery"),
        heading("Service priorities 2017/18"),
        title="Background",
    )

    assert describe(document).financial_year == "2017/18"


@pytest.mark.parametrize(
    ("kind", "title", "blocks"),
    [
        (
            "plan",
            "Westshire",
            [
                heading("Vision"),
                heading("Structure and governance"),
                heading("Partnership arrangements"),
                heading("Risks to delivery"),
            ],
        ),
        (
            "minutes",
            "Westshire Board",
            [paragraph("Minutes of the meeting"), paragraph("Present: Rob Hill"), paragraph("ACTION: RH to write")],
        ),
        (
            "report",
            "Offenders",
            [paragraph("To: The Board"), paragraph("From: Chief Executive"), heading("Recommendation")],
        ),
        (
            "pack",
            "Westshire Board",
            [
                heading("Agenda"),
                heading("Minutes of the last meeting"),
                heading("Purpose"),
                paragraph("The purpose of this report is to inform."),
                heading("Purpose"),
                paragraph("The purpose of this report is to ask."),
            ],
        ),
        ("other", "A leaflet", [paragraph("Come and see us.")]),
    ],
)
def test_the_kind_of_a_paper_is_told_by_what_it_holds(kind: str, title: str, blocks: list) -> None:
    assert describe(paper(*blocks, title=title)).document_kind == kind


def test_a_packs_date_is_the_one_that_its_reports_bear_though_minutes_of_another_day_come_first() -> None:
    document = paper(
        paragraph("Wednesday 10th July, 13:30 – 15:30"),
        heading("Dates for future meetings"),
        *items("Wednesday 23rd October 2019", "Tuesday 21st January 2020", "Tuesday 21st April 2020"),
        heading("Minutes"),
        paragraph("Wednesday 10th April 2019, 14:00"),
        table(("Report of Rob Hill",), ("10 July 2019",), header_rows=0),
        heading("Purpose"),
        paragraph("The purpose of this report is to inform."),
        table(("Report of Helen Duffy",), ("10 July 2019",), header_rows=0),
        heading("Purpose"),
        paragraph("The purpose of this report is to ask."),
        title="Board",
    )

    assert describe(document).date == datetime.date(2019, 7, 10)


def test_every_format_of_a_real_paper_gives_the_same_facts(real_papers: Path) -> None:
    for stem in ("bcb-offenders-2019-12-19", "cambs-pboro-plan-2017-18"):
        facts = [describe(read(real_papers / f"{stem}.{kind}")) for kind in ("txt", "docx", "pdf")]

        assert len({(f.document_kind, f.areas, f.joint_area, f.financial_year, f.date) for f in facts}) == 1
        assert len(facts[0].areas) == 2
