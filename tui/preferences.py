"""What users set for themselves: the theme and the keys, in a file of TOML."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tui.folders import config_folder
from yjqa.errors import InvalidRequest


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the file `file` sets. `keys`: by the id of what they do, the names of keys with commas between, as written. `problems`: what in the
    file makes no sense by itself; the rest counts.
    """

    file: Path
    theme: str | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def usual_file() -> Path:
    """Where the file lies that is read where none is named."""
    return config_folder() / "tui.toml"


def read_preferences(named: Path | None) -> Preferences:
    """The preferences in a file that the user names, or in the usual one, if it is there. Raises `InvalidRequest` for a named one that
    cannot be read.
    """
    file = named or usual_file()
    try:
        found = tomllib.loads(file.read_text("utf-8"))
    except FileNotFoundError as error:
        if named is not None:
            raise InvalidRequest(f"{file}: there is no such file; yjqa tui --keys prints one to start from.") from error
        return Preferences(file)
    except OSError as error:
        return Preferences(file, problems=(f"It cannot be read ({error.strerror or error}).",))
    except (ValueError, RecursionError) as error:
        return Preferences(file, problems=(f"It is not TOML, so nothing in it counts: {error}.",))
    problems = [
        f"{name}: there is no such setting; there are theme and [keys]." for name in found.keys() - {"theme", "keys"}
    ]
    theme = found.get("theme")
    if theme is not None and not isinstance(theme, str):
        problems.append('theme: it is written as "dark", with quotes.')
        theme = None
    keys = found.get("keys", {})
    if not isinstance(keys, dict):
        problems.append('keys: it is a part of its own, [keys], with lines such as "app.help" = "f1".')
        keys = {}
    chosen: dict[str, str] = {}
    for name, value in _lines(keys):
        if isinstance(value, str):
            chosen[name] = value
        else:
            problems.append(f'keys: {name}: keys are written as "f7", with quotes.')
    return Preferences(file, theme, chosen, tuple(sorted(problems)))


def _lines(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Each id with what it is set to, where it is written in quotes and where its dots make tables of it."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _lines(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value
