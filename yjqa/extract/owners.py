"""Who is to act, as printed: a cell or a phrase split into separate people, teams, bodies and posts."""

import re
from collections.abc import Collection
from itertools import pairwise

from yjqa.extract.names import (
    could_be_name,
    is_first_name,
    is_initials,
    is_person,
    is_post_word,
    name_parts,
    name_words,
    plain,
)

_LABEL = re.compile(r"^(?:action(?:ed)?\s+(?:by|for)|owners?|leads?|by|for|responsible)\s*[:–-]\s*", re.IGNORECASE)
_NOBODY = re.compile(r"(?:[-–—./]|n/?a|none|tb[cad]|to be (?:confirmed|agreed|decided)|noted|as above)*", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s*(?:;|\s\+\s|(?<!\bn)/(?!a\b)|,\s*(?:and|&)\s+|,|\s&\s|&|\s+and\s+|\s+with\s+|\s+/\s+)\s*", re.IGNORECASE
)
_HARD = re.compile(r"\s*[;/+]\s*")
_BRACKETED = re.compile(r"[\[(][^\])]*[\])]")
_LINKS = frozenset({"in", "of", "for", "at", "the", "led", "by", "to", "and", "&", "on", "within", "from"})
_ROLE_AFTER_NAME = re.compile(
    r"^(?:the\s+)?(?:\w+\s+){0,4}(?:of|for)\b|^(?:interim|acting|deputy|assistant|senior|chief|head|director)\b",
    re.IGNORECASE,
)
_DETERMINERS = frozenset({"all", "each", "every", "both"})
_SECONDS = frozenset({"deputy", "vice", "assistant", "acting", "interim"})
"""Words before a post, with which they are one post: "Deputy PCC"."""
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}s?")
_LONGEST_RUN = 24
"""Words that run together and are still read as owners."""
_LONGEST_CELL = 2000
"""Characters; longer words are no owners, and would cost much to part."""


def split_owners(raw: str, known: Collection[str] = ()) -> list[str]:
    """The separate owners in the words of an owner's cell, each as printed, in order.

    `known`: full names that the paper uses elsewhere. A name or team in brackets stays with the owner before it; a role
    after a name and a comma stays with the name. Lines of `raw` are paragraphs of the cell.
    """
    if len(raw) > _LONGEST_CELL:
        return []
    names = frozenset(plain(name) for name in known)
    lines = [_LABEL.sub("", line).strip(" .;,") for line in raw.splitlines()]
    lines = [line for line in lines if line]
    if any(_HARD.fullmatch(line[-1]) for line in lines[:-1]) or not all(_complete(line, names) for line in lines):
        lines = [" ".join(lines)]
    owners: list[str] = []
    for line in lines:
        for part in _separated(line, names):
            owners.extend(_run_apart(part, names))
    return [owner for owner in dict.fromkeys(owners) if not _NOBODY.fullmatch(owner)]


def _complete(text: str, known: frozenset[str]) -> bool:
    """Whether the words can be an owner by themselves."""
    bare = _BRACKETED.sub("", text).strip(" .,")
    if not bare:
        return False
    words = bare.split()
    last = plain(words[-1])
    vocabulary = name_words()
    if plain(bare) in known or is_person(bare) or could_be_name(name_parts(bare).name):
        return True
    if last in vocabulary.heads or plain(bare) in vocabulary.alone or plain(bare) in vocabulary.bodies:
        return True
    if len(words) == 1:
        return (
            is_initials(bare) or _ACRONYM.fullmatch(bare) is not None or (bare[:1].isupper() and not is_post_word(bare))
        )
    return _ACRONYM.fullmatch(words[-1]) is not None


def _masked(text: str) -> str:
    return _BRACKETED.sub(lambda match: "x" * len(match[0]), text)


def _separated(text: str, known: frozenset[str]) -> list[str]:
    """The text cut at separators wherever both sides can be owners: "Health and Wellbeing Board" stays whole."""
    masked = _masked(text)
    pieces: list[str] = []
    start = 0
    for match in _SEPARATOR.finditer(masked):
        left, right = text[start : match.start()].strip(), text[match.end() :].strip()
        following = _SEPARATOR.split(_masked(right), maxsplit=1)[0]
        right_end = _complete(right[: len(following)], known) or _complete(right, known)
        hard = _HARD.fullmatch(match[0]) is not None
        if not left or not right:
            continue
        if hard or (_complete(left, known) and right_end and not _describes(left, match[0], right)):
            pieces.append(left)
            start = match.end()
    pieces.append(text[start:].strip())
    return [piece for piece in pieces if piece]


