"""A percentage that a sentence gives, with what it must then be, and the words that part it from figures beside it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from yjqa.checks.percentages.rounding import Percentage, Reckoned, beyond_rounding, is_cut_off, share
from yjqa.checks.percentages.shaped import COUNT, Figure, Shaped
from yjqa.extract.terms import terms

_RATIO = re.compile(f"{COUNT}\\s+in$")
_LET_PASS = 0.4
"""Of a step, beyond rounding: a slip in the last digit is not told of where nothing but one sentence speaks against it."""


class Claim(NamedTuple):
    """A percentage that a sentence gives, what it must then be, and the figures that it was worked out of, as printed.

    `moves`: it says by how much something has changed. `is_tight`: nothing stands between part and whole, so that it is of no
    other figure.
    """

    printed: Percentage
    words: str
    reckoned: Reckoned
    of: str
    moves: bool = False
    is_tight: bool = False


def share_of(printed: Figure, part: Figure, whole: Figure) -> Iterator[Claim]:
    """The claim that a percentage is what this part is of this whole, where they can be that and are said to be exact."""
    if part.lasts:
        return
    alike = part.sign == whole.sign and part.value <= whole.value
    if alike and part.is_exact and whole.is_exact and printed.is_exact and (r := share(part.quantity, whole.quantity)):
        yield Claim(printed.percentage, printed.words, r, f"{part.words} of {whole.words}")


def figure_at(sentence: Shaped, match: re.Match[str], name: str) -> Figure:
    """The figure at a group of a match."""
    return sentence.figures[match.start(name)]


def holds(claim: Claim) -> bool:
    """Whether a percentage is right, but for its rounding or a slip of one in its last digit."""
    beyond = beyond_rounding(claim.printed, claim.reckoned)
    return beyond <= claim.printed.step * _LET_PASS or is_cut_off(claim.printed, claim.reckoned)


def leads_away(words: str) -> bool:
    """Whether words lead from what a percentage is of to something that it is compared with."""
    return bool(led_to(words))


def turns(words: str) -> bool:
    """Whether a comma among these words lets the sentence go on to something else: ", with better attendance"."""
    return any(
        term.start == 0 for part in words.split(",")[1:] for term in terms("percentages", "turn").find(part.lstrip())
    )


def is_number_of(before: str) -> bool:
    """Whether a figure behind these words numbers something or is of a ratio: "action 3", "1 in 5"."""
    before = before.rstrip()
    return _RATIO.search(before) is not None or any(
        term.end == len(before) for term in terms("percentages", "numbered").find(before)
    )


def led_to(words: str) -> set[str]:
    """What words lead to: what is aimed at, what is so elsewhere, what was so earlier."""
    return {term.key for term in terms("percentages", "contrast").find(words)}
