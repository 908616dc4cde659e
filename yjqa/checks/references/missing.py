"""References to what is not in the paper: "see paragraph 7.3" where the section ends with 7.2."""

import re
from collections.abc import Iterator, Sequence

from yjqa.checks.material import Material
from yjqa.checks.numbered import Report
from yjqa.checks.references.appendices import second_of_one
from yjqa.checks.references.pointing import Pointer, pointers
from yjqa.checks.references.targets import targets
from yjqa.extract.prose import sentences
from yjqa.extract.statements import Statement
from yjqa.records import Finding

Found = tuple[int, Statement, Pointer]

_LEAST_OTHERS = 2
_LEAST_SECTIONS = 3
_LEAST_LETTERED = 4
_FURTHEST = 10
"""How far beyond the last of its kind a label may lie and still be meant for one of this paper."""
_STAND_APART = re.compile(
    r"\b(?:separate(?:ly)?|to\s+follow|circulated|available|published|online|website|tabled|enclosed|on\s+request|previous(?:ly)?|last\s+year)\b",
    re.I,
)
_SEES = re.compile(r"\b(?:see|refer\s+to)\s*$", re.I)
_TELLS = re.compile(
    r"\b(?:see|refer\s+to|(?:set\s+out|described|explained|shown|listed|given|detailed|outlined)\s+(?:at|in|under))\s*$",
    re.I,
)
_CAPTIONED = ("appendix", "annex", "table", "figure", "chart")
_ARTICLES = {"appendix": "an", "annex": "an", "item": "an"}
_MINUTES = "minutes"
_AROUND = 200
"""Characters around a reference that may say that its part is kept elsewhere."""
_LEAD = 25
"""Characters before a reference that may send the reader to it."""
_MOST_SOURCES = 5
_SURE, _LIKELY, _LOOK = 0.8, 0.7, 0.6


def find(material: Material, reports: Sequence[Report], found: Sequence[Found]) -> Iterator[Finding]:
    """One finding for each label that is pointed to and is not there, at the first place that points to it."""
    there = targets(material)
    pointed = [pointer for _, _, pointer in found]
    told: dict[tuple[str, str, int], list[Found]] = {}
    sure: dict[tuple[str, str, int], tuple[float, str]] = {}
    for order, statement, pointer in found:
        report = next((one for one in reports if one.begin <= order < one.end), None)
        key = (pointer.kind, pointer.label, report.begin if report is not None else 0)
        judged = _judged(material, report, there, statement, pointer) if key not in told else sure[key]
        judged = judged or second_of_one(material, there.get(pointer.kind, set()), statement, pointer, pointed)
        if judged is not None:
            told.setdefault(key, []).append((order, statement, pointer))
            sure[key] = judged
    for key, places in told.items():
        confidence, last = sure[key]
        _, statement, pointer = places[0]
        printed = statement.text[pointer.start : pointer.end]
        yield Finding(
            check="reference",
            printed=printed,
            computed=last,
            message=f"“{printed}” points to {_ARTICLES.get(pointer.kind, 'a')} {pointer.kind} {pointer.label} that is not in the paper: {last}.",
            confidence=confidence,
            sources=tuple(place.source(material.document, place.text) for _, place, _ in places[:_MOST_SOURCES]),
        )


def _judged(
    material: Material, report: Report | None, there: dict[str, set[str]], statement: Statement, pointer: Pointer
) -> tuple[float, str] | None:
    """How sure it is that what is pointed to is not there, and what is the last of its kind; `None` where it may be."""
    if pointer.kind == "paragraph" and "." in pointer.label:
        return _paragraph(material, report, pointer)
    if pointer.kind in _CAPTIONED:
        is_apart = _stands_apart(statement.text, pointer)
        return None if is_apart else _captioned(there.get(pointer.kind, set()), pointer)
    lead = statement.text[max(pointer.start - _LEAD, 0) : pointer.start]
    labels = there.get(pointer.kind, set())
    if pointer.kind == "section" and pointer.label.isalpha():
        return _lettered(labels, pointer) if pointer.is_certain or _TELLS.search(lead) else None
    is_own = pointer.is_certain or (pointer.kind == "section" and bool(_SEES.search(lead)))
    return _counted(labels, pointer) if is_own else None


