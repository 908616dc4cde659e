from datetime import date
from pathlib import Path

import pytest

from yjqa.document import Cell, ListItem, Paragraph, Table
from yjqa.extract.facts import Facts
from yjqa.ingest import read

from ..small_papers import HERE, a_document, actions_of, heading, owners, paragraph, table

PLAN = Facts(document_kind="plan", financial_year="2021/22")


def test_each_row_of_a_work_plan_is_one_action_with_what_its_columns_say() -> None:
    document = a_document(
        heading("Priorities for 2021/22"),
        table(
            ("No", "Action", "Benefit/Impact", "Timescale", "Owner", "RAG", "Status", "Progress"),
            (
                "1.1",
                "Write a policy on quality",
                "Better plans",
                "June",
                "Performance Team",
                "Amber",
                "Ongoing",
                "Draft",
            ),
            ("1.2", "Train all staff", "", "Throughout the year", "Ann Hall Rob Hill Probation", "", "Complete", ""),
        ),
    )

    first, second = actions_of(document, PLAN)

    assert (first.text, owners(first), first.benefit) == (
        "Write a policy on quality",
        ["Performance Team"],
        "Better plans",
    )
    assert first.due is not None
    assert (first.due.raw, first.due.date) == ("June", date(2021, 6, 30))
    assert (first.rag, first.status, first.status_stated, first.progress) == ("amber", "open", True, "Draft")
    assert (first.reference, first.group) == ("1.1", "Priorities for 2021/22")
    assert owners(second) == ["Ann Hall", "Rob Hill", "Probation"]
    assert (second.status, second.due.date if second.due else "none") == ("complete", None)


def test_each_item_of_a_forward_actions_cell_is_one_action_grouped_by_its_objective() -> None:
    objective = "To keep children in education"
    texts = ("Review the strategy", "Hold a deep dive in July 2021")
    cells = (
        *(
            Cell(0, c, HERE, (Paragraph(t, HERE),))
            for c, t in enumerate(("Objective", "Progress", "Forward Actions", "Progress Rating"))
        ),
        Cell(1, 0, HERE, (Paragraph(objective, HERE),)),
        Cell(1, 1, HERE, (Paragraph("Meetings are held", HERE),)),
        Cell(1, 2, HERE, tuple(ListItem(text, HERE) for text in texts)),
        Cell(1, 3, HERE, (Paragraph("Green", HERE),)),
    )

    actions = actions_of(a_document(Table(cells, HERE, 1)), PLAN)

    assert [(a.text, a.group, a.due.date if a.due else None) for a in actions] == [
        (texts[0], objective, None),
        (texts[1], objective, date(2021, 7, 31)),
    ]


@pytest.mark.parametrize(
    "header", [("Action", "By whom", "By when"), ("What", "Who", "When"), ("Task", "Lead officer", "Deadline")]
)
def test_columns_are_known_by_what_they_are_called(header: tuple[str, ...]) -> None:
    document = a_document(heading("Action plan"), table(header, ("Send the minutes to all schools", "Clerk", "asap")))

    (action,) = actions_of(document, PLAN)

    assert (action.text, owners(action), action.due.raw if action.due else None) == (
        "Send the minutes to all schools",
        ["Clerk"],
        "asap",
    )


def test_a_row_without_an_action_or_across_the_table_is_none() -> None:
    document = a_document(
        table(
            ("Action", "Owner", "Timescale"),
            ("None", "", ""),
            ("Priorities for next year", "", ""),
            ("Write to schools", "Rob Hill", "June"),
        )
    )

    (action,) = actions_of(document, PLAN)

    assert (action.text, action.group) == ("Write to schools", "Priorities for next year")


def test_without_an_owner_column_the_sentence_says_who_is_to_act() -> None:
    document = a_document(
        table(("No.", "Action", "Status"), ("4", "Rob Hill to write to Ann Hall by 3 May 2021", "Carried forward"))
    )

    (action,) = actions_of(document, PLAN)

    assert owners(action) == ["Rob Hill"]
    assert action.mentions == ("Ann Hall",)
    assert (action.status, action.status_stated) == ("open", True)
    assert action.due is not None
    assert action.due.date == date(2021, 5, 3)


