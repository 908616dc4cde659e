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


def page_with(backend: Backend, opened: OpenedPage, words: str) -> int | None:
    """The number of the next page that has the words, after the last the first; `None` where only this one may. Raises `YjqaError`."""
    pages = opened.page.pages
    after = ((opened.page.number - 1 + step) % pages + 1 for step in range(1, pages))
    return next((one for one in after if find_words(_text(backend, opened, one), words)), None)


def page_called(backend: Backend, opened: OpenedPage, name: str) -> int | None:
    """The number in the file of the page with that number printed on it, else that number; `f12` is always page 12 of the file.

    `None` where there is none. Raises `YjqaError`.
    """
    number = re.fullmatch(r"([fF]?)\s*(\d{1,9})", name)
    if not (number and number[1]) and (found := _labelled(backend, opened, name)):
        return found
    return int(number[2]) if number and 1 <= int(number[2]) <= opened.page.pages else None


def _text(backend: Backend, opened: OpenedPage, number: int) -> str:
    return read_page(backend, opened.page.document, number, opened.own).text


def _labelled(backend: Backend, opened: OpenedPage, label: str) -> int | None:
    """The page with a label: first where it is if numbers are printed on every page, then wherever it is."""
    here = opened.page
    printed = here.label or ""
    guess = [here.number + int(label) - int(printed)] if label.isdecimal() and printed.isdecimal() else []
    numbers = dict.fromkeys([*guess, *range(1, min(here.pages, _MOST_PAGES) + 1)])
    there = (number for number in numbers if 1 <= number <= here.pages)
    return next((one for one in there if _is_called(backend.page(here.document, one).label, label)), None)


def _is_called(printed: str | None, label: str) -> bool:
    return (printed or "").casefold() == label.casefold()
