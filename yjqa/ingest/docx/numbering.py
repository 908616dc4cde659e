"""Automatic numbers, which a file does not hold as text: worked out as Word works them out."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from yjqa.ingest.counting import letters, ordinal, roman
from yjqa.ingest.docx.ooxml import Element, W, number, toggle, value

_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
    "ordinal": ordinal,
    "none": lambda count: "",
}


def _decimal(count: int) -> str:
    return str(count)


@dataclass(frozen=True)
class Level:
    """One level of a list definition."""

    start: int
    format: str
    pattern: str
    restart: int | None
    legal: bool
    style: str | None


@dataclass(frozen=True, slots=True)
class Label:
    """A paragraph's automatic label: `text` as printed (`"3.1"`, `"a)"`), `None` for a bullet; `level` from 0."""

    text: str | None
    level: int


def _level(element: Element) -> Level:
    return Level(
        start=_or(number(element, "start"), 1),
        format=value(element, "numFmt") or "decimal",
        pattern=value(element, "lvlText") or "",
        restart=number(element, "lvlRestart"),
        legal=bool(toggle(element, "isLgl")),
        style=value(element, "pStyle"),
    )


def _or(found: int | None, default: int) -> int:
    return default if found is None else found


class Numbering:
    """The lists of a paper. Ask for paragraphs in the order in which they stand: each asking counts one on."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._abstract = {e.get(W + "abstractNumId"): e for e in root.findall(W + "abstractNum")}
            self._nums = {e.get(W + "numId"): e for e in root.findall(W + "num")}

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """The level of a list that belongs to a paragraph style."""
        return next((i for i, level in self._levels_of(num_id).items() if level.style == style_id), None)

    def next(self, num_id: str, level: int) -> Label | None:
        """The label of the next paragraph of this list at this level; `None` where there is no such list."""
        levels = self._levels_of(num_id)
        level = max(0, min(level, _LEVELS - 1))
        if level not in levels:
            return None
        definition = levels[level]
        if definition.format == "bullet":
            return Label(None, level)
        counts = self._counts.setdefault(self._abstract_id(num_id), {})
        self._count_on(num_id, levels, counts, level)
        text = self._printed(levels, counts, level)
        return Label(text, level) if text else None

    def _count_on(self, num_id: str, levels: dict[int, Level], counts: dict[int, int], level: int) -> None:
        override = self._start_override(num_id, level)
        if override is not None and (num_id, level) not in self._begun:
            counts[level] = override
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = levels[level].start
        self._begun.add((num_id, level))
        for deeper in [i for i in counts if i > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or (restart != 0 and level < restart):
                del counts[deeper]

    def _printed(self, levels: dict[int, Level], counts: dict[int, int], level: int) -> str:
        definition = levels[level]

        def put(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            if index not in levels:
                return ""
            count = counts.setdefault(index, levels[index].start)
            form = "decimal" if definition.legal else levels[index].format
            return _FORMATS.get(form, _decimal)(count)

        return _PLACEHOLDER.sub(put, definition.pattern).strip()

    def _abstract_id(self, num_id: str) -> str:
        return value(self._nums.get(num_id), "abstractNumId") or ""

    def _start_override(self, num_id: str, level: int) -> int | None:
        for override in self._nums[num_id].findall(W + "lvlOverride"):
            if override.get(W + "ilvl") == str(level):
                return number(override, "startOverride")
        return None

    def _levels_of(self, num_id: str) -> dict[int, Level]:
        if num_id not in self._levels:
            self._levels[num_id] = self._read_levels(num_id)
        return self._levels[num_id]

    def _read_levels(self, num_id: str) -> dict[int, Level]:
        num = self._nums.get(num_id)
        abstract = self._abstract.get(self._abstract_id(num_id))
        link = value(abstract, "numStyleLink")
        if link is not None:
            linked = (e for e in self._abstract.values() if value(e, "styleLink") == link)
            abstract = next(linked, abstract)
        elements = [] if abstract is None else abstract.findall(W + "lvl")
        if num is not None:
            elements = elements + [e for o in num.findall(W + "lvlOverride") for e in o.findall(W + "lvl")]
        return {int(e.get(W + "ilvl", "0")): _level(e) for e in elements if e.get(W + "ilvl", "0").isdigit()}
