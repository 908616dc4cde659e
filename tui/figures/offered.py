"""What can be compared: the areas and times that the papers have figures of, and which of them are shown until some are chosen."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from tui.figures.asked import Asked
from yjqa.compare.comparison import CompareColumn
from yjqa.compare.layout import UNNAMED_AREA


class Item(NamedTuple):
    """Something else that a comparison can be narrowed to: a funder, an indicator. `key` is what `Asked.items` holds."""

    key: str
    label: str


class Section(NamedTuple):
    """Items of one kind under their heading."""

    heading: str
    items: tuple[Item, ...]


class Room(NamedTuple):
    """How many areas, times and pairs of them are shown at first."""

    areas: int
    times: int
    pairs: int


class Pair(NamedTuple):
    """An area and a time of which figures are held. `end`: the time's last day."""

    area: str
    time: str
    end: datetime.date


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from."""

    pairs: tuple[Pair, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def areas(self) -> tuple[str, ...]:
        """The areas by name."""
        return tuple(sorted({pair.area for pair in self.pairs}, key=str.casefold))

    @property
    def times(self) -> tuple[str, ...]:
        """The years or periods, the newest first."""
        return tuple(_newest_first(self.pairs))

    @property
    def items(self) -> frozenset[str]:
        """The keys of all items."""
        return frozenset(item.key for section in self.sections for item in section.items)


def pairs_of(columns: Iterable[CompareColumn]) -> tuple[Pair, ...]:
    """The pairs that stand for columns; a column of no area that can be named, or of no time, cannot be chosen."""
    return tuple(
        Pair(column.area, column.period, column.end)
        for column in columns
        if column.area and column.period and column.end and not column.area.startswith(UNNAMED_AREA)
    )


def still_there(asked: Asked, offered: Offered) -> Asked:
    """What is asked for without what the papers have no figures of any more."""
    return replace(
        asked,
        areas=_only(asked.areas, offered.areas),
        times=_only(asked.times, offered.times),
        items=_only(asked.items, offered.items),
    )


def with_usual(asked: Asked, offered: Offered, room: Room) -> Asked:
    """What is asked for; of areas and times that nobody chose the newest few, where all would be too many to look at.

    The areas are those with the newest figures. Where areas are chosen, all their times are shown.
    """
    pairs = [pair for pair in offered.pairs if _fits(pair.area, asked.areas) and _fits(pair.time, asked.times)]
    areas, count = {pair.area for pair in pairs}, len({pair.time for pair in pairs})
    if asked.areas or (len(areas) <= room.areas and count <= room.times and len(pairs) <= room.pairs):
        return asked
    newest = dict.fromkeys(pair.area for pair in sorted(pairs, key=lambda pair: (-pair.end.toordinal(), pair.area)))
    few = tuple(newest)[: room.areas]
    shown = replace(asked, areas=few if len(few) < len(areas) else ())
    if asked.times:
        return shown
    theirs = [pair for pair in pairs if pair.area in few]
    times = _newest_times(theirs, room)
    return replace(shown, times=times if len(times) < len({pair.time for pair in theirs}) else ())


def _newest_times(pairs: list[Pair], room: Room) -> tuple[str, ...]:
    """The newest times, one at least, of which there are no more pairs than there is room for."""
    chosen: list[str] = []
    count = 0
    for time in _newest_first(pairs):
        count += sum(pair.time == time for pair in pairs)
        if chosen and (count > room.pairs or len(chosen) == room.times):
            break
        chosen.append(time)
    return tuple(chosen)


def _newest_first(pairs: Iterable[Pair]) -> Iterator[str]:
    last = {pair.time: pair.end for pair in pairs}
    yield from sorted(last, key=lambda time: (last[time], time), reverse=True)


def _fits(one: str, chosen: Collection[str]) -> bool:
    return not chosen or one in chosen


def _only(chosen: Iterable[str], there: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in chosen if one in there)
