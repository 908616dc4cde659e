"""Text made alike for comparing: capitals, quotation marks, dashes and blanks as people type them."""

_AS_TYPED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " "})


def folded(text: str) -> str:
    """A text without what nobody types the same way twice."""
    return text.translate(_AS_TYPED).casefold()


def folded_words(text: str) -> tuple[str, ...]:
    """The words of a text, folded."""
    return tuple(folded(text).split())
