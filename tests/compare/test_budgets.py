"""What each partner pays side by side: like with like, each figure once, blanks where papers are silent."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.compare.comparing import cells_of, compare, figures_of, plan
from yjqa.errors import InvalidRequest

WESTSHIRE = plan(
    "Westshire",
    "2019/20",
    """| Partner contributions 2019/20 | Cash | Payment in kind |
|---|---|---|
| Local authority | £500,000 | |
| Police | £0 | £90,000 |
| Public Health | £20,000 | |
| Clinical Commissioning Group | £5,000 | £7,500 |
| Youth Justice Board grant | £300,000 | |
| Total | £825,000 | £97,500 |""",
)
NORTHMARCH = plan(
    "Northmarch",
    "2019/20",
    """| Partner contributions 2019/20 | Cash | Cash & kind |
|---|---|---|
| Northmarch Council | £400,000 | £400,000 |
| Police | £10,000 | £80,000 |
| Health Trust | | £33,000 |
| Youth fund (via the Police and Crime Commissioner) | £44,000 | £44,000 |""",
)


def _years(area: str, edition: str, before: str, police: tuple[str, str], health: tuple[str, str]) -> str:
    return plan(
        area,
        edition,
        f"""| Partner contributions | Cash {before} | Cash {edition} |
|---|---|---|
| Police | {police[0]} | {police[1]} |
| Health | {health[0]} | {health[1]} |""",
    )


def test_cash_stands_beside_cash_and_a_blank_is_no_nought(tmp_path: Path) -> None:
    found = figures_of(compare(tmp_path, {"westshire": WESTSHIRE, "northmarch": NORTHMARCH}))

    assert found["Police", "cash", "Westshire 2019/20"] == 0
    assert found["Police", "cash", "Northmarch 2019/20"] == 10_000
    assert found["Police", "in_kind", "Westshire 2019/20"] == 90_000
    assert ("Police", "in_kind", "Northmarch 2019/20") not in found
    assert ("Health", "cash", "Northmarch 2019/20") not in found


def test_rows_of_one_kind_of_funder_are_summed_with_their_parts_shown(tmp_path: Path) -> None:
    cell = cells_of(compare(tmp_path, {"westshire": WESTSHIRE}))["Health", "cash", "Westshire 2019/20"]

    assert cell.value == 25_000
    assert [(part.label, part.value) for part in cell.parts] == [
        ("Public Health", Decimal(20_000)),
        ("Clinical Commissioning Group", Decimal(5_000)),
    ]
    assert [part.sources[0].quote for part in cell.parts] == ["£20,000", "£5,000"]


def test_totals_add_up_the_cells_and_hold_no_figure_twice(tmp_path: Path) -> None:
    found = figures_of(compare(tmp_path, {"westshire": WESTSHIRE, "northmarch": NORTHMARCH}))

    assert found["Total", "cash", "Westshire 2019/20"] == 825_000
    assert found["Total", "all", "Westshire 2019/20"] == 922_500
    assert found["Total", "cash_and_kind", "Northmarch 2019/20"] == 557_000
    assert found["Total", "all", "Northmarch 2019/20"] == 557_000


def test_shares_are_of_the_column_and_of_the_same_kind_of_money(tmp_path: Path) -> None:
    cells = cells_of(compare(tmp_path, {"westshire": WESTSHIRE}))

    assert cells["Youth Justice Board", "cash", "Westshire 2019/20"].share == Decimal("36.4")
    assert cells["Police", "in_kind", "Westshire 2019/20"].share == Decimal("92.3")


def test_a_share_is_of_all_funders_though_only_one_is_shown(tmp_path: Path) -> None:
    cells = cells_of(compare(tmp_path, {"westshire": WESTSHIRE}, parties=["yjb"], kinds=["cash"]))

    assert {key: cell.share for key, cell in cells.items()} == {
        ("Youth Justice Board", "cash", "Westshire 2019/20"): Decimal("36.4")
    }


def test_who_only_passes_money_on_does_not_pay_it(tmp_path: Path) -> None:
    found = figures_of(compare(tmp_path, {"northmarch": NORTHMARCH}))

    assert "Police and crime commissioner" not in {party for party, *_ in found}
    assert found["Youth fund (via the Police and Crime Commissioner)", "cash", "Northmarch 2019/20"] == 44_000


def test_a_note_says_that_areas_print_different_kinds_of_money(tmp_path: Path) -> None:
    comparison = compare(tmp_path, {"westshire": WESTSHIRE, "northmarch": NORTHMARCH})

    assert any(
        "Northmarch: cash, cash and in kind" in note and "Westshire: cash, in kind" in note for note in comparison.notes
    )


def test_a_printed_total_that_is_not_the_sum_is_told_of_and_not_shown(tmp_path: Path) -> None:
    comparison = compare(tmp_path, {"westshire": WESTSHIRE.replace("£825,000", "£835,000")})

    assert figures_of(comparison)["Total", "cash", "Westshire 2019/20"] == 825_000
    assert any("£835,000 is printed" in note and "£825,000" in note for note in comparison.notes)


def test_changes_are_from_the_year_before_in_the_same_area(tmp_path: Path) -> None:
    table = _years("Westshire", "2019/20", "2018/19", ("£40,000", "£50,000"), ("", "£9,000"))
    cells = cells_of(compare(tmp_path, {"westshire": table}))

    police = cells["Police", "cash", "Westshire 2019/20"]
    assert (police.change, police.change_percent) == (Decimal(10_000), Decimal(25))
    assert cells["Police", "cash", "Westshire 2018/19"].change is None
    assert cells["Health", "cash", "Westshire 2019/20"].change is None


def test_totals_of_years_with_different_funders_are_told_of(tmp_path: Path) -> None:
    table = _years("Westshire", "2019/20", "2018/19", ("£40,000", "£50,000"), ("", "£9,000"))
    notes = compare(tmp_path, {"westshire": table}).notes

    assert any("different funders (Health only in 2019/20)" in note for note in notes)


def test_a_figure_that_a_later_edition_repeats_counts_once_with_both_places(tmp_path: Path) -> None:
    editions = {
        "plan-2019": _years("Westshire", "2019/20", "2018/19", ("£40,000", "£50,000"), ("£8,000", "£9,000")),
        "plan-2020": _years("Westshire", "2020/21", "2019/20", ("£50,000", "£55,000"), ("£9,000", "£9,500")),
    }
    comparison = compare(tmp_path, editions)
    cell = cells_of(comparison)["Police", "cash", "Westshire 2019/20"]

    assert cell.value == 50_000
    assert [source.document for part in cell.parts for source in part.sources] == ["plan-2020", "plan-2019"]
    assert [column.label for column in comparison.columns] == [
        f"Westshire {year}" for year in ("2018/19", "2019/20", "2020/21")
    ]


def test_where_editions_differ_the_later_one_counts_and_a_note_names_both(tmp_path: Path) -> None:
    editions = {
        "plan-2019": _years("Westshire", "2019/20", "2018/19", ("£40,000", "£50,000"), ("£8,000", "£9,000")),
        "plan-2020": _years("Westshire", "2020/21", "2019/20", ("£51,000", "£55,000"), ("£9,000", "£9,500")),
    }
    comparison = compare(tmp_path, editions)

    assert figures_of(comparison)["Police", "cash", "Westshire 2019/20"] == 51_000
    (note,) = [note for note in comparison.notes if "£51,000" in note]
    assert "£50,000" in note and "plan-2019" in note and "plan-2020" in note


def test_where_neither_of_two_papers_is_the_later_one_there_is_no_figure(tmp_path: Path) -> None:
    copies = {
        "copy-a": WESTSHIRE,
        "copy-b": WESTSHIRE.replace("| Local authority | £500,000", "| Local authority | £505,000"),
    }
    comparison = compare(tmp_path, copies)

    found = figures_of(comparison)
    assert ("Local authority", "cash", "Westshire 2019/20") not in found
    assert ("Total", "cash", "Westshire 2019/20") not in found
    assert found["Police", "in_kind", "Westshire 2019/20"] == 90_000
    assert any("£500,000" in note and "£505,000" in note and "blank" in note for note in comparison.notes)


def test_one_area_under_several_names_is_one_column(tmp_path: Path) -> None:
    table = """| Partner contributions 2018/19 | Westshire County Council area | Eastport City Council |
