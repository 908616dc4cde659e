"""Post phrases: the words of a post with its body, cut out of a text and parted from each other."""

import re
from collections.abc import Collection
from typing import NamedTuple

from yjqa.extract.attendees import is_role, names_body
from yjqa.extract.names import could_be_name, find_names, is_person, is_post_word, name_words, plain

LINKS = frozenset({"of", "for", "and", "the", "&", "in", "to", "at", "on"})
LONGEST_PHRASE = 16
"""Words of the longest post with its body."""
LONGEST_TEXT = 300
"""Characters in which a post with its body must end."""
NOT_AFTER_IT = frozenset({"leads", "heads", "chairs", "supports", "members"})
"""Words of posts that behind one are more often what somebody does."""
_LAST_LINKS = re.compile(r"(?:[\s,]+(?:and|of|for|the|&|in|to|at|on))+$|[\s,]+$")
_MONTH = re.compile(r"(?:jan|febr)uary|march|april|may|june|july|august|(?:sept|nov|dec)ember|october", re.IGNORECASE)
_NUMBER = re.compile(r"\d|\d{4,}\D?.*")
_ABBREVIATED = re.compile(r"\([A-Z][A-Za-z&]{1,7}\)")
_NAMED_NEXT = re.compile(r"(?P<name>[A-Z][\w’'-]+\s+[A-Z][\w’'-]+)\s*(?:[,;.(]|$)")
_HEAD = re.compile(
    r"(?:chair\w*|head|director|manager|officer|chief|lead|leader|executive|commissioner|deputy)\b", re.IGNORECASE
)


class Post(NamedTuple):
    """What somebody is, and of which body; `None` for what is not said."""

    role: str | None = None
    organisation: str | None = None


class Phrase(NamedTuple):
    """Words that can be a post with its body, and where they end in the text."""

    words: str
    end: int


def cut_phrase(text: str, begin: int) -> Phrase:
    """The words from a place on that can be a post with its body: up to a verb, another person, a date or a full stop."""
    window = text[begin : begin + LONGEST_TEXT]
    names = {named.start for named in find_names(window)}
    tokens = list(re.finditer(r"\S+", window))[: LONGEST_PHRASE + 1]
    lower, linked, kept_end = not window[:1].isupper(), False, 0
    for count, match in enumerate(tokens[:LONGEST_PHRASE]):
        token = match[0]
        word = token.strip(',;:.()“”"')
        before = tokens[count - 1][0] if count else ""
        following = tokens[count + 1][0] if count + 1 < len(tokens) else ""
        if match.start() in names or (count and _is_name(window, match.start(), before)):
            break
        if _MONTH.fullmatch(word) or _NUMBER.fullmatch(word):
            break
        more = following[:1].isupper() and _MONTH.fullmatch(following) is None
        inner = bool(more and count and (_ABBREVIATED.fullmatch(token) or word.isdigit()))
        lower_fits = (
            before[-1:] != "," and (lower or linked) and is_post_word(word) and not (count and word in NOT_AFTER_IT)
        )
        link = plain(word) in LINKS
        if not (word[:1].isupper() or lower_fits or link or inner) or (token.startswith("(") and not inner):
            break
        kept_end = match.start() + len(token.rstrip(".;:"))
        linked = link or (linked and not word[:1].isupper())
        if token[-1] in ".;:":
            break
    words = _LAST_LINKS.sub("", window[:kept_end])
    return Phrase(words, begin + len(words))


def _is_name(window: str, position: int, before: str) -> bool:
    """Whether somebody else is joined on here: "… and Xanthe Quill, Chair"."""
    if not (before.endswith((",", "&")) or before == "and"):
        return False
    match = _NAMED_NEXT.match(window, position)
    return match is not None and could_be_name(match["name"]) and is_person(match["name"])


def ends_in_post(words: list[str]) -> bool:
    """Whether a phrase is a post itself and not a body's name with one in it: its head comes before "of" or last."""
    link = next((i for i, word in enumerate(words) if plain(word) in {"of", "for"}), len(words))
    return is_role(words[link - 1]) if link else False


def read_post(words: str, places: Collection[str]) -> Post:
    """A post's words parted from its body's: "Head of Service, Eastport Council" → ("Head of Service", "Eastport Council")."""
    parts = [part.strip() for part in re.split(r",\s+|\s+[–—-]\s+", words) if part.strip()]
    if not parts:
        return Post()
    if not is_role(parts[0]):
        whole = " ".join(words.split())
        if len(parts) > 1 and is_role(parts[1]) and (names_body(parts[0]) or plain(parts[0]) in places):
            return Post(", ".join(parts[1:]), parts[0])
        return Post(None, whole) if len(parts) < 3 and (names_body(parts[0]) or plain(whole) in places) else Post()
    if not ends_in_post(parts[0].split()) and not _HEAD.match(parts[0]):
        return Post()
    size = 1
    while size < len(parts) and not _is_whose(parts[size], places):
        size += 1
    role, body = ", ".join(parts[:size]), ", ".join(parts[size : size + 1])
    return Post(capitalised(role), body or None)


def _is_whose(part: str, places: Collection[str]) -> bool:
    """Whether a part between commas names the body or the area of a post, and not more of what the post is for."""
    if plain(part).removeprefix("the ") in places or all(
        plain(piece) in places for piece in re.split(r"\s+(?:and|&)\s+", part)
    ):
        return True
    if re.search(r"\s(?:and|&)\s", part) and not any(
        plain(word) in name_words().kinds_of_body for word in part.split()
    ):
        return any(word.isupper() and len(word) > 1 for word in part.split())
    return names_body(part) and not is_role(part)


def is_led_by(role: str) -> bool:
    """Whether a post is one of those that a sentence says somebody is: who leads, chairs, manages or the like."""
    return _HEAD.search(role) is not None


def capitalised(role: str) -> str:
    """A post as it stands by itself."""
    return role[:1].upper() + role[1:]
