from datetime import date

from yjqa.extract.facts import Facts

from ..small_papers import a_document, actions_of, heading, owners, paragraph, table

MINUTES = Facts(document_kind="minutes", date=date(2022, 2, 3))


def test_each_paragraph_and_each_sentence_with_an_owner_is_an_action_of_its_own() -> None:
    document = a_document(
        table(
            ("Item", "Discussion", "Action"),
            ("3", "Performance", "AB to break the figures down by age\nCD and EF to bring a plan"),
            ("4", "Courts", "AB to write a note. CD to meet the bench by 3 May 2022"),
        )
    )

    actions = actions_of(document, MINUTES)

    assert [(a.reference, a.text, owners(a)) for a in actions] == [
        ("3", "AB to break the figures down by age", ["AB"]),
        ("3", "CD and EF to bring a plan", ["CD", "EF"]),
        ("4", "AB to write a note", ["AB"]),
        ("4", "CD to meet the bench by 3 May 2022", ["CD"]),
    ]


def test_owners_before_and_after_the_words_are_taken_off() -> None:
    document = a_document(
        table(
            ("Item", "Notes", "Action"),
            ("1", "Custody", "AB: Circulate the closure dates"),
            ("2", "Therapy", "Business case to be drafted (CD / EF)"),
            ("3", "Links", "AB issue the letter to members"),
        )
    )

    actions = actions_of(document, MINUTES)

    assert [(a.text, owners(a)) for a in actions] == [
        ("Circulate the closure dates", ["AB"]),
        ("Business case to be drafted", ["CD", "EF"]),
        ("AB issue the letter to members", ["AB"]),
    ]


def test_a_column_of_owners_beside_the_discussion_marks_what_is_to_be_done() -> None:
    document = a_document(
        table(
            ("Subject", "Discussion and agreed", "Responsible person", "Timescale"),
            ("1 Welcome", "Members were welcomed.", "", ""),
            ("2 Paper", "AB gave an update. Action – AB to send the paper round", "AB", "14 August 2022"),
        )
    )

    (action,) = actions_of(document, MINUTES)

    assert (action.text, owners(action), action.reference) == ("AB to send the paper round", ["AB"], "2")
    assert action.due is not None
    assert action.due.date == date(2022, 8, 14)


def test_an_agenda_and_a_row_of_apologies_hold_no_actions() -> None:
    document = a_document(
        table(("Item", "Lead", "Minutes"), ("1. Welcome", "Chair", "5"), ("2. Finance", "Ann Hall", "20")),
        table(("No", "Item", "Action"), ("1", "Apologies", "Ann Hall, Rob Hill")),
        table(("Date", "Discussion item", "Lead"), ("May", "Annual report of the youth justice service", "Ann Hall")),
    )

    assert actions_of(document, MINUTES) == []


def test_owners_behind_the_last_full_stop_are_the_margin_of_a_web_page() -> None:
    document = a_document(
        heading("Matters arising"),
        paragraph("Cllr. A. Hall would send a letter to the county about the road. Cllr. A. Hall"),
        paragraph("The common land had still to be put on the map. Clerk"),
        paragraph("Two quotations had come in and Cllr. R. Hill would compare them. Cllr. R. Hill"),
        paragraph("The accounts were agreed and would be published on the website."),
    )

    actions = actions_of(document, MINUTES)

    assert [(a.text, owners(a)) for a in actions] == [
        ("Cllr. A. Hall would send a letter to the county about the road.", ["A. Hall"]),
        ("The common land had still to be put on the map.", ["Clerk"]),
        ("Two quotations had come in and Cllr. R. Hill would compare them.", ["R. Hill"]),
    ]
