"""Whether a percentage that seems wrong is right of other figures beside it: then it is of those."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, pairwise, permutations, product

from yjqa.checks.percentages.rounding import Quantity, Reckoned, added, change, fits, share
from yjqa.checks.percentages.said import Claim, figure_at, holds, share_of
from yjqa.checks.percentages.shaped import PERCENT, Figure, Shaped
from yjqa.checks.percentages.wordings import BRACKETED
from yjqa.extract.terms import terms

_HUNDRED = 100
_MOST = 30
"""Of more figures than this some two make any percentage."""


def is_of_others(claim: Claim, sentence: Shaped, before: Shaped) -> bool:
    """Whether other figures of its sentence or of the sentence before make the printed percentage.

    A tight claim is only asked for figures that stand in for its own part or whole, or for what it leaves of a hundred; any other
    for every two figures, as share, change, difference and what is left. What stands in the brackets of another percentage, which
    is right, explains none that has brackets of its own.
    """
    sentence = _without_bracketed(claim, sentence)
    if not claim.is_tight and len(sentence.figures) + len(before.figures) > _MOST:
        return True
    found = _near(claim, sentence) if claim.is_tight else chain(_near(claim, sentence), _any(claim, sentence, before))
    return any(fits(claim.printed, one._replace(value=abs(one.value))) for one in found)


def _without_bracketed(claim: Claim, sentence: Shaped) -> Shaped:
    """The sentence of a claim in brackets of its own, without the figures of those whose percentage is right."""
    own, right = False, set[int]()
    for match in BRACKETED.finditer(sentence.shape):
        printed, part, whole = (figure_at(sentence, match, name) for name in ("share", "part", "whole"))
        own |= printed.percentage == claim.printed and (part.quantity, whole.quantity) == claim.reckoned[2:4]
        if any(map(holds, share_of(printed, part, whole))):
            right |= {match.start(name) for name in ("share", "part", "whole")}
    figures = {at: figure for at, figure in sentence.figures.items() if not own or at not in right}
    return replace(sentence, figures=figures)


def _near(claim: Claim, sentence: Shaped) -> Iterator[Reckoned]:
    reckon = change if claim.moves else share
    part, whole = claim.reckoned.part, claim.reckoned.whole
    for other in (figure.quantity for figure in sentence.figures.values() if figure.sign != PERCENT):
        if other not in (part, whole):
            found = reckon(whole, other) if claim.moves else reckon(part, other)
            if found is not None:
                yield found
    if not claim.moves:
        yield from _together(part, whole, sentence)
    if not claim.moves and claim.printed.step <= 1:
        yield claim.reckoned._replace(value=_HUNDRED - claim.reckoned.value)


def _together(part: Quantity, whole: Quantity, sentence: Shaped) -> Iterator[Reckoned]:
    """The share that a part and a whole are together with two figures that stand beside them: "12 of 40 and 9 of 20 (35%)"."""
    for one, other in pairwise(figure.quantity for figure in sentence.figures.values() if figure.sign != PERCENT):
        if one.value <= other.value and (one, other) != (part, whole):
            found = share(added((part, one)), added((whole, other)))
            if found is not None:
                yield found


def _any(claim: Claim, sentence: Shaped, before: Shaped) -> Iterator[Reckoned]:
    """What every two figures make, but for those that the claim itself is of, which its words already say how to read."""
    here, earlier = tuple(sentence.figures.values()), tuple(before.figures.values())
    own = {claim.reckoned.part, claim.reckoned.whole}
    may_move = claim.moves or terms("percentages", "movement").first(sentence.shape) is not None
    for one, other in (*permutations(here, 2), *product(here, earlier), *permutations(earlier, 2)):
        if one.sign == other.sign and {one.quantity, other.quantity} != own:
            yield from _of_two(one, other, may_move)


def _of_two(one: Figure, other: Figure, may_move: bool) -> Iterator[Reckoned]:
    """What two figures make as a percentage."""
    first, second = one.quantity, other.quantity
    if one.sign == PERCENT:
        for value in (one.value - other.value, one.value + other.value):
            yield Reckoned(value, first.slack + second.slack, first, second)
        return
    for part, whole in ((first, second), (second, first)):
        for found in (share(part, whole), change(whole, part) if may_move else None):
            if found is not None:
                yield found
