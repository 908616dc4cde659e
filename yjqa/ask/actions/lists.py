"""The sentence over a list of actions: how many there are, of whom, which ones, and who owns them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.actions.choosing import Chosen
from yjqa.ask.actions.question import Question
from yjqa.ask.actions.register import owns
from yjqa.ask.actions.wording import (
    IN_TEXT,
    MOST_ROWS,
    SHOWN_ALONE,
    SHOWN_AMONG_OTHERS,
    count_actions,
    enumerate_names,
    quote,
    state_of,
)
from yjqa.ask.linking import Link
from yjqa.records import Action

_SHORT = 30
"""Words that the actions of a sentence may have altogether."""

_MOST_OWNERS = 8
"""Owners that a sentence names with how many actions each has."""


@dataclass(frozen=True, slots=True)
class _Shares:
    """How many of some people's actions they own in their own name, as part of an owner ("Police (Ann Hall)"), and how
    many name them and have no owner; in this order.
    """

    own: int
    within: Sequence[str]
    named: int


def people(links: Sequence[Link]) -> str:
    """The people of a question in their fullest form."""
    return enumerate_names([max(link.names, key=len) for link in links if link.names])


def count(question: Question, chosen: Chosen) -> str:
    """How many actions there are."""
    actions = chosen.actions
    complete = sum(action.status == "complete" for action in actions)
    said = f", {'all' if complete == len(actions) else complete} of them complete" if question.asks("status") else ""
    return f"{_opening(question, chosen)}{said}{_more_of_theirs(question, actions)}."


def listed(question: Question, chosen: Chosen) -> str:
    """How many actions there are, and the few short ones in words; who owns them, where that is asked."""
    actions = chosen.actions
    words = sum(len(action.text.split()) for action in actions)
    if question.asks("owner") and not question.people and len(actions) > 1:
        return f"{_opening(question, chosen)}. {_owners(actions)}"
    if len(actions) > 1 and (len(actions) > IN_TEXT or words > _SHORT or _shares(question, actions) is not None):
        return f"{_opening(question, chosen)}{_more_of_theirs(question, actions)}."
    longest = SHOWN_ALONE if len(actions) == 1 else SHOWN_AMONG_OTHERS
    parts = [f"“{quote(action, longest)}”{state_of(action)} [{n}]" for n, action in enumerate(actions, start=1)]
    return f"{_opening(question, chosen, marked=False)}: {'; '.join(parts)}."


def _opening(question: Question, chosen: Chosen, *, marked: bool = True) -> str:
    """How many actions there are, of whom and which ones: "22 of the 47 actions are overdue [1]–[22]"."""
    shares = _shares(question, chosen.actions)
    number = shares.own if shares else len(chosen.actions)
    marks = f" {_marks(1, number)}" if marked else ""
    adjective, rest = _adjective(question), _which(question, chosen)
    if question.people:
        several = len(question.people) > 1
        if question.not_theirs and not question.asks("naming"):
            verb = "are no owners of" if several else "is no owner of"
        elif question.asks("naming"):
            verb = "are named in" if several else "is named in"
        else:
            verb = ("jointly own" if question.joint else "own") if several else "owns"
        return f"{people(question.people)} {verb} {count_actions(number, adjective)}{rest}{marks}"
    if adjective and not rest and not question.topic and number < chosen.among:
        placed = f" in the papers of {chosen.place}" if chosen.place else ""
        return f"{number} of the {chosen.among} actions{placed} {_is(number)} {adjective}{marks}"
    placed = f" of {chosen.place}" if chosen.place else ""
    return f"The papers{placed} state {count_actions(number, adjective)}{rest}{' on this' if question.topic and not rest else ''}{marks}"


def _marks(first: int, last: int) -> str:
    """The marks of the actions from one number to another, as far as a table lists them."""
    last = min(last, MOST_ROWS)
    return f"[{first}]" if last == first else f"[{first}]–[{last}]"


def _shares(question: Question, actions: Sequence[Action]) -> _Shares | None:
    """What of these actions people own in their own name and what not; `None` where they own all alike."""
    if not question.people or question.joint or question.not_theirs or question.asks("naming", "others"):
        return None
    names = [name for link in question.people for name in link.names]
    own = [owns(action, names) for action in actions]
    if own != sorted(own, reverse=True) or all(own) or not any(own):
        return None
    others = actions[sum(own) :]
    if [bool(action.owners) for action in others] != sorted((bool(action.owners) for action in others), reverse=True):
        return None
    within = [" and ".join(owner.name for owner in action.owners) for action in others if action.owners]
    return _Shares(sum(own), within, len(others) - len(within))


def _more_of_theirs(question: Question, actions: Sequence[Action]) -> str:
    """The actions that are not theirs alone by name: "; 1 more is owned by “Service led by Ann Hall” [6]"."""
    shares = _shares(question, actions)
    if shares is None:
        return ""
    who, at, said = people(question.people), shares.own + 1, ""
    if shares.within:
        owners = enumerate_names([f"“{name}”" for name in dict.fromkeys(shares.within)])
        end = at + len(shares.within)
        said += f"; {len(shares.within)} more {_is(len(shares.within))} owned by {owners} {_marks(at, end - 1)}"
        at = end
    if shares.named:
        named = f"{shares.named} more {'names' if shares.named == 1 else 'name'} {who}"
        said += f"; {named} and {'has' if shares.named == 1 else 'have'} no owner {_marks(at, at + shares.named - 1)}"
    return said


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _owners(actions: Sequence[Action]) -> str:
    """Who owns how many of the actions, those with the most first, and for how many nobody is named."""
    counts = Counter(owner.name for action in actions for owner in action.owners)
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    told = [f"{name} ({number})" for name, number in ranked[:_MOST_OWNERS]]
    told += [f"{len(ranked) - _MOST_OWNERS} others"] if len(ranked) > _MOST_OWNERS else []
    unowned = sum(not action.owners for action in actions)
    parts = [f"Their owners: {enumerate_names(told)}"] if told else []
    parts += [f"{'nobody' if told else 'Nobody'} is named for {unowned} of them"] if unowned else []
    return f"{'; '.join(parts)}."


def _adjective(question: Question) -> str:
    return "overdue" if question.state.overdue else question.state.status or ""


def _which(question: Question, chosen: Chosen) -> str:
    """What else says which actions are meant, to stand behind the word: " rated red without a deadline"."""
    state, parts = question.state, []
    if state.rag:
        parts.append(f"rated {state.rag}")
    if state.not_rag:
        parts.append(f"rated otherwise than {state.not_rag}")
    if state.not_started:
        parts.append("not yet started")
    if state.without_due:
        parts.append("without a deadline")
    if state.without_owner:
        parts.append("without an owner")
    if state.several_owners:
        parts.append("with more than one owner")
    if state.looked_back_on:
        parts.append("that the meeting looked back on")
    if chosen.days.due is not None and not state.overdue:
        parts.append(chosen.days.due.in_words("due"))
    if chosen.days.meeting is not None:
        parts.append(chosen.days.meeting.in_words("from meetings"))
    return "".join(f" {part}" for part in parts)
