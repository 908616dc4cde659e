"""Answers from the action register: who owes what, by when, and how it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yjqa.ask.actions.question import Question, name_like, unknown_names
from yjqa.ask.actions.register import mentions, owns
from yjqa.ask.actions.topic import about
from yjqa.ask.actions.wording import (
    SHOWN_ALONE,
    SHOWN_AMONG_OTHERS,
    cells,
    count_actions,
    enumerate_names,
    owners_of,
    quote,
    state_of,
)
from yjqa.ask.answer import Answer, AnswerTable, Interpretation, cite
from yjqa.ask.linking import Link, Names
from yjqa.records import Action, Source

_CONFIDENCE = {"exact": 0.95, "initials": 0.85, "part": 0.85, "near": 0.75, "none": 0.0}
"""How sure a reading of a name is, until it is calibrated on questions with known answers."""

_IN_TEXT = 3
"""An answer of up to this many actions says them in its sentence too."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The actions that answer, and doubts about them."""

    actions: tuple[Action, ...]
    notes: tuple[str, ...] = ()
    confidence: float = 0.9


def answer_about_actions(text: str, question: Question, register: Sequence[Action], names: Names) -> Answer:
    """The answer to a question about actions; "not found" names the nearest thing that the papers do say."""
    unknown = unknown_names(text, question.people)
    if unknown:
        return _nobody(text, question, unknown, names)
    found = _select(question, register)
    if not found.actions:
        return _nothing(text, question, register, found, names)
    if question.intent == "owner_of_action":
        sentence = _owner_sentence(question, found.actions)
    elif question.intent == "count_actions":
        sentence = f"{count_actions(len(found.actions))}{_scope(question)}."
        sentence = sentence[0].upper() + sentence[1:]
    elif question.intent == "status_of_action":
        sentence = _status_sentence(found.actions)
    else:
        sentence = _list_sentence(question, found.actions)
    return _answer(text, question, found, sentence)


def _select(question: Question, register: Sequence[Action]) -> _Found:
    """The actions that every part of the question fits."""
    actions = list(register)
    notes = [note for link in question.people for note in link.notes]
    confidence = min((_CONFIDENCE[link.how] for link in question.people), default=0.9)
    asks_owner = question.intent in ("owner_of_action", "status_of_action")
    if question.people and not asks_owner:
        fits = _takes_part if question.intent == "actions_naming" else owns
        groups = [{action.id for action in actions if fits(action, link.names)} for link in question.people]
        wanted = set.intersection(*groups) if question.joint else set.union(*groups)
        actions = [action for action in actions if action.id in wanted]
    if question.several_owners:
        actions = [action for action in actions if len(action.owners) > 1]
    if question.without_owner:
        actions = [action for action in actions if not action.owners]
    if question.without_due:
        actions = [action for action in actions if action.due is None and action.owners]
    if question.status is not None:
        actions = [action for action in actions if action.status == question.status]
    if question.due is not None:
        actions = [action for action in actions if question.due.holds(action.due.date if action.due else None)]
    if question.meeting is not None:
        actions = [
            action for action in actions if question.meeting.holds(action.meeting.date if action.meeting else None)
        ]
    if question.topic:
        hits = about(question.topic, actions, strict=asks_owner or not question.people)
        if hits or not question.people or asks_owner:
            actions = [hit.action for hit in hits]
            confidence = min(confidence, *(hit.share for hit in hits)) if hits else confidence
        if asks_owner:
            actions = [hit.action for hit in hits if hit.share >= hits[0].share - 0.1]
    notes += [note for action in actions for note in action.notes]
    silent = sum(not action.status_stated for action in actions)
    if question.overdue and silent:
        notes.append(
            f"The papers state no status for {silent} of them; an action is open until a paper says otherwise."
        )
    return _Found(tuple(actions), tuple(dict.fromkeys(notes)), confidence)


def _takes_part(action: Action, names: Sequence[str]) -> bool:
    return owns(action, names) or mentions(action, names)


def _owner_sentence(question: Question, actions: Sequence[Action]) -> str:
    """Who owns the action that was asked about; with a name in the question, whether it is that person."""
    first = actions[0]
    sentence = f"{owners_of(first)} — “{quote(first)}”{state_of(first)} [1]."
    if question.people:
        asked = enumerate_names([link.names[0] for link in question.people if link.names])
        whole = all(owns(first, link.names) for link in question.people)
        sentence = f"{'Yes' if whole else 'No'}: {asked} {'owns' if whole else 'does not own'} it. Owner: {sentence}"
    if len(actions) > 1:
        more = len(actions) - 1
        sentence += f" {count_actions(more).capitalize()} more fit{'s' * (more == 1)} the words; see the table."
    return sentence


def _status_sentence(actions: Sequence[Action]) -> str:
    """How the action that was asked about stands, and whether a paper says so."""
    first = actions[0]
    stated = "" if first.status_stated else " as far as the papers say: they state no status for it"
    sentence = f"{first.status.capitalize()}{stated} — “{quote(first)}” ({owners_of(first)}) [1]."
    if len(actions) > 1:
        sentence += " Others fit the words too; see the table."
    return sentence


def _list_sentence(question: Question, actions: Sequence[Action]) -> str:
    """How many actions there are, and up to a few of them in words."""
    who = _people(question)
    verb = "is named in" if question.intent == "actions_naming" else "owns"
    if len(question.people) > 1:
        verb = "are named in" if question.intent == "actions_naming" else ("jointly own" if question.joint else "own")
    count = count_actions(len(actions))
    plain = f"{who} {verb} {count}" if who else f"{count.capitalize()} in the papers fit{'s' * (len(actions) == 1)}"
    opening = plain + _scope(question, with_people=False)
    if len(actions) > _IN_TEXT:
        return f"{opening}."
    longest = SHOWN_ALONE if len(actions) == 1 else SHOWN_AMONG_OTHERS
    parts = [f"“{quote(action, longest)}”{state_of(action)} [{n}]" for n, action in enumerate(actions, start=1)]
    return f"{opening}: {'; '.join(parts)}."


