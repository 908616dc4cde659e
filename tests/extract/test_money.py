"""Sums of money, from prose and from cells."""

from decimal import Decimal

import pytest

from yjqa.extract.money import cell_sums, find_sums, header_scale, is_empty


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("a grant of £637,000 was paid", ["637000"]),
        ("around £1.2m of grants", ["1200000"]),
        ("between £1.1bn and £2.2bn a year", ["1100000000", "2200000000"]),
        ("cost £8.5-£11 billion", ["8500000000", "11000000000"]),
        ("from £800 to £1.2m", ["800", "1200000"]),
        ("from £1m to £683k", ["1000000", "683000"]),
        ("£24k a year", ["24000"]),
        ("£3.5 million over three years", ["3500000"]),
        ("a charge of £12.50 each", ["12.50"]),
        ("an underspend of -£4,100", ["-4100"]),
        ("this year's £0 allocation", ["0"]),
        ("90,000 people in 2019", []),
        ("£5 management fee", ["5"]),
    ],
)
def test_prose_sums_are_those_with_a_pound_sign(text: str, amounts: list[str]) -> None:
    assert [found.amount for found in find_sums(text)] == [Decimal(amount) for amount in amounts]


@pytest.mark.parametrize(
    ("cell", "amounts"),
    [
        ("£789,501", ["789501"]),
        ("90,000", ["90000"]),
        ("0", ["0"]),
        ("£0", ["0"]),
        ("85,000\n111,000", ["85000", "111000"]),
        ("85,000 111,000", ["85000", "111000"]),
        ("(£4,250)", ["-4250"]),
        ("(4,250)", ["-4250"]),
        ("\u2212£12.50", ["-12.50"]),
        ("£1.2m", ["1200000"]),
        ("85,000 / 111,000", ["85000", "111000"]),
        ("2016/17", []),
        ("40%", []),
        ("£500 a head", []),
        ("Police", []),
        ("£000", []),
        ("-", []),
        ("", []),
    ],
)
def test_a_cell_of_figures_gives_every_sum_in_it_and_other_cells_none(cell: str, amounts: list[str]) -> None:
    assert [found.amount for found in cell_sums(cell)] == [Decimal(amount) for amount in amounts]


def test_the_place_and_the_printed_step_come_with_the_sum() -> None:
    text = "grants of £1.2m"

    found = next(find_sums(text))

    assert text[found.start : found.end] == "£1.2m"
    assert found.step == Decimal(100_000)


@pytest.mark.parametrize(
    ("header", "scale"),
    [("£000s", 1000), ("£'000", 1000), ("Cash £m", 10**6), ("sums in thousands of pounds", 1000), ("Cash (£)", 1)],
)
def test_a_header_can_scale_the_figures_under_it(header: str, scale: int) -> None:
    assert header_scale(header) == scale
    assert cell_sums("12.5", header_scale(header))[0].amount == Decimal("12.5") * scale


def test_dashes_and_blanks_say_that_there_is_nothing_and_a_printed_nought_does_not() -> None:
    assert all(is_empty(cell) for cell in ("", "-", "–", " — ", "n/a"))
    assert not is_empty("£0")
