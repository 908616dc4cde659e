"""How a question leans on those before it: the words it begins with, its pronouns, whether it is a fragment."""

import re
from typing import Literal, NamedTuple

_POLITE = re.compile(
    r"(?:ok(?:ay)?|right|great|thanks?(?: you)?|cheers|hm+|sure|yes|yeah|please|well|oh|ah|hi|hello)\b[\s,.!:;–-]*",
    re.IGNORECASE,
)
_LEADS = (
    re.compile(r"(?:no|nope|sorry|actually|not (?:that|those)|rather|i mean(?:t)?|i did mean|make that)\b(?!\s+(?:one|of|actions?|more)\b)[\s,.!:;–-]*", re.IGNORECASE),
    re.compile(r"(?:what about|how about|what of|how is it for|(?:the )?same (?:question |again )?(?:for|but)|ditto(?: for)?)\b[\s,:;–-]*", re.IGNORECASE),
    re.compile(r"(?:only|just)\s+(?!the \w+ ones)(?:those |the ones |ones )?(?=\w)", re.IGNORECASE),
    re.compile(r"(?:and|but|so|then|also|plus|or|&)(?!\w)[\s,:;–-]*", re.IGNORECASE),
)  # fmt: skip
_TRAIL = re.compile(r"[\s,]*(?:\b(?:then|instead|too|as well|please|pls|though)\b[\s,]*)*[?.!\s]*$", re.IGNORECASE)

