"""YAML front matter: what a Markdown file says of itself above its text, and the prose that some generators keep there."""

import html
import re
from dataclasses import dataclass, field

from yjqa.ingest.spacing import fold

_FENCES = re.compile(r"\A---[ \t]*\n(?=\w[\w-]*:)(.*?)(?:^(?:---|\.\.\.)[ \t]*$\n?|\Z)", re.S | re.M)
"""A file cut short may lack the closing fence: then all of it is front matter."""
_STRUCTURE = re.compile(r"^\s*(?:#{1,6} |[*+-] |\d+[.)] )", re.M)
_BLOCK_STYLES = ("|", ">")


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
    warning: str | None = None


def read_front_matter(text: str) -> FrontMatter:
    """The front matter at the head of `text`; an empty one where there is none."""
    match = _FENCES.match(text)
    if match is None:
        return FrontMatter()
    lines = text.count("\n", 0, match.end()) + (not match[0].endswith("\n"))

    import yaml

    try:
        root = yaml.compose(match[1], Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        first = str(error).splitlines()[0] if str(error) else type(error).__name__
        return FrontMatter(lines, warning=f"the front matter is not valid YAML and was passed over ({first})")
    if not isinstance(root, yaml.MappingNode):
        return FrontMatter(lines)
    properties: dict[str, str] = {}
    prose: list[Prose] = []
    starts = [key.start_mark.line + 1 for key, _ in root.value]
    ends = [*starts[1:], match[1].count("\n") + 2]
    for (key, value), start, end in zip(root.value, starts, ends, strict=True):
        name = str(key.value)
        if isinstance(value, yaml.ScalarNode):
            if value.style in _BLOCK_STYLES and _STRUCTURE.search(value.value):
                prose.append(Prose(name, start, value.start_mark.line + 2, end))
            elif value.value:
                properties[name] = html.unescape(fold(value.value))
        elif isinstance(value, yaml.SequenceNode):
            items = [str(item.value) for item in value.value if isinstance(item, yaml.ScalarNode)]
            if items:
                properties[name] = ", ".join(items)
    return FrontMatter(lines, properties, tuple(prose))
