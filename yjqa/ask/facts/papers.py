"""The papers themselves: which are held, what period one covers and when it is dated."""

import re
from collections.abc import Sequence

from yjqa.ask.answer import AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.texts import find_uses
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import stems_of
from yjqa.document import Table
from yjqa.extract.dates import find_dates
from yjqa.extract.sources import block_source
from yjqa.records import DocumentRecord, Source

_NOUN = r"(?:papers|documents|reports|plans|minutes|packs|files|strategies)"
_HELD = re.compile(
    rf"\b(?:which|what|list|show|how many|all)\b[^?]*\b{_NOUN}\b[^?]*\b(?:hold|held|have you|you have|got|loaded|available|library|know|read|stored|there|store)\b"
    rf"|\b(?:hold|held|have you got|do you have|loaded|stored)\b[^?]*\b{_NOUN}\b|^\W*(?:list|show)(?: me)?(?: all)?(?: the| your| our)? {_NOUN}\W*$",
    re.I,
)  # fmt: skip
_COVERS = re.compile(r"\b(?:what|which) (?:periods?|years?|dates?|time ?frame|timescale)\b[^?]*\b(?:covers?|for|relates?|span|about|of)\b|\bhow long does\b[^?]*\b(?:run|last|cover)\b", re.I)  # fmt: skip
_DATED = re.compile(r"\bwhen (?:was|is|were) (?:the |our |this )?(?P<subject>[^?]*?)\s*\b(?:published|written|dated|issued|produced|drafted|prepared)\b|\b(?:date|dated?) (?:of|on) the\b|\bwhat date is (?:the |on the )", re.I)  # fmt: skip
_KIND_WORDS = {"plans": "plan", "minutes": "minutes", "packs": "pack", "reports": "report"}
_OPENING = 40
"""Blocks of a paper in which its date and period are looked for first."""


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """What is held, or what one paper is; `None` where neither is asked."""
    text = asked.text
    if _HELD.search(text):
        return _held(asked, knowledge)
    if asked.scope.documents is None or len(asked.scope.documents) > 2 or (asked.terms and not _only_idle(asked)):
        return None
    documents = [knowledge.documents[id] for id in sorted(asked.scope.documents)]
    if (match := _DATED.search(text)) is not None and _names_paper(asked, match):
        return _dated(asked, documents, knowledge)
    if _COVERS.search(text):
        return _period(asked, documents, knowledge)
    return None


def _only_idle(asked: Asked) -> bool:
    return all(term.word.text.lower() in idle_words("papers") for term in asked.terms)


def _names_paper(asked: Asked, match: re.Match[str]) -> bool:
    """Whether what is said to be published is the paper that the question names, and nothing in it."""
    start, end = match.span("subject")
    return start < 0 or any(first <= start + 4 and last >= end - 1 for first, last in asked.scope.document_spans)


def _held(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    terms = [term for term in asked.terms if term.word.text.lower() not in idle_words("papers")]
    kinds = {kind for word, kind in _KIND_WORDS.items() if re.search(rf"\b{word}\b", asked.text, re.I)}
    wanted = {link.name for link in asked.scope.areas}
    years = {*asked.scope.years, *(period.raw for period in asked.scope.periods)}
    found = [
        document
        for document in knowledge.documents.values()
        if (not kinds or document.document_kind in kinds)
        and (not wanted or wanted & set(document.areas))
        and (not years or any(_is_of(document, year) for year in years))
        and knowledge.lexicon.share(terms, stems_of(document.title, document.id.replace("-", " "), *document.areas))
        >= 0.9
    ]
    if not found or asked.scope.unknown_areas:
        return None
    rows = tuple(
        (d.id, d.title, d.document_kind, str(d.date) if d.date else d.period, f"[{n}]")
        for n, d in enumerate(found, start=1)
    )
    noun = "paper" if len(found) == 1 else "papers"
    marks = "[1]" if len(found) == 1 else f"[1]–[{len(found)}]"
    answer = asked_answer(
        asked.text, "papers", f"{len(found)} {noun} of {len(knowledge.documents)} held {marks}, listed below.",
        found=True, sources=[_opening(document, knowledge) for document in found], confidence=0.95,
        table=AnswerTable(title="Papers", columns=("paper", "title", "kind", "date or period", "source"), rows=rows),
    )  # fmt: skip
    return Proposal(answer, 0.92)


def _is_of(document: DocumentRecord, year: str) -> bool:
    """Whether a paper's period, date or id has a year."""
    digits = re.search(r"20(\d\d)", year)
    said = stems_of(document.period, document.title, document.id.replace("-", " "), str(document.date or ""))
    return digits is not None and (digits[0] in said or digits[1] in said)


def _dated(asked: Asked, documents: Sequence[DocumentRecord], knowledge: Knowledge) -> Proposal | None:
    """The date that each paper bears."""
    parts, sources = [], []
    for document in documents:
        sources.append(_where_dated(document, knowledge))
        mark = f"[{len(sources)}]"
        if document.date:
            parts.append(f"{document.title} is dated {document.date.day} {document.date:%B %Y} {mark}")
        else:
            of = f"; it is for {document.period}" if document.period else ""
            parts.append(f"{document.title} bears no date{of} {mark}")
    answer = asked_answer(
        asked.text, "paper date", f"{'; '.join(parts)}.", found=any(document.date for document in documents),
        sources=sources, filters={"document": [document.id for document in documents]}, confidence=0.85,
    )  # fmt: skip
    return Proposal(answer, 0.85)


def _period(asked: Asked, documents: Sequence[DocumentRecord], knowledge: Knowledge) -> Proposal | None:
    """The period that each paper is for."""
    known = [document for document in documents if document.period]
    if not known:
        return None
    parts = [f"{document.title}: {document.period} [{n}]" for n, document in enumerate(known, start=1)]
    sources = [next(find_uses(document.period or "", knowledge, [document.id]), _opening(document, knowledge)) for document in known]  # fmt: skip
    answer = asked_answer(
        asked.text, "paper period", f"{'; '.join(parts)}.", found=True, sources=sources,
        filters={"document": [document.id for document in known]}, confidence=0.88,
    )  # fmt: skip
    return Proposal(answer, 0.88)


def _where_dated(document: DocumentRecord, knowledge: Knowledge) -> Source:
    """The first line that has the paper's date, else its opening."""
    text = knowledge.paper(document.id)
    for place, _ in zip(text.places(), range(_OPENING), strict=False):
        block = place.block
        if not isinstance(block, Table) and any(found.date == document.date for found in find_dates(block.text)):
            return block_source(text, place, block.text)
    return _opening(document, knowledge)


def _opening(document: DocumentRecord, knowledge: Knowledge) -> Source:
    """Where a paper begins."""
    text = knowledge.paper(document.id)
    for place in text.places():
        if not isinstance(place.block, Table):
            return block_source(text, place, place.block.text)
    return Source(document=document.id, title=document.title, page=1, quote=document.title)
