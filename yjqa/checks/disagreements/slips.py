"""A figure of a sentence that is a table's but for a slip of the hand, where the sentence names the table's row.

Which figures are like each other is looked up by their digits, so that the words of a row are compared with those of few sentences.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from yjqa.checks.disagreements.shown import Dates, Shown, named_words, periods_in, shown_figures, summing_words
from yjqa.checks.material import Material
from yjqa.checks.measures import measuring_words, some_of_all
from yjqa.checks.precision import Printed, is_change, is_rounded
from yjqa.document import Document, Place
from yjqa.extract.area_mentions import find_areas
from yjqa.extract.figures import find_figures
from yjqa.extract.ledgers import is_total_label
from yjqa.extract.misprints import misprint
from yjqa.extract.money import find_sums
from yjqa.extract.parties import party_kind
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.extract.terms import terms
from yjqa.records import Finding, Unit

_LONGEST = 800
_FEWEST_WORDS = 5
"""A sentence of fewer words is a label."""
_FEWEST_DIGITS = 2
_MANY_DIGITS = 4
"""So many digits that count are alike but for a slip by more than chance, wherever in a paper they stand."""
_STEM = 4
"""Words that begin with so many like letters, one of which begins the other, are forms of one: "cases" and "caseload"."""
_CLOSE_BY = 4
"""So many blocks apart are a table and the text about it, whatever headings stand between them."""
_IN = re.compile(r"\s(?:(?:in|for|across)\s)?(?:the\s)?", re.IGNORECASE)
_RATES: frozenset[Unit] = frozenset(["per_100000", "per_1000"])
_MANY_SWAPPED, _SWAPPED, _DIGIT, _LAST = 0.75, 0.65, 0.6, 0.55


class _Told(NamedTuple):
    """A figure of a sentence; `shown` as printed, with what surrounds it."""

    value: Decimal
    unit: Unit
    shown: str
    start: int
    end: int
    sentence: "_Sentence"


class _Sentence(NamedTuple):
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


def find_slips(material: Material) -> Iterator[Finding]:
    """The figures of sentences that the row which their sentence names gives with other digits, each sentence's first."""
    tabled = list(shown_figures(material))
    by_digits: defaultdict[str, list[Shown]] = defaultdict(list)
    for shown in tabled:
        for key in _keys(shown.value):
            by_digits[key].append(shown)
    positions = {id(place.block): position for position, place in enumerate(material.document.places())}
    shown_values = {(shown.value, shown.unit) for shown in tabled}
    for told in _told(material):
        if (told.value, told.unit) in shown_values:
            continue
        near = dict.fromkeys(shown for key in _keys(told.value) for shown in by_digits.get(key, ()))
        meant = [shown for shown in near if _sure(told, shown) and _is_named(told, shown, tabled, positions, material)]
        meant = [shown for shown in meant if _same_digits(told.value, shown.value)] or meant
        if len({shown.value for shown in meant}) == 1:
            yield _finding(told, meant[0], material.document)


def _keys(value: Decimal) -> Iterator[str]:
    """What two figures have in common that differ by one digit, or by the order of their digits."""
    digits = f"{value:f}"
    if len(digits) < _FEWEST_DIGITS or value < 0:
        return
    yield "".join(sorted(digits))
    for place, digit in enumerate(digits):
        if digit.isdigit():
            yield f"{digits[:place]}?{digits[place + 1 :]}"


def _told(material: Material) -> Iterator[_Told]:
    for prose in running_text(material.document):
        if prose.cell is not None or not any(character.isdigit() for character in prose.text):
            continue
        for start, end in sentences(prose.text):
            text = " ".join(prose.text[start:end].split())
            if len(text) <= _LONGEST and len(text.split()) >= _FEWEST_WORDS:
                yield from _told_in(text, prose)


def _told_in(text: str, prose: Prose) -> Iterator[_Told]:
    sums, figures = list(find_sums(text)), find_figures(text)
    if not (sums or figures):
        return
    values = frozenset([*(found.amount for found in sums), *(found.value for found in figures)])
    sentence = _Sentence(prose, text, values)
    spans: list[tuple[Decimal, Unit, int, int]] = [(one.amount, "gbp", one.start, one.end) for one in sums]
    spans += [(one.value, one.unit, one.start, one.end) for one in figures if text[one.start].isdigit()]
    for value, unit, start, end in spans:
        if not is_rounded(text, start) and not is_change(text, start, end):
            yield _Told(value, unit, text[start:end].strip(), start, end, sentence)


@lru_cache(maxsize=256)
def _words(text: str) -> frozenset[str]:
    return measuring_words(text) | summing_words(text)


def _sure(told: _Told, shown: Shown) -> float:
    """How sure it is, by their digits and units alone, that the one figure is the other with a slip; 0 where it is not."""
    if not _of_one_unit(told, shown) or shown.value in told.sentence.values:
        return 0
    if Printed(told.value, _step(told.value)).agrees(Printed(shown.value, _step(shown.value))):
        return 0
    kind = misprint(told.value, shown.value)
    if kind == "swapped":
        return _MANY_SWAPPED if _counting(told, shown) >= _MANY_DIGITS else _SWAPPED
    return _DIGIT if kind == "digit" else _LAST


