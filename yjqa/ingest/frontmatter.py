"""YAML front matter: what a Markdown file says of itself above its text, and the prose that some generators keep there.

Fields are told apart by their lines and each is parsed by itself, so that one that is not valid YAML (a title with a
colon in it) costs no other.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from yjqa.ingest.spacing import fold

_FENCES = re.compile(r"\A---[ \t]*\n(?=\w[\w-]*:)(.*?)(?:^(?:---|\.\.\.)[ \t]*$\n?|\Z)", re.S | re.M)
"""A file cut short may lack the closing fence: then all of it is front matter."""
_KEY = re.compile(r"(\w[\w -]*):(?:[ \t]+(.*))?$")
_BLOCK_STYLE = re.compile(r"[|>][+\d-]*[ \t]*(?:#.*)?$")
_STRUCTURE = re.compile(r"^\s*(?:#{1,6} |[*+-] |\d+[.)] )", re.M)


@dataclass(frozen=True, slots=True)
class Prose:
    """A field that holds Markdown: its key and the key's line; its text is lines `first` to `end`, from 0, without `end`."""

    key: str
    key_line: int
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """`lines`: how many lines it takes with its fences. `properties`: its plain fields. `prose`: its long ones."""

    lines: int = 0
    properties: dict[str, str] = field(default_factory=dict)
    prose: tuple[Prose, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """The front matter at the head of `text`; an empty one where there is none."""
    match = _FENCES.match(text)
    if match is None:
        return FrontMatter()
    lines = match[1].split("\n")
    starts = [index for index, line in enumerate(lines) if _KEY.match(line)]
    properties: dict[str, str] = {}
    prose: list[Prose] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        key, value = _KEY.match(lines[start]).groups("")  # type: ignore[union-attr]
        if _BLOCK_STYLE.match(value) and _STRUCTURE.search("\n".join(lines[start + 1 : end])):
            prose.append(Prose(key, start + 1, start + 2, end + 1))
        elif said := _said(lines[start:end], value):
            properties[key] = html.unescape(fold(said))
    taken = text.count("\n", 0, match.end()) + (not match[0].endswith("\n"))
    return FrontMatter(taken, properties, tuple(prose))


def _said(lines: Sequence[str], value: str) -> str:
    """A field's value as text: of a list its items, of what is not valid YAML the words as they stand."""
    import yaml

    try:
        root = yaml.compose("\n".join(lines), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return value
    node = root.value[0][1] if isinstance(root, yaml.MappingNode) and root.value else None
    if isinstance(node, yaml.SequenceNode):
        return ", ".join(str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode))
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""
