"""Figures with the step that they are printed to, and whether one may be another rounded."""

import re
from decimal import Decimal
from typing import NamedTuple

from yjqa.extract.money import Sum, cell_sums, find_sums
from yjqa.records import BudgetLine, Kpi, Unit

_HALF = Decimal("0.5")
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|approx\.?|circa|c\.|nearly|almost|just (?:over|under|above|below)|some|roughly"
    r"|over|under|more than|less than|in excess of|up to|in the region of)\s*$",
    re.IGNORECASE,
)
_UNITS: dict[Unit, str] = {"percent": "%", "per_100000": " per 100,000", "per_1000": " per 1,000"}
_EXACT_DIGITS = 3
"""A round figure of which a sentence does not say that it is round still has so many digits that count."""
_BEFORE = 25
"""Within how many characters before a figure a word says that it is round."""

_CHANGED_BY = re.compile(
    r"\b(?:by|(?:rise|increase|reduction|decrease|fall|drop|growth|change|difference) of|further|another|additional)\s+"
    r"(?:about |around |nearly |almost |over |just over |just under )?$",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\s*(?:%|per cent|percentage points?)?\s*(?:more|fewer|less|higher|lower|increase|reduction|decrease|rise|fall|drop|points?)\b",
    re.IGNORECASE,
)
"""What makes of a figure the change of another."""


class Printed(NamedTuple):
    """A figure and the worth of its last digit that counts: 100,000 for "£1.2m", 0.1 for "33.4%"."""

    value: Decimal
    step: Decimal

    def agrees(self, other: "Printed") -> bool:
        """Whether the two may be one figure, each rounded to its step."""
        return abs(self.value - other.value) <= (self.step + other.step) * _HALF


def is_like(one: Decimal, other: Decimal, times: Decimal) -> bool:
    """Whether one figure may be the other mistyped or brought up to date: nearly as large, or the same but for a digit or their order."""
    low, high = sorted((one, other))
    return 0 < high <= low * times or (low > 0 and is_mistyped(one, other))


def is_mistyped(one: Decimal, other: Decimal) -> bool:
    """Whether two figures have as many digits and differ in one, or in their order."""
    first, second = str(one), str(other)
    changed = sum(left != right for left, right in zip(first, second, strict=False))
    return len(first) == len(second) and (changed == 1 or sorted(first) == sorted(second))


def printed_sum(line: BudgetLine) -> Printed:
    """A sum out of a table's cell, or out of a sentence, with the step that it is printed to there."""
    quote = line.source.quote
    for found in cell_sums(quote):
        if found.amount and (line.amount / found.amount).normalize().as_tuple().digits == (1,):
            return Printed(line.amount, found.step * abs(line.amount / found.amount))
    stated = next((found for found in find_sums(quote) if found.amount == line.amount), None)
    return stated_sum(quote, stated) if stated else Printed(line.amount, Decimal(1))


def stated_sum(sentence: str, found: Sum) -> Printed:
    """A sum of a sentence: coarser than its digits where words, or more noughts than a sum has by chance, say that it is round."""
    digits = found.amount.normalize().as_tuple()
    noughts = max(int(digits.exponent), 0)
    if is_rounded(sentence, found.start):
        return Printed(found.amount, max(found.step, Decimal(10) ** noughts) * 2)
    length = len(digits.digits) + noughts
    return Printed(found.amount, max(found.step, Decimal(10) ** min(noughts, max(length - _EXACT_DIGITS, 0))))


def printed_rate(kpi: Kpi) -> Printed:
    """A performance figure with the worth of its last digit, twice that where a word before it says that it is round."""
    exponent = kpi.value.as_tuple().exponent
    step = Decimal(1).scaleb(min(int(exponent), 0))
    match = re.search(rf"(?<![\d.,]){re.escape(str(kpi.value))}(?![\d]|\.\d)", kpi.source.quote)
    return Printed(kpi.value, step * 2 if match and is_rounded(kpi.source.quote, match.start()) else step)


def shown_rate(kpi: Kpi) -> str:
    """A performance figure as people write it: "33.4%", "172 per 100,000"."""
    return f"{kpi.value:,f}{_UNITS.get(kpi.unit, '')}"


def is_rounded(sentence: str, start: int) -> bool:
    """Whether the words just before a figure say that it is round."""
    return _ABOUT.search(sentence, max(0, start - _BEFORE), start) is not None


def is_change(sentence: str, start: int, end: int) -> bool:
    """Whether the words around a figure make it what another has changed by."""
    return _CHANGED_BY.search(sentence, 0, start) is not None or _MORE.match(sentence, end) is not None
