"""What a text points to in its own paper: "see paragraph 7.3", "Table 4", "outlined at 4.10 above"."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["paragraph", "section", "appendix", "annex", "table", "figure", "chart", "item"]

_NAMED = re.compile(
    r"\b(?P<kind>paragraph|para|section|chapter|appendix|appendices|annex|annexe|table|figure|fig|chart|item)(?:s|es)?\.?\s+"
    r"(?P<labels>(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-H])\b(?!\s?%)"
    r"(?:\s*(?:,|&|and|or|to|-|–)\s*(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-H])\b(?![\s-]*(?:%|\w+ing\b))){0,4})",
    re.I,
)
_BARE = re.compile(
    r"(?:\b(?:see|at|in|under)\s+)(?P<labels>\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?:\s*(?:,|&|and|to|-|–)\s*\d{1,2}\.\d{1,2})?)\b(?!\s*%)",
    re.I,
)
_TELLS = re.compile(
    r"\b(?:see|seen|outlined|described|highlighted|set\s+out|noted|mentioned|detailed|discussed|explained|referred\s+to|listed|shown)"
    r"(?:\s+(?:at|in|under|above|below))?\s*$",
    re.I,
)
_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}|\b[A-H]\b", re.I)
_HERE = re.compile(
    r"\W{0,2}(?:above|below|overleaf|(?:of|in|to)\s+(?:this|the\s+present)\s+(?:report|plan|paper|document|strategy|section))\b",
    re.I,
)
_ELSEWHERE = re.compile(
    r"^[\s,(]*(?:(?:of|to|in|from|under|within)\s+(?!this\b)(?:the\s+|our\s+|its\s+|their\s+|that\s+|an?\s+)?[A-Za-z(‘“\"]"
    r"|(?:[A-Z][\w&’'-]*\s+){0,6}Act\b|(?:officers?|agreements?|assessments?|enquir\w+|inquir\w+|dut(?:y|ies)|orders?|notices?|funding|monies|powers?)\b)"
)
_OF_ANOTHER = re.compile(
    r"(?:[’']s\s+(?:\w+\s+){0,3}|\b(?:agreement|act|bill|guidance|strategy|policy|framework|release|bulletin|minutes|agenda|standing\s+orders"
    r"|regulations?|code|constitution|report|paper)\b[^.;]{0,40})$",
    re.I,
)
_OWN = re.compile(r"\b(?:this|the\s+present)\s+(?:report|plan|paper|document|strategy)\b[^.;]{0,40}$", re.I)
_AROUND = 90
"""Characters around a reference that may say whose part it is."""
_ONE = {
    "para": "paragraph", "chapter": "section", "appendices": "appendix", "annexe": "annex", "fig": "figure",
}  # fmt: skip


class Pointer(NamedTuple):
    """A reference at `start` to `end`: what kind of part, and its label as printed ("7.3", "C").

    `is_certain`: the text says that the part is its own paper's, as "above" does.
    """

    kind: str
    label: str
    start: int
    end: int
    is_certain: bool


def pointers(text: str) -> Iterator[Pointer]:
    """The references of a text to parts of its own paper; none to parts of an act or of another paper."""
    taken = bytearray(len(text))
    for match in _NAMED.finditer(text):
        taken[match.start() : match.end()] = bytes([1]) * (match.end() - match.start())
        kind = match["kind"].lower()
        yield from _read(text, match, _ONE.get(kind, kind))
    for match in _BARE.finditer(text):
        overlaps = any(taken[match.start() : match.end()])
        lead = text[max(match.start("labels") - _AROUND, 0) : match.start("labels")]
        is_told = match[0].lower().startswith("see") or bool(_TELLS.search(lead.rsplit(" ", 2)[0]))
        if not overlaps and (_HERE.match(text, match.end()) or is_told):
            yield from _read(text, match, "paragraph")


def _read(text: str, match: re.Match[str], kind: str) -> Iterator[Pointer]:
    before = text[max(match.start() - _AROUND, 0) : match.start()]
    after = text[match.end() : match.end() + _AROUND]
    here = _HERE.match(after)
    is_certain = here is not None
    end = match.end() + (here.end() if here is not None else 0)
    if not is_certain and not _OWN.search(before) and (_ELSEWHERE.match(after) or _OF_ANOTHER.search(before)):
        return
    for label in _LABEL.findall(match["labels"]):
        if label.isdigit() or "." in label or label.isupper():
            yield Pointer("paragraph" if "." in label else kind, label, match.start(), end, is_certain)
