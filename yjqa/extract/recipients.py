"""Who a grant goes to, where a row or sentence says so beside the name of the grant."""

import re

from yjqa.extract.names import name_words, plain
from yjqa.extract.parties import party_kind
from yjqa.extract.terms import terms

_LONGEST_NAME = 8
"""Words of the longest name of a body."""

_SMALL = frozenset(("and", "of", "the", "for", "in", "on", "&", "-", "–"))
_LEAD = re.compile(r"(?:the )?recipients?(?: includ\w+| are| is)?\s*:?\s*", re.IGNORECASE)
_GIVEN_TO = re.compile(
    r"to (?:the )?(?P<name>[A-Z][\w’'&.-]*(?: (?:(?:and|of|the|&) )*[A-Z][\w’'&.-]*)*)(?= (?:for|to|towards)\b)"
)
"""What stands directly behind a sum: "to Eastport Boxing Club for evening sessions"."""


def names_recipient(header: str) -> bool:
    """Whether a column's header says that it names who gets the money."""
    return terms("money", "recipient").first(header) is not None


def listed_recipient(text: str) -> str | None:
    """The bodies of a text that begins with a word for them: "Recipients including: Eastport Homes"."""
    match = _LEAD.match(text)
    return (text[match.end() :].strip() or None) if match else None


def body_beside(text: str, name: str) -> str | None:
    """The text where it is the name of a body, not a purpose; a body is also what gives the whole row its `name`."""
    words = text.split()
    if not 0 < len(words) <= _LONGEST_NAME or terms("money", "opening").first(text) or text.endswith("."):
        return None
    if not all(word in _SMALL or word.lstrip("(")[:1].isupper() for word in words):
        return None
    kind = plain(words[-1]) in name_words().kinds_of_body
    known = len(words) > 1 if kind else party_kind(text) != "other"
    return text if known or text == name else None


def stated_recipient(behind: str) -> str | None:
    """Who the words directly behind a sum say that it goes to; a fund that it goes "to" or "towards" is not told apart."""
    match = _GIVEN_TO.match(behind)
    return match["name"] if match and len(match["name"].split()) <= _LONGEST_NAME else None
