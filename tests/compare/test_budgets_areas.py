"""One name for an area over many papers."""

import pytest

from yjqa.compare.areas import area_key, area_names, wanted_areas
from yjqa.errors import InvalidRequest


@pytest.mark.parametrize(
    "printed",
    [
        "Westshire",
        "Westshire County",
        "Westshire County Council",
        "WESTSHIRE COUNCIL",
        "County of Westshire",
        "Westshire YOS",
        "Westshire Youth Justice Service area",
        "the County of Westshire",
    ],
)
def test_councils_and_services_go_by_the_name_of_their_area(printed: str) -> None:
    assert area_key(printed) == area_key("Westshire")


@pytest.mark.parametrize("other", ["West Westshire", "Westshire and Eastport", "Westshirehampton", "East Shire"])
def test_other_areas_keep_apart(other: str) -> None:
    assert area_key(other) != area_key("Westshire")


def test_a_joint_area_is_one_whatever_the_order_and_the_words_of_its_members() -> None:
    names = ["Westshire and Eastport", "Westshire & Eastport", "Eastport City Council and Westshire County Council"]

    assert len({area_key(name) for name in names}) == 1


def test_an_area_is_called_as_most_papers_call_it_without_its_council() -> None:
    names = area_names(["Holm-on-Sea Council", "Holm on Sea", "Holm-on-Sea"])

    assert list(names.values()) == ["Holm-on-Sea"]


@pytest.mark.parametrize(
    ("asked", "said"), [("Eastprot", "Did you mean Eastport"), ("Xanadu", "There are some of Eastport, Westshire")]
)
def test_an_area_that_is_not_held_is_told_of_with_those_that_are(asked: str, said: str) -> None:
    names = area_names(["Westshire", "Eastport"])

    with pytest.raises(InvalidRequest, match=said):
        wanted_areas([asked], names)
