"""What an abbreviation stands for, as the papers themselves write it out; never from general knowledge."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.answer import asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.facts.texts import find_uses
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Names
from yjqa.ask.proposal import Proposal
from yjqa.ask.words import find_words, is_grammar
from yjqa.records import Acronym, Source

_TOKEN = r"[A-Za-z][\w&'’.-]*(?-i: [A-Z][a-z]+| hub)?"
_CALLED = r"(?:(?:the |an? )?(?:abbreviation|acronym|initials|letters|term)s? )?(?:the |an? )?[\"“'‘]?"
_PLAIN = (
    re.compile(rf"\bwhat (?:do|does|did|would) {_CALLED}(?P<x>{_TOKEN})[\"”'’]? (?:stand for|mean|represent)\b", re.I),
    re.compile(rf"\bwhat(?:['’]?s| is| are) {_CALLED}(?P<x>{_TOKEN})[\"”'’]? (?:short(?:hand)?|an? (?:abbreviation|acronym)) (?:for|of)\b", re.I),
    re.compile(rf"\b(?:meaning|definition|full (?:form|name|meaning)|expansion) (?:of|for) {_CALLED}(?P<x>{_TOKEN})", re.I),
    re.compile(rf"\b(?:define|spell out|expand|write out) {_CALLED}(?P<x>{_TOKEN})", re.I),
    re.compile(rf"^\W*(?P<x>{_TOKEN}) (?:stands? for(?: what)?|short for|meaning|means? what)\b", re.I),
    re.compile(rf"\bwhat {_CALLED}(?P<x>{_TOKEN}) (?:stands for|is short for|means)\b", re.I),
)  # fmt: skip
"""Wordings that can only ask what letters stand for."""

_MEANS = re.compile(r"\b(?:means?|meaning|definition|define|represent)\b", re.I)
"""Said of words as well as of letters."""

_LOOSE = (
    re.compile(rf"\b(?:what|who)(?:['’]?s| is| are| was| were) {_CALLED}(?P<x>{_TOKEN})(?P<rest>.*)$", re.I),
    re.compile(r"^\W*(?P<x>[A-Za-z][\w&.]{1,7})\W*(?P<rest>)$"),
)
"""Wordings that ask so only where nothing else is said of the abbreviation."""

_PAPER_REST = re.compile(
    r"\b(?:in|from|of|by|under|within) (?:the |this |that |our )?[^?]*?\b(?:plan|report|paper|papers|pack|minutes|strategy|document)s?\b",
    re.I,
)
_NOISE = frozenset({"abbreviation", "acronym", "stand", "stands", "short", "mean", "means", "meaning", "exactly", "anyway", "then", "again",
                    "plan", "report", "pack", "minutes", "document", "strategy"})  # fmt: skip
_INITIALISM = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][A-Za-z&.]{1,7}s?")
_REVERSE = re.compile(r"\b(?:abbreviation|acronym|initials|short) (?:of|for) (?P<y>.+?)\W*$", re.I)
_SAID = r"{x}(?:\)|['’]s)?,? (?:is|are|was|were|means|stands for|refers to|,|–|-) (?:an?|the)\b"


_BESIDE = r"\b(?P<before>an? (?:[a-z][\w-]* ){{1,6}}[a-z][\w-]*), {x}\b|\b{x}, (?P<after>an? (?:[a-z][\w-]* ){{1,8}}[a-z][\w-]*)[,.;]"
"""A name beside what it is the name of, in small letters with an article before them."""


@dataclass(frozen=True, slots=True)
class _Meaning:
    """One expansion, however the papers spell it, with every record that gives it."""

    expansion: str
    records: tuple[Acronym, ...]

    @property
    def sources(self) -> list[Source]:
        """Where it is written out: the first place of each paper."""
        return list({record.source.document: record.source for record in reversed(self.records)}.values())[::-1]


def propose(asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The expansion, or that the papers give none; `None` where no abbreviation is asked about."""
    plain = next((match for pattern in _PLAIN if (match := pattern.search(asked.text))), None)
    if plain is not None:
        surely = not _MEANS.search(plain[0])
        return _expanded(plain["x"], asked, knowledge, 0.95) or _unexpanded(plain["x"], asked, knowledge, surely=surely)
    reverse = _REVERSE.search(asked.text)
    if reverse is not None:
        return _abbreviated(reverse["y"], asked, knowledge)
    for pattern in _LOOSE:
        match = pattern.search(asked.text)
        if match is not None and not _says_more(asked, match):
            return (
                _expanded(match["x"], asked, knowledge, 0.9)
                or _said_to_be(match["x"], asked, knowledge)
                or _unexpanded(match["x"], asked, knowledge, surely=False)
            )
    return None


def _says_more(asked: Asked, match: re.Match[str]) -> bool:
    """Whether the question goes on to say something of the abbreviation besides where it stands."""
    text = asked.text
    start, end = match.span("rest")
    spans = [*asked.scope.spans, *((m.start(), m.end()) for m in _PAPER_REST.finditer(text, start))]
    return any(
        start <= word.start < end
        and not is_grammar(word.text)
        and word.text.lower() not in _NOISE
        and not any(first < word.end and word.start < last for first, last in spans)
        for word in find_words(text)
    )


