"""Two figures that differ as a slip of the hand makes them differ: two digits that changed places, one wrong digit, a nought."""

from decimal import Decimal
from typing import Literal

Misprint = Literal["swapped", "digit", "nought"]

_FEWEST_DIGITS = 3
"""Shorter figures are like each other by chance."""


def misprint(printed: Decimal, meant: Decimal) -> Misprint | None:
    """How the one figure may have come of the other; `None` where no single slip explains it.

    The last two digits of a figure say little: a sum that is a few units off differs in them whatever the cause.
    """
    one, other = _digits(printed), _digits(meant)
    if min(len(one), len(other)) < _FEWEST_DIGITS or one == other or (printed < 0) != (meant < 0):
        return None
    if len(one) != len(other):
        return "nought" if one in (f"{other}0", other[:-1]) else None
    differing = [place for place, (mine, yours) in enumerate(zip(one, other, strict=True)) if mine != yours]
    if len(differing) == 1:
        return "digit" if differing[0] < len(one) - 1 else None
    first, last = differing[0], differing[-1]
    swapped = len(differing) == 2 and last == first + 1 and one[first] == other[last] and one[last] == other[first]
    return "swapped" if swapped else None


def _digits(amount: Decimal) -> str:
    return "".join(map(str, amount.normalize().as_tuple().digits)) if _is_fraction(amount) else str(abs(int(amount)))


def _is_fraction(amount: Decimal) -> bool:
    return amount != amount.to_integral_value()
