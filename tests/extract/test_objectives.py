"""Visions, strategic objectives, priorities and recommendations."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.extract.blocks import heading, items, paper, paragraph, table
from yjqa.document import Block, Document
from yjqa.extract.facts import Facts
from yjqa.extract.objectives import find_objectives
from yjqa.extract.risks import find_risks
from yjqa.ingest import read
from yjqa.records import Objective

FACTS = Facts(areas=("Westshire", "Eastport"), joint_area="Westshire and Eastport", financial_year="2017/18")


def found_in(document: Document) -> list[Objective]:
    return list(find_objectives(document, FACTS))


def kinds_and_texts(document: Document) -> list[tuple[str, str]]:
    return [(record.objective_kind, record.text) for record in found_in(document)]


@pytest.mark.parametrize(
    ("introduction", "kind"),
    [
        ("The following strategic objectives were also agreed by the Board:", "strategic_objective"),
        ("Objectives have been developed for the 2019-2022 plan, which include:", "strategic_objective"),
        ("The three overarching priorities, part of the local strategy, are:", "strategic_objective"),
        ("The operational service delivery priorities are:", "service_priority"),
        ("The Board has also identified the following priorities for our services:", "service_priority"),
        ("Recruitment goes on. Therefore, priorities will be;", "service_priority"),
        ("Priority areas for development over the next six months are as follows:", "service_priority"),
        ("The Board is recommended to:", "recommendation"),
        ("RH gave three recommendations:", "recommendation"),
        ("HD outlined the key recommendations from the paper.", "recommendation"),
        ("Our performance priorities this year are:", "performance_priority"),
    ],
)
def test_a_sentence_that_introduces_a_list_makes_objectives_of_its_items(introduction: str, kind: str) -> None:
    document = paper(
        paragraph(introduction), *items("Help children into school.", "Hear from victims."), paragraph("So ends it.")
    )

    assert kinds_and_texts(document) == [(kind, "Help children into school."), (kind, "Hear from victims.")]


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph("Our priorities are"), *items("Prevent harm", "Hear victims")),
        (paragraph("Our priorities are:"), paragraph("Prevent harm", "1"), paragraph("Hear victims", "2")),
        (
            heading("Our priorities"),
            paragraph("Prevent harm", "1"),
            paragraph("It pays."),
            paragraph("Hear victims", "2"),
        ),
        (paragraph("Our priorities for the year are 1) Prevent harm; and 2) Hear victims"),),
        (heading("Priority 1 – Prevent harm"), paragraph("Our aims are to:"), heading("Priority 2 Hear victims")),
        (
            heading("Contents"),
            paragraph("Priority 1: Prevent harm 5"),
            *items("Priority 3: Cut custody ...... 6"),
            heading("Priority 1: Prevent harm"),
            table(
                ("Priority", "Action", "Owner"),
                ("1. Prevent harm", "Train", "RH"),
                ("Priority 2: Hear victims", "Ask", "HD"),
            ),
        ),
    ],
)
def test_priorities_that_are_counted_are_found_once_in_whatever_way(blocks: tuple[Block, ...]) -> None:
    assert kinds_and_texts(paper(*blocks)) == [
        ("service_priority", "Prevent harm"),
        ("service_priority", "Hear victims"),
    ]


def test_a_plain_priority_under_a_heading_of_strategic_priorities_is_one_of_them() -> None:
    document = paper(heading("Strategic priorities 2023/24"), paragraph("Priority 1: Prevent harm"))

    assert kinds_and_texts(document) == [("strategic_objective", "Prevent harm")]


def test_the_headers_of_a_table_that_fell_to_lines_announce_nothing() -> None:
    document = paper(
        *map(
            paragraph, ("Priority", "What we will do", "Lead", "Priority 1", "Train every worker in the service", "RH")
        )
    )

    assert found_in(document) == []


@pytest.mark.parametrize(
    "words", ["Our shared vision is:", "The Board agreed the following vision:", "Our joint ambition is:"]
)
@pytest.mark.parametrize("set_as", [paragraph, heading])
def test_a_vision_after_words_that_announce_it_is_what_stands_next(words: str, set_as: Callable[[str], Block]) -> None:
    document = paper(paragraph(words), set_as("“Every child is safe”"), paragraph("The plan says how."))

    assert kinds_and_texts(document) == [("vision", "Every child is safe")]


def test_what_a_board_is_asked_is_found_within_a_paragraph_too() -> None:
    document = paper(
        paragraph("The score rose. The Board is asked to (a) agree the register; and (b) note the closure.")
    )

    assert kinds_and_texts(document) == [
        ("recommendation", "agree the register"),
        ("recommendation", "note the closure."),
    ]


def test_decisions_and_keys_to_ratings_are_no_objectives() -> None:
    document = paper(
        heading("Recommendations"),
        paragraph("The Board agreed the recommendations as they stand."),
        heading("Our priorities"),
        *items("Green – on track", "Amber – some delay"),
    )

    assert found_in(document) == []


@pytest.mark.parametrize(
    "introduction",
    [
        "To deliver our priorities the teams will use:",
        "In line with our priorities we have:",
        "The objectives of this report are:",
        "The paper sets out what this means for this priority in respect of:",
        "Officers deal each day with:",
    ],
)
def test_a_list_beside_talk_of_priorities_is_none_of_them(introduction: str) -> None:
    assert found_in(paper(paragraph(introduction), *items("Help with school.", "Help with health."))) == []


def test_labels_stand_before_one_objective_each() -> None:
    document = paper(
        heading("Objective: Police work deters offenders", number="4"),
        paragraph("Priority for action: Look into every crime well."),
        paragraph("The text that explains it goes on."),
        paragraph("Priority for 2021/22: Ensure that the new offer reaches every child."),
    )

    assert kinds_and_texts(document) == [
        ("strategic_objective", "Police work deters offenders"),
        ("priority_for_action", "Look into every crime well."),
        ("service_priority", "Ensure that the new offer reaches every child."),
    ]


def test_a_heading_of_priorities_for_a_year_makes_priorities_of_its_paragraphs() -> None:
    document = paper(
        heading("Volunteers", 2),
        heading("Priorities for 2021/22:", 3),
        paragraph("The team will renew its award."),
        paragraph("Training of chairs is under review."),
        heading("Courts", 2),
        paragraph("Courts sat all year."),
    )

    assert kinds_and_texts(document) == [
        ("service_priority", "The team will renew its award."),
        ("service_priority", "Training of chairs is under review."),
    ]


def test_what_stands_before_labelled_priorities_is_none_of_them() -> None:
    document = paper(
        heading("Priorities for 2021/22", 2),
        paragraph("Ratings are given by the delivery group each term."),
        heading("Priority 1: Safer evenings", 3),
        paragraph("Lamps are lit."),
    )

    assert kinds_and_texts(document) == [("service_priority", "Safer evenings")]


def test_titled_parts_under_service_priorities_are_priorities_by_their_titles() -> None:
    document = paper(
        heading("Service priorities"),
        paragraph("Some priorities are shared."),
        *items("County lines"),
        paragraph("Westshire and Eastport both have concerns."),
        *items("Interventions that work"),
        paragraph("Westshire was asked for consistent interventions by its inspectors."),
        heading("Partnership arrangements"),
    )

    assert [(record.text, record.area) for record in found_in(document)] == [
        ("County lines", "Westshire and Eastport"),
        ("Interventions that work", "Westshire"),
    ]


def test_a_vision_is_read_out_of_a_panel_without_its_quotation_marks() -> None:
    panel = table(("Youth Justice Vision\n‘Fewer victims and a fair chance for each child’.",), header_rows=0)

    assert kinds_and_texts(paper(panel)) == [("vision", "Fewer victims and a fair chance for each child")]


def test_a_table_of_objectives_gives_progress_rating_and_forward_actions_and_takes_up_the_same_objective_said_before() -> (
    None
):
    document = paper(
        paragraph("The strategic objectives are:"),
        *items("To help children into school and work", "To respond to the national review"),
        heading("Strategic objectives"),
        table(
            ("Objective", "6 month progress", "Forward actions", "Progress rating"),
            (
                "To help children (all of them) into school and work",
                "Meetings began.",
                "Review the strategy\nTrain tutors",
                "Amber",
            ),
            ("To respond to the national review", "", "", ""),
        ),
    )

    first, second = found_in(document)

    assert (first.progress, first.rag, first.forward_actions) == (
        "Meetings began.",
        "amber",
        ("Review the strategy", "Train tutors"),
    )
    assert first.source.table is not None
    assert [source.quote for source in first.also] == ["To help children into school and work"]
    assert (second.rag, second.progress, len(second.also)) == (None, None, 1)


def test_a_table_with_money_in_it_is_a_budget_and_holds_no_priorities() -> None:
    spending = table(("Priorities", "Areas for action", "Indicative costs"), ("1 Safe children", "Courts", "76,000"))

    assert found_in(paper(spending)) == []


def test_recommendations_under_their_heading_are_found_once_though_the_paper_ends_with_them_again() -> None:
    document = paper(
        heading("Recommendation", number="2"),
        paragraph("Westshire Board 10 July 2019"),
        paragraph("The Board is recommended to note the report.", number="2.1"),
        heading("Background", number="3"),
        paragraph("Partners were asked to note where the plan needs them."),
        heading("Recommendation", number="6"),
        paragraph("The Board is recommended to note the report.", number="6.1"),
    )

    (only,) = found_in(document)

    assert only.text == "The Board is recommended to note the report."
    assert only.source.paragraph == "2.1"
    assert [source.paragraph for source in only.also] == ["6.1"]


def test_a_report_form_names_its_recommendation_beside_a_label() -> None:
    form = table(
        ("Title", "Offenders"),
        ("Recommendations", "Members are asked to:\nnote the report\nagree the plan"),
        header_rows=0,
    )

    assert kinds_and_texts(paper(form)) == [("recommendation", "note the report"), ("recommendation", "agree the plan")]


def test_a_work_plan_of_performance_priorities_gives_a_priority_a_row() -> None:
    plan = table(
        ("Action", "Benefit", "Timescale", "Owner"),
        ("Embed quality checks\nWrite a policy", "Better work", "June", "RH"),
    )

    assert kinds_and_texts(paper(heading("Performance Priorities for 2021/22"), plan)) == [
        ("performance_priority", "Embed quality checks")
    ]


def test_titles_over_the_actions_of_an_improvement_plan_are_the_recommendations_that_they_answer() -> None:
    answer = table(
        ("No", "Action", "Lead", "BRAG"),
        ("Recommendation 1: The Board should visit the service.", "", "", ""),
        ("1.1", "Arrange visits at a cost of £1,200", "RH", "B"),
        ("Recommendation 2: Victims.", "", "", ""),
        ("2.1", "Write to victims", "HD", "G"),
    )

    assert kinds_and_texts(paper(answer)) == [
        ("recommendation", "The Board should visit the service."),
        ("recommendation", "Recommendation 2: Victims."),
    ]


def test_a_priority_over_several_actions_has_none_of_their_ratings_and_is_said_without_its_label() -> None:
    plan = table(
        ("Priority", "What will we do?", "Who", "RAG"),
        ("Priority 1: Keep children safe from harm", "Train staff", "RH", "A"),
        ("", "Fund 100,000 leaflets", "HD", "R"),
        ("Priority 2", "Ask victims", "HD", "G"),
        ("Hear from victims of crime", "Write to them", "HD", "G"),
    )

    first, second = found_in(paper(plan))

    assert (first.text, first.objective_kind, first.rag) == ("Keep children safe from harm", "service_priority", None)
    assert (second.text, second.rag) == ("Hear from victims of crime", "green")


def test_levels_of_priority_are_no_priorities() -> None:
    plan = table(("Action", "Priority", "Owner"), ("Train staff", "High", "RH"), ("Ask victims", "Low", "HD"))

    assert found_in(paper(plan)) == []


@pytest.mark.parametrize(
    ("header", "printed", "rag"),
    [("RAG", "A", "amber"), ("BRAG", "B", None), ("Now", "G", "green"), ("Status", "A plan is drafted", None)],
)
def test_a_rating_is_a_colour_or_its_letter(header: str, printed: str, rag: str | None) -> None:
    (only,) = found_in(paper(table(("Objective", "Owner", header), ("Keep children safe", "RH", printed))))

    assert only.rag == rag


def test_a_list_of_priorities_that_runs_on_into_the_papers_risks_stops_at_them() -> None:
    document = paper(
        paragraph("The service priorities are:"),
        *items("Help children into school.", "Staff leave and are not replaced. Shared posts are in place."),
        heading("Key risks"),
        *items("Staff leave and are not replaced. Shared posts are in place."),
    )

    assert [record.text for record in find_objectives(document, FACTS, find_risks(document))] == [
        "Help children into school."
    ]


@pytest.mark.parametrize("kind", ["txt", "docx", "pdf"])
def test_every_rated_objective_of_a_real_plan_is_found_with_its_rating(real_papers: Path, kind: str) -> None:
    stem = "cambs-pboro-plan-2017-18"
    gold = (real_papers.parent / "gold" / stem / "objectives.jsonl").read_text("utf-8").splitlines()
    ratings = sorted(rating for line in gold if (rating := json.loads(line)["rag"]))

    found = found_in(read(real_papers / f"{stem}.{kind}"))

    assert sorted(record.rag for record in found if record.rag) == ratings


def test_priorities_that_others_set_for_all_are_none_of_the_papers_own() -> None:
    document = paper(
        heading("Context"),
        paragraph("The Youth Justice Board has set the following priorities:"),
        *items("Child first practice everywhere", "Better use of data in courts"),
    )

    assert found_in(document) == []
