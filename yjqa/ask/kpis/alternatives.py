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

_JOINS = re.compile(r"\s(?:or|and|than|vs?\.?|versus|against|compared (?:with|to)|with|plus|&)\s", re.IGNORECASE)
_LEAST_SHARE = 0.6
"""Least share of the question's words that the two figures have between them."""

_LONGEST = 3
"""Words of the longest alternative."""


def of_alternatives(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """The figure of each of the two, of one unit and paper; none where a question names no two or they are not held."""
    if wanted.strict and not wanted.terms:
        return []
    best: tuple[float, list[Fitting]] = (0.0, [])
    for join in _JOINS.finditer(asked.text):
        for before, left, right, after in _splits(wanted.all_terms, join.start()):
            sides = (*before, *left, *after), (*before, *right, *after)
            pair = _pair(_with(wanted, sides[0]), _with(wanted, sides[1]), knowledge)
            if pair and (score := sum(one.fit for one in pair)) > best[0]:
                best = score, pair
    return best[1] or _by_own_words(asked, wanted, knowledge)


def _by_own_words(asked: Asked, wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """The figures of a list or table whose own words are all those of one of the two, where the words that both share stand
    with either; none where more than one pair fits.
    """
    found: list[tuple[int, list[Fitting]]] = []
    for join in _JOINS.finditer(asked.text):
        for _, left, right, _ in _splits(wanted.all_terms, join.start()):
            pairs = _listed_together((left, right), wanted, knowledge)
            if pairs:
                values = {tuple(one.kpi.value for one in pair) for pair in pairs}
                found.append((len(left) + len(right), pairs[0] if len(values) == 1 else []))
    return max(found, key=lambda one: one[0], default=(0, []))[1]


def _listed_together(
    sides: tuple[tuple[Term, ...], tuple[Term, ...]], wanted: Wanted, knowledge: Knowledge
) -> list[list[Fitting]]:
    """The pairs of one unit, list or table column and time that have the words of the sides, and between them most words."""
    one_side, other_side = (
        _named_alone(
            [
                found
                for found in fitting_figures(replace(wanted, all_terms=side, terms=side, counted=None), knowledge)
                if all(term.stands_in(found.held.own) for term in side)
            ],
            side,
        )
        for side in sides
    )
    pairs = [
        [one, other]
        for one in one_side
        for other in other_side
        if one.held is not other.held
        and _place(one) == _place(other)
        and one.kpi.unit == other.kpi.unit
        and not any(term.stands_in(other.held.own) for term in sides[0] if not term.stands_in(_words(sides[1])))
        and _accounts(one.held.all | other.held.all, wanted, knowledge)
    ]
    return [pair for pair in pairs if _days(pair[0]) == _days(pair[1])]


def _named_alone(found: Sequence[Fitting], side: Sequence[Term]) -> list[Fitting]:
    """Those whose label says nothing else, where there are some: "thefts", not "thefts from a vehicle"."""
    alone = [one for one in found if one.held.extra <= _words(side)]
    return alone or list(found)


def _days(one: Fitting) -> object:
    period = one.kpi.period
    return period and (period.start or period.end) and (period.start, period.end)


def _words(side: Sequence[Term]) -> set[str]:
    return {stem for term in side for form in term.forms for stem in form}


def _place(one: Fitting) -> object:
    source = one.kpi.source
    return source.document, source.section, source.table and (source.table.label, source.table.column)


def _accounts(stems: frozenset[str], wanted: Wanted, knowledge: Knowledge) -> bool:
    if any(term.name and not term.stands_in(stems) for term in wanted.all_terms):
        return False
    return knowledge.lexicon.share(wanted.all_terms, stems) >= _LEAST_SHARE


def _splits(terms: Sequence[Term], at: int) -> Iterator[tuple[tuple[Term, ...], ...]]:
    """The words before the alternatives, those of each, and those after, the fewest words taken for the alternatives first."""
    before = tuple(term for term in terms if term.word.start < at)
    after = tuple(term for term in terms if term.word.start >= at)
    for left, right in itertools.product(range(1, _LONGEST + 1), repeat=2):
        if left <= len(before) and right <= len(after):
            yield before[:-left], before[-left:], after[:right], after[right:]


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
