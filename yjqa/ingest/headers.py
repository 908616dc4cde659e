"""Headers and headings told by their words, where nothing marks them, or where only bold letters do."""

from collections.abc import Sequence

from yjqa.columns import column_role

_STATED = {"action", "owner", "due", "status"}


def is_labelled(text: str) -> bool:
    """Whether a line states an action, its owner, time or status after a label ("ACTION: …"): it heads nothing."""
    label, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and column_role(label) in _STATED


def is_known_header(texts: Sequence[str]) -> bool:
    """Whether a row's texts are column headers that papers use: at least two, and half of those that are not empty."""
    worded = [text for text in texts if text]
    known = sum(column_role(text) is not None for text in worded)
    return len(worded) > 1 and known >= 2 and known * 2 >= len(worded)
