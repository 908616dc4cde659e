"""Answers about actions as sentences: short, with the fact first."""

from collections.abc import Sequence

from yjqa.records import Action

SHOWN_IN_TEXT = 240
"""Characters of an action's wording that a sentence quotes before it is cut."""


def enumerate_names(names: Sequence[str], last: str = "and") -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def count_actions(count: int) -> str:
    """ "no action", "1 action", "5 actions"."""
    return f"{count or 'no'} action{'s'[: count > 1]}"


def quote(action: Action) -> str:
    """The action's own words, cut at a word where they are long."""
    text = action.text.rstrip(".")
    if len(text) <= SHOWN_IN_TEXT:
        return text
    return text[:SHOWN_IN_TEXT].rsplit(" ", 1)[0] + " …"


def owners_of(action: Action) -> str:
    """Who owns the action, or that nobody is named."""
    return enumerate_names([owner.name for owner in action.owners]) or "nobody named"


def state_of(action: Action) -> str:
    """Deadline and status in a few words, where the papers give them."""
    parts = [f"due {action.due.raw}"] if action.due else []
    if action.status_stated:
        parts.append(action.status)
    return f" ({', '.join(parts)})" if parts else ""
