"""Performance figures out of sentences and tables."""

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.extract.ruled import ruled
from tests.extract.small_papers import a_document, heading, item, paragraph
from yjqa.document import Block
from yjqa.extract.facts import Facts, describe
from yjqa.extract.kpis import find_kpis
from yjqa.ingest import read
from yjqa.records import Kpi

SHARED = Path(__file__).parents[2].parent / "shared"
FACTS = Facts(
    document_kind="plan",
    areas=("Westshire", "Eastport"),
    joint_area="Westshire and Eastport",
    places=("Westshire", "Eastport"),
)


def kpis_of(*blocks: Block) -> list[Kpi]:
    return list(find_kpis(a_document(*blocks), FACTS))


def said(kpi: Kpi) -> tuple[str, str | None, float, str]:
    return kpi.indicator_canonical, kpi.area, float(kpi.value), kpi.unit


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "The latest first-time entrant period is Jan - Dec 18. Westshire had a rate of 251 per 100,000 population, "
            "compared to 262 per 100,000 for the North West and 273 per 100,000 for England.",
            [
                ("first_time_entrants", "Westshire", 251, "per_100000"),
                ("first_time_entrants", "North West", 262, "per_100000"),
                ("first_time_entrants", "England", 273, "per_100000"),
            ],
        ),
        (
            "Eastport had a binary rate of 41.5%, against 38.2% for the statistical neighbours. The frequency rate "
            "(re-offenders only) was 3.18 for Eastport. In Westshire there was an average of 4.4 reoffences per reoffender.",
            [
                ("reoffending_binary", "Eastport", 41.5, "percent"),
                ("reoffending_binary", "Eastport statistical neighbours", 38.2, "percent"),
                ("reoffences_per_reoffender", "Eastport", 3.18, "ratio"),
                ("reoffences_per_reoffender", "Westshire", 4.4, "ratio"),
            ],
        ),
        (
            "Reoffending compares well with the national average (38.2%) and the East-Midlands average (36.9%).",
            [
                ("reoffending_binary", "National", 38.2, "percent"),
                ("reoffending_binary", "East Midlands", 36.9, "percent"),
            ],
        ),
        (
            "In Eastport there were 290 active programmes. The most frequent disposal was the caution, of which there "
            "were 65 (22%).",
            [
                ("caseload", "Eastport", 290, "count"),
                ("disposals", "Eastport", 65, "count"),
                ("disposals", "Eastport", 22, "percent"),
            ],
        ),
        (
            "The proportion of Eastport orders closed in suitable accommodation rose from 6.9% in April 2019 to 8½% in May 2019.",
            [
                ("accommodation", "Eastport", 6.9, "percent"),
                ("accommodation", "Eastport", 8.5, "percent"),
            ],
        ),
        (
            "In Westshire 68 of 199 children reoffended within a year (34.2%); in Eastport it was 62 of 149 (41.6%).",
            [
                ("reoffending_binary", "Westshire", 68, "count"),
                ("reoffending_binary", "Westshire", 199, "count"),
                ("reoffending_binary", "Westshire", 34.2, "percent"),
                ("reoffending_binary", "Eastport", 62, "count"),
                ("reoffending_binary", "Eastport", 149, "count"),
                ("reoffending_binary", "Eastport", 41.6, "percent"),
            ],
        ),
        (
            "Eastport's rate of custodial sentences per 1,000 of the 10-17 population was 0.28; the national rate was 0.20.",
            [("custody", "Eastport", 0.28, "per_1000"), ("custody", "National", 0.2, "per_1000")],
        ),
        (
            "First time entrants in Eastport fell from 187 in 2017/18 to 143 in 2018/19 and 120 in 2019/20.",
            [("first_time_entrants", "Eastport", value, "count") for value in (187, 143, 120)],
        ),
        (
            "Reoffending fell from 38.2% to 35.5%, compared with 33% nationally. Caseloads averaged 9 per worker.",
            [
                ("reoffending_binary", "Westshire and Eastport", 38.2, "percent"),
                ("reoffending_binary", "Westshire and Eastport", 35.5, "percent"),
                ("reoffending_binary", "National", 33, "percent"),
                ("caseload", "Westshire and Eastport", 9, "ratio"),
            ],
        ),
        (
            "ETE: 61% in Westshire. First time entrants fell from 61 to 44 in Westshire and from 30 to 28 in Eastport.",
            [
                ("ete", "Westshire", 61, "percent"),
                ("first_time_entrants", "Westshire", 61, "count"),
                ("first_time_entrants", "Westshire", 44, "count"),
                ("first_time_entrants", "Eastport", 30, "count"),
                ("first_time_entrants", "Eastport", 28, "count"),
            ],
        ),
        (
            "There were 34 cautions in Westshire and 29 in Eastport. Twenty-one children went to custody.",
            [
                ("disposals", "Westshire", 34, "count"),
                ("disposals", "Eastport", 29, "count"),
                ("custody", "Eastport", 21, "count"),
            ],
        ),
        (
            "Eastport's FTE rate has come down from 231 in the year to September 2020 to 194 a year later (England 157).",
            [
                ("first_time_entrants", "Eastport", 231, "per_100000"),
                ("first_time_entrants", "Eastport", 194, "per_100000"),
                ("first_time_entrants", "England", 157, "per_100000"),
            ],
        ),
        (
            "Westshire ran seven Domestic Homicide Reviews, four were suicides; two thirds of people took up support.",
            [
                ("other", "Westshire", 7, "count"),
                ("other", "Westshire", 4, "count"),
                ("other", "Westshire", 66.7, "percent"),
            ],
        ),
    ],
)
def test_each_figure_of_a_sentence_has_its_own_indicator_area_and_unit(
    text: str, figures: list[tuple[str, str, float, str]]
) -> None:
    assert [said(kpi) for kpi in kpis_of(paragraph(text))] == figures


