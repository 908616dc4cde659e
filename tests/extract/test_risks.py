"""Risks from registers, lists and prose."""

import json
from pathlib import Path

import pytest

from tests.extract.blocks import heading, items, paper, paragraph, table
from yjqa.extract.risk_words import is_risk_heading
from yjqa.extract.risks import find_risks
from yjqa.ingest import read


@pytest.mark.parametrize(
    ("text", "is_about_risks"),
    [
        ("Key risks", True),
        ("Risks to Future Delivery in 2021/22", True),
        ("5. Risks to delivery", True),
        ("Challenges, risks and issues", True),
        ("Other risk for youth justice services", True),
        ("Statutory, legal and risk implications", False),
        ("Future opportunities, risks and next steps", False),
        ("Risk of serious harm", False),
        ("Risk assessment panels", False),
    ],
)
def test_headings_about_risks_to_the_service_are_told_from_others(text: str, is_about_risks: bool) -> None:
    assert is_risk_heading(text) is is_about_risks


def test_a_registers_row_is_a_risk_with_numbers_as_numbers_under_two_rows_of_headers() -> None:
    register = table(
        (
            "Ref",
            "Risk",
            "Cause",
            "Consequence",
            "Risk owner",
            "Gross",
            "Gross",
            "Gross",
            "Controls",
            "Residual",
            "Residual",
        ),
        (
            "Ref",
            "Risk",
            "Cause",
            "Consequence",
            "Risk owner",
            "Impact",
            "Likelihood",
            "Score",
            "Controls",
            "Score",
            "Impact",
        ),
        (
            "R1",
            "Remand costs exceed the grant",
            "More remands",
            "Cuts",
            "Rob Hill",
            "4",
            "5 - Likely",
            "20",
            "Monthly forecast",
            "12",
            "High",
        ),
        header_rows=2,
    )

    (risk,) = find_risks(paper(heading("Risk register"), paragraph("A risk may score up to 25."), register))

    assert (risk.risk, risk.causes, risk.consequences, risk.owner) == (
        "Remand costs exceed the grant",
        "More remands",
        "Cuts",
        "Rob Hill",
    )
    assert (risk.impact, risk.likelihood, risk.score) == (4, 5, 20)
    assert (risk.controls, risk.residual_score, risk.residual_impact) == ("Monthly forecast", 12, "High")
    assert risk.source.table is not None


def test_a_table_that_only_counts_by_level_of_risk_is_no_register() -> None:
    assert list(find_risks(paper(table(("Risk", "Cases"), ("Low", "12"), ("High", "3"))))) == []


def test_an_item_gives_the_risk_and_what_is_done_about_it() -> None:
    document = paper(
        heading("Risks to delivery"),
        paragraph("The Board keeps a risk register to name what needs attention. The key risks now reviewed are:"),
        *items(
            "Poor attendance at the Board. A seat is empty. Attendance is monitored by the Chair.",
            "Staff are hard to find.",
        ),
    )

    first, second = find_risks(document)

    assert (first.risk, first.controls) == ("Poor attendance at the Board.", "Attendance is monitored by the Chair.")
    assert (second.risk, second.controls) == ("Staff are hard to find.", None)


def test_paragraphs_after_a_lead_in_are_risks_too() -> None:
    document = paper(
        heading("Risks to future delivery"),
        paragraph("There are a number of risks to future delivery, including:"),
        paragraph("Budgets for the coming years will weigh on what can be offered."),
        paragraph("Two new councils may have different aims."),
        heading("Appendix A"),
        paragraph("Other matters may follow."),
    )

    assert [risk.risk for risk in find_risks(document)] == [
        "Budgets for the coming years will weigh on what can be offered.",
        "Two new councils may have different aims.",
    ]


def test_prose_under_titles_gives_for_each_the_sentence_that_says_what_is_amiss() -> None:
    document = paper(
        heading("Risks to future delivery", 1),
        heading("Reoffending", 2),
        paragraph(
            "After a period in which both services had low rates, we have seen a deterioration in reoffending over two years."
        ),
        paragraph("The Board is committed to a live tracker."),
        heading("Custody", 2),
        paragraph("Custody remains low, with strong performance."),
        paragraph(
            "The decreasing remand grant may create a risk for both councils. A contingency has been put in place."
        ),
    )

    first, second = find_risks(document)

    assert first.risk == "we have seen a deterioration in reoffending over two years."
    assert first.controls == "The Board is committed to a live tracker."
    assert second.risk == "The decreasing remand grant may create a risk for both councils."
    assert second.controls == "A contingency has been put in place."


def test_mitigation_on_its_own_line_belongs_to_the_risk_before_it() -> None:
    document = paper(
        heading("Key risks"),
        *items(
            "Risk: The grant is cut.",
            "Mitigation: Savings are planned.",
            "Risk: Staff leave.",
            "Mitigation: Posts are shared.",
        ),
    )

    assert [(risk.risk, risk.controls) for risk in find_risks(document)] == [
        ("The grant is cut.", "Savings are planned."),
        ("Staff leave.", "Posts are shared."),
    ]


def test_a_risk_said_twice_is_one_with_both_places_and_so_is_one_named_within_a_sentence() -> None:
    document = paper(
        paragraph(
            "The risks to service delivery are rising costs of remand, retention of skilled staff and new laws on custody."
        ),
        heading("Key risks"),
        *items("Rising costs of remand", "Retention of skilled staff"),
        heading("Summary of risks"),
        *items("Rising costs of remand."),
    )

    costs, staff = find_risks(document)

    assert costs.risk == "Rising costs of remand"
    assert next(source.quote for source in costs.also) == "Rising costs of remand."
    assert len(costs.also) == 2
    assert len(staff.also) == 1


def test_risks_named_within_a_sentence_are_found_where_the_paper_names_them_nowhere_else() -> None:
    document = paper(
        paragraph(
            "The key risks to service delivery are rising costs of remand, loss of skilled staff and new laws on custody."
        )
    )

    assert [risk.risk for risk in find_risks(document)] == [
        "rising costs of remand",
        "loss of skilled staff",
        "new laws on custody",
    ]


def test_a_list_of_children_at_risk_is_no_list_of_risks() -> None:
    document = paper(
        paragraph("Panels discuss young people who are at high risk of harm, such as:"),
        *items("those in care", "those in custody"),
    )

    assert list(find_risks(document)) == []


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
def test_a_real_pack_names_as_many_risks_as_were_counted_by_hand_each_in_two_places(
    real_papers: Path, kind: str
) -> None:
    stem = "ccssb-pack-2019-07-10"
    gold = (real_papers.parent / "gold" / stem / "risks.jsonl").read_text("utf-8").splitlines()

    found = list(find_risks(read(real_papers / f"{stem}.{kind}")))

    assert len(found) == len([json.loads(line) for line in gold])
    assert all(risk.controls for risk in found)
