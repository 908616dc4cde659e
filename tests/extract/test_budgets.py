"""Budgets out of tables, lists and sentences."""

import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from tests.extract.ruled import ruled
from tests.extract.small_papers import a_document, heading, item, paragraph
from yjqa.document import Block
from yjqa.extract.budgets import find_budgets
from yjqa.extract.facts import Facts, describe
from yjqa.ingest import read
from yjqa.records import BudgetLine

SHARED = Path(__file__).parents[2].parent / "shared"
JOINT = Facts(
    document_kind="plan",
    areas=("Westshire", "Eastport"),
    joint_area="Westshire and Eastport",
    places=("Westshire", "Eastport"),
    financial_year="2018/19",
)
SINGLE = Facts(document_kind="plan", areas=("Westshire",), joint_area="Westshire", places=("Westshire",))
REPORT = Facts(document_kind="report", areas=("Westshire",), joint_area="Westshire", places=("Westshire",))

POOLED = ruled(
    "        | Westshire              | <               | Eastport               | <               |        ",
    "Agency  | Financial Contribution | Payment in Kind | Financial Contribution | Payment in Kind | Total  ",
    "Council | £789,500               | -               | £443,100               | £1,000          | £1,233,600",
    "Police  | -                      | £90,000         | £0                     | £45,000         | £135,000",
    "Total   | £789,500               | £90,000         | £443,100               | £46,000         |        ",
    "        | £879,500               | <               | £489,100               | <               | £1,368,600",
    header_rows=2,
    caption="Contributions to the pooled budget 2016/17",
)
SPENDING = ruled(
    "               |         | Reduce offending | Reduce custody | Total",
    "Staffing Costs | YJB     | £300             | £50            | £350",
    "^              | Partners| £400             | 0              | £463",
    "Running Costs  | YJB     | £20              | £10            | £30",
    "^              |         | £5               | -              | £5",
    "Total          | <       | £725             | £60            | £785",
    "% of spend     | <       | 92%              | 8%             | 100%",
    caption="Eastport Expenditure, Table 2",
)


def budgets_of(*blocks: Block, facts: Facts = JOINT) -> list[BudgetLine]:
    return list(find_budgets(a_document(*blocks), facts))


def one(lines: list[BudgetLine], amount: str, column: str | None = None) -> BudgetLine:
    found = [line for line in lines if line.amount == Decimal(amount) and column in (None, line.column)]
    assert len(found) == 1, found
    return found[0]


def test_every_printed_figure_is_a_line_and_blanks_and_dashes_are_none() -> None:
    lines = budgets_of(POOLED)

    assert len(lines) == 4 + 4 + 4 + 3
    assert Decimal(0) in {line.amount for line in lines}


def test_the_upper_header_gives_the_area_the_lower_the_kind_and_the_caption_the_year() -> None:
    line = one(budgets_of(POOLED), "45000", "Payment in Kind")

    assert (line.area, line.money_kind, line.party) == ("Eastport", "in_kind", "Police")
    assert (line.financial_year, line.flow, line.party_canonical) == ("2016/17", "contribution", "police")
    assert not line.is_total


def test_a_total_over_all_areas_is_the_joint_areas_and_of_both_kinds() -> None:
    line = one(budgets_of(POOLED), "1233600")

    assert (line.area, line.money_kind, line.is_total) == ("Westshire and Eastport", "cash_and_kind", True)
    assert (line.reconciles, line.computed) == (True, Decimal(1233600))


def test_a_row_without_a_name_under_the_total_row_is_a_total_of_its_merged_columns() -> None:
    line = one(budgets_of(POOLED), "489100")

    assert (line.party, line.area, line.money_kind, line.is_total) == ("Total", "Eastport", "cash_and_kind", True)
    assert line.reconciles is True


def test_a_group_of_rows_is_the_purpose_and_gives_the_kind_of_money() -> None:
    line = one(budgets_of(SPENDING), "400")

    assert (line.party, line.purpose, line.money_kind, line.column) == (
        "Partners",
        "Staffing Costs",
        "staffing",
        "Reduce offending",
    )
    assert (line.area, line.financial_year, line.flow) == ("Eastport", None, "expenditure")


def test_a_total_that_is_not_the_sum_of_its_parts_is_said_to_be_none() -> None:
    line = one(budgets_of(SPENDING), "463")

    assert (line.reconciles, line.computed, line.is_total, line.money_kind) == (False, Decimal(400), True, "staffing")


def test_percentages_in_a_table_of_money_are_not_money() -> None:
    assert all("%" not in (line.party or "") for line in budgets_of(SPENDING))


