"""Headings of one number: "9 Any other business", then "9 Next meeting"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.checks.numbered import Report
from yjqa.document import Heading
from yjqa.extract.likeness import same_statement
from yjqa.extract.statements import Statement
from yjqa.records import Finding

_NUMBER = re.compile(r"\d{1,2}")
_LEAST_BEFORE = 3
"""Headings that are counted one after the other before a repeat is taken for one."""


class _Numbered(NamedTuple):
    """A heading with its number; `order`: its place among the paper's statements."""

    number: int
    statement: Statement
    order: int


def repeated_headings(material: Material, reports: Sequence[Report]) -> Iterator[Finding]:
    """A finding for each number that two headings of one count have, one after the other.

    A count within a count ("1, 2, 3" under "4") is put aside when the outer one goes on. Where the paragraphs under the
    headings have numbers, those tell.
    """
    told = {(report.begin, report.end, paragraph.parts[0]) for report in reports for paragraph in report.paragraphs}
    counts: list[list[_Numbered]] = []
    for heading in _numbered(material):
        outer = next((count for count in reversed(counts) if count[-1].number == heading.number - 1), None)
        if outer is not None:
            del counts[counts.index(outer) + 1 :]
            outer.append(heading)
        elif counts and counts[-1][-1].number == heading.number:
            first = counts[-1][-1]
            has_paragraphs = any(
                begin <= heading.order + 1 < end and section == heading.number for begin, end, section in told
            )
            if len(counts[-1]) >= _LEAST_BEFORE and not has_paragraphs and not _is_same(first, heading):
                yield _finding(material, first, heading)
            counts[-1].append(heading)
        else:
            counts.append([heading])


def _numbered(material: Material) -> Iterator[_Numbered]:
    for order, statement in enumerate(material.statements):
        block = statement.block
        if isinstance(block, Heading) and (match := _NUMBER.fullmatch((block.number or "").strip(" .)"))):
            yield _Numbered(int(match[0]), statement, order)


def _is_same(first: _Numbered, second: _Numbered) -> bool:
    one, other = first.statement.text, second.statement.text
    return same_statement(one, other) or "(cont" in other.lower()


def _finding(material: Material, first: _Numbered, second: _Numbered) -> Finding:
    return Finding(
        check="numbering",
        printed=f"{second.number} and {second.number}",
        computed=f"the second would be {second.number + 1}",
        message=f"Two headings are numbered {second.number}: “{first.statement.text}” and “{second.statement.text}”.",
        confidence=0.7,
        sources=tuple(one.statement.source(material.document, one.statement.text) for one in (second, first)),
    )
