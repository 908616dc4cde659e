"""Every key that can be changed: read off the bindings of the program's own classes."""

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass

from textual.binding import Binding
from textual.dom import DOMNode

from tui.key_names import key_name

_WITHOUT_KEYS = ("tui.web", "tui.running", "tui.backend")


@dataclass(frozen=True, slots=True)
class Changeable:
    """What can be given other keys. `keys`: those that it has, as bindings call them. `always`: they work while typing, too."""

    id: str
    keys: tuple[str, ...]
    sentence: str
    always: bool


def every_key() -> list[Changeable]:
    """All that can be given other keys, by id. Loads every section."""
    import tui

    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if not module.name.startswith(_WITHOUT_KEYS):
            importlib.import_module(module.name)
    found: dict[str, Changeable] = {}
    for node in _classes(DOMNode):
        for binding in Binding.make_bindings(vars(node).get("BINDINGS", ())):
            if node.__module__.startswith("tui.") and binding.id:
                known = found.get(binding.id)
                keys = (*known.keys, binding.key) if known else (binding.key,)
                sentence = binding.tooltip or binding.description
                found[binding.id] = Changeable(binding.id, tuple(dict.fromkeys(keys)), sentence, binding.priority)
    return [found[name] for name in sorted(found)]


def as_toml(changeable: list[Changeable]) -> str:
    """A file of preferences to start from, in which everything is as it is without one."""
    lines = [
        '# theme = "dark"    # or "light", or "plain": readable without colour',
        "",
        "[keys]",
        "# Take away the # before a line and change the key. Several keys stand with commas between them.",
    ]
    part = ""
    for one in changeable:
        if one.id.partition(".")[0] != part:
            part = one.id.partition(".")[0]
            lines.append("")
        lines.append(f'# "{one.id}" = "{", ".join(key_name(key) for key in one.keys)}"    # {one.sentence}')
    return "\n".join(lines) + "\n"


def _classes(base: type[DOMNode]) -> Iterator[type[DOMNode]]:
    one: type[DOMNode]
    for one in base.__subclasses__():
        yield one
        yield from _classes(one)
