"""Which files of a folder are papers."""

import fnmatch
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from yjqa.ingest.kinds import EXTENSIONS

IGNORE_FILE = ".yjqaignore"
"""In a folder: names and patterns to leave out there, one a line, as a shell writes them; `#` begins a comment."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The papers found, and the files that do not look like papers."""

    papers: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def list_papers(paths: Iterable[Path]) -> Listing:
    """The files named, and all papers in the folders named, at any depth, in the order of their names.

    A file that is named is always taken. In a folder, hidden files and what its ignore file lists are left out, and a
    file is a paper by its suffix, or as PDF or Word file by its first bytes.
    """
    papers: dict[Path, None] = {}
    passed_over: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            papers[path] = None
            continue
        for file in _walk(path):
            (papers if _looks_like_paper(file) else passed_over)[file] = None
    return Listing(tuple(papers), tuple(passed_over))


def _walk(folder: Path, within: frozenset[Path] = frozenset()) -> Iterator[Path]:
    """The files below a folder; a link back to a folder that it lies within is not followed. `within`: those folders."""
    within |= {folder.resolve()}
    ignore = _ignored_names(folder)
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name.casefold())
    except OSError:
        yield folder  # reading it again will say what is wrong
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or any(fnmatch.fnmatch(entry.name, pattern) for pattern in ignore):
            continue
        if entry.is_dir():
            if entry.resolve() not in within:
                yield from _walk(entry, within)
        elif entry.is_file():
            yield entry


def _ignored_names(folder: Path) -> list[str]:
    file = folder / IGNORE_FILE
    if not file.is_file():
        return []
    lines = (line.partition("#")[0].strip().rstrip("/") for line in file.read_text("utf-8", "replace").splitlines())
    return [line for line in lines if line]


def _looks_like_paper(file: Path) -> bool:
    if file.suffix.lower() in EXTENSIONS:
        return True
    try:
        with file.open("rb") as stream:
            head = stream.read(4096)
    except OSError:
        return True  # reading it again will say what is wrong
    return head.startswith(b"%PDF-") or (head.startswith(b"PK\x03\x04") and b"word/" in head)
