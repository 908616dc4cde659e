"""What the program remembers by itself from one time to the next. What the user sets stands elsewhere, in `preferences`."""

import json
from contextlib import suppress
from pathlib import Path

from tui.saving import save_file
from yjqa.errors import InvalidRequest


class Memory:
    """A few words by name, in a file. A file that is missing or damaged is as none; one that cannot be written costs the memory and nothing else."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._words = _read(file)

    def get(self, name: str) -> str | None:
        """What was kept under the name last."""
        return self._words.get(name)

    def keep(self, name: str, word: str) -> None:
        """Keeps it. Other programs that run at the same time keep theirs: the file is read anew before it is written. Takes its time."""
        self._words = {**_read(self._file), name: word}
        with suppress(OSError, InvalidRequest):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            save_file(self._file, json.dumps(self._words, indent=1).encode())


def _read(file: Path) -> dict[str, str]:
    try:
        words = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(words, dict):
        return {}
    return {name: word for name, word in words.items() if isinstance(word, str)}
