"""What one partner gives in several tables of contributions of one year."""

from tests.checks.disagreeing import a_plan, found
from tests.extract.small_papers import table
from yjqa.document import Table


def contributions(number: int, police: int) -> Table:
    """What four partners give."""
    return table(
        ("Partner", "Cash"),
        ("Local authority", "£700,000"),
        ("Police", f"£{police:,}"),
        ("Probation", "£10,000"),
        ("Health", "£45,000"),
        ("Total", f"£{755_000 + police:,}"),
        caption=f"Table {number}: Contributions 2021/22",
    )


def test_two_sums_of_one_partner_are_told_with_both_tables() -> None:
    messages = [finding.message for finding in found(a_plan(contributions(1, 90_000), contributions(2, 92_000)))]

    assert any("Police" in message and "£90,000" in message and "£92,000" in message for message in messages)


def test_a_sum_that_a_third_table_repeats_is_told_once() -> None:
    two = found(a_plan(contributions(1, 90_000), contributions(2, 92_000)))
    three = found(a_plan(contributions(1, 90_000), contributions(2, 92_000), contributions(3, 92_000)))

    police = [finding for finding in three if "Police" in finding.message]
    assert len(police) == len([finding for finding in two if "Police" in finding.message]) == 1


def test_three_sums_of_one_partner_are_of_parts_and_not_held_against_each_other() -> None:
    findings = found(a_plan(contributions(1, 90_000), contributions(2, 92_000), contributions(3, 95_000)))

    assert not any("Police" in finding.message for finding in findings)


def test_of_very_many_tables_only_the_first_are_held_against_each_other() -> None:
    alike = [contributions(number, 90_000) for number in range(1, 13)]

    within = found(a_plan(contributions(0, 92_000), *alike))
    behind = found(a_plan(*alike, contributions(13, 92_000)))

    assert any("Police" in finding.message for finding in within)
    assert not any("Police" in finding.message for finding in behind)