def test_years_in_the_headers_win_over_the_papers_and_sums_need_no_pound_sign() -> None:
    table = ruled(
        "YOS Budget Contributions | 2020/21 Cash | 2020/21 Cash & Kind | 2021/22 Cash",
        "Police                   | 200,900      | 420,900             | 200,900",
        "Health                   |              | 122,700             | 0",
        "Total                    | 200,900      | 543,600             | 200,900",
    )

    lines = budgets_of(table, facts=SINGLE)

    assert {(line.financial_year, line.money_kind) for line in lines} == {
        ("2020/21", "cash"),
        ("2020/21", "cash_and_kind"),
        ("2021/22", "cash"),
    }
    assert {line.area for line in lines} == {"Westshire"}
    assert all(line.reconciles for line in lines if line.is_total)


def test_two_figures_in_one_cell_go_with_the_two_names_beside_them() -> None:
    table = ruled(
        "Priorities | Areas for spend          | Indicative costs",
        "1 Safety   | Courts                   | 76,000",
        "^          | Management               | 5,000",
        "2 Victims  | Reparation / Victim work | 85,000 / 111,000",
        "Total      | <                        | £277,000",
    )

    lines = budgets_of(table)

    assert {line.party: int(line.amount) for line in lines} == {
        "Courts": 76000,
        "Management": 5000,
        "Reparation": 85000,
        "Victim work": 111000,
        "Total": 277000,
    }
    assert one(lines, "5000").purpose == "1 Safety"


def test_a_row_without_a_name_that_adds_up_all_above_is_their_total() -> None:
    table = ruled("Agency | Cash", "Council | £1,200", "Police | £300", " | £1,500")

    line = one(budgets_of(table), "1500")

    assert (line.party, line.is_total, line.reconciles) == ("Total", True, True)


def test_what_agencies_give_in_staff_is_a_contribution_and_their_totals_are_of_all_kinds() -> None:
    table = ruled(
        "Agency    | Staffing costs (£) | Payments in kind (£) | Total (£)",
        "Council   | 450,000            | 20,000               | 470,000",
        "Probation | 45,000             |                      | 45,000",
    )

    lines = budgets_of(table)

    assert {line.flow for line in lines} == {"contribution"}
    assert one(lines, "470000").money_kind == "total"
    assert one(lines, "20000").money_kind == "in_kind"


def test_a_header_in_thousands_scales_what_stands_under_it() -> None:
    table = ruled("Partner | Cash £000", "Council | 1,250", "Police | 87.5", "Total | 1,338")

    lines = budgets_of(table)

    assert [line.amount for line in lines] == [Decimal(1250000), Decimal(87500), Decimal(1338000)]
    assert lines[-1].reconciles is True


def test_small_figures_in_thousands_are_read_beside_cells_that_say_there_is_none_yet() -> None:
    table = ruled(
        "Source  | 2021/22 | 2022/23    | Total",
        "Council | 512.4   | 520.0*     | 1,032.4",
        "Police  | 45.0    | see note 2 | 45.0",
        "Health  | TBC     | 12.5¹      | 12.5",
        "Total   | 557.4   | 532.5      | 1,089.9",
    )

    lines = budgets_of(paragraph("Income over two years is set out below (all figures £000)."), table, facts=SINGLE)

    assert len(lines) == 10
    assert one(lines, "12500", "2022/23").party == "Health"
    assert all(line.reconciles for line in lines if line.is_total)


def test_a_table_has_the_year_of_a_heading_further_out_where_nothing_nearer_says_one() -> None:
    table = ruled("Budget head | Sum", "Staffing | £500", "Rent | £20")

    lines = budgets_of(heading("Finance in 2022/23", 1), heading("Pooled budget", 2), table)

    assert {line.financial_year for line in lines} == {"2022/23"}


def test_a_total_over_several_years_is_of_none_of_them_and_of_the_kind_total() -> None:
    table = ruled("Grant | 2021/22 | 2022/23 | Total", "Core | £500 | £600 | £1,100")

    line = one(budgets_of(heading("Money for 2021/22"), table), "1100")

    assert (line.financial_year, line.money_kind, line.is_total) == (None, "total", True)


def test_staff_and_shares_in_a_table_of_money_are_no_money() -> None:
    table = ruled(
        "Partner     | Cash (£) | FTE  | Total (£) | % of total",
        "Council     | 500,000  | 12.5 | 500,000   | 80",
        "Staff (FTE) | 10       | 5    | 15        |",
    )

    assert [int(line.amount) for line in budgets_of(table)] == [500000, 500000]


