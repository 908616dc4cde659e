from datetime import date

import pytest

from yjqa.document import Block
from yjqa.extract.facts import Facts

from ..small_papers import a_document, actions_of, heading, item, owners, paragraph

FACTS = Facts(date=date(2019, 4, 10))
PRESENT = paragraph("Present: Rob Hill (RH), Ann Hall (AH), Jo Stone (JS), Jan Steele (JS), Ann Hopper (AHop)")


def read(*blocks: Block) -> list[tuple[str, list[str]]]:
    return [(action.text, owners(action)) for action in actions_of(a_document(*blocks), FACTS)]


@pytest.mark.parametrize(
    ("line", "text", "who"),
    [
        ("ACTION: Rob Hill to write to schools.", "Rob Hill to write to schools.", ["Rob Hill"]),
        ("Action: RH to write to schools", "RH to write to schools", ["Rob Hill"]),
        ("ACTION : RH and AH to write to schools", "RH and AH to write to schools", ["Rob Hill", "Ann Hall"]),
        ("ACTION RH: Write to schools", "Write to schools", ["Rob Hill"]),
        (
            "Agreed action: The Performance Team will write to schools",
            "The Performance Team will write to schools",
            ["Performance Team"],
        ),
        ("The letter was late. ACTION: RH to write to schools.", "RH to write to schools.", ["Rob Hill"]),
        ("The letter was late (Action: RH to write to schools).", "RH to write to schools", ["Rob Hill"]),
        ("ACTION: Write to schools (RH/AH)", "Write to schools", ["Rob Hill", "Ann Hall"]),
        ("ACTION: Write to schools. Owner: Rob Hill. Deadline: June", "Write to schools", ["Rob Hill"]),
        ("ACTION – RH to write to schools", "RH to write to schools", ["Rob Hill"]),
        ("ACTION Rob Hill to write to schools", "Rob Hill to write to schools", ["Rob Hill"]),
        ("Action Point 3.1: RH to write to schools", "RH to write to schools", ["Rob Hill"]),
        ("Action: Rob Hill – write to schools", "write to schools", ["Rob Hill"]),
        ("RH will write to schools (ACTION RH)", "RH will write to schools", ["Rob Hill"]),
        ("ACTION: All members to write to schools", "All members to write to schools", ["All members"]),
        ("ACTION: The letter to be drafted by Ann Hall", "The letter to be drafted by Ann Hall", ["Ann Hall"]),
        (
            "The letter was late. RH will write to schools. ACTION: RH",
            "The letter was late. RH will write to schools.",
            ["Rob Hill"],
        ),
    ],
)
def test_a_marked_line_is_an_action(line: str, text: str, who: list[str]) -> None:
    assert read(PRESENT, paragraph(line)) == [(text, who)]


def test_a_line_that_holds_only_owners_gives_the_item_above_it() -> None:
    actions = actions_of(
        a_document(PRESENT, paragraph("It was agreed to buy two planters.", "13.1"), paragraph("ACTION:AHop/RH")), FACTS
    )

    (action,) = actions
    assert (action.text, action.reference) == ("It was agreed to buy two planters.", "13.1")
    assert [(owner.raw, owner.name) for owner in action.owners] == [("AHop", "Ann Hopper"), ("RH", "Rob Hill")]
    assert all(owner.person for owner in action.owners)


def test_owners_in_the_margin_make_the_paragraph_beside_them_an_action() -> None:
    found = read(
        PRESENT,
        paragraph("The budget was noted. The Chair will send it to schools.", margin="RH/ AH"),
        paragraph("Sales rose.", margin=None),
    )

    assert found == [("The Chair will send it to schools.", ["Rob Hill", "Ann Hall"])]


def test_owners_run_into_the_next_item_still_belong_to_the_item_before_them() -> None:
    found = read(
        PRESENT, paragraph("Figures are being collated by RH. ACTION: RH Substance misuse is measured locally.")
    )

    assert found == [("Figures are being collated by RH.", ["Rob Hill"])]