def test_the_number_is_what_the_sentence_before_has_counted_and_what_it_fell_from_is_of_no_time_said() -> None:
    first, *others = kpis_of(
        paragraph(
            "In Westshire 90 children entered the system for the first time in 2018/19. In Eastport the number fell from 61 to 49."
        )
    )

    assert [said(kpi) for kpi in others] == [
        ("first_time_entrants", "Eastport", 61, "count"),
        ("first_time_entrants", "Eastport", 49, "count"),
    ]
    assert [kpi.period and kpi.period.raw for kpi in (first, *others)] == ["2018/19", None, "2018/19"]


def test_two_months_in_a_sentence_are_two_periods() -> None:
    kpis = kpis_of(paragraph("Custody cases closed in time fell from 12.1% in April 2019 to 9.7% in October 2019."))

    assert [kpi.period.end for kpi in kpis if kpi.period] == [date(2019, 4, 30), date(2019, 10, 31)]


@pytest.mark.parametrize(
    "text",
    [
        "The Board met 4 times in 2017 and agreed 7 actions.",
        "Section 4.6 above and paragraph 2.5 describe the 12 months to come.",
        "The YJB grant was uplifted by 8.8% and the budget cut by 100%.",
        "According to the census 14.7% of the population live in deprived areas.",
        "It is for young people aged 10 to 17 years and lasts 18 weeks.",
        "Ring 01234 567890 at 13:30 or write to PE29 6NP.",
        "COVID 19 and Outcome 22 were discussed under item 6.",
        "Standards met: greater than 85%.",
        "Half of the rise comes from one town.",
        "The project aims to deliver 15 units of accommodation.",
        "Twelve people attended and we bought 4 phones for children.",
        "There are 24,500 children in Westshire, and 20 children are expected to join them.",
    ],
)
def test_years_references_ages_money_and_meetings_are_no_performance(text: str) -> None:
    assert not kpis_of(paragraph(text))


def test_bullets_take_area_and_period_from_the_line_above_them() -> None:
    kpis = kpis_of(
        paragraph("On a typical day in Eastport there are:"),
        item("361 calls to the control room"),
        item("Undertake 24 tests"),
    )

    assert [said(kpi) for kpi in kpis] == [("other", "Eastport", 361, "count"), ("other", "Eastport", 24, "count")]
    assert {kpi.period.raw for kpi in kpis if kpi.period} == {"On a typical day"}


def test_a_heading_that_is_an_area_gives_it_to_the_figures_below() -> None:
    kpis = kpis_of(
        heading("Eastport"), heading("How well are we doing?", 3), paragraph("15% of them were NEET in 2016/17.")
    )

    assert [said(kpi) for kpi in kpis] == [("ete", "Eastport", 15, "percent")]


