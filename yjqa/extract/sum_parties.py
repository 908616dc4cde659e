"""Who gives, gets or has a sum that a sentence states.

`stated_party` asks for the surest sign first: words tied to the sum itself, then who acts in the sentence, then whatever
stands before the sum.
"""

import re
from functools import lru_cache

from yjqa.extract.clauses import noun_phrase
from yjqa.extract.money import Sum, find_sums
from yjqa.extract.parties import party_kind

_NEAR = 30
"""How far behind a sum, in characters, a word tells what the sum is called."""
_LONGEST_PARTY_WORDS = 9
_NO_BODY = r"(?:The|An?|This|That|These|Its?|Our|We|They|There|No|All|Each)\s"
_NAME = r"[A-Z][\w&’'-]*(?:,?\s+(?:and\s+|&\s+|of\s+)?[A-Z][\w&’'-]*)*"
_FUND = re.compile(
    r"\b(?:[A-Z][\w&’'-]*\s+(?:(?:and|of|for|&|in|the)\s+)?){1,6}(?:[Ff]und|[Gg]rant|Programme|Scheme)\b(?!ing)"
)
_RECIPIENT = re.compile(
    r"\b(?:available|awarded|granted|paid|given|allocated|goes|went|grant|award|made(?:\s+by\s+(?:the\s+)?[\w’'-]+){0,3})\s+to\s+(?:each\s+|the\s+|all\s+)?"
    r"(?P<party>[A-Z][\w&’'-]*(?:\s+(?:and\s+)?[A-Z][\w&’'-]*)*)"
)
_PUT_TO = re.compile(
    r"\bbe\s+(?:put|moved|transferred|allocated|given|paid|awarded|released)\s+(?:in)?to(?:wards)?\s+(?:the\s+|each\s+)?(?P<party>[^.,;£]+)"
)
_GIVER = re.compile(
    rf"(?:^|[.;,]\s+|\s[-–]\s+|\bthat\s+)(?P<party>(?:The\s+|the\s+)?(?:Office of\s+)?(?!{_NO_BODY}){_NAME})\s+"
    r"(?:(?:has|have|had|will|also|now|currently|then|each|jointly)\s+)*(?:agreed\s+to\s+|committed\s+to\s+|continues?\s+to\s+)?"
    r"(?:awards?|awarded|provid\w+|contribut(?:es?|ed|ing)|gives?|gave|given|funds?|funded|invest\w*|grants?|granted|pays?|paid|commit\w*|allocat\w+"
    r"|puts?(?=\s+in\b)|set\s+aside|sets\s+aside|offer(?:s|ed)|spent|spends)\b"
)
_NEXT_GIVER = re.compile(
    rf"[^£]{{0,60}}?(?:,|;|\band)\s+(?:and\s+)?(?:the\s+|our\s+)?(?P<party>{_NAME}|(?:[a-z&’'-]+\s+){{0,3}}?[a-z&’'-]+?)"
    r"\s+(?:a\s+further\s+|another\s+|the\s+other\s+)?"
)
"""Between two sums: "… £450,000 and the Commissioner £95,000"."""
_FROM = re.compile(
    r"\s*(?:\(?(?:one[- ]off|a year|per year|per annum|each|in total|in kind|in cash)\)?\s+)?(?:came\s+|comes\s+|coming\s+)?from\s+(?:the\s+|our\s+|its\s+)?"
    r"(?!(?:1|2|£|\d|January|February|March|April|May|June|July|August|September|October|November|December|last|this|next)\b|£|\d)"
    r"(?P<party>.+?)(?=\s+(?:for|to|towards|and|which|that|in|will|was|were|is|are|has|have|until|over|as|on)\b|[,;:.()£]|$)"
)
"""Behind a sum: "£36,000 from the council for …"."""
_FUNDING_FROM = re.compile(
    r"\b(?:contributions?|funding|grants?|allocation|income|money)\s+(?:\w+\s+)?from\s+(?:the\s+|our\s+)?"
    r"(?P<party>[^.,;:£]+?)\s+(?:is|are|was|were|has|have|had|will|would|remains?|remained|stands?|rose|rises|fell|falls|of|for|increased|decreased)\b"
)
_PRONOUN = re.compile(
    r"^(?:this|that|these|those|it|we|they|there|which|he|she|one|another|some|others)$|\b(?:it|we|they|he|she)$", re.I
)
_MONEY_OF = re.compile(r"\s+of\s+(?P<party>[\w’' -]{2,50}?)\s+(?:money|funding|monies)\b")
_NOUN_OF = re.compile(
    r"\b(?:an?|the|its|our|their|this|these)\s+(?P<party>(?:[\w&’'/-]+\s+){0,4}?[\w’'-]+)\s+of\s+"
    r"(?:(?:around|about|approximately|almost|nearly|over|up\s+to|some|just)\s+)*$",
    re.I,
)
"""Before a sum: "a forecast underspend of £38,500"."""
_AGAINST = re.compile(r"\b(?:against|compared (?:with|to)|than|versus)\s*$")
_EMPTY_NOUNS = re.compile(
    r"(?:^|\s)(?:costs?|total|sums?|amounts?|figure|level|rate|value|use|maximum|minimum|payments?)$", re.I
)
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|with|for|from|to|at|in|by|that|which|note|reported)\b", re.I
)
_WHICH = re.compile(
    r"(?P<party>[\w’'-]+(?:\s+[\w’'-]+){0,4}),?\s+which\s+(?:\w+\s+){1,2}?(?:at|to|by|is|was|are|were)?\s*(?:(?:about|around)\s+)?$"
)
_AFTER_PREPOSITION = re.compile(r".*\b(?:from|of|in|by|to|into|with|on|the|our|its)\s+")
_NOUN_BEFORE = re.compile(
    r"(?:(?:the|an?|this|these|its|their)\s+)?(?:additional|extra|further|new|one-off|total)\s+(?:of\s+)?$", re.I
)
_FINITE = re.compile(
    r"\s+(?:costs?(?=\s+(?:£|(?:about|around|approximately|some|an?)\b))|paid|pays?|gave|gives?|spent|spends?|will|would|is|are|was|were"
    r"|has|have|had|can|could|may|should|ends?|increased|decreased|reduced|rose|rises?|rising|fell|falls?|fallen|grew|grows?|dropped|drops?"
    r"|resulted|remains?|stands?|stood|totals(?=\s+£)|totall?ed|amounts?(?=\s+to\b)|came|comes|be|set(?=\s+aside\b)|puts?(?=\s+in\b)|offers|offered|contributes?|contributed|provides?|awards|awarded|allocated|received|receives"
    r"|secured|invested|holds?|held)\b|[.;:]"
)
_REPORTING = re.compile(
    r"^\W*(?:The\s+)?(?:[\w.'’()&,/-]+\s+){1,6}?(?:(?:reported|noted|said|explained|stated|added|highlighted|confirmed|agreed|resolved"
    r"|heard|recommended|approved|endorsed|outlined)|(?:updated|informed|told|advised|assured|reminded)(?:\s+(?:the\s+)?\w+)?"
    r"|(?:is|are|was|were)\s+(?:asked|invited|recommended)\s+to\s+\w+)\s+that\s+"
    r"|^[A-Z]{2,3}\s+(?:updated|noted|said|reported)\s+(?:that\s+)?(?:after[^,]*?\s+)?",
    re.I,
)
"""Who tells of a sum is not who has it: "RH reported that …", "The Board is asked to agree that …"."""
_YEAR_FIRST = re.compile(r"^(?:(?:In |During |For )?20\d\d\s?[/-]\s?\d\d\s*[-–:,]?\s*|[\d.]+\s+)")
_ABOUT = re.compile(r"(?:^|\s)(?:around|about|approximately|almost|nearly|over|up to|some|of|by|at)\s*$", re.I)
_NO_NAME = re.compile(
    r"(?:around|about|approximately|some|up|over|nearly|then|only|just|also|more|less|than|for|to|in|of|from|by|with|on|at|is|was|an?)\b"
)
_OF_WHICH = re.compile(r"\bof which\b|\bincluding\b")
_SPOKEN_OF = re.compile(
    r"\b(?:the|this)\s+(?P<kind>review|service|project|programme|scheme|pilot|fund|grant|partnership)\b"
)
_POINTS_BACK = re.compile(r"^(?:This|It|That|These)\b|\bthis group\b")