def _expanded(asked_for: str, asked: Asked, knowledge: Knowledge, fit: float) -> Proposal | None:
    """What the papers write the letters out as, those of the papers that the question names first."""
    index = knowledge.kept(_by_letters)
    records = next((index[key] for key in _keys(asked_for) if key in index), None)
    if records is None:
        return None
    inside = [record for record in records if asked.scope.holds_document(record.source.document)]
    notes = [] if inside else ["The papers that the question names do not write it out; others do."]
    meanings = _meanings(inside or records)
    letters = meanings[0].records[0].acronym
    sources: list[Source] = []
    ways = []
    for meaning in meanings:
        marks = range(len(sources) + 1, len(sources) + 1 + len(meaning.sources))
        sources += meaning.sources
        ways.append(f"{meaning.expansion} {''.join(f'[{n}]' for n in marks)}")
    stand = "stand" if re.search(r"[A-Z]['’]?s$", letters) else "stands"
    text = f"{letters} {stand} for {ways[0]}."
    if len(ways) > 1:
        text += f" The papers also write it out as {'; '.join(ways[1:])}."
        notes.append(f"The papers write {letters} out in {len(ways)} ways.")
    answer = asked_answer(
        asked.text, "define", text, found=True, sources=sources,
        filters={"abbreviation": letters, **_documents(asked)},
        records=[record.id for meaning in meanings for record in meaning.records],
        notes=notes, confidence=0.95 if inside else 0.8,
    )  # fmt: skip
    return Proposal(answer, fit if inside else fit - 0.15)


def _said_to_be(name: str, asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """What a paper calls a thing beside its name: "a new case system, Oriel, …" or "Oriel, a new case system, …"."""
    if not name[:1].isupper() or not name.isalpha():
        return None
    beside = re.compile(_BESIDE.format(x=re.escape(name)))
    documents = [id for id in knowledge.documents if asked.scope.holds_document(id)]
    for use in find_uses(name, knowledge, documents):
        if (match := beside.search(use.quote)) is not None:
            said = (match["before"] or match["after"]).strip()
            answer = asked_answer(
                asked.text, "define", f"{name}: {said} [1].", found=True, sources=[use], filters={"name": name},
                confidence=0.7,
            )  # fmt: skip
            return Proposal(answer, 0.72)
    return None


def _unexpanded(asked_for: str, asked: Asked, knowledge: Knowledge, *, surely: bool) -> Proposal | None:
    """That the papers use the letters without writing them out, or do not use them."""
    letters = asked_for.rstrip(".'’")
    if not _INITIALISM.fullmatch(letters):
        if not surely or " " in letters or len(letters) > 7:
            return None
        letters = letters.upper()
        if not knowledge.lexicon.knows(letters.lower()) and len(letters) > 5:
            return None
    if _names_person(letters, knowledge.names):
        return None
    documents = [id for id in knowledge.documents if asked.scope.holds_document(id)]
    uses = list(find_uses(letters, knowledge, documents))
    if not uses:
        if not surely:
            return None
        text = f"The papers do not use “{letters}”, so they do not say what it stands for."
    else:
        if not surely and any(re.search(_SAID.format(x=re.escape(letters)), use.quote) for use in uses):
            return None
        text = f"The papers use {letters} but do not say what it stands for; it stands, for example, here: “{uses[0].quote}” [1]."
    answer = asked_answer(
        asked.text, "define", text, found=False, sources=uses[:1],
        filters={"abbreviation": letters, **_documents(asked)}, confidence=0.85,
    )  # fmt: skip
    return Proposal(answer, 0.9 if surely else 0.45)


def _abbreviated(words: str, asked: Asked, knowledge: Knowledge) -> Proposal | None:
    """The letters that the papers use for a name."""
    wanted = _spelling(words)
    found = [record for record in knowledge.acronyms if _spelling(record.expansion) == wanted]
    if not found:
        return None
    by_letters = {record.acronym: record for record in found}
    ways = " or ".join(f"{letters} [{n}]" for n, letters in enumerate(by_letters, start=1))
    answer = asked_answer(
        asked.text, "define", f"The papers abbreviate {found[0].expansion} to {ways}.", found=True,
        sources=[record.source for record in by_letters.values()], filters={"expansion": found[0].expansion},
        records=[record.id for record in found], confidence=0.9,
    )  # fmt: skip
    return Proposal(answer, 0.9)


def _by_letters(knowledge: Knowledge) -> dict[str, list[Acronym]]:
    """The abbreviations by their letters, small and singular."""
    index: dict[str, list[Acronym]] = {}
    for record in knowledge.acronyms:
        index.setdefault(_keys(record.acronym)[-1], []).append(record)
    return index


def _keys(letters: str) -> list[str]:
    """The forms under which letters are looked for: as they are, then without the ending of a plural."""
    bare = letters.strip(".'’\"”").replace("’", "'").replace(".", "")
    singular = re.sub(r"(?<=[A-Z])'?s$", "", bare) if not bare.islower() else re.sub(r"'?s$", "", bare)
    return list(dict.fromkeys((bare.lower(), singular.lower())))


def _meanings(records: Sequence[Acronym]) -> list[_Meaning]:
    """The different expansions, the one that most papers give first."""
    groups: dict[str, list[Acronym]] = {}
    for record in records:
        groups.setdefault(_spelling(record.expansion), []).append(record)
    meanings = [_Meaning(some[0].expansion, tuple(some)) for some in groups.values()]
    return sorted(meanings, key=lambda meaning: -len({record.source.document for record in meaning.records}))


def _spelling(expansion: str) -> str:
    """An expansion without what two writers of one name differ in: case, hyphens, "&", an ending of plural."""
    words = re.findall(r"[a-z0-9]+", expansion.lower().replace("&", " and ").replace("’", "").replace("'", ""))
    return " ".join(word.removesuffix("s") for word in words if word not in ("and", "the"))


def _names_person(letters: str, names: Names) -> bool:
    return any(letters in initials for initials in names.initials.values())


def _documents(asked: Asked) -> dict[str, str | list[str] | bool]:
    return {"document": sorted(asked.scope.documents)} if asked.scope.documents else {}
