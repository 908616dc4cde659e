"""Counts as lists print them: a, b, c; i, ii, iii; 1st, 2nd, 3rd."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


_LARGEST = 3_999
"""What Roman numerals and letters are printed up to; a larger count is a mistake or an attack, and printed as it is."""


def roman(count: int) -> str:
    """A count in lower-case Roman numerals."""
    if not 0 < count <= _LARGEST:
        return str(count)
    text = ""
    for worth, numeral in _ROMAN:
        text += numeral * (count // worth)
        count %= worth
    return text


def letters(count: int) -> str:
    """A count as lists letter it: a … z, aa, bb … zz, aaa …"""
    if not 0 < count <= _LARGEST:
        return str(count)
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def ordinal(count: int) -> str:
    """A count as 1st, 2nd, 3rd, 4th …"""
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"