@lru_cache(maxsize=8)
def _sums(sentence: str) -> tuple[Sum, ...]:
    """The sums of a sentence; each of them asks for all."""
    return tuple(find_sums(sentence))


def stated_party(sentence: str, found: Sum, before: str, heading: str) -> str | None:
    """The party of a sum at `found` in a sentence; `before` is the sentence before it, `heading` the section's."""
    preamble = _REPORTING.match(sentence)
    told = preamble.end() if preamble and preamble.end() <= found.start else 0
    told += year.end() if (year := _YEAR_FIRST.match(sentence[told:])) and told + year.end() <= found.start else 0
    lead, rest = sentence[told : found.start], sentence[found.end :]
    return (
        _next_giver(sentence, found)
        or _named_fund(sentence, found, before)
        or _source_behind(lead, rest)
        or _acting(sentence[told:], lead)
        or _source_before(lead)
        or _noun_of(lead)
        or _noun_with(sentence, lead, found)
        or _called_by_kind(sentence[: found.start], (before, heading))
        or _noun_after(lead, rest)
        or _subject(lead, sentence[told:])
        or _clause(lead, rest)
        or heading
        or None
    )


def _next_giver(sentence: str, found: Sum) -> str | None:
    """Of a further sum, the body that stands between it and the sum before."""
    earlier = max((other.end for other in _sums(sentence) if other.end <= found.start), default=None)
    match = _NEXT_GIVER.fullmatch(sentence, earlier, found.start) if earlier is not None else None
    if match is None or _NO_NAME.match(match["party"]):
        return None
    name = match["party"]
    return _squeezed(name) if name[0].isupper() or party_kind(name) != "other" else None


