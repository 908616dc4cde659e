"""A command, and which of many are meant by a few words."""

import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Command:
    """Something to choose from the list. `sentence` says what it does, `keys` how it is done without the list."""

    title: str
    run: Callable[[], Awaitable[object]]
    sentence: str = ""
    keys: str = ""


def matching(commands: Iterable[Command], typed: str) -> list[Command]:
    """The commands that have all the words that were typed, also unfinished ones: those with them in the title first, and of those the
    ones whose title begins with them. Without words: all, in their order.
    """
    words = [word.casefold() for word in _WORD.findall(typed)]
    ranked = [(rank, command) for command in commands if (rank := _rank(command, words)) is not None]
    return [command for _, command in sorted(ranked, key=lambda one: one[0])]


def _rank(command: Command, words: list[str]) -> int | None:
    """How well the words fit, 0 the best; `None` where one of them does not."""
    title = command.title.casefold()
    if not words or title.startswith(" ".join(words)):
        return 0
    in_title = _WORD.findall(title)
    if all(any(one.startswith(word) for one in in_title) for word in words):
        return 1
    if all(word in title for word in words):
        return 2
    all_of_it = f"{title} {command.sentence.casefold()}"
    return 3 if all(word in all_of_it for word in words) else None
