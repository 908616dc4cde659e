"""How well a held figure fits what a question wants."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.kpis.held import HeldFigure, held_figures, is_whole
from yjqa.ask.kpis.times import period_fit
from yjqa.ask.kpis.wanted import MEASURES, OF_ADULTS_TOO, Wanted, same_country, workforce_stems
from yjqa.ask.words import Lexicon, Term, stems_of
from yjqa.extract.terms import vocabulary
from yjqa.records import Kpi, Unit

_LACKS = re.compile(
    r"\b(?:not|never|without|neither|neet|nfa|non|no(?! of\b)|unable|unsuit\w+|unalloc\w+|unmet|unknown|lack\w*|fail\w*|refus\w+"
    r"|declin\w+|miss(?:ed|ing)|drop\W?out\w*|homeless\w*)\b",
    re.IGNORECASE,
)
"""Words in the label of a figure of those who are not, or of what is not so."""

_DENIES = re.compile(r"(?:not|never|without|neither|unable to)\b(?! yet\b)", re.IGNORECASE)
"""Beginnings of labels that say the opposite of the rest."""

_RATE = re.compile(r"\brates?\b", re.IGNORECASE)

_SENTENCE, _AROUND = 0.75, 0.6
"""What a word is worth that stands not at the figure, but in its sentence, or only in its headings."""

_TIGHT = 0.15
"""How much of a fit depends on a figure having no words that the question has not."""

_MANY_WORDS = 8

_LITERAL = 0.2
"""How much of a fit depends on the paper calling the indicator as the question does."""

_LEAST, _LEAST_ALIKE, _LEAST_STRICT = 0.7, 0.6, 0.45
"""Least share of the question's words that a figure accounts for: less where it is of the indicator that the words suggest,
and less still where the indicator is one measure, which is accounted for beside them.
"""

_LEAST_OTHER = 0.9
"""Least share of all words where a question names an indicator and the figure is of none."""

_TOGETHER = 0.85
"""How well a figure of several areas together fits one of them, and one of its area a group of which the area is a part."""

_ALIKE = 0.04
"""Figures whose fits lie so near to the best fit equally well."""

_NEAR = 0.2
"""How much worse than the best a figure may fit that is set against others."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """A figure with how well its words (`words`, 0-1), area and period fit."""

    held: HeldFigure
    words: float
    place: float
    time: float

    @property
    def kpi(self) -> Kpi:
        """The record."""
        return self.held.kpi

    @property
    def fit(self) -> float:
        """All in one."""
        return self.words * self.place * self.time


def named_figures(wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """The figures whose words and unit fit, whosever and whenever they are; area and period that do not fit give 0."""
    found = []
    for held in knowledge.kept(held_figures):
        if wanted.documents is not None and held.kpi.source.document not in wanted.documents:
            continue
        if (words := _words_fit(held, wanted, knowledge.lexicon)) > 0:
            found.append(Fitting(held, words, _area_fit(held, wanted), period_fit(held, wanted, knowledge)))
    return _of_children_first(found, wanted)


def _of_children_first(found: list[Fitting], wanted: Wanted) -> list[Fitting]:
    """Without the figures of whom nobody says that they are of children where one of children is held for the same measure
    and area, at the time that is asked for, and says as much of what is asked; the other way round where others are asked for.
    """
    if wanted.indicator not in OF_ADULTS_TOO:
        return found
    meant = [one for one in found if one.held.of_children != wanted.all_ages and one.fit]
    return [
        one
        for one in found
        if one.held.of_children != wanted.all_ages or not any(_stands_for(other, one, wanted) for other in meant)
    ]


def _stands_for(meant: Fitting, other: Fitting, wanted: Wanted) -> bool:
    """Whether a figure of those who are meant is of the same measure and area as another and has as much of what is asked."""
    one, two = meant.kpi, other.kpi
    alike = (one.indicator_canonical, one.unit) == (two.indicator_canonical, two.unit)
    if not alike or not (one.area == two.area or (one.area and two.area and same_country(one.area, two.area))):
        return False
    says, others = (sum(term.stands_in(each.held.all) for term in wanted.terms) for each in (meant, other))
    return says >= others


def fitting_figures(wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """The figures that fit best, all equally well, in no order of their own; of one measure, the best of each area in each unit."""
    found = [one for one in named_figures(wanted, knowledge) if unit_fits(one.kpi, wanted)]
    if not wanted.areas:
        found = [one for one in found if not one.kpi.comparator] or found
    if not wanted.strict:
        return _whole_first(best(found), wanted)
    by_measure: dict[tuple[Unit, str | None], list[Fitting]] = {}
    for one in found:
        by_measure.setdefault((one.kpi.unit, None if wanted.areas else one.kpi.area), []).append(one)
    return without_joint([one for some in by_measure.values() for one in best(some)])


def _whole_first(found: list[Fitting], wanted: Wanted) -> list[Fitting]:
    """Of a table's rows that fit alike, the total alone where the question names no row."""
    rows = {id(one): stems_of(one.kpi.indicator.partition(": ")[0]) for one in found if one.kpi.source.table}
    whole = [one for one in found if id(one) in rows and is_whole(one.kpi.indicator.partition(": ")[0])]
    named = any(term.stands_in(row) for term in wanted.all_terms for row in rows.values())
    return whole if whole and not named and len(rows) == len(found) else found


def without_joint(found: Sequence[Fitting]) -> list[Fitting]:
    """The figures without those of several areas together where each of them has its own."""
    areas = {one.kpi.area for one in found}
    return [
        one
        for one in found
        if not one.kpi.area or " and " not in one.kpi.area or not set(one.kpi.area.split(" and ")) <= areas
    ]


