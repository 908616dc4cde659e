"""How a sentence prints a sum: as about so much, or as the one that another has replaced."""

import itertools
import re

from yjqa.extract.money import find_sums
from yjqa.extract.terms import terms
from yjqa.records import BudgetLine

_MOVED = re.compile(r"\bfrom\s+(?:an? |the )?(?:\w+ ){0,2}?$", re.IGNORECASE)
_TO = re.compile(r"\s*,?\s*to\s+(?:an? |the )?(?:\w+ ){0,2}?", re.IGNORECASE)
_WORDS_BEFORE = 4
"""Words before a sum in which one that makes it a rough one may stand."""


def hedge(line: BudgetLine) -> str:
    """The word by which a sentence says that its sum is not exact ("almost"), with a blank behind it; nothing where there is none."""
    if line.source.table is not None:
        return ""
    for found in find_sums(line.source.quote):
        if found.amount == line.amount:
            before = " ".join(line.source.quote[: found.start].split()[-_WORDS_BEFORE:])
            last = [term for term in terms("money_questions", "rough").find(before) if term.end == len(before)]
            return f"{before[last[0].start :].lower()} " if last else ""
    return ""


def is_replaced(line: BudgetLine, other: BudgetLine) -> bool:
    """Whether one sentence says that a sum was changed into another: "reduced from £1m to £683k"."""
    quote = line.source.quote
    if line.source.table is not None or quote != other.source.quote or line.source.document != other.source.document:
        return False
    sums = list(find_sums(quote))
    return any(
        (first.amount, second.amount) == (line.amount, other.amount)
        and _MOVED.search(quote[: first.start]) is not None
        and _TO.fullmatch(quote[first.end : second.start]) is not None
        and terms("money_questions", "moves").first(quote[: first.start]) is not None
        for first, second in itertools.pairwise(sums)
    )
