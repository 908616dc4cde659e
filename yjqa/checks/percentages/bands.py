"""Legends of ratings whose bands leave a percentage out, or hold some twice: "over 85%", "65 – 84%", "under 65%"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yjqa.checks.material import Material
from yjqa.document import Document
from yjqa.extract.prose import Prose, running_text
from yjqa.records import Finding

_X = r"(\d{1,3}(?:\.\d+)?)\s?%?"
_KINDS: dict[str, re.Pattern[str]] = {
    "over": re.compile(rf"(?:(?:greater|more|higher)\s+tha[nt]|over|above|>(?!\s?=))\s*{_X}", re.I),
    "under": re.compile(rf"(?:(?:less|fewer|lower)\s+tha[nt]|below|under|<(?!\s?=))\s*{_X}", re.I),
    "least": re.compile(rf"(?:at\s+least|≥|>\s?=)\s*{_X}|{_X}\s?(?:\+|(?:and|or)\s+(?:above|over|more|higher))", re.I),
    "most": re.compile(rf"(?:at\s+most|up\s+to|≤|<\s?=)\s*{_X}|{_X}\s?(?:and|or)\s+(?:below|under|less|lower)", re.I),
    "between": re.compile(rf"{_X}\s?(?:[–—-]|to|and)\s?{_X}", re.I),
}
_DIGIT = re.compile(r"\d")
_LONGEST = 60
"""Characters of the longest text that is a band and its name."""
_LONGEST_NAME = 120
"""Characters of the longest name that stands between bands."""
_NAMES_BETWEEN = 2
_FEWEST = 3
_WIDEST = 3
"""Steps; bands that lie farther apart, or share more, are not neighbours of one legend."""
_LOW = 0.4
_TOP, _BOTTOM = 100.0, 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """A band with its first and last figure, in steps of `step`; `opens` is "top" or "bottom" where it has no end there."""

    words: str
    first: float
    last: float
    opens: str
    prose: Prose


def odd_bands(material: Material) -> Iterator[Finding]:
    """The legends whose bands do not follow on one another, each wording once."""
    told: set[str] = set()
    for legend in _legends(material.document):
        ordered = sorted(legend, key=lambda band: band.first)
        problem = _problem(ordered)
        words = "; ".join(band.words for band in legend)
        if problem is not None and words.lower() not in told:
            told.add(words.lower())
            yield Finding(
                check="percentage",
                printed=words,
                computed=problem,
                message=f"The bands of the rating do not follow on one another ({words}): {problem}.",
                confidence=_LOW,
                sources=tuple(band.prose.source(material.document, band.words) for band in legend),
            )


def _legends(document: Document) -> Iterator[list[Band]]:
    """The runs of bands that begin with one without an end and close with the one at the other side."""
    run: list[Band] = []
    names = 0
    for prose in running_text(document):
        band = _band(prose)
        if band is not None:
            if not run and not band.opens:
                continue
            run, names = [*run, band], 0
            if len(run) > 1 and band.opens:
                if len(run) >= _FEWEST and band.opens != run[0].opens:
                    yield run
                run = []
        elif run:
            names += 1
            if names > _NAMES_BETWEEN or len(prose.text) > _LONGEST_NAME or _DIGIT.search(prose.text):
                run, names = [], 0


def _band(prose: Prose) -> Band | None:
    """The band of a short text that holds one, and no other figure; whole percentages follow on each other by one."""
    text = prose.text.strip()
    if len(text) > _LONGEST or "%" not in text:
        return None
    for kind, pattern in _KINDS.items():
        match = pattern.search(text)
        if match is None or _DIGIT.search(text[: match.start()] + text[match.end() :]):
            continue
        figures = [found for found in match.groups() if found]
        step = min(10.0 ** -len(figure.partition(".")[2]) for figure in figures)
        first, last = float(figures[0]), float(figures[-1])
        if kind == "between":
            return Band(text, first, last, "", prose) if first < last else None
        if kind in ("over", "least"):
            return Band(text, first + (step if kind == "over" else 0), _TOP, "top", prose)
        return Band(text, _BOTTOM, last - (step if kind == "under" else 0), "bottom", prose)
    return None


def _problem(bands: Sequence[Band]) -> str | None:
    """What the bands, lowest first, leave out or hold twice; one edge that two bands share is how some write it, and no mistake."""
    step = 1.0 if all(band.first.is_integer() and band.last.is_integer() for band in bands) else 0.1
    for lower, upper in pairwise(bands):
        between = round((upper.first - lower.last) / step) - 1
        if abs(between) > _WIDEST:
            return None
        if between > 0:
            first, last = lower.last + step, upper.first - step
            return f"{_shown(first, last)} in no band"
        if between < -1:
            return f"{_shown(upper.first, lower.last)} in two bands"
    return None


def _shown(first: float, last: float) -> str:
    if round(first, 1) == round(last, 1):
        return f"{first:g}% falls"
    return f"{first:g}% to {last:g}% fall"
