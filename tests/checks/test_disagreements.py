"""The same money in two tables of one paper, and abbreviations that are written out in two ways."""

import pytest

from tests.checks.disagreeing import a_joint_plan, a_plan, found
from tests.extract.small_papers import paragraph, table
from yjqa.document import Table

CONTRIBUTIONS = table(
    ("Partner", "Westshire cash", "Westshire in kind", "Eastport cash", "Eastport in kind", "Total"),
    ("Local authority", "£700,000", "", "£400,000", "", "£1,100,000"),
    ("Police", "", "£90,000", "", "£45,000", "£135,000"),
    ("Probation", "£10,000", "£60,000", "£5,000", "£20,000", "£95,000"),
    ("Youth Justice Board", "£528,484", "", "£431,449", "", "£959,933"),
    ("Total", "£1,238,484", "£150,000", "£836,449", "£65,000", "£2,289,933"),
    caption="Table 1: Contributions to the pooled budget 2021/22",
)
PARTNERS = (
    ("Local authority", "£700,000", "", "£700,000"),
    ("Police", "", "£90,000", "£90,000"),
    ("Probation", "£10,000", "£60,000", "£70,000"),
    ("Youth Justice Board", "£528,484", "", "£528,484"),
    ("Total", "£1,238,484", "£150,000", "£1,388,484"),
)
ONE_AREA = table(
    ("Partner", "Cash", "In kind", "Total"), *PARTNERS, caption="Table 1: Contributions to the pooled budget 2021/22"
)


def spending(area: str, grant: int, partners: int, caption: str = "expenditure 2021/22") -> Table:
    """What an area spends of the grant and of what its partners give."""
    return table(
        ("Cost", "Funder", "Reduce reoffending", "Reduce custody", "Total"),
        ("Staffing", "Youth Justice Board", f"£{grant - 28484:,}", "£20,000", f"£{grant - 8484:,}"),
        ("Staffing", "Partners", f"£{partners - 100000:,}", "£30,000", f"£{partners - 70000:,}"),
        ("Running costs", "Youth Justice Board", "£8,484", "£0", "£8,484"),
        ("Running costs", "Partners", "£70,000", "£0", "£70,000"),
        ("Total", "", f"£{grant + partners - 50000:,}", "£50,000", f"£{grant + partners:,}"),
        caption=f"{area} {caption}",
    )


WESTSHIRE, EASTPORT = spending("Westshire", 528_484, 860_000), spending("Eastport", 431_449, 470_000)


def test_tables_that_come_to_the_same_give_no_finding() -> None:
    assert found(a_joint_plan(CONTRIBUTIONS, WESTSHIRE, EASTPORT)) == []


def test_an_area_that_spends_what_it_was_not_given_is_told_with_both_tables() -> None:
    (finding,) = found(a_joint_plan(CONTRIBUTIONS, spending("Westshire", 528_484, 862_000), EASTPORT))

    assert (finding.check, finding.printed, finding.computed) == ("disagreement", "£1,390,484", "£1,388,484")
    assert "Westshire expenditure 2021/22" in finding.message
    assert "£2,000 apart; Eastport's two tables agree" in finding.message
    assert finding.sources[0].table is not None and finding.sources[0].table.label == "Westshire expenditure 2021/22"
    assert [source.quote for source in finding.sources] == ["£1,390,484", "£1,238,484", "£150,000"]


def test_the_money_of_one_funder_is_added_up_in_both_tables() -> None:
    (finding,) = found(a_joint_plan(CONTRIBUTIONS, spending("Westshire", 530_673, 857_811), EASTPORT))

    assert (finding.printed, finding.computed) == ("£530,673", "£528,484")
    assert "The Youth Justice Board money for Westshire in 2021/22" in finding.message


def test_a_total_that_only_follows_one_funders_money_is_not_told_again() -> None:
    (finding,) = found(a_joint_plan(CONTRIBUTIONS, spending("Westshire", 530_673, 860_000), EASTPORT))

    assert finding.printed == "£530,673"


def test_areas_that_bear_each_other_out_make_a_finding_surer() -> None:
    (alone,) = found(a_joint_plan(CONTRIBUTIONS, spending("Westshire", 528_484, 862_000)))
    (borne_out,) = found(a_joint_plan(CONTRIBUTIONS, spending("Westshire", 528_484, 862_000), EASTPORT))

    assert 0.5 <= alone.confidence < borne_out.confidence


@pytest.mark.parametrize(
    "caption",
    [
        "expenditure 2020/21",
        "actual expenditure 2021/22",
        "expenditure 2021/22 after use of reserves",
    ],
)
def test_what_is_spent_in_another_year_or_stage_or_from_reserves_is_other_money(caption: str) -> None:
    assert found(a_joint_plan(CONTRIBUTIONS, spending("Westshire", 528_484, 862_000, caption))) == []


