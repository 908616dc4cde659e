"""Printed figures and what they leave open: a percentage stands for all that is rounded to it, and so does a sum in thousands."""

import re
from collections.abc import Sequence
from decimal import Decimal
from math import log10
from typing import NamedTuple

from yjqa.extract.money import cell_sums

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_MINUS = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
_PERCENT = re.compile(
    rf"(?P<open>\()?(?P<sign>[{_MINUS}+])?\s?(?P<number>{_NUMBER})\s?(?:%|per\s?cent)(?P<close>\))?", re.I
)
_PAIR = re.compile(
    rf"(?P<count>£?\s?{_NUMBER}[km]?)\s?(?:,|;|:)?\s?\(?\s?(?P<share>{_NUMBER})\s?%\s?\)?"
    rf"|(?P<share_first>{_NUMBER})\s?%\s?,?\s?\(\s?(?P<count_second>£?\s?{_NUMBER})\s?\)",
    re.I,
)
_MARKS = re.compile(r"[*†‡↑↓→←↔↗↘▲▼►◄]")
_HAIR = 0.001
"""So much of a step lies between a figure and the same figure reckoned with other digits."""
_USUAL_CHANGE, _WELL_OVER = 10.0, 20.0
"""Points by which things usually change, and by which one is more than another where it is more."""
_LONGEST = 40
"""Characters of the longest cell that is read as a figure."""


class Percentage(NamedTuple):
    """A percentage as printed: "62%" is 62 in steps of 1, "31.7%" is 31.7 in steps of 0.1."""

    value: float
    step: float


class Quantity(NamedTuple):
    """A sum or a count: its value and how far from it the true one may lie, because it was rounded."""

    value: float
    slack: float = 0.0


class Reckoned(NamedTuple):
    """A percentage that was worked out, how far from it the true one may lie, and the quantities it was worked out of."""

    value: float
    slack: float
    part: Quantity
    whole: Quantity


def added(quantities: Sequence[Quantity]) -> Quantity:
    """The sum of quantities."""
    return Quantity(sum(one.value for one in quantities), sum(one.slack for one in quantities))


def share(part: Quantity, whole: Quantity) -> Reckoned | None:
    """What percentage a part is of a whole; `None` of a whole that is nothing."""
    if whole.value <= 0:
        return None
    value = 100 * part.value / whole.value
    return Reckoned(value, (100 * part.slack + abs(value) * whole.slack) / whole.value, part, whole)


def change(before: Quantity, after: Quantity) -> Reckoned | None:
    """By what percentage a quantity has changed."""
    difference = Quantity(after.value - before.value, after.slack + before.slack)
    found = share(difference, before)
    return found and found._replace(part=after, whole=before)


def points(before: Quantity, after: Quantity) -> Reckoned:
    """By how many points a percentage has changed."""
    return Reckoned(after.value - before.value, before.slack + after.slack, after, before)


def fits(printed: Percentage, reckoned: Reckoned) -> bool:
    """Whether the printed percentage is the reckoned one, rounded to the digits that are printed."""
    return beyond_rounding(printed, reckoned) <= 0


def is_cut_off(printed: Percentage, reckoned: Reckoned) -> bool:
    """Whether the printed percentage is the reckoned one with its further digits cut off, as some papers have it."""
    over = abs(reckoned.value) - abs(printed.value)
    return -reckoned.slack <= over < printed.step * (1 + _HAIR) + reckoned.slack


def beyond_rounding(printed: Percentage, reckoned: Reckoned) -> float:
    """How many points the printed percentage lies farther from the reckoned one than rounding explains; 0 or less: none."""
    return abs(printed.value - reckoned.value) - printed.step * (0.5 + _HAIR) - reckoned.slack


def luck_of_share(printed: Percentage, reckoned: Reckoned) -> float:
    """The chance that a share of this size fits a figure that has nothing to do with it."""
    left = 100 - printed.value
    room = min(abs(printed.value), left) if left >= 0 else max(_WELL_OVER, -left)
    return min(1.0, (printed.step + 2 * reckoned.slack) / room) if room else 1.0


def luck_of_change(printed: Percentage, reckoned: Reckoned) -> float:
    """The chance that a change of this size fits a figure that has nothing to do with it; most changes are of some tenths."""
    return min(1.0, (printed.step + 2 * reckoned.slack) / max(_USUAL_CHANGE, abs(printed.value)))


def percentage_in(text: str) -> Percentage | None:
    """The percentage of a cell that holds nothing else; a minus or brackets make it negative."""
    match = _PERCENT.fullmatch(_bare(text)) if len(text) <= _LONGEST else None
    if match is None:
        return None
    found = _percentage(match["number"])
    negative = bool(match["open"]) or (match["sign"] not in (None, "+"))
    return found._replace(value=-found.value) if negative else found


def quantity_in(text: str, scale: Decimal, is_rounded: bool) -> Quantity | None:
    """The sum or count of a cell that holds nothing else.

    `scale`: what the header multiplies it with. `is_rounded`: whole numbers, too, were rounded, as those of rates and averages are.
    """
    bare = _bare(text)
    sums = cell_sums(bare, scale) if len(text) <= _LONGEST else ()
    if len(sums) != 1:
        return None
    (found,) = sums
    exact = found.step == 1 and not is_rounded and not found.marked
    return Quantity(float(found.amount), slack_of_count(int(found.amount)) if exact else float(found.step) / 2)


def slack_of_count(count: int) -> float:
    """How far a count may lie from the true one: not at all, but where it is so large and round that it was rounded itself."""
    rounded_to = next((step for step in (1000, 100) if count >= 10 * step and count % step == 0), 0)
    return rounded_to / 2


def pair_in(text: str, scale: Decimal) -> tuple[Quantity, Percentage] | None:
    """The quantity and the percentage of a cell that holds both: "14 (61%)", "129, 28%", "61% (14)"."""
    match = _PAIR.fullmatch(_bare(text)) if len(text) <= _LONGEST else None
    if match is None:
        return None
    quantity = quantity_in(match["count"] or match["count_second"], scale, is_rounded=False)
    return quantity and (quantity, _percentage(match["share"] or match["share_first"]))


def bare_percentage(text: str) -> Percentage | None:
    """The figure of a cell under a header that says that percentages stand below it, with or without its sign."""
    bare = _bare(text)
    return percentage_in(bare if "%" in bare else f"{bare}%") if bare else None


def shown_percentage(value: float, step: float) -> str:
    """A percentage as people read it beside one that is printed in these steps: with one digit behind its point, or as many as that."""
    digits = max(1, round(-log10(step)))
    return f"{value:.{digits}f}".removesuffix(".0") + "%"


def _bare(text: str) -> str:
    return _MARKS.sub(" ", text).strip()


def _percentage(number: str) -> Percentage:
    places = len(number.partition(".")[2])
    return Percentage(float(number.replace(",", "")), 10.0**-places)
