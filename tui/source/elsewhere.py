"""A paper's text in a program of the terminal, where its own file cannot be opened."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tui.backend.protocol import Backend
from yjqa.cli_tables import printable


class Program(NamedTuple):
    """A program that shows a text in the terminal. `name`: as users know it."""

    name: str
    command: tuple[str, ...]


def pager() -> Program | None:
    """What the user reads texts with: PAGER, else less or more; `None` where there is nothing."""
    return _named("PAGER") or next((Program(name, (name,)) for name in ("less", "more") if shutil.which(name)), None)


def editor() -> Program | None:
    """What the user edits texts with: VISUAL or EDITOR; `None` where neither is set."""
    return _named("VISUAL") or _named("EDITOR")


def _named(variable: str) -> Program | None:
    try:
        command = shlex.split(os.environ.get(variable, ""))
    except ValueError:  # a quote that is not closed
        return None
    return Program(Path(command[0]).name, tuple(command)) if command and shutil.which(command[0]) else None


def text_of(backend: Backend, document_id: str) -> str:
    """All of a paper's text as it was read, page by page, without what a terminal would obey. Takes its time. Raises `YjqaError`."""
    first = backend.page(document_id, 1)
    pages = [first, *(backend.page(document_id, number) for number in range(2, first.pages + 1))]
    parts = [f"{first.title}\n{first.file}\n"]
    for page in pages:
        heading = f"\n─── Page {page.number} of {page.pages} ───\n\n" if page.pages > 1 else "\n"
        parts.append(f"{heading}{page.text}\n{''.join(f'({note})' for note in page.notes)}\n")
    return printable("".join(parts))


def show_in(program: Program, name: str, text: str) -> str | None:
    """Has a program show a text until the user leaves it; the terminal is the program's meanwhile. What went wrong, if anything did."""
    with tempfile.TemporaryDirectory(prefix="yjqa-text-") as folder:
        file = Path(folder) / f"{name}.txt"
        file.write_text(text, "utf-8")
        return _run((*program.command, str(file)))


def _run(command: Sequence[str]) -> str | None:
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        return f"{command[0]} could not be started ({error.strerror or error})."
    return f"{command[0]} ended with status {status}." if status else None