def test_rows_are_areas_and_columns_indicators_with_their_units() -> None:
    table = ruled(
        "April 2017 - March 2018 Reoffending | < | < | <",
        "YOT | Number of reoffenders | Reoffences per reoffender | % Reoffending",
        "Westshire | 84 | 3.07 | 31.7%",
        "Family Average | 116.6 | 3.93 | 36.3%",
        header_rows=2,
    )

    kpis = kpis_of(table)

    assert [said(kpi) for kpi in kpis] == [
        ("reoffending_binary", "Westshire", 84, "count"),
        ("reoffences_per_reoffender", "Westshire", 3.07, "ratio"),
        ("reoffending_binary", "Westshire", 31.7, "percent"),
        ("reoffending_binary", "Family Average", 116.6, "count"),
        ("reoffences_per_reoffender", "Family Average", 3.93, "ratio"),
        ("reoffending_binary", "Family Average", 36.3, "percent"),
    ]
    assert [kpi.comparator for kpi in kpis] == [False] * 3 + [True] * 3
    assert {kpi.period.start for kpi in kpis if kpi.period} == {date(2017, 4, 1)}


def test_numbering_themes_units_colours_and_changes_are_no_figures_and_aims_are_targets() -> None:
    table = ruled(
        "# | Theme | Measure | Unit | Q1 | Q2 | Q3 | Change | Goal 23/24 | RAG",
        "1 | Learning | Children in full-time ETE at end of order | % | 61% | <5 | 58% | 3 | 75% | A",
        "2 | Homes | Children in suitable accommodation | % | 93% | n/k | – | 2 | at least 95% | G",
        "3 | Repair | Victims who took part in restorative justice | No. | 4 | 9 |  | 5 | 12 | R",
    )

    kpis = kpis_of(table)

    assert [(*said(kpi), kpi.target) for kpi in kpis] == [
        ("ete", "Westshire and Eastport", 61, "percent", Decimal(75)),
        ("ete", "Westshire and Eastport", 58, "percent", Decimal(75)),
        ("accommodation", "Westshire and Eastport", 93, "percent", Decimal(95)),
        ("other", "Westshire and Eastport", 4, "count", Decimal(12)),
        ("other", "Westshire and Eastport", 9, "count", Decimal(12)),
    ]
    assert kpis[0].indicator == "Learning: Children in full-time ETE at end of order"


def test_a_table_of_outturns_is_one_of_performance_where_its_rows_are_indicators() -> None:
    table = ruled(
        "KPI | Lead | Actual 22/23 | Expected 22/23",
        "FTE rate per 100,000 | Rob Hill | 261 | 240",
        "Out of court disposals | Rob Hill | 193 | 180",
    )

    assert [(said(kpi)[0], float(kpi.value), kpi.target) for kpi in kpis_of(heading("Performance"), table)] == [
        ("first_time_entrants", 261, Decimal(240)),
        ("disposals", 193, Decimal(180)),
    ]


@pytest.mark.parametrize("header_rows", [0, 1])
def test_bare_years_over_columns_are_periods(header_rows: int) -> None:
    kpis = kpis_of(ruled("KPI | 2020 | 2021", "Out of court disposals | 61 | 58", header_rows=header_rows))

    assert [(float(kpi.value), kpi.period and kpi.period.raw) for kpi in kpis] == [(61, "2020"), (58, "2021")]


def test_a_cell_may_hold_a_share_and_its_counts() -> None:
    kpis = kpis_of(
        ruled("Indicator | 2022/23", "ETE at end of order | 61% (14 of 23) ↑", "Young people NEET | 9 (39%)")
    )

    assert [(float(kpi.value), kpi.unit) for kpi in kpis] == [
        (61, "percent"),
        (14, "count"),
        (23, "count"),
        (9, "count"),
        (39, "percent"),
    ]


