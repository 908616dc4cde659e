"""A whole that a sentence or a chart takes apart, whose parts come to something else by one slip."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.checks.precision import is_mistyped
from yjqa.document import Document, Place, Table
from yjqa.extract.figures import Figure, cell_figures, find_figures
from yjqa.extract.misprints import misprint
from yjqa.extract.money import find_sums
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.extract.sources import block_source
from yjqa.records import Finding

_LONGEST = 500
_TAKES_APART = re.compile(r"(?::|\s[–—]|,?\s(?:made up of|comprising|consisting of|that is,?))\s", re.IGNORECASE)
_LAST = re.compile(r"\band\b", re.IGNORECASE)
_SUBSET = re.compile(r"\b(?:of (?:whom|which|them|these|those)|including|include[sd]?|such as)\b", re.IGNORECASE)
"""What says that the parts need not be all."""
_FEWEST_BARS, _FEWEST_IN_ALL = 3, 30
_WITHIN = 6
"""How many blocks behind a chart may speak of it."""
_LONGEST_BAR = 60
_BAR = re.compile(r"[^\W\d_][^\d%£]*?\s(?P<figure>\d[\d,]*)(?:,?\s\(?[\d.]+%\)?)?")
_SURE = 0.65


class _Bar(NamedTuple):
    """A bar's figure where it stands."""

    value: Decimal
    place: Place
    quote: str


def find_parts(material: Material) -> Iterator[Finding]:
    """The sentences whose parts are not their whole, and those against whose whole and part a chart has one bar wrong."""
    for prose in running_text(material.document):
        if prose.cell is None and _LAST.search(prose.text):
            for start, end in sentences(prose.text):
                if end - start <= _LONGEST:
                    yield from _taken_apart(" ".join(prose.text[start:end].split()), prose, material.document)
    yield from _against_charts(material.document)


def _taken_apart(text: str, prose: Prose, document: Document) -> Iterator[Finding]:
    match = _TAKES_APART.search(text)
    if match is None or _SUBSET.search(text):
        return
    sums = [(one.amount, one.start, one.end) for one in find_sums(text)]
    counts = [(one.value, one.start, one.end) for one in find_figures(text) if one.unit == "count"]
    for figures in (sums, counts):
        before = [one for one in figures if one[1] < match.start()]
        parts = [one for one in figures if one[1] >= match.end()]
        if len(before) != 1 or len(parts) < 2 or (";" in text[parts[0][2] : parts[-1][1]]):
            continue
        whole, told = before[0], sum((part[0] for part in parts), Decimal(0))
        if told == whole[0] or not _LAST.search(text, parts[-2][2], parts[-1][1]):
            continue
        wrong = [part for part in parts if misprint(part[0], whole[0] - told + part[0]) is not None]
        if not wrong and misprint(whole[0], told) is None:
            continue
        shown = [text[start:end] for _, start, end in parts]
        mark = "£" if figures is sums else ""
        yield Finding(
            check="disagreement",
            printed=text[whole[1] : whole[2]],
            computed=f"{mark}{told:,f}",
            message=(
                f"The text gives {text[whole[1] : whole[2]]} and takes it apart into {' and '.join(shown)}, "
                f"which come to {mark}{told:,f}."
            ),
            confidence=_SURE,
            sources=(prose.source(document, text),),
        )


def _against_charts(document: Document) -> Iterator[Finding]:
    bars: list[_Bar] = []
    behind = 0
    for place in document.places():
        block = place.block
        text = "" if isinstance(block, Table) else " ".join(block.text.split())
        if found := _bars(text, place):
            bars = [*(bars if behind == 0 else ()), *found]
            behind = 0
            continue
        behind += 1
        if isinstance(block, Table) or behind > _WITHIN:
            bars = []
        elif len(bars) >= _FEWEST_BARS:
            for start, end in sentences(text):
                yield from _wrong_bar(text[start:end].strip(), place, bars, document)


def _bars(text: str, place: Place) -> list[_Bar]:
    """The bars of a line of nothing but counts, or of a label and its count."""
    if not text or len(text) > _LONGEST_BAR:
        return []
    read = [cell_figures(word) for word in text.split()]
    if all(len(one) == 1 and one[0][1] == "count" for one in read):
        return [_Bar(one[0][0], place, text) for one in read]
    match = _BAR.fullmatch(text)
    return [_Bar(Decimal(match["figure"].replace(",", "")), place, text)] if match is not None else []


def _wrong_bar(text: str, place: Place, bars: Sequence[_Bar], document: Document) -> Iterator[Finding]:
    """A bar in whose place a sentence's part makes all of them come to the sentence's whole, and nothing else does."""
    told: list[Figure] = [one for one in find_figures(text) if one.unit == "count"]
    shown = {bar.value for bar in bars}
    together = sum((bar.value for bar in bars), Decimal(0))
    for whole in told:
        if whole.value < _FEWEST_IN_ALL or whole.value in (together, *shown):
            continue
        for part in told:
            meant = [bar for bar in bars if together - bar.value + part.value == whole.value]
            if part.value not in shown and len(meant) == 1 and is_mistyped(part.value, meant[0].value):
                bar = meant[0]
                yield Finding(
                    check="disagreement",
                    printed=f"{bar.value:,f}",
                    computed=f"{part.value:,f}",
                    message=(
                        f"A chart shows {bar.value:,f} and comes to {together:,f} in all; the text gives {part.value:,f} "
                        f"out of {whole.value:,f}, to which the chart comes with {part.value:,f}."
                    ),
                    confidence=_SURE,
                    sources=(block_source(document, bar.place, bar.quote), block_source(document, place, text)),
                )
                return