|---|---|---|
| Police | £40,000 | £20,000 |"""
    joint = f"# Westshire and Eastport Youth Justice Plan 2018/19\n\nWestshire County Council and Eastport City Council.\n\n{table}\n"
    comparison = compare(tmp_path, {"joint": joint, "westshire": WESTSHIRE}, by="year")

    assert [column.label for column in comparison.columns] == ["Eastport", "Westshire"]


def test_a_joint_area_is_a_column_only_where_a_paper_prints_it(tmp_path: Path) -> None:
    opening = (
        "# Westshire and Eastport Youth Justice Plan 2018/19\n\n"
        "Westshire County Council and Eastport City Council lead the joint service.\n\n"
    )
    columns = ("| Contributions 2018/19 | Westshire | Eastport |", "|---|---|---|", "| Police | £40,000 | £20,000 |")
    totals = (" Total |", "---|", " £60,000 |")
    printed = compare(tmp_path, {"joint": opening + "\n".join(map("".join, zip(columns, totals, strict=True)))})
    silent = compare(tmp_path, {"joint": opening + "\n".join(columns)})

    assert figures_of(printed)["Police", None, "Westshire and Eastport 2018/19"] == 60_000
    assert [column.label for column in silent.columns] == ["Eastport 2018/19", "Westshire 2018/19"]


def test_two_figures_of_one_row_that_may_not_add_up_leave_a_blank_and_a_note(tmp_path: Path) -> None:
    table = """| Partner contributions 2019/20 | Budget | Forecast outturn |