@pytest.mark.parametrize(
    ("label", "figure", "indicator"),
    [
        ("Average caseload per FTE case manager", "8.5", "caseload"),
        ("Proven reoffending: frequency rate (per reoffender)", "3.1", "reoffences_per_reoffender"),
        ("Young people screened for mental health needs", "31", "other"),
        ("Referral order panels within 20 days", "90%", "other"),
        ("Staff vacancies", "3", "workforce"),
        ("Young people on referral orders in suitable accommodation", "94%", "accommodation"),
    ],
)
def test_a_row_is_of_the_indicator_that_says_most_of_it(label: str, figure: str, indicator: str) -> None:
    kpis = kpis_of(heading("Custody"), ruled("Measure | 2021/22", f"{label} | {figure}", "Remands | 4"))

    assert [kpi.indicator_canonical for kpi in kpis if kpi.indicator == label] == [indicator]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "First time entrants: 38 in April to September 2023, against 45 in the same half of 2022.",
            [("first_time_entrants", 38, "count"), ("first_time_entrants", 45, "count")],
        ),
        (
            "Custody: 0.28 per 1,000, or 5 sentences in the rolling year; region 0.35",
            [("custody", 0.28, "per_1000"), ("custody", 5, "count"), ("custody", 0.35, "per_1000")],
        ),
        (
            "Suitable accommodation – 94% (47 of 50), up from 90%",
            [
                ("accommodation", 94, "percent"),
                ("accommodation", 47, "count"),
                ("accommodation", 50, "count"),
                ("accommodation", 90, "percent"),
            ],
        ),
        (
            "Out-of-court disposals: fourteen (2022: 25), of whom nine were boys",
            [("disposals", 14, "count"), ("disposals", 25, "count"), ("disposals", 9, "count")],
        ),
        ("Board attendance: 78% of senior partners", [("other", 78, "percent")]),
        (
            "FTE rate: 187 (family 172, England 146)",
            [("first_time_entrants", value, "per_100000") for value in (187, 172, 146)],
        ),
        (
            "Victims offered a meeting: 44 out of 60, including 14 in care",
            [("other", 44, "count"), ("other", 60, "count"), ("other", 14, "count")],
        ),
    ],
)
def test_a_label_before_a_colon_or_dash_is_what_its_figures_measure(
    text: str, figures: list[tuple[str, float, str]]
) -> None:
    found = [said(kpi) for kpi in kpis_of(heading("Headlines"), item(text))]

    assert [(indicator, value, unit) for indicator, _, value, unit in found] == figures


@pytest.mark.parametrize(
    "blocks",
    [
        [heading("Next steps"), item("Train 12 staff in trauma")],
        [paragraph("The Board is asked to:"), item("Note that 12 children were offered a place")],
        [paragraph("* 4 children are counted twice.")],
        [item("Recruit 3 volunteers")],
        [ruled("Priority | Measure", "Fewer children enter the system | FTE rate of 150 per 100,000")],
        [paragraph("We will train 20 staff by March 2024 and cut reoffending by 10%.")],
        [
            ruled(
                "Action | Owner | Success measure | Update",
                "Visit 12 children | Ann Lee | 90% seen | 5 of 9 visits done",
            )
        ],
    ],
)
def test_what_is_to_be_done_and_footnotes_are_no_performance(blocks: list[Block]) -> None:
    assert not kpis_of(*blocks)


def test_the_letters_fte_are_staff_in_a_table_of_staff() -> None:
    kpis = kpis_of(heading("Staffing"), ruled("Post | FTE", "Case managers | 12.5", "Seconded police officers | 2"))

    assert [said(kpi)[::3] for kpi in kpis] == [("workforce", "count")] * 2


def test_a_chart_that_a_sentence_of_its_section_reads_out_adds_nothing() -> None:
    kpis = kpis_of(
        heading("How well are we doing?"),
        ruled("Use of Custody | <", "Westshire | England", "0.16 | 0.36", header_rows=2),
        paragraph("The custody rate for Westshire was 0.16 per 1,000 compared to 0.36 per 1,000 for England."),
    )

    assert [said(kpi) for kpi in kpis] == [
        ("custody", "Westshire", 0.16, "per_1000"),
        ("custody", "England", 0.36, "per_1000"),
    ]


def test_a_stated_target_belongs_to_the_figures_of_its_section() -> None:
    kpis = kpis_of(
        heading("Education, training and employment"),
        paragraph("The local target is 80%."),
        ruled("ETE 2020/21 | School age | Total", "In ETE | 31.7% | 36.1%"),
    )

    assert [(float(kpi.value), kpi.target) for kpi in kpis] == [(31.7, Decimal(80)), (36.1, Decimal(80))]


def test_a_target_in_the_sentence_of_a_figure_is_the_figures_target() -> None:
    kpis = kpis_of(heading("Accommodation"), paragraph("91% left in suitable accommodation against a target of 95%."))

    assert [(float(kpi.value), kpi.target) for kpi in kpis] == [(91, Decimal(95))]


