"""Charts and lists as text: runs of counts with their percentages, "129, 28%" or "White 80 (62%)", against what they add up to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import comb, prod

from yjqa.checks.material import Material
from yjqa.checks.percentages.rounding import (
    Percentage,
    Quantity,
    Reckoned,
    fits,
    is_cut_off,
    luck_of_share,
    share,
    shown_percentage,
)
from yjqa.checks.percentages.support import how_sure
from yjqa.document import Document
from yjqa.extract.prose import Prose, running_text
from yjqa.extract.years import YEAR_NUMBERS
from yjqa.records import Finding

_COUNT = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?!\d)"
_SLICE = re.compile(
    rf"(?<![\w.,/£%–-])(?P<count>{_COUNT})\s?(?:,\s?|;\s?|:\s?|[–-]\s?)?(?P<open>\(\s?)?(?P<share>\d{{1,3}}(?:\.\d+)?)\s?%(?(open)\s?\))"
    rf"|(?<![\w.,/£–-])(?P<share_first>\d{{1,3}}(?:\.\d+)?)\s?%\s?\(\s?(?:n\s?=\s?)?(?P<count_second>{_COUNT})\s?\)"
)
_NUMBER = re.compile(rf"(?<![\d.,/£%–-]){_COUNT}(?![\d%/]|\.\d|\s?%)")
_LONGEST_LABEL = 80
"""Characters beside a lone slice: a longer text is no label, but speaks of other things too."""
_LONGEST_APART = 40
"""Characters of a label that may stand between slices."""
_FEWEST = 3
_BY_LUCK = 0.01
_NOTHING_OR_ALL = (0.0, 100.0)
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Slice:
    """A count and its percentage, in the words and at the place that they have."""

    words: str
    count: int
    printed: Percentage
    prose: Prose


@dataclass(frozen=True, slots=True)
class _Whole:
    """A run of slices held against one whole: the places in it of those that tell something for it, and of those that do not fit."""

    value: int
    reckoned: tuple[Reckoned, ...]
    telling: tuple[int, ...]
    odd: tuple[int, ...]
    is_sum: bool


def odd_slices(material: Material) -> Iterator[Finding]:
    """The percentages of charts and lists that are not what their counts make them."""
    for run, said in _runs(material.document):
        whole = _whole_of(run, said)
        if whole is None:
            continue
        for number in whole.odd:
            confidence = how_sure(run[number].printed, whole.reckoned[number], len(whole.telling), len(whole.odd))
            if confidence is not None:
                yield _told(material.document, run, whole, number, confidence)


def _runs(document: Document) -> Iterator[tuple[list[Slice], str]]:
    """The runs of slices, each with the text before it."""
    run: list[Slice] = []
    said = ""
    apart = 0
    for prose in running_text(document):
        if found := _slices(prose):
            said = said if run else f"{prose.lead_in} {prose.text}"
            run += found
            apart = 0
        elif run and not apart and len(prose.text) <= _LONGEST_APART and not re.search(r"\d", prose.text):
            apart = 1
        elif run:
            yield run, said
            run, apart = [], 0
    if run:
        yield run, said


def _slices(prose: Prose) -> list[Slice]:
    """The slices of a piece of text that holds several, or one and its label; cells of a table of slices are left to its lines."""
    if "%" not in prose.text or (prose.cell is not None and _SLICE.fullmatch(prose.cell.flat)):
        return []
    found = [
        Slice(match[0].strip(), count, _printed(match["share"] or match["share_first"]), prose)
        for match in _SLICE.finditer(prose.text)
        if (count := int((match["count"] or match["count_second"]).replace(",", ""))) not in YEAR_NUMBERS
    ]
    beside = len(prose.text) - sum(len(one.words) for one in found)
    return found if len(found) >= _FEWEST or (found and beside <= _LONGEST_LABEL * len(found)) else []


def _printed(words: str) -> Percentage:
    return Percentage(float(words), 10.0 ** -len(words.partition(".")[2]))


def _whole_of(run: Sequence[Slice], said: str) -> _Whole | None:
    """What the slices are shares of: what they add up to, else a number that is said before; `None` where none is borne out."""
    added = sum(one.count for one in run)
    others = {int(match[0].replace(",", "")) for match in _NUMBER.finditer(said)} - {added, 0}
    wholes = [_held_against(run, whole) for whole in (added, *sorted(others))]
    best = max(wholes, key=lambda whole: (len(whole.telling) - len(whole.odd), whole.is_sum))
    if len(best.telling) < _FEWEST or len(best.telling) <= 2 * len(best.odd):
        return None
    chance = prod(luck_of_share(run[number].printed, best.reckoned[number]) for number in best.telling)
    places = comb(len(best.telling) + len(best.odd), len(best.odd))
    return best if chance * places * len(wholes) < _BY_LUCK else None


def _held_against(run: Sequence[Slice], value: int) -> _Whole:
    whole = Quantity(max(value, 1))
    nothing = Reckoned(0, 0, Quantity(0), whole)
    reckoned = tuple(share(Quantity(one.count), whole) or nothing for one in run)
    agreeing = {
        number
        for number, (one, figure) in enumerate(zip(run, reckoned, strict=True))
        if fits(one.printed, figure) or is_cut_off(one.printed, figure)
    }
    telling = tuple(number for number in sorted(agreeing) if run[number].printed.value not in _NOTHING_OR_ALL)
    odd = tuple(number for number in range(len(run)) if number not in agreeing)
    return _Whole(value, reckoned, telling, odd, is_sum=value == sum(one.count for one in run))


def _told(document: Document, run: Sequence[Slice], whole: _Whole, number: int, confidence: float) -> Finding:
    one, reckoned = run[number], whole.reckoned[number]
    computed = shown_percentage(reckoned.value, one.printed.step)
    of = f"the {whole.value:,} that the counts beside it add up to" if whole.is_sum else f"{whole.value:,}"
    message = f"“{one.words}” is printed, but {one.count:,} of {of} is {computed}"
    if sum(other.printed.value for other in run) == _HUNDRED:
        message += "; the printed percentages come to 100%"
    others = (other.prose for other in run if other.prose is not one.prose)
    places = (one.prose, *dict.fromkeys(others))
    return Finding(
        check="percentage",
        printed=one.words,
        computed=computed,
        message=f"{message}.",
        confidence=confidence,
        sources=tuple(prose.source(document, _quote(run, prose, one)) for prose in places),
    )


def _quote(run: Sequence[Slice], prose: Prose, one: Slice) -> str:
    """The slice itself, or all slices of another place."""
    return one.words if prose is one.prose else "; ".join(other.words for other in run if other.prose is prose)
