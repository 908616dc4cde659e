"""What of the register is shown, and how: the filter, the order, the groups."""

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from tui.actions.arranging import GROUPINGS, ORDERS, Count, Grouping, Order, Row, count, grouped, ordered
from tui.actions.filtering import Narrowed, narrow
from tui.actions.held import Entry, Held
from tui.actions.taking import Ground

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class View:
    """How the register is looked at. `line`: the filter as typed."""

    line: str = ""
    order: Order = ORDERS[0]
    down: bool = False
    grouping: Grouping | None = None

    def ordered_by(self, order: Order) -> "View":
        """In another order; in the same one the other way round."""
        return replace(self, order=order, down=not self.down if order == self.order else False)

    def next_order(self, among: Collection[Order]) -> "View":
        """In the next of these orders; the order of the papers is always one of them."""
        orders = [order for order in ORDERS if order in (ORDERS[0], self.order, *among)]
        return replace(self, order=_after(orders, self.order), down=False)

    def next_grouping(self) -> "View":
        """Grouped by the next thing, or not at all any more."""
        return replace(self, grouping=_after(GROUPINGS, self.grouping))


def _after(values: Sequence[_Value], value: _Value) -> _Value:
    return values[(values.index(value) + 1) % len(values)]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: the rows, how many actions there are among them, each once, and what came of the filter."""

    rows: Sequence[Row]
    count: Count
    narrowed: Narrowed


@dataclass
class Arranger:
    """Makes of a register what is shown of it. The whole in its order is kept, so that each key that is typed only narrows it."""

    held: Held
    _key: tuple[Order, bool, datetime.date] | None = None
    _ordered: list[Entry] = field(default_factory=list)

    def show(self, view: View, today: datetime.date) -> Shown:
        """What is shown under a view."""
        key = (view.order, view.down, today)
        if key != self._key:
            self._ordered = ordered(self.held, view.order, down=view.down, today=today)
            self._key = key
        narrowed = narrow(self._ordered, view.line, Ground(self.held, today))
        rows: Sequence[Row] = narrowed.entries
        if view.grouping is not None:
            rows = grouped(self.held, narrowed.entries, view.grouping, today)
        return Shown(rows, count(narrowed.entries, today), narrowed)
