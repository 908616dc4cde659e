"""Looks for words over the pages of a paper, and for pages by the number printed on them."""

import re

from tui.backend.protocol import Backend
from tui.source.blocks import Stretch
from tui.source.opened import OpenedPage, read_page
from tui.source.quotes import TOKEN

_MOST_PAGES = 1_000
"""So many pages are looked through at most for a printed number."""


def find_words(text: str, words: str) -> tuple[Stretch, ...]:
    """Where the words stand one after the other, in capitals or not; the last of them may be the beginning of a longer one."""
    tokens = TOKEN.findall(words)
    if not tokens:
        return ()
    pattern = re.compile(r"(?<![^\W_])" + r"[\W_]*".join(map(re.escape, tokens)), re.IGNORECASE)
    return tuple(Stretch(*found.span()) for found in pattern.finditer(text))


def page_with(backend: Backend, opened: OpenedPage, words: str) -> OpenedPage | None:
    """The next page that has the words, after the last the first; `None` where no page but this one has them. Raises `YjqaError`."""
    pages = opened.page.pages
    for step in range(1, pages):
        number = (opened.page.number - 1 + step) % pages + 1
        other = read_page(backend, opened.page.document, number, opened.own)
        if find_words(other.text, words):
            return other
    return None


def page_called(backend: Backend, opened: OpenedPage, name: str) -> OpenedPage | None:
    """The page with that number printed on it, else the one that is so many in the file; `f12` is always page 12 of the file.

    `None` where there is none. Raises `YjqaError`.
    """
    in_file = re.fullmatch(r"[fF]?\s*(\d+)", name)
    if name[:1] not in "fF" and (found := _labelled(backend, opened, name)):
        return found
    number = int(in_file[1]) if in_file else 0
    if 1 <= number <= opened.page.pages:
        return read_page(backend, opened.page.document, number, opened.own)
    return None


def _labelled(backend: Backend, opened: OpenedPage, label: str) -> OpenedPage | None:
    """The page with a label: first where it is if numbers are printed on every page, then wherever it is."""
    here = opened.page
    printed = here.label or ""
    guess = [here.number + int(label) - int(printed)] if label.isdecimal() and printed.isdecimal() else []
    for number in dict.fromkeys([*guess, *range(1, min(here.pages, _MOST_PAGES) + 1)]):
        if 1 <= number <= here.pages:
            page = backend.page(here.document, number)
            if (page.label or "").casefold() == label.casefold():
                return read_page(backend, here.document, number, opened.own)
    return None
