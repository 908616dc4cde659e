"""How a line of prose tells whether the next one goes on with it: sentence ends, function words, how full it is."""

import re

_SENTENCE_END = re.compile(r"[.!?:;][\"'’”)\]]*$|(?<!\d)[.!?][\"'’”)\]]*\d{1,2}$")
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|cf|vs|no|nos|st|dr|mr|mrs|ms|cllr|supt|insp|sgt|det|rev|prof|dept|approx|para|pp|ref|ch)\.$",
    re.I,
)
_HANGING_WORDS = """
a an the and or nor but of in at to for from by with within without into onto between among through during against as
than which whose because is are was were be been being has have had will would shall should can could may might must not
their its our your his her these those including via & + / –
"""
_HANGING = frozenset(_HANGING_WORDS.split())
FULL = 0.87
"""A line is full when the next word would not have fitted into this share of the local width."""
FULLER = 0.92
"""The same where a blank line stands between, which speaks for a new paragraph."""


def ends_sentence(text: str) -> bool:
    """The text ends where a sentence or a list's introduction may end."""
    return bool(_SENTENCE_END.search(text)) and not _ABBREVIATION.search(text)


def hangs(text: str) -> bool:
    """The text ends where no sentence can: in a comma, an open bracket, a hyphen or a word that needs another."""
    if ends_sentence(text):
        return False
    if text.endswith((",", "-", "–", "/", "(", "&")):
        return True
    if text.rfind("(") > text.rfind(")") and len(text) - text.rfind("(") < 120:
        return True
    last = text.rsplit(None, 1)[-1] if text else ""
    month = last[:1].isupper() and not text.isupper()
    return last.lower() in _HANGING and not month


def is_full(line: str, following: str, width: int, share: float = FULL) -> bool:
    """The line was broken because the next word did not fit, not because its paragraph ended."""
    first = following.split(None, 1)[0] if following else ""
    return len(line) + 1 + len(first) > share * width


def is_title_case(text: str) -> bool:
    """Most of its longer words begin with a capital, as in a title."""
    words = [word for word in re.findall(r"[^\W\d]+", text) if len(word) > 3]
    return len(words) > 1 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def ends_in_name(text: str) -> bool:
    """The last word begins with a capital though the text is no title: a name that may go on."""
    last = text.rsplit(None, 1)[-1] if text else ""
    return bool(re.fullmatch(r"[A-Z][a-z]+", last)) and not is_title_case(text)


def is_torn_figure(text: str, following: str) -> bool:
    """One figure torn in two: no sentence has two figures in a row after a word such as "and"."""
    return bool(re.search(r"\s\d$", text)) and following[:1].isdigit() and hangs(text[:-1].rstrip())


def begins_low(text: str) -> bool:
    """The text begins inside a sentence."""
    return text[:1].islower() and not re.match(r"(?:https?:|www\.)", text)


def is_wordy(text: str) -> bool:
    """The text is words rather than figures or labels of a chart: four words or more, most of them letters."""
    letters = sum(character.isalpha() for character in text)
    return text.count(" ") >= 3 and letters > 0.6 * len(text)


def is_url_rest(text: str, following: str) -> bool:
    """The line goes on with the address that the text ends in."""
    last = text.rsplit(None, 1)[-1] if text else ""
    return last.startswith(("http", "www.")) and " " not in following and not following.startswith(("http", "www."))


def join(first: str, second: str) -> str:
    """Two stretches of one text as one: a hyphen at the line's end stays where it joins two words that need it.

    `"re-"` + `"offending"` → `"re-offending"`: the papers of this field write such words with a hyphen; a hyphen
    that only broke the word was dropped by the tool or is a soft one, which is gone already.
    """
    if not first or not second:
        return first or second
    if first.endswith("-") and first[-2:-1].isalpha() and second[:1].isalpha():
        return first + second
    if first.endswith("/") and not first.endswith(" /") and second[:1].isalpha():
        return first + second
    if is_torn_figure(first, second) or is_url_rest(first, second):
        return first + second
    return f"{first} {second}"
