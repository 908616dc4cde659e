"""One performance figure in a sentence and a table, in two tables or in two sentences, with different values."""

import datetime
import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.checks.measures import (
    is_one_rate,
    is_too_small,
    label_words,
    measuring_words,
    names_two_periods,
    some_of_all,
)
from yjqa.checks.precision import Printed, is_change, is_like, printed_rate, shown_rate
from yjqa.extract.figures import cell_figures, find_figures
from yjqa.extract.tabled_kpis import find_tabled_kpis
from yjqa.extract.terms import terms
from yjqa.extract.years import find_periods
from yjqa.records import Finding, Indicator, Kpi, Period, Unit

_APART = Decimal("1.3")
"""A figure that is so many times another is not the same one brought up to date."""
_FEWEST, _MOST = 2, 40
"""More figures than this of one measure, area and period are not told apart by what was read of them."""
_SENTENCE_WORDS, _LABEL_WORDS = 5, 2
_LONGEST = 1200
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_NATION = "England"
"""Whom papers about services in England mean by the national average."""
_PLACE = re.compile(r"\b(?:for|in|of|at|across|to)\s+(?:the\s+)?(?P<name>[A-Z][a-z]+(?:\s(?:and\s)?[A-Z][a-z]+){0,3})")
_COMPARATORS = ("fixed", "region", "group", "related")
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Quarter|Year)")
_TABLED, _TOLD = 0.7, 0.6


class _Key(NamedTuple):
    """What two readings of one figure have in common; `dates` are the first and last day of its period."""

    indicator: Indicator
    area: str | None
    unit: Unit
    dates: tuple[datetime.date, datetime.date] | None


class _Reading(NamedTuple):
    """A performance figure as one place gives it; `place` is its table or sentence."""

    kpi: Kpi
    printed: Printed
    place: Hashable
    in_table: bool


def find_told_rates(material: Material) -> Iterator[Finding]:
    """The performance figures that two places of a paper give for one indicator, area and period, and not alike."""
    places = (*material.facts.places, *material.facts.areas)
    for key, kpis in _groups(material.kpis).items():
        if len({kpi.value for kpi in kpis}) < _FEWEST or len(kpis) > _MOST:
            continue
        group = [reading for kpi in kpis if (reading := _reading(kpi, places)) is not None]
        pairs = [pair for pair in combinations(group, 2) if _disagree(*pair, group)]
        whole = [reading for reading in _in_tables_of(group, material) if _key(reading.kpi) == key] if pairs else []
        pairs = [pair for pair in pairs if _disagree(*pair, [*group, *whole])]
        if pairs:
            yield _finding(*min(pairs, key=lambda pair: sum(reading.in_table for reading in pair) != 1))


def _groups(kpis: Iterable[Kpi]) -> dict[_Key, list[Kpi]]:
    """The figures by what they measure, of whom and when.

    A rate without a period belongs to those of its section where the paper gives that rate for one period only.
    """
    groups: defaultdict[_Key, list[Kpi]] = defaultdict(list)
    for kpi in kpis:
        if kpi.period is None or _key(kpi).dates is not None:
            groups[_key(kpi)].append(kpi)
    dated: defaultdict[_Key, list[_Key]] = defaultdict(list)
    for key in groups:
        if key.dates is not None:
            dated[key._replace(dates=None)].append(key)
    for undated, (key, *others) in dated.items():
        if not others and is_one_rate(key.indicator, key.unit):
            sections = {kpi.source.section for kpi in groups[key]}
            groups[key] += [kpi for kpi in groups.get(undated, ()) if kpi.source.section in sections]
    return {key: group for key, group in groups.items() if key.dates is not None}


def _reading(kpi: Kpi, places: Sequence[str]) -> _Reading | None:
    """The figure where it stands; none where it is neither a table's nor a sentence's, such as a row that has lost its columns."""
    quote, table = kpi.source.quote, kpi.source.table
    if names_two_periods(kpi.indicator):
        return None
    if table is not None and cell_figures(quote):
        return _Reading(kpi, printed_rate(kpi), (table.label, kpi.source.section), True)
    is_sentence = len(quote) <= _LONGEST and len(_WORD.findall(quote)) >= _SENTENCE_WORDS and not _is_row(quote)
    if terms("disagreements", "otherwise").first(quote) is not None or _is_elsewhere(quote, places):
        return None
    if not is_sentence or not (match := re.search(rf"(?<![\d.,]){re.escape(str(kpi.value))}(?!\d|[.,]\d)", quote)):
        return None
    return None if is_change(quote, match.start(), match.end()) else _Reading(kpi, printed_rate(kpi), quote, False)


