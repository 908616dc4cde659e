"""Sums of money: words → exact amounts in pounds, each with its place in the text."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_SCALES = {
    "k": Decimal(1_000),
    "thousand": Decimal(1_000),
    "m": Decimal(1_000_000),
    "mn": Decimal(1_000_000),
    "million": Decimal(1_000_000),
    "bn": Decimal(1_000_000_000),
    "billion": Decimal(1_000_000_000),
}
_NUMBER = r"(?:\d{1,3}(?:,\s?\d{3})+|\d+)(?:\.\d+)?"
_SCALE = r"(?:\s?(?P<scale>bn|billion|mn|million|thousand|[km])(?![a-z]))?"
_MINUS = "\\-\u2010\u2011\u2012\u2013\u2014\u2212"
_SUM = re.compile(
    rf"(?P<open>\()?(?P<minus>[{_MINUS}])?\s?(?P<pound>£|GBP\s?)?\s?(?P<inner>[{_MINUS}])?"
    rf"(?P<number>{_NUMBER}){_SCALE}(?P<close>\))?(?P<trail>[{_MINUS}](?=\s|$))?",
    re.IGNORECASE,
)
_MARKED = re.compile(
    rf"(?P<minus>(?<![\w£])[{_MINUS}])?(?:£|\bGBP)\s?(?P<inner>[{_MINUS}])?(?P<number>{_NUMBER}){_SCALE}",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    rf"[\s{_MINUS}.]*|n/?[ak]|nil|none|tb[acd]|awaited|(?:not )?known|unknown|not applicable|see (?:foot)?notes?\b.{{0,6}}",
    re.IGNORECASE,
)
_YEARS_ONLY = re.compile(rf"(?:FY\s?)?20\d\d\s?[/{_MINUS}]\s?(?:20)?\d\d")
_NOTE_MARK = re.compile(r"(?<=[\dkm)])(?:\s?[*†‡§#^¹²³⁰⁴-⁹ᵃ-ᵉ]+|\s?\[\w\]|\s\([a-h\d]\))+\s*$", re.IGNORECASE)
"""A mark behind a figure that points to a note: "45,000*", "12,500¹", "9,000 (2)"."""
_ABOUT_IT = re.compile(
    r"^(?:c\.?|ca\.?|circa|approx\.?|approximately|about|around|est\.?|estimated|up to|~)\s*(?=£|\d)"
    r"|\s*(?:\bp\.?\s?a\.?|\bper annum|\bper year|\ba year|\bapprox\.?|\best\.?|\bestimated"
    r"|\((?:e|p|est|estimated?|approx|forecast|provisional|indicative|one[- ]off|tbc|p\.?a\.?)\.?\))\s*$",
    re.IGNORECASE,
)
"""Words around a figure in its cell that say how sure it is or for how long, and nothing else."""
_BETWEEN = re.compile(r"\s*(?:(?<=\s)/(?=\s)|[;&+\u2022])?\s*")
_RANGE = re.compile(rf"\s?(?:[{_MINUS}]|to|and)\s?")
_HEADER_SCALE = re.compile(
    r"£\s?[,'\u2018\u2019(]?(?P<zeros>000)|£\s?(?P<unit>k|m|mn|bn)\b|\(['\u2018\u2019]?(?P<bare>000)['\u2019]?s?\)"
    r"|(?:\bin\s(?:£\s?)?|£\s?|\(\s?)(?P<word>thousand|million)s?\b(?!\sof\s(?!pounds))",
    re.IGNORECASE,
)


class Sum(NamedTuple):
    """A sum where it stands: `text[start:end]`, its exact amount and the step that it is printed to.

    `step` is the worth of the last printed digit in pounds: 100,000 for "£1.2m", 1 for "£637,000", 0.01 for "£4.50".
    `marked` says that a pound sign stands with it.
    """

    amount: Decimal
    start: int
    end: int
    step: Decimal
    marked: bool


def find_sums(text: str) -> Iterator[Sum]:
    """The sums of running text: only figures with a pound sign, and not the unit "£000". In "£8.5-£11 billion" both are billions."""
    later: Sum | None = None
    sums: list[Sum] = []
    for match in reversed([match for match in _MARKED.finditer(text) if match["number"] != "000"]):
        found = _sum(match, negative=bool(match["minus"] or match["inner"]), marked=True, bare=False)
        if later and not match["scale"] and _RANGE.fullmatch(text, found.end, later.start):
            scale = _scale_at(text, later)
            if found.amount * scale < later.amount:
                found = found._replace(amount=found.amount * scale, step=found.step * scale)
        sums.append(found)
        later = found
    yield from reversed(sums)


def _scale_at(text: str, found: Sum) -> Decimal:
    """What the word after a sum's figure multiplies it with."""
    match = _MARKED.match(text, found.start)
    return _SCALES[match["scale"].lower()] if match and match["scale"] else Decimal(1)


def is_empty(text: str) -> bool:
    """Whether a cell of a money table says that there is nothing: blank, a dash, "n/a"."""
    return _EMPTY.fullmatch(text.strip()) is not None


def cell_sums(text: str, scale: Decimal = Decimal(1)) -> tuple[Sum, ...]:
    """The sums of a table cell that holds nothing else; none where it holds other words, a percentage, a dash or the unit "£000".

    `scale` is what the column's header multiplies bare figures with (1,000 under "£000"). The mark of a note behind a
    figure is passed over, and so is a word that says how sure the figure is.
    """
    if _YEARS_ONLY.fullmatch(text.strip()):
        return ()
    sums: list[Sum] = []
    text = _NOTE_MARK.sub("", _ABOUT_IT.sub("", text))
    position = 0
    while position < len(text):
        match = _SUM.match(text, position)
        if match is None or match["number"] == "000" or bool(match["open"]) != bool(match["close"]):
            return ()
        negative = bool(match["open"] or match["minus"] or match["inner"] or match["trail"])
        found = _sum(match, negative, marked=bool(match["pound"]), bare=not match["scale"])
        if not match["scale"]:
            found = found._replace(amount=found.amount * scale, step=found.step * scale)
        sums.append(found)
        gap = _BETWEEN.match(text, match.end())
        end = gap.end() if gap else match.end()
        if end == match.end() and end < len(text):
            return ()
        position = end
    return tuple(sums)


def pounds(amount: Decimal) -> str:
    """A sum as people write it: "£1,222,884", "-£63", "£4.50"."""
    figure = f"{abs(amount):,.2f}".removesuffix(".00")
    return f"{'-' if amount < 0 else ''}£{figure}"


def header_scale(header: str) -> Decimal:
    """What a header such as "£000", "£m" or "in thousands" multiplies figures with; 1 where it says nothing."""
    match = _HEADER_SCALE.search(header)
    if match is None:
        return Decimal(1)
    scale = match["unit"] or match["word"]
    return _SCALES[scale.lower()] if scale else Decimal(1_000)


def _sum(match: re.Match[str], negative: bool, marked: bool, bare: bool) -> Sum:
    digits = re.sub(r"[,\s]", "", match["number"])
    scale = Decimal(1) if bare or not match["scale"] else _SCALES[match["scale"].lower()]
    places = len(digits.partition(".")[2])
    amount = Decimal(digits) * scale
    return Sum(-amount if negative else amount, match.start(), match.end(), scale.scaleb(-places), marked)
