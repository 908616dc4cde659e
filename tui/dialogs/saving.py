"""Which file is meant by a path that something is to be saved under, and whether it can be."""

import os
from pathlib import Path

from tui.dialogs.paths import expanded


def target_of(line: str, suffix: str) -> Path:
    """The file that is meant; a name without a suffix gets the one of what is saved."""
    target = expanded(line.strip())
    return target if target.suffix or not line.strip() or line.rstrip().endswith("/") else target.with_suffix(suffix)


def problem_of(target: Path) -> str | None:
    """Why nothing can be saved there, and what to do; `None` where it can. Looks at the disk."""
    try:
        if target.is_dir():
            return f"{target} is a folder. Type the name of a file behind it."
        if not target.parent.is_dir():
            return f"There is no folder {target.parent}. Choose one that is there."
        if target.exists() and not target.is_file():
            return f"{target} is no file. Choose another name."
        if not os.access(target if target.exists() else target.parent, os.W_OK):
            return f"{target} cannot be written: you are not allowed to. Choose another folder."
    except (OSError, ValueError) as error:
        return f"{target.name[:40]} cannot be the name of a file ({getattr(error, 'strerror', None) or error}). Choose another one."
    return None
