"""What a question wants a sentence to speak of: its words, each with its worth, its other forms and its like."""

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.ask.linking import Linked, find_links, name_key
from yjqa.ask.prose.papers import papers_of
from yjqa.ask.words import SHORTEST_MISSPELT, Term, find_words, is_grammar, nearest_stem, stem, stems_of
from yjqa.extract.dates import find_dates
from yjqa.extract.terms import vocabulary

_LIKE = 0.8
"""What a word of the same meaning is worth beside the word itself."""

_LIGHT = 0.3
"""What is left of the weight of a word that only says which kind of thing is asked for."""

_COMMON = 2.5
"""The weight of a word that stands in one passage of twelve: an abbreviation so common is the papers' own name for
themselves, and tells no sentence from another."""

_MOST = 6.0
"""The weight of the rarest words: one that no record has must not outweigh all others together."""

_MOST_WORDS = 40
"""Words of a question that are looked for; whoever pastes a page asks about its beginning."""

_JOINING = re.compile(r"\W+(?:(?:and|of|for|the|&)\W+)*", re.IGNORECASE)
"""What may stand between the words of one name."""

_SCOPE = 1.5
"""The weight of an area, a year or a date: titles are full of them, and what is about another is ruled out anyhow."""


@dataclass(frozen=True, slots=True)
class Want:
    """One word, name, area or year of the question.

    `forms`: sets of stems, any of which says it; `like`: stems of words that mean much the same; `name`: it must not be
    passed over: a name, a number, an area, a year. `given`: the papers that are about it as a whole, such as an area's own.
    `rivals`: what is said of another area or year, as sets of stems. `phrase`: names
    that stand together have the same number. `dated`: the papers given are those of the day or month that is named.
    `day`: how the one day that is named may be written; its day, month and year apart do not say it.
    """

    text: str
    forms: tuple[frozenset[str], ...]
    weight: float
    name: bool = False
    like: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    rivals: tuple[frozenset[str], ...] = ()
    phrase: int = 0
    dated: bool = False
    day: re.Pattern[str] | None = None

    def stands_in(self, stems: frozenset[str] | set[str]) -> float:
        """1 where a text with these stems says it, less where it has a word like it, 0 where not."""
        if any(form <= stems for form in self.forms):
            return 1.0
        return _LIKE if not self.like.isdisjoint(stems) else 0.0


def read_wants(asked: Asked, knowledge: Knowledge) -> tuple[Want, ...]:
    """Everything that the question wants spoken of, in its order: words first, then areas, years and dates."""
    people = [linked for linked in find_links(asked.text, knowledge.names) if _is_person(linked, knowledge)]
    left = [term for term in _once(asked.terms) if not any(who.start <= term.word.start < who.end for who in people)]
    worths = knowledge.library.weigh(term.word.text for term in left)
    words = [_word(term, worths[term.word.text], knowledge) for term in left]
    words = _with_short_forms(words, [term.word.stem for term in left], knowledge.kept(_short_forms))
    others = [
        *(_person(linked, knowledge) for linked in people),
        *_areas(asked, knowledge),
        *_years(asked, knowledge),
        *_periods(asked, knowledge),
    ]
    phrases = itertools.count(1)
    return (*_in_phrases(asked.text, left, words, phrases), *(replace(want, phrase=next(phrases)) for want in others))


def _once(terms: Sequence[Term]) -> list[Term]:
    """The first words, each once."""
    return list({term.forms: term for term in reversed(terms)}.values())[::-1][:_MOST_WORDS]


def mend(wants: Sequence[Want], stems: frozenset[str]) -> tuple[Want, ...]:
    """The wants, those misspelt read as the nearest of the stems that were found."""
    mended = []
    for want in wants:
        slip = stem(want.text)
        if not want.name and len(slip) >= SHORTEST_MISSPELT and not want.stands_in(stems):
            near = nearest_stem(slip, stems)
            want = replace(want, forms=(*want.forms, frozenset({near}))) if near else want
        mended.append(want)
    return tuple(mended)


def _short_forms(knowledge: Knowledge) -> dict[tuple[str, ...], frozenset[str]]:
    """The abbreviations of names of several words, by the stems of their words."""
    forms: dict[tuple[str, ...], frozenset[str]] = {}
    for acronym in knowledge.acronyms:
        long = tuple(word.stem for word in find_words(acronym.expansion) if not is_grammar(word.text))
        if len(long) > 1:
            forms[long] = forms.get(long, frozenset()) | {stem(acronym.acronym)}
    return forms


def _with_short_forms(
    wants: Sequence[Want], stems: Sequence[str], short: dict[tuple[str, ...], frozenset[str]]
) -> list[Want]:
    """The wants, those that are together a name written whole also said by its abbreviation."""
    found = list(wants)
    for start in range(len(stems)):
        for end in range(start + 2, len(stems) + 1):
            own = tuple(frozenset({one}) for one in sorted(short.get(tuple(stems[start:end]), ())))
            for place in range(start, end) if own else ():
                found[place] = replace(found[place], forms=(*found[place].forms, *own))
    return found