def _stands_apart(text: str, pointer: Pointer) -> bool:
    """Whether its sentence, or one near it that names no other part, says that what is pointed to is kept elsewhere."""
    first, last = max(pointer.start - _AROUND, 0), pointer.end + _AROUND
    for start, end in sentences(text):
        near = text[max(start, first) : min(end, last)]
        if start < last and first < end and _STAND_APART.search(near):
            named = {(one.kind, one.label) for one in pointers(near)}
            if not named or start <= pointer.start < end or (pointer.kind, pointer.label) in named:
                return True
    return False


def _paragraph(material: Material, report: Report | None, pointer: Pointer) -> tuple[float, str] | None:
    """A paragraph after the last of its section. Minutes speak of the paragraphs of other papers, unless they say "above"."""
    is_minuted = material.facts.document_kind == _MINUTES
    if report is None or pointer.label in report.labels or (is_minuted and not pointer.is_certain):
        return None
    parts = tuple(map(int, pointer.label.split(".")))
    beside = [paragraph for paragraph in report.paragraphs if paragraph.parts[:-1] == parts[:-1]]
    last = max(beside, key=lambda paragraph: paragraph.last, default=None)
    if (
        last is None
        or len(beside) < _LEAST_OTHERS
        or parts[-1] <= last.last
        or _is_printed(material, report, pointer.label)
    ):
        return None
    if parts[-1] - last.last <= len(beside) - len({paragraph.label for paragraph in beside}):
        return None  # a number that is printed twice in the section is the mistake
    section = ".".join(map(str, parts[:-1]))
    return _SURE if pointer.is_certain else _LIKELY, f"section {section} ends with {last.label}"


def _is_printed(material: Material, report: Report, label: str) -> bool:
    """Whether a number begins a sentence of the report: a reader may have parted it from its paragraph."""
    number = re.compile(rf"(?:^|(?<!para)(?<!paras)[.;:]\s+){re.escape(label)}(?![\d.]*\d)")
    own = material.statements[report.begin : report.end]
    return any(statement.number == label or number.search(statement.text) for statement in own)


def _captioned(there: set[str], pointer: Pointer) -> tuple[float, str] | None:
    """A table, figure or appendix after the last of those that the paper has."""
    alike = sorted((label for label in there if label.isdigit() == pointer.label.isdigit()), key=_order)
    if len(alike) < _LEAST_OTHERS or not 0 < _order(pointer.label) - _order(alike[-1]) <= _FURTHEST:
        return None
    return _LOOK, f"the last {pointer.kind} is {alike[-1]}"


def _counted(there: set[str], pointer: Pointer) -> tuple[float, str] | None:
    """A section or item after the last number that anything in the paper is counted by."""
    numbers = sorted(int(label) for label in there if label.isdigit())
    if not pointer.label.isdigit() or len(numbers) < _LEAST_SECTIONS:
        return None
    if not 0 < int(pointer.label) - numbers[-1] <= _FURTHEST:
        return None
    return _LIKELY if pointer.is_certain else _LOOK, f"the last {pointer.kind} is {numbers[-1]}"


def _lettered(there: set[str], pointer: Pointer) -> tuple[float, str] | None:
    """A section after the last of those that a paper counts by letters, without a gap."""
    letters = sorted(label for label in there if label.isalpha())
    is_count = len(letters) >= _LEAST_LETTERED and _order(letters[-1]) - _order(letters[0]) == len(letters) - 1
    return (_LOOK, f"the last section is {letters[-1]}") if is_count and pointer.label > letters[-1] else None


def _order(label: str) -> int:
    return int(label) if label.isdigit() else ord(label.upper())
