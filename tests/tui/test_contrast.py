"""Whether everything that is shown can be read: contrast of text, and nothing told by colour alone.

Contrast is that of the Web Content Accessibility Guidelines 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): (L1 + 0.05) / (L2 + 0.05),
L1 being the lighter colour's relative luminance and L2 the darker one's. A colour's relative luminance
(https://www.w3.org/TR/WCAG22/#dfn-relative-luminance) is 0.2126 R + 0.7152 G + 0.0722 B, each part of it from 0 to 1 and made linear:
c / 12.92 up to 0.04045, else ((c + 0.055) / 1.055) ** 2.4.
"""

import itertools
import shutil
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.theme import Theme

from tests.tui.ansi import drawn_lines
from tests.tui.journey import empty_journey, lay_papers, open_journey, settled, whole_journey
from tests.tui.operator import Operator
from tui.dialogs.confirm import ConfirmDialog
from tui.opening import KeyWanted, NotOpened
from tui.settings_window import SettingsWindow
from tui.themes import DARK, LIGHT, PLAIN, THEMES
from yjqa.library import open_library
from yjqa.settings import Settings

LEAST = 4.5
"""What the guidelines ask of text (success criterion 1.4.3)."""

_DRAWN = {*map(chr, range(0x2500, 0x25A0)), *map(chr, range(0x2800, 0x2900)), " "}
"""Lines, blocks, bars and scrollbars: not text."""

Rgb = tuple[int, int, int]


def _luminance(colour: Rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (p / 255 for p in colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1, for the same colour, to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _rgb(colour: str | None) -> Rgb:
    assert colour is not None and len(colour) == 7
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:], 16)


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == 21
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.005)
    assert contrast((0, 0, 255), (255, 255, 255)) == pytest.approx(8.59, abs=0.005)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_text_is_readable_on_every_colour_that_it_may_stand_on(theme: Theme) -> None:
    behind = {name: _rgb(getattr(theme, name)) for name in ("background", "surface", "panel", "boost")}
    named = ("foreground", "primary", "secondary", "accent", "warning", "error", "success")
    texts = {name: _rgb(getattr(theme, name)) for name in named}
    # what is lit or under the cursor stands in the ground's colours on that of a text
    lit = [
        (f"{ground} on {name}", contrast(behind[ground], texts[name]))
        for ground, name in itertools.product(("background", "surface"), texts)
    ]
    shown = [(f"{name} on {ground}", contrast(texts[name], behind[ground])) for name in texts for ground in behind]
    own = theme.variables
    marked = _rgb(own["block-cursor-blurred-background"])
    shown.append(("marked", contrast(_rgb(own["block-cursor-blurred-foreground"]), marked)))

    assert [pair for pair in (*shown, *lit) if pair[1] < LEAST] == []


def test_the_plain_theme_has_no_colours() -> None:
    given = [*vars(PLAIN).values(), *PLAIN.variables.values()]
    colours = [_rgb(one) for one in given if isinstance(one, str) and one.startswith("#")]

    assert len(colours) > 10
    assert all(red == green == blue for red, green, blue in colours)


# What is drawn


def _colours(style: Style | None) -> tuple[Rgb, Rgb]:
    """The colour of the text and the one behind it, as they are drawn."""
    assert style is not None and style.color is not None and style.bgcolor is not None
    assert not style.dim, "dim text has another contrast on every terminal"
    front, ground = style.color.get_truecolor(), style.bgcolor.get_truecolor()
    return (ground, front) if style.reverse else (front, ground)


def _pale(line: list[Segment], least: float) -> Iterator[tuple[str, float]]:
    for piece in line:
        if set(piece.text) - _DRAWN:
            found = contrast(*_colours(piece.style))
            if found < least:
                yield piece.text.strip(), round(found, 2)


class _Cell(NamedTuple):
    """A character as it is seen without colours: `inverted` is dark on light in a dark theme, or light on dark in a light one."""

    text: str
    bold: bool
    underlined: bool
    inverted: bool


def _uncoloured(operator: Operator) -> list[list[_Cell]]:
    """The screen as it is seen by who sees no colours, without the hints at the bottom."""
    lines = []
    for line in drawn_lines(operator.app.screen)[:-1]:
        cells = []
        for piece in line:
            style = piece.style or Style()
            if style.color is None:  # of blanks only
                cells += [_Cell(character, False, False, False) for character in piece.text]
                continue
            front, ground = map(_luminance, _colours(style))
            look = bool(style.bold), bool(style.underline), front < ground
            cells += [_Cell(character, *look) for character in piece.text]
        lines.append(cells)
    return lines


