"""How papers speak of risks: the words that say what is amiss, what would follow and what is done about it."""

import re
from dataclasses import dataclass
from functools import cache

from yjqa.extract.terms import vocabulary

_MANAGED = re.compile(
    r"\b(?:these|such|any|all|those|identified) risks?\b|\brisk (?:register|management|owner|log)s?\b"
    r"|\b(?:manag|mitigat|monitor|review|address|identif|reduc)\w*(?: \w+){0,3} risks?\b",
    re.I,
)
"""Sentences about how risks are handled state none."""
_SUBORDINATE = re.compile(
    r"^(?:after|while|whilst|although|though|despite|given)\b.*,\s*(?P<clause>[^,]{40,})$", re.I | re.S
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `vocabulary/risks.toml`, ready to search with."""

    headings: frozenset[tuple[str, ...]]
    anywhere: re.Pattern[str]
    not_headings: frozenset[str]
    adverse: re.Pattern[str]
    favourable: re.Pattern[str]
    mitigating: re.Pattern[str]
    consequent: re.Pattern[str]


@cache
def risk_words() -> Words:
    """The words, read once."""
    lists: dict[str, list[str]] = vocabulary("risks")

    def pattern(name: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(map(re.escape, lists[name]))})\b", re.I)

    return Words(
        headings=frozenset(tuple(re.findall(r"[a-z]+", heading)) for heading in lists["headings"]),
        anywhere=pattern("anywhere"),
        not_headings=frozenset(lists["not_headings"]),
        adverse=pattern("adverse"),
        favourable=pattern("favourable"),
        mitigating=pattern("mitigating"),
        consequent=pattern("consequent"),
    )


def is_risk_heading(text: str) -> bool:
    """Whether a heading is about risks to the service: "Key risks", "Risks to future delivery in 2021/22"."""
    known = risk_words()
    spoken = tuple(re.findall(r"[a-z]+", text.lower()))
    if known.not_headings.intersection(spoken):
        return False
    if known.anywhere.search(text):
        return True
    return any(spoken[: len(heading)] == heading or spoken[-len(heading) :] == heading for heading in known.headings)


def weight(sentence: str) -> int:
    """How plainly a sentence states that something may go amiss; 0 or less where it does not."""
    known = risk_words()
    if _MANAGED.search(sentence):
        return 0
    adverse = 2 * len({match.lower() for match in known.adverse.findall(sentence)})
    favourable = len({match.lower() for match in known.favourable.findall(sentence)})
    return adverse - favourable - 3 * bool(known.mitigating.search(sentence))


def main_clause(sentence: str) -> str:
    """A sentence without a clause before it that says "after …" or "although …"."""
    match = _SUBORDINATE.match(sentence)
    return match["clause"] if match else sentence
