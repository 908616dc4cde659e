"""Percentages that a sentence says of one thing, while the counts that they come from make them shares of another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.checks.percentages.readings import content_words
from yjqa.checks.percentages.rounding import Quantity, fits, share, shown_percentage
from yjqa.checks.percentages.shaped import COUNT, PERCENT, Figure, shaped
from yjqa.checks.percentages.telling import shortened
from yjqa.document import Document, Heading
from yjqa.extract.clauses import noun_phrase
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.records import Finding

_COUNTS_ONLY = re.compile(r"\s*\d{1,3}(?:,\d{3}){0,3}(?:\s+\d{1,3}(?:,\d{3}){0,3}){0,30}\s*")
_COUNT = re.compile(r"\d[\d,]*")
_NOUN_END = re.compile(r"\s(?:for|of|in|at|with|and|or|to|from|on|by|under|during)\b")
_FEWEST = 2
_LONGEST = 400
_MOST_CHARTS, _MOST_TEXTS = 20, 100
"""In a longer section a chart is too far from what is said of other charts."""
_PERHAPS = 0.5


class _Counted(NamedTuple):
    """How many of something a sentence says there are."""

    number: int
    noun: str
    prose: Prose


class _Shared(NamedTuple):
    """A sentence with percentages and the words before the first of them, which say what they are of."""

    text: str
    subject: str
    percentages: tuple[Figure, ...]
    prose: Prose


@dataclass
class _Section:
    """A section of a paper: its texts with figures, and the bare counts of its charts."""

    texts: list[Prose] = field(default_factory=list)
    charts: list[list[tuple[int, Prose]]] = field(default_factory=list)


def misnamed_shares(material: Material) -> Iterator[Finding]:
    """The sentences whose percentages are shares of something else than they say."""
    for section in _sections(material.document):
        if len(section.charts) > _MOST_CHARTS or len(section.texts) > _MOST_TEXTS:
            continue
        if section.charts and any(prose.text.count("%") >= _FEWEST for prose in section.texts):
            counted: list[_Counted] = []
            shared: list[_Shared] = []
            for prose in section.texts:
                _read(prose, counted, shared)
            for one in shared:
                yield from _misnamed(material.document, section.charts, counted, one)


def _sections(document: Document) -> Iterator[_Section]:
    section = _Section()
    trail: tuple[Heading, ...] = ()
    in_chart = False
    for prose in running_text(document):
        if prose.place.trail != trail:
            yield section
            section, trail, in_chart = _Section(), prose.place.trail, False
        if _COUNTS_ONLY.fullmatch(prose.text):
            if not in_chart:
                section.charts.append([])
            section.charts[-1] += [(int(m[0].replace(",", "")), prose) for m in _COUNT.finditer(prose.text)]
            in_chart = True
        else:
            in_chart = False
            if _COUNT.search(prose.text):
                section.texts.append(prose)
    yield section


def _read(prose: Prose, counted: list[_Counted], shared: list[_Shared]) -> None:
    """Adds what a piece of text counts, and the percentages that it gives."""
    for start, end in sentences(prose.text):
        if end - start > _LONGEST:
            continue
        sentence = shaped(prose.text[start:end].strip())
        shares = tuple(figure for figure in sentence.figures.values() if figure.sign == PERCENT)
        for at, figure in sentence.figures.items():
            noun = _NOUN_END.split(f" {noun_phrase(sentence.shape[at + 1 :])}", maxsplit=1)[0].strip()
            if figure.sign == COUNT and figure.step == 1 and noun:
                counted.append(_Counted(int(figure.value), noun, prose))
        if len(shares) >= _FEWEST and all(figure.is_exact for figure in shares):
            shared.append(_Shared(sentence.text, sentence.shape.partition(PERCENT)[0], shares, prose))


def _misnamed(
    document: Document, charts: Sequence[Sequence[tuple[int, Prose]]], counted: Sequence[_Counted], shared: _Shared
) -> Iterator[Finding]:
    subject = content_words(shared.subject)
    said = [one for one in counted if subject & content_words(one.noun)]
    for chart in charts:
        whole = sum(count for count, _ in chart)
        really = next((c for c in counted if c.number == whole and not subject & content_words(c.noun)), None)
        claimed = next((c for c in said if c.number != whole), None)
        if really is None or claimed is None or any(c.number == whole for c in said):
            continue
        counts = [count for count, _ in chart]
        parts = _parts(shared.percentages, counts, whole)
        if parts is None or _parts(shared.percentages, counts, claimed.number) is not None:
            continue
        worked = ", ".join(_worked(f, n, whole) for f, n in zip(shared.percentages, parts, strict=True))
        otherwise = " and ".join(
            _percentage(f, n, claimed.number) for f, n in zip(shared.percentages, parts, strict=True)
        )
        printed = " and ".join(figure.words for figure in shared.percentages)
        message = (
            f"“{shortened(shared.text)}”: {printed} are said of the {claimed.number:,} {claimed.noun}, but are shares of the"
            f" {really.number:,} {really.noun} that the counts add up to ({worked}); of the {claimed.number:,} they would be {otherwise}."
        )
        places = dict.fromkeys(prose for _, prose in chart)
        yield Finding(
            check="percentage",
            printed=printed,
            computed=otherwise,
            message=message,
            confidence=_PERHAPS,
            sources=(
                shared.prose.source(document, shared.text),
                *(prose.source(document, prose.text) for prose in places),
                claimed.prose.source(document, claimed.prose.text),
            ),
        )
        return


def _parts(percentages: Sequence[Figure], counts: Sequence[int], whole: int) -> list[int] | None:
    """The counts that the percentages are shares of a whole of, each its own; `None` where one of them is none."""
    left = list(counts)
    parts: list[int] = []
    for figure in percentages:
        part = next(
            (n for n in left if (r := share(Quantity(n), Quantity(whole))) and fits(figure.percentage, r)), None
        )
        if part is None:
            return None
        left.remove(part)
        parts.append(part)
    return parts


def _worked(figure: Figure, part: int, whole: int) -> str:
    return f"{part:,} of {whole:,} is {_percentage(figure, part, whole)}"


def _percentage(figure: Figure, part: int, whole: int) -> str:
    return shown_percentage(100 * part / whole, figure.step)
