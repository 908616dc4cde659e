"""The other faces of yjqa, which run until they are left: the HTTP service, the terminal UI."""

import os
from pathlib import Path
from typing import Annotated

import typer

from yjqa.cli.opening import settings_with
from yjqa.cli.options import StoreOption
from yjqa.errors import InvalidRequest


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; any but this machine's own needs API keys.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port to listen on; 0 takes any that is free.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer.")] = 1,
    require_keys: Annotated[
        bool, typer.Option("--require-keys", help="Ask for API keys on this machine's own address too.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Serve questions, registers and figures over HTTP, until Ctrl-C.

    The address in a browser shows what there is. Settings besides these are environment variables (docs/serving.md).
    """
    settings = settings_with(store)  # before anything is loaded that reads them, too
    from yjqa.http.running.serving import serve as run

    if require_keys:
        os.environ["YJQA_REQUIRE_KEYS"] = "true"  # for the other processes too
    if not run(settings, host, port, workers):
        raise typer.Exit(1)


def tui(
    url: Annotated[
        str | None,
        typer.Option("--url", metavar="URL", help="Look into a service (yjqa serve) instead; YJQA_KEY is its key."),
    ] = None,
    key_file: Annotated[
        Path | None, typer.Option("--key-file", metavar="FILE", help="With --url: a file that holds the key.")
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config", metavar="FILE", help="Theme and keys (YJQA_TUI; tui.toml in your configuration folder)."
        ),
    ] = None,
    list_keys: Annotated[bool, typer.Option("--keys", help="Print all keys, as a file for --config.")] = False,
    web: Annotated[bool, typer.Option("--web", help="Show it in a browser on this machine.")] = False,
    host: Annotated[str, typer.Option(help="With --web: address to listen on; only this machine's own.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="With --web: port to listen on; 0 takes any that is free.")
    ] = 8080,
    store: StoreOption = None,
) -> None:
    """Ask, read the proof and work through the action register, on the whole screen of a terminal."""
    settings = settings_with(store)
    settings = settings if config is None else settings.model_copy(update={"tui": config})
    if key_file is not None and url is None:
        raise InvalidRequest("--key-file goes with --url URL.")
    if web:
        from tui.web.serving import serve_to_browsers

        serve_to_browsers(settings, url, key_file, host, port)
        return
    from tui.running import print_keys, read_key_file, run_local, run_remote

    if list_keys:
        print_keys()
    elif url is None:
        raise typer.Exit(run_local(settings))
    else:
        key = os.environ.get("YJQA_KEY") if key_file is None else read_key_file(key_file)
        raise typer.Exit(run_remote(settings, url, key))
