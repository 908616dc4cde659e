"""What a paper says under a label: "From: Chief Executive", or a row "Service Manager | Jo Marsh" of its front page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.tabling import clip
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import stems_of
from yjqa.document import Document, Table
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Source

_WRITTEN = re.compile(r"\bwho\b[^?]*\b(?:wrote|written by|authors?|author(?:ed)?|prepared|drafted|produced)\b|\bwho (?:is|was) (?:the |this )?[^?]*\b(?:report|paper|plan|update)\b[^?]*\b(?:from|by)\W*$|\b(?:whose|which officer['’]?s) (?:report|paper)\b|\bauthor of\b", re.I)  # fmt: skip
_AUTHOR = re.compile(r"^(?:from|(?:report )?authors?|report (?:of|by|from)|prepared by|written by|(?:report )?lead officer|presented by|submitted by)$", re.I)  # fmt: skip
_OPENS = r"^\W*(?:and |so )?(?:who|what|which|when)(?:['’]?s| is| was| are)?\s+(?:the |our |its |a )?"
_LINE = re.compile(r"^(?P<label>[A-Z][\w’'/&() -]{1,40}?)\s*:\s+(?P<value>\S.{0,160})$")
_REPORT_OF = re.compile(
    r"^(?P<label>Report (?:of|by)|Prepared by|Written by|Presented by)\s+(?:the\s+)?(?P<value>\S.{2,120})$"
)
_LABEL_WORDS = 6
_VALUE_WORDS = 25
_FRONT = 40
"""Blocks of a paper in which its author stands."""

_ALL = 0.95
"""Share of the question's words that label and paper must have."""


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A label with what stands under it; `at`: which block of its paper it is."""

    label: str
    value: str
    source: Source
    at: int


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """What stands under the label that is asked for; `None` where no paper has such a label."""
    if asked.scope.unknown_areas:
        return None
    if _WRITTEN.search(asked.text):
        return _author(asked, knowledge)
    if not (asked.scope.areas or asked.scope.documents):
        return None
    terms = [term for term in asked.terms if term.word.text.lower() not in idle_words("labels")]
    if not terms:
        return None
    found = []
    for document_id in _papers(asked, knowledge):
        labelled = knowledge.kept_of(document_id, _labels)
        document = knowledge.documents[document_id]
        known = stems_of(document.title, *document.areas, *(one.value for one in labelled if one.at < _FRONT))
        asked_stems = frozenset().union(*(form for term in terms for form in term.forms))
        for one in labelled:
            label = stems_of(one.label)
            whole = (
                _asks_for(one.label, asked.text)
                and label <= asked_stems
                and knowledge.lexicon.share(terms, label | known) >= _ALL
            )
            if whole and knowledge.lexicon.share(terms, label) >= 0.5:
                found.append(one)
    return _answer(asked, found[:3], 0.85) if found else None


def _asks_for(label: str, text: str) -> bool:
    """Whether the question's own subject is the label: "who is the service manager", "what version is"."""
    words = r"\s+".join(re.escape(word) for word in label.split())
    return re.match(rf"{_OPENS}{words}\b", text, re.I) is not None


def _author(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """Whom a paper is from, as its front says."""
    if asked.scope.documents is None or len(asked.scope.documents) > 2:
        return None
    found = [
        one
        for document_id in _papers(asked, knowledge)
        for one in knowledge.kept_of(document_id, _labels)
        if one.at < _FRONT and _AUTHOR.match(one.label)
    ]
    return _answer(asked, found[:2], 0.88) if found else None


def _papers(asked: Asked, knowledge: Knowledge) -> Iterator[str]:
    wanted = {link.name for link in asked.scope.areas}
    for document in knowledge.documents.values():
        if asked.scope.holds_document(document.id) and (not wanted or wanted & set(document.areas)):
            yield document.id


def _answer(asked: Asked, found: list[_Labelled], fit: float) -> Proposal:
    parts = [f"{clip(one.value, 160)} ({one.label}) [{n}]" for n, one in enumerate(found, start=1)]
    answer = asked_answer(
        asked.text, "label", f"{'; '.join(parts)}.", found=True, sources=[one.source for one in found],
        filters={"label": [one.label for one in found]}, confidence=0.85 if len(found) == 1 else 0.7,
    )  # fmt: skip
    return Proposal(answer, fit)


def _labels(document_id: str, knowledge: Knowledge) -> tuple[_Labelled, ...]:
    return tuple(_find(knowledge.paper(document_id)))


def _find(document: Document) -> Iterator[_Labelled]:
    for at, place in enumerate(document.places()):
        block = place.block
        if not isinstance(block, Table):
            match = _LINE.match(block.text) or _REPORT_OF.match(block.text)
            if match is not None and len(match["label"].split()) <= _LABEL_WORDS:
                yield _Labelled(match["label"], match["value"], block_source(document, place, block.text), at)
        elif block.n_columns == 2:
            for first, second in ((row[0], row[1]) for row in block.grid()):
                if first is None or second is None or first is second or not (first.blocks and second.blocks):
                    continue
                if len(first.flat.split()) <= _LABEL_WORDS and len(second.flat.split()) <= _VALUE_WORDS:
                    quote = f"{first.flat} {second.flat}"
                    yield _Labelled(first.flat, second.flat, cell_source(document, place, second, quote), at)
