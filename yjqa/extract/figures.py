"""Performance figures in running text: percentages, rates, ratios, fractions and counts, each with its place."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from yjqa.extract.money import find_sums
from yjqa.extract.terms import terms
from yjqa.extract.years import find_periods
from yjqa.records import Unit

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        start=2,
    )
}
_TENS = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_UNITS = {"one": 1, **{word: number for word, number in _WORDS.items() if number < 10}}
_WORDS |= _TENS
_WORDS |= {
    f"{ten}{sign}{unit}": tens + units
    for ten, tens in _TENS.items()
    for unit, units in _UNITS.items()
    for sign in ("-", " ")
}
_IN_WORDS = "|".join(sorted(_WORDS, key=len, reverse=True))
_FRACTIONS = {
    "two thirds": "66.7",
    "two-thirds": "66.7",
    "a third": "33.3",
    "one third": "33.3",
    "three quarters": "75",
    "three-quarters": "75",
    "a quarter": "25",
    "one quarter": "25",
    "half": "50",
}
_PERCENT = re.compile(
    rf"(?<![\w./:£-])(?P<number>{_NUMBER}|(?:{_IN_WORDS})(?=\s?per\s?cent))(?P<vulgar>[½¼¾])?\s?(?:%|per\s?cent\b)",
    re.IGNORECASE,
)
_RATE = re.compile(
    rf"(?<![\w./:£-])(?P<number>{_NUMBER})\s+(?:offences\s+|people\s+|young people\s+)?per\s+(?P<base>100,?000|100k|1,?000)\b"
)
_FRACTION = re.compile(rf"\b(?P<words>{'|'.join(_FRACTIONS)})\s+of\b", re.IGNORECASE)
_RATIO = re.compile(r"(?<![\w./:£(-])(?P<number>\d+\.\d+)(?![\w%:/.]\w|%|\s?%)")
_HOURS = re.compile(rf"\b(?:on average|an average of)\s+(?P<number>{_NUMBER})\s+hours\b")
_COUNT = re.compile(rf"(?<![\w./:£,+-])(?P<number>{_NUMBER}|{_IN_WORDS})(?![\w%/:+-]|\.\d|,\d|\s?%)", re.IGNORECASE)
_BOUND = re.compile(
    r"(?:greater|less|more|fewer)\s+tha[nt]\s+$|\b(?:up to|at least|at most|no more than)\s+$|[\d%]\s*[-–—]\s*$|[-–—]$",
    re.IGNORECASE,
)
_BOUND_WITHIN, _NAMED_WITHIN = 30, 25
"""How many characters before a figure make it a bound, or the number of something's name ("Band 3")."""
_LONGEST_CELL = 500
"""Characters; a longer cell holds more than figures."""
_AGES = re.compile(
    r"\b(?:aged?|ages)\s+\d+(?:\s*(?:[-–]|to|and)\s*\d+)?|\d+\s*(?:[-–]|to)\s*\d+\s*-?\s*year|\b\d+\s*-?\s*years?[- ]olds?",
    re.I,
)
_YEAR = re.compile(r"20[0-5]\d")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_REFERENCE = re.compile(
    r"\b(?:at|in|see|paragraphs?|sections?|and|para)\s+\d+\.\d+(?=\s+(?:above|below|and|of)\b|[,.;)])", re.I
)


_PER = r"per\s+(?P<base>100,?000|100k|1,?000)"
_CELL = re.compile(
    rf"(?P<number>{_NUMBER})(?P<vulgar>[½¼¾])?\s*(?:(?P<percent>%|per\s?cent)|{_PER})?"
    rf"(?:\s*\(\s*(?:(?P<share>{_NUMBER})\s?%|(?P<part>{_NUMBER})(?:\s*(?:/|of|out of)\s*(?P<whole>{_NUMBER}))?)\s*\))?",
    re.I,
)
_MARKS = re.compile(r"[*†‡↑↓→←↔↗↘▲▼►◄]|\((?:[rag]|red|amber|green)\)", re.I)
_AIMED = re.compile(
    rf"(?:[<>≤≥=~]+|\b(?:at least|at most|over|under|below|above|less than|more than|fewer than|up to|max(?:imum)?|min(?:imum)?)\b)?"
    rf"\s*(?P<number>{_NUMBER})\s*%?\+?(?:\s*{_PER})?(?:\s*(?:or|and) (?:more|above|over|better|less|below|under|fewer))?",
    re.I,
)
_UNKNOWN = re.compile(
    r"\W*|n\W?[akd]\W?|tb[acd]|(?:not|yet) .{0,30}|no data.{0,20}|unknown|suppressed|awaited|pending|[<≤]\s*\d+|\d\s*or (?:less|fewer)",
    re.I,
)


