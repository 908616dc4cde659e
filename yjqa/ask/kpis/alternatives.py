"""Two things that a question names for its one measure: "calls to 101 or 999", "school age or above school age"."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.fitting import Fitting, fitting_figures
from yjqa.ask.kpis.wanted import Wanted
from yjqa.ask.words import Term

_JOINS = re.compile(r"\s(?:or|and|than|vs?\.?|versus|against|plus|&)\s", re.IGNORECASE)
_LONGEST = 3
"""Words of the longest alternative."""


def of_alternatives(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """The figure of each of the two, of one unit and paper; none where a question names no two or they are not held."""
    if wanted.strict and not wanted.terms:
        return []
    best: tuple[float, list[Fitting]] = (0.0, [])
    for join in _JOINS.finditer(asked.text):
        for first, second in _halves(wanted.all_terms, join.start()):
            pair = _pair(_with(wanted, first), _with(wanted, second), knowledge)
            if pair and (score := sum(one.fit for one in pair)) > best[0]:
                best = score, pair
    return best[1]


def _halves(terms: Sequence[Term], at: int) -> Iterator[tuple[tuple[Term, ...], tuple[Term, ...]]]:
    """The words of each alternative with those that both share, the fewest words taken for the alternatives first."""
    before = [term for term in terms if term.word.start < at]
    after = [term for term in terms if term.word.start >= at]
    for left, right in itertools.product(range(1, _LONGEST + 1), repeat=2):
        if left <= len(before) and right <= len(after):
            yield (*before, *after[right:]), (*before[: len(before) - left], *after)


def _with(wanted: Wanted, terms: tuple[Term, ...]) -> Wanted:
    own = {term.word for term in wanted.terms}
    return replace(wanted, all_terms=terms, terms=tuple(term for term in terms if term.word in own))


def _pair(first: Wanted, second: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """The tightest figures of the two that are not the same, of one unit and paper."""
    pairs = [
        (one, other)
        for one in fitting_figures(first, knowledge)
        for other in fitting_figures(second, knowledge)
        if one.held is not other.held
        and one.kpi.unit == other.kpi.unit
        and one.kpi.source.document == other.kpi.source.document
        and one.kpi.indicator_canonical == other.kpi.indicator_canonical
    ]
    return list(max(pairs, key=lambda pair: pair[0].fit + pair[1].fit, default=()))
