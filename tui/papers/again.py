"""Reading papers again from where their files lay."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tui.backend.protocol import Manner, Unchecked


class Again(NamedTuple):
    """Files to be read again, by the manner in which they were, and those that are gone."""

    files: dict[Manner, list[Path]]
    gone: list[Path]

    @property
    def problem(self) -> str:
        """What is to be said of the files that are gone; empty where none is."""
        if not self.gone:
            return ""
        names = f"{', '.join(file.name for file in self.gone[:3])}{', …' if len(self.gone) > 3 else ''}"
        if len(self.gone) == 1:
            return f"{names} is gone from {self.gone[0].parent}. Its paper stays as it is. a adds it from where it lies now."
        return f"{len(self.gone)} files are gone from where they were read: {names}. Their papers stay as they are."


def look_for_files(wanted: Sequence[Unchecked]) -> Again:
    """Which of the papers have their files yet."""
    again = Again({}, [])
    for one in wanted:
        if one.file is not None and one.file.is_file():
            again.files.setdefault(one.manner, []).append(one.file)
        elif one.file is not None:
            again.gone.append(one.file)
    return again
