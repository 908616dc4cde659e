"""The sentence that answers a question about actions: what was asked for comes first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yjqa.ask.actions.choosing import Chosen
from yjqa.ask.actions.held import Held
from yjqa.ask.actions.lists import count, listed, people
from yjqa.ask.actions.narrowing import owns_all
from yjqa.ask.actions.question import Question
from yjqa.ask.actions.signals import Fact
from yjqa.ask.actions.wording import (
    IN_TEXT,
    SHOWN_ALONE,
    SHOWN_AMONG_OTHERS,
    count_actions,
    due_of,
    enumerate_names,
    owners_of,
    quote,
    state_of,
)
from yjqa.records import Action, Source


@dataclass(frozen=True, slots=True)
class Said:
    """The sentence, and whether the actions are to be listed below it."""

    text: str
    is_list: bool


def say(question: Question, chosen: Chosen, held: Held) -> Said:
    """The sentence for the actions that were found."""
    several = len(chosen.actions) > 1
    if question.asks("count"):
        return Said(count(question, chosen), is_list=True)
    if question.people and question.topic and (question.asks("others") or _asks_whether_theirs(question)):
        return Said(_of_people(question, chosen, held), is_list=False)
    is_one = bool(question.topic or question.references) or (not several and question.asks("status", "progress"))
    if (question.is_about_one and is_one) or not (question.named or question.narrows or question.agreed):
        return Said(_fact(question, chosen.actions), is_list=len(chosen.actions) > IN_TEXT)
    return Said(listed(question, chosen), is_list=True)


def _asks_whether_theirs(question: Question) -> bool:
    """Whether the question is whether somebody owns an action."""
    return question.confirms and not question.asks("status", "progress")


def _fact(question: Question, actions: Sequence[Action]) -> str:
    """What is asked of an action; where a few fit equally well, of each of them."""
    teller = next((teller for fact, teller in _TELLERS.items() if question.asks(fact)), _text)
    if len(actions) > IN_TEXT:
        more = len(actions) - 1
        return f"{teller(actions[0], question, SHOWN_ALONE)} [1]. {count_actions(more).capitalize()} more fit the words; see the table."
    if len(actions) == 1:
        marks = "[1] [2]" if latest_report(question, actions[0]) else "[1]"
        return f"{teller(actions[0], question, SHOWN_ALONE)} {marks}."
    told = [
        f"{teller(action, question, SHOWN_AMONG_OTHERS)} [{number}]" for number, action in enumerate(actions, start=1)
    ]
    return f"{len(actions)} actions fit: {'; '.join(told)}."


def latest_report(question: Question, action: Action) -> Source | None:
    """Where the papers last say how an action goes, if that is asked: another place, or other words of the same row."""
    if not question.asks("status", "progress") or not (action.history and action.progress):
        return None
    source = action.history[-1].source
    if source != action.source:
        return source
    place = source.table.model_copy(update={"column": None}) if source.table else None
    return source.model_copy(update={"quote": action.progress, "table": place})


def _owner(action: Action, question: Question, longest: int) -> str:
    when = f", {due_of(action)}" if question.asks("due") else ""
    owners = owners_of(action)
    return f"{owners[0].upper()}{owners[1:]}{when} — “{quote(action, longest)}”{'' if when else state_of(action)}"


def _due(action: Action, question: Question, longest: int) -> str:
    due = due_of(action)
    return f"{due[0].upper()}{due[1:]} — “{quote(action, longest)}” ({owners_of(action)})"


def _progress(action: Action, question: Question, longest: int) -> str:
    said = f"{' '.join(action.progress.split()).rstrip('.')}" if action.progress else "The papers give no progress"
    return f"{said} — “{quote(action, longest)}” ({owners_of(action)}){state_of(action)}"


def _status(action: Action, question: Question, longest: int) -> str:
    """How the action stands; where no paper says so, what is said of its progress, and that no status is."""
    if not action.status_stated and (action.progress or action.rag):
        rated = f"Rated {action.rag}; the papers give no progress" if action.rag else ""
        said = " ".join(action.progress.split()).rstrip(".") if action.progress else rated
        return f"{said} — “{quote(action, longest)}” ({owners_of(action)}){state_of(action)}; no paper says whether it is complete"
    stated = "" if action.status_stated else " as far as the papers say: they state no status for it"
    progress = f" ({' '.join(action.progress.split()).rstrip('.')})" if action.progress else ""
    return f"{action.status.capitalize()}{stated}{progress} — “{quote(action, longest)}” ({owners_of(action)})"


def _text(action: Action, question: Question, longest: int) -> str:
    return f"“{quote(action, 2 * longest)}” — {owners_of(action)}{state_of(action)}"


def _benefit(action: Action, question: Question, longest: int) -> str:
    said = " ".join(action.benefit.split()).rstrip(".") if action.benefit else "The papers state no benefit"
    return f"{said} — “{quote(action, longest)}” ({owners_of(action)})"


_TELLERS: dict[Fact, Callable[[Action, Question, int], str]] = {
    "benefit": _benefit,
    "status": _status,
    "progress": _progress,
    "owner": _owner,
    "due": _due,
}


def _of_people(question: Question, chosen: Chosen, held: Held) -> str:
    """Whether somebody owns an action, or who is on it besides."""
    first, number = chosen.actions[0], chosen.numbers[0]
    asked = people(question.people)
    if question.asks("others"):
        names = {name for link in question.people for name in link.names}
        others = [owner.name for owner in first.owners if owner.name not in names]
        others += [name for name in first.mentions if name not in names and name not in others]
        said = f"{enumerate_names(others)}, besides {asked}" if others else f"Nobody besides {asked} is named"
        return f"{said} — “{quote(first, 2 * SHOWN_ALONE)}”{state_of(first)} [1]."
    whole = owns_all(number, question.people, held)
    verb = ("own" if whole else "do not own") if len(question.people) > 1 else ("owns" if whole else "does not own")
    return f"{'Yes' if whole else 'No'}: {asked} {verb} it. Owner: {owners_of(first)} — “{quote(first)}”{state_of(first)} [1]."
