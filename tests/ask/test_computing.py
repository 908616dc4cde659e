"""Arithmetic over cited figures."""

from decimal import Decimal

import pytest

from yjqa.ask.computing import CitedFigure, add, change, percentage_change, rank, share, show, subtract
from yjqa.ask.marks import Marks
from yjqa.records import Source, Unit


def a_figure(value: str, label: str = "", unit: Unit = "gbp") -> CitedFigure:
    return CitedFigure(Decimal(value), unit, label, Source(document="plan", title="Plan", quote=f"{label} {value}"))


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("1234567", "gbp", "£1,234,567"),
        ("-50.5", "gbp", "-£50.50"),
        ("9.95", "gbp", "£9.95"),
        ("12.5", "percent", "12.5%"),
        ("281", "per_100000", "281 per 100,000"),
        ("1400", "count", "1,400"),
    ],
)
def test_a_figure_is_shown_with_its_unit(value: str, unit: Unit, shown: str) -> None:
    assert show(Decimal(value), unit) == shown


def test_a_sum_says_its_parts_each_with_its_mark() -> None:
    marks = Marks()

    computed = add([a_figure("10000", "Police"), a_figure("20500", "Probation")], marks)

    assert computed.value == 30500
    assert computed.text == "£30,500 altogether: £10,000 [1] (Police) + £20,500 [2] (Probation)"
    assert [source.quote for source in marks.sources] == ["Police 10000", "Probation 20500"]


def test_a_difference_is_never_negative_and_names_the_larger_figure_first() -> None:
    computed = subtract(a_figure("127000", "Westshire"), a_figure("136000", "Eastport"), Marks())

    assert computed.text == "£9,000: £136,000 [1] (Eastport) less £127,000 [2] (Westshire)"


def test_percentages_differ_by_percentage_points() -> None:
    computed = subtract(a_figure("31.5", "Westshire", "percent"), a_figure("28.0", "Eastport", "percent"), Marks())

    assert computed.text.startswith("3.5 percentage points:")


@pytest.mark.parametrize(
    ("before", "after", "beginning"),
    [
        ("200", "250", "up £50 (25.0%), from £200 [1] (2020/21)"),
        ("250", "200", "down £50 (20.0%), from £250"),
        ("0", "70", "up £70, from £0"),
        ("70", "70", "no change"),
    ],
)
def test_a_change_says_its_direction_and_percentage(before: str, after: str, beginning: str) -> None:
    computed = change(a_figure(before, "2020/21"), a_figure(after, "2021/22"), Marks())

    assert computed.text.startswith(beginning)


def test_a_percentage_of_nothing_is_not_computed() -> None:
    assert percentage_change(Decimal(0), Decimal(5)) is None
    assert share(a_figure("5"), a_figure("0"), Marks()) is None


def test_a_share_is_said_exactly_and_as_people_say_it() -> None:
    computed = share(a_figure("82000", "manager"), a_figure("185000", "total"), Marks())

    assert computed is not None
    assert computed.text == "44.3% (about 44%): £82,000 [1] (manager) of £185,000 [2] (total)"


def test_equal_figures_keep_their_order_in_a_ranking() -> None:
    figures = [a_figure("5", "a"), a_figure("9", "b"), a_figure("5", "c")]

    assert [figure.label for figure in rank(figures)] == ["b", "a", "c"]
    assert [figure.label for figure in rank(figures, lowest=True)] == ["a", "c", "b"]


def test_figures_of_two_units_are_not_computed_with_each_other() -> None:
    with pytest.raises(ValueError, match="one unit"):
        add([a_figure("5"), a_figure("5", unit="percent")], Marks())
