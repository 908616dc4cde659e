"""What is said over the register, and in place of it where nothing is shown."""

from tui.actions.held import Held
from tui.actions.lines import shown_of
from tui.actions.view import Shown, View


def counts_line(shown: Shown, view: View, held: Held) -> str:
    """How much is shown of how much, in which order and groups, and what the question marks mean."""
    parts = [shown_of(shown.count, len(held.entries))]
    if view.order != "paper" or view.down:
        parts.append(f"by {view.order} {'▼' if view.down else '▲'}")
    if view.grouping:
        parts.append(f"grouped by {view.grouping}")
    if any(not entry.action.status_stated for entry in shown.narrowed.entries):
        parts.append("? = not stated")
    return " · ".join(parts)


def nothing_line(shown: Shown, held: Held) -> str:
    """Why nothing is shown, and what to do."""
    if not held.papers:
        return "No papers are held. F5, then a, adds some."
    if not held.entries:
        several = len(held.papers) > 1
        papers = f"{len(held.papers)} papers that are held state" if several else "paper that is held states"
        return f"The {papers} no actions. F2 asks for something else, F5 adds papers."
    return f"{shown.narrowed.unfit}\n\nEsc clears the filter."