def _named_fund(sentence: str, found: Sum, before: str) -> str | None:
    """A fund or grant that is called by its name: next to the sum, or in the sentence before that it points back to."""
    others = _sums(sentence)
    start = max((other.end for other in others if other.end <= found.start), default=0)
    end = min((other.start for other in others if other.start >= found.end), default=len(sentence))
    after = "" if _OF_WHICH.search(sentence, found.end, end) else sentence[found.end : end]
    if match := _FUND.search(sentence[start : found.start]) or _FUND.search(after):
        return _squeezed(match.group())
    match = next(iter(reversed(list(_FUND.finditer(before)))), None)
    if match is None:
        return None
    following = {word.lower() for word in re.findall(r"[A-Za-z]{4,}", sentence[found.end : found.end + _NEAR])}
    named = {word.lower() for word in match.group().split()}
    return _squeezed(match.group()) if _POINTS_BACK.search(sentence) or following & named else None


def _source_behind(lead: str, rest: str) -> str | None:
    """Who the words behind a sum say that it comes from; what rises "by £500 from April" comes from nobody."""
    match = _MONEY_OF.match(rest)
    if match is None and not re.search(r"\b(?:by|rose|fell|up|down|cut|saving|savings)\s*$", lead):
        match = _FROM.match(rest)
    words = match["party"].split() if match else []
    return _squeezed(" ".join(words)) if 0 < len(words) <= _LONGEST_PARTY_WORDS else None


def _acting(statement: str, lead: str) -> str | None:
    """Who is given the sum, or who gives it."""
    for pattern in (_RECIPIENT, _PUT_TO):
        if match := pattern.search(statement):
            return _squeezed(match["party"]) if len(match["party"].split()) <= _LONGEST_PARTY_WORDS else None
    givers = [match for match in _GIVER.finditer(statement) if match.start() < len(lead)]
    return _squeezed(givers[-1]["party"]) if givers else None


