"""Two lines of percentages of one name in one paper that are not of the same thing."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from yjqa.checks.percentages.bases import Reading
from yjqa.checks.percentages.readings import content_words
from yjqa.checks.percentages.support import explain
from yjqa.checks.percentages.tables import Known
from yjqa.checks.percentages.telling import line_source, reckoned_like, shortened, shown, where_in
from yjqa.document import Document
from yjqa.records import Finding

_LIKELY = 0.7
_SORTS = {
    "named/each": "of each",
    "line/each": "of each",
    "rest/each": "rest of each",
    "named/own": "of its own",
    "line/own": "of its own",
    "total/own": "of its own",
}
"""The kinds of reading that cannot both be meant by one name, by what they have in common; others may mean the same in other words."""


def unlike_bases(document: Document, known: Iterable[Known]) -> Iterator[Finding]:
    """One finding for each name that stands over percentages of different things, told of the first two."""
    told: set[str] = set()
    for first, second in combinations(known, 2):
        name = _name(first)
        if name != _name(second) or name in told or not content_words(name):
            continue
        if _could_be(first, second.explained.reading) or _could_be(second, first.explained.reading):
            continue
        told.add(name)
        yield _told(document, first, second)


def _name(known: Known) -> str:
    return " ".join(known.line.label.lower().split())


def _could_be(known: Known, reading: Reading) -> bool:
    """Whether a line could be of the other line's sort as well as of its own."""
    sort = _SORTS.get(reading.kind)
    if sort is None or _SORTS.get(known.explained.reading.kind) in (None, sort):
        return True
    alike = [explain(known.line, other) for other in known.tried if _SORTS.get(other.kind) == sort]
    return any(other.weight[:2] >= known.explained.weight[:2] for other in alike)


def _told(document: Document, first: Known, second: Known) -> Finding:
    printed = first.line.percentages
    alike = next((reading for reading in first.tried if reading.kind == second.explained.reading.kind), None)
    computed = None
    if alike is not None:
        computed = ", ".join(reckoned_like(printed[p], figure.value) for p, figure in alike.figures.items())
    message = (
        f"{where_in(first.table, first.line)}: its percentages are {first.explained.reading.words}, while those of the same name in"
        f" “{shortened(second.table.name)}” are {second.explained.reading.words}; the two cannot be compared."
    )
    return Finding(
        check="percentage",
        printed=", ".join(shown(found) for found in printed.values()),
        computed=computed,
        message=message,
        confidence=_LIKELY,
        sources=(
            line_source(document, first.table, first.line),
            line_source(document, second.table, second.line),
        ),
    )