def _same_digits(one: Decimal, other: Decimal) -> bool:
    """Whether two figures have the same digits in another order."""
    return sorted(str(one)) == sorted(str(other))


def _step(value: Decimal) -> Decimal:
    """The worth of the last digit that is no nought."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def _counting(told: _Told, shown: Shown) -> int:
    """How many digits count in the figure that has more of them."""
    return max(len(value.normalize().as_tuple().digits) for value in (told.value, shown.value))


def _of_one_unit(told: _Told, shown: Shown) -> bool:
    return told.unit == shown.unit or ({told.unit, shown.unit} == {"count", "gbp"} and told.value >= 10_000)


def _is_named(
    told: _Told, shown: Shown, tabled: Sequence[Shown], positions: Mapping[int, int], material: Material
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
    if _names_other_column(shown, sentence) or not _of_all(shown, sentence):
        return False
    kind, together = misprint(told.value, shown.value), _together(sentence.prose.place, shown.place, positions)
    if kind is not None and _counting(told, shown) >= _MANY_DIGITS:
        is_total = is_total_label(shown.label)
        return together or len(shown.row) > 1 or is_total if kind == "swapped" else together and not is_total
    if kind == "swapped" and told.unit == "gbp" and len(shown.row) > 1:
        return True
    return together and (kind is not None or _names_cell(told, shown, tabled))


def _names_row(shown: Shown, sentence: _Sentence, material: Material) -> bool:
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


def _names_cell(told: _Told, shown: Shown, tabled: Sequence[Shown]) -> bool:
    """Whether a sentence names the column or period too, or the row has no other figure of the unit, with two digits swapped."""
    sentence = told.sentence
    if told.unit != shown.unit:
        return False
    if (shown.column and _all_in(shown.column, sentence.words)) or sentence.periods & shown.periods:
        return True
    like = [one for one in tabled if (one.table, one.line, one.unit) == (shown.table, shown.line, shown.unit)]
    return len(like) == 1 and len(shown.row) > 1 and _same_digits(told.value, shown.value)


def _is_of_other_area(told: _Told, shown: Shown, material: Material) -> bool:
    """Whether the area that a sentence names last before its figure, or right behind it, is one to compare with and not the table's."""
    text, areas = told.sentence.text, list(find_areas(told.sentence.text, material.facts))
    before = [area for area in areas if area.start < told.start]
    behind = [area for area in areas if area.start > told.start and _IN.fullmatch(text, told.end, area.start)]
    nearest = (behind or before[-1:])[:1]
    return any(
        area.comparator and text[area.start : area.end] not in f"{shown.label} {shown.header}" for area in nearest
    )


def _of_other_time(shown: Shown, sentence: _Sentence) -> bool:
    """Whether a sentence names periods, and none of them the figure's; a sum's may lie within the other."""
    if not sentence.periods or not shown.periods or sentence.periods & shown.periods:
        return False
    return shown.unit != "gbp" or not any(
        one[0] <= other[1] and other[0] <= one[1] for one in sentence.periods for other in shown.periods
    )


def _is_of_chart(shown: Shown, sentence: _Sentence) -> bool:
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


def _names_other_column(shown: Shown, sentence: _Sentence) -> bool:
    """Whether a sentence names another column of the table, and not the figure's own."""
    if shown.column and _all_in(shown.column, sentence.words):
        return False
    others = (named_words(header) for header in shown.headers if header != shown.header)
    return any(other and _all_in(other, sentence.words) for other in others)


def _of_all(shown: Shown, sentence: _Sentence) -> bool:
    """Whether a sentence speaks of no others than the table counts, and of no balance where the table tells of none."""
    said = f"{shown.label} {shown.header} {shown.about}"
    return some_of_all(sentence.text) <= some_of_all(said) and (
        terms("disagreements", "balance").first(sentence.text) is None
        or terms("disagreements", "balance").first(said) is not None
    )


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


def _finding(told: _Told, shown: Shown, document: Document) -> Finding:
    sentence = told.sentence
    name = ", ".join(filter(None, (shown.label, shown.header))) or shown.about
    where = f"“{shown.about}”" if shown.about else "a table"
    cause = "; two digits have probably changed places" if misprint(told.value, shown.value) == "swapped" else ""
    return Finding(
        check="disagreement",
        printed=told.shown,
        computed=_as_told(shown.value, told.unit),
        message=f"The text gives {told.shown} for “{name}”; {where} gives {_as_told(shown.value, told.unit)}{cause}.",
        confidence=_sure(told, shown),
        sources=(sentence.prose.source(document, sentence.text), shown.source(document)),
    )


def _as_told(value: Decimal, unit: Unit) -> str:
    """A table's figure as people write it in a sentence."""
    text = f"{value:,f}"
    marks: dict[Unit, str] = {"gbp": f"£{text}", "percent": f"{text}%", "per_100000": f"{text} per 100,000"}
    return marks.get(unit, f"{text} per 1,000" if unit == "per_1000" else text)
