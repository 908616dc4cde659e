"""Paths as people type them: what they may go on with, and the several of them that a terminal pastes."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_QUOTES = "'\""


class Word(NamedTuple):
    """A piece of a line as a shell cuts it: where it begins, and what it says without its quotes and backslashes."""

    begin: int
    text: str


class Match(NamedTuple):
    """What a line may go on with: the whole line then, and the name of the file or folder that it brings. A folder's ends with a slash."""

    line: str
    name: str


def expanded(typed: str) -> Path:
    """The path that is meant, `~` written out; relative ones count from where the program was started."""
    path = Path(typed)
    with suppress(RuntimeError):  # nobody has that name: a file may be called so
        path = path.expanduser()
    return Path.cwd() / path


def shortened(path: Path) -> str:
    """The path as it is shown: with `~` for the user's own folder."""
    try:
        return "~/" + path.relative_to(Path.home()).as_posix()
    except (ValueError, RuntimeError):
        return str(path)


def is_there(path: Path) -> bool:
    """Whether there is such a file or folder, as far as the user may see."""
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False


def is_missing(path: Path) -> bool:
    """Whether there is surely no such file or folder; of what the user may not look at nobody knows."""
    try:
        return not path.exists()
    except PermissionError:
        return False
    except (OSError, ValueError):  # as above
        return True


def split_words(line: str) -> list[Word]:
    """The words of a line, at the blanks that stand in no quotes and behind no backslash. A quote that is not closed goes to the end."""
    words: list[Word] = []
    begin, said, quote, escaped = -1, "", "", False
    for number, one in enumerate(line):
        if escaped:
            said, escaped = said + one, False
        elif one == "\\" and quote != "'":
            begin, escaped = number if begin < 0 else begin, True
        elif quote:
            said, quote = (said, "") if one == quote else (said + one, quote)
        elif one in _QUOTES:
            begin, quote = number if begin < 0 else begin, one
        elif one.isspace():
            if begin >= 0:
                words.append(Word(begin, said))
            begin, said = -1, ""
        else:
            begin, said = number if begin < 0 else begin, said + one
    return [*words, Word(begin, said)] if begin >= 0 else words


def read_paths(line: str) -> tuple[Path, ...]:
    """The paths that a line names: one, blanks and all, where there is such a file or folder, else the words of the line.

    Terminals write what is dropped on them in quotes, with backslashes, or as `file:` addresses.
    """
    whole = line.strip()
    if whole and is_there(expanded(whole)):
        return (expanded(whole),)
    return tuple(expanded(_without_scheme(word.text)) for word in split_words(whole) if word.text)


def write_paths(paths: Sequence[str]) -> str:
    """Paths on one line, from which `read_paths` has them again."""
    return " ".join(_quoted(path) for path in paths)


def find_matches(line: str, most: int = 200) -> tuple[Match, ...]:
    """The files and folders that a line may go on with, folders first: the line as one path, else the last of its words.

    What is hidden is found only by its dot; upper and lower case count only where they tell names apart. Reads two folders at most.
    """
    if whole := _matches_of_whole(line, most):
        return whole
    words = split_words(line)
    last = words[-1] if words and not line[-1].isspace() else Word(len(line), "")
    before = line[: last.begin]
    return tuple(Match(before + _quoted(head + name), name) for head, name in _going_on(last.text, most))


def find_begun(line: str, most: int = 200) -> tuple[Match, ...]:
    """The same while somebody types: behind a blank nothing is found that has not been begun, or every dropped path would bring a list."""
    return _matches_of_whole(line, most) if line[-1:].isspace() else find_matches(line, most)


def _matches_of_whole(line: str, most: int) -> tuple[Match, ...]:
    return tuple(Match(head + name, name) for head, name in _going_on(line, most))


def common_start(matches: Sequence[Match]) -> str:
    """The line as far as all matches agree."""
    lines = [match.line for match in matches]
    if not lines:
        return ""
    first, last = min(lines), max(lines)
    agreed = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), None)
    return first[: min(len(first), len(last)) if agreed is None else agreed]


def _going_on(typed: str, most: int) -> list[tuple[str, str]]:
    """What one path may go on with: its folder as typed, and a name in there."""
    head, slash, start = typed.rpartition("/") if typed != "~" else ("~", "/", "")
    found = _entries(expanded(head + slash or "."), start)
    exact = [name for name in found if name.startswith(start)]
    return [(head + slash, name) for name in (exact or found)[:most]]


def _entries(folder: Path, start: str) -> list[str]:
    """What a folder has that begins like that, folders first and each group by name; nothing where it cannot be read."""
    folders, files = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                hidden = entry.name.startswith(".") and not start.startswith(".")
                if hidden or not entry.name.casefold().startswith(start.casefold()):
                    continue
                if entry.is_dir():
                    folders.append(entry.name + "/")
                else:
                    files.append(entry.name)
    except (OSError, ValueError):
        return []
    return sorted(folders, key=str.casefold) + sorted(files, key=str.casefold)


def _quoted(path: str) -> str:
    return "'" + path.replace("'", "'\\''") + "'" if set(path) & set(" \t'\"\\") else path


def _without_scheme(typed: str) -> str:
    return unquote(urlsplit(typed).path) if typed.startswith("file://") else typed
