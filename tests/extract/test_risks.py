"""Risks from registers, lists and prose."""

import json
from pathlib import Path

import pytest

from tests.extract.blocks import heading, items, paper, paragraph, table
from yjqa.document import Block
from yjqa.extract.risk_words import is_risk_heading
from yjqa.extract.risks import find_risks
from yjqa.ingest import read
from yjqa.records import Risk


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


def test_a_stage_over_letters_says_which_scores_a_register_gives_and_what_is_to_be_confirmed_is_not_said() -> None:
    register = table(
        ("Ref", "Risk", "Inherent", "Inherent", "Inherent", "Owner", "Residual", "Residual", "Residual"),
        ("Ref", "Risk", "I", "L", "Score", "Owner", "I", "L", "Score"),
        ("R1", "Staff leave", "4", "5", "20", "TBC", "4", "TB C", ""),
        header_rows=2,
    )

    (risk,) = find_risks(paper(register))

    assert (risk.impact, risk.likelihood, risk.score, risk.owner) == (4, 5, 20, None)
    assert (risk.residual_impact, risk.residual_likelihood, risk.residual_score) == (4, None, None)


def test_labels_of_measures_that_a_reader_left_in_the_body_and_set_side_by_side_are_headers_all_the_same() -> None:
    register = table(
        ("Risk", "Inherent", "", "Residual", ""),
        ("", "I L", "Score", "I L", "Score"),
        ("Staff leave", "4 5", "20", "4 2", "8"),
    )

    (risk,) = find_risks(paper(register))

    assert (risk.impact, risk.likelihood, risk.score) == (4, 5, 20)
    assert (risk.residual_impact, risk.residual_likelihood, risk.residual_score) == (4, 2, 8)


def test_one_cell_may_tell_a_score_with_its_factors_in_the_order_of_the_header() -> None:
    register = table(
        ("Risk", "Score (L x I)", "Mitigation", "Residual score (L x I)"),
        ("Staff leave", "5x4=20", "Pay more", "3 x 4"),
        ("The grant falls", "20 (High)", "Plan", "Medium"),
    )

    first, second = find_risks(paper(register))

    assert (first.likelihood, first.impact, first.score) == (5, 4, 20)
    assert (first.residual_likelihood, first.residual_impact, first.residual_score) == (3, 4, 12)
    assert (second.impact, second.score, second.residual_score) == (None, 20, "Medium")


def test_scores_that_stand_twice_are_before_and_after_the_controls() -> None:
    register = table(
        ("Risk", "Impact", "Likelihood", "Mitigation", "Impact", "Likelihood"),
        ("Staff leave", "5", "4", "Pay", "3", "2"),
    )

    (risk,) = find_risks(paper(register))

    assert (risk.impact, risk.likelihood, risk.residual_impact, risk.residual_likelihood) == (5, 4, 3, 2)


@pytest.mark.parametrize(
    ("cell", "risk"),
    [
        ("Staff leave.\nCause: low pay\nConsequence: unsafe work", "Staff leave."),
        (
            "There is a risk that staff leave due to low pay, resulting in unsafe work.",
            "There is a risk that staff leave due to low pay, resulting in unsafe work.",
        ),
    ],
)
def test_a_risks_cell_may_tell_its_cause_and_its_consequence(cell: str, risk: str) -> None:
    (found,) = find_risks(paper(table(("Risk", "Score"), (cell, "12"))))

    assert (found.risk, found.causes, found.consequences) == (risk, "low pay", "unsafe work")


def test_under_a_heading_of_a_register_the_column_of_statements_holds_the_risks() -> None:
    register = table(
        ("Ref", "Category", "Description", "Impact", "Controls"),
        ("1", "Money", "The grant falls by half", "4", "Plan"),
        ("", "", "", "", "Save"),
    )

    (risk,) = find_risks(paper(heading("Risk register (October)"), register))

    assert (risk.risk, risk.impact, risk.controls) == ("The grant falls by half", 4, "Plan Save")


def test_a_table_of_actions_on_risks_of_another_table_and_a_key_of_levels_hold_no_risks() -> None:
    actions = table(("Risk", "Action", "Owner", "Due"), ("R01", "Model a cut", "RH", "May"))
    named = table(("Risk", "Action", "Owner", "Due"), ("Staff leave", "Pay more", "RH", "May"))
    key = table(("Risk", "Score", "Response"), ("High", "15-25", "Tell the Board"))

    assert list(find_risks(paper(heading("Register"), actions, key, heading("Risk actions"), named))) == []


def test_a_row_without_a_reference_in_a_register_that_counts_its_risks_is_none_of_them() -> None:
    stated = ("Staff leave", "Grants fall", "Courts close", "Records are lost")
    rows = [(f"R{number}", risk, "12") for number, risk in enumerate(stated)]
    register = table(("Ref", "Risk", "Score"), *rows, ("", "Actions that follow", ""))

    assert len(list(find_risks(paper(register)))) == len(rows)


def test_an_impact_told_in_sentences_is_what_would_follow() -> None:
    (risk,) = find_risks(
        paper(table(("Risk", "Impact", "Mitigation"), ("Grant falls", "Fewer posts and less done", "Plan")))
    )

    assert (risk.impact, risk.consequences) == (None, "Fewer posts and less done")


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


def test_a_form_of_labelled_lines_is_one_risk() -> None:
    lines = ("Risk: Staff leave", "Cause: low pay", "Mitigation: Pay more", "Owner: Rob Hill", "Score: 12 (medium)")

    (risk,) = find_risks(paper(heading("Risk register"), *map(paragraph, lines)))

    assert (risk.risk, risk.causes, risk.controls, risk.owner, risk.score) == (
        "Staff leave",
        "low pay",
        "Pay more",
        "Rob Hill",
        12,
    )


@pytest.mark.parametrize(
    "blocks",
    [
        (heading("Key risks"), paragraph("Skilled staff leave", "1"), paragraph("The grant is cut", "2")),
        (paragraph("The main risks are: Skilled staff leave; and The grant is cut"),),
        (paragraph("The Board noted the following key risks: (a) Skilled staff leave; (b) The grant is cut"),),
    ],
)
def test_risks_that_are_counted_or_listed_in_a_sentence_are_found(blocks: tuple[Block, ...]) -> None:
    assert [risk.risk for risk in find_risks(paper(*blocks))] == ["Skilled staff leave", "The grant is cut"]


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


def _risks_of(*blocks: Block) -> list[Risk]:
    return list(find_risks(paper(*blocks)))


def test_a_register_is_known_by_its_heading_where_its_risks_stand_under_description() -> None:
    found = _risks_of(
        heading("Risk register"),
        table(("No", "Description", "L", "I", "Mitigation"), ("1", "Staff leave", "2", "3", "Retention")),
    )

    assert [(risk.risk, risk.controls) for risk in found] == [("Staff leave", "Retention")]


def test_risks_lettered_within_a_paragraph_are_one_each() -> None:
    found = _risks_of(
        heading("Risks to delivery"), paragraph("The main risks are: (a) loss of the grant; (b) court backlogs.")
    )

    assert [risk.risk for risk in found] == ["loss of the grant", "court backlogs."]


def test_a_sentence_that_says_there_is_a_risk_is_one_wherever_it_stands() -> None:
    found = _risks_of(
        heading("Finance"), paragraph("Costs rose. There is a risk that the remand budget will be overspent.")
    )

    assert [risk.risk for risk in found] == ["There is a risk that the remand budget will be overspent."]
