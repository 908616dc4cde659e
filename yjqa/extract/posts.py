"""Posts: what the words beside a name say that somebody is, and of which body."""

import re
from collections.abc import Collection, Sequence
from typing import NamedTuple

from yjqa.extract.attendees import is_role, names_body
from yjqa.extract.names import Named, find_names, is_initials, is_post_word, plain
from yjqa.extract.post_phrases import (
    LINKS,
    LONGEST_PHRASE,
    LONGEST_TEXT,
    NOT_AFTER_IT,
    Post,
    capitalised,
    cut_phrase,
    ends_in_post,
    is_led_by,
    read_post,
)

_STOPS = (".", ";", ":", ")")
_LONGEST_SHORT, _LONGEST_LABEL = 60, 6
"""Characters of a body on a line of its own; words of a label."""
_BRACKET = re.compile(r"\s*\(([^()]{3,90})\)")
_APPOSED = re.compile(r"\s*,\s*(?:(?:who|that)\s+(?:is|was)\s+)?|\s+[–—-]\s+")
_IS = re.compile(
    r"\s*,?\s+(?:(?:who|and|also|currently|now|has|have|had|will|then|is|was|been|be|become|becomes|became|remains?|re-?elected|elected|acts?"
    r"|acting|appointed|nominated|confirmed|took\s+over|takes\s+over|to\s+be)\s+)*(?:is|was|been|be|become|becomes|became|remains?|as|elected|appointed)\s+"
)
_DETERMINERS = re.compile(r"(?:the|our|its|their|a|an|his|her|new|current)\s+")
_FROM = re.compile(r"\s+(?:of|from|at|representing)\s+(?:the\s+)?(?=[A-Z])")
_AS = re.compile(r"\s*,?\s+as\s+(?=(?:the\s+)?(?:\w+\s+)?(?i:chair|vice|lead|head)\b)")
_AND = re.compile(r"\s+(?:and|&)\s+")
_SAYING = re.compile(r"\b\w+['’]s\s+\w+$")
"""The end of "Chair's update": what somebody brings, not what somebody is."""
_LONGEST_BEFORE = 120
_CLOSES = re.compile(r"\s*(?:[,.;]|$)")
_SAID_BEFORE = re.compile(r"\s+(?:is|was|will\s+be|remains)(?:\s+currently)?\s+$")
_WHOSE = re.compile(r"^(?:[Bb]oard|[Cc]ouncil|[Pp]artnership|[Ss]ervice|[Gg]roup|[Pp]anel|[Cc]ommittee)['’]s$")
_ENDS = re.compile(r"\s*(?:$|\d|[.;:)]|,\s*(?![A-Z]))")
"""What may follow a body between commas: no more of a list in which the person is but one."""
_LABEL = re.compile(
    r"(?:^|[.;|]\s+)(?P<label>[A-Z][\w’'-]*(?:\s+(?!and\b)[\w’'&-]+){0,4})\s*(?::|\s[–-])\s*(?:the\s+)?$"
)
_NO_POST = re.compile(
    r"(?:lead|officer|member|owner|action|responsible|senior|accountable|observer|representative|named|report|reporting|strategic"
    r"|operational|staff|in|attendance|minutes|also|board)s?",
    re.IGNORECASE,
)
"""Words of labels that do not tell a post by themselves: everybody listed after them is one for the occasion."""
_PAPER_LABEL = re.compile(r"(?:report\s+)?author|contact(?:\s+(?:officer|name|person))?", re.IGNORECASE)
_ATTENTION = re.compile(
    r"\b(?:FAO|for\s+the\s+attention\s+of|(?:enquiries|information|queries|details)[^.]{0,40}\bcontact|please\s+(?:e-?mail|contact|ring|call))\s*:?\s*$",
    re.IGNORECASE,
)


class Beside(NamedTuple):
    """A post after a name and where its words end; without one, where the name ends."""

    post: Post
    end: int


def post_after(text: str, end: int, places: Collection[str]) -> Beside:
    """The post that stands after a name: apposed, in brackets, or said of it ("Ann Hall is the head of service").

    `places`: names of areas, as `names.plain` writes them: after a post they tell whose it is.
    """
    while (bracket := _BRACKET.match(text, end)) is not None:
        if not is_initials(bracket[1].strip()):
            return Beside(_bracketed(bracket[1].strip(), places), bracket.end())
        end = bracket.end()
    if (apposed := _APPOSED.match(text, end)) is not None:
        found = _read(text, apposed.end(), places, beside_comma=True)
        if found.post != Post():
            return _with_more(text, found, places)
    if (said := _IS.match(text, end)) is not None:
        found = _read(text, said.end(), places, beside_comma=False)
        if found.post.role is not None:
            return found
    if (origin := _FROM.match(text, end)) is not None:
        body, stop = cut_phrase(text, origin.end())
        if body and (names_body(body) or plain(body) in places) and not is_role(body):
            return Beside(Post(None, body), stop)
    return Beside(Post(), end)