def _source_before(lead: str) -> str | None:
    """Who the money that a sentence speaks of comes from: "the contribution from the council is"."""
    match = _FUNDING_FROM.search(lead)
    words = match["party"].split() if match else []
    return _squeezed(" ".join(words)) if 0 < len(words) <= _LONGEST_PARTY_WORDS else None


def _noun_after(lead: str, rest: str) -> str | None:
    """What is called by its size: "the £15k shortfall"; whose it is, where a body that is known stands before."""
    noun = noun_phrase(rest) if re.search(r"\b(?:the|an?)\s+$", lead, re.I) else ""
    if not noun or _NO_NAME.match(noun):
        return None
    subject = _squeezed(_FINITE.split(lead, maxsplit=1)[0])
    known = 0 < len(subject.split()) <= _LONGEST_PARTY_WORDS and party_kind(subject) != "other"
    return subject if known else _squeezed(noun)


def _noun_of(lead: str) -> str | None:
    """What the sum is a sum of: "an underspend of", or "reserves, which stood at"; the acting body where it is known."""
    if match := _WHICH.search(lead):
        return _squeezed(_AFTER_PREPOSITION.sub("", match["party"])) or None
    begins = [start.start() for start in re.finditer(r"\b(?:an?|the|its|our|their|this|these)\s", lead, re.I)]
    for start in reversed(begins):
        match = _NOUN_OF.match(lead, start)
        if _AGAINST.search(lead, 0, start):
            return None
        if match and not _EMPTY_NOUNS.search(match["party"]) and not _VERBAL.search(match["party"]):
            subject = _squeezed(_FINITE.split(lead[:start], maxsplit=1)[0])
            known = 0 < len(subject.split()) <= _LONGEST_PARTY_WORDS and party_kind(subject) != "other"
            return subject if known else _squeezed(match["party"])
    return None


def _noun_with(sentence: str, lead: str, found: Sum) -> str | None:
    """The whole noun that a sum is a part of: "an additional £2m of project money"."""
    opening = _NOUN_BEFORE.search(lead)
    if opening is None:
        return None
    end = _FINITE.search(sentence, found.end)
    words = _squeezed(lead[opening.start() :] + sentence[found.start : end.start() if end else len(sentence)])
    return words if len(words.split()) <= _LONGEST_PARTY_WORDS else None


def _called_by_kind(words: str, earlier: tuple[str, ...]) -> str | None:
    """What "the review" is the short form of: a name with that word at its end, in what stands before."""
    match = _SPOKEN_OF.search(words)
    if match is None:
        return None
    name = re.compile(rf"(?:\b[A-Z][\w&’'-]*\s+)+{match['kind'].title()}\b")
    return next((_squeezed(full.group()) for text in earlier if (full := name.search(text))), None)


def _subject(lead: str, statement: str) -> str | None:
    clause = lead.rfind(";") + 1
    subject = _squeezed(_FINITE.split(statement[clause:].lstrip(), maxsplit=1)[0])
    named = 0 < len(subject.split()) <= _LONGEST_PARTY_WORDS and "£" not in subject
    return subject if named and not _PRONOUN.search(subject) else None


def _clause(lead: str, rest: str) -> str | None:
    clause = _squeezed(re.split(r"[.;:,]\s", lead)[-1])
    if not clause and (noun := noun_phrase(rest)):
        return _squeezed(noun.removeprefix("of ").removeprefix("for "))
    return clause if 0 < len(clause.split()) <= _LONGEST_PARTY_WORDS and "£" not in clause else None


def _squeezed(text: str) -> str:
    bare = re.sub(r"^(?:The|the|A|An|via the)\s+", "", " ".join(text.split())).strip(" ,;:–—-(")
    while (shorter := _ABOUT.sub("", bare).strip(" ,;:–—-(")) != bare:
        bare = shorter
    return bare
