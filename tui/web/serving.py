"""Starts what serves the terminal UI to browsers."""

import shlex
import sys
from pathlib import Path

from yjqa.errors import InvalidRequest
from yjqa.http.addresses import is_loopback
from yjqa.settings import Settings


def serve_to_browsers(settings: Settings, url: str | None, key_file: Path | None, host: str, port: int) -> None:
    """Serves until it is stopped: the knowledge base that the settings name, or the service at `url`. Raises `InvalidRequest` for an address
    that others can reach, too: whoever has the page can do what the user can.
    """
    if not is_loopback(host):
        raise InvalidRequest(
            f"--host {host}: other machines could reach that, and there is no login. Serve on 127.0.0.1, and on the other machine run "
            f"{shlex.join(['ssh', '-L', f'{port}:127.0.0.1:{port}', 'THIS-MACHINE'])}; then its browser opens the address that is printed here."
        )
    from tui.web.server import serve

    serve(command(settings, url, key_file), host, port)


def command(settings: Settings, url: str | None, key_file: Path | None) -> list[str]:
    """What is run behind each page."""
    parts = [sys.executable, "-m", "yjqa.cli", "tui", "--store", str(settings.store.absolute())]
    for name, value in (("--url", url), ("--key-file", key_file), ("--config", settings.tui)):
        if value is not None:
            parts += [name, str(value.absolute() if isinstance(value, Path) else value)]
    return parts
