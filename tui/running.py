"""Starts the terminal UI."""

import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.app import YjqaApp
from tui.conversations.place import open_archive
from tui.folders import log_folder
from tui.preferences import read_preferences
from tui.stderr import stderr_aside
from tui.tidying import Tidying
from yjqa.errors import InvalidRequest
from yjqa.settings import Settings

if TYPE_CHECKING:
    from tui.backend.local import LocalBackend
    from tui.backend.remote import RemoteBackend


def run_local(settings: Settings) -> int:
    """Runs the terminal UI over the knowledge base that the settings name, until it is left. Gives the exit status. Raises `InvalidRequest`
    where it has no folder.
    """

    _check_store(settings.store)
    _check_terminal()

    def connect() -> "LocalBackend":
        from tui.backend.local import open_local

        return open_local(settings)

    return _run(YjqaApp(connect, open_archive(settings), read_preferences(settings.tui)))


def run_remote(settings: Settings, url: str, key: str | None) -> int:
    """Runs it over a service. A key that is missing or refused is asked for on the screen. Raises `InvalidRequest` for what is no address."""
    from tui.backend.address import read_address

    read_address(url)
    _check_terminal()

    def with_key(key: str | None) -> "Callable[[], RemoteBackend]":
        def connect() -> "RemoteBackend":
            from tui.backend.remote import open_remote

            return open_remote(url, key)

        return connect

    return _run(YjqaApp(with_key(key), open_archive(settings), read_preferences(settings.tui), with_key=with_key))


def read_key_file(file: Path) -> str:
    """The key in a file. Raises `InvalidRequest`."""
    try:
        return file.read_text("utf-8").strip()
    except (OSError, ValueError) as error:
        raise InvalidRequest(
            f"{file}: no key can be read from it ({getattr(error, 'strerror', None) or error})."
        ) from error


def print_keys() -> None:
    """Prints every key that can be changed, as a file of preferences to start from."""
    from tui.every_key import as_toml, every_key

    print(as_toml(every_key()), end="")


def _check_store(folder: Path) -> None:
    """Raises `InvalidRequest` where there is no such folder: a path that is mistyped is not to be another knowledge base. The usual one is
    made, for whoever begins.
    """
    if not folder.is_dir() and folder != Settings.model_fields["store"].default:
        raise InvalidRequest(
            f"{folder}: there is no such folder. See whether the path is right; to begin a knowledge base there, make the folder first "
            f"(mkdir -p {shlex.quote(str(folder))})."
        )


def _check_terminal() -> None:
    """Raises `InvalidRequest` where there is no terminal to draw on."""
    if os.environ.get("TEXTUAL_DRIVER"):
        return  # textual-serve reads what is drawn
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise InvalidRequest(
            "tui draws on a whole terminal, and what it reads or writes here is none. yjqa ask and yjqa chat work with files and pipes."
        )
    if os.environ.get("TERM") == "dumb":
        raise InvalidRequest("tui cannot draw on this terminal (TERM=dumb). yjqa chat works here.")


def _run(app: YjqaApp) -> int:
    app.tidying = Tidying()
    app.tidying.begin()
    if os.environ.get("TEXTUAL_DRIVER"):
        app.run()
    else:
        with stderr_aside(log_folder() / "libraries.log"):
            app.run()
    return app.return_code or 0
