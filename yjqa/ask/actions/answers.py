"""Answers about actions: the sentence, the table, the sources, and how the question was taken."""

import re
from collections import defaultdict
from collections.abc import Sequence

from yjqa.ask.actions.choosing import Chosen
from yjqa.ask.actions.held import Held
from yjqa.ask.actions.lists import people
from yjqa.ask.actions.narrowing import naming, people_numbers
from yjqa.ask.actions.question import Question
from yjqa.ask.actions.sentences import latest_report, say
from yjqa.ask.actions.wording import MOST_ROWS, cells, count_actions, enumerate_names, owners_of, quote
from yjqa.ask.answer import Answer, AnswerTable, asked_answer
from yjqa.ask.asked import Asked
from yjqa.ask.linking import Link, Names
from yjqa.records import Action, Source

_CONFIDENCE = {"exact": 0.95, "initials": 0.85, "part": 0.85, "near": 0.75, "none": 0.0}
"""How sure a reading of a name is, until it is calibrated on questions with known answers."""

_MOST_OWNERS = 15
"""Owners that a ranking shows."""


def found(question: Question, asked: Asked, chosen: Chosen, held: Held) -> Answer:
    """The answer that these actions give."""
    said = say(question, chosen, held)
    shown = chosen.actions[:MOST_ROWS]
    sources: list[Source] = [action.source for action in shown]
    table = _table(shown, sources) if said.is_list else None
    if table is None and len(chosen.actions) == 1:
        first = chosen.actions[0]
        sources += [report] if (report := latest_report(question, first)) else []
        sources += [source for source in first.also if source not in sources]
    confidence = min((_CONFIDENCE[link.how] for link in question.people), default=0.9)
    return asked_answer(
        asked.text,
        intent(question),
        said.text,
        found=True,
        sources=sources,
        filters=filters(question, asked, chosen),
        table=table,
        records=[action.id for action in chosen.actions],
        notes=(*chosen.notes, *_doubts(question, chosen.actions), *asked.scope.notes),
        confidence=min(confidence, chosen.share),
    )


def most(question: Question, asked: Asked, chosen: Chosen) -> Answer:
    """Who owns how many actions, those with the most first."""
    owned: defaultdict[str, list[Action]] = defaultdict(list)
    for action in chosen.actions:
        for owner in action.owners:
            owned[owner.name].append(action)
    ranked = sorted(owned.items(), key=lambda item: -len(item[1]))
    top = [name for name, actions in ranked if len(actions) == len(ranked[0][1])]
    shown = ranked[:_MOST_OWNERS]
    sources = [actions[0].source for _, actions in shown]
    marks = " ".join(f"[{number}]" for number in range(1, len(top) + 1))
    verb = "has" if len(top) == 1 else "have"
    text = (
        f"{enumerate_names(top)} {verb} the most: {count_actions(len(ranked[0][1]))}{' each' * (len(top) > 1)} {marks}."
    )
    unlisted = (f"The first {_MOST_OWNERS} of {len(ranked)} owners are listed.",) if len(ranked) > _MOST_OWNERS else ()
    rows = tuple((name, len(actions), f"[{number}]") for number, (name, actions) in enumerate(shown, start=1))
    return asked_answer(
        asked.text, "count_actions", text, found=True, sources=sources, filters=filters(question, asked, chosen),
        table=AnswerTable(title="Actions by owner", columns=("owner", "actions", "source"), rows=rows),
        records=[action.id for _, actions in shown for action in actions], notes=(*chosen.notes, *unlisted), confidence=0.9,
    )  # fmt: skip


def nothing(question: Question, asked: Asked, chosen: Chosen, held: Held) -> Answer:
    """Not found, with the nearest that the papers do say: what the people own or are named in, or how many actions there are."""
    owned = set().union(*people_numbers(question.people, held)) if question.people else set()
    named = sorted(naming(question.people, held)) if question.people else []
    who = people(question.people)
    sources: list[Source] = []
    if not held.actions:
        text = "The papers that are held state no actions."
    elif who and not owned:
        text = f"The papers do not say that {who} owns any action."
        if named:
            near = held.actions[named[0]]
            text += f" The nearest: {who} is named in “{quote(near)}” ({owners_of(near)}) [1]."
            sources = [near.source]
    elif who:
        text = f"The papers do not say so. {who} owns {count_actions(len(owned))}, but none that fits the rest of the question."
    else:
        text = f"The papers do not say: none of the {len(held.actions)} actions that they state fits."
    return asked_answer(
        asked.text, intent(question), text, found=False, sources=sources, filters=filters(question, asked, chosen),
        notes=chosen.notes, confidence=0.8,
    )  # fmt: skip