def post_before(text: str, start: int) -> Post:
    """The post or, before a bracket, the body that stands before a name: "Head of Service Ann Hall", "the chair, Ann Hall,",
    "Clerk: Ann Hall", "Care Board (Ann Hall)".
    """
    before = text[max(start - _LONGEST_BEFORE, 0) : start]
    if (label := _LABEL.search(before)) is not None:
        return Post(_labelled(label["label"]))
    if _ATTENTION.search(before) is not None:
        return Post("Contact")
    bracketed = before[-1:] in ("(", "[")
    before = before[:-1] if bracketed else before
    said = _SAID_BEFORE.search(before)
    before = before[: said.start()] if said else before
    if before.rstrip()[-1:] in _STOPS:
        return Post()
    words, determined = _words_before(before)
    if not words or plain(words[-1]) in LINKS:
        return Post()
    phrase = " ".join(words)
    if bracketed and not is_role(phrase):
        return Post(None, phrase) if names_body(phrase) and before.strip() == phrase else Post()
    if not is_role(phrase) or not ends_in_post(words):
        return Post()
    end = _name_end(text, start)
    if before.rstrip().endswith(","):
        whole_line = before.split() == [*words[:-1], f"{words[-1]},"] and end == len(text)
        if not (whole_line or (determined and _CLOSES.match(text, end))):
            return Post()
    return Post(capitalised(phrase))


def _labelled(label: str) -> str | None:
    """What a label before somebody's name makes of the person."""
    if _PAPER_LABEL.fullmatch(label):
        return label
    words = label.split()
    telling = any(not _NO_POST.fullmatch(word) for word in words)
    return label if telling and is_role(label) and ends_in_post(words) and _SAYING.search(label) is None else None


def _words_before(text: str) -> tuple[list[str], bool]:
    """The words with which a text ends that can be a post, and whether an article or the like stands before them."""
    tokens = text.split()[-LONGEST_PHRASE:]
    begin, determined = len(tokens), False
    for position in range(len(tokens) - 1, -1, -1):
        token = tokens[position]
        word = token.strip(",()’'\"")
        if position < len(tokens) - 1 and token[-1:] in ",.;:)":
            break
        if _DETERMINERS.fullmatch(f"{word.lower()} ") or _WHOSE.search(word):
            determined = True
            if word != "the" or position == 0 or plain(tokens[position - 1]) not in LINKS:
                break
        elif not (word[:1].isupper() or word in LINKS or (is_post_word(word) and word not in NOT_AFTER_IT)):
            break
        begin = position
    words = [token.strip(",()’'\"") for token in tokens[begin:]]
    while words and (plain(words[0]) in LINKS or (words[0].islower() and not determined)):
        words.pop(0)
    return words, determined


def _name_end(text: str, start: int) -> int:
    named = next((named for named in find_names(text[start : start + LONGEST_TEXT]) if named.start == 0), None)
    return start + named.end if named else start


def _with_more(text: str, found: Beside, places: Collection[str]) -> Beside:
    """An apposed post with what is said behind it: "Ann Hall, Chief Executive, as chair of the board"."""
    more = _AS.match(text, found.end)
    if more is None:
        return found
    further = _read(text, more.end(), places, beside_comma=False)
    if further.post.role is None:
        return found
    roles = "; ".join(filter(None, (found.post.role, further.post.role)))
    return Beside(Post(roles, found.post.organisation), further.end)


def _bracketed(inside: str, places: Collection[str]) -> Post:
    post = read_post(inside, places)
    if post == Post() and inside[:1].isupper() and any(is_post_word(word) or word.isupper() for word in inside.split()):
        return Post(None, inside)
    return post


def _read(text: str, begin: int, places: Collection[str], beside_comma: bool) -> Beside:
    """A post at a place in the text; a body alone counts only between commas, where no list goes on after it."""
    while (determiner := _DETERMINERS.match(text, begin)) is not None:
        begin = determiner.end()
    words, end = cut_phrase(text, begin)
    post = read_post(words, places)
    if post.role is None and (not beside_comma or _ENDS.match(text, end) is None):
        return Beside(Post(), begin)
    if post.role is not None and not beside_comma and not is_led_by(post.role):
        return Beside(Post(), begin)
    return Beside(post, end)


def signed_post(lines: Sequence[str], places: Collection[str]) -> Post:
    """The post under a name that stands on a line of its own, as at the foot of a letter: the lines that follow it."""
    words, end = cut_phrase(lines[0], 0) if lines else ("", 0)
    if not words or end < len(lines[0].rstrip(" .,")) or _SAYING.search(words) or len(words) > _LONGEST_BEFORE:
        return Post()
    post = read_post(words, places)
    if post.role is None:
        return Post()
    body = lines[1].strip() if len(lines) > 1 else ""
    below = (
        names_body(body)
        and len(body) < _LONGEST_SHORT
        and body[-1:] != "."
        and body[:1].isupper()
        and not is_role(body)
    )
    return Post(post.role, post.organisation or (body if below else None))


def labelled_post(label: str) -> str | None:
    """The post that a label on a line or in a cell of its own gives to the name after it."""
    words = label.strip(" :").split()
    if not words or len(words) > _LONGEST_LABEL:
        return None
    known = all(is_post_word(word) or plain(word) in LINKS for word in words)
    return _labelled(" ".join(words)) if known or _PAPER_LABEL.fullmatch(" ".join(words)) else None


def posts_beside(text: str, names: Sequence[Named], places: Collection[str]) -> list[Post]:
    """What is said of each of the names of a text; two joined names share the body behind the second ("A and B, MEAM")."""
    posts: list[Post] = []
    for number, named in enumerate(names):
        before = post_before(text, named.start)
        after = post_after(text, named.end, places).post
        roles = "; ".join(role for role in dict.fromkeys((before.role, after.role)) if role)
        body = after.organisation or before.organisation
        if body is None and number + 1 < len(names) and _AND.fullmatch(text[named.end : names[number + 1].start]):
            following = post_after(text, names[number + 1].end, places).post
            body = following.organisation if following.role is None else None
        posts.append(Post(roles or None, body))
    return posts
