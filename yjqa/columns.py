"""What a table's column headers mean: the field's own words for action, owner, deadline and the like."""

import re
from functools import cache

from yjqa.vocabularies import vocabulary

_WORD = re.compile(r"[a-z0-9&]+")
# A bracket that is never closed is looked for no further than this: a text of nothing else would take for ever
_BRACKETS = re.compile(r"\([^)]{0,200}\)|\[[^\]]{0,200}\]")

_SPARE_WORDS = 2
"""How many words a header may add to a known phrase ("6 month progress"), beside what it has in brackets."""

_TELLING_LETTERS = 5
"""Fewest letters of a phrase that is known by its letters alone."""


@cache
def _roles_by_phrase() -> dict[tuple[str, ...], str]:
    roles = vocabulary("columns").items()
    return {tuple(_WORD.findall(phrase.lower())): role for role, phrases in roles for phrase in phrases}


@cache
def _roles_by_letters() -> dict[str, str]:
    return {
        "".join(words): role for words, role in _roles_by_phrase().items() if sum(map(len, words)) >= _TELLING_LETTERS
    }


@cache
def column_role(header: str) -> str | None:
    """The role of a column by its header: a key of `vocabulary/columns.toml`, or `None` where none fits.

    The longest known phrase wins that the header equals, begins with or ends with; a narrow column may break a word in
    two ("Own er").
    """
    words = tuple(_WORD.findall(_BRACKETS.sub(" ", header.lower()))) or tuple(_WORD.findall(header.lower()))
    phrases = _roles_by_phrase()
    for length in range(len(words), 0, -1):
        if len(words) - length > _SPARE_WORDS:
            break
        for part in (words[len(words) - length :], words[:length]):
            if part in phrases:
                return phrases[part]
    return _roles_by_letters().get("".join(words))


@cache
def is_column_header(text: str) -> bool:
    """Whether a text is one of the known phrases and nothing more, as the headers of a flattened table are."""
    return tuple(_WORD.findall(text.lower())) in _roles_by_phrase()
