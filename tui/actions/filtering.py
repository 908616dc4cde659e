"""Narrowing the register by what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.actions.held import Entry
from tui.actions.parts import Part, parts_of
from tui.actions.taking import STATES, Fits, Ground, Taken, take
from tui.actions.words import nearest


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The entries that fit, in the order that they were given in.

    `said`: how names and the like were taken. `problems`: parts that could not be taken, which narrow nothing. `unfit`: where nothing
    fits, what is to blame.
    """

    entries: Sequence[Entry]
    said: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    unfit: str = ""


def narrow(entries: Sequence[Entry], line: str, ground: Ground) -> Narrowed:
    """The entries that fit every part of a line."""
    taken = [take(part, ground) for part in parts_of(line)]
    parts = [one for one in taken if one.fits is not None]
    found = entries
    for one in parts:
        found = _fitting(found, one)
    return Narrowed(
        found,
        tuple(one.said for one in parts if one.said),
        tuple(one.said for one in taken if one.fits is None),
        "" if found or not entries else _unfit(entries, parts, ground),
    )


def _fitting(entries: Sequence[Entry], taken: Taken) -> list[Entry]:
    fits: Fits | None = taken.fits
    return [entry for entry in entries if fits(entry)] if fits else list(entries)


def _meant(part: Part, ground: Ground) -> str | None:
    """The status or the name of an owner of which a word may be a slip."""
    if part.field is not None or part.quoted:
        return None
    names = (name for owner in ground.held.owners.values() for name in owner.casefold().split())
    meant = nearest(part.text, dict.fromkeys((*STATES, *names)))
    return None if meant == part.text.casefold() else meant


def _unfit(entries: Sequence[Entry], parts: Sequence[Taken], ground: Ground) -> str:
    """Which part nothing fits, and what may be meant by it; else without which the most would fit."""
    alone = [one.part for one in parts if not _fitting(entries, one)]
    if alone:
        said = f"No action fits {' or '.join(part.text for part in alone)}."
        return " ".join((said, *(f"Did you mean {meant}?" for part in alone if (meant := _meant(part, ground)))))
    without: dict[str, int] = {}
    for one in parts:
        found = entries
        for other in parts:
            found = found if other is one else _fitting(found, other)
        without[one.part.text] = len(found)
    best = max(without, key=lambda text: without[text])
    if without[best]:
        return f"Every part fits some, but none fits all. Without {best} there would be {without[best]}."
    return "Every part fits some, but none fits all."
