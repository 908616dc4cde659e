"""Things of the kind that a question asks for, found in a sentence: a date, a sum, somebody, a reason."""

import re
from collections.abc import Callable, Iterator, Sequence

from yjqa.ask.prose.kinds import Kind
from yjqa.ask.words import Word, find_words, is_grammar
from yjqa.extract.names import find_names, is_post_word

Stretch = tuple[int, int]
"""Where in a text something stands."""

_MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}\b(?:,? \d{{4}}\b)?|\b{_MONTHS}\b(?:,? ?(?:\d{{4}}\b|\d{{1,2}}\b|['’]\d\d))?"
    r"|\b(?:19|20)\d\d(?:/\d\d)?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"
    r"|\b(?:spring|summer|autumn|winter|q[1-4]|easter|christmas)\b|\b(?:next|last|this) (?:year|month|week|quarter)\b"
)
_OFTEN = (
    r"\b(?:bi-?|fort)?(?:daily|weekly|nightly|monthly|quarterly|annual(?:ly)?|yearly|termly)\b"
    r"|\b(?:once|twice|\w+ times) (?:a|per|each|every)\b"
    r"|\b(?:every|each|per) (?:\w+ )?(?:day|week|fortnight|month|quarter|year|term)s?\b"
    r"|\b(?:six|three|two|four|\d+)[- ](?:week|month)ly\b|\bregular(?:ly)?\b"
)
_NUMBER_WORD = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|half)"
)
_LONG = rf"(?:\d[\d.,]*|\b{_NUMBER_WORD}\b)(?:[ -]\w+)?[ -](?:minutes?|hours?|days?|weeks?|months?|years?)\b"
_WHY = (
    r"\b(?:because|due to|owing to|as a result|result(?:s|ed|ing)? (?:of|from|in)|so that|in order to|following|since"
    r"|given|caused by|reasons?|as (?:there|they|it|the|he|she|we)|driven by|down to|attribut\w+|reflect\w*|means? that"
    r"|therefore|too \w+|unable to|partly|after|to (?:ensure|allow|enable|reduce|improve|make|avoid|monitor))\b"
)
_PERCENT = (
    r"\d[\d.,]*\s?%|\d[\d.,]* ?per ?cent\b|\d[\d.,]* per (?:100,?000|1,?000)\b|(?<![£\d/.])\b\d+(?:[.,]\d+)*\b(?![/\d])"
)
_MONEY = r"£\s?\d[\d,.]*(?:\s?(?:k|m|bn|million|billion|thousand)\b)?|\b\d[\d,.]*\s?(?:k|m|bn|million|billion|thousand)\b|\b\d{1,3}(?:,\d{3})+\b"
_NUMBER = rf"(?<![£\d/.])\b\d[\d,]*(?:\.\d+)?\b(?![/\d]|\s?%|\.\d| per ?cent)|\b{_NUMBER_WORD}\b|\bno \w+s\b|\bnone\b"
_BODY = r"(?<!^)\b[A-Z][\w’'-]+(?: (?:and|of|for|the|&) [A-Z][\w’'-]+| [A-Z][\w’'-]+)+|(?<!^)(?<![.!?:] )\b[A-Z][a-z]{2,}\b|\b[A-Z]{2,}\b|\b[\w.-]+@[\w.-]+"
_PLACE = (
    r"\b(?:in|at|from|across|near|within) (?:the )?[A-Z]\w+"
    r"|\b(?i:centre|court|school|room|hall|office|street|road|house|hub|building|venue|online|lane|yard)\b"
)
_RATING = r"\b(?:green|amber|red)\b"
_MEANING = (
    r"\w \([“‘\"']?(?P<short>\w[\w&/. -]*)[”’\"']?\)"
    r"|(?P<name>\w[\w&/.-]*)[”’\"']?(?:(?: \w+)? \(\w+ \w|,? (?:is|are|means|refers to|an?)\b|: \w| [–-] )"
    r"|(?:\w,|\bcalled|\bnamed|\bknown as) [“‘\"']?(?P<called>[A-Z][\w&/-]*)"
)
"""Words with their abbreviation in brackets, or a name with what it is."""


