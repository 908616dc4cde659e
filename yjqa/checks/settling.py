"""Findings that tell of one mistake, made one; and all in the order of the paper."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from yjqa.checks.material import Material
from yjqa.checks.totals import totals_that_hold
from yjqa.document import Place, Table
from yjqa.records import Finding, Source

Spot = tuple[object, ...]
"""What tells one place of a paper from another, whatever words of it are quoted."""


def settle(findings: Sequence[Finding], material: Material) -> list[Finding]:
    """The findings of one paper, each mistake once, in the order of the paper.

    A printed total that is wrong whichever way it is added up, beside a place that gives the sum of its parts, is one mistake: the
    other place bears the sum out. Where the total holds in one direction, the two places remain a disagreement.
    """
    if not findings:
        return []
    told = _joined(list(_once(findings)), material)
    order = _Order(material.document.places())
    return sorted(told, key=lambda finding: order.position(finding.sources[0]))


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those that say the same of the same places; of two, the surer."""
    first: dict[tuple[str | None, ...], Finding] = {}
    for finding in findings:
        key = (*sorted({finding.printed, finding.computed or ""}), *sorted({repr(_spot(s)) for s in finding.sources}))
        if key not in first or first[key].confidence < finding.confidence:
            first[key] = finding
    yield from first.values()


def _joined(findings: Sequence[Finding], material: Material) -> list[Finding]:
    totals = {_spot(finding.sources[0]): finding for finding in findings if finding.check == "total"}
    apart = [
        (finding, spot)
        for finding in findings
        if finding.check == "disagreement"
        for spot in map(_spot, finding.sources)
        if spot in totals and _gives_sum(finding, totals[spot])
    ]
    if not apart:
        return list(findings)
    holding = {_spot(source) for source in totals_that_hold(material)}
    settled = [(finding, spot) for finding, spot in apart if spot not in holding]
    for finding, spot in settled:
        totals[spot] = _borne_out(totals[spot], finding, spot)
    gone = {id(finding) for finding, _ in settled}
    left = [finding for finding in findings if id(finding) not in gone]
    return [totals[_spot(finding.sources[0])] if finding.check == "total" else finding for finding in left]


def _gives_sum(disagreement: Finding, total: Finding) -> bool:
    """Whether one of the two figures is the printed total and the other what its parts come to."""
    return {disagreement.printed, disagreement.computed} == {total.printed, total.computed}


def _borne_out(total: Finding, disagreement: Finding, spot: Spot) -> Finding:
    """The finding of a wrong total with the places that give the sum of its parts."""
    known = {_spot(source) for source in total.sources}
    others = tuple(source for source in disagreement.sources if _spot(source) not in known)
    if not others:
        return total
    clause = f"; {total.computed} is also what {_name(others[0])} gives."
    return total.model_copy(
        update={"message": total.message.removesuffix(".") + clause, "sources": (*total.sources, *others)}
    )


def _name(source: Source) -> str:
    named = source.table.label if source.table is not None else None
    if named:
        return f"“{named}”"
    kind = "a table" if source.table is not None else "the text"
    return f"{kind} under “{source.section[-1]}”" if source.section else f"{kind} elsewhere"


def _spot(source: Source) -> Spot:
    return (source.page, source.section, source.lines, source.bbox, source.table or source.quote)


class _Order:
    """The blocks of a paper in its order, found by the section and the page that they stand in."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._within: defaultdict[tuple[object, int | None], list[tuple[int, Place]]] = defaultdict(list)
        for number, place in enumerate(places):
            for page in {None, place.page.number, place.block.span.page}:
                self._within[place.section, page].append((number, place))

    def position(self, source: Source) -> tuple[float, int, int]:
        """The number of the block that a source stands in, and its row and column where that is a table.

        Where no block has its words, it stands where its page or its section begins; where there is neither, at the end.
        """
        row, column = (source.table.row, source.table.column or 0) if source.table is not None else (0, 0)
        within = self._within.get((source.section, source.page), ())
        holding = (number for number, place in within if _holds(place, source))
        return next(holding, within[0][0] if within else math.inf), row, column


def _holds(place: Place, source: Source) -> bool:
    block, table = place.block, source.table
    if source.lines is not None and block.span.lines is not None:
        return block.span.lines[0] <= source.lines[0] <= block.span.lines[1]
    if not isinstance(block, Table) or table is None:
        return not isinstance(block, Table) and table is None and source.quote in block.text
    if block.caption is not None or table.label is not None:
        return block.caption == table.label
    return any(
        (max(cell.row - block.header_rows, 0), cell.column) == (table.row, table.column) and source.quote in cell.flat
        for cell in block.cells
    )
