"""White space and invisible characters, as papers have them, made plain."""

import re

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_PLAIN = {ord("\u2011"): "-", ord("\u2010"): "-", ord("\u00a0"): " ", ord("\u2007"): " ", ord("\u202f"): " "}
_LIGATURES = {ord(one): many for one, many in zip("ﬀﬁﬂﬃﬄ", ("ff", "fi", "fl", "ffi", "ffl"), strict=True)}
_CONTROL = dict.fromkeys(code for code in range(32) if chr(code) not in "\t\n")
_TABLE = {**_CONTROL, **_INVISIBLE, **_PLAIN, **_LIGATURES}


def mend(text: str) -> str:
    """Soft hyphens, zero-width and control characters dropped, ligatures and odd spaces made plain.

    Tabs and line breaks stay: they may tell a number from its text.
    """
    return text.translate(_TABLE)


def fold(text: str) -> str:
    """The mended text on one line with single spaces."""
    return re.sub(r"\s+", " ", mend(text)).strip()