def find_held(kind: Kind, text: str, known: frozenset[str]) -> list[Stretch]:
    """Where a text has such a thing, other than those that the question has (`known`: its words and numbers).

    A meaning is that of one of the question's words.
    """
    finder = _FINDERS.get(kind)
    if finder is None:
        return []
    places = finder(text, known)
    return (
        list(places) if kind == "meaning" else [place for place in places if not _is_known(text[slice(*place)], known)]
    )


def can_be_held(kind: Kind) -> bool:
    """Whether a text that has such a thing shows it by its form; a reason need not."""
    return kind in _FINDERS and kind != "why"


def stems_near(words: Sequence[Word], place: Stretch, reach: int) -> frozenset[str]:
    """The stems of a text's words in a stretch of it, and of so many on either side."""
    first = sum(word.end <= place[0] for word in words)
    last = sum(word.start < place[1] for word in words)
    return frozenset(word.stem for word in words[max(0, first - reach) : last + reach])


def _is_known(found: str, known: frozenset[str]) -> bool:
    words = re.findall(r"\w+", found.lower())
    return bool(words) and all(word in known or is_grammar(word) for word in words)


_Finder = Callable[[str, frozenset[str]], Iterator[Stretch]]


def _by(pattern: str, flags: re.RegexFlag = re.IGNORECASE) -> _Finder:
    compiled = re.compile(pattern, flags)

    def find(text: str, known: frozenset[str]) -> Iterator[Stretch]:
        return (match.span() for match in compiled.finditer(text))

    return find


_addresses = _by(r"[\w.+-]+@[\w-]+\.\w+|\b0\d{3,4} ?\d{3} ?\d{3,4}\b")
_bodies = _by(_BODY, re.NOFLAG)
_MEANINGS = re.compile(_MEANING)


_REFERENCE = re.compile(
    r"(?:\b(?:recommendation|item|appendix|table|figure|priority|section|page|para(?:graph)?|annex|outcome|objective|action|step"
    r"|tier|level|band|phase|stage|version|part|age[ds]?|under|over|year|per|no\.?|key stage|ns|standard|form|act)s? |[A-Z]|#)$",
    re.IGNORECASE,
)
"""What stands before a number that counts nothing: it names a place in a paper, a stage or an age."""

_DATES = re.compile(_DATE, re.IGNORECASE)


def _counting(pattern: str) -> _Finder:
    """Numbers that count something: no dates, no references, no list markers."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def find(text: str, known: frozenset[str]) -> Iterator[Stretch]:
        dates = [match.span() for match in _DATES.finditer(text)]
        for match in compiled.finditer(text):
            in_date = any(start <= match.start() < end for start, end in dates)
            if not in_date and match.start() > 0 and not _REFERENCE.search(text[: match.start()]):
                yield match.span()

    return find


def _people(text: str, known: frozenset[str]) -> Iterator[Stretch]:
    return ((named.start, named.end) for named in find_names(text))


def _contacts(text: str, known: frozenset[str]) -> Iterator[Stretch]:
    yield from _addresses(text, known)
    yield from _people(text, known)


def _who(text: str, known: frozenset[str]) -> Iterator[Stretch]:
    """Somebody by name, a body or a post."""
    yield from _people(text, known)
    yield from _bodies(text, known)
    yield from ((word.start, word.end) for word in find_words(text) if is_post_word(word.text))


def _meanings(text: str, known: frozenset[str]) -> Iterator[Stretch]:
    """What one of the question's words stands for, or is."""
    for match in _MEANINGS.finditer(text):
        name = (match["short"] or match["name"] or match["called"]).lower()
        if all(word in known or word.removesuffix("s") in known for word in name.split()):
            yield match.span()


_FINDERS: dict[Kind, _Finder] = {
    "who": _who,
    "holder": _people,
    "name": _people,
    "contact": _contacts,
    "rating": _by(_RATING),
    "when": _by(_DATE),
    "how_often": _by(_OFTEN),
    "how_long": _by(_LONG),
    "where": _by(_PLACE, re.NOFLAG),
    "why": _by(_WHY),
    "percent": _counting(_PERCENT),
    "money": _by(_MONEY),
    "number": _counting(_NUMBER),
    "meaning": _meanings,
}