def test_an_owner_column_wins_over_names_in_the_text() -> None:
    document = a_document(table(("Action", "Owner"), ("Rob Hill to be asked for the notes", "Ann Hall")))

    (action,) = actions_of(document, PLAN)

    assert (owners(action), action.mentions) == (["Ann Hall"], ("Rob Hill",))


def test_minutes_with_a_column_for_actions_give_those_that_are_some() -> None:
    document = a_document(
        table(
            ("Item", "Notes", "Action"),
            ("53", "Interests were declared.", "None"),
            ("55", "The minutes were agreed. They are to be placed on the website.", "Clerk to place on website"),
            ("58", "The budget was discussed. It will be sent to schools.", "Ann Hall"),
        )
    )

    actions = actions_of(document, PLAN)

    assert [(a.reference, a.text, owners(a)) for a in actions] == [
        ("55", "Clerk to place on website", ["Clerk"]),
        ("58", "It will be sent to schools.", ["Ann Hall"]),
    ]


def test_an_item_column_of_numbers_is_the_reference_of_the_action_beside_it() -> None:
    document = a_document(
        paragraph("ACTIONS TO BE TAKEN"),
        table(
            ("ITEM", "", "BY WHOM", "BY WHEN"),
            ("55/2122", "Signed minutes to be filed", "Clerk", "asap"),
            ("58e/2122", "Notify the county of the services to be bought in", "Ann Hall", "June"),
        ),
        table(
            ("", "Item", "Notes", "Action"),
            ("BM 55/2122", "Minutes", "The minutes were agreed.", "Clerk to place on website"),
            ("BM 58/2122", "Finance", "The services would be bought in.", "Ann Hall"),
        ),
    )

    first, second = actions_of(document, PLAN)

    assert (first.reference, owners(first), first.group) == ("55/2122", ["Clerk"], "ACTIONS TO BE TAKEN")
    assert (second.text, owners(second)) == ("Notify the county of the services to be bought in", ["Ann Hall"])
    assert [len(action.also) for action in (first, second)] == [1, 1]


@pytest.mark.parametrize(
    "rows",
    [
        [("Risk", "Likelihood", "Action", "Owner"), ("Cuts", "High", "Find savings", "Ann Hall")],
        [("Item", "Lead", "Time"), ("Road safety", "Rob Hill", "10")],
        [("Areas for action", "Indicative costs"), ("Reoffending and custody", "£90,000")],
    ],
)
def test_registers_of_risks_agendas_and_budgets_are_no_action_tables(rows: list[tuple[str, ...]]) -> None:
    assert actions_of(a_document(heading("Agenda"), table(*rows)), PLAN) == []


def test_the_table_row_and_the_minute_of_one_action_are_one_record() -> None:
    document = a_document(
        heading("Youth Board"),
        heading("10 April 2019, 14:00, Town Hall"),
        heading("Actions"),
        table(("", "Action", "Owner"), ("1", "Rob Hill to call together a group of officers", "Rob Hill")),
        paragraph("RH was welcomed.", "3.1"),
        paragraph("ACTION: Rob Hill to call together a group of all officers.", "3.2"),
        paragraph("ACTION: Ann Hall to call together a group of all officers.", "3.3"),
    )

    first, second = actions_of(document)

    assert (first.reference, owners(first), [source.paragraph for source in first.also]) == ("1", ["Rob Hill"], ["3.2"])
    assert owners(second) == ["Ann Hall"]
    assert first.meeting is not None
    assert (first.meeting.body, first.meeting.date) == ("Youth Board", date(2019, 4, 10))


