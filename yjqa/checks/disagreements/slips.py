"""A figure of a sentence that is a table's but for a slip of the hand, where the sentence names the table's row.

Which figures are like each other is looked up by their digits, so that the words of a row are compared with those of few sentences.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from decimal import Decimal

from yjqa.checks.disagreements.named_cells import MANY_DIGITS, Told, ToldSentence, counting, is_named, same_digits
from yjqa.checks.disagreements.shown import Shown, shown_figures
from yjqa.checks.material import Material
from yjqa.checks.measures import is_too_small
from yjqa.checks.precision import Printed, is_change, is_rounded
from yjqa.document import Document
from yjqa.extract.figures import find_figures
from yjqa.extract.misprints import misprint
from yjqa.extract.money import find_sums
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.records import Finding, Unit

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LONGEST = 800
_FEWEST_WORDS = 5
"""A sentence of fewer words is a label."""
_FEWEST_DIGITS, _MOST_DIGITS = 2, 15
_MANY_SWAPPED, _SWAPPED, _DIGIT, _LAST = 0.75, 0.65, 0.6, 0.55


def find_slips(material: Material) -> Iterator[Finding]:
    """The figures of sentences that the row which their sentence names gives with other digits."""
    tabled = list(shown_figures(material))
    by_digits: defaultdict[str, list[Shown]] = defaultdict(list)
    for shown in tabled:
        for key in _keys(shown.value):
            by_digits[key].append(shown)
    positions = {id(place.block): position for position, place in enumerate(material.document.places())}
    shown_values = {(shown.value, shown.unit) for shown in tabled}
    for told in _told(material, by_digits):
        if (told.value, told.unit) in shown_values:
            continue
        near = {id(shown): shown for key in _keys(told.value) for shown in by_digits.get(key, ())}
        meant = [
            shown
            for shown in near.values()
            if _sure(told, shown) and is_named(told, shown, tabled, positions, material)
        ]
        meant = [shown for shown in meant if same_digits(told.value, shown.value)] or meant
        if len({shown.value for shown in meant}) == 1:
            yield _finding(told, meant[0], material.document)


def _keys(value: Decimal) -> Iterator[str]:
    """What two figures have in common that differ by one digit, or by the order of their digits."""
    digits = f"{value:f}"
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS or value < 0:
        return
    yield "".join(sorted(digits))
    for place, digit in enumerate(digits):
        if digit.isdigit():
            yield f"{digits[:place]}?{digits[place + 1 :]}"


def _told(material: Material, by_digits: Container[str]) -> Iterator[Told]:
    """The figures of all sentences that hold one with the digits of a table's, or all but one of them."""
    for prose in running_text(material.document):
        if prose.cell is not None or not _is_like_any(prose.text, by_digits):
            continue
        for start, end in sentences(prose.text):
            text = " ".join(prose.text[start:end].split())
            if len(text) <= _LONGEST and len(text.split()) >= _FEWEST_WORDS and _is_like_any(text, by_digits):
                yield from _told_in(text, prose)


def _is_like_any(text: str, by_digits: Container[str]) -> bool:
    numbers = (Decimal(match.group().replace(",", "")) for match in _NUMBER.finditer(text))
    return any(key in by_digits for number in numbers for key in _keys(number))


def _told_in(text: str, prose: Prose) -> Iterator[Told]:
    sums, figures = list(find_sums(text)), find_figures(text)
    if not (sums or figures):
        return
    values = frozenset([*(found.amount for found in sums), *(found.value for found in figures)])
    sentence = ToldSentence(prose, text, values)
    spans: list[tuple[Decimal, Unit, int, int]] = [(one.amount, "gbp", one.start, one.end) for one in sums]
    spans += [(one.value, one.unit, one.start, one.end) for one in figures if text[one.start].isdigit()]
    for value, unit, start, end in spans:
        if not is_rounded(text, start) and not is_change(text, start, end):
            yield Told(value, unit, text[start:end].strip(), start, end, sentence)


def _sure(told: Told, shown: Shown) -> float:
    """How sure it is, by their digits and units alone, that the one figure is the other with a slip; 0 where it is not."""
    if not _of_one_unit(told, shown) or shown.value in told.sentence.values or is_too_small(told.value, shown.value):
        return 0
    if Printed(told.value, _step(told.value)).agrees(Printed(shown.value, _step(shown.value))):
        return 0
    kind = misprint(told.value, shown.value)
    if kind == "swapped":
        return _MANY_SWAPPED if counting(told, shown) >= MANY_DIGITS else _SWAPPED
    return _DIGIT if kind == "digit" else _LAST


def _step(value: Decimal) -> Decimal:
    """The worth of the last digit that is no nought."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))


def _of_one_unit(told: Told, shown: Shown) -> bool:
    return told.unit == shown.unit or ({told.unit, shown.unit} == {"count", "gbp"} and told.value >= 10_000)


def _finding(told: Told, shown: Shown, document: Document) -> Finding:
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