def _in_phrases(text: str, terms: Sequence[Term], wants: Sequence[Want], phrases: Iterator[int]) -> Iterator[Want]:
    """The words numbered, names with nothing but "and" or "of" between them alike."""
    number, end = 0, None
    for term, want in zip(terms, wants, strict=True):
        joins = want.name and end is not None and _JOINING.fullmatch(text[end : term.word.start])
        number = number if joins else next(phrases)
        end = term.word.end if want.name else None
        yield replace(want, phrase=number)


def _is_person(linked: Linked, knowledge: Knowledge) -> bool:
    return any(name_key(name) in knowledge.names.people for name in linked.link.names)


def _person(linked: Linked, knowledge: Knowledge) -> Want:
    """Somebody by name: papers write the full name, the surname or the initials."""
    keys = {name_key(name) for name in linked.link.names}
    written = [linked.link.asked, *keys, *(key.split()[-1] for key in keys if key)]
    written += [short for key in keys for short in knowledge.names.initials.get(key, ())]
    forms = tuple(dict.fromkeys(stems for one in written if (stems := stems_of(one))))
    return Want(linked.link.asked, forms, _MOST, name=True)


def _word(term: Term, worth: float, knowledge: Knowledge) -> Want:
    lower = term.word.text.lower()
    weight = min(worth, knowledge.lexicon.weight(term) if len(term.forms) > 1 else _MOST, _MOST)
    own = {piece for form in term.forms for piece in form}
    light = lower in _light()
    return Want(
        term.word.text,
        term.forms,
        weight * _LIGHT if light else weight,
        name=term.name and not light and not (term.word.text.isupper() and weight < _COMMON),
        like=_likes().get(term.word.stem, frozenset()) - own,
    )


def _areas(asked: Asked, knowledge: Knowledge) -> list[Want]:
    """The areas asked for: a paper about one area alone speaks of it throughout."""
    wants = []
    for link in asked.scope.areas:
        own = frozenset(id for id, paper in knowledge.documents.items() if tuple(paper.areas) == (link.name,))
        mine = stems_of(link.name)
        others = {*knowledge.areas, *knowledge.comparators} - {other.name for other in asked.scope.areas}
        rivals = tuple(stems for name in others if not (stems := stems_of(name)) & mine)
        wants.append(Want(link.name, (mine,), _SCOPE, True, given=own, rivals=rivals))
    return wants + [Want(name, (stems_of(name),), _MOST, True) for name in asked.scope.unknown_areas]


def _years(asked: Asked, knowledge: Knowledge) -> list[Want]:
    wants = []
    for year in asked.scope.years:
        first, last = year[:4], year[-2:]
        forms = (frozenset({first, last}), frozenset({first[2:], last}), frozenset({first, first[:2] + last}))
        own = frozenset(id for id, paper in knowledge.documents.items() if year in (paper.period or ""))
        wants.append(Want(year, forms, _SCOPE, True, given=own))
    return wants


def _periods(asked: Asked, knowledge: Knowledge) -> list[Want]:
    wants = []
    for period in asked.scope.periods:
        own = papers_of(period, knowledge)
        written = [period.raw]
        if (
            period.end
            and period.start
            and (period.start.year, period.start.month) == (period.end.year, period.end.month)
        ):
            day = f"{period.end.day} " if period.start == period.end else ""
            written += [f"{day}{period.end:%B} {period.end.year}", f"{day}{period.end:%b} {period.end.year}"]
        forms = [frozenset(word.stem for word in find_words(one) if not is_grammar(word.text)) for one in written]
        if all(forms):
            one_day = next(
                (_written(d.date) for d in find_dates(period.raw) if d.precision == "day" and d.has_year), None
            )
            wants.append(
                Want(period.raw, tuple(dict.fromkeys(forms)), _SCOPE, True, given=own, dated=bool(own), day=one_day)
            )
    return wants


def _written(day: datetime.date) -> re.Pattern[str]:
    """How papers write a day, with or without its year: "17th January 2019", "17 Jan", "17/01/2019"."""
    month, year = rf"(?:{day:%B}|{day:%b})", rf"(?:{day:%Y}|['’]?{day:%y})"
    words = rf"\b0?{day.day}(?:st|nd|rd|th)?(?: of)? {month}\b(?!,? \d{{4}}|\s\d\d\b)(?!,? {day:%Y})"
    whole = rf"\b0?{day.day}(?:st|nd|rd|th)?(?: of)? {month},? {year}\b|\b{month} {day.day}(?:st|nd|rd|th)?,? {year}\b"
    return re.compile(
        rf"{whole}|{words}|\b0?{day.day}[./-]0?{day.month}[./-]{year}\b|\b{day:%Y-%m-%d}\b", re.IGNORECASE
    )


@cache
def _light() -> frozenset[str]:
    return frozenset(vocabulary("synonyms")["light"])


@cache
def _likes() -> dict[str, frozenset[str]]:
    """For each stem those of the words of its groups."""
    likes: dict[str, set[str]] = {}
    for group in vocabulary("synonyms")["groups"]:
        stems = {stem(word) for word in group}
        for one in stems:
            likes.setdefault(one, set()).update(stems - {one})
    return {one: frozenset(others) for one, others in likes.items()}