def test_a_list_of_actions_in_one_line_gives_each_with_its_owner() -> None:
    found = read(PRESENT, paragraph("ACTIONS: RH to write to schools; AH to call parents."))

    assert found == [("RH to write to schools", ["Rob Hill"]), ("AH to call parents.", ["Ann Hall"])]


def test_rows_that_slashes_part_are_rows_of_an_action_table() -> None:
    document = a_document(
        PRESENT,
        paragraph("Action Log"),
        paragraph("Action by / Action / Deadline"),
        paragraph("RH / Send the plan to the board. / 28.6.19"),
        paragraph("RH & AH / Find a good news story. / 30.6.19 AH / Report on beds / 28.6.19"),
        paragraph("Minutes / Accepted as correct."),
    )

    actions = actions_of(document, FACTS)

    assert [(a.text, owners(a), a.due.date if a.due else None) for a in actions] == [
        ("Send the plan to the board.", ["Rob Hill"], date(2019, 6, 28)),
        ("Find a good news story.", ["Rob Hill", "Ann Hall"], date(2019, 6, 30)),
        ("Report on beds", ["Ann Hall"], date(2019, 6, 28)),
    ]


def test_labelled_lines_beside_an_action_say_who_and_when() -> None:
    document = a_document(
        paragraph("Action: Write to schools"), paragraph("Action by: Rob Hill"), paragraph("Deadline: 3 May 2019")
    )

    (action,) = actions_of(document, FACTS)

    assert (action.text, owners(action), action.due.date if action.due else None) == (
        "Write to schools",
        ["Rob Hill"],
        date(2019, 5, 3),
    )


def test_initials_of_two_people_stay_initials_and_a_note_says_so() -> None:
    (action,) = actions_of(a_document(PRESENT, paragraph("ACTION: JS to write to schools")), FACTS)

    (owner,) = action.owners
    assert (owner.name, owner.person) == ("JS", None)
    assert "Jan Steele and Jo Stone" in action.notes[0]


def test_initials_without_an_attendance_list_are_the_one_full_name_in_the_paper() -> None:
    found = read(paragraph("Rob Hill gave an update."), paragraph("ACTION: RH to write to schools"))

    assert found[0][1] == ["Rob Hill"]


def test_a_first_name_a_surname_and_a_misspelt_name_are_whoever_alone_has_them() -> None:
    found = read(
        PRESENT,
        paragraph("ACTION: Rob to write to schools"),
        paragraph("ACTION: Cllr Hopper to speak to parents"),
        paragraph("ACTION: Rob Hil to answer all letters"),
        paragraph("ACTION: Ann to count the votes"),
    )

    assert [who for _, who in found] == [["Rob Hill"], ["Ann Hopper"], ["Rob Hill"], ["Ann"]]


def test_the_items_under_a_heading_actions_are_actions_but_what_is_done_is_none() -> None:
    found = read(
        heading("Action points for the board"),
        item("Rob Hill to work with Ann Hall on the letter", "1."),
        item("The panel went through each question and confirmed its view", "2."),
        item("To provide guidance where needed", "3."),
        heading("Any other business"),
        item("The next fair is in May", "1."),
    )

    assert found == [
        ("Rob Hill to work with Ann Hall on the letter", ["Rob Hill"]),
        ("To provide guidance where needed", []),
    ]


def test_brackets_at_the_end_of_an_item_say_who_and_how_far() -> None:
    document = a_document(
        heading("Actions"),
        item("To write templates [Ongoing for Rob Hill/Service Managers]", "1."),
        item("To hold a meeting within the next 6 months [Closed]", "2."),
        item("To send an email [new for Ann Hall]", "3."),
    )

    actions = actions_of(document, FACTS)

    assert [(a.text, owners(a), a.status, a.status_stated) for a in actions] == [
        ("To write templates", ["Rob Hill", "Service Managers"], "open", True),
        ("To hold a meeting within the next 6 months", [], "complete", True),
        ("To send an email", ["Ann Hall"], "open", True),
    ]


