"""Questions for whoever holds a post: only a paper that names somebody with the post beside answers them."""

import re

_BEFORE = (
    r"^\W*(?:and\s+|so\s+)?who(?:['’]?s|\s+(?:is|was|are|were))\s+(?:currently\s+|now\s+)?"
    r"(?!(?:(?:the|our|their|an?)\s+)?(?:lead|responsible|named|accountable)\s)(?:(?:the|our|their|an?)\s+)?"
)
_POST = (
    r"(?:[\w&'’-]+\s+){0,4}?(?:heads?|directors?|chief|managers?|officers?|commissioners?|clerk|secretary|treasurer|constable"
    r"|superintendent|inspector|executive|co-?ordinators?|deputy|leader|advis[eo]rs?)\b"
)
_AFTER = r"\s*(?:$|[?.!,]|(?:of|for|in|at|on|with|to|from)\b)"
_UNDER = re.compile(r"\b(?:assistant|deputy|vice|acting|interim|former|associate|temporary|shadow|co-)", re.IGNORECASE)
"""Said of a post, makes it another one."""

_HOLDER = re.compile(_BEFORE + _POST + _AFTER, re.IGNORECASE)


def asks_for_holder(question: str) -> bool:
    """Whether the question asks who holds a post: "who is the head of service", not "who is the officer writing …"."""
    return _HOLDER.search(question) is not None


def is_under(post: str, question: str) -> bool:
    """Whether a post is that of a deputy or the like, and the question does not say so."""
    return any(word.lower() not in question.lower() for word in _UNDER.findall(post))
