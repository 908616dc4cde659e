import pytest

from yjqa.extract.attendees import Attendee, read_attendees


@pytest.mark.parametrize(
    ("text", "attendees"),
    [
        ("AH - Ann Hall, Eastport MDC", [Attendee("Ann Hall", organisation="Eastport MDC", initials="AH")]),
        ("(RH) Rob Hill, Head of Service", [Attendee("Rob Hill", role="Head of Service", initials="RH")]),
        ("Supt. Rob Hill (RH) – Westshire Police", [Attendee("Rob Hill", "Supt.", None, "Westshire Police", "RH")]),
        ("Ann Hall (AH, chair)", [Attendee("Ann Hall", role="chair", initials="AH")]),
        ("Dr Ann Hall (Dr AH)", [Attendee("Ann Hall", "Dr", initials="AH")]),
        # an office at the meeting is no organisation
        ("Ann Hall Head of Housing (Chair)", [Attendee("Ann Hall", role="Head of Housing; Chair")]),
        # part of a post, and a body, in brackets
        ("Ann Hall Team Manager (South)", [Attendee("Ann Hall", role="Team Manager (South)")]),
        ("Ann Hall Team Manager (NHS)", [Attendee("Ann Hall", role="Team Manager", organisation="NHS")]),
        # a first name alone is somebody by the initials beside it
        ("Ann (AH), Rob (RH)", [Attendee("Ann", initials="AH"), Attendee("Rob", initials="RH")]),
        # a surname that is also a word that describes bodies
        ("Stephen Young Westshire Police", [Attendee("Stephen Young", organisation="Westshire Police")]),
        # initials for first names, a mark for a note
        ("G. Hall* Chair, L. Reed* Clerk", [Attendee("G. Hall", role="Chair"), Attendee("L. Reed", role="Clerk")]),
        ("Cllr D Hall - Chairman", [Attendee("D Hall", "Cllr", "Chairman")]),
        # run together with the next column
        ("Lee HallChief Executive", [Attendee("Lee Hall", role="Chief Executive")]),
        # marks of who came are no organisation
        ("Ann Hall P A P P", [Attendee("Ann Hall")]),
    ],
)
def test_an_entry_of_an_attendance_list_gives_who_was_there(text: str, attendees: list[Attendee]) -> None:
    assert read_attendees(text) == attendees


def test_the_last_of_several_names_is_a_person_of_its_own() -> None:
    names = [a.name for a in read_attendees("Councillors Ann Hall, Rob Hill, Lee Reed and County Councillor Jo Moss.")]

    assert names == ["Ann Hall", "Rob Hill", "Lee Reed", "Jo Moss"]


def test_initials_in_square_brackets_may_leave_out_a_name_that_the_list_prints() -> None:
    assert read_attendees("Mr A Hall [ABH] Business Lead") == [
        Attendee("A Hall", "Mr", "Business Lead", initials="ABH")
    ]
