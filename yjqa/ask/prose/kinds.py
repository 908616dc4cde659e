"""The kind of thing that a question asks for, and whether a sentence holds one."""

import re
from collections.abc import Callable
from typing import Literal

from yjqa.ask.words import find_words
from yjqa.extract.names import is_post_word

Kind = Literal[
    "who", "when", "how_often", "how_long", "where", "why", "percent", "money", "number", "meaning", "list", "any"
]

_WORDINGS: tuple[tuple[Kind, str], ...] = (
    ("meaning", r"\bstands? for\b|\bshort for\b|\bwhat does [\w&'’-]+(?: \w+)? mean\b|\bfull name\b|\babbreviat|\bacronym\b|^\W*what(?:['’]?s| is| are|['’]re) (?:an? |the )?[\w-]+\W*$|^\W*what(?:['’]?s| is| are|['’]re) (?:an? )?[\w-]+ in the\b|^\W*[\w-]+\W*$"),
    ("how_often", r"\bhow (?:often|frequently|regularly)\b"),
    ("how_long", r"\bhow long\b|\bhow many (?:hours|days|weeks|months|years)\b"),
    ("why", r"\bwhy\b|\bwhat (?:is|was|were|are|['’]s) (?:the )?(?:reasons?|caus\w+)\b|\bfor what reason\b|\bwhats? caus"),
    ("percent", r"(?:\bwhat|\bwhich|^)\W*(?:share|proportion|percentage|percent|%|per cent)|\bhow many (?:%|per ?cent)|\b\w* rate\b"),
    ("money", r"\bhow much\b(?! (?:time|more likely))|\bwhat (?:is|was|were|are) (?:spent|paid|given)\b|\b(?:cost|costs|budget|grant|money|funding|spend)\b\W*$"),
    ("number", r"\bhow many\b|\bnumber of\b|\bhow (?:big|old|large)\b"),
    ("who", r"\bwho(?:m|se|['’]?s|['’]re)?\b|\b(?:which|what) (?:organisations?|bod(?:y|ies)|person|officers?|partners?|agency|agencies|team|company|charit\w+)\b"),
    ("when", r"\bwhen(?:['’]?s)?\b|\b(?:what|which) (?:date|day|month|year|time)\b|\bsince when\b|\bby when\b"),
    ("where", r"\bwhere(?:['’]?s)?\b(?! (?:have|has|did|are|do) (?:they|we|it) got)|\bwhat (?:venue|place|room|address)\b"),
    ("list", r"\b(?:list|which|name)\b|\bwhat (?:are|were) (?:the|all|our|their|its)\b|\bwhats on\b|\bwhat['’]?s on\b|\bwhat (?!does|was|has|this)\w{3,}s\b|^\W*\d+ \w+s\b"),
    ("any", r"\bwhat|\bhow\b"),
)  # fmt: skip

_ASKED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _WORDINGS)

_MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTHS}\b|\b{_MONTHS}\b(?:,? ?(?:\d{{1,2}}\b|\d{{4}}|['’]\d\d))?|\b(?:19|20)\d\d\b|\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b"
    r"|\b(?:spring|summer|autumn|winter|q[1-4]|easter|christmas)\b|\b(?:next|last|this) (?:year|month|week|quarter)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(
    r"\b(?:bi-?|fort)?(?:daily|weekly|nightly|monthly|quarterly|annual(?:ly)?|yearly|termly)\b|\b(?:once|twice|\w+ times) (?:a|per|each|every)\b"
    r"|\b(?:every|each|per) (?:\w+ )?(?:day|week|fortnight|month|quarter|year|term)s?\b|\b(?:six|three|two|four|\d+)[- ](?:week|month)ly\b|\bregular(?:ly)?\b",
    re.IGNORECASE,
)
_NUMBER_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|half)"
_LONG = re.compile(
    rf"(?:\d[\d.,]*|\b{_NUMBER_WORD}\b)(?:[ -]\w+)?[ -](?:minutes?|hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE
)
_WHY = re.compile(
    r"\b(?:because|due to|owing to|as a result|result(?:s|ed|ing)? (?:of|from|in)|so that|in order to|following|since|given|caused by|reasons?|as (?:there|they|it|the|he|she|we)"
    r"|driven by|down to|attribut\w+|reflect\w*|means? that|therefore|thresholds?|too \w+|unable to|partly|after|to (?:ensure|allow|enable|reduce|improve|make|avoid|monitor))\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\d\s?%|\bper ?cent\b|\bper (?:100,?000|1,?000)\b|\b\d+(?:\.\d+)?\b", re.IGNORECASE)
_MONEY = re.compile(
    r"£\s?\d|\b\d[\d,.]*\s?(?:k|m|bn|million|billion|thousand)\b|\b\d{1,3}(?:,\d{3})+\b|\bpence\b", re.IGNORECASE
)
_NUMBER = re.compile(rf"(?<![£\d/.])\b\d[\d,]*(?:\.\d+)?\b|\b{_NUMBER_WORD}\b|\bno \w+s\b|\bnone\b", re.IGNORECASE)
_CAPITALS = re.compile(
    r"(?<![.!?:] )(?<!^)\b[A-Z][\w’'-]+(?: (?:and|of|for|the|&) [A-Z][\w’'-]+| [A-Z][\w’'-]+)+|\b[A-Z]{2,}\b|\b\w+@\w"
)
_PLACE = re.compile(
    r"\b(?:in|at|from|across|to|near|within) (?:the )?[A-Z]\w+|\b(?:centre|court|school|room|hall|office|street|road|house|hub|building|venue|online|teams|virtual\w*)\b",
    re.IGNORECASE,
)
_MEANING = re.compile(
    r"\w \([“‘\"']?(\w[\w&/.-]*)[”’\"']?\)|(\w[\w&/.-]*)[”’\"']?(?: \(\w+ \w|,? (?:is|are|means|refers to|an?|which)\b|:)"
)
"""Words with their abbreviation in brackets, or a name with what it is."""


def kind_asked(question: str) -> Kind:
    """What the question's wording asks for first."""
    found = [
        (match.start(), place, kind)
        for place, (kind, pattern) in enumerate(_ASKED)
        if (match := pattern.search(question))
    ]
    return min(found)[2] if found else "any"


def holds(kind: Kind, text: str, known: frozenset[str]) -> float:
    """How surely (0-1) a text holds such a thing; 0.5 where any text may. `known`: the question's own words and numbers."""
    test = _TESTS.get(kind)
    return 0.5 if test is None else test(text, known)


def _found(pattern: re.Pattern[str]) -> Callable[[str, frozenset[str]], float]:
    """Whether the text has something of that form that the question does not have already."""

    def test(text: str, known: frozenset[str]) -> float:
        return float(any(not _is_known(match[0], known) for match in pattern.finditer(text)))

    return test


def _is_known(found: str, known: frozenset[str]) -> bool:
    words = re.findall(r"\w+", found.lower())
    return bool(words) and all(word in known for word in words)


def _who(text: str, known: frozenset[str]) -> float:
    """A name, a body or a post beside those that the question names."""
    if any(not _is_known(match[0], known) for match in _CAPITALS.finditer(text)):
        return 1.0
    return 0.8 if any(is_post_word(word.text) and not _is_known(word.text, known) for word in find_words(text)) else 0.0


def _meaning(text: str, known: frozenset[str]) -> float:
    """What one of the question's words stands for, or is."""
    found = ((match[1] or match[2]).lower() for match in _MEANING.finditer(text))
    return float(any(word in known or word.removesuffix("s") in known for word in found))


_TESTS: dict[Kind, Callable[[str, frozenset[str]], float]] = {
    "who": _who,
    "when": _found(_DATE),
    "how_often": _found(_OFTEN),
    "how_long": _found(_LONG),
    "where": _found(_PLACE),
    "why": _found(_WHY),
    "percent": _found(_PERCENT),
    "money": _found(_MONEY),
    "number": _found(_NUMBER),
    "meaning": _meaning,
}