def test_spending_that_is_rounded_to_thousands_agrees_with_what_it_is_rounded_from() -> None:
    rounded = table(
        ("Priority", "Amount"),
        ("Courts", "£276,000"),
        ("Prevention", "£180,000"),
        ("Reparation", "£72,000"),
        ("Total", "£528,000"),
        caption="Use of the Youth Justice Board grant 2021/22",
    )

    assert found(a_plan(ONE_AREA, rounded)) == []


def test_the_use_of_a_grant_is_held_against_the_grant_and_not_against_the_whole_budget() -> None:
    used = table(
        ("Priority", "Amount"),
        ("Courts", "£276,484"),
        ("Prevention", "£180,000"),
        ("Reparation", "£73,000"),
        ("Total", "£529,484"),
        caption="Use of the Youth Justice Board grant 2021/22",
    )

    (finding,) = found(a_plan(ONE_AREA, used))

    assert (finding.printed, finding.computed) == ("£529,484", "£528,484")


def test_what_one_partner_gives_in_two_tables_of_contributions_is_compared_row_by_row() -> None:
    years = (
        ("Local authority", "£680,000", "£690,000", "£700,000"),
        ("Police", "£80,000", "£85,000", "£95,000"),
        ("Probation", "£70,000", "£71,000", "£70,000"),
        ("Total", "£830,000", "£846,000", "£865,000"),
    )
    trend = table(
        ("Partner", "2019/20", "2020/21", "2021/22"), *years, caption="Table 2: Contributions over three years"
    )

    (finding,) = found(a_plan(ONE_AREA, trend))

    assert (finding.printed, finding.computed) == ("£95,000", "£90,000")
    assert "Police" in finding.message


def test_an_abbreviation_with_two_meanings_for_one_of_its_letters_is_told() -> None:
    (finding,) = found(
        a_plan(
            paragraph("The Multi Agency Risk Assessment Conference (MARAC) meets monthly."),
            paragraph("Cases go to the Multi-Agency Risk Assessment Committee (MARAC) at once."),
        )
    )

    assert (finding.printed, finding.computed) == (
        "Multi-Agency Risk Assessment Committee",
        "Multi Agency Risk Assessment Conference",
    )
    assert finding.confidence == 0.5


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Education, Training and Employment (ETE)", "Employment, Education and Training (ETE)"),
        ("Out of Court Disposal (OOCD)", "Out-of-Court Disposals (OOCD)"),
        ("Initiative to Reduce Violence Early (IRVE)", "Initiative Reducing Violence Early (IRVE)"),
    ],
)
def test_another_order_or_ending_is_no_other_meaning(first: str, second: str) -> None:
    assert found(a_plan(paragraph(f"We have an {first}."), paragraph(f"There is one {second}."))) == []


def spent(caption: str, *rows: tuple[str, str]) -> Table:
    return table(("Item", "Amount"), *rows, caption=caption)


@pytest.mark.parametrize(
    "tables",
    [
        [spent("Staffing costs 2021/22", ("Practitioners", "£900,000"), ("Managers", "£400,000"), ("Total", "£1,300,000"))],
        [spent("Spending 2021/22", ("Staff", "£1,000,000"), ("Premises", "£238,484"), ("Total", "£1,238,484"))],
        [spent("Prevention budget 2021/22", ("Staff", "£1,000,000"), ("Travel", "£300,000"), ("Total", "£1,300,000"))],
        [spent("Forecast outturn 2021/22", ("Staff", "£1,000,000"), ("Rent", "£380,000"), ("Total", "£1,380,000"))],
        [
            spent("Spending on priorities 2021/22", ("Custody", "£1,000,000"), ("Courts", "£288,484"), ("Total", "£1,288,484")),
            spent("Spending on resources 2021/22", ("Rent", "£70,000"), ("Travel", "£30,000"), ("Total", "£100,000")),
        ],
    ],
    ids=["staff only", "the cash only", "one programme", "a forecast", "in two parts"],
)  # fmt: skip
def test_a_table_of_a_part_of_the_spending_is_not_held_against_the_whole(tables: list[Table]) -> None:
    assert found(a_plan(ONE_AREA, *tables)) == []


def test_a_table_of_all_spending_is_held_against_the_contributions_though_it_names_no_funder() -> None:
    rows = ("Staff", "£1,000,000"), ("Premises", "£238,484"), ("Programmes", "£158,000"), ("Total", "£1,396,484")

    (finding,) = found(a_plan(ONE_AREA, spent("How the budget is spent 2021/22", *rows)))

    assert (finding.printed, finding.computed) == ("£1,396,484", "£1,388,484")
