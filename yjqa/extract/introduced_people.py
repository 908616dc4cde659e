"""The people named in a text, those of unusual names too where they are introduced as people."""

import re
from collections.abc import Collection

from yjqa.extract.names import Named, could_be_name, find_names, is_post_word, plain
from yjqa.extract.posts import post_after

_INTRODUCED = re.compile(
    r"(?:(?P<chaired>\bchaired\s+by)|(?P<label>(?:^|[.;|]\s+)(?:(?i:report\s+author|author|contact(?:\s+officer)?|presented\s+by|prepared\s+by"
    r"|report\s+(?:of|by)|(?:vice[- ])?chair|clerk)\s*:))|\bby|\bof|\bwelcomed|\bintroduced|\band|\bwith|^)\s*"
    r"(?P<name>[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?\s+(?:[A-Z][a-zà-ÿ]+-)?(?:O['’]|Ma?c)?[A-Z][a-zà-ÿ]+)(?=\s*[,(.;]|\s+(?:and|as)\b|\s*$)"
)
"""Where a name of any form may stand: after "chaired by" or such a label surely, elsewhere if a post follows it."""


def named_in(text: str, places: Collection[str]) -> list[Named]:
    """The people named in a text: those that names alone give away, and those of unusual names that are introduced as people."""
    names = list(find_names(text))
    taken = {position for named in names for position in range(named.start, named.end)}
    for match in _INTRODUCED.finditer(text):
        name, start, end = match["name"], match.start("name"), match.end("name")
        if start in taken or end - 1 in taken or not _could_be_somebody(name, places):
            continue
        sure = match["chaired"] or match["label"]
        if sure or post_after(text, end, places).post.role is not None:
            names.append(Named(None, name, start, end))
    return sorted(names, key=lambda named: named.start)


def _could_be_somebody(name: str, places: Collection[str]) -> bool:
    words = name.split()
    return could_be_name(name) and not any(is_post_word(word) or plain(word) in places for word in words)
