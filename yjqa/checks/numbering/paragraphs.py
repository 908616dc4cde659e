"""Paragraphs of one number, and sections that are counted anew."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from yjqa.checks.material import Material, first_words
from yjqa.checks.numbered import Numbered, Report
from yjqa.document import Heading
from yjqa.extract.likeness import same_statement
from yjqa.records import Finding

_LATEST_BEGINNING = 4
_NAME_WORDS = 6
_SURE, _LIKELY = 0.9, 0.7


def repeated_paragraphs(material: Material, report: Report) -> Iterator[Finding]:
    """A finding for each number of a report that two of its paragraphs have, and for each section that begins at 1 again."""
    paragraphs = report.paragraphs
    seen: dict[tuple[int, ...], Numbered] = {}
    for position, paragraph in enumerate(paragraphs):
        before = paragraphs[position - 1] if position else None
        first = seen.setdefault(paragraph.parts, paragraph)
        if before is None or first is paragraph or _says_the_same(first, paragraph):
            continue
        if before.parts == paragraph.parts:
            yield from _repeated(material, paragraphs, position)
        elif paragraph.last == 1 and before.parts[:-1] == paragraph.parts[:-1]:
            yield from _counted_anew(material, paragraphs, position, first)


def _says_the_same(first: Numbered, second: Numbered) -> bool:
    """Whether a number stands twice because its paragraph does, as at the turn of a page."""
    one, other = first.statement.text, second.statement.text
    return one == other or same_statement(one, other) or "(cont" in other[:40].lower()


def _repeated(material: Material, paragraphs: tuple[Numbered, ...], position: int) -> Iterator[Finding]:
    """Two paragraphs of one number that follow each other, in a count that goes on before and after them."""
    first, second = paragraphs[position - 1 : position + 1]
    before = paragraphs[position - 2] if position > 1 else None
    after = paragraphs[position + 1] if position + 1 < len(paragraphs) else None
    begins = first.last == 1 or first.follows(before)
    goes_on = after is not None and (_goes_on(second, after) or after.parts[:-1] > second.parts[:-1])
    is_one = _is_one_section(material, first, second) if goes_on else not _between(material, first, second)
    if not begins or (first.last == 1 and not is_one):
        return
    following = ".".join(map(str, (*second.parts[:-1], second.last + 1)))
    yield Finding(
        check="numbering",
        printed=f"{second.label} and {second.label}",
        computed=f"the second would be {following}",
        message=f"Two paragraphs are numbered {second.label}: “{_opening(first)}” and “{_opening(second)}”.",
        confidence=_SURE if goes_on else _LIKELY,
        sources=tuple(one.statement.source(material.document, _quote(one)) for one in (second, first)),
    )


def _goes_on(second: Numbered, after: Numbered) -> bool:
    """Whether the count goes on after a repeat: from it, or as though it had been counted."""
    return after.parts[:-1] == second.parts[:-1] and 0 < after.last - second.last <= 2


def _counted_anew(
    material: Material, paragraphs: tuple[Numbered, ...], position: int, first: Numbered
) -> Iterator[Finding]:
    """Paragraphs of a section that begin at 1 again, where the section has gone further before."""
    before = paragraphs[position - 1]
    again = _run(paragraphs[position:])
    if not _is_one_section(material, before, again[0]):
        return
    after = paragraphs[position + len(again)] if position + len(again) < len(paragraphs) else None
    title = _title_between(material, before, again[0])
    goes_on = after is not None and after.parts[0] == before.parts[0] + 1
    if not goes_on and title is None:
        return
    section = ".".join(map(str, before.parts[:-1]))
    under = f" under “{title.text}”" if title is not None else ""
    yield Finding(
        check="numbering",
        printed=_span(again[0].label, again[-1].label),
        computed=_span(f"{section}.{before.last + 1}", f"{section}.{before.last + len(again)}"),
        message=f"The paragraphs{under} are numbered from {again[0].label} again, "
        f"though {_span(first.label, before.label)} stand before them.",
        confidence=_SURE if goes_on else _LIKELY,
        sources=tuple(one.statement.source(material.document, _quote(one)) for one in (again[0], first)),
    )


def _run(paragraphs: tuple[Numbered, ...]) -> list[Numbered]:
    """The first paragraph with those that are counted on from it."""
    counted_on = takewhile(lambda pair: pair[1].follows(pair[0]), pairwise(paragraphs))
    return [paragraphs[0], *(later for _, later in counted_on)]


def _between(material: Material, first: Numbered, second: Numbered) -> list[Heading]:
    between = material.statements[first.order + 1 : second.order + 1]
    return [statement.block for statement in between if isinstance(statement.block, Heading)]


def _is_one_section(material: Material, first: Numbered, second: Numbered) -> bool:
    """Whether no heading between two paragraphs may begin another report: it is of their section, or deeper than its own.

    A report may leave its first sections without numbers, but not as many as `_LATEST_BEGINNING`.
    """
    level = min((heading.level for heading in first.statement.place.trail if _section(heading) is not None), default=0)
    return all(
        _section(heading) == first.parts[0] or (_section(heading) is None and heading.level > level > 0)
        for heading in _between(material, first, second)
    )


def _title_between(material: Material, first: Numbered, second: Numbered) -> Heading | None:
    """The numbered heading of the paragraphs that are counted anew ("6b")."""
    own = [heading for heading in _between(material, first, second) if _section(heading) == first.parts[0]]
    return own[-1] if own else None


def _section(heading: Heading) -> int | None:
    """The section that a heading's number says: 6 of "6b"."""
    digits = "".join(takewhile(str.isdigit, heading.number or ""))
    return int(digits) if digits else None


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _opening(paragraph: Numbered) -> str:
    return first_words(paragraph.statement.text, _NAME_WORDS)


def _quote(paragraph: Numbered) -> str:
    return paragraph.statement.text
