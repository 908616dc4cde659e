"""A line behind a mark, whose later lines stand under its first word."""

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


class Hanging(Visual):
    """`mark`, a blank and `words`, which are wrapped beside it. Neither has control characters."""

    def __init__(self, mark: str, words: str) -> None:
        self._mark = f"{mark} "
        self._words = Content(words)

    @property
    def _hang(self) -> int:
        return cell_len(self._mark)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width in which it takes one line."""
        return self._hang + self._words.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it takes in a width."""
        return self._words.get_height(rules, max(1, width - self._hang))

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Its lines."""
        lines = self._words.render_strips(max(1, width - self._hang), height, style, options)
        return [
            Strip([Segment(" " * self._hang if number else self._mark, style.rich_style), *line])
            for number, line in enumerate(lines)
        ]
