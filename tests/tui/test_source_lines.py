"""A page's text is laid out for reading in any width, each word where it can be found again."""

import pytest

from tui.source.blocks import text_to_blocks
from tui.source.lines import blocks_to_lines
from tui.source.wrapping import Line

PAGE = """# Funding and what it pays for

3.9  The partners pay for the service between them, each by what was agreed.

  • Police officers are lent.

  12. Health pays for 日本語 a nurse.

Table 2: contributions
Partner | Cash |  | Notes
 | 2019/20 | 2020/21 | 
------------
Police and Crime Commissioner | £10,000 | £9,500 | Agreed until March 2021, then to be looked at anew
Health | £4,000 | - | 
"""  # noqa: W291  # the last cell of a row may be empty


def _lines(width: int) -> list[Line]:
    return blocks_to_lines(PAGE, text_to_blocks(PAGE), width)


def _shown(line: Line) -> str:
    shown = ""
    for piece in line.pieces:
        shown = shown.ljust(piece.column) + piece.words
    return shown


@pytest.mark.parametrize("width", [1, 10, 24, 45, 80, 200])
def test_at_any_width_every_word_is_told_once_in_order_and_knows_where_it_stands(width: int) -> None:
    pieces = [piece for line in _lines(width) for piece in line.pieces if piece.start >= 0]

    told = sorted({at for piece in pieces for at in range(piece.start, piece.start + len(piece.words))})
    assert all(PAGE[piece.start : piece.start + len(piece.words)] == piece.words for piece in pieces)
    assert sum(len(piece.words) for piece in pieces) == len(told)
    for word in ("Funding", "agreed.", "日本語", "£9,500", "anew"):
        assert set(range(PAGE.index(word), PAGE.index(word) + len(word))) <= set(told)


def test_lines_keep_to_the_width() -> None:
    for width in (24, 45, 80):
        assert max(len(_shown(line)) for line in _lines(width)) <= width


def test_later_lines_of_a_paragraph_stand_under_its_first_word() -> None:
    shown = [_shown(line) for line in _lines(45)]

    first = next(number for number, line in enumerate(shown) if line.startswith("3.9"))
    assert shown[first + 1].startswith("     ")


def test_cells_stand_under_each_other_where_there_is_room() -> None:
    shown = [_shown(line) for line in _lines(120)]

    (police,) = (line for line in shown if "£10,000" in line)
    (health,) = (line for line in shown if "£4,000" in line)
    assert police.index("£10,000") + len("£10,000") == health.index("£4,000") + len("£4,000")
    assert police.startswith("Police and Crime Commissioner")


def test_where_columns_have_no_room_each_cell_is_told_with_its_header() -> None:
    shown = [_shown(line).strip() for line in _lines(24)]

    assert "Cash 2020/21: £9,500" in shown
    assert "Health" in shown
