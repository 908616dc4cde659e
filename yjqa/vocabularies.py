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
    if isinstance(known, dict):
        if not isinstance(added, dict):
            raise InvalidRequest(f"{file}: {where} must be a table.")
        unknown = [key for key in added if key not in known] if path not in _OPEN else []
        if unknown:
            raise InvalidRequest(f"{file}: {where} has no “{unknown[0]}”. There are {', '.join(known)}.")
        return known | {key: _with_added(known.get(key, []), value, file, (*path, key)) for key, value in added.items()}
    if isinstance(known, list):
        if not isinstance(added, list):
            raise InvalidRequest(f"{file}: {where} must be a list of phrases.")
        takes = _is_phrases if known and isinstance(known[0], list) else _is_phrase
        for one in added:
            if not takes(one):
                phrases = "lists of phrases" if takes is _is_phrases else "phrases"
                raise InvalidRequest(f"{file}: {where} takes {phrases} in quotation marks, and no empty ones: {one!r}.")
        return [*known, *(one for one in added if one not in known)]
    if not _is_phrase(added):
        raise InvalidRequest(f"{file}: {where} must be a phrase.")
    return added


def _is_phrase(added: Any) -> bool:
    return isinstance(added, str) and added.strip(" *") != ""


def _is_phrases(added: Any) -> bool:
    return isinstance(added, list) and all(map(_is_phrase, added))
