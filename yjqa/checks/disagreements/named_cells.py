"""Whether a sentence names the row of a table's figure, and no other column, area, time or part of those whom it counts."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from yjqa.checks.disagreements.shown import Dates, Shown, named_words, periods_in, summing_words
from yjqa.checks.material import Material
from yjqa.checks.measures import measuring_words, some_of_all
from yjqa.document import Place
from yjqa.extract.area_mentions import find_areas
from yjqa.extract.ledgers import is_total_label
from yjqa.extract.misprints import misprint
from yjqa.extract.parties import party_kind
from yjqa.extract.prose import Prose
from yjqa.extract.terms import terms
from yjqa.records import Unit

MANY_DIGITS = 4
"""So many digits that count are alike but for a slip by more than chance, wherever in a paper they stand."""
_STEM = 4
"""Words that begin with so many like letters, one of which begins the other, are forms of one: "cases" and "caseload"."""
_CLOSE_BY = 4
"""So many blocks apart are a table and the text about it, whatever headings stand between them."""
_IN = re.compile(r"\s(?:(?:in|for|across)\s)?(?:the\s)?", re.IGNORECASE)
_RATES: frozenset[Unit] = frozenset(["per_100000", "per_1000"])


class Told(NamedTuple):
    """A figure of a sentence; `shown` as printed, with what surrounds it."""

    value: Decimal
    unit: Unit
    shown: str
    start: int
    end: int
    sentence: "ToldSentence"


class ToldSentence(NamedTuple):
    """A sentence with its figures."""

    prose: Prose
    text: str
    values: frozenset[Decimal]

    @property
    def words(self) -> frozenset[str]:
        """The words for what it speaks of."""
        return _words(self.text)

    @property
    def periods(self) -> frozenset[Dates]:
        """The periods that it names."""
        return periods_in(self.text)


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    return measuring_words(text) | summing_words(text)


def same_digits(one: Decimal, other: Decimal) -> bool:
    """Whether two figures have the same digits in another order."""
    return sorted(str(one)) == sorted(str(other))


def counting(told: Told, shown: Shown) -> int:
    """How many digits count in the figure that has more of them."""
    return max(len(value.normalize().as_tuple().digits) for value in (told.value, shown.value))


def is_named(
    told: Told, shown: Shown, tabled: Sequence[Shown], positions: Mapping[int, int], material: Material
) -> bool:
    """Whether a sentence speaks of the figure of a table: of its row, of no other column and no other time."""
    sentence = told.sentence
    if _of_other_time(shown, sentence):
        return False
    if terms("disagreements", "otherwise").first(sentence.text) is not None or _is_of_other_area(told, shown, material):
        return False
    by_rate = told.unit in _RATES and bool(sentence.periods & shown.periods) and _only_one(shown, tabled)
    if not (_names_row(shown, sentence, material) or by_rate or _is_of_chart(shown, sentence)):
        return False
    if _names_other_column(shown, sentence) or not _of_all(shown, sentence) or _counts_else(told, shown):
        return False
    kind, together = misprint(told.value, shown.value), _together(sentence.prose.place, shown.place, positions)
    if kind is not None and counting(told, shown) >= MANY_DIGITS:
        is_total = is_total_label(shown.label)
        return together or len(shown.row) > 1 or is_total if kind == "swapped" else together and not is_total
    if kind == "swapped" and told.unit == "gbp" and len(shown.row) > 1:
        return True
    return together and (kind is not None or _names_cell(told, shown, tabled))


def _names_row(shown: Shown, sentence: ToldSentence, material: Material) -> bool:
    """Whether a sentence has all words of a row's label but its area's, or a name of the one funder that the label names."""
    label = shown.label
    for place in (*material.facts.places, *material.facts.areas):
        label = label.replace(place, " ")
    row = named_words(label) or shown.row
    if row and _all_in(row, sentence.words):
        return True
    kind = party_kind(shown.label)
    return (
        shown.unit == "gbp"
        and kind != "other"
        and kind in {term.key for term in terms("funders").find(sentence.text)}
        and not is_total_label(shown.label)
    )


def _names_cell(told: Told, shown: Shown, tabled: Sequence[Shown]) -> bool:
    """Whether a sentence names the column or period too, or the row has no other figure of the unit, with two digits swapped."""
    sentence = told.sentence
    if told.unit != shown.unit:
        return False
    if (shown.column and _all_in(shown.column, sentence.words)) or sentence.periods & shown.periods:
        return True
    like = [one for one in tabled if (one.table, one.line, one.unit) == (shown.table, shown.line, shown.unit)]
    return len(like) == 1 and len(shown.row) > 1 and same_digits(told.value, shown.value)


def _is_of_other_area(told: Told, shown: Shown, material: Material) -> bool:
    """Whether the area that a sentence names last before its figure, or right behind it, is one to compare with and not the table's."""
    text, areas = told.sentence.text, list(find_areas(told.sentence.text, material.facts))
    before = [area for area in areas if area.start < told.start]
    behind = [area for area in areas if area.start > told.start and _IN.fullmatch(text, told.end, area.start)]
    nearest = (behind or before[-1:])[:1]
    return any(
        area.comparator and text[area.start : area.end] not in f"{shown.label} {shown.header}" for area in nearest
    )


