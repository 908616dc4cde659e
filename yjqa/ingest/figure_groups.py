"""Group labels that stand on the line of their group's first row, told from the row's own label.

`Premises   Grant   £12   £7` over `Council   £31   £9`: where columns are kept apart, rows' labels begin at
one place, right of the groups'; where they are not, the rows' labels come again in every group.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from yjqa.ingest.aligned import stretches
from yjqa.ingest.prose import hangs, join

_NEAR = 1
_LONGEST_SUFFIX = 3


@dataclass(slots=True)
class Figure:
    """One figure as printed, where it stands."""

    text: str
    line: int


@dataclass(slots=True, eq=False)
class Group:
    """A label that stands over rows."""

    label: str
    first: int
    last: int


@dataclass(slots=True)
class FigureRow:
    """A row as read: its label, its figures, the group label above it; `left` is what stands before the figures,
    with its blanks; `inline`: the figures begin on the label's line."""

    label: str
    first: int
    last: int
    figures: list[Figure] = field(default_factory=list)
    group: Group | None = None
    inline: bool = False
    left: str = ""


def split_groups(rows: Sequence[FigureRow]) -> None:
    """Gives rows their groups where the groups' labels stand on the rows' lines."""
    if not _by_position(rows):
        _by_repetition(rows)


def _by_position(rows: Sequence[FigureRow]) -> bool:
    starts = Counter(cells[1].start for row in rows if len(cells := stretches(row.left)) == 2)
    if sum(starts.values()) < 2:
        return False
    alone = sum(
        len(cells) == 1 and any(abs(cells[0].start - start) <= _NEAR for start in starts)
        for cells in (stretches(row.left) for row in rows)
    )
    if not alone:
        return False
    group: Group | None = None
    for row in rows:
        cells = stretches(row.left)
        if len(cells) == 2:
            group = Group(cells[0].text, row.first, row.first)
            row.label = cells[1].text
        elif cells and not any(abs(cells[0].start - start) <= _NEAR for start in starts):
            if group is not None and hangs(group.label):
                group.label, group.last, row.label = join(group.label, cells[0].text), row.last, ""
            else:
                group = None
        row.group = group
    return True


def _by_repetition(rows: Sequence[FigureRow]) -> None:
    suffix = _suffix(rows)
    if suffix is None:
        return
    group: Group | None = None
    inside: set[str] = {suffix, ""}
    inside.update(row.label for row in rows if sum(other.label == row.label for other in rows) > 1)
    for row in rows:
        if row.label.endswith(f" {suffix}"):
            group = Group(row.label.removesuffix(suffix).strip(), row.first, row.first)
            row.label = suffix
        elif row.label not in inside and not _is_like(row.label, inside):
            group = None
        row.group = group


def _suffix(rows: Sequence[FigureRow]) -> str | None:
    """The label that opens every group: it ends several labels, none next to another, with one label coming again."""
    prefixes: defaultdict[str, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        words = row.label.split()
        for length in range(1, min(_LONGEST_SUFFIX, len(words) - 1) + 1):
            prefixes[" ".join(words[-length:])].append(place)
    for suffix, places in sorted(prefixes.items(), key=lambda item: (-len(item[1]), len(item[0]))):
        apart = all(second - first > 1 for first, second in itertools.pairwise(places))
        others = Counter(row.label for place, row in enumerate(rows) if place not in places and row.label)
        if len(places) > 1 and apart and max(others.values(), default=0) > 1:
            return suffix
    return None


def _is_like(label: str, known: set[str]) -> bool:
    """The same word with another ending ("Partners", "Partnership")."""
    return any(len(other) > 4 and label[:5].lower() == other[:5].lower() for other in known)