@pytest.mark.parametrize(
    "table",
    [
        ruled("Ref | Action | Owner | Due", "1 | Cut reoffending by 5 | Rob Hill | 3"),
        ruled("Agenda item | Minutes", "Custody rates | 15", "Staffing | 20"),
        ruled("Risk | Impact | Likelihood | Score", "Remand costs | 4 | 3 | 12"),
    ],
)
def test_action_tables_agendas_and_risk_registers_hold_no_performance(table: Block) -> None:
    assert not kpis_of(table)


@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="the real papers lie beside the project")
@pytest.mark.parametrize("form", ["docx", "txt", "pdf"])
def test_the_figures_of_the_real_papers_are_found_and_hardly_any_others(form: str) -> None:
    wanted: Counter[tuple[str, float, str]] = Counter()
    found: Counter[tuple[str, float, str]] = Counter()
    for gold in (SHARED / "gold").glob("*/kpis.jsonl"):
        document = read(SHARED / "papers" / f"{gold.parent.name}.{form}")
        found.update((document.id, float(kpi.value), kpi.unit) for kpi in find_kpis(document, describe(document)))
        for line in gold.read_text("utf-8").splitlines():
            kpi = json.loads(line)
            wanted[gold.parent.name, float(kpi["value"]), kpi["unit"]] += 1

    agreed = (wanted & found).total()

    assert agreed / wanted.total() >= 0.85
    assert agreed / found.total() >= 0.85


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # a change measures what the sentence is about
        (
            "The paper shows that charges brought for shop theft have gone up, with a rise from 12.1% in "
            "May 2022 to 14.3% in November 2022.",
            ["charges brought for shop theft"] * 2,
        ),
        ("The custody rate for Westshire stood at 0.21 per 1,000 in 2019/20.", ["custody rate"]),
        (
            "The average cases per worker rose from 5.1 per worker to 7.2.",
            ["average cases per worker"] * 2,
        ),
        ("Knife crime had gone up by 14% over twelve months.", ["increase in Knife crime"]),
        # what stands for a noun is that noun
        (
            "Schools sent 45 referrals in the past two months; half of which were for violence.",
            ["referrals", "referrals for violence"],
        ),
        (
            "In 2019/20 we ran 55 active programmes of which 12 were voluntary.",
            ["active programmes", "active programmes were voluntary"],
        ),
        (
            "The usual outcome was Youth Cautions, of which there were 31 (40%).",
            ["Youth Cautions", "Youth Cautions"],
        ),
        # a part, its whole and its share
        (
            "In Westshire 68 of 199 children reoffended within a year (34.2%).",
            ["children reoffended within a year", "children in all", "children reoffended within a year"],
        ),
        (
            "Custodial sentences made up 3.4% of the court disposals.",
            ["Custodial sentences as a share of court disposals"],
        ),
        # no words of when and where
        (
            "In 2018/19, 91 children in Westshire entered the justice system for the first time.",
            ["children entered the justice system for the first time"],
        ),
        (
            "First time entrants fell in Westshire, from 24 to 21, and rose in Eastport, from 19 to 22.",
            ["First time entrants"] * 4,
        ),
    ],
)
def test_a_figure_of_a_sentence_is_called_by_what_it_measures(text: str, words: list[str]) -> None:
    assert [kpi.indicator for kpi in kpis_of(paragraph(text))] == words


@pytest.mark.parametrize(
    ("blocks", "period"),
    [
        ([heading("Performance in 2020/21", 1), heading("Custody", 2)], "2020/21"),
        # the words before a list are nearer than the heading above them
        ([heading("Performance in 2020/21", 1), paragraph("In the year to June 2021:")], "the year to June 2021"),
        # a paper's own years and what is to come are no period of its figures
        ([heading("Youth Justice Plan 2020/21", 1), heading("Custody", 2)], None),
    ],
)
def test_a_heading_or_lead_in_says_the_period_where_the_sentence_does_not(
    blocks: list[Block], period: str | None
) -> None:
    (kpi,) = kpis_of(*blocks, paragraph("Nine children were sentenced to custody."))

    assert (kpi.period.raw if kpi.period else None) == period


def test_a_relative_period_is_kept_as_printed() -> None:
    (kpi,) = kpis_of(paragraph("Nine children were sentenced to custody in the rolling year."))

    assert kpi.period is not None
    assert (kpi.period.raw, kpi.period.start) == ("in the rolling year", None)
