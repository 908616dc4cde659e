"""A follow-up made whole: "and Eastport?" becomes a question that stands alone. `complete` is the door.

The earlier questions are made whole in turn. Then the last one gives what a new one leaves out: a fragment takes the
place of the part of its kind; a pronoun gets what the question was about, or whom its answer named; a question that
goes on with "and" keeps area, paper and year. A question with a subject of its own is left as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.conversation.leaning import find_pronouns, first_clause, open_up
from yjqa.ask.conversation.sequence import asks_for_neighbour, neighbour
from yjqa.ask.conversation.shortened import lengthened
from yjqa.ask.conversation.slots import find_parts
from yjqa.ask.conversation.standing_for import Ask, other_one, put_in, stands_by_itself
from yjqa.ask.conversation.swapping import carry_on, is_idle, is_only_parts, is_whole, left_over, swap
from yjqa.ask.knowledge import Knowledge

MOST_EARLIER = 12
"""How many earlier questions are looked at: what lies further back is no longer meant."""

LONGEST_FOLLOW_UP = 300
"""Characters; what is longer says itself what it means."""

LONGEST_WHOLE = 600
"""Characters of a whole question; an earlier one that is longer is not leaned on, and none longer is made."""

_BEFORE_THAT = re.compile(r"(who\b.+ (?:before|previously)) (?:that|then|this|it|him|her|them)", re.IGNORECASE)
"""Somebody before whoever was named: the word that stands for the time is no thing that was spoken of."""

_MOST_PRONOUNS = 4
"""Pronouns that are filled in; a question with more is not what it seems."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A whole question; `notes`: what stayed unclear."""

    text: str
    notes: tuple[str, ...] = ()


def complete(text: str, history: Sequence[str], knowledge: Knowledge, ask: Ask) -> Completed:
    """The question as it would be asked if nothing had been asked before.

    `history`: the earlier questions as typed, oldest first. `ask` is called only where an earlier answer is needed.
    """
    before: list[str] = []
    for earlier in history[-MOST_EARLIER:]:
        if earlier.strip() and len(earlier) <= LONGEST_WHOLE:
            before.append(_complete(earlier, before, knowledge, ask).text)
    return _complete(text, before, knowledge, ask)


def _complete(text: str, before: Sequence[str], knowledge: Knowledge, ask: Ask) -> Completed:
    text = " ".join(text.split())
    if len(text) > LONGEST_FOLLOW_UP:
        return Completed(text)
    opening = open_up(text)
    if (earlier_one := _BEFORE_THAT.fullmatch(opening.rest)) is not None:
        opening = opening._replace(rest=earlier_one[1])
    if not before or not opening.rest:
        return Completed(text)
    earlier = find_parts(before[-1], knowledge)
    if asks_for_neighbour(opening.rest):
        return _made(text, *neighbour(opening.rest, earlier, knowledge, ask))
    parts = find_parts(opening.rest, knowledge)
    short = lengthened(opening.rest, parts, earlier)
    if short is not None:
        return Completed(short)
    tied = opening.goes_on
    if not opening.is_clause and (chosen := other_one(opening.rest, earlier)) is not None:
        parts, tied = find_parts(chosen, knowledge), True
    pronouns = [] if stands_by_itself(parts.text, parts) else find_pronouns(first_clause(parts.text))
    if 0 < len(pronouns) <= _MOST_PRONOUNS:
        whole = put_in(parts, pronouns, [find_parts(question, knowledge) for question in before], knowledge, ask)
        return _made(text, *whole)
    fragment = not opening.is_clause or (opening.is_elliptic and not left_over(parts))
    if fragment and (tied or (opening.is_tied and not is_whole(parts)) or is_only_parts(parts, earlier)):
        return _made(text, *swap(parts, earlier, ask, knowledge))
    if tied or (opening.is_clause and is_idle(parts)):
        return Completed(carry_on(parts, earlier))
    return Completed(text)


def _made(text: str, whole: str | None, notes: Sequence[str]) -> Completed:
    """What came of it; the question as typed where nothing did, or far too much."""
    return Completed(whole if whole and len(whole) <= LONGEST_WHOLE else text, tuple(notes))