def test_years_over_a_table_whose_header_was_not_recognised_are_no_money() -> None:
    table = ruled("Funding | 2019 | 2020", "Council | 5,000 | 4,500", header_rows=0)

    assert [int(line.amount) for line in budgets_of(table)] == [5000, 4500]


def test_a_column_of_differences_is_neither_budget_nor_spending() -> None:
    table = ruled(
        "            | 2021/22 | <       | <        | 2022/23",
        "Budget head | Budget  | Actual  | Variance | Budget",
        "Staffing    | 500,000 | 480,000 | (20,000) | 510,000",
        header_rows=2,
        caption="Budget and outturn (£)",
    )

    lines = budgets_of(table)

    assert [(line.financial_year, line.column, line.flow) for line in lines] == [
        ("2021/22", "Budget", "expenditure"),
        ("2021/22", "Actual", "expenditure"),
        ("2021/22", "Variance", "other"),
        ("2022/23", "Budget", "expenditure"),
    ]
    assert lines[2].amount == -20000


def test_numbers_and_dates_name_no_row_and_the_words_beside_a_name_are_its_purpose() -> None:
    table = ruled("Ref | Scheme | Who runs it | Grant", "1 | Boxing | Northend Club | £500", "2 | Drama | Stage | £750")

    lines = budgets_of(table)

    assert [(line.party, line.purpose) for line in lines] == [("Boxing", "Northend Club"), ("Drama", "Stage")]


def test_an_award_to_a_body_of_a_part_of_the_area_is_that_parts_and_a_force_names_no_part() -> None:
    facts = Facts(document_kind="report", areas=("Westshire",), joint_area="Westshire", places=("Westshire", "Fenmoor"))
    table = ruled(
        "Recipient | Award", "Fenmoor CSP | £24,000", "Fenmoor Constabulary | £3,000", caption="Awards 2022/23"
    )

    assert [line.area for line in budgets_of(table, facts=facts)] == ["Fenmoor", "Westshire"]


def test_a_column_of_areas_gives_each_row_its_area() -> None:
    table = ruled("Area | Agency | Cash", "Westshire | Council | £400", "^ | Police | £5", "Eastport | Council | £300")

    assert [line.area for line in budgets_of(table)] == ["Westshire", "Westshire", "Eastport"]


def test_a_table_of_posts_is_not_a_table_of_money() -> None:
    table = ruled("Contract | Part-time | Full-time", "Permanent | 4.5 | 128", "Vacant | 1 | 140")

    assert not budgets_of(heading("Staffing"), table)


@pytest.mark.parametrize(
    ("sentence", "amounts", "party", "flow", "year"),
    [
        ("The OPCC awards around £1.2m of grants to local groups.", ["1200000"], "OPCC", "grant", None),
        ("The PCC has agreed to provide an extra £100k in 2020 /21.", ["100000"], "PCC", "contribution", "2020/21"),
        ("About £24k is available to each CSP in 2019/20.", ["24000"], "CSP", "grant", "2019/20"),
        (
            "Public spending on them is estimated at between £1.1bn and £2.2bn a year.",
            ["1100000000", "2200000000"],
            "Public spending on them",
            "expenditure",
            None,
        ),
    ],
)
def test_a_sentence_states_a_sum_its_party_and_its_year(
    sentence: str, amounts: list[str], party: str, flow: str, year: str | None
) -> None:
    lines = budgets_of(paragraph(sentence), facts=REPORT)

    assert [line.amount for line in lines] == [Decimal(amount) for amount in amounts]
    assert {(line.party, line.flow, line.financial_year) for line in lines} == {(party, flow, year)}


def test_each_sum_of_a_sentence_has_its_own_party_and_year() -> None:
    text = "The partnership budget for 2019/20 is £1,450,320, of which the YJB grant is £503,642. Council: £450,000."

    lines = budgets_of(paragraph(text), facts=REPORT)

    assert [(line.party, line.financial_year) for line in lines[1:]] == [("YJB grant", "2019/20"), ("Council", None)]
    assert "YJB" not in (lines[0].party or "")


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("RH reported that the police contribution is £95,000.", "police contribution"),
        ("KL reported a forecast underspend of £38,500 at year end.", "forecast underspend"),
        ("The Board is asked to agree that agency cover of up to £30k be paid for.", "agency cover"),
        ("The balance comes from reserves, which stood at £112,600.", "reserves"),
        ("approve the transfer of £6,000 from the camera scheme to the mentors", "camera scheme"),
        ("It includes £9,750 of town deal money for a worker.", "town deal"),
        ("Members agreed that £20,000 be put towards the victim offer.", "victim offer"),
        ("The service set aside £12.5k for it.", "service"),
    ],
)
def test_who_tells_of_a_sum_is_not_who_has_it(sentence: str, party: str) -> None:
    assert budgets_of(paragraph(sentence), facts=REPORT)[0].party == party


