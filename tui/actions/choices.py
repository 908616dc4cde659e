"""What the register can be narrowed to at once, with how much of it each is: its owners, its papers."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from tui.actions.arranging import Count, count
from tui.actions.held import Entry, Held


@dataclass(frozen=True, slots=True)
class Choice:
    """`name`: as it is shown. `value`: what the field of the filter takes for it."""

    name: str
    value: str
    count: Count


def owners_of(held: Held, today: datetime.date) -> list[Choice]:
    """What nobody owns; then who owns something, the most overdue first, then the most. An action of several counts for each of them."""
    groups: dict[str, list[Entry]] = {}
    for entry in held.entries:
        for key in entry.owners:
            groups.setdefault(key, []).append(entry)
    choices = [Choice(held.owners[key], held.owners[key], count(own, today)) for key, own in groups.items()]
    nobody = [entry for entry in held.entries if not entry.owners]
    return ([Choice("(no owner is named)", "none", count(nobody, today))] if nobody else []) + _most_first(choices)


def papers_of(held: Held, today: datetime.date) -> list[Choice]:
    """The papers that state actions, the most overdue first. An action that several state counts for each of them."""
    groups: dict[str, list[Entry]] = {}
    for entry in held.entries:
        for document_id in entry.papers:
            groups.setdefault(document_id, []).append(entry)
    choices = [Choice(f"{held.papers.get(key, key)} ({key})", key, count(own, today)) for key, own in groups.items()]
    return _most_first(choices)


def _most_first(choices: Iterable[Choice]) -> list[Choice]:
    return sorted(choices, key=lambda one: (-one.count.overdue, -one.count.open, -one.count.all, one.name.casefold()))
