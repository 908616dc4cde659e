"""Every screen as it is drawn, in three sizes and two themes, against what was looked at and found good.

To see one: `cat "tests/tui/__snapshots__/test_screens/FILE"`, in a terminal of its size or a larger one. Where a change is meant:

    python -m pytest tests/tui/test_screens.py --snapshot-update

Then look at what changed before it is kept. Nothing on the screens depends on the day, the machine or the folder.
"""

import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.ansi import AnsiSnapshots, screen_as_ansi
from tests.tui.journey import empty_journey, lay_papers, open_journey, take_theme, whole_journey
from tests.tui.operator import Operator
from tui.themes import DARK, LIGHT

Journey = Callable[[Operator], AsyncIterator[str]]

SIZES = [(80, 24), (120, 36), (200, 60)]

_LOOKS = 30
"""How often a screen is looked at, a tenth of a second between, before it counts as drawn otherwise."""


@pytest.fixture
def folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, in which the program is started, with papers to add."""
    folder = tmp_path / "user"
    folder.mkdir()
    lay_papers(folder)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
async def test_screens_are_drawn_as_they_were_found_good(
    size: tuple[int, int], corpus_store: Path, folder: Path, tmp_path: Path, snapshot: SnapshotAssertion
) -> None:
    looks = snapshot.use_extension(AnsiSnapshots)
    stores = (shutil.copytree(corpus_store, tmp_path / "store"), tmp_path / "empty")
    journeys: tuple[Journey, ...] = (whole_journey, empty_journey)
    themes = [LIGHT, DARK]
    changed = []
    for store, journey in zip(stores, journeys, strict=True):
        async with open_journey(store, tmp_path / f"of-{store.name}", size) as operator:
            async for name in journey(operator):
                themes.reverse()  # begins with the one that is shown already
                for theme in themes:
                    await take_theme(operator, theme)
                    look = f"{name}-{theme.name.removeprefix('yjqa-')}"
                    if not await _comes_to_look(operator, looks, look):
                        changed += [look, *looks.get_assert_diff()]
    assert not changed, "drawn otherwise: " + "\n".join(changed)


async def _comes_to_look(operator: Operator, looks: SnapshotAssertion, name: str) -> bool:
    """Whether the screen is drawn as it was kept, once all that is on its way is there."""
    for _ in range(_LOOKS):
        if screen_as_ansi(operator.app.screen) == looks(name=name):  # forgets its name when it has been compared
            return True
        await operator.pilot.pause(0.1)
    return False
