"""Whom to ask about a paper or a meeting: the contact that it prints."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.tabling import clip
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import stems_of
from yjqa.document import Document, Heading, Place, Table
from yjqa.extract.sources import block_source
from yjqa.records import Source

_ASKS = re.compile(r"\b(?:who|whom|how|where)\b[^?]*\b(?:contact|e-?mail|get in touch|write to|phone|ring|call)\b|\bcontact (?:details?|officers?|person|for)\b|\b(?:e-?mail address|phone number|telephone)\b", re.I)  # fmt: skip
_LABEL = re.compile(r"^(?:for (?:any |further |more )?(?:enquiries|information|queries)\b|(?:report )?contacts?(?: (?:officers?|details|names?|us|for (?:further )?information))?\b\s*(?::|$)|enquiries\b|(?:report )?author\b\s*:|lead officer\b\s*:)", re.I)  # fmt: skip
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FOLLOWING = 2
"""Lines behind the label that belong to it."""


@dataclass(frozen=True, slots=True)
class _Contact:
    """A contact as printed."""

    text: str
    source: Source


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The contact that a paper prints; `None` where none is asked for or printed."""
    if not _ASKS.search(asked.text) or asked.scope.unknown_areas:
        return None
    terms = [term for term in asked.terms if term.word.text.lower() not in idle_words("contacts")]
    wanted = {link.name for link in asked.scope.areas}
    found: list[tuple[float, _Contact]] = []
    for document in knowledge.documents.values():
        if not asked.scope.holds_document(document.id) or (wanted and not wanted & set(document.areas)):
            continue
        bodies = [meeting.body for meeting in knowledge.meetings if meeting.source.document == document.id]
        known = stems_of(document.title, document.id.replace("-", " "), *document.areas, *bodies)
        share = knowledge.lexicon.share(terms, known)
        contacts = knowledge.kept_of(document.id, _contacts) if share >= 0.6 else ()
        found += [(share + 0.1 * bool(_ADDRESS.search(contact.text)), contact) for contact in contacts]
    if not found:
        return None
    best = max(score for score, _ in found)
    meant = [contact for score, contact in found if score >= best - 0.01][:3]
    parts = [f"{clip(contact.text, 260)} [{n}]" for n, contact in enumerate(meant, start=1)]
    answer = asked_answer(
        asked.text, "contact", f"{'; '.join(parts)}.", found=True, sources=[contact.source for contact in meant],
        confidence=0.8,
    )  # fmt: skip
    return Proposal(answer, 0.88)


def _contacts(document_id: str, knowledge: Knowledge) -> tuple[_Contact, ...]:
    return tuple(_find(knowledge.paper(document_id)))


def _find(document: Document) -> Iterator[_Contact]:
    """Lines that a label introduces, with what stands right behind it."""
    places = [place for place in document.places() if not isinstance(place.block, Table)]
    for index, place in enumerate(places):
        text = _text(place)
        if not _LABEL.match(text):
            continue
        behind = _behind(places, index) if text.endswith(":") or isinstance(place.block, Heading) else []
        if isinstance(place.block, Heading) and not behind:
            continue
        first = behind[0] if isinstance(place.block, Heading) else place
        said = " ".join(_text(one) for one in ([] if isinstance(place.block, Heading) else [place]) + behind)
        if len(said) > len(text) or ":" in text or _ADDRESS.search(text):
            yield _Contact(said, _span(document, first, behind, said))


def _text(place: Place) -> str:
    return "" if isinstance(place.block, Table) else place.block.text


def _behind(places: Sequence[Place], index: int) -> list[Place]:
    lines = []
    for place in places[index + 1 : index + 1 + _FOLLOWING]:
        if isinstance(place.block, Heading) or len(_text(place)) > 200:
            break
        lines.append(place)
        if _ADDRESS.search(_text(place)) or _text(place).endswith("."):
            break
    return lines


def _span(document: Document, first: Place, behind: Sequence[Place], quote: str) -> Source:
    source = block_source(document, first, quote)
    last = behind[-1].block.span.lines if behind else None
    return source.model_copy(update={"lines": (source.lines[0], last[1])}) if source.lines and last else source
