"""Which findings are about the figures of a comparison: those that compare one of its places, and those in one of its tables."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tui.figures.telling import Point, sources_at
from yjqa.compare.comparison import Comparison
from yjqa.records import Finding, Source

_Place = tuple[object, ...]


class Doubted:
    """The findings, ready to be asked for by a place."""

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self.findings: tuple[Finding, ...] = tuple(sorted(findings, key=lambda finding: -finding.confidence))
        self._by_place: defaultdict[_Place, dict[str, Finding]] = defaultdict(dict)
        for finding in self.findings:
            for source in finding.sources:
                self._by_place[_place(source)][finding.id] = finding

    def on(self, sources: Iterable[Source]) -> list[Finding]:
        """The findings that compare what stands at one of the places, the surest first."""
        found = {key: finding for source in sources for key, finding in self._by_place.get(_place(source), {}).items()}
        return sorted(found.values(), key=lambda finding: -finding.confidence)

    def at(self, comparison: Comparison, point: Point) -> list[Finding]:
        """The findings on what a cell rests on, or on what a row does."""
        return self.on(sources_at(comparison, point))

    def beside(self, comparison: Comparison) -> list[Finding]:
        """The findings in the papers that the comparison has figures of, the surest first."""
        papers = {
            source.document
            for row in comparison.rows
            for cell in row.cells
            if cell
            for part in cell.parts
            for source in part.sources
        }
        return [one for one in self.findings if any(source.document in papers for source in one.sources)]


def tables_of(sources: Iterable[Source]) -> set[_Place]:
    """The tables that places lie in."""
    return {(one.document, one.page, one.section, one.table.label) for one in sources if one.table}


def nearest_first(findings: Sequence[Finding], sources: Sequence[Source], doubted: Doubted) -> list[Finding]:
    """The findings on these places first, then those in the same tables, then the others; each lot the surest first."""
    on = {finding.id for finding in doubted.on(sources)}
    tables = tables_of(sources)
    return sorted(findings, key=lambda one: (one.id not in on, not tables & tables_of(one.sources), -one.confidence))


def _place(source: Source) -> _Place:
    """What two sources of one printed figure have in common: the cell, or else the lines and the words."""
    if source.table is not None:
        return source.document, source.page, source.section, source.table.label, source.table.row, source.table.column
    return source.document, source.page, source.paragraph, source.lines, source.quote