def test_the_bodies_between_the_sums_of_a_sentence_are_each_their_own_sums() -> None:
    lines = budgets_of(paragraph("The council paid £60,000, the police £45,000 and the Commissioner £9,000."))

    assert [line.party for line in lines] == ["council", "police", "Commissioner"]


def test_a_sum_without_a_year_is_of_the_papers_year_and_never_of_that_it_is_compared_with() -> None:
    lines = budgets_of(
        paragraph(
            "The budget is £1.2m, compared with £1.1m in 2016/17. The police gave £5,000. Rent was £7,000 last year."
        )
    )

    assert [line.financial_year for line in lines] == ["2018/19", "2016/17", "2018/19", None]


def test_a_sum_is_the_papers_area_unless_it_is_the_nations_or_that_of_a_place_in_its_clause() -> None:
    texts = (
        "The police gave £5,000.",
        "Nationally, £3m was spent on this.",
        "The government has a £200m fund for it.",
        "Eastport put in £10,000 for a worker, and the OPCC £7.5k towards an analyst.",
    )

    lines = [line for text in texts for line in budgets_of(paragraph(text))]

    joint = "Westshire and Eastport"
    assert [line.area for line in lines] == [joint, "National", None, "Eastport", "Eastport"]


def test_a_paper_on_two_areas_that_is_no_joint_services_leaves_a_sum_of_neither_without_area() -> None:
    facts = Facts(document_kind="report", areas=JOINT.areas, joint_area=JOINT.joint_area, places=JOINT.places)
    text = paragraph("The Commissioner gave £5,000.")

    titled = a_document(paragraph("Joint Youth Justice Management Board"), text)

    assert budgets_of(text, facts=facts)[0].area is None
    assert next(find_budgets(titled, facts)).area == "Westshire and Eastport"


def test_a_sentence_that_repeats_a_tables_figure_adds_nothing() -> None:
    lines = budgets_of(POOLED, paragraph("The police gave £90,000 in kind."), item("The council gave £12,345."))

    assert [line.amount for line in lines[-1:]] == [Decimal(12345)]
    assert sum(line.amount == 90000 for line in lines) == 2


def test_a_round_sum_is_no_repetition_where_the_party_is_another() -> None:
    table = ruled("Area for spend | Cost", "Courts | £76,000", "Management | £5,000")

    lines = budgets_of(table, paragraph("Each secondee costs £5,000. One stall cost £30; another stall cost £30."))

    assert [int(line.amount) for line in lines] == [76000, 5000, 5000, 30, 30]


def test_rows_that_are_years_give_the_year_and_columns_then_name_the_party() -> None:
    lines = budgets_of(ruled("Contributions | Council | Police", "2016/17 | £1,250 | £300", "2017/18 | £1,300 | £310"))

    assert [(line.financial_year, line.party, int(line.amount)) for line in lines] == [
        ("2016/17", "Council", 1250),
        ("2016/17", "Police", 300),
        ("2017/18", "Council", 1300),
        ("2017/18", "Police", 310),
    ]


def test_a_list_of_recipients_whose_rules_are_lost_is_still_read() -> None:
    lines = budgets_of(
        heading("Reduction Grants 2019/20"),
        paragraph("Eastport Youth Offending Service"),
        paragraph("Contribution to preventative work"),
        paragraph("Eastport City Council 136,000"),
        paragraph("Stopline - Contribution to the running of a helpline"),
        paragraph("Stopline"),
        paragraph("20,000"),
        facts=JOINT,
    )

    assert [(line.party, line.area, line.financial_year, line.flow, int(line.amount)) for line in lines] == [
        ("Eastport Youth Offending Service", "Eastport", "2019/20", "grant", 136000),
        ("Stopline", "Westshire and Eastport", "2019/20", "grant", 20000),
    ]


