"""Which file is meant by a path that something is to be saved under, and whether it can be."""

import os
from dataclasses import dataclass
from pathlib import Path

from tui.dialogs.paths import expanded


@dataclass(frozen=True, slots=True)
class Target:
    """A file that something may be saved under. `problem`: why not, and what to do; `None` where it can."""

    file: Path
    is_there: bool
    problem: str | None


def look_at(line: str, suffix: str) -> Target:
    """The file that is meant by a line, as the disk has it; a name without a suffix gets the one of what is saved."""
    file = expanded(line.strip())
    try:
        if file.suffix or file.is_dir() or not file.name:
            return Target(file, file.exists(), _problem_of(file))
        file = file.with_suffix(suffix)
        return Target(file, file.exists(), _problem_of(file))
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        return Target(file, False, f"{file.name[:40]} cannot be the name of a file ({said}). Choose another one.")


def _problem_of(target: Path) -> str | None:
    if target.is_dir():
        return f"{target} is a folder. Type the name of a file behind it."
    if not target.parent.is_dir():
        return f"There is no folder {target.parent}. Choose one that is there."
    if target.exists() and not target.is_file():
        return f"{target} is no file. Choose another name."
    if not os.access(target if target.exists() else target.parent, os.W_OK):
        return f"{target} cannot be written: you are not allowed to. Choose another folder."
    return None