|---|---|---|
| Police | £40,000 | £38,000 |
| Health | £9,000 | £9,100 |"""
    comparison = compare(tmp_path, {"westshire": plan("Westshire", "2019/20", table)})

    assert figures_of(comparison) == {}
    assert any("£40,000 (Budget)" in note and "£38,000 (Forecast outturn)" in note for note in comparison.notes)


def test_quarters_that_the_rows_total_adds_up_are_summed(tmp_path: Path) -> None:
    table = """| Partner contributions 2019/20 | April to September | October to March | Total |
|---|---|---|---|
| Police | £40,000 | £38,000 | £78,000 |
| Health | £9,000 | £9,100 | £18,100 |"""
    found = figures_of(compare(tmp_path, {"westshire": plan("Westshire", "2019/20", table)}))

    assert found["Police", None, "Westshire 2019/20"] == 78_000


def test_a_row_that_is_part_of_the_one_above_is_not_added_to_it(tmp_path: Path) -> None:
    table = """| Partner contributions 2019/20 | Cash |
|---|---|
| Health | £90,000 |
| of which CAMHS | £30,000 |
| Police | £10,000 |"""
    found = figures_of(compare(tmp_path, {"westshire": plan("Westshire", "2019/20", table)}))

    assert found["Health", "cash", "Westshire 2019/20"] == 90_000


def test_a_table_of_funding_that_lists_the_youth_justice_board_among_others_is_of_contributions(tmp_path: Path) -> None:
    table = """| Funding 2019/20 | Amount |
|---|---|
| Police¹ | £40,000 |
| Health | £60,000 |
| Sub-total partners | £100,000 |
| Youth Justice Board grant | £300,000 |
| Total income | £400,000 |"""
    found = figures_of(compare(tmp_path, {"westshire": plan("Westshire", "2019/20", table)}))

    assert found["Police", None, "Westshire 2019/20"] == 40_000
    assert found["Total", None, "Westshire 2019/20"] == 400_000


def test_a_tables_title_says_which_kind_of_money_it_holds(tmp_path: Path) -> None:
    tables = """Cash contributions 2019/20

| Agency | Amount |
|---|---|
| Police | £10,000 |
| Health | £20,000 |

Contributions in kind 2019/20