def _is_elsewhere(sentence: str, places: Sequence[str]) -> bool:
    """Whether a sentence speaks of a place that is neither the paper's nor one that many papers compare themselves with."""
    compared = {term.start for table in _COMPARATORS for term in terms("comparators", table).find(sentence)}
    for match in _PLACE.finditer(sentence):
        name = match["name"]
        known = _MONTH.match(name) or any(name in place or place in name for place in places)
        if not known and match.start("name") not in compared:
            return True
    return False


def _in_tables_of(group: Sequence[_Reading], material: Material) -> Iterator[_Reading]:
    """Every figure of the tables that the readings stand in: the records leave out those that a sentence repeats."""
    places = {reading.place for reading in group if reading.in_table}
    for introduced in material.tables:
        if (introduced.table.caption, introduced.place.section) in places:
            for kpi in find_tabled_kpis(material.document, material.facts, introduced):
                if (reading := _reading(kpi, ())) is not None:
                    yield reading


def _is_row(text: str) -> bool:
    """Whether figures stand side by side with nothing between them: a table's row that has lost its columns."""
    figures = find_figures(text)
    return any(text[one.end : other.start].isspace() for one, other in pairwise(figures))


def _key(kpi: Kpi) -> _Key:
    period = kpi.period
    dates = (period.start, period.end) if period and period.start and period.end else None
    area = _NATION if kpi.area == "National" else kpi.area
    return _Key(kpi.indicator_canonical, area, kpi.unit, dates)


def _disagree(one: _Reading, other: _Reading, group: Sequence[_Reading]) -> bool:
    """Whether two readings give one figure with two values, and neither gives the other's value for something else."""
    if (
        one.place == other.place
        or one.printed.agrees(other.printed)
        or not is_like(one.kpi.value, other.kpi.value, _APART)
        or is_too_small(one.kpi.value, other.kpi.value)
    ):
        return False
    if not (_is_dated(one, other) and _measure_one_thing(one, other)):
        return False
    return not any(
        first.place == reading.place and reading.printed.agrees(second.printed) and _measure_one_thing(reading, second)
        for first, second in ((one, other), (other, one))
        for reading in group
    ) and not any(_names_value(first, second) for first, second in ((one, other), (other, one)))


def _is_dated(one: _Reading, other: _Reading) -> bool:
    """Whether a period is said, by each sentence itself or by the table that stands with it under one heading."""
    if _key(one.kpi).dates is None and _key(other.kpi).dates is None:
        return False
    together = one.kpi.source.section == other.kpi.source.section
    return all(
        together or reading.in_table or reading.kpi.comparator or _says_period(reading) for reading in (one, other)
    )


def _says_period(reading: _Reading) -> bool:
    period = reading.kpi.period
    return period is not None and any(
        (found.period.start, found.period.end) == (period.start, period.end)
        for found in find_periods(reading.kpi.source.quote)
    )


def _measure_one_thing(one: _Reading, other: _Reading) -> bool:
    """Whether two readings of one group measure the same: a rate that is one figure, or what is called alike, and of all whom it counts."""
    said = (reading.kpi.indicator if reading.in_table else reading.kpi.source.quote for reading in (one, other))
    if len({some_of_all(text) for text in said}) > 1:
        return False
    if is_one_rate(one.kpi.indicator_canonical, one.kpi.unit):
        return True
    if one.in_table and other.in_table:
        return label_words(one.kpi.indicator, one.kpi.area) == label_words(other.kpi.indicator, other.kpi.area)
    if one.in_table != other.in_table:
        table, sentence = (one, other) if one.in_table else (other, one)
        label = label_words(table.kpi.indicator, table.kpi.area)
        return len(label) >= _LABEL_WORDS and label <= measuring_words(sentence.kpi.source.quote)
    return False


def _names_value(sentence: _Reading, other: _Reading) -> bool:
    """Whether a sentence holds the other's value too: it then tells the two apart."""
    return not sentence.in_table and any(
        other.printed.agrees(Printed(figure.value, Decimal(0)))
        for figure in find_figures(sentence.kpi.source.quote)
        if figure.unit == other.kpi.unit
    )


def _finding(one: _Reading, other: _Reading) -> Finding:
    """What two readings say; the sentence's, or the later one's, is what is printed."""
    printed, given = (one, other) if other.in_table and not one.in_table else (other, one)
    kpi = printed.kpi
    said = ", ".join(filter(None, (kpi.area, (kpi.period or given.kpi.period or Period(raw="")).raw)))
    where = "another table" if printed.in_table else "a table" if given.in_table else "another sentence"
    name = given.kpi.indicator if given.in_table else kpi.indicator
    return Finding(
        check="disagreement",
        printed=shown_rate(kpi),
        computed=shown_rate(given.kpi),
        message=(
            f"{'A table' if printed.in_table else 'The text'} gives {shown_rate(kpi)} for “{name}”{f' ({said})' if said else ''}; "
            f"{where} gives {shown_rate(given.kpi)}."
        ),
        confidence=_TABLED if given.in_table else _TOLD,
        sources=(kpi.source, given.kpi.source),
    )
