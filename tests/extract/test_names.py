import pytest

from yjqa.extract.names import find_names, initials_fit, initials_of, is_initials, is_person, name_parts


@pytest.mark.parametrize(
    ("text", "title", "name"),
    [
        ("Det. Supt. Ann Hall", "Det. Supt.", "Ann Hall"),
        ("ACC Priya Shah", "ACC", "Priya Shah"),
        ("Cllr Jo O’Brien MBE", "Cllr", "Jo O’Brien"),
        ("Rob Hill", None, "Rob Hill"),
    ],
)
def test_titles_and_ranks_come_off_a_name(text: str, title: str | None, name: str) -> None:
    assert name_parts(text) == (title, name)


@pytest.mark.parametrize("text", ["Rob Hill", "Dr Okonjo", "Jo Lloyd-Evans", "Claire O'Dowd", "PC Ann Hall"])
def test_a_full_name_is_a_person(text: str) -> None:
    assert is_person(text)


@pytest.mark.parametrize(
    "text", ["Performance Team", "Grace Court Services", "Youth Justice", "Rob", "Service Manager", "Grand Total"]
)
def test_a_team_a_post_or_a_word_is_no_person(text: str) -> None:
    assert not is_person(text)


@pytest.mark.parametrize(
    ("initials", "name", "fit"),
    [
        ("RH", "Rob Hill", True),
        ("JLE", "Jo Lloyd-Evans", True),
        ("AHop", "Ann Hopkins", True),
        ("AHol", "Ann Hopkins", False),
        ("RHi", "Rob Hall", False),
    ],
)
def test_initials_fit_the_names_that_give_them(initials: str, name: str, fit: bool) -> None:
    assert is_initials(initials)
    assert initials_fit(initials, name) is fit


def test_particles_give_no_initial() -> None:
    assert initials_of("Jan van Dyke") == "JD"


def test_names_are_found_in_running_text_and_places_are_not() -> None:
    text = "Chaired by Rob Hill, with Det. Supt. Ann Hall of Mill Road, for Victoria Ward and Karen Good’s team."

    assert [(named.title, named.name) for named in find_names(text)] == [
        (None, "Rob Hill"),
        ("Det. Supt.", "Ann Hall"),
        (None, "Karen Good"),
    ]
