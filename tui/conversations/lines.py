"""A kept conversation as a line of the list."""

from typing import TYPE_CHECKING

from rich.text import Text

from tui.table.columns import Column, Line
from yjqa.cli_tables import printable

if TYPE_CHECKING:
    from tui.conversations.archive import Found
    from tui.conversations.listing import Listing

_LONGEST = 50
"""Characters of a question that is named in a sentence."""


def columns_of(listing: "Listing") -> tuple[Column, ...]:
    """The columns of the list; which papers a conversation is about only where that is not the same for all."""
    question = Column("question that fits" if listing.words else "first question", 18, grow=3)
    papers = (Column("papers", 8, grow=1),) if listing.everything else ()
    return (Column("last asked", 10), question, *papers, Column("questions", 9, justify="right"))


def line_of(found: "Found", listing: "Listing") -> Line:
    """A line for those columns."""
    question = found.fitting or found.title
    whose = "these" if found.about == listing.about else found.about
    papers = (Text(printable(whose)),) if listing.everything else ()
    return f"{found.asked.astimezone():%Y-%m-%d}", Text(_flat(question)), *papers, f"{found.count:,}"


def cut(question: str) -> str:
    """A question as it is named in a sentence."""
    flat = _flat(question)
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rstrip()}…"


def _flat(text: str) -> str:
    return printable(" ".join(text.split()))
