"""The columns of a table, and what of a line's cells is seen in them."""

import pytest

from tui.table.columns import Column, cells_in, column_at, widths

_COLUMNS = (Column("name", 6, grow=1), Column("paper", 8, from_width=40), Column("due", 4, justify="right"))


def test_what_is_left_over_goes_to_the_columns_that_grow() -> None:
    assert widths(_COLUMNS, 40) == [22, 8, 4]  # two before the first and two behind each but the last make six


def test_a_column_is_left_out_below_the_width_that_it_needs() -> None:
    assert widths(_COLUMNS, 39) == [31, 0, 4]


@pytest.mark.parametrize(
    ("x", "column"),
    [
        (1, None),  # before the first
        (2, 0),
        (24, 0),  # the gap behind a column is its own
        (26, 1),
        (35, 1),
        (36, 2),
        (42, None),
    ],
)
def test_a_place_on_a_line_is_that_of_the_column_that_stands_there(x: int, column: int | None) -> None:
    assert column_at(_COLUMNS, x, 40) == column


def test_a_place_is_that_of_the_column_beside_where_one_is_left_out() -> None:
    assert column_at(_COLUMNS, 36, 39) == 2


def test_a_cell_that_is_too_long_is_cut_and_one_that_is_too_short_stands_at_its_side() -> None:
    assert [*cells_in(_COLUMNS[1:], ("minutes of July", "£1"), 40)] == ["minutes…", "  ", "  £1"]