def test_areas_for_improvement_are_what_must_be_done() -> None:
    found = read(
        heading("Areas for improvement"),
        paragraph(
            "Leaders across the partnership must ensure that plans are made early. Staff at the hub must answer letters."
        ),
        paragraph("The inspection took a week."),
    )

    assert [who for _, who in found] == [["Leaders across the partnership"], ["Staff at the hub"]]


def test_a_note_added_after_the_meeting_is_the_latest_word_on_the_action_above_it() -> None:
    document = a_document(
        heading("Actions"),
        item("Rob Hill to ask the ministry", "1."),
        paragraph("Post-meeting note: Completed; the ministry has no objection."),
        paragraph("ACTION: Ann Hall to tell schools"),
        heading("Post meeting note"),
        paragraph("Schools were told on 15 April."),
    )

    first, second = actions_of(document, FACTS)

    assert (first.status, first.progress) == ("complete", "Completed; the ministry has no objection.")
    assert second.progress == "Schools were told on 15 April."


@pytest.mark.parametrize(
    "text",
    [
        "Action was taken on all points: schools were told.",
        "The action plan has three parts: prevent, protect and prepare.",
        "There were 7 actions from the previous meeting, all were marked completed.",
        "ACTION: None",
        "AH said that she would speak to schools.",
    ],
)
def test_talk_of_actions_is_no_action(text: str) -> None:
    assert read(PRESENT, paragraph(text)) == []


def test_a_statement_of_endless_marks_is_passed_over() -> None:
    assert read(PRESENT, paragraph("ACTION: RH " * 2_000)) == []


def test_numbered_action_points_under_their_heading_carry_their_number_and_state() -> None:
    document = a_document(
        heading("Updates of outstanding action points"),
        paragraph("AP12 AB to ask the partners for help - ONGOING."),
        paragraph("AP13 CD to write to the surgery, done - CLOSED"),
        paragraph("Discussion took place."),
    )

    actions = actions_of(document)

    assert [(a.reference, owners(a), a.status, a.status_stated) for a in actions] == [
        ("AP12", ["AB"], "open", True),
        ("AP13", ["CD"], "complete", True),
    ]


def test_a_list_that_a_sentence_announces_as_actions_is_one() -> None:
    document = a_document(
        paragraph("The outstanding actions were updated as follows:"),
        item("Partners to send good practice to the team"),
        item("Plan for the spring event - noted as complete."),
        paragraph("Ann Hall asked about the date."),
    )

    actions = actions_of(document)

    assert [(a.text, a.status) for a in actions] == [
        ("Partners to send good practice to the team", "open"),
        ("Plan for the spring event", "complete"),
    ]


def test_somebody_joined_to_whom_the_action_names_does_not_own_it() -> None:
    assert read(paragraph("Action: Rob Hill to meet with Jan Reed and Ann Hopper to plan the day")) == [
        ("Rob Hill to meet with Jan Reed and Ann Hopper to plan the day", ["Rob Hill"])
    ]


def test_a_sentence_of_the_minutes_that_tells_somebody_to_act_needs_no_mark() -> None:
    minutes = (heading("Westshire Safety Board"), heading("Wednesday 10 April 2019, 14:00, Town Hall"), PRESENT)
    told = paragraph("RH offered three places. AH to send names to RH by 5 May. AH and RH offered to help.", "4.1")

    (action,) = actions_of(a_document(*minutes, told), FACTS)

    assert (action.text, owners(action), action.reference) == ("AH to send names to RH by 5 May.", ["Ann Hall"], "4.1")
    assert action.due is not None
    assert action.due.date == date(2019, 5, 5)


def test_owners_in_a_bracket_before_what_came_of_an_action_own_it() -> None:
    document = a_document(
        heading("Outstanding action points"),
        paragraph("AP1 Provide training in house. (AB) This was carried out in May - Closed"),
        paragraph("AP2 Write to Jan Reed (JR) about the room for the day and the lunch."),
    )

    assert [owners(action) for action in actions_of(document)] == [["AB"], []]