def _describes(left: str, separator: str, right: str) -> bool:
    """Whether both sides are one owner: "Ann Hall, Head of Service", "Health and Wellbeing Board"."""
    if separator.strip() == ",":
        return is_person(left) and _ROLE_AFTER_NAME.search(right) is not None
    vocabulary = name_words()
    piece = plain(_SEPARATOR.split(_masked(right), maxsplit=1)[0])
    if f"{plain(left)} and {piece}" in vocabulary.bodies:
        return True
    return (
        plain(left) in vocabulary.bodies
        and piece not in vocabulary.bodies
        and piece.split()[0] in vocabulary.describing
    )


def _run_apart(text: str, known: frozenset[str]) -> list[str]:
    """Owners that run together in one line, cut where the cheapest reading of the words cuts them."""
    tokens = _tokens(text)
    before, comma, after = text.partition(",")
    if comma and _describes(before.strip(), comma, after.strip()):
        return [text]
    if len(tokens) < 2 or len(tokens) > _LONGEST_RUN:
        return [text]
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(tokens) + 1):
        best.append(
            min(
                (best[start][0] + _cost(tokens[start:end], known) + 0.2, start)
                for start in range(max(0, end - 12), end)
            )
        )
    cuts = [len(tokens)]
    while cuts[-1] > 0:
        cuts.append(best[cuts[-1]][1])
    cuts.reverse()
    if best[-1][0] / max(len(cuts) - 1, 1) > 2:
        return [text]
    return [" ".join(tokens[a:b]).strip(" ,.;") for a, b in pairwise(cuts)]


def _tokens(text: str) -> list[str]:
    """The words; brackets stay with the word before them, so that nothing is cut inside or before them."""
    tokens: list[str] = []
    for piece in re.findall(r"[,;]?\s*[\[(][^\])]*[\])][,;]?|\S+", text):
        piece = piece.strip()
        if tokens and piece.lstrip(",; ")[:1] in ("[", "("):
            tokens[-1] += " " * (piece[0] in "[(") + piece
        else:
            tokens.append(piece)
    return tokens


def _cost(tokens: list[str], known: frozenset[str]) -> float:
    """How unlikely it is that these words are one owner."""
    words = [_BRACKETED.sub("", token).strip(" ,.;") for token in tokens]
    text = " ".join(words)
    vocabulary = name_words()
    low = [plain(word) for word in words]
    title, name = name_parts(text)
    if plain(name) in known:
        return -1.0
    if title is not None and is_initials(name):
        return 0.5
    if is_person(text):
        extra = max(len(name_parts(text).name.split()) - 2, 0)
        return 0.4 * extra if not any(is_first_name(word) for word in name_parts(text).name.split()[1:-1]) else 1.5
    if plain(text) in vocabulary.collective:
        return 1.2
    if plain(text) in vocabulary.alone or plain(text) in vocabulary.bodies:
        return 0.3
    if len(words) == 1:
        if is_first_name(words[0]):
            return 0.9
        return 0.6 if _ACRONYM.fullmatch(words[0]) or is_initials(words[0]) else 2.5
    if len(words) == 2 and low[0] in _SECONDS and _ACRONYM.fullmatch(words[1]):
        return 0.3
    if len(words) == 2 and could_be_name(text) and not any(is_post_word(word) for word in words):
        return 0.8
    if low[0] in vocabulary.bodies and all(_is_place(word) for word in words[1:]):
        return 1.0
    return _phrase_cost(words, low)


def _is_place(word: str) -> bool:
    """Whether a word can tell where a body is: a capitalised word that is no post and no usual first name."""
    return word[:1].isupper() and word[1:].islower() and not is_post_word(word) and not is_first_name(word)


def _phrase_cost(words: list[str], low: list[str]) -> float:
    """A team, body or post: describing words, then its heads, then perhaps "of" or "in" and more words."""
    vocabulary = name_words()
    cost = 0.5
    state = "describing"
    for position, (word, bare) in enumerate(zip(words, low, strict=True)):
        if bare in _LINKS:
            if state == "describing" and bare != "the" and bare not in ("and", "&"):
                return 9.0
            state = "linked" if state in ("heads", "linked") else state
        elif state == "linked":
            cost += 0.0 if is_post_word(word) or _ACRONYM.fullmatch(word) else 0.4
        elif bare in vocabulary.heads:
            cost += 0.8 if bare in vocabulary.bodies and position and low[position - 1] in vocabulary.bodies else 0.0
            state = "heads"
        elif state == "heads":
            if position > 1 or low[0] in vocabulary.alone - vocabulary.collective or low[0] in vocabulary.bodies:
                return 9.0
            cost += 0.5
            state = "describing"
        elif bare in vocabulary.alone:
            cost += 0.1 if bare in _DETERMINERS else 1.5
        elif bare in vocabulary.describing or bare in vocabulary.bodies or _ACRONYM.fullmatch(word):
            cost += 0.1
        elif is_first_name(word):
            cost += 1.5
        else:
            cost += 0.7
    return cost if state != "describing" else 9.0
