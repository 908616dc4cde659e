"""The number or bullet printed at the start of a line, told from the words that follow."""

import re
from typing import NamedTuple

BULLETS = "•●▪■◦○‣⁃∙·\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d*–—-➢➤✓"

_BULLET = re.compile(rf"(?:[{re.escape(BULLETS)}]\s+|[•●▪■◦\uf0b7\uf0a7\uf0d8]\s*)(?=\S)|o(?:\t|\s\s+)(?=\S)")
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,4}[a-z]?)\.?(?:\t\s*|\s{2,}|\s(?=[\"'“‘(£A-Z]))(?=\S)")
_SINGLE = re.compile(r"(\d{1,3}[a-z]?)(?:\t\s*|\s{2,})(?=[^\d\s])")
_MARKED = re.compile(
    r"(\(?(?:\d{1,3}[a-z]?|[a-z]|[ivxl]{1,6}|[A-Z])\)|(?:\d{1,3}[a-z]?|[a-z]|[ivx]{2,5}|[A-Z])\.)\s+(?=\S)"
    r"|(\d{1,2}\.)(?=[A-Z][a-z])"
)
_INITIAL = re.compile(r"[A-Z]\. +[A-Z]")


class Label(NamedTuple):
    """`number` is a paragraph's or heading's number (`"4.11"`, `"5"`), `marker` a list item's (`"a)"`, `"•"`)."""

    number: str | None
    marker: str | None
    rest: str


def split_label(text: str) -> Label:
    """The label at the start of `text`, whose tabs and runs of spaces still stand, and the words after it.

    A dotted number counts before a tab, two spaces or a capital (so `"1.2 million"` is words); a bare number only
    before a tab or two spaces; `"1."`, `"a)"` and `"(iv)"` before any space, and `"1."` before a word in capitals and small letters, but
    `"J. Smith"` is a name.
    """
    if match := _DOTTED.match(text):
        return Label(match[1], None, text[match.end() :])
    if match := _BULLET.match(text):
        return Label(None, "•", text[match.end() :])
    if match := _SINGLE.match(text):
        return Label(match[1], None, text[match.end() :])
    if (match := _MARKED.match(text)) and not _INITIAL.match(text):
        return Label(None, match[1] or match[2], text[match.end() :])
    return Label(None, None, text)
