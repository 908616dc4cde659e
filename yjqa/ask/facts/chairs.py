"""Who chairs a body, where a paper says so in a sentence: "is chaired by", "re-appointed the Director as the Chair"."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.facts.tabling import clip
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import Term, find_words, stems_of
from yjqa.document import Document, Heading, Table
from yjqa.extract.dates import find_dates
from yjqa.extract.names import find_names
from yjqa.extract.prose import split_sentences
from yjqa.extract.sources import block_source, cell_source
from yjqa.extract.years import find_financial_years
from yjqa.records import Source

_TO_CHAIR = r"(?:the\s+|its\s+|our\s+|a\s+|an\s+)?(?:new\s+|current\s+|independent\s+)*[Cc]hair(?:man|woman|person)?\b"
_OF = r"(?:\s+of\s+(?P<body>[^.;,]{3,90}))?"
_CHOSEN = r"(?:re-?)?(?:appointed|elected|nominated|confirmed|chosen|named)"
_PATTERNS = (
    re.compile(r"(?P<before>[^.;]*?)\bchaired\b(?:\s+(?:in turn|jointly|currently|now))?\s+by\s+(?P<who>[^.;]{3,220})"),
    re.compile(rf"\b{_CHOSEN}\s+(?P<who>[^.;]{{3,100}}?)\s+(?:as|to be)\s+{_TO_CHAIR}{_OF}"),
    re.compile(rf"(?P<who>[^.;,]{{3,80}}?)\s+(?:was|were|is|has been)\s+{_CHOSEN}\s+(?:as\s+|to be\s+)?{_TO_CHAIR}{_OF}"),
    re.compile(r"(?P<who>[^.;,]{2,80}?)\s+(?:took over|takes over|has taken over|took|takes|holds|assumed)\s+(?:the\s+)?chair\b(?:\s+of)?\s+(?:the\s+)?(?P<body>[^.;,]{3,90})"),
    re.compile(r"(?P<who>[^.;,]{2,80}?)\s+(?:currently\s+|now\s+|also\s+|will\s+)?(?:chairs\s+(?!and\b|of\b|to\b)|chair\s+(?=the\b|a\b|our\b|this\b))(?:the\s+|an?\s+|our\s+|this\s+)?(?P<body>[^.;,]{3,90})"),
    re.compile(rf"(?P<who>[^.;,]{{2,80}}?)\s+(?:is|was|became|remains)\s+{_TO_CHAIR}\s+of\s+(?P<body>[^.;,]{{3,90}})"),
    re.compile(r"(?P<who>[^.;()]{3,120}?)\s*\([Cc]hair of (?:the )?(?P<body>[^)]{3,90})\)"),
    re.compile(r"^(?P<who>[^();:]{3,60}?)\s*(?:\([A-Z]{2,4}\)\s*)?\((?:in the )?[Cc]hair\)"),
)  # fmt: skip
_UNDER = re.compile(r"\b(?:vice|deputy|co|acting)[- ]?chair", re.I)
_WHO_ENDS = re.compile(r"\s*(?:[,;:]|\b(?:and (?:is|was|continues|will|has|both|which)|with|which|who|to|since|from|in|on)\b).*$", re.S)  # fmt: skip
_OTHER_CLAUSE = re.compile(r"\b(?:with|which|who|to|since|from|in|on|and (?:is|was|continues|will|has|both))\b")
_JOINED = re.compile(r"(?:,|\band|&)\s+$")
_LONGEST_WHO = 120
"""Characters in which whoever leads a body is named first."""

_CLAUSE = re.compile(r"^.*(?:[,;:]|\b(?:and|that|where|when|while)\b)\s+(?=(?:the|our|[A-Z]))", re.S)
_THAT_BODY = re.compile(r"^(?:the |this |that |our |its |it\b)?(?:\w+ )?(?:board|panel|committee|group|partnership|forum|it)?$", re.I)  # fmt: skip
_NEW_CLAUSE = re.compile(r"[,;]\s+(?:and|while|but)\s+")
_NEAR = 14
"""Words before "chaired by" in which the body's name stands."""

_SHARE = 0.85
"""Share of the words for the body that must be found where the sentence, or what it stands under, names it."""

_MOST = 2
_ALIKE = 0.04


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that says `who` chairs: `body` the stems of the body that it names, empty for "the Board"; `around` of what is before it."""

    document: str
    who: str
    sentence: str
    body: frozenset[str]
    around: frozenset[str]
    source: Source


def chair_in_prose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """Who chairs the body that is meant, in the papers' own sentence; `None` where no sentence says it."""
    terms = _terms(asked)
    found = _said_of(asked, terms, knowledge)
    if not found:
        return None
    found.sort(key=lambda entry: entry[:3], reverse=True)
    alike = {one.sentence: one for share, _, _, one in reversed(found) if share >= found[0][0] - _ALIKE}
    best = list(alike.values())[::-1][:_MOST]
    parts = [f"{one.who}: “{clip(one.sentence, 300)}” [{n}]" for n, one in enumerate(best, start=1)]
    answer = asked_answer(
        asked.text, "chair", f"{'; '.join(parts)}.", found=True, sources=[one.source for one in best],
        filters={"body": " ".join(term.word.text for term in terms)}, notes=asked.scope.notes, confidence=0.82,
    )  # fmt: skip
    return Proposal(answer, round(0.45 + 0.42 * found[0][0], 3))


def stated_chairs(asked: Asked, knowledge: Knowledge) -> list[Statement]:
    """Every sentence that says who chairs the body that is meant, the newest first."""
    found = [one for _, _, _, one in _said_of(asked, _terms(asked), knowledge)]
    return sorted(found, key=lambda one: since(one.source, knowledge), reverse=True)


