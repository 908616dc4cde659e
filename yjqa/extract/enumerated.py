"""Enumerations that stand within one paragraph: "to: a) note the report; b) agree the plan"."""

import re
from collections.abc import Sequence

_LETTERED = re.compile(r"(?:^|(?<=[\s:;.,]))\(?(?P<marker>[a-j]|i{1,3}|iv|vi{0,3})\)\s+")
_NUMBERED = re.compile(r"(?:^|(?<=[:;.]\s))\(?(?P<marker>\d)[.)]\s+(?=[A-Za-z])")
_BRACKETED = re.compile(r"(?:^|(?<=\s))\(?(?P<marker>\d)\)\s+(?=[A-Za-z])")
_LABELLED = re.compile(r"(?:^|(?<=[.;:]\s))(?:Recommendation|Objective|Priority)\s+(?P<marker>\d)\s*[:–-]\s+")
_ORDERS: Sequence[tuple[re.Pattern[str], Sequence[str]]] = (
    (_LABELLED, "123456789"),
    (_LETTERED, "abcdefghij"),
    (_LETTERED, ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")),
    (_BRACKETED, "123456789"),
    (_NUMBERED, "123456789"),
)
_AND = re.compile(r"^(?:and|or)\s+")
_ENDING = re.compile(r"[\s;,]*(?:\b(?:and|or))?[\s;,]*$")


def members(text: str, marker: str = "") -> tuple[str, list[str]]:
    """What stands before an enumeration and its members; no members where there is none.

    The first marker may be gone, where a reader took it for the `marker` of a list item: the text then goes on from it.
    """
    own = marker.strip("().").lower()
    for pattern, order in _ORDERS:
        found = list(pattern.finditer(text))
        markers = [match["marker"] for match in found]
        first = 0 if markers[:1] == [order[0]] else order.index(own) + 1 if own and own in order else 1
        if not found or markers != list(order[first : first + len(markers)]) or len(markers) + min(first, 1) < 2:
            continue
        ends = [*(match.start() for match in found[1:]), len(text)]
        parts = [_ENDING.sub("", text[match.end() : end]) for match, end in zip(found, ends, strict=True)]
        before = text[: found[0].start()].strip()
        return ("", [_ENDING.sub("", before), *parts]) if first else (before, parts)
    before, colon, after = text.partition(":")
    parts = [part for one in after.split(";") if (part := _ENDING.sub("", _AND.sub("", one.strip())))]
    return (before + colon, parts) if len(parts) > 1 else (text, [])