def near_figures(wanted: Wanted, knowledge: Knowledge) -> list[Fitting]:
    """The figures that fit, down to those that fit somewhat worse than the best: enough to find some that belong together."""
    found = [one for one in named_figures(wanted, knowledge) if one.fit and unit_fits(one.kpi, wanted)]
    top = max((one.fit for one in found), default=0.0)
    return [one for one in found if one.fit >= top - _NEAR]


def best(figures: Sequence[Fitting]) -> list[Fitting]:
    """Those that fit about as well as the best, among those that fit in area and period."""
    top = max((found.fit for found in figures), default=0.0)
    return [found for found in figures if found.fit and found.fit >= top - _ALIKE]


def unit_fits(kpi: Kpi, wanted: Wanted) -> bool:
    """Whether a figure has a unit that is asked for."""
    if wanted.units and kpi.unit not in wanted.units:
        return False
    if not wanted.rate:
        return True
    return kpi.unit not in ("count", "hours") and ("percent" in wanted.units or not _is_share_of_some(kpi))


def _is_share_of_some(kpi: Kpi) -> bool:
    """Whether a percentage is a share of something, and not the rate of a measure that is counted per so many children."""
    rates = _units_of_rates().get(kpi.indicator_canonical, frozenset())
    return kpi.unit == "percent" and bool(rates) and "percent" not in rates and not _RATE.search(kpi.indicator)


@cache
def _units_of_rates() -> dict[str, frozenset[str]]:
    """The units, other than numbers, in which the field gives each of its measures."""
    units: dict[str, frozenset[str]] = {}
    for entry in vocabulary("measures").values():
        for indicator in entry.get("indicators", ()):
            units[indicator] = units.get(indicator, frozenset()) | (entry["labels"].keys() - {"count"})
    return units


def _words_fit(held: HeldFigure, wanted: Wanted, lexicon: Lexicon) -> float:
    """The share of the wanted words that the figure has, lessened by its own words that were not asked for; 0: unfit."""
    is_it = wanted.strict and held.kpi.indicator_canonical == wanted.indicator
    if wanted.strict and not is_it and held.kpi.indicator_canonical in MEASURES:
        return 0.0
    asked = wanted.terms if is_it else wanted.all_terms
    if not asked and not is_it:
        return 0.0
    if any(term.name and not term.stands_in(held.all) for term in asked):
        return 0.0
    if not is_it and wanted.counted is not None and not wanted.counted.stands_in(held.nouns):
        return 0.0
    if not _negations_agree(held, wanted) or (wanted.whole_workforce and _counts_some(held, wanted)):
        return 0.0
    share = _share(asked, held, lexicon)
    if share < _least(held.kpi, wanted):
        return 0.0
    tight = 1 - _TIGHT + _TIGHT * _tightness(held, wanted)
    return share * tight * (1 - _LITERAL + _LITERAL * lexicon.share(wanted.literal, held.printed_words) if is_it else 1)


def _least(kpi: Kpi, wanted: Wanted) -> float:
    alike = wanted.indicator == kpi.indicator_canonical
    if wanted.strict:
        return _LEAST_STRICT if alike else _LEAST_OTHER
    return _LEAST_ALIKE if alike else _LEAST


def _share(asked: Sequence[Term], held: HeldFigure, lexicon: Lexicon) -> float:
    total = had = 0.0
    for term in asked:
        weight = lexicon.weight(term)
        total += weight
        if term.stands_in(held.all):  # first, since most figures have few of the words
            had += weight * _worth(term, held)
    return had / total if total else 1.0


def _worth(term: Term, held: HeldFigure) -> float:
    """What a word that the figure has somewhere is worth there."""
    if term.stands_in(held.own):
        return 1.0
    return _SENTENCE if term.stands_in(held.own | held.sentence) else _AROUND


def _tightness(held: HeldFigure, wanted: Wanted) -> float:
    """1 where all of the figure's own words, beside what it measures, whose and when, were asked for; less for each other."""
    asked = {stem for term in wanted.all_terms for form in term.forms for stem in form}
    return 1 - min(len(held.extra - asked), _MANY_WORDS) / _MANY_WORDS


def _negations_agree(held: HeldFigure, wanted: Wanted) -> bool:
    """Whether a figure is of those who are not, where they are asked for, and is not where its label says so."""
    if wanted.neet is not None and held.kpi.indicator_canonical == "ete":
        return wanted.neet == _is_neet(held)
    if wanted.negated:
        return bool(_LACKS.search(held.kpi.indicator) or held.own & _denials())
    return not _DENIES.match(held.kpi.indicator)


def _counts_some(held: HeldFigure, wanted: Wanted) -> bool:
    """Whether a figure's own words say more of those whom it counts than that they work there: they may be some of them."""
    asked = {stem for term in wanted.all_terms for form in term.forms for stem in form}
    return bool(held.extra - asked - frozenset().union(*workforce_stems()))


@cache
def _denials() -> frozenset[str]:
    """The stems of words beside a figure that say what is not so."""
    return stems_of("not never without unable could couldn't")


def _is_neet(held: HeldFigure) -> bool:
    return "neet" in held.own or "not" in held.own or "not" in stems_of(held.kpi.indicator)


def _area_fit(held: HeldFigure, wanted: Wanted) -> float:
    """1 where the figure is of an area that is asked for, a little less where it is of several together with it."""
    area = held.kpi.area
    if not wanted.areas:
        return 0.9 if held.kpi.comparator else 1.0
    if area in wanted.areas:
        return 1.0
    if area is None:
        return 0.8
    if any(same_country(area, name) for name in wanted.areas):
        return 0.95
    parts = area.split(" and ")
    part_of = any(name in parts or ("(" in name and area in name) for name in wanted.areas)
    return _TOGETHER if not held.kpi.comparator and part_of else 0.0
