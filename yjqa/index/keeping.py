"""Files that are made once and can be made again: kept whole under their hash, and never served damaged."""

import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yjqa.index.model import file_sha256


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is as it was written, and what was noted of it then."""

    file: Path
    facts: dict[str, Any]


def kept(folder: Path, name: str) -> Kept | None:
    """The file of that name (`"model.onnx"`); `None` where there is none or it is damaged."""
    try:
        note = json.loads(_note(folder, name).read_text("utf-8"))
        file = folder / _hashed(name, note["sha256"])
        return Kept(file, note["facts"]) if file_sha256(file) == note["sha256"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep(folder: Path, name: str, facts: dict[str, Any], write: Callable[[Path], None]) -> None:
    """Keeps what `write` puts into the file that it is given, in place of what was kept under the name.

    The file has its hash in its name, and the note that names it comes last: a process killed at any moment leaves the
    older one or the newer one. Raises `OSError`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as scratch:
        draft = Path(scratch) / name
        write(draft)
        sha256 = file_sha256(draft)
        hashed = _hashed(name, sha256)
        draft.replace(folder / hashed)
        draft.write_text(json.dumps({"sha256": sha256, "facts": facts}), "utf-8")
        draft.replace(_note(folder, name))
    stem, _, suffix = name.rpartition(".")
    for other in folder.glob(f"{stem}-*.{suffix}"):
        if other.name != hashed:
            other.unlink(missing_ok=True)


def _note(folder: Path, name: str) -> Path:
    return folder / f"{name}.json"


def _hashed(name: str, sha256: str) -> str:
    stem, _, suffix = name.rpartition(".")
    return f"{stem}-{sha256[:16]}.{suffix}"
