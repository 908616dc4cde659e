"""The kind of thing that a question asks for, by its wording."""

import re
from typing import Literal

from yjqa.ask.posts import asks_for_holder

Kind = Literal[
    "meaning", "holder", "name", "contact", "rating", "how_often", "how_long", "why", "percent", "money", "number", "who", "when", "where",
    "list", "any",
]  # fmt: skip

_WORDINGS: tuple[tuple[Kind, str], ...] = (
    ("meaning", r"\bstands? for\b|\bshort for\b|\bwhat does [\w&'’-]+(?: \w+)? mean\b|\babbreviat|\bacronym\b|\bdefin(?:e|ition)\b|^\W*what(?:['’]?s| is| are|['’]re) (?:an? |the )?[\w-]+\W*$|^\W*what(?:['’]?s| is| are|['’]re) (?:an? )?[\w-]+ in the\b|^\W*[\w-]+\W*$"),
    ("name", r"\b(?:full |the )name of\b|\bfull name\b|\bwho is (?-i:[A-Z]{2,4})\b"),
    ("contact", r"\be-?mail\b|\bcontact\b(?! with)|\b(?:tele)?phone\b"),
    ("rating", r"\brag\b|\b(?:what|which) colou?r\b"),
    ("how_often", r"\bhow (?:often|frequently|regularly)\b"),
    ("how_long", r"\bhow long\b|\bhow many (?:hours|days|weeks|months|years)\b"),
    ("why", r"^(?:\W*\w+){0,3}\W*\bwhy\b|\bwhat (?:is|was|were|are|['’]s) (?:the )?(?:reasons?|caus\w+)\b|\bfor what reason\b|\bwhats? caus"),
    ("money", r"(?<!by )\bhow much\b(?! (?:time|more likely))|\bwhat (?:is|was|were|are) (?:spent|paid|given)\b|\bwhat\b.*\bcosts?\b|\bwhat (?:is|was|were|are)\b.*\b(?:salar(?:y|ies)|wages?)\b|\btotal (?:\w+ )?(?:spend(?:ing)?|expenditure|budget|funding|grants?)\b|^(?!.*\b(?:how|why|who|when|where|which)\b).*\b(?:costs?|budget|grant|money|funding|spend)\b\W*$"),
    ("number", r"\bhow many\b|\bnumber of\b|\bhow (?:big|old|large)\b"),
    ("who", r"\bwho(?:m|se|['’]?s|['’]re)?\b|\b(?:which|what) (?:organisations?|bod(?:y|ies)|person|officers?|partners?|agency|agencies|team|company|charit\w+)\b"),
    ("when", r"\bwhen(?:['’]?s)?\b|\b(?:what|which) (?:date|day|month|year|time)\b"),
    ("where", r"\bwhere(?:['’]?s)?\b(?! (?:have|has|did|are|do) (?:they|we|it) got)(?!.*\bcome from\b)|\bwhat (?:venue|place|room|address)\b"),
    ("percent", r"\bby how (?:much|many)\b|\b(?:share|proportion|percentage|percent|per ?cent|rate|ratio|average)\b|%"),
    ("list", r"\b(?:list|which)\b|\bwhat (?:are|were) (?:the|all|our|their|its)\b|\bwhats on\b|\bwhat['’]?s on\b|\bwhat (?!does|was|has|this)\w{3,}s\b|^\W*\d+ \w+s\b"),
)  # fmt: skip

_ASKED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _WORDINGS)

_IN_A_CLAUSE = re.compile(r"\b(?:what|which|how|why)\b", re.IGNORECASE)
"""What asks before a "when" or "who" that only begins a clause."""

_CLAUSES = frozenset({"who", "when", "where"})


def kind_asked(question: str) -> Kind:
    """What the question's wording asks for; "any" where it could be anything."""
    if asks_for_holder(question):
        return "holder"
    for kind, pattern in _ASKED:
        match = pattern.search(question)
        if match and not (kind in _CLAUSES and _IN_A_CLAUSE.search(question[: match.start()])):
            return kind
    return "any"