_CLAUSE = re.compile(
    r"(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must"
    r"|list|show|tell|give|name|compare|explain|describe|define|summari[sz]e|find|break|split|sort|rank|add|sum|count|any(?:one|thing|body)?|by (?:when|whom|what)"
    r"|since when|until when|for whom|in what|in which|to whom|at what|on what|of which|of those|of these|of them)(?:['’]?s|n['’]?t|['’]re)?\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?:for|in|on|at|by|from|with|without|per|to|about|against|under|excluding|including|since|before|after|during|due)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 5
"""Words of the longest fragment that needs no more than a preposition to lean on what was said before."""

_ELLIPTIC = re.compile(
    r"(?:how (?:much|many)|which(?: ones?)?|what)(?: (?:is|are|was|were|it|that|there))* (?:in|for|from|at|to|by|on|with|during)\b.+",
    re.IGNORECASE,
)

_OWN = re.compile(
    r"(?:what|which|how (?:much|many|high|low))(?:['’]?s| is| are| was| were) (?P<whose>.+['’]s?)", re.IGNORECASE
)

_ANTECEDED = (
    r"of|about|on|for|in|to|at|with|from|after|before|than|like|by|behind|under|over|since|is|was|are|were|does|do|did|has|have|had"
    r"|will|would|can|could|should|owns?|funds?|leads?|pays?|runs?|chairs?|delivers?|means?|covers?|know|explain|compare|say|said"
    r"|decided?|agreed?|when|why|where|how|what|and"
)
_AFTER_PRONOUN = (
    r"is|are|was|were|will|would|does|do|did|has|have|had|can|could|should|come|came|go|goes|include|includes|cover|covers|mean|means"
    r"|compare|compared|compares|cost|costs|stand|work|works|apply|change|changed|comes|add|adds|split|by|to|with|from|at|on|and|or|then|now"
    r"|still|also|up|down|due|overdue|so|as|than|break|breaks|before|after|since|better|worse|higher|lower|more|less|good|bad|right|true"
    r"|enough|all|normal|only|just|really|an?|the|likely|because|why|when|what|who|how|not|yet|per|each|down|altogether|together"
)
_THAT = re.compile(  # "is that right", "what is that for"; not "the plan that says", "that of England"
    rf"(?:(?<=^)|(?<=\b)(?:(?P<before>{_ANTECEDED})\s+))(?P<word>that|this|those|these)\b(?=\s*(?:$|[?.,;)]|(?:{_AFTER_PRONOUN})\b|(?:for|in|of|about)\s*$))"
    rf"|\s(?P<last>that|those|these)$",
    re.IGNORECASE,
)
_DEMONSTRATIVE = re.compile(
    rf"(?:^|\b(?:{_ANTECEDED})\s+)(?P<word>that|this|those|these)\s+(?P<noun>(?!(?:{_AFTER_PRONOUN}|year|month|quarter|week|time|financial|they|he|she|it|we|you|i|there|those|these|his|her|their|its|our|for|in|of|about|under|over)\b)[a-z]+)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(r"\b(?P<word>he|she|him|her|hers|his)\b", re.IGNORECASE)
_IT = re.compile(
    r"\b(?P<word>it|its|itself)\b(?!(?:['’]?s| is| was)? (?:true|clear|possible|likely|ok|hard|easy|difficult|important|helpful|useful)\b| takes? to\b)",
    re.IGNORECASE,
)
"""Not "it" that stands for what follows ("find it hard to")."""
_THEY = re.compile(r"\b(?P<word>they|them|their|theirs)\b", re.IGNORECASE)
_ONE = re.compile(r"\bthe (?P<which>(?:[\w’'-]+ ){1,4}?)(?P<word>ones?)\b(?! of\b)", re.IGNORECASE)

_NEXT_CLAUSE = re.compile(
    r"\?\s|;\s|\s[-–]\s|,?\s+(?:and|or|but|so)\s+(?=(?:who|what|when|where|how|why|which|is|are|was|were|does|do|did|has|have|by when)\b)"
    r"|,\s+(?=(?:who|what|when|where|how|why|which|is|are|was|were|does|do|did|has|have)\b)",
    re.IGNORECASE,
)


class Pronoun(NamedTuple):
    """A word that stands for something said before: `text[start:end]`; `noun` in "that action"."""

    kind: Literal["person", "it", "that", "they", "those", "one"]
    start: int
    end: int
    word: str
    noun: str | None = None


class Opening(NamedTuple):
    """What a question is without its first words ("and", "what about", "no,") and its last ("then", "please").

    `goes_on`: it has first words that tie it to the question before.
    """

    rest: str
    goes_on: bool

    @property
    def is_clause(self) -> bool:
        """Whether it has a question word or a verb at its head; else it is a fragment, or keywords."""
        return _CLAUSE.match(self.rest) is not None

    @property
    def is_tied(self) -> bool:
        """Whether a fragment begins with a preposition, so that it must belong to something said before."""
        return _PREPOSITION.match(self.rest) is not None and len(self.rest.split()) <= _MOST_WORDS

    @property
    def is_elliptic(self) -> bool:
        """Whether it is a question word with a place, a time or a party and no more: "how many in Eastport"."""
        return _ELLIPTIC.fullmatch(self.rest) is not None


def open_up(text: str) -> Opening:
    """The question without the words that only tie it to the one before."""
    rest, goes_on = text.strip(), False
    moved = True
    while moved:
        moved = False
        if (polite := _POLITE.match(rest)) is not None and polite.end() < len(rest):
            rest, moved = rest[polite.end() :], True
        for pattern in _LEADS:
            match = pattern.match(rest)
            if match is not None and match.end() < len(rest):
                rest, moved, goes_on = rest[match.end() :], True, True
    rest = _TRAIL.sub("", rest)
    if _CLAUSE.match(rest) is None:
        rest = re.sub(r"['’]s?$", "", rest)
    if (own := _OWN.fullmatch(rest)) is not None:  # "what's Eastport's"
        return Opening(re.sub(r"['’]s?$", "", own["whose"]), True)
    return Opening(rest, goes_on)


def first_clause(text: str) -> str:
    """The text up to where a second question begins ("…, and who owns that")."""
    match = _NEXT_CLAUSE.search(text)
    return text[: match.start()] if match else text


def find_pronouns(text: str) -> list[Pronoun]:
    """The words of a text that stand for something said before, from left to right."""
    found: list[Pronoun] = []
    found += [Pronoun("person", *match.span("word"), match["word"]) for match in _PERSON.finditer(text)]
    found += [Pronoun("it", *match.span("word"), match["word"]) for match in _IT.finditer(text)]
    found += [Pronoun("they", *match.span("word"), match["word"]) for match in _THEY.finditer(text)]
    found += [Pronoun("one", *match.span(), match["word"], match["which"].strip()) for match in _ONE.finditer(text)]
    for match in _THAT.finditer(text):
        group = "word" if match["word"] else "last"
        found.append(_that(match[group], *match.span(group)))
    for match in _DEMONSTRATIVE.finditer(text):
        pronoun = _that(match["word"], match.start("word"), match.end("noun"))
        found.append(pronoun._replace(noun=match["noun"]))
    unique: dict[int, Pronoun] = {}
    for pronoun in found:
        unique.setdefault(pronoun.start, pronoun)
    return sorted(unique.values(), key=lambda pronoun: pronoun.start)


def _that(word: str, start: int, end: int) -> Pronoun:
    return Pronoun("those" if word.lower() in ("those", "these") else "that", start, end, word)
