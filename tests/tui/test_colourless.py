"""No colour at all where none is wanted."""

import pytest
from rich.style import Style

from tests.tui.ansi import drawn_strips
from tests.tui.conftest import Open
from tui.colourless import colourless


@pytest.mark.parametrize(
    ("style", "is_dark", "reverse"),
    [
        (Style(color="#ffffff", bgcolor="#000000"), True, False),
        (Style(color="#000000", bgcolor="#ffffff"), True, True),
        (Style(color="#000000", bgcolor="#ffffff"), False, False),
        (Style(color="#ffffff", bgcolor="#0b5394"), False, True),
        (Style(color="#ffffff", bgcolor="#000000", reverse=True), True, True),
        (Style(color="#ff0000"), True, False),
    ],
)
def test_what_is_written_the_other_way_round_is_reversed(style: Style, is_dark: bool, reverse: bool) -> None:
    found = colourless(style + Style(bold=True), is_dark)

    assert (found.color, found.bgcolor) == (None, None)
    assert found.bold
    assert bool(found.reverse) is reverse


async def test_nothing_is_drawn_in_colours_where_none_is_wanted(
    open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app() as operator:
        for key in ("tab", "f3", "ctrl+t", "f1"):
            await operator.press(key)
            await operator.pilot.pause()

            strips = drawn_strips(operator.app.screen)
            styles = [segment.style for strip in strips for segment in strip if segment.style is not None]

            assert any(style.reverse for style in styles)
            assert [style for style in styles if style.color is not None or style.bgcolor is not None] == []