| Agency | Amount |
|---|---|
| Police | £80,000 |
| Probation | £9,000 |"""
    found = figures_of(compare(tmp_path, {"westshire": plan("Westshire", "2019/20", tables)}))

    assert found["Police", "cash", "Westshire 2019/20"] == 10_000
    assert found["Police", "in_kind", "Westshire 2019/20"] == 80_000
    assert found["Total", "all", "Westshire 2019/20"] == 119_000


def test_rows_of_budget_and_outturn_are_not_added_up(tmp_path: Path) -> None:
    table = """| Partner contributions 2019/20 | | Cash |
|---|---|---|
| Police | Budget | £40,000 |
| Police | Outturn | £38,000 |
| Health | Budget | £9,000 |"""
    found = figures_of(compare(tmp_path, {"westshire": plan("Westshire", "2019/20", table)}))

    assert not [key for key in found if key[0] in ("Police", "Total")]


def test_a_row_that_sums_up_those_above_without_being_called_a_total_is_not_added(tmp_path: Path) -> None:
    table = """| Partner contributions 2019/20 | Cash |
|---|---|
| Police | £40,000 |
| Health | £9,000 |
| Probation | £5,000 |
| Gross pool | £54,000 |"""
    comparison = compare(tmp_path, {"westshire": plan("Westshire", "2019/20", table)})

    found = figures_of(comparison)
    assert found["Police", "cash", "Westshire 2019/20"] == 40_000
    assert 108_000 not in found.values()
    assert any("the sum of what stands above it" in note for note in comparison.notes)


def test_one_payment_under_two_kinds_of_money_is_not_added_up(tmp_path: Path) -> None:
    later = """| Partner contributions | 2019/20 | 2020/21 |
|---|---|---|
| Police | £95,000 | £91,000 |
| Local authority | £500,000 | £510,000 |"""
    comparison = compare(tmp_path, {"plan-2019": WESTSHIRE, "plan-2020": plan("Westshire", "2020/21", later)})

    found = figures_of(comparison)
    assert found["Police", "in_kind", "Westshire 2019/20"] == 90_000
    assert found["Police", None, "Westshire 2019/20"] == 95_000
    assert ("Total", "all", "Westshire 2019/20") not in found
    assert found["Total", None, "Westshire 2020/21"] == 601_000
    assert any("under two names or kinds" in note for note in comparison.notes)


def test_a_fund_that_two_papers_name_differently_is_in_no_sum(tmp_path: Path) -> None:
    papers = {
        "plan-2019": plan(
            "Westshire",
            "2019/20",
            "| Contributions 2019/20 | Cash |\n|---|---|\n| Police | £5,000 |\n| Spring fund | £7,000 |",
        ),
        "plan-2020": plan(
            "Westshire",
            "2020/21",
            "| Contributions 2019/20 | Cash |\n|---|---|\n| Police | £5,000 |\n| Springtime grant | £7,000 |",
        ),
    }
    found = figures_of(compare(tmp_path, papers))

    assert found["Police", "cash", "Westshire 2019/20"] == 5_000
    assert ("Total", "cash", "Westshire 2019/20") not in found


def test_sentences_are_heard_only_where_no_table_speaks(tmp_path: Path) -> None:
    said = "Probation contributed £12,000 in cash in 2019/20."
    beside = compare(tmp_path, {"westshire": WESTSHIRE + said})
    alone = compare(tmp_path, {"eastport": plan("Eastport", "2019/20", said)})

    assert "Probation" not in {party for party, *_ in figures_of(beside)}
    assert figures_of(alone) == {("Probation", "cash", "Eastport 2019/20"): Decimal(12_000)}
    assert any("from sentences" in note for note in alone.notes)


def test_a_sum_that_a_sentence_in_a_table_speaks_of_is_no_figure_of_the_table(tmp_path: Path) -> None:
    risks = """| Contributions at risk 2019/20 | What is done |
|---|---|
| Police secondment may end | The police give £30,000 and could withdraw that contribution at short notice |
| Health post is vacant | Health may hold back its contribution of £9,000 until the post is filled |"""

    assert figures_of(compare(tmp_path, {"westshire": plan("Westshire", "2019/20", risks)})) == {}


def test_a_table_of_what_agencies_give_is_one_though_its_lead_in_speaks_of_costs(tmp_path: Path) -> None:
    table = """The partnership budget for 2019/20 is set out below. Seconded posts are shown as payments in kind. It does not include the
