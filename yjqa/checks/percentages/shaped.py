"""Sentences with each figure made one sign, so that patterns can say how figures stand to each other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from yjqa.checks.percentages.rounding import Percentage, Quantity, slack_of_count
from yjqa.extract.figures import find_figures
from yjqa.extract.money import find_sums
from yjqa.extract.terms import terms
from yjqa.extract.years import find_periods

COUNT, SUM, PERCENT, PERIOD = "\ue000", "\ue001", "\ue002", "\ue003"
"""The signs that stand for figures in a shape."""

_YEAR = re.compile(r"(?<![\d/–-])(?:19|20)\d\d(?![\d%]|,\d|\.\d)")
_AGES = re.compile(
    r"\b(?:aged?|ages)\s+\d{1,2}(?:\s*(?:[-–—]|to|and|or)\s*\d{2})?(?![\d%.,]\d|\s?%)"
    r"|\b\d{1,2}\s*(?:[-–—]|to|and|or)\s*\d{1,2}\s*-?\s*years?\b|\b\d{1,2}\s*-?\s*years?[- ]olds?",
    re.I,
)
_LASTING = re.compile(r"[\s-]*(?:(?:working|school|calendar|clear|full)\s+)?(?:days?|weeks?|months?|years?)\b", re.I)
_LASTING_SHORT = re.compile(r"\s*(?:hours?|minutes?)\b", re.I)
_WITHIN = re.compile(
    r"\b(?:within|after|for|over|in|every|last|past|next|first|previous|least|most|under|than|during|until|before|beyond|about|only|the)\s+$",
    re.I,
)
_OURS = re.compile("[\ue000-\ue003]")
_DIGITS = re.compile(r"\d[\d,]*(?:\.(?P<places>\d+))?")
_BEFORE = 24
"""Characters before a figure among which a word says that it is not exact."""
_AFTER = 12
_ROUGH = 15.0
"""Points: a share in words ("a third") is only wrong where it is far off."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a sentence: its value with what rounding leaves open, its own words, and whether it is said to be exact.

    `lasts`: it counts days, weeks, months or years.
    """

    value: float
    step: float
    words: str
    is_exact: bool
    sign: str
    lasts: bool = False

    @property
    def quantity(self) -> Quantity:
        """The figure as a sum or a count; a whole number of things is exact, but for a large and round one."""
        exact = self.sign == COUNT and self.step == 1
        return Quantity(self.value, slack_of_count(int(self.value)) if exact else self.step / 2)

    @property
    def percentage(self) -> Percentage:
        """The figure as a printed percentage."""
        return Percentage(self.value, self.step)


@dataclass(frozen=True, slots=True)
class Shaped:
    """A sentence and its shape: the text with one sign for each figure and period; `figures` by their place in the shape."""

    text: str
    shape: str
    figures: Mapping[int, Figure]


def shaped(text: str) -> Shaped:
    """A sentence as patterns read it. Figures that are not understood stay digits, which no pattern passes over."""
    text = _OURS.sub(" ", text)
    spans: list[tuple[int, int, str, float, float]] = []
    for figure in find_figures(text):
        words = text[figure.start : figure.end]
        if figure.unit in ("percent", "count", "ratio"):
            sign = PERCENT if figure.unit == "percent" else COUNT
            spans.append((figure.start, figure.end, sign, float(figure.value), _step(words, sign)))
    spans += [(s.start, s.end, SUM, float(s.amount), float(s.step)) for s in find_sums(text)]
    spans += [(p.start, p.end, PERIOD, 0.0, 0.0) for p in find_periods(text)]
    spans += [(*match.span(), PERIOD, 0.0, 0.0) for of in (_YEAR, _AGES) for match in of.finditer(text)]
    inexact = terms("percentages", "inexact")
    parts: list[str] = []
    figures: dict[int, Figure] = {}
    at = length = 0
    for start, end, sign, value, step in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < at:
            continue
        parts.append(text[at:start])
        length += start - at
        if sign == COUNT and _is_term(text, start, end):
            sign = PERIOD
        if sign != PERIOD:
            before = text[max(0, start - _BEFORE) : start].rstrip()
            exact = not any(term.end == len(before) for term in inexact.find(before))
            after = text[end : end + _AFTER].lstrip(" +")
            exact = exact and "+" not in text[end : end + 2] and not any(t.start == 0 for t in inexact.find(after))
            lasts = sign == COUNT and _LASTING.match(text, end) is not None
            figures[length] = Figure(value, step, text[start:end].strip().removesuffix(" of"), exact, sign, lasts)
        parts.append(sign)
        length += 1
        at = end
    parts.append(text[at:])
    return Shaped(text, "".join(parts), figures)


def _is_term(text: str, start: int, end: int) -> bool:
    """Whether a count says how long something may take or took: "within ten days", "after 48 hours"."""
    if _WITHIN.search(text[max(0, start - _BEFORE) : start]) is None:
        return False
    lasting = _LASTING.match(text, end)
    return lasting is not None or _LASTING_SHORT.match(text, end) is not None


def _step(words: str, sign: str) -> float:
    match = _DIGITS.search(words)
    if match is None:
        return _ROUGH if sign == PERCENT and "cent" not in words.lower() else 1.0
    return 10.0 ** -len(match["places"] or "")