def _of_other_time(shown: Shown, sentence: ToldSentence) -> bool:
    """Whether a sentence names periods, and none of them the figure's; a sum's may lie within the other."""
    if not sentence.periods or not shown.periods or sentence.periods & shown.periods:
        return False
    return shown.unit != "gbp" or not any(
        one[0] <= other[1] and other[0] <= one[1] for one in sentence.periods for other in shown.periods
    )


def _is_of_chart(shown: Shown, sentence: ToldSentence) -> bool:
    """Whether a sentence speaks of one bar of a chart, by what stands over the chart and the period under the bar."""
    measure = named_words(shown.about)
    is_bar = not shown.label and bool(measure) and _all_in(measure, sentence.words)
    return is_bar and bool(sentence.periods & shown.periods)


def _only_one(shown: Shown, tabled: Iterable[Shown]) -> bool:
    """Whether a table has one row only of a rate and period."""
    like = (
        other.line
        for other in tabled
        if other.table == shown.table and other.unit == shown.unit and other.periods & shown.periods
    )
    return all(line == shown.line for line in like)


def _names_other_column(shown: Shown, sentence: ToldSentence) -> bool:
    """Whether a sentence names another column of the table, and not the figure's own."""
    if shown.column and _all_in(shown.column, sentence.words):
        return False
    others = (named_words(header) for header in shown.headers if header != shown.header)
    return any(other and _all_in(other, sentence.words) for other in others)


def _of_all(shown: Shown, sentence: ToldSentence) -> bool:
    """Whether a sentence speaks of no others than the table counts, and of no balance where the table tells of none."""
    said = f"{shown.label} {shown.header} {shown.about}"
    return some_of_all(sentence.text) <= some_of_all(said) and (
        terms("disagreements", "balance").first(sentence.text) is None
        or terms("disagreements", "balance").first(said) is not None
    )


def _counts_else(told: Told, shown: Shown) -> bool:
    """Whether the word behind a figure is for something that the row does not count: "162 hours"."""
    counted = terms("disagreements", "counted")
    behind = told.sentence.text[told.end :]
    term = next(counted.find(behind), None)
    is_next = term is not None and not behind[: term.start].strip()
    return is_next and counted.first(f"{shown.label} {shown.header} {shown.about}") is None


def _all_in(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether each word stands among the others in some form."""
    others = tuple(others)
    return all(any(_one_word(word, other) for other in others) for word in words)


def _one_word(word: str, other: str) -> bool:
    if word == other:
        return True
    return min(len(word), len(other)) >= _STEM and (word.startswith(other) or other.startswith(word))


def _together(one: Place, other: Place, positions: Mapping[int, int]) -> bool:
    """Whether two places stand under one heading, or the one under a heading within the other's, or close by."""
    length = min(len(one.section), len(other.section))
    return (
        one.section[:length] == other.section[:length]
        or abs(positions[id(one.block)] - positions[id(other.block)]) <= _CLOSE_BY
    )
