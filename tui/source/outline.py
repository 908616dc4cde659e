"""The headings of a page, and how well a place on it fits what a source says of its own."""

from bisect import bisect_right
from collections.abc import Sequence

from tui.source.blocks import Block, Grid, Heading, Wording
from yjqa.records import Source


class Outline:
    """The blocks of a page under its headings."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = blocks
        self._starts = [block.stretch.start for block in blocks]
        self._trails: list[tuple[str, ...]] = []
        trail: list[tuple[int, str]] = []
        for block in blocks:
            if isinstance(block, Heading):
                while trail and trail[-1][0] >= block.level:
                    trail.pop()
            self._trails.append(tuple(words for _, words in trail))
            if isinstance(block, Heading):
                trail.append((block.level, block.words.of(text)))

    def number(self, offset: int) -> int:
        """Which block holds a character, from 0."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def fit(self, offset: int, source: Source) -> int:
        """How well a place fits the source's headings and paragraph: the more the better."""
        number = self.number(offset)
        return self._fit_of_headings(self._trails[number], source) + self._fit_of_block(self.blocks[number], source)

    @staticmethod
    def _fit_of_headings(trail: tuple[str, ...], source: Source) -> int:
        """4 where the headings above are the source's, as far as the page has them: those further up are on earlier pages."""
        if not trail:
            # what stands above the first heading of a later page is under a heading of an earlier one
            return 2 if source.page not in (None, 1) else 4 * (not source.section)
        alike = 0
        for printed, said in zip(reversed(trail), reversed(source.section), strict=False):
            if printed != said and not printed.endswith(f" {said}"):
                break
            alike += 1
        if alike == min(len(trail), len(source.section)):
            return 4 if len(trail) <= len(source.section) else 3
        return min(alike, 3)

    def _fit_of_block(self, block: Block, source: Source) -> int:
        if source.table is not None:
            return 2 * isinstance(block, Grid)
        if isinstance(block, Grid):
            return 0
        numbered = source.paragraph is not None and isinstance(block, Wording)
        printed = self.text[block.stretch.start : block.stretch.start + 20].split()
        return 2 + 3 * (numbered and printed[:1] == [source.paragraph])