async def _focus_goes_unseen(operator: Operator) -> list[str]:
    """What is in sight and can have the focus without that being seen when there are no colours."""
    screen = operator.app.screen
    before = screen.focused
    seen: dict[str, list[list[_Cell]]] = {}
    for widget in screen.focus_chain:
        screen.set_focus(widget, scroll_visible=False)
        await operator.pilot.pause()
        if screen.find_widget(widget).visible_region:
            seen[repr(widget)] = _uncoloured(operator)
    screen.set_focus(before, scroll_visible=False)
    await operator.pilot.pause()
    return [f"{one} and {other}" for one, other in itertools.combinations(seen, 2) if seen[one] == seen[other]]


_PLAN = """# Action plan of the Westshire board

## 5 March 2019

| No. | Action | Owner | Deadline | RAG |
|---|---|---|---|---|
| 1 | Write to the courts about hearings | Ann Wood | 31 May 2019 | Red |
| 2 | Agree the budget for next year | Ben Hall | 30 June 2019 | Amber |
| 3 | Name a lead for schools | Cay Moss | 31 May 2029 | Green |
"""


async def test_what_is_told_by_a_colour_is_told_by_a_word_too(folder: Path) -> None:
    (folder / "plan.md").write_text(_PLAN, "utf-8")
    with open_library(Settings(store=folder / "store")) as library:
        library.ingest([folder / "plan.md"])
    async with open_journey(folder / "store", folder, (160, 40)) as operator:
        operator.app.theme = PLAIN.name
        await operator.press("f3")
        await operator.sees("3 of 3 actions", "3 open", "2 overdue")
        rows = [line.split("│")[0] for line in operator.screen.splitlines()]
        told = {name: next(row.split() for row in rows if name in row) for name in ("Ann", "Ben", "Cay")}
        for severity in ("information", "warning", "error"):
            operator.app.notify("So it is.", severity=severity, timeout=600)  # type: ignore[arg-type]

        await operator.sees("Warning", "Error")
        assert {"overdue", "red"} <= {*told["Ann"]}
        assert {"overdue", "amber"} <= {*told["Ben"]}
        assert {"open", "green"} <= {*told["Cay"]}


@pytest.fixture
def folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program is started in, with papers to add."""
    lay_papers(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def _windows(operator: Operator) -> AsyncIterator[str]:
    """What is seldom shown: windows of the start, and messages."""
    for window in (
        NotOpened("The store cannot be read."),
        KeyWanted("The service wants a key."),
        SettingsWindow(Path("tui.toml"), ["theme: there is no theme blue."]),
        ConfirmDialog("Write over it?"),
    ):
        operator.app.push_screen(window)
        await operator.until(lambda window=window: operator.app.screen is window)
        yield type(window).__name__
        operator.app.pop_screen()
    for severity in ("information", "warning", "error"):
        operator.app.notify(f"This is {severity}.", severity=severity, timeout=600)  # type: ignore[arg-type]
    await operator.sees("This is information.", "This is warning.", "This is error.")
    yield "messages"
    operator.app.clear_notifications()


async def _everything(operator: Operator) -> AsyncIterator[str]:
    for journey in (whole_journey, _windows):
        async for name in journey(operator):
            yield name


@pytest.mark.parametrize(
    ("theme", "size"),
    [(DARK, (120, 36)), (LIGHT, (80, 24)), (PLAIN, (160, 40))],
    ids=["dark", "light", "plain"],
)
async def test_all_text_on_all_screens_can_be_read_and_the_focus_is_seen_without_colours(
    theme: Theme, size: tuple[int, int], corpus_store: Path, folder: Path
) -> None:
    stores = (shutil.copytree(corpus_store, folder / "store"), folder / "empty")
    journeys: tuple[Callable[[Operator], AsyncIterator[str]], ...] = (_everything, empty_journey)
    pale, unseen = [], []
    for store, journey in zip(stores, journeys, strict=True):
        async with open_journey(store, folder / f"of-{store.name}", size) as operator:
            operator.app.theme = theme.name
            async for name in journey(operator):
                await settled(operator)
                pale += [(name, *found) for line in drawn_lines(operator.app.screen) for found in _pale(line, LEAST)]
                if theme is PLAIN:
                    unseen += [(name, pair) for pair in await _focus_goes_unseen(operator)]
    assert pale == []
    assert unseen == []
