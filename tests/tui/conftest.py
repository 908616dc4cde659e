"""The terminal UI over the sample corpus, without a terminal."""

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest

from tests.tui.operator import Operator
from tui.app import YjqaApp
from tui.backend.local import open_local
from tui.backend.protocol import Backend
from tui.conversations.place import open_archive
from tui.preferences import read_preferences
from yjqa.settings import Settings

Open = Callable[..., AbstractAsyncContextManager[Operator]]
"""Opens the program over a store, or over the sample corpus, on a screen of so many columns and lines; `connect` opens the store."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program keeps what is the user's, a new one for every test."""
    folder = tmp_path / "home"
    for name in ("CONFIG", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    return folder


@pytest.fixture
def store(corpus_store: Path, tmp_path: Path) -> Path:
    """A copy of the sample corpus's store, for one test to change."""
    return Path(shutil.copytree(corpus_store, tmp_path / "store"))


@pytest.fixture(scope="session")
def read_only_store(corpus_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample corpus's store that all tests share, which only read it."""
    return Path(shutil.copytree(corpus_store, tmp_path_factory.mktemp("looked-into") / "store"))


@pytest.fixture
def open_app(read_only_store: Path) -> Open:
    """Opens the program; it is ready when it is given. Nothing unexpected is to happen in it till the end."""

    @asynccontextmanager
    async def opened(
        store: Path = read_only_store,
        size: tuple[int, int] = (120, 36),
        connect: Callable[[Settings], Backend] = open_local,
    ) -> AsyncIterator[Operator]:
        settings = Settings(store=store)
        app = YjqaApp(lambda: connect(settings), open_archive(settings), read_preferences(None))
        async with app.run_test(size=size, notifications=True) as pilot:
            operator = Operator(pilot)
            await operator.until(lambda: app.edition is not None)
            yield operator
        for error in app.unexpected.errors:
            raise error

    return opened
