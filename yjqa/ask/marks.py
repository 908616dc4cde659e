"""Marks: the numbers by which an answer's text and table point to their sources."""

from yjqa.records import Source


class Marks:
    """Numbers sources in the order in which an answer first names them; the same source keeps its number."""

    def __init__(self) -> None:
        self._sources: list[Source] = []

    def number(self, source: Source) -> int:
        """The source's number, from 1: a new one where the answer has not named the source yet."""
        if source not in self._sources:
            self._sources.append(source)
        return self._sources.index(source) + 1

    def mark(self, *sources: Source) -> str:
        """The marks of sources that say the same, as they stand in a sentence: "[1]", "[1][2]"."""
        return "".join(f"[{self.number(source)}]" for source in sources)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source that has a mark: the answer's citations, in order."""
        return tuple(self._sources)
