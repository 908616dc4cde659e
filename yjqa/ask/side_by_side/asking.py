"""The words by which a question asks for figures side by side."""

import re

from yjqa.ask.asked import Asked

_EVERY = r"(?:the |all |each |every |both |different )*"
_AREAS = rf"\b(?:across|between|in|by|for) {_EVERY}(?:areas?|councils?|plans|services|partnerships)\b"

OVER_AREAS = re.compile(_AREAS, re.IGNORECASE)
"""All areas are to be set side by side."""

OVER_ALL = re.compile(
    rf"\bside by side\b|{_AREAS}|\b(?:across|between|in|by|for) {_EVERY}years\b"
    r"|\bover (?:the years|time)\b|\byear (?:on|by) year\b",
    re.IGNORECASE,
)
"""All areas, or all years, are to be set side by side."""

OVER_TIME = re.compile(
    r"\btrends?\b|\bover (?:the (?:last \w+ |past \w+ )?years|time)\b|\byear (?:on|by) year\b|\b(?:each|every) (?:year|quarter|period)\b|\bacross (?:the |all )?(?:years|periods|quarters)\b",
    re.IGNORECASE,
)
"""What was measured is to be told over its periods."""


def asks_for_several(asked: Asked) -> bool:
    """Whether a question is of several areas or years, or of all: only then can anything be set side by side."""
    several = len(asked.scope.areas) > 1 or len(asked.scope.years) > 1
    return several or any(words.search(asked.text) for words in (OVER_ALL, OVER_TIME))
