"""What somebody wants to compare."""

from dataclasses import dataclass, replace
from typing import Literal

from yjqa.compare.comparison import By

Choice = Literal["areas", "times", "items"]
"""What can be chosen."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the rows are, and what is chosen; what is empty is not narrowed.

    `times`: years or periods as columns are labelled. `items`: keys of funders, kinds of money and flows, or of indicators.
    """

    by: By
    areas: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    def choosing(self, what: Choice, chosen: tuple[str, ...]) -> "Asked":
        """The same with another choice of one thing."""
        match what:
            case "areas":
                return replace(self, areas=chosen)
            case "times":
                return replace(self, times=chosen)
            case "items":
                return replace(self, items=chosen)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.areas or self.times or self.items)

    def cleared(self) -> "Asked":
        """The same rows with nothing chosen."""
        return Asked(self.by)

    def items_of(self, kind: str) -> tuple[str, ...]:
        """The chosen items of one kind: of "party" the "police" of "party:police"."""
        return tuple(item.removeprefix(f"{kind}:") for item in self.items if item.startswith(f"{kind}:"))

    def by_next(self, rows: tuple[By, ...]) -> "Asked":
        """The same with the next kind of rows."""
        return replace(self, by=rows[(rows.index(self.by) + 1) % len(rows)])
