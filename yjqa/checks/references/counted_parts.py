"""Parts that a paper counts in its own titles, and one beyond the last that is pointed to: "Part Five" after Part Four."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.extract.prose import sentences
from yjqa.extract.statements import Statement
from yjqa.records import Finding

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NAMED = rf"(?P<kind>Part|PART|Enclosure|ENCLOSURE)\s+(?P<label>\d{{1,2}}|(?i:{'|'.join(_NUMBERS)}))\b(?![.\d]*\d)"
_TITLE = re.compile(rf"\W*{_NAMED}\W*(?:$|[:.–—-]\s*\S)")
_POINTS = re.compile(rf"\b{_NAMED}")
_LEADS = re.compile(r"\b(?:in|see|under|to|at)\s+$", re.I)
_OF_ANOTHER = re.compile(
    r"^[\s,(]*(?:(?:of|to|in|from)\s+(?!this\b)\w|[A-Z]\w*)|\b(?:Act|Code|Schedule|Regulations?|Order)\b"
)
_APART = re.compile(
    r"\b(?:separate\w*|to\s+follow|circulated|available|published|online|website|tabled|sent|confidential|exempt|restricted|verbal|oral|previous\w*"
    r"|last\s+year|earlier)\b",
    re.I,
)
_LONGEST_TITLE = 120
_LEAST = 3
_MOST = 50
"""References that are read of one text: none that people write has as many."""
_AROUND = 40
_CONFIDENCE = 0.7
_SENT_WITH = "enclosure"
"""What is sent with a paper, and may be sent apart from it."""


class _Named(NamedTuple):
    """A part as a statement points to it."""

    kind: str
    number: int
    statement: Statement
    start: int
    end: int


def find(material: Material) -> Iterator[Finding]:
    """A finding for the first reference to the part after the last, of parts that are counted from the first without a gap."""
    titled: dict[str, set[int]] = {}
    named: list[_Named] = []
    for statement in material.statements:
        title = _title(statement)
        if title is not None:
            titled.setdefault(title["kind"].lower(), set()).add(_number(title["label"]))
        else:
            named += _pointed_to(statement)
    for kind, numbers in titled.items():
        pointed = [one for one in named if one.kind == kind]
        last = len(numbers)
        if last < _LEAST or numbers != set(range(1, last + 1)):
            continue
        beyond = [one for one in pointed if one.number > last]
        may_be_apart = kind == _SENT_WITH and last in {one.number for one in pointed}
        if not beyond or {one.number for one in beyond} != {last + 1} or may_be_apart:
            continue
        if all(_is_of_this_paper(one) for one in beyond):
            yield _told(material, beyond[0], last)


def _title(statement: Statement) -> re.Match[str] | None:
    """The label with which a line of its own opens a part."""
    is_line = statement.cell is None and len(statement.text) <= _LONGEST_TITLE
    return _TITLE.match(statement.text) if is_line else None


def _pointed_to(statement: Statement) -> Iterator[_Named]:
    for match in islice(_POINTS.finditer(statement.text), _MOST):
        yield _Named(match["kind"].lower(), _number(match["label"]), statement, match.start(), match.end())


def _is_of_this_paper(one: _Named) -> bool:
    """Whether a sentence sends its reader to the part, or a line closes with it, and neither says that it is another's."""
    text = one.statement.text
    after = text[one.end : one.end + _AROUND]
    is_sent = _LEADS.search(text[max(one.start - _AROUND, 0) : one.start]) is not None
    closes = one.kind == _SENT_WITH and not after.strip(" .)")
    own = next(text[start:end] for start, end in sentences(text) if one.start < end)
    return (is_sent or closes) and not _OF_ANOTHER.search(after) and not _APART.search(own)


def _number(label: str) -> int:
    return int(label) if label.isdigit() else _NUMBERS.index(label.lower()) + 1


def _told(material: Material, one: _Named, last: int) -> Finding:
    printed = one.statement.text[one.start : one.end]
    return Finding(
        check="reference",
        printed=printed,
        computed=f"the last {one.kind} is {last}",
        message=f"“{printed}” is pointed to, but it is not in the paper: the last {one.kind} is {last}.",
        confidence=_CONFIDENCE,
        sources=(one.statement.source(material.document, one.statement.text),),
    )