def test_an_amount_of_a_loosened_list_has_only_the_name_that_stands_right_before_it() -> None:
    lines = budgets_of(
        heading("Reduction Grants 2019/20"),
        paragraph("Eastport Youth Offending Service"),
        paragraph("Westshire County"),
        paragraph("Council"),
        paragraph("127,000"),
        paragraph("Eastport City Council 136,000"),
        paragraph("Recipients including: 89,000"),
        paragraph("Contribution to preventative work"),
        paragraph("Contribution to the running of a helpline"),
        paragraph("Stopline 20,000"),
        facts=JOINT,
    )

    assert [(line.party, line.purpose, int(line.amount)) for line in lines] == [
        ("Westshire County Council", None, 127000),
        ("Eastport City Council", None, 136000),
        (None, None, 89000),
        ("Stopline", None, 20000),
    ]


def test_a_table_left_as_one_cell_a_line_is_put_together_by_the_rhythm_of_its_rows() -> None:
    cells = "Partner Westshire / Cash / Eastport / Cash / Total / Council / £400 / £200 / £600 / Police / - / £5 / £5 / Total / £400 / £205 / £605"

    lines = budgets_of(heading("Contributions 2017/18"), *map(paragraph, cells.split(" / ")))

    assert [(line.party, line.area, int(line.amount)) for line in lines[:5]] == [
        ("Council", "Westshire", 400),
        ("Council", "Eastport", 200),
        ("Council", "Westshire and Eastport", 600),
        ("Police", "Eastport", 5),
        ("Police", "Westshire and Eastport", 5),
    ]
    assert {line.financial_year for line in lines} == {"2017/18"}
    assert all(line.reconciles for line in lines if line.is_total)


def test_the_unit_in_the_sentence_before_such_a_table_scales_its_figures() -> None:
    cells = "Income / 2021/22 / 2022/23 / Council / 512.4 / 520.0 / Police / 45.0 / n/a / Total / 557.4 / 520.0"
    sentence = "The income of the service over these two years is set out below, and all of its figures are in £000."

    lines = budgets_of(paragraph(sentence), *map(paragraph, cells.split(" / ")), facts=SINGLE)

    assert [int(line.amount) for line in lines] == [512400, 520000, 45000, 557400, 520000]


def test_figures_that_have_lost_their_columns_are_not_given() -> None:
    cells = (
        "Partner",
        "Cash",
        "Council",
        "£400",
        "£200",
        "£600",
        "Police",
        "£1",
        "£5",
        "£6",
        "Health",
        "£1",
        "£3",
        "£4",
    )

    assert not budgets_of(heading("Contributions 2017/18"), *map(paragraph, cells))


@pytest.mark.skipif(not (SHARED / "gold").exists(), reason="the real papers lie beside the project")
@pytest.mark.parametrize("form", ["docx", "txt", "pdf"])
def test_the_figures_of_the_real_papers_are_found_and_hardly_any_others(form: str) -> None:
    wanted: Counter[tuple[str, Decimal]] = Counter()
    found: Counter[tuple[str, Decimal]] = Counter()
    for gold in (SHARED / "gold").glob("*/budgets.jsonl"):
        document = read(SHARED / "papers" / f"{gold.parent.name}.{form}")
        found.update((document.id, line.amount) for line in find_budgets(document, describe(document)))
        for line in gold.read_text("utf-8").splitlines():
            wanted[gold.parent.name, Decimal(str(json.loads(line)["amount"]))] += 1

    agreed = (wanted & found).total()

    assert agreed / wanted.total() >= 0.97
    assert agreed / found.total() >= 0.93


def test_a_grant_goes_to_the_body_that_its_row_names_beside_the_project_or_under_a_header_for_it() -> None:
    unnamed = ruled(
        "                                                  |                   |       ",
        "Mentoring scheme - contribution to its first year | Eastport Trust    | 50,000",
        "Helpline - contribution to its running costs      | Helpline          | 20,000",
        "Street lights - contribution to repairs           | New cable and bulb| 30,000",
        caption="Grants 2019/20",
    )
    named = ruled(
        "Provider       | What the money is for | Award (£)",
        "Hill House     | Evening sessions      | 8,000",
        "Eastport Trust | Mentors               | 9,500",
        caption="Grants 2019/20",
    )

    assert [line.recipient for line in budgets_of(unnamed)] == ["Eastport Trust", "Helpline", None]
    assert [line.recipient for line in budgets_of(named)] == ["Hill House", "Eastport Trust"]
    assert one(budgets_of(unnamed), "50000").purpose == "contribution to its first year"


def test_a_sentence_says_who_a_grant_goes_to_and_for_what() -> None:
    lines = budgets_of(paragraph("We granted £8,000 to Hill Lane Boxing Club for evening sessions."))

    assert [line.recipient for line in lines] == ["Hill Lane Boxing Club"]
