from pathlib import Path

from yjqa.extract.facts import Facts
from yjqa.ingest import read

from .small_papers import a_document, heading, item, paragraph, people_of, table


def by_name(*blocks: object) -> dict[str, tuple[str | None, str | None, str | None, tuple[str, ...]]]:
    people = people_of(a_document(*blocks), Facts())  # type: ignore[arg-type]
    return {p.name: (p.title, p.role, p.organisation, p.initials) for p in people}


def test_an_attendance_list_gives_names_roles_organisations_and_initials() -> None:
    people = by_name(
        paragraph(
            "Present: Shona Bell (SB)(Chair), Dr Mike Hart, Treasurer (MH), Jo Lloyd-Evans (JLE), Ann Hall (Westshire CC)"
        ),
        paragraph("Apologies: Cllr Reed"),
    )

    assert people == {
        "Shona Bell": (None, "Chair", None, ("SB",)),
        "Mike Hart": ("Dr", "Treasurer", None, ("MH",)),
        "Jo Lloyd-Evans": (None, None, None, ("JLE",)),
        "Ann Hall": (None, None, "Westshire CC", ()),
        "Reed": ("Cllr", None, None, ()),
    }


def test_a_list_under_the_heading_attendees_is_an_attendance_list() -> None:
    people = by_name(
        heading("Attendees"),
        item("Colin Mott, Ministry of Justice"),
        item("Gwen Parr, Informed Solutions (Secretariat)"),
    )

    assert people["Colin Mott"][2] == "Ministry of Justice"
    assert people["Gwen Parr"][1:3] == ("Secretariat", "Informed Solutions")
    assert len(people) == 2


def test_a_run_of_names_with_posts_at_the_top_of_minutes_is_an_attendance_list() -> None:
    people = by_name(
        heading("Youth Board", 1),
        paragraph("Mike Bath – Head of Community Protection, EBC (MB) (Chair)"),
        paragraph("Jean BellCourt Legal Manager, Youth Court (JBE)"),
        paragraph("Peter Lowe (PL)"),
        paragraph("MB welcomed PL."),
    )

    assert people == {
        "Mike Bath": (None, "Head of Community Protection; Chair", "EBC", ("MB",)),
        "Jean Bell": (None, "Court Legal Manager", "Youth Court", ("JBE",)),
        "Peter Lowe": (None, None, None, ("PL",)),
    }


def test_a_table_of_members_gives_their_posts() -> None:
    people = by_name(table(("Name", "Role", "Organisation"), ("Xanthe Quill", "Chair", "Eastport Council")))

    assert people == {"Xanthe Quill": (None, "Chair", "Eastport Council", ())}


def test_presenters_authors_and_people_with_ranks_are_found_and_bodies_are_not() -> None:
    people = by_name(
        table(("Road safety", "Rob Hill & Supt. Ann Hall", "15"), header_rows=0),
        paragraph(
            "Karen Good, Director for Community Safety, introduced the Healthy Schools Programme of Grace Court."
        ),
    )

    assert set(people) == {"Rob Hill", "Ann Hall", "Karen Good"}
    assert people["Ann Hall"][0] == "Supt."
    assert people["Karen Good"][1] == "Director for Community Safety"


def test_spellings_of_one_name_are_one_person() -> None:
    document = a_document(paragraph("Gordon Mackay spoke."), paragraph("Gordon Mackay and Gordon MacKay agreed."))

    (person,) = people_of(document, Facts())

    assert (person.name, person.aliases) == ("Gordon Mackay", ("Gordon MacKay",))


def test_initials_that_the_paper_uses_go_to_the_only_one_whom_they_fit() -> None:
    people = by_name(paragraph("Rob Hill spoke first. Ann Shah and Alan Stone followed. RH agreed with AS."))

    assert people["Rob Hill"][3] == ("RH",)
    assert people["Ann Shah"][3] == people["Alan Stone"][3] == ()


def test_the_people_of_a_real_pack_are_found_with_their_ranks(real_papers: Path) -> None:
    people = people_of(read(real_papers / "ccssb-pack-2019-07-10.docx"))

    names = {person.name for person in people}
    assert len(names) >= 15
    assert sum(person.title is not None for person in people) >= 4
    assert not any(word in name for name in names for word in ("Board", "Council", "Police", "Report"))


def test_members_in_a_table_without_headers_are_told_by_the_label_above_it() -> None:
    people = by_name(
        paragraph("Present:"),
        table(("Ann Hall", "Chief Executive, Eastport Council"), ("Lee Reed", "Team Manager"), header_rows=0),
    )

    assert people["Ann Hall"][1:3] == ("Chief Executive", "Eastport Council")
    assert people["Lee Reed"][1] == "Team Manager"


def test_a_councillor_with_an_initial_is_the_one_with_that_surname_on_the_list() -> None:
    people = by_name(
        paragraph("Present: Councillors Ann Hall, Rob Hill"), paragraph("Cllr. A. Hall would write to the county.")
    )

    assert set(people) == {"Ann Hall", "Rob Hill"}


def test_streets_and_bodies_called_after_somebody_are_no_people() -> None:
    assert by_name(paragraph("The letter went to Alma Street and to Ann Hall University Hospital.")) == {}


def test_a_person_is_cited_where_the_paper_says_what_the_person_is() -> None:
    (person,) = people_of(
        a_document(paragraph("Ann Hall spoke."), paragraph("Ann Hall, Head of Service, chairs the Risk Panel.")),
        Facts(),
    )

    assert person.role == "Head of Service; Chair of the Risk Panel"
    assert person.source.quote == "Ann Hall, Head of Service, chairs the Risk Panel."


def test_the_lines_around_a_name_that_stands_alone_say_what_it_is() -> None:
    people = by_name(
        paragraph("Contact:"),
        paragraph("Lee Reed 01632 960417"),
        paragraph("Ann Hall"),
        paragraph("Chair of the Management Board"),
    )

    assert people == {
        "Lee Reed": (None, "Contact", None, ()),
        "Ann Hall": (None, "Chair of the Management Board", None, ()),
    }


def test_a_column_of_posts_that_holds_bodies_too_is_parted() -> None:
    people = by_name(
        table(
            ("Name", "Role"),
            ("Ann Hall", "Head of Housing, Eastport Council"),
            ("Lee Reed", "Westshire Constabulary (Chair)"),
            ("Jo Dean", "Westshire Constabulary, chair of the Risk Panel"),
        )
    )

    assert {name: found[1:3] for name, found in people.items()} == {
        "Ann Hall": ("Head of Housing", "Eastport Council"),
        "Lee Reed": ("Chair", "Westshire Constabulary"),
        "Jo Dean": ("chair of the Risk Panel", "Westshire Constabulary"),
    }


def test_a_post_without_anybody_is_not_the_one_before_it_on_a_list() -> None:
    people = by_name(paragraph("Apologies: Insp Ann Hall; Housing Options Manager (no deputy); Clerk: Lee Reed"))

    assert {name: found[:2] for name, found in people.items()} == {
        "Ann Hall": ("Insp", None),
        "Lee Reed": (None, "Clerk"),
    }
