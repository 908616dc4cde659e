"""Dates that cannot be.

- `printed`: days as papers print them · `written`: the day on which a place of a paper speaks
- `begun`: where minutes of another meeting begin inside a paper
- `days`: days that no calendar has, and weekdays that are not those of their date
- `periods`: periods that end before they begin · `rows`: rows of a table that do
- `announced`: what is still to come on a day that is past · `next_meetings`: a next meeting before this one
- `meetings`: what came to "this Board" on a day when it did not meet
- `deadlines`: deadlines before the action was raised, or far outside the plan's own years
"""

from collections.abc import Iterator

from yjqa.checks.dates import announced, days, deadlines, meetings, next_meetings, periods, rows
from yjqa.checks.dates.written import Written
from yjqa.checks.material import Material
from yjqa.records import Finding


def find(material: Material) -> Iterator[Finding]:
    """Every date of the paper that cannot be as it is printed."""
    written = Written(material)
    yield from days.find(material, written)
    yield from periods.find(material)
    yield from rows.find(material)
    yield from announced.find(material, written)
    yield from next_meetings.find(material, written)
    yield from meetings.find(material, written)
    yield from deadlines.find(material, written)
