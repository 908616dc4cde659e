"""The command line: each command converts, calls the library once, and shows.

Text for people goes to standard output, progress and warnings to standard error; data formats print nothing else.
"""

import io
import sys
from collections.abc import Callable, Mapping, Sequence

import typer

from yjqa.cli.comparisons import budgets, kpis
from yjqa.cli.faces import serve, tui
from yjqa.cli.keys import create_key, list_keys, revoke_key
from yjqa.cli.papers import documents, ingest, remove, show
from yjqa.cli.questions import ask, chat, evaluate
from yjqa.cli.records import actions, check, export
from yjqa.errors import EmptyLibrary, ModelUnavailable, StoreError, YjqaError

_FAILED = (EmptyLibrary, ModelUnavailable, StoreError)
"""What is wrong with the knowledge base or the installation, not with what was asked."""

_COMMANDS: Mapping[str, Callable[..., None]] = {
    "ingest": ingest,
    "ask": ask,
    "chat": chat,
    "eval": evaluate,
    "actions": actions,
    "export": export,
    "check": check,
    "documents": documents,
    "show": show,
    "remove": remove,
    "serve": serve,
    "tui": tui,
}
"""Each command by its name, in the order in which the help lists them."""

_GROUPS: Mapping[str, tuple[str, Mapping[str, Callable[..., None]]]] = {
    "compare": ("Set figures side by side across areas and years.", {"budgets": budgets, "kpis": kpis}),
    "keys": (
        "Make, list and revoke the API keys of yjqa serve.",
        {"create": create_key, "list": list_keys, "revoke": revoke_key},
    ),
}
"""What has commands of its own: what it is for, and they."""


def _commands() -> typer.Typer:
    app = typer.Typer(
        name="yjqa",
        help="Questions and answers over youth justice partnership papers, with the page that proves each answer.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    for name, command in _COMMANDS.items():
        app.command(name)(command)
    for group_name, (sentence, commands) in _GROUPS.items():
        group = typer.Typer(help=sentence, no_args_is_help=True, rich_markup_mode=None)
        for name, command in commands.items():
            group.command(name)(command)
        app.add_typer(group, name=group_name)
    return app


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program. What is wrong is said in one line; the exit status is 2 for what was asked, 1 for what failed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may lack the papers' characters
    try:
        _commands()(args=arguments)
    except YjqaError as error:
        print(f"yjqa: {error}", file=sys.stderr)
        sys.exit(1 if isinstance(error, _FAILED) else 2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
