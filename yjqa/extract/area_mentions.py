"""Whose figure: the areas that a text names, the paper's own and those that it compares itself with."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from yjqa.extract.facts import Facts
from yjqa.extract.terms import terms

_RELATED = "{area}"
_HEADING_WORDS = 3
"""How many words a heading may add to an area's name and still be the heading of what is said of the area."""
_NO_AREA = re.compile(
    r"\s+(?:Crown |Youth |County |Magistrates['’]? |Family )?(?:Courts?|College|Station|University)\b"
)
"""What makes of an area's name the name of one building in it."""


_REGION = re.compile(r"\b(?!The\b)[A-Z][a-z]+(?: (?:and (?:the )?)?[A-Z][a-z]+){0,2} [Rr]egion\b")
"""A region by its own name, whatever that is."""


class AreaMention(NamedTuple):
    """An area where it stands: `text[start:end]`. In `name`, `{area}` waits for the area that is compared."""

    name: str
    start: int
    end: int
    comparator: bool

    def of(self, area: str | None) -> str:
        """The full name, next to the area that is compared."""
        return self.name.replace(_RELATED, area or "").strip()


@lru_cache(maxsize=64)
def _own(names: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names)) if names else None


def find_areas(text: str, facts: Facts) -> Iterator[AreaMention]:
    """The areas that a text names, from left to right; a longer name wins over one inside it."""
    names = sorted(
        {*facts.places, *facts.areas, *([facts.joint_area] if facts.joint_area else [])}, key=lambda n: -len(n)
    )
    pattern = _own(tuple(names))
    own = pattern.finditer(text) if pattern else ()
    found = [AreaMention(match.group(), *match.span(), False) for match in own if not _NO_AREA.match(text, match.end())]
    for table in ("fixed", "related"):
        found += [AreaMention(term.key, term.start, term.end, True) for term in terms("comparators", table).find(text)]
    for term in terms("comparators", "region").find(text):
        if text[term.start].isupper():
            found.append(AreaMention(_capitalised(text[term.start : term.end]), term.start, term.end, True))
    found += [AreaMention(_capitalised(match[0]), *match.span(), True) for match in _REGION.finditer(text)]
    for term in terms("comparators", "group").find(text):
        found.append(AreaMention(" ".join(text[term.start : term.end].split()), term.start, term.end, True))
    found.sort(key=lambda mention: (mention.start, mention.start - mention.end))
    end = 0
    for mention in found:
        if mention.start >= end:
            yield mention
            end = mention.end


def _capitalised(name: str) -> str:
    """The name of a region with a capital for each of its words, and blanks for hyphens."""
    words = re.split(r"[\s-]+", name)
    return " ".join(word if word in ("and", "the", "of") else word[:1].upper() + word[1:] for word in words)


def own_area(text: str, facts: Facts) -> str | None:
    """The one area that a text names out of the paper's own; the joint name where it names them all."""
    named = {mention.name for mention in find_areas(text, facts) if not mention.comparator}
    if facts.joint_area and (facts.joint_area in named or (len(facts.areas) > 1 and set(facts.areas) <= named)):
        return facts.joint_area
    own = [area for area in facts.areas if area in named]
    return own[0] if len(own) == 1 else None


def heading_area(section: Sequence[str], facts: Facts) -> str | None:
    """The area that a section is about: of its innermost heading that is little more than the name of one."""
    for heading in reversed(section):
        for mention in find_areas(heading, facts):
            others = (heading[: mention.start] + heading[mention.end :]).split()
            if not mention.comparator and len(others) <= _HEADING_WORDS:
                return mention.name
    return None


def label_area(label: str, facts: Facts) -> AreaMention | None:
    """The area that the label of a row or column is the name of, whatever stands beside the name."""
    named = next(find_areas(label, facts), None)
    if named is not None:
        return named
    for term in terms("comparators", "label").find(label):
        if (term.start, term.end) == (0, len(label.strip())):
            return AreaMention(term.key, term.start, term.end, True)
    return None
