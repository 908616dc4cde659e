"""One figure that two papers give with different values."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.extract.ruled import ruled
from tests.extract.small_papers import a_document, heading, paragraph, table
from yjqa.checks import check_across
from yjqa.document import Block, Document
from yjqa.extract import extract
from yjqa.records import BudgetLine, DocumentRecord, Finding, Kpi

HEADER = ("Partner", "Cash", "In kind", "Total")
GIVEN = (
    ("Westshire Council", "£789,500", "", "£789,500"),
    ("Police", "£20,000", "£90,000", "£110,000"),
    ("Probation", "£10,000", "£60,000", "£70,000"),
    ("Total", "£819,500", "£150,000", "£969,500"),
)
REVISED = (
    ("Westshire Council", "£789,500", "", "£789,500"),
    ("Police", "£25,000", "£90,000", "£115,000"),
    ("Probation", "£10,000", "£60,000", "£70,000"),
    ("Total", "£824,500", "£150,000", "£974,500"),
)


def a_plan(year: str, *blocks: Block, area: str = "Westshire", name: str | None = None) -> Document:
    """An edition of an area's plan; `name` is its file's, after the year unless given."""
    title = f"{area} Youth Justice Plan {year}"
    opening = heading(title, 1), paragraph(f"{area} County Council leads this plan of {area}."), heading("Resources")
    return replace(a_document(*opening, *blocks, title=title), id=name or f"plan-{year.replace('/', '-')}")


def contributions(year: str, rows: Sequence[Sequence[str]], header: Sequence[str] = HEADER) -> Block:
    return table(header, *rows, caption=f"Contributions {year}")


def found(*documents: Document) -> list[Finding]:
    records, budgets, kpis = [], [], []
    for document in documents:
        extraction = extract(document)
        facts = extraction.facts
        records.append(
            DocumentRecord(
                id=document.id, title=document.title, document_kind=facts.document_kind, areas=facts.areas,
                period=facts.period, date=facts.date, sha256=document.id, file=document.file,
            )
        )  # fmt: skip
        budgets += [record for record in extraction.records if isinstance(record, BudgetLine)]
        kpis += [record for record in extraction.records if isinstance(record, Kpi)]
    return check_across(records, budgets, kpis)


def test_editions_that_agree_on_a_year_give_no_finding() -> None:
    earlier = a_plan("2020/21", contributions("2020/21", GIVEN))
    later = a_plan("2021/22", contributions("2021/22", REVISED), contributions("2020/21", GIVEN))

    assert found(earlier, later) == []


def test_a_later_edition_that_revises_a_figure_is_told_once_with_both_places() -> None:
    earlier = a_plan("2020/21", contributions("2020/21", GIVEN))
    later = a_plan("2021/22", contributions("2020/21", REVISED))

    (finding,) = found(earlier, later)

    assert (finding.check, finding.printed, finding.computed) == ("disagreement", "£25,000", "£20,000")
    assert [source.document for source in finding.sources] == ["plan-2021-22", "plan-2020-21"]
    assert "“Westshire Youth Justice Plan 2021/22” gives £25,000 for “Police” in cash" in finding.message
    assert finding.confidence == 0.6
    assert finding.id.startswith("plan-2021-22:finding:")


def test_the_order_in_which_papers_come_changes_nothing() -> None:
    earlier = a_plan("2020/21", contributions("2020/21", GIVEN))
    later = a_plan("2021/22", contributions("2020/21", REVISED))

    assert found(later, earlier) == found(earlier, later)


def test_a_paper_that_is_held_in_two_formats_neither_disagrees_with_itself_nor_repeats_a_finding() -> None:
    earlier = a_plan("2020/21", contributions("2020/21", GIVEN))
    later = a_plan("2021/22", contributions("2020/21", REVISED))
    again = a_plan("2021/22", contributions("2020/21", REVISED), name="plan-2021-22-docx")
    damaged = a_plan("2020/21", contributions("2020/21", REVISED), name="plan-2020-21-txt")

    assert len(found(earlier, later, again)) == 1
    assert found(earlier, damaged) == []


@pytest.mark.parametrize(
    "later",
    [
        a_plan("2021/22", contributions("2021/22", REVISED)),
        a_plan("2021/22", contributions("2020/21", REVISED), area="Eastport"),
        a_plan("2021/22", contributions("2020/21", REVISED, ("Partner", "Cash outturn", "In kind outturn", "Total outturn"))),
        a_plan("2021/22", table(("Item", "Amount"), ("Police", "£25,000"), ("Rent", "£9,000"), caption="Spending 2020/21")),
        a_plan("2021/22", paragraph("In 2020/21 the police contributed around £25,000 in cash.")),
    ],
    ids=["another year", "another area", "outturn against budget", "spending against income", "a sentence"],
)  # fmt: skip
def test_figures_that_need_not_be_one_are_not_compared(later: Document) -> None:
    assert found(a_plan("2020/21", contributions("2020/21", GIVEN)), later) == []


def test_a_figure_that_is_rounded_to_thousands_agrees_with_the_exact_one() -> None:
    exact = a_plan("2020/21", contributions("2020/21", GIVEN))
    rows = [("Westshire Council", "790", "", "790"), ("Police", "20", "90", "110"), ("Total", "810", "90", "900")]
    rounded = a_plan("2021/22", contributions("2020/21 (£000)", rows))

    assert [finding.printed for finding in found(exact, rounded)] == []


def test_totals_of_other_partners_are_not_compared() -> None:
    fewer = (GIVEN[0], GIVEN[1], ("Total", "£809,500", "£90,000", "£899,500"))

    assert (
        found(a_plan("2020/21", contributions("2020/21", GIVEN)), a_plan("2021/22", contributions("2020/21", fewer)))
        == []
    )


RATES = (
    ("First time entrants per 100,000 (Jan - Dec 2020)", "{}", "167"),
    ("Reoffending: binary rate (Jul 2018 - Jun 2019)", "33.4%", "{}%"),
)


def performance(entrants: int, reoffending: str) -> Block:
    first, second = RATES
    rows = (first[0], first[1].format(entrants), first[2]), (second[0], second[1], second[2].format(reoffending))
    return table(("Indicator", "Westshire", "England"), *rows, caption="Key performance indicators")


def test_a_rate_of_one_period_that_two_editions_give_is_told() -> None:
    (finding,) = found(a_plan("2020/21", performance(172, "37.7")), a_plan("2021/22", performance(176, "37.7")))

    assert (finding.printed, finding.computed) == ("176 per 100,000", "172 per 100,000")
    assert finding.sources[0].document == "plan-2021-22"


def test_what_two_editions_say_of_the_country_is_told_and_less_sure() -> None:
    (finding,) = found(a_plan("2020/21", performance(172, "37.7")), a_plan("2021/22", performance(172, "38.3")))

    assert (finding.printed, finding.computed) == ("38.3%", "37.7%")
    assert finding.confidence == 0.5


def test_papers_of_other_areas_may_take_the_countrys_figure_from_elsewhere() -> None:
    elsewhere = a_plan("2021/22", performance(172, "38.3"), area="Eastport")

    assert [
        one.printed for one in found(a_plan("2020/21", performance(172, "37.7")), elsewhere) if "%" in one.printed
    ] == []


def test_hundreds_of_papers_that_repeat_a_figure_make_one_finding_with_the_one_that_differs() -> None:
    source = extract(a_plan("2020/21", contributions("2020/21", GIVEN))).records
    lines = [record for record in source if isinstance(record, BudgetLine)]
    documents = [
        DocumentRecord(
            id=f"paper-{number}", title=f"Plan {number}", sha256=str(number), file=f"{number}.txt",
            date=datetime.date(2020, 1, 1) + datetime.timedelta(days=number),
        )
        for number in range(400)
    ]  # fmt: skip
    budgets = [
        line.model_copy(
            update={
                "source": line.source.model_copy(update={"document": document.id}),
                "amount": line.amount
                + (1000 if number == 399 and (line.party, line.money_kind) == ("Police", "cash") else 0),
            }
        )
        for number, document in enumerate(documents)
        for line in lines
    ]

    (finding,) = check_across(documents, budgets, ())

    assert (finding.printed, finding.computed) == ("£21,000", "£20,000")
    assert [source.document for source in finding.sources] == ["paper-399", "paper-398"]


def a_report(day: str, entrants: str, spent: str) -> Document:
    """A report of one day to the board on the year 2020/21."""
    title = f"Westshire Youth Justice Board: report of {day}"
    opening = heading(title, 1), paragraph(f"Date: {day}"), paragraph("Westshire County Council leads the service.")
    counted = table(
        ("Indicator", "2020/21"),
        ("Number of first time entrants in Westshire", entrants),
        caption="Key performance indicators",
    )
    costs = table(("Item", "Spend"), ("Salaries", spent), ("Rent", "£9,000"), caption="Spending 2020/21")
    return replace(a_document(*opening, counted, costs, title=title), id=f"report-{day.replace(' ', '-').lower()}")


def test_what_is_counted_or_spent_so_far_grows_from_report_to_report() -> None:
    during = a_report("10 July 2020", "30", "£101,000"), a_report("12 October 2020", "45", "£190,000")
    after = a_report("10 July 2021", "90", "£401,000"), a_report("12 October 2021", "98", "£410,000")

    assert found(*during) == []
    assert {finding.printed for finding in found(*after)} == {"98", "£410,000"}


FUNDERS = (
    ("Westshire Council", "£789,500"),
    ("Police", "£91,500"),
    ("Probation", "£70,300"),
    ("Health", "£38,250"),
    ("Youth Justice Board grant", "£498,315"),
)


def with_other(number: int, amount: str) -> tuple[tuple[str, str], ...]:
    """What the funders give, one of them another sum."""
    return (*FUNDERS[:number], (FUNDERS[number][0], amount), *FUNDERS[number + 1 :])


def test_a_sum_in_a_paper_that_otherwise_repeats_another_is_told_whatever_the_column_is_called() -> None:
    earlier = a_plan("2020/21", contributions("2020/21", [(name, "", sum_, sum_) for name, sum_ in FUNDERS]))
    later = a_plan("2021/22", contributions("2020/21", with_other(1, "£93,100"), ("Funder", "2020/21 (£)")))

    (finding,) = found(earlier, later)

    assert (finding.printed, finding.computed) == ("£93,100", "£91,500")
    assert "otherwise gives the same sums" in finding.message


@pytest.mark.parametrize(
    ("rows", "caption"),
    [
        (with_other(1, "£96,100"), "Revised contributions 2020/21"),
        (with_other(1, "£95,100"), "Actual contributions 2020/21"),
        ((*with_other(1, "£95,100")[:2], *[(name, "£12,000") for name, _ in FUNDERS[2:]]), "Contributions 2020/21"),
    ],
    ids=["revised", "actual", "another budget"],
)
def test_sums_that_were_changed_on_purpose_are_not_told(rows: Sequence[Sequence[str]], caption: str) -> None:
    earlier = a_plan("2020/21", contributions("2020/21", FUNDERS, ("Partner", "Amount")))
    later = a_plan("2021/22", table(("Funder", "Given"), *rows, caption=caption))

    assert found(earlier, later) == []


def test_cash_and_kind_that_another_paper_prints_as_one_sum_agree_with_it() -> None:
    apart = [
        (name, "£10,000" if name == "Probation" else "", "£60,300" if name == "Probation" else sum_)
        for name, sum_ in FUNDERS
    ]
    earlier = a_plan("2020/21", contributions("2020/21", apart, ("Partner", "Cash", "In kind")))
    later = a_plan("2021/22", contributions("2020/21", FUNDERS, ("Funder", "2020/21 (£)")))

    assert found(earlier, later) == []


def two_years(first: str, amounts: Sequence[str]) -> Block:
    """What the funders give in 2020/21, which stands as `first` over its columns, beside the year after."""
    rows = [f"{name} | - | {amount} | - | £60,000" for (name, _), amount in zip(FUNDERS, amounts, strict=True)]
    rows.append("Education | £9,000 | - | £9,500 | -")
    headers = f"Partner | {first} | < | 2021/22 | <", "^ | In kind | Cash | In kind | Cash"
    return ruled(*headers, *rows, header_rows=2, caption="Contributions")


@pytest.mark.parametrize("over", ["2020/21 (restated)", "2020/21 outturn", "2020/21 revised"])
def test_a_header_over_the_columns_that_says_how_final_they_are_keeps_their_sums_from_being_compared(over: str) -> None:
    amounts = [amount for _, amount in FUNDERS]
    earlier = a_plan("2020/21", two_years("2020/21", amounts))
    later = a_plan("2021/22", two_years(over, [amounts[0], "£96,100", *amounts[2:]]))
    plain = a_plan("2021/22", two_years("2020/21", [amounts[0], "£96,100", *amounts[2:]]))

    assert found(earlier, later) == []
    assert [finding.printed for finding in found(earlier, plain)] == ["£96,100"]


def test_a_restated_sum_that_is_the_earlier_one_with_swapped_digits_is_told() -> None:
    amounts = [amount for _, amount in FUNDERS]
    earlier = a_plan("2020/21", two_years("2020/21", amounts))
    later = a_plan("2021/22", two_years("2020/21 (restated)", [amounts[0], "£95,100", *amounts[2:]]))

    assert [(finding.printed, finding.computed) for finding in found(earlier, later)] == [("£95,100", "£91,500")]


def test_cash_and_kind_that_another_paper_gives_as_one_sum_are_not_told() -> None:
    whole = [(name, amount) for name, amount in FUNDERS]
    whole[1] = (FUNDERS[1][0], "£101,500")
    rows = [(name, "£10,000" if name == FUNDERS[1][0] else "-", amount) for name, amount in FUNDERS]
    earlier = a_plan("2020/21", table(("Partner", "Cash", "In kind"), *rows, caption="Contributions 2020/21"))
    later = a_plan("2021/22", contributions("2020/21", whole, ("Partner", "2020/21 (£)")))

    assert found(earlier, later) == []


def test_a_sentence_that_gives_an_earlier_sum_with_swapped_digits_is_told() -> None:
    earlier = a_plan("2020/21", contributions("2020/21", FUNDERS, ("Partner", "Amount")))
    later = a_plan("2021/22", paragraph("In 2020/21 the Youth Justice Board grant was £489,315, as planned."))

    (finding,) = found(earlier, later)

    assert (finding.printed, finding.computed) == ("£489,315", "£498,315")
    assert "two digits have probably changed places" in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2020/21 the Youth Justice Board grant was £498,315, as planned.",
        "In 2020/21 the Youth Justice Board grant was revised to £489,315.",
        "In 2019/20 the Youth Justice Board grant was £489,315.",
        "The Youth Justice Board grant of 2020/21 was cut from £498,315 to £489,315.",
    ],
)
def test_a_sentence_that_gives_another_sum_than_an_earlier_paper_is_not_told(sentence: str) -> None:
    earlier = a_plan("2020/21", contributions("2020/21", FUNDERS, ("Partner", "Amount")))

    assert found(earlier, a_plan("2021/22", paragraph(sentence))) == []


def test_a_rate_with_swapped_digits_is_told_between_papers() -> None:
    earlier = a_plan(
        "2020/21", table(("Indicator", "2018/19"), ("First time entrants per 100,000", "213"), caption="Indicators")
    )
    later = a_plan("2021/22", paragraph("In 2018/19 the rate of first time entrants was 231 per 100,000."))

    (finding,) = found(earlier, later)

    assert (finding.printed, finding.computed) == ("231 per 100,000", "213 per 100,000")


def test_two_digits_that_changed_places_make_a_disagreement_surer() -> None:
    earlier = a_plan("2020/21", contributions("2020/21", GIVEN))
    later = a_plan(
        "2021/22", contributions("2020/21", [("Westshire Council", "£798,500", "", "£798,500"), *GIVEN[1:3]])
    )

    (finding,) = found(earlier, later)

    assert (finding.printed, finding.computed, finding.confidence) == ("£798,500", "£789,500", 0.75)


def test_a_row_named_after_two_periods_and_rates_of_one_tiny_digit_are_not_compared() -> None:
    def indicators(reoffending: str, custody: str) -> Block:
        return table(
            ("Indicator", "Westshire"),
            ("Reoffending: binary rate (Jul 2016 - Jun 2017 and Jul 2017 - Jun 2018)", reoffending),
            ("Custody per 1,000 (2018/19)", custody),
            caption="Indicators",
        )

    assert found(a_plan("2020/21", indicators("33.4%", "0.02")), a_plan("2021/22", indicators("34.3%", "0.04"))) == []
