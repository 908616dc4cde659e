"""What is said of actions, in few words."""

from collections.abc import Sequence

from yjqa.records import Action

SHOWN_ALONE = 240
"""Characters of an action's wording that a sentence about one action quotes before it is cut."""

SHOWN_AMONG_OTHERS = 110
"""The same in a sentence about several."""

IN_TEXT = 3
"""An answer of up to this many actions says them in its sentence too, if they are short."""

MOST_WORDS = 400
"""Words of all the actions' wordings that a table shows before the longest are cut."""

MOST_ROWS = 25
"""Actions that a table shows."""

FEWEST_WORDS = 9
"""Words that an action keeps in however long a table."""


def enumerate_names(names: Sequence[str], last: str = "and") -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def count_actions(count: int, adjective: str = "") -> str:
    """ "no action", "1 action", "5 overdue actions"."""
    return f"{count or 'no'} {f'{adjective} ' if adjective else ''}action{'s'[: count > 1]}"


def quote(action: Action, longest: int = SHOWN_ALONE) -> str:
    """The action's own words, cut at a word where they have more than so many characters."""
    text = " ".join(action.text.split()).rstrip(".")
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0] + " …"


def cells(actions: Sequence[Action]) -> list[str]:
    """The actions' wordings for a table; where they are many words together, the long ones are cut."""
    texts = [action.text.split() for action in actions]
    if sum(map(len, texts)) <= MOST_WORDS:
        return [" ".join(words) for words in texts]
    allowed = max(FEWEST_WORDS, MOST_WORDS // len(texts))
    return [" ".join(words if len(words) <= allowed else [*words[:allowed], "…"]) for words in texts]


def owners_of(action: Action) -> str:
    """Who owns the action, or that nobody is named."""
    return enumerate_names([owner.name for owner in action.owners]) or "nobody named"


def due_of(action: Action) -> str:
    """The deadline as printed, or that there is none."""
    return f"due {action.due.raw}" if action.due else "no deadline given"


def state_of(action: Action) -> str:
    """Deadline, status and rating in a few words, where the papers give them."""
    parts = [due_of(action)] if action.due else []
    if action.status_stated:
        parts.append(action.status)
    if action.rag:
        parts.append(f"rated {action.rag}")
    return f" ({', '.join(parts)})" if parts else ""