def since(source: Source, knowledge: Knowledge) -> tuple[datetime.date, datetime.date]:
    """From when on what a source says holds: the latest day that its words name, else its paper's; then its paper's day."""
    document = knowledge.documents.get(source.document)
    years = [int(year.year[:4]) for year in find_financial_years((document.period or "") if document else "")]
    of_paper = (document.date if document else None) or datetime.date(max(years, default=1), 4 if years else 1, 1)
    named = [found.date for found in find_dates(source.quote) if found.has_year and found.date]
    return max(named, default=of_paper), of_paper


def _terms(asked: Asked) -> list[Term]:
    return [term for term in asked.terms if term.word.text.lower() not in idle_words("chairs")]


def _said_of(asked: Asked, terms: Sequence[Term], knowledge: Knowledge) -> list[tuple[float, str, int, Statement]]:
    """The sentences on the body that is meant, each with how well it fits, its paper's time and its number."""
    named = any(term.word.text.lower() not in idle_words("bodies") for term in terms)
    if _UNDER.search(asked.text) or not terms or not (named or asked.scope.areas or asked.scope.documents):
        return []
    wanted = {link.name for link in asked.scope.areas}
    found: list[tuple[float, str, int, Statement]] = []
    for number, one in enumerate(knowledge.kept(_statements)):
        document = knowledge.documents[one.document]
        if not asked.scope.holds_document(one.document) or (wanted and not wanted & set(document.areas)):
            continue
        if not _is_of_year(one, asked, knowledge):
            continue
        share = _share(one, terms, knowledge)
        if share >= _SHARE:
            found.append((share, str(document.date or document.period or ""), number, one))
    return found


def _share(one: Statement, terms: Sequence[Term], knowledge: Knowledge) -> float:
    """How much of the body's name the sentence has, or what stands before it where it only says "the Board"."""
    lexicon = knowledge.lexicon
    document = knowledge.documents[one.document]
    placed = stems_of(*document.areas)
    if one.body:
        own = lexicon.share(terms, one.body | placed)
        return own if own >= _SHARE else 0.9 * lexicon.share(terms, one.body | one.around) if own >= 0.6 else 0.0
    meetings = [m.body for m in knowledge.meetings if m.source.document == document.id and m.meeting_kind == "held"]
    return 0.95 * lexicon.share(terms, one.around | placed | stems_of(*meetings))


def _is_of_year(one: Statement, asked: Asked, knowledge: Knowledge) -> bool:
    years = [year[:4] for year in asked.scope.years] + [str(p.end.year) for p in asked.scope.periods if p.end]
    document = knowledge.documents[one.document]
    said = f"{one.sentence} {document.title} {document.id} {document.period} {document.date}"
    return not years or any(year in said for year in years)


def _statements(knowledge: Knowledge) -> tuple[Statement, ...]:
    return tuple(one for name in knowledge.documents for one in _of_paper(knowledge.paper(name)))


def _of_paper(document: Document) -> Iterator[Statement]:
    for place in document.places():
        block = place.block
        section = place.section[-2:]
        if isinstance(block, Table):
            for cell in block.cells:
                for sentence, body, around, who in _in_text(cell.flat, (*section, block.caption or "")):
                    yield Statement(document.id, who, sentence, body, around, cell_source(document, place, cell, sentence))  # fmt: skip
            continue
        for sentence, body, around, who in _in_text(block.text, () if isinstance(block, Heading) else section):
            yield Statement(document.id, who, sentence, body, around, block_source(document, place, sentence))


def _in_text(text: str, section: Sequence[str]) -> Iterator[tuple[str, frozenset[str], frozenset[str], str]]:
    """The sentences that say who chairs, with the stems of the body named and of what is said before it, and who it is."""
    if "chair" not in text.lower():
        return
    sentences = split_sentences(text)
    for number, sentence in enumerate(sentences):
        around = stems_of(*section, *sentences[:number], sentence)
        found = [(pattern, match) for pattern in _PATTERNS for match in pattern.finditer(sentence)]
        for pattern, match in found:
            named = match.groupdict()
            body = named.get("body") or _last_words(named.get("before") or "")
            generic = _THAT_BODY.match(body.strip(" ,")) is not None
            leads = "before" in named or pattern is _PATTERNS[1]
            who = (
                _jointly(named["who"]) or _bare(named["who"][:_LONGEST_WHO], leads=leads)
                if leads
                else _bare(named["who"], leads=False)
            )
            if who:
                yield sentence, frozenset() if generic else stems_of(body), around, who


def _last_words(text: str) -> str:
    """The end of what stands before "chaired by": of its last clause, where another one is before it."""
    text = _NEW_CLAUSE.split(text)[-1] or text
    words = find_words(text)
    return text[words[-_NEAR].start :] if len(words) > _NEAR else text


def _jointly(who: str) -> str:
    """Several people who chair together, each perhaps with a post: "Ann Hill, Head of Care, and Rob Lee"; else nothing."""
    clause = _OTHER_CLAUSE.split(who)[0]
    names = list(find_names(clause))
    if len(names) < 2 or clause[: names[0].start].strip():
        return ""
    joint = [names[0], *(name for name in names[1:] if _JOINED.search(clause[: name.start]))]
    return " and ".join(name.name for name in joint) if len(joint) > 1 else ""


def _bare(who: str, *, leads: bool) -> str:
    """Who it is without the rest of the sentence: what follows where the words lead, else what stands before."""
    cut = _WHO_ENDS.sub("", who) if leads else _CLAUSE.sub("", who)
    words = cut.strip(" ,-–")
    return (
        words
        if 1 <= len(words.split()) <= 14 and words.split()[-1].lower() not in ("the", "a", "an", "of", "and")
        else ""
    )