def _people(question: Question) -> str:
    return enumerate_names([max(link.names, key=len) for link in question.people if link.names])


def _scope(question: Question, *, with_people: bool = True) -> str:
    """The filters of the question in words, so that the sentence says what was counted."""
    parts = []
    if with_people and question.people:
        parts.append(f"of {_people(question)}")
    if question.overdue:
        parts.append("that are overdue")
        return "".join(f" {part}" for part in parts)
    if question.status:
        parts.append(f"({question.status})")
    if question.without_due:
        parts.append("without a deadline")
    if question.without_owner:
        parts.append("without an owner")
    if question.several_owners:
        parts.append("with more than one owner")
    if question.due is not None:
        parts.append(_window("due", question.due.first, question.due.last))
    if question.meeting is not None:
        parts.append(_window("from meetings", question.meeting.first, question.meeting.last))
    return "".join(f" {part}" for part in parts)


def _window(lead: str, first: object, last: object) -> str:
    if first == last:
        return f"{lead} on {first}"
    if first is None:
        return f"{lead} by {last}"
    return f"{lead} after {first}" if last is None else f"{lead} between {first} and {last}"


def _answer(text: str, question: Question, found: _Found, sentence: str) -> Answer:
    """The answer with its table; every row bears the marks of all its places, the first of them under the row's number."""
    sources: list[Source] = [action.source for action in found.actions]
    rows = []
    for number, (action, wording) in enumerate(zip(found.actions, cells(found.actions), strict=True), start=1):
        marks = [number, *range(len(sources) + 1, len(sources) + 1 + len(action.also))]
        sources += action.also
        rows.append(
            (
                wording,
                ", ".join(owner.name for owner in action.owners),
                action.due.raw if action.due else None,
                action.status if action.status_stated else f"{action.status} (not stated)",
                " ".join(f"[{mark}]" for mark in marks),
            )
        )
    return Answer(
        question=text,
        resolved_question=text,
        interpretation=_interpretation(question),
        found=True,
        text=sentence,
        table=AnswerTable(title="Actions", columns=("action", "owner", "due", "status", "source"), rows=tuple(rows)),
        records=tuple(action.id for action in found.actions),
        citations=tuple(cite(number, source) for number, source in enumerate(sources, start=1)),
        notes=found.notes,
        confidence=round(found.confidence, 2),
    )


def _nothing(text: str, question: Question, register: Sequence[Action], found: _Found, names: Names) -> Answer:
    """Not found, with the nearest thing that the papers do say: what the people own or are named in, or how many there are."""
    named = [a for a in register for link in question.people if _takes_part(a, link.names)]
    who = _people(question)
    if not register:
        sentence = "The papers that are held state no actions."
    elif who and not any(owns(action, link.names) for action in named for link in question.people):
        sentence = f"The papers do not say that {who} owns any action."
        if named:
            sentence += f" The nearest: {who} is named in “{quote(named[0])}” ({owners_of(named[0])}) [1]."
    elif who:
        sentence = f"The papers do not say so. {who} owns {count_actions(len(named))}, but none that fits the rest of the question."
    elif (name := name_like(text)) is not None and not about(
        [word.lower() for word in name.split()], register, strict=True
    ):
        return _nobody(text, question, [name], names)
    else:
        sentence = f"The papers do not say: none of the {len(register)} actions that they state fits."
    return Answer(
        question=text,
        resolved_question=text,
        interpretation=_interpretation(question),
        found=False,
        text=sentence,
        citations=(cite(1, named[0].source),) if named and "[1]" in sentence else (),
        notes=found.notes,
        confidence=0.8,
    )


def _nobody(text: str, question: Question, unknown: Sequence[str], names: Names) -> Answer:
    """Not found, because the papers do not know the person that was asked about."""
    from rapidfuzz import process

    near = [
        names.shown(key)
        for key, score, _ in process.extract(unknown[0].lower(), sorted(names.people), limit=2)
        if score >= 60
    ]
    hint = f" The nearest names in the papers: {enumerate_names(near)}." if near else ""
    return Answer(
        question=text,
        resolved_question=text,
        interpretation=_interpretation(question),
        found=False,
        text=f"The papers name nobody called {enumerate_names(list(unknown), 'or')}.{hint}",
        confidence=0.9,
    )


def _interpretation(question: Question) -> Interpretation:
    """How the question was taken, in words that a reader can check."""
    filters: dict[str, str | list[str] | bool] = {}
    if question.people:
        role = "named" if question.intent == "actions_naming" else "owner"
        filters[role] = [_linked(link) for link in question.people]
    if question.joint:
        filters["jointly"] = True
    if question.status:
        filters["status"] = question.status
    if question.without_due:
        filters["due"] = "none stated"
    if question.several_owners:
        filters["owners"] = "more than one"
    if question.without_owner:
        filters["owners"] = "none stated"
    if question.due is not None:
        filters["due"] = _window("", question.due.first, question.due.last).strip()
    if question.meeting is not None:
        filters["meeting"] = _window("", question.meeting.first, question.meeting.last).strip()
    if question.topic:
        filters["about"] = " ".join(question.topic)
    return Interpretation(intent=question.intent, filters=filters)


def _linked(link: Link) -> str:
    return max(link.names, key=len) if link.names else re.sub(r"\s+", " ", link.asked)
