"""Which findings are about the figures of a comparison: those that compare one of its places, and those in one of its tables."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from tui.figures.telling import Point, sources_at
from yjqa.compare.comparison import Comparison
from yjqa.records import Finding, Source

_Place = tuple[object, ...]


class Doubted:
    """The findings, ready to be asked for by a place. `unchecked`: the papers in which it is not known what does not agree."""

    def __init__(self, findings: Iterable[Finding] = (), unchecked: Iterable[str] = ()) -> None:
        self.unchecked = frozenset(unchecked)
        self.findings: tuple[Finding, ...] = tuple(sorted(findings, key=lambda finding: -finding.confidence))
        self._by_place: defaultdict[_Place, dict[str, Finding]] = defaultdict(dict)
        self._by_table: defaultdict[_Place, set[str]] = defaultdict(set)
        for finding in self.findings:
            for source in finding.sources:
                self._by_place[_place(source)][finding.id] = finding
                if (table := _table(source)) is not None:
                    self._by_table[table].add(finding.id)

    def at(self, comparison: Comparison, point: Point) -> list[Finding]:
        """The findings that compare what a cell rests on, the surest first."""
        places = map(_place, sources_at(comparison, point))
        found = {key: finding for place in places for key, finding in self._by_place.get(place, {}).items()}
        return sorted(found.values(), key=lambda finding: -finding.confidence)

    def near(self, comparison: Comparison, point: Point) -> int:
        """How many more findings are about the tables that the cell's figures stand in."""
        tables = {table for source in sources_at(comparison, point) if (table := _table(source)) is not None}
        ids = set().union(*(self._by_table.get(table, ()) for table in tables))
        return len(ids - {finding.id for finding in self.at(comparison, point)})

    def about(self, comparison: Comparison) -> "About":
        """What is found in the papers that the comparison has figures of. Takes its time where that is a large one."""
        papers = {
            source.document
            for row in comparison.rows
            for cell in row.cells
            if cell
            for part in cell.parts
            for source in part.sources
        }
        cells = (Point(row, column) for row in range(len(comparison.rows)) for column in range(len(comparison.columns)))
        return About(
            tuple(one for one in self.findings if any(source.document in papers for source in one.sources)),
            frozenset(point for point in cells if self.at(comparison, point)) if self.findings else frozenset(),
            self.unchecked & papers,
        )


class About(NamedTuple):
    """Of one comparison the findings in its papers, the surest first, the cells in whose places something does not agree, and those of its
    papers in which that is not known.
    """

    findings: tuple[Finding, ...] = ()
    marked: frozenset[Point] = frozenset()
    unchecked: Collection[str] = frozenset()


def _table(source: Source) -> _Place | None:
    """What all places of one table have in common; `None` of what stands in none."""
    return (source.document, source.page, source.section, source.table.label) if source.table else None


def _place(source: Source) -> _Place:
    """What two sources of one printed figure have in common: the cell, or else the lines and the words."""
    if source.table is not None:
        return source.document, source.page, source.section, source.table.label, source.table.row, source.table.column
    return source.document, source.page, source.paragraph, source.lines, source.quote