cost of the building, which the council bears, nor what is spent on remand.

| Agency | Staffing costs (£) | Payments in kind (£) | Total (£) |
|---|---|---|---|
| Local authority | 500,000 | | 500,000 |
| Police | | 90,000 | 90,000 |
| Probation | 5,000 | 40,000 | 45,000 |"""
    found = figures_of(compare(tmp_path, {"westshire": plan("Westshire", "2019/20", table)}))

    assert found["Probation", "staffing", "Westshire 2019/20"] == 5_000
    assert found["Probation", "total", "Westshire 2019/20"] == 45_000


@pytest.mark.parametrize(
    "said",
    [
        "The police contribution was reduced by £12,000 in 2019/20.",
        "The police made an additional contribution of £12,000 in 2019/20.",
        "The police could contribute £12,000 in 2019/20.",
    ],
)
def test_a_sentence_that_tells_of_a_change_or_a_hope_gives_no_figure(tmp_path: Path, said: str) -> None:
    assert figures_of(compare(tmp_path, {"eastport": plan("Eastport", "2019/20", said)})) == {}


def test_a_table_without_any_year_goes_under_year_not_stated(tmp_path: Path) -> None:
    paper = "# Westshire Youth Offending Service\n\nWestshire County Council.\n\n| Partner contributions | Cash |\n|---|---|\n| Police | £5,000 |\n| Health | £4,000 |\n"
    found = figures_of(compare(tmp_path, {"westshire": paper}))

    assert found["Police", "cash", "Westshire year not stated"] == 5_000


def test_rows_can_be_kinds_of_money_areas_and_years(tmp_path: Path) -> None:
    papers = {
        "westshire": _years("Westshire", "2019/20", "2018/19", ("£40,000", "£50,000"), ("£8,000", "£9,000")),
        "northmarch": NORTHMARCH,
    }

    kinds = figures_of(compare(tmp_path, papers, by="kind"))
    areas = cells_of(compare(tmp_path, papers, by="area"))
    years = cells_of(compare(tmp_path, papers, by="year"))

    assert kinds["Cash", "cash", "Northmarch 2019/20"] == 454_000
    assert areas["Westshire", "cash", "2019/20"].value == 59_000
    assert areas["Westshire", "cash", "2019/20"].change == 11_000
    assert years["2019/20", "cash", "Westshire"].value == 59_000
    assert years["2019/20", "cash", "Westshire"].change == 11_000


def test_filters_narrow_the_table(tmp_path: Path) -> None:
    papers = {
        "westshire": _years("Westshire", "2019/20", "2018/19", ("£40,000", "£50,000"), ("£8,000", "£9,000")),
        "northmarch": NORTHMARCH,
    }
    comparison = compare(
        tmp_path, papers, areas=["Westshire Council"], years=["2019-20"], parties=["police force"], kinds=["Cash"]
    )

    assert figures_of(comparison) == {("Police", "cash", "Westshire 2019/20"): Decimal(50_000)}


def test_spending_is_not_set_beside_contributions(tmp_path: Path) -> None:
    spent = "| Expenditure 2019/20 | Amount |\n|---|---|\n| Police officers | £70,000 |\n| Premises | £9,000 |"
    papers = {"westshire": WESTSHIRE, "eastport": plan("Eastport", "2019/20", spent)}

    assert {column.area for column in compare(tmp_path, papers).columns} == {"Westshire"}
    assert {column.area for column in compare(tmp_path, papers, flows=["expenditure"]).columns} == {"Eastport"}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"areas": ["Westshyre"]}, "Did you mean Westshire"),
        ({"years": ["2011/12"]}, "2019/20"),
        ({"years": ["soon"]}, "Write it like 2019/20"),
        ({"parties": ["circus"]}, "police"),
        ({"kinds": ["gold"]}, "in_kind"),
        ({"flows": ["gift"]}, "contribution"),
    ],
)
def test_what_is_not_there_is_said_in_one_line_with_what_is(
    tmp_path: Path, asked: dict[str, list[str]], said: str
) -> None:
    with pytest.raises(InvalidRequest, match=said):
        compare(tmp_path, {"westshire": WESTSHIRE}, "party", **asked)
