"""Lines of percentages in tables: held against what they are of, against the line beside them and against one hundred."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.checks.percentages.bases import Reading
from yjqa.checks.percentages.lines import Line, Lines, read_lines
from yjqa.checks.percentages.pairs import Pair, pairs
from yjqa.checks.percentages.readings import readings, rest_of
from yjqa.checks.percentages.rounding import Reckoned
from yjqa.checks.percentages.support import Explained, agrees, best_explanation, explain, how_sure, is_of_two_kinds
from yjqa.checks.percentages.telling import moved_as, reckoned_as, reckoned_like, shown, sources_of, where_in
from yjqa.document import Document
from yjqa.extract.terms import terms
from yjqa.records import Finding

_FEWEST = 2
"""A line of fewer percentages is none."""


class Known(NamedTuple):
    """A line of percentages of which it is known what they are of, and all readings that were tried."""

    table: Lines
    line: Line
    explained: Explained
    tried: tuple[Reading, ...]


def known_lines(material: Material) -> Iterator[tuple[Lines, list[Known], list[Pair]]]:
    """Each table with lines of percentages: those whose reading the figures bear out, and those that make up a hundred together."""
    for introduced in material.tables:
        for table in read_lines(introduced) or ():
            lines = [line for line in table.lines if len(line.percentages) >= _FEWEST]
            tried = {line.number: tuple(readings(table, line)) for line in lines}
            found = [
                Known(table, line, best, tried[line.number])
                for line in lines
                if (best := best_explanation(line, tried[line.number])) is not None
            ]
            together = list(pairs(table, lines))
            if lines:
                yield table, [*found, *_by_their_pair(table, found, together, tried)], together


def _by_their_pair(
    table: Lines, found: Iterable[Known], together: Iterable[Pair], tried: dict[int, tuple[Reading, ...]]
) -> Iterator[Known]:
    """The lines that print what a known line leaves of a hundred."""
    known = {of.line.number: of for of in found}
    for pair in together:
        for line, other in ((pair.first, pair.second), (pair.second, pair.first)):
            if line.number not in known and other.number in known:
                rest = rest_of(known[other.number].explained.reading, other, table)
                yield Known(table, line, explain(line, rest), tried[line.number])


def odd_figures(
    document: Document, table: Lines, known: Iterable[Known], together: Iterable[Pair]
) -> Iterator[Finding]:
    """The percentages that are not what the others of their line say that they are of."""
    known = list(known)
    both_all = {
        (pair.second.number, position)
        for pair in together
        for position in table.totals
        if pair.first.percentages.get(position) == pair.second.percentages.get(position)
    }
    for of in known:
        if is_of_two_kinds(of.line, of.explained, of.tried):
            continue
        for position in of.explained.odd:
            if (of.line.number, position) in both_all or _fits_otherwise(of, position):
                continue
            if terms("percentages", "average").first(table.positions[position]):
                continue  # the average of percentages is not the percentage of averages
            printed, reading = of.line.percentages[position], of.explained.reading
            reckoned = _turned(reading.figures[position], reading, printed.value)
            confidence = how_sure(printed, reckoned, len(of.explained.telling), len(of.explained.odd))
            if confidence is not None:
                yield _told(document, of, position, confidence)


def _fits_otherwise(known: Known, position: int) -> bool:
    """Whether a figure fits the same reading with its whole added up instead of printed, or the other way about."""
    reading = known.explained.reading
    printed = known.line.percentages[position]
    return any(
        agrees(printed, other.figures[position], other)
        for other in known.tried
        if other.kind == reading.kind and other.words == reading.words and position in other.figures
    )


def _turned(reckoned: Reckoned, reading: Reading, printed: float) -> Reckoned:
    """A reckoned change with the sign that the printed one has."""
    turned = reading.moves and (reckoned.value < 0) != (printed < 0)
    return reckoned._replace(value=-reckoned.value) if turned else reckoned


def _told(document: Document, known: Known, position: int, confidence: float) -> Finding:
    table, line, reading = known.table, known.line, known.explained.reading
    printed, reckoned = line.percentages[position], reading.figures[position]
    computed = reckoned_like(printed, reckoned.value)
    if reading.moves and position in reading.lines[0].percentages:
        of = f"from {reckoned.whole.value:g}% to {reckoned.part.value:g}%"
    else:
        of = moved_as(reckoned, table) if reading.moves else reckoned_as(reckoned, table)
    message = (
        f"{where_in(table, line, position)}: {shown(printed)} is printed, but {of} is {computed}"
        f" (the other figures of the {table.direction} are {reading.words})."
    )
    at = [position] if reading.whole_at is None else [position, reading.whole_at]
    cells = [line.cells[position], *(other.cells[p] for p in at for other in reading.lines if p in other.cells)]
    return Finding(
        check="percentage",
        printed=shown(printed),
        computed=computed,
        message=message,
        confidence=confidence,
        sources=sources_of(document, table, cells),
    )