class Figure(NamedTuple):
    """A figure where it stands: `text[start:end]`, with its unit."""

    value: Decimal
    unit: Unit
    start: int
    end: int


def find_figures(text: str) -> list[Figure]:
    """The figures of a text from left to right.

    Counts are all bare numbers that are no year, date, sum, age, reference or name; whether one counts something is
    for the caller to see from the words around it. Thresholds ("greater than 85%") and ranges are left out.
    """
    taken: list[tuple[int, int]] = [(found.start, found.end) for found in find_periods(text)]
    taken += [(found.start, found.end) for found in find_sums(text)]
    taken += [match.span() for pattern in (_AGES, _LINK, _REFERENCE) for match in pattern.finditer(text)]
    figures: list[Figure] = []
    for pattern, parse in _KINDS:
        for match in pattern.finditer(text):
            start = match.start("number" if "number" in match.groupdict() else 0)
            if any(start < last and first < match.end() for first, last in taken):
                continue
            found = parse(match)
            if found is None:
                continue
            taken.append((start, match.end()))
            if not _BOUND.search(text[max(0, match.start() - _BOUND_WITHIN) : match.start()]):
                figures.append(Figure(*found, start, match.end()))
    return sorted(figures, key=lambda figure: figure.start)


def cell_figure(text: str) -> tuple[Decimal, Unit] | None:
    """The first figure of a table cell that holds nothing else: its value and unit (`ratio` is a bare decimal)."""
    return next(iter(cell_figures(text)), None)


def cell_figures(text: str) -> tuple[tuple[Decimal, Unit], ...]:
    """The figures of a table cell that holds nothing else: one, or a share with its counts: "61% (14 of 23)", "14 (61%)".

    An arrow, an asterisk or the letter of a colour in brackets may stand beside them.
    """
    match = _CELL.fullmatch(_MARKS.sub(" ", text).strip()) if len(text) <= _LONGEST_CELL else None
    if match is None:
        return ()
    value = _decimal(match["number"]) + (_VULGAR[match["vulgar"]] if match["vulgar"] else 0)
    unit: Unit = "ratio" if "." in match["number"] else "count"
    if match["percent"]:
        unit = "percent"
    elif match["base"]:
        unit = _per(match["base"])
    more: list[tuple[Decimal, Unit]] = []
    if match["share"]:
        more.append((_decimal(match["share"]), "percent"))
    if unit == "percent":
        more += [(_decimal(match[part]), "count") for part in ("part", "whole") if match[part]]
    return ((value, unit), *more)


def aimed_figure(text: str) -> Decimal | None:
    """The figure of a cell that says what is aimed at: "80%", "at least 80%", "<10", "95% or above"."""
    match = _AIMED.fullmatch(text.strip())
    return _decimal(match["number"]) if match else None


def is_unknown(text: str) -> bool:
    """Whether a cell says that there is no figure, or one too small to be published."""
    return _UNKNOWN.fullmatch(text.strip()) is not None


def _decimal(number: str) -> Decimal:
    word = number.lower()
    return Decimal(_WORDS[word]) if word in _WORDS else Decimal(number.replace(",", ""))


Parsed = tuple[Decimal, Unit]


def _percent(match: re.Match[str]) -> Parsed:
    return _decimal(match["number"]) + (_VULGAR[match["vulgar"]] if match["vulgar"] else 0), "percent"


def _rate(match: re.Match[str]) -> Parsed:
    return _decimal(match["number"]), _per(match["base"])


def _per(base: str) -> Unit:
    return "per_1000" if base.replace(",", "") == "1000" else "per_100000"


def _fraction(match: re.Match[str]) -> Parsed:
    words = match["words"].lower()
    return Decimal(_FRACTIONS[words]).quantize(Decimal("0.1"), ROUND_HALF_UP), "percent"


def _ratio(match: re.Match[str]) -> Parsed:
    return _decimal(match["number"]), "ratio"


def _hours(match: re.Match[str]) -> Parsed:
    return _decimal(match["number"]), "hours"


def _count(match: re.Match[str]) -> Parsed | None:
    word = match["number"].lower()
    before = match.string[max(0, match.start() - _NAMED_WITHIN) : match.start()].rstrip(" -–")
    named = list(terms("indicators", "named").find(before))
    if named and named[-1].end == len(before):
        return None
    if _YEAR.fullmatch(word) and not match.string[match.end() : match.end() + 2].strip().isalpha():
        return None
    return _decimal(word), "count"


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Parsed | None]], ...] = (
    (_PERCENT, _percent),
    (_RATE, _rate),
    (_FRACTION, _fraction),
    (_HOURS, _hours),
    (_RATIO, _ratio),
    (_COUNT, _count),
)
