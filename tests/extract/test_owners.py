import pytest

from yjqa.extract.owners import split_owners


@pytest.mark.parametrize(
    ("raw", "owners"),
    [
        ("Rob Hill", ["Rob Hill"]),
        ("AB/CD", ["AB", "CD"]),
        ("AB/\nCD", ["AB", "CD"]),  # split over lines
        ("Rob Hill and Ann Hall", ["Rob Hill", "Ann Hall"]),
        ("Supt. Rob Hill,\nDr Ann Hall", ["Supt. Rob Hill", "Dr Ann Hall"]),
        ("Head, Deputy and SENDCo", ["Head", "Deputy", "SENDCo"]),
        ("Ann Hall/Rob Hill/Clerk", ["Ann Hall", "Rob Hill", "Clerk"]),
        ("Jo, Sam and Priya", ["Jo", "Sam", "Priya"]),
        # One owner, whatever stands in its name
        ("Health and Wellbeing Board", ["Health and Wellbeing Board"]),
        ("Ann Hall, Head of Service", ["Ann Hall, Head of Service"]),
        ("Whole service led by SMT", ["Whole service led by SMT"]),
        ("Deputy PCC and VRU Director", ["Deputy PCC", "VRU Director"]),
        # Owners that run together in one line
        ("Performance Team SMT", ["Performance Team", "SMT"]),
        ("Ann Hall Rob Hill Probation", ["Ann Hall", "Rob Hill", "Probation"]),
        ("Ann Hall Claire O’Dowd Performance Team", ["Ann Hall", "Claire O’Dowd", "Performance Team"]),
        ("Area Manager SMT Karen Good", ["Area Manager", "SMT", "Karen Good"]),
        ("Operational Manager Lead SMT Police", ["Operational Manager Lead", "SMT", "Police"]),
        (
            "Police [Rob Hill] YOS Performance Team Performance Team in the West",
            ["Police [Rob Hill]", "YOS Performance Team", "Performance Team in the West"],
        ),
        ("Specialist Teacher SENDCo", ["Specialist Teacher", "SENDCo"]),
        # Nobody
        ("None", []),
        ("-", []),
    ],
)
def test_owners_are_separate_people_teams_and_posts(raw: str, owners: list[str]) -> None:
    assert split_owners(raw) == owners


def test_a_name_that_the_paper_uses_elsewhere_is_known_where_it_runs_together() -> None:
    assert split_owners("Mwila Banda Police", known=["Mwila Banda"]) == ["Mwila Banda", "Police"]
