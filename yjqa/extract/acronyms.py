"""Acronyms: only those that a paper spells out itself, where the letters bear the words out."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import NamedTuple

from yjqa.document import Cell, Document, Heading, Place, Table
from yjqa.extract.sources import block_source, cell_source
from yjqa.records import Acronym, Person, Source

# Bounded: a word of thousands of capitals must not cost the square of its length.
_ACRONYM = r"[A-Z][A-Za-z&+/]{0,11}[A-Z][A-Za-z0-9&+]{0,11}(?:[’']?s)?(?: [A-Z][a-z]+)?"
_QUOTE = r"[“”\"'‘’]*"
_IN_BRACKETS = re.compile(rf"[,;]?\s?\(\s*{_QUOTE}(?:the )?{_QUOTE}(?P<acronym>{_ACRONYM}){_QUOTE}(?=[\s,;)/-])")
_DOTTED = r"[A-Z](?:\.[A-Z]){1,6}\.?"
_BEFORE_BRACKETS = re.compile(
    rf"\b(?P<acronym>{_ACRONYM}|{_DOTTED}){_QUOTE}(?: [a-z]{{1,20}}){{0,2}}\s?\({_QUOTE}(?P<words>[A-Za-z][^()]{{5,90}}?){_QUOTE}\)"
)
_ALSO_KNOWN = re.compile(
    rf",? (?:or|also known as|known as|hereafter|abbreviated to) {_QUOTE}(?P<acronym>[A-Z]{{2,7}}s?)\b{_QUOTE}"
)
_ENTRY = re.compile(rf"^(?P<acronym>{_ACRONYM})\s*(?:[-–—:=]+|\s)\s*(?P<words>[A-Z][^.;()]{{5,90}})")
_WHOLE = re.compile(rf"^{_QUOTE}(?P<acronym>{_ACRONYM}){_QUOTE}$")
_GLOSSARY = re.compile(
    r"\b(?:glossary|acronyms?|abbreviations?|terms?|meaning|stands for|in full|full name|expansion|definition)\b", re.I
)
_CAPITALS = re.compile(r"\b[A-Z]{4,8}s?\b")
_WORD = re.compile(r"[A-Za-z][A-Za-z’']*|\d+|&")
_SENTENCE_END = re.compile(r"[.;:!?]\s|[()]")
_SMALL_WORDS = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "per", "the", "to", "with", "&"]
)
_FARTHEST = 200
"""Characters before a bracket that may hold the words for its letters."""
_LONGEST_EXPANSION = 12
"""Words that an expansion may have for each that its letters call for, small ones included."""


class Expansion(NamedTuple):
    """An acronym with its words, as a paper prints them, and the words that prove it."""

    acronym: str
    words: str
    quote: str


def find_acronyms(document: Document, people: Iterable[Person] = ()) -> Iterator[Acronym]:
    """Each acronym with each expansion that the paper gives, once, at its first place.

    `people`: those whom the same paper names; their initials are no acronyms.
    """
    names = [name.casefold() for person in people for name in (person.name, *person.aliases)]
    seen: set[tuple[str, str]] = set()
    for expansion, source in chain(_spelled_out(document), _by_headings(document)):
        words = expansion.words.casefold()
        key = (expansion.acronym.casefold().removesuffix("s"), " ".join(_WORD.findall(words.removesuffix("s"))))
        if key not in seen and not any(words in name or name in words for name in names):
            seen.add(key)
            yield Acronym(acronym=expansion.acronym, expansion=expansion.words, source=source)


def _spelled_out(document: Document) -> Iterator[tuple[Expansion, Source]]:
    for place in document.places():
        yield from _in_place(document, place)


def _by_headings(document: Document) -> Iterator[tuple[Expansion, Source]]:
    """Acronyms for the heading that they stand under: "CSPPIs" below "Community Safeguarding and Public … Incidents"."""
    headings: dict[int, Place] = {}
    for place in document.places():
        if isinstance(place.block, Heading):
            headings[id(place.block)] = place
        elif not isinstance(place.block, Table):
            for acronym in _CAPITALS.findall(place.block.text):
                for over in place.trail:
                    if letters_fit(acronym, over.text) and len(_content(over.text)) == len(acronym.rstrip("s")):
                        expansion = Expansion(acronym, over.text, over.text)
                        yield expansion, block_source(document, headings[id(over)], over.text)


def _content(words: str) -> list[str]:
    return [word for word in _WORD.findall(words) if word.casefold() not in _SMALL_WORDS]


def _in_place(document: Document, place: Place) -> Iterator[tuple[Expansion, Source]]:
    block = place.block
    if not isinstance(block, Table):
        for expansion in find_expansions(block.text):
            yield expansion, block_source(document, place, expansion.quote)
        return
    for cell in block.cells:
        for part in cell.blocks:
            for expansion in find_expansions(part.text):
                yield expansion, cell_source(document, place, cell, expansion.quote)
    for first, second in _neighbours(block) if _is_glossary(block, place) else ():
        entry = _in_glossary_row(first, second)
        if entry is not None:
            yield entry, cell_source(document, place, first, entry.quote)


def _is_glossary(table: Table, place: Place) -> bool:
    headers = [text for labels in table.column_labels() for text in labels]
    return any(_GLOSSARY.search(text) for text in (*headers, *place.section[-1:], table.caption or ""))


def _neighbours(table: Table) -> Iterator[tuple[Cell, Cell]]:
    for row in table.grid():
        for first, second in pairwise(row):
            if first is not None and second is not None and first is not second:
                yield first, second


def _in_glossary_row(first: Cell, second: Cell) -> Expansion | None:
    for short, long in ((first.flat, second.flat), (second.flat, first.flat)):
        if (match := _WHOLE.match(short)) and (words := _leading(match["acronym"], long)):
            return Expansion(match["acronym"], words, f"{first.flat} {second.flat}")
    return None


def find_expansions(text: str) -> Iterator[Expansion]:
    """The acronyms that a piece of text spells out: before brackets, in brackets, after "or" or as a glossary entry."""
    for pattern in (_IN_BRACKETS, _ALSO_KNOWN):
        for match in pattern.finditer(text):
            words = _trailing(match["acronym"], text[max(match.start() - _FARTHEST, 0) : match.start()])
            if words:
                quote = text[match.start() - len(words) : match.end() + 1]
                yield Expansion(match["acronym"], _without_last_noun(match["acronym"], words), quote)
    for match in _BEFORE_BRACKETS.finditer(text):
        words = _without_last_noun(match["acronym"], match["words"].strip())
        if letters_fit(match["acronym"], words):
            yield Expansion(match["acronym"], words, match.group())
    entry = _ENTRY.match(text)
    if entry and (words := _leading(entry["acronym"], entry["words"])):
        yield Expansion(entry["acronym"], words, entry.group())


def _without_last_noun(acronym: str, words: str) -> str:
    """The words without a last one in small letters for which no letter stands ("… service")."""
    shorter, _, last = words.rpartition(" ")
    return shorter if last.islower() and letters_fit(acronym, shorter) else words


def _trailing(acronym: str, before: str) -> str | None:
    """The words at the end of `before` that the letters stand for: the fewest that fit."""
    cut = [match.end() for match in _SENTENCE_END.finditer(before)]
    start = cut[-1] if cut else 0
    words = [word for word in _WORD.finditer(before, start) if word.group() not in _SMALL_WORDS]
    for word in reversed(words[-_LONGEST_EXPANSION:]):
        candidate = before[word.start() :].rstrip(" ,;“\"'‘’”")
        if letters_fit(acronym, candidate):
            return before[word.start() :]
    return None


def _leading(acronym: str, after: str) -> str | None:
    """The words at the start of `after` that the letters stand for: the fewest that fit."""
    sentence = _SENTENCE_END.split(after, maxsplit=1)[0]
    for word in list(_WORD.finditer(sentence))[:_LONGEST_EXPANSION]:
        candidate = sentence[: word.end()]
        if letters_fit(acronym, candidate):
            return candidate
    return None


def letters_fit(acronym: str, words: str) -> bool:
    """Whether the letters are the initials of the words, first letter and first word included.

    Small words may be passed over, and so may the last word ("… Act"); a small "s" at the end is a plural, and a whole
    word in the acronym ("MET Hub") stands for itself. Papers set lists of equals in any order, so three or more letters
    may stand for words in another order.
    """
    parts = [part for word in re.split(r"[\s/-]+", words) for part in _WORD.findall(word)[:1]]
    if len(parts) < 2 or not parts[0][:1].isalpha():
        return False
    head, _, tail = acronym.partition(" ")
    if tail:
        if parts[-1].casefold() != tail.casefold():
            return False
        parts.pop()
    letters = re.sub(r"[’']?s$", "", head) if len(head) > 2 else head
    return any(
        _fit([letter for letter in spelled.casefold() if letter.isalnum()], [part.casefold() for part in parts])
        for spelled in {letters, head}
    )


def _fit(letters: list[str], parts: list[str]) -> bool:
    initials = [part[0] for part in parts if part not in _SMALL_WORDS]
    reordered = len(letters) > 2 and initials[:1] == letters[:1] and sorted(initials) == sorted(letters)
    return reordered or _initials_fit(letters, parts)


def _initials_fit(letters: list[str], parts: list[str]) -> bool:
    if not letters:
        return not parts or all(part in _SMALL_WORDS for part in parts[:-1])
    if not parts:
        return False
    if parts[0][0] == letters[0] and _initials_fit(letters[1:], parts[1:]):
        return True
    return parts[0] in _SMALL_WORDS and _initials_fit(letters, parts[1:])
