"""Header rows told by their words, where a table's markup does not mark them."""

from collections.abc import Sequence

from yjqa.columns import column_role


def is_known_header(texts: Sequence[str]) -> bool:
    """Whether a row's texts are column headers that papers use: at least two, and half of those that are not empty."""
    worded = [text for text in texts if text]
    known = sum(column_role(text) is not None for text in worded)
    return len(worded) > 1 and known >= 2 and known * 2 >= len(worded)