def test_the_latest_word_on_an_action_is_its_status_and_the_earlier_ones_are_its_history() -> None:
    row = "Rob Hill to call together a group of officers"
    document = a_document(
        heading("Youth Board"),
        heading("10 April 2019, 14:00, Town Hall"),
        table(("Action", "Owner", "Status"), (row, "Rob Hill", "Ongoing")),
        heading("Youth Board"),
        heading("10 July 2019, 14:00, Town Hall"),
        table(("Action", "Owner", "Status", "Update"), (row, "Rob Hill", "Complete", "First met in June")),
    )

    (action,) = actions_of(document)

    assert (action.status, action.progress) == ("complete", "First met in June")
    assert [(report.date, report.status) for report in action.history] == [
        (date(2019, 4, 10), "open"),
        (date(2019, 7, 10), "complete"),
    ]


def test_an_action_table_belongs_to_the_meeting_that_its_heading_dates() -> None:
    document = a_document(
        heading("Youth Board"),
        heading("10 July 2019, 14:00, Town Hall"),
        heading("Actions of the meeting held on 10 April 2019"),
        table(("Action", "Owner", "Deadline"), ("Write to schools", "Rob Hill", "Next meeting")),
    )

    (action,) = actions_of(document)

    assert action.meeting is not None
    assert action.meeting.date == date(2019, 4, 10)
    assert action.due is not None
    assert action.due.date == date(2019, 7, 10)


@pytest.mark.parametrize("format", ["txt", "docx", "pdf"])
def test_the_work_plan_of_a_real_plan_is_read_row_by_row_in_every_format(real_papers: Path, format: str) -> None:
    document = read(real_papers / f"northants-plan-2021-22.{format}")

    actions = actions_of(document)

    assert len(actions) == 23
    assert sum(action.due is None for action in actions) == 3
    assert all(action.owners for action in actions)
    assert sum(len(action.owners) > 1 for action in actions) == 11


def test_next_steps_with_an_owner_and_a_deadline_are_actions_whatever_their_title() -> None:
    document = a_document(
        heading("Looking ahead"),
        table(("Next steps", "Responsible", "Deadline"), ("Repeat the survey", "Business Support", "Summer 2021")),
        table(("Item", "Lead", "Time"), ("Welcome", "Chair", "10:00")),
    )

    (action,) = actions_of(document, PLAN)

    assert (action.text, owners(action)) == ("Repeat the survey", ["Business Support"])


def test_a_table_of_risks_that_says_who_acts_by_when_is_one_of_actions() -> None:
    document = a_document(
        table(
            ("Risk", "Action", "Responsible", "Target date"), ("R01", "Model a cut of a tenth", "Ann Hall", "May 2021")
        ),
        table(
            ("Risk", "Likelihood", "Action", "Risk owner"), ("Staff leave", "4", "Retention payment", "Head of Service")
        ),
    )

    (action,) = actions_of(document, PLAN)

    assert action.text == "Model a cut of a tenth"


def test_one_column_may_hold_who_and_when() -> None:
    document = a_document(
        table(("Action", "Owner"), ("Write the plan", "Ann Hall, end of May 2021"), ("Send it", "Clerk"))
    )

    first, second = actions_of(document, PLAN)

    assert (owners(first), owners(second)) == (["Ann Hall"], ["Clerk"])
    assert first.due is not None
    assert (first.due.raw, first.due.date) == ("end of May 2021", date(2021, 5, 31))


def test_a_rating_of_blue_is_a_finished_action() -> None:
    document = a_document(
        table(("Action", "Owner", "BRAG"), ("Write the terms", "Ann Hall", "B"), ("Train staff", "Rob Hill", "G"))
    )

    first, second = actions_of(document, PLAN)

    assert (first.status, first.status_stated, first.rag) == ("complete", True, None)
    assert (second.status, second.status_stated, second.rag) == ("open", False, "green")


def test_a_state_within_the_words_of_an_action_is_its_status() -> None:
    document = a_document(
        table(
            ("Relevant item", "Action", "Responsibility"),
            ("17/18(b)", "Publish the pay report.\nStatus: completed", "AB"),
            ("18/18", "Set out the risks.\nStatus: in progress – for April", "CD"),
        )
    )

    first, second = actions_of(document, PLAN)

    assert (first.text, first.status, owners(first)) == ("Publish the pay report", "complete", ["AB"])
    assert (second.status, second.status_stated) == ("open", True)