def nobody(question: Question, asked: Asked, names: Names) -> Answer:
    """Not found, because the papers do not know the person that was asked about."""
    from rapidfuzz import process

    near = [
        names.shown(key)
        for key, score, _ in process.extract(question.unknown[0].lower(), sorted(names.people), limit=2)
        if score >= 60
    ]
    hint = f" The nearest names in the papers: {enumerate_names(near)}." if near else ""
    text = f"The papers name nobody called {enumerate_names(question.unknown, 'or')}.{hint}"
    return asked_answer(asked.text, intent(question), text, found=False, confidence=0.9)


def intent(question: Question) -> str:
    """What was understood to be asked."""
    if question.asks("most", "count"):
        return "count_actions"
    if question.asks("status", "progress"):
        return "status_of_action"
    if question.asks("owner", "others") and question.topic:
        return "owner_of_action"
    if question.asks("due") and question.topic:
        return "deadline_of_action"
    return "actions_naming" if question.asks("naming") and question.people else "list_actions"


def filters(question: Question, asked: Asked, chosen: Chosen) -> dict[str, str | list[str] | bool]:
    """How the question was taken, in words that a reader can check."""
    said: dict[str, str | list[str] | bool] = {}
    if question.people:
        role = "named" if question.asks("naming") else ("not owned by" if question.not_theirs else "owner")
        said[role] = [_linked(link) for link in question.people]
    if asked.scope.documents is not None:
        said["documents"] = sorted(asked.scope.documents)
    if asked.scope.areas:
        said["areas"] = [link.name for link in asked.scope.areas]
    if question.joint:
        said["jointly"] = True
    if question.state.status:
        said["status"] = question.state.status
    if question.state.rag:
        said["rag"] = question.state.rag
    if question.state.not_rag:
        said["rag"] = f"not {question.state.not_rag}"
    if question.state.without_due:
        said["due"] = "none stated"
    if question.state.several_owners:
        said["owners"] = "more than one"
    if question.state.without_owner:
        said["owners"] = "none stated"
    if question.state.year_end:
        said["due"] = "by the end of the paper's financial year"
    if chosen.days.due is not None:
        said["due"] = chosen.days.due.said("")
    if chosen.days.meeting is not None:
        said["meeting"] = chosen.days.meeting.said("")
    if question.references:
        said["reference"] = list(question.references)
    if question.topic:
        said["about"] = " ".join(term.word.text for term in question.topic)
    return said


def _table(actions: Sequence[Action], sources: list[Source]) -> AnswerTable:
    """The actions as rows; every row bears the marks of all its places, the first of them under the row's number."""
    rows = []
    for number, (action, wording) in enumerate(zip(actions, cells(actions), strict=True), start=1):
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
    return AnswerTable(title="Actions", columns=("action", "owner", "due", "status", "source"), rows=tuple(rows))


def _doubts(question: Question, actions: Sequence[Action]) -> list[str]:
    """What a reader should know of the actions found."""
    doubts = [f"The papers name nobody called {name}." for name in question.unknown]
    if len(actions) > MOST_ROWS:
        doubts.append(f"The first {MOST_ROWS} of {len(actions)} are listed.")
    silent = sum(not action.status_stated for action in actions)
    if question.state.overdue and silent:
        doubts.append(
            f"The papers state no status for {silent} of them; an action is open until a paper says otherwise."
        )
    undated = sum(action.due is None or action.due.date is None for action in actions)
    if question.state.year_end and undated:
        doubts.append(f"{undated} of them {'has' if undated == 1 else 'have'} no deadline.")
    unowned = sum(not action.owners for action in actions)
    if question.people and unowned and not question.asks("naming") and not question.not_theirs:
        doubts.append(
            f"The papers name no owner for {unowned} of them; {'it names' if unowned == 1 else 'they name'} {people(question.people)}."
        )
    return doubts


def _linked(link: Link) -> str:
    return max(link.names, key=len) if link.names else re.sub(r"\s+", " ", link.asked)
