"""Styles: what a paragraph's style, and those that it is based on, say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from yjqa.ingest.docx.ooxml import Element, W, number, toggle, value

Reading = Callable[[Element, str], int | str | None]

DEFAULT_SIZE = 20
"""Half-points: 10 pt where a paper says nothing."""


@dataclass(frozen=True)
class Style:
    """One style; what it leaves unsaid its base says."""

    element: Element
    base: "Style | None"

    @cached_property
    def name(self) -> str:
        """The style's name in lower case; Word writes built-in names in English in every language."""
        return (value(self.element, "name") or "").lower()

    def first(self, read: Reading, path: str) -> int | str | None:
        """What the nearest style in the chain says at `path`."""
        style: Style | None = self
        while style is not None:
            found: int | str | None = read(style.element, path)
            if found is not None:
                return found
            style = style.base
        return None

    def number(self, path: str) -> int | None:
        """The same for a property that is a number."""
        found = self.first(number, path)
        return None if found is None else int(found)

    def is_or_follows(self, *names: str) -> bool:
        """Whether this style or one that it is based on has one of these names."""
        style: Style | None = self
        while style is not None:
            if style.name in names:
                return True
            style = style.base
        return False


class Styles:
    """All styles of a paper, by id."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else root.findall(W + "style")
        self._elements = {element.get(W + "styleId"): element for element in elements}
        self._styles: dict[str, Style] = {}
        self._default = next(
            (
                element.get(W + "styleId")
                for element in elements
                if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true")
            ),
            None,
        )
        self._defaults = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault")

    def get(self, style_id: str | None) -> Style | None:
        """The style, with its bases; a base that leads back to itself is cut."""
        return self._get(style_id, frozenset())

    def _get(self, style_id: str | None, seen: frozenset[str]) -> Style | None:
        if style_id is None or style_id not in self._elements or style_id in seen:
            return None
        if style_id not in self._styles:
            element = self._elements[style_id]
            self._styles[style_id] = Style(element, self._get(value(element, "basedOn"), seen | {style_id}))
        return self._styles[style_id]

    def of_paragraph(self, paragraph: Element) -> Style | None:
        """The style that a paragraph names, else the paper's default one."""
        return self.get(value(paragraph, "pPr/pStyle")) or self.get(self._default)

    def bold(self, run: Element | None, style: Style | None) -> bool:
        """Whether a run's letters are bold: by itself, its character style, its paragraph's style, or by default."""
        own = toggle(run, "rPr/b")
        if own is not None:
            return own
        character = self.get(value(run, "rPr/rStyle"))
        for candidate in (character, style):
            said = None if candidate is None else candidate.first(toggle, "rPr/b")
            if said is not None:
                return bool(said)
        return bool(toggle(self._defaults, "rPr/b"))

    def size(self, run: Element | None, style: Style | None) -> int:
        """A run's size in half-points."""
        own = number(run, "rPr/sz")
        said = style.number("rPr/sz") if own is None and style is not None else own
        return said or number(self._defaults, "rPr/sz") or DEFAULT_SIZE
