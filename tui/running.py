"""Starts the terminal UI."""

from typing import TYPE_CHECKING

from tui.app import YjqaApp
from tui.conversations.place import open_archive
from yjqa.settings import Settings

if TYPE_CHECKING:
    from tui.backend.local import LocalBackend


def run(settings: Settings) -> None:
    """Runs the terminal UI over the knowledge base that the settings name, until it is left."""

    def connect() -> "LocalBackend":
        from tui.backend.local import open_local

        return open_local(settings)

    YjqaApp(connect, open_archive(settings)).run()
