"""What a question about objectives asks for: which kinds, and which of them."""

import re
from dataclasses import dataclass

from yjqa.ask.asked import Asked
from yjqa.ask.facts.idle import idle_words
from yjqa.ask.words import Term
from yjqa.extract.terms import vocabulary

_KINDS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    ("vision", re.compile(r"\b(?:vision|mission|ambition|aspiration)(?: statement)?\b", re.I), ("vision",)),
    ("priorities for action", re.compile(r"\bpriorit(?:y|ies) for action\b", re.I), ("priority_for_action",)),
    ("performance priorities", re.compile(r"\b(?:performance|kpi) priorit(?:y|ies)\b", re.I), ("performance_priority",)),
    ("strategic objectives", re.compile(r"\bstrategic (?:objective|aim|goal|outcome)s?\b", re.I), ("strategic_objective",)),
    ("strategic priorities", re.compile(r"\bstrategic priorit(?:y|ies)\b", re.I), ("strategic_objective", "service_priority")),
    ("service priorities", re.compile(r"\b(?:(?:operational|service|delivery|key|local) )+priorit(?:y|ies)\b", re.I), ("service_priority",)),
    ("recommendations", re.compile(r"\brecommend(?:ation|ations|ed|s|ing)?\b|\b(?:decisions?|asks) (?:required|sought|of)\b", re.I), ("recommendation",)),
    ("recommendations", re.compile(r"\b(?:board|panel|committee|members?|cabinet|partnership|group|governors|partners|we|us)\b[^?]*\basked to\b|\basked (?:of|for by)\b", re.I), ("recommendation",)),
    ("objectives", re.compile(r"\b(?:objectives?|aims|goals)\b", re.I), ("strategic_objective", "priority_for_action", "service_priority", "performance_priority")),
    ("priorities", re.compile(r"\bpriorit(?:y|ies)\b", re.I), ("service_priority", "performance_priority", "priority_for_action", "strategic_objective")),
)  # fmt: skip
"""What a question calls them, and the kinds of record that this may mean, the likeliest first."""

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
_COUNTED = re.compile(rf"\b({'|'.join(_NUMBERS)}|\d{{1,2}})\s+(?:\w+\s+){{0,3}}?(?:objectives|priorities|recommendations|aims|goals)\b", re.I)  # fmt: skip
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NOUN = r"(?:strategic |service |key )?(?:objective|priority|recommendation|aim|goal)s?"
_NTH = re.compile(rf"\b{_NOUN} (?:no\.? |number )?(?P<n>\d{{1,2}})\b|\b(?P<o>{'|'.join(_ORDINALS)}) {_NOUN}\b", re.I)
_STAGE = re.compile(
    r"\b(?:at|after|by|over|in) (?:the )?(?:\d+|six|three|nine|twelve|first|next|last|past)[- ](?:\d+ )?months?\b", re.I
)
_NOT_OURS = re.compile(r"£|\bhow much\b|\bbudget\b|\bcosts?\b|\brate (?:of|for|in|per)\b|\bper cent\b|%", re.I)
_IN_PASSING = re.compile(r"\bwhat priority (?:do|does|did|is|are|was|were|has|have)\b|\bwhat (?:did|had)\b", re.I)
"""The words stand in a question about something else."""
_COLOUR = re.compile(r"\b(red|amber|green)\b", re.I)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a question asks for: the kinds meant, what they are called, and the words that say which.

    `naming`: the words of what they are called. `count`: how many there are said to be. `nth`: the number of the one meant.
    """

    called: str
    kinds: tuple[str, ...]
    terms: tuple[Term, ...]
    naming: tuple[Term, ...]
    plural: bool
    count: int | None
    nth: int | None


def read_wanted(asked: Asked) -> Wanted | None:
    """What is asked for; `None` where no objective is."""
    text = asked.text
    found = next(((called, match, kinds) for called, pattern, kinds in _KINDS if (match := pattern.search(text))), None)
    if found is None or (_NOT_OURS.search(text) and not _COLOUR.search(text) and not re.search(r"\brag\b", text, re.I)):
        return None
    called, match, kinds = found
    if _IN_PASSING.search(text) and kinds != ("recommendation",):
        return None
    counted = _COUNTED.search(text)
    nth = _NTH.search(text)
    idle = idle_words("objectives")
    if asked.scope.documents or asked.scope.areas:
        idle |= frozenset(vocabulary("questions")["plan_words"])
    stage = _STAGE.search(text)
    terms = tuple(
        term
        for term in asked.terms
        if not (stage and stage.start() <= term.word.start < stage.end())
        and term.word.text.lower() not in idle
        and not (counted and counted.start(1) <= term.word.start < counted.end(1))
        and not (nth and nth.start() <= term.word.start < nth.end())
    )
    plural = match[0].lower().endswith("s") or kinds == ("recommendation",)
    count = None
    if counted:
        count = int(counted[1]) if counted[1].isdigit() else _NUMBERS[counted[1].lower()]
    naming = tuple(term for term in asked.terms if match.start() <= term.word.start < match.end())
    return Wanted(called, kinds, terms, naming, plural, count, _place_in_list(nth))


def _place_in_list(nth: re.Match[str] | None) -> int | None:
    """The number of "priority 3" or "the third priority"."""
    if nth is None:
        return None
    return int(nth["n"]) if nth["n"] else _ORDINALS.index(nth["o"].lower()) + 1
