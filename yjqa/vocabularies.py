"""The field's words as data: `vocabulary/*.toml`, and what a folder of one's own adds to them.

The folder is named by the setting `vocabulary`. Its files have the names and tables of those in `vocabulary/`, and hold
only the phrases to add: what papers call a thing that yjqa knows. What things there are is not for a file to say.
"""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from yjqa.errors import InvalidRequest
from yjqa.settings import Settings

_OPEN = frozenset([
    ("abbreviations", "expansions"), ("comparators", "fixed"), ("comparators", "related"), ("comparators", "label"),
    ("comparators", "region"), ("questions", "irregular"),
])  # fmt: skip
"""Files and their tables whose keys are words too, so that there may be more of them."""


@cache
def vocabulary(name: str) -> Any:
    """What `vocabulary/<name>.toml` holds with what is added, tables by key, read once; callers must not change it.

    Raises `InvalidRequest` where what is added cannot be read or does not fit.
    """
    shipped = tomllib.loads(_shipped(name).read_text("utf-8"))
    folder = Settings().vocabulary
    file = None if folder is None else folder / f"{name}.toml"
    if file is None or not (file.exists() or file.is_symlink()):
        return shipped
    return _with_added(shipped, _read(file), file, (name,))


def check_vocabulary() -> None:
    """Raises `InvalidRequest` where the folder of one's own words is not there, or a file in it cannot be used."""
    folder = Settings().vocabulary
    if folder is None:
        return
    if not folder.is_dir():
        raise InvalidRequest(f"{folder}: there is no such folder of vocabulary (YJQA_VOCABULARY).")
    for file in sorted(folder.glob("*.toml")):
        if not _shipped(file.stem).is_file():
            known = sorted(one.name.removesuffix(".toml") for one in files("yjqa").joinpath("vocabulary").iterdir())
            raise InvalidRequest(f"{file}: no vocabulary has this name. There are {', '.join(known)}.")
        vocabulary(file.stem)


@cache
def vocabulary_edition() -> str:
    """Tells one folder of added words from another, and is empty without one: what it is changes how papers are read."""
    folder = Settings().vocabulary
    if folder is None:
        return ""
    words = b"\0".join(file.name.encode() + b"\0" + file.read_bytes() for file in sorted(folder.glob("*.toml")))
    return hashlib.sha256(words).hexdigest()[:8] if words else ""


def _shipped(name: str) -> Traversable:
    return files("yjqa").joinpath("vocabulary", f"{name}.toml")


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise InvalidRequest(f"{file}: cannot be read ({error.strerror or error}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidRequest(f"{file}: this is no TOML ({error}).") from error


def _with_added(known: Any, added: Any, file: Path, path: tuple[str, ...]) -> Any:
    """What is known with what is added, table by table. Raises `InvalidRequest` for a table or key that is not known."""
    where = ".".join(path[1:]) or "the file"
    if isinstance(known, dict) and isinstance(added, dict):
        unknown = [key for key in added if key not in known] if path not in _OPEN else []
        if unknown:
            raise InvalidRequest(f"{file}: {where} has no “{unknown[0]}”. There are {', '.join(known)}.")
        new = {key: _with_added([], value, file, (*path, key)) for key, value in added.items() if key not in known}
        return {
            **{key: _with_added(value, added.get(key, []), file, (*path, key)) for key, value in known.items()},
            **new,
        }
    if not added and not isinstance(added, str):
        return known
    if isinstance(known, list) and isinstance(added, list):
        words = isinstance(known[0], str) if known else True
        for one in added:
            if words and not (isinstance(one, str) and one.strip(" *")):
                raise InvalidRequest(f"{file}: {where} takes phrases in quotation marks, and no empty ones: {one!r}.")
            if not words and not (
                isinstance(one, list) and all(isinstance(word, str) and word.strip() for word in one)
            ):
                raise InvalidRequest(f"{file}: {where} takes lists of phrases in quotation marks: {one!r}.")
        return [*known, *(one for one in added if one not in known)]
    if isinstance(known, str) and isinstance(added, str) and added.strip():
        return added
    kind = "a table" if isinstance(known, dict) else "a list of phrases" if isinstance(known, list) else "a phrase"
    raise InvalidRequest(f"{file}: {where} must be {kind}.")
