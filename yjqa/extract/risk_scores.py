"""Scores of risks as registers print them: "20", "High (20)", "5 x 4 = 20", "Medium"."""

import re
from typing import NamedTuple

Figure = int | str | None

_PRODUCT = re.compile(r"(?P<first>\d{1,2})\s*[x×*]\s*(?P<second>\d{1,2})(?:\s*=\s*(?P<score>\d{1,3}))?", re.I)
_PARTS = re.compile(
    r"\b(?P<measure>[ILSP]|impact|likelihood|probability|severity|score|total)\s*[:=]?\s*(?P<figure>\d{1,3})\b", re.I
)
_NUMBER = re.compile(r"\b\d{1,3}\b")
_WORDS, _SHORT = 5, 6
_MEASURE_OF = {"i": "impact", "se": "impact", "s": "score", "l": "likelihood", "p": "likelihood", "t": "score"}
_NOT_SAID = re.compile(r"^[\s\-–—/.]*$|^(?:n/?[ak]|tb[ca]|not (?:yet )?(?:scored|known|applicable))\b.*$", re.I)


class Scores(NamedTuple):
    """What one cell tells: most cells tell one figure only."""

    score: Figure = None
    impact: Figure = None
    likelihood: Figure = None


def said(text: str | None) -> str | None:
    """The text of a cell, or `None` where it says nothing: a dash, "n/a", "TBC", be it broken by a narrow column."""
    broken = text is not None and len(text) <= _SHORT and _NOT_SAID.match("".join(text.split()))
    return None if text is None or broken or _NOT_SAID.match(text) else text


def figure(text: str | None) -> Figure:
    """A number where the cell holds one beside a few words at most ("4", "High (4)"); else as printed ("High")."""
    text = said(text)
    if text is None or len(text.split()) > _WORDS:
        return text
    if product := _PRODUCT.search(text):
        return int(product["score"] or int(product["first"]) * int(product["second"]))
    numbers = _NUMBER.findall(text)
    return int(numbers[0]) if numbers else text


def scores(text: str | None, header: str) -> Scores:
    """The figures of a score's cell. Which factor of "5 x 4" is which, its header must say: "Score (I x L)"."""
    text = said(text)
    if text is None:
        return Scores()
    if product := _PRODUCT.search(text):
        score = int(product["score"] or int(product["first"]) * int(product["second"]))
        first, second = int(product["first"]), int(product["second"])
        order = _order(header)
        if order == "impact":
            return Scores(score, first, second)
        return Scores(score, second, first) if order else Scores(score)
    told = {_measure(part["measure"]): int(part["figure"]) for part in _PARTS.finditer(text)}
    if {"impact", "likelihood"} <= told.keys():
        return Scores(told.get("score", told["impact"] * told["likelihood"]), told["impact"], told["likelihood"])
    return Scores(figure(text))


def _order(header: str) -> str | None:
    """Which factor a header names first: "(I x L)" or "Likelihood x Impact"."""
    match = re.search(r"\b([ilp])\w*\s*[x×*]\s*([ilp])\w*", header, re.I)
    if match is None:
        return None
    return _measure(match.group(1))


def _measure(word: str) -> str:
    return _MEASURE_OF.get(word[:2].lower()) or _MEASURE_OF[word[0].lower()]
