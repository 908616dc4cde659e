"""Names as people type them."""

import pytest

from tests.builders import a_person, an_action
from yjqa.ask.linking import Names, link_name

NAMES = Names.of(
    [
        an_action("Draft the plan", "Supt. Rob Hill"),
        an_action("Check the form", "Jonathan Hutchings"),
        an_action("Train the staff", "Education Team", people=False),
        an_action("Meet Dana Greene", "Dan Greene", mentions=("Dana Greene",)),
    ],
    [a_person("Dan Greene", "DGr"), a_person("Dana Greene", "DG"), a_person("Lucy Marsh")],
)


@pytest.mark.parametrize(
    ("asked", "meant", "how"),
    [
        ("Rob Hill", {"Supt. Rob Hill"}, "exact"),
        ("rob hill", {"Supt. Rob Hill"}, "exact"),
        ("Superintendent Rob Hill", {"Supt. Rob Hill"}, "exact"),
        ("Rob", {"Supt. Rob Hill"}, "part"),
        ("Hutchings", {"Jonathan Hutchings"}, "part"),
        ("Hill Rob", {"Supt. Rob Hill"}, "part"),
        ("RH", {"Supt. Rob Hill"}, "initials"),
        ("Jonathon Huchings", {"Jonathan Hutchings"}, "near"),
        ("Hutchins", {"Jonathan Hutchings"}, "near"),
        ("education team", {"Education Team"}, "exact"),
        ("DGr", {"Dan Greene"}, "initials"),
        ("DG", {"Dana Greene"}, "initials"),
    ],
)
def test_a_name_is_found_in_the_form_that_people_type(asked: str, meant: set[str], how: str) -> None:
    link = link_name(asked, NAMES)

    assert set(link.names) == meant
    assert link.how == how


def test_a_reading_that_is_not_the_full_name_is_said() -> None:
    assert "read as Supt. Rob Hill" in link_name("RH", NAMES).notes[0]
    assert link_name("Rob Hill", NAMES).notes == ()


def test_one_surname_of_two_people_gives_both_and_says_so() -> None:
    link = link_name("Greene", NAMES)

    assert set(link.names) == {"Dan Greene", "Dana Greene"}
    assert "2 of that name" in link.notes[0]


@pytest.mark.parametrize("asked", ["Fiona Blackwood", "Zed", "QQ", "Robert Mill"])
def test_a_name_that_the_papers_do_not_know_is_nobody(asked: str) -> None:
    assert link_name(asked, NAMES).names == ()
