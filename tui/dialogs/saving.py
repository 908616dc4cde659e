"""Which file is meant by a path that something is to be saved under, and whether it can be."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tui.dialogs.paths import expanded


@dataclass(frozen=True, slots=True)
class Target:
    """A file that something may be saved under. `problem`: why not, and what to do; `None` where it can."""

    file: Path
    is_there: bool
    problem: str | None


def look_at(line: str, endings: Sequence[str]) -> Target:
    """The file that is meant by a line, as the disk has it. `endings`: the kinds of files that can be written; a name without one gets the
    first, and of `list.xlsx.csv`, as it becomes when a whole name is typed before the ending that is offered, the ending is what was typed.
    """
    typed = line.strip()
    file = expanded(typed)
    if not typed or file.name in endings:
        return Target(file, False, "Type a name.")
    try:
        if file.is_dir() or not file.name:
            return Target(file, True, _problem_of(file))
        file = _with_one_ending(file, endings)
        if file.suffix.lower() not in endings:
            return Target(file, file.exists(), f"{file.name}: end the name with {_either(endings)}.")
        return Target(file, file.exists(), _problem_of(file))
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or error
        return Target(file, False, f"{file.name[:40]} cannot be the name of a file ({said}). Choose another one.")


def _with_one_ending(file: Path, endings: Sequence[str]) -> Path:
    if file.suffix.lower() in endings and Path(file.stem).suffix.lower() in endings:
        return file.with_suffix("")
    is_named = file.suffix[1:].isalpha()  # "notes of 12.5.20" ends with no kind of file
    return file if file.suffix and is_named else file.with_name(f"{file.name}{endings[0]}")


def _either(endings: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(endings[:-1]), endings[-1])))


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
