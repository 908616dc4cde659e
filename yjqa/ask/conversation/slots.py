"""The parts of a question that a follow-up can put another in place of: an area, a year, a name, a kind of money, …"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import find_links
from yjqa.ask.scope import Scope, find_scope
from yjqa.ask.words import is_grammar
from yjqa.extract.dates import find_dates
from yjqa.extract.names import find_names
from yjqa.extract.terms import Terms, terms, vocabulary
from yjqa.extract.years import find_financial_years, find_periods

SlotKind = Literal[
    "document", "year", "step", "period", "area", "name", "money", "party", "indicator", "status", "rag", "number"
]

STEP = re.compile(
    r"\b(?:the )?(?:(?:financial )?(?:year|yr) (?P<where>before|after|earlier|prior|previous|following|later)(?: (?:that|it))?"
    r"|(?P<which>this|current|last|previous|prior|preceding|next|following|coming) (?:financial )?(?:year|yr)(?:['’]s)?)\b",
    re.IGNORECASE,
)
"""A year counted from another one."""

_BODY_TAIL = re.compile(r"(?:\s+(?:office|services?|force|trust|team|[A-Z][a-z]+))+")
MEASURE_TAIL = re.compile(r"(?:\s+(?:rates?|figures?|numbers?|percentages?|performance|frequency))+", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|an?|our)\s+$", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w£.,/-])\d{1,6}(?![\w%/-]|[.,]\d)")
_STATUS = re.compile(r"\b(?:overdue|outstanding|open|complete(?:d)?|closed|finished)\b", re.IGNORECASE)
_RAG = re.compile(r"\b(?:red|amber|green)\b", re.IGNORECASE)
_BARE_MONTH = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b(?!['’]?\s*\d)"
)
_NAMED = re.compile(r"[A-Z][\w’'&-]*(?:\s+(?:(?:of|and|the|for|on|&)\s+){0,2}[A-Z][\w’'&-]*)*")


class Slot(NamedTuple):
    """A part where it stands: `text[start:end]`."""

    kind: SlotKind
    text: str
    start: int
    end: int


class Thing(NamedTuple):
    """A named service, scheme or body where it stands: `text[start:end]`."""

    text: str
    start: int
    end: int


class Parts(NamedTuple):
    """A question with its parts: slots from left to right, and the names of things that are no slot ("Turnaround")."""

    text: str
    scope: Scope
    slots: tuple[Slot, ...]
    named: tuple[Thing, ...]

    def of(self, *kinds: SlotKind) -> list[Slot]:
        """The slots of some kinds."""
        return [slot for slot in self.slots if slot.kind in kinds]


def find_parts(text: str, knowledge: Knowledge) -> Parts:
    """The parts of a question; where two overlap, the kind that is listed first in `SlotKind` wins."""
    scope = find_scope(text, knowledge)
    slots: list[Slot] = []
    for kind, start, end in _candidates(text, scope, knowledge):
        if not any(slot.start < end and start < slot.end for slot in slots):
            slots.append(Slot(kind, text[start:end], start, end))
    slots.sort(key=lambda slot: slot.start)
    return Parts(text, scope, tuple(slots), tuple(_named(text, slots)))


def widened(slot: Slot, text: str) -> tuple[int, int]:
    """The slot's place with the article before it."""
    article = _ARTICLE.search(text[: slot.start])
    return (article.start() if article else slot.start), slot.end


def _candidates(text: str, scope: Scope, knowledge: Knowledge) -> Iterator[tuple[SlotKind, int, int]]:
    if scope.documents is not None:
        inside = [span for span in scope.spans if not _is_when_or_where(span, text, scope)]
        yield from (("document", *span) for span in inside)
    yield from (("year", year.start, year.end) for year in find_financial_years(text))
    yield from (("step", *match.span()) for match in STEP.finditer(text))
    yield from (("period", found.start, found.end) for found in find_periods(text))
    yield from (("period", found.start, found.end) for found in find_dates(text) if found.date)
    yield from (("period", *match.span()) for match in _BARE_MONTH.finditer(text))
    yield from (("area", link.start, link.end) for link in scope.areas)
    yield from (("area", *match.span()) for name in scope.unknown_areas for match in re.finditer(re.escape(name), text))
    money, funders, indicators = terms("money", "kind"), terms("funders"), terms("indicators", "indicator")
    links = [linked for linked in find_links(text, knowledge.names) if not funders.first(linked.link.asked)]
    people = [_bare(text, linked.start, linked.end) for linked in links]
    people += [(named.start, named.end) for named in find_names(text)]
    yield from (("name", *span) for span in sorted(people, key=lambda span: span[0] - span[1]))
    yield from (("money", term.start, term.end) for term in money.find(text))
    yield from (("party", start, _tail(_BODY_TAIL, text, end)) for start, end in _spans(funders, text))
    yield from (("area", *match.span()) for match in _comparators().finditer(text))
    yield from (("indicator", start, _tail(MEASURE_TAIL, text, end)) for start, end in _spans(indicators, text))
    yield from (("status", *match.span()) for match in _STATUS.finditer(text))
    yield from (("rag", *match.span()) for match in _RAG.finditer(text))
    yield from (("number", *match.span()) for match in _NUMBER.finditer(text))


def _is_when_or_where(span: tuple[int, int], text: str, scope: Scope) -> bool:
    """Whether a span of the scope says a year, a date or an area and not a paper."""
    found = [(link.start, link.end) for link in scope.areas]
    found += [(year.start, year.end) for year in find_financial_years(text)]
    found += [(period.start, period.end) for period in find_periods(text)]
    found += [(date.start, date.end) for date in find_dates(text)]
    return span in found or not re.search(r"[A-Za-z]", text[slice(*span)])


@cache
def _comparators() -> re.Pattern[str]:
    """What areas are compared with, whether or not the papers that are held do so."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, vocabulary('bodies')['comparators']))})\b")


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A name's place without the words before it that only hold the question together ("Is Ann Hall")."""
    while (first := re.match(r"\w+\s+", text[start:end])) is not None and is_grammar(first[0].strip()):
        start += first.end()
    return start, end


def _spans(phrases: Terms, text: str) -> Iterator[tuple[int, int]]:
    yield from ((term.start, term.end) for term in phrases.find(text))


def _tail(pattern: re.Pattern[str], text: str, end: int) -> int:
    """Where a name ends when the words of its kind behind it are taken in ("police" → "police force")."""
    match = pattern.match(text, end)
    return match.end() if match else end


def _named(text: str, slots: Sequence[Slot]) -> Iterator[Thing]:
    """Capitalised names of services, schemes and bodies; not the word with which the sentence begins, nor a slot."""
    taken = [slot for slot in slots if slot.kind in ("document", "year", "period", "area", "name")]
    for match in _NAMED.finditer(text):
        start, end = match.span()
        first = match[0].split()[0]
        if start == 0 and not first.isupper() and (is_grammar(first) or len(match[0].split()) == 1):
            start = start + len(first) + 1
        if start >= end or is_grammar(text[start:end]):
            continue
        if not any(slot.start < end and start < slot.end for slot in taken):
            yield Thing(text[start:end].removesuffix("'s").removesuffix("’s"), start, end)
