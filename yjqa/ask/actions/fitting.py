"""How well the register's answer fits a question: by how plainly actions are meant, and how much of its words is covered."""

from yjqa.ask.actions import signals
from yjqa.ask.actions.choosing import Chosen, missing_names
from yjqa.ask.actions.coverage import does, is_light
from yjqa.ask.actions.held import Held
from yjqa.ask.actions.narrowing import naming, people_numbers
from yjqa.ask.actions.question import Question
from yjqa.ask.posts import asks_for_holder

_ALL_BUT = 0.7
"""Least share of the words that an action must have where nothing says that actions are meant."""

_MOST, _MANY_WORDS = 0.58, 4
"""The same where the question has so many words and no other action comes near."""

_NEARLY_ALL, _SEVERAL_WORDS = 0.85, 3
"""The same, and fewest words, where neither an owner nor a deadline is asked for."""

_MOST_AT_ONCE = 3
"""Actions that may fit equally well where nothing says that actions are meant; more are no answer."""


def fit_of_found(question: Question, chosen: Chosen, held: Held) -> float | None:
    """The fit of an answer with actions; `None` where the question is not about them."""
    missing = missing_names(question, chosen.numbers, held)
    if question.named:
        if not question.narrows and not question.topic and not question.asks("count", "most"):
            return 0.6 if not question.kind else None
        if question.kind and "action" not in question.text.lower():
            if all(signals.OTHER_KIND.search(term.word.text) for term in question.topic):
                return None
            return 0.35 + 0.4 * chosen.share if chosen.share > _ALL_BUT and not missing else None
        if "action" not in question.text.lower() and len(question.topic) == 1 and not question.narrows:
            return 0.6
        if missing and chosen.share < _ALL_BUT:
            return None
        return round(0.6 + 0.33 * chosen.share - 0.2 * bool(missing), 2)
    if question.agreed:
        return None if missing or question.kind else 0.3 + 0.35 * chosen.share
    asks_of_theirs = question.asks("others") or signals.DONE.search(question.text)
    if question.people and question.topic and asks_of_theirs and not question.kind:
        return None if missing or chosen.share < _ALL_BUT else 0.45 + 0.45 * chosen.share
    if question.people and question.to_do and not question.kind:
        return None if missing else 0.55 + 0.35 * chosen.share
    if question.people and not question.topic and not question.minor and not question.facts:
        return 0.75
    return None if missing else _fit_by_words(question, chosen, held)


def _fit_by_words(question: Question, chosen: Chosen, held: Held) -> float | None:
    """The fit where only the match of the words says that an action is meant."""
    least = _ALL_BUT if chosen.rival > chosen.share / 2 or len(question.topic) < _MANY_WORDS else _MOST
    if question.kind or len(question.topic) < 2 or chosen.share < least or len(chosen.actions) > _MOST_AT_ONCE:
        return None
    if question.asks("count", "most") or _is_of_another_kind(question.text) or asks_for_holder(question.text):
        return None
    if question.asks("owner", "due"):
        return 0.45 + 0.45 * chosen.share if _is_done_in(question, chosen, held) else None
    if question.asks("progress", "status"):
        told = any(action.progress or action.status_stated for action in chosen.actions)
        return 0.45 + 0.45 * chosen.share if told else None
    if signals.TOLD.search(question.text) or len(question.topic) < _SEVERAL_WORDS or chosen.share < _NEARLY_ALL:
        return None
    return 0.35 + 0.4 * chosen.share


def _is_done_in(question: Question, chosen: Chosen, held: Held) -> bool:
    """Whether the best action says itself what somebody is asked for to do ("who is writing …")."""
    verb = signals.DOING.search(question.text)
    done = next((term for term in question.topic if verb and term.word.start == verb.start("verb")), None)
    return done is None or is_light(done) or does(done, chosen.numbers[0], held)


def _is_of_another_kind(text: str) -> bool:
    """Whether the wording asks for what no action states: what happened, to whom something is done, a meeting's day."""
    return any(pattern.search(text) for pattern in (signals.ASKED_OF_SOMEBODY, signals.GONE_BY, signals.MEETING))


def fit_of_nothing(question: Question, held: Held) -> float | None:
    """The fit of saying that no action fits; `None` where the question may well be of another kind."""
    if question.kind and "action" not in question.text.lower():
        return None
    if question.people and (question.named or question.to_do):
        owned = set().union(*people_numbers(question.people, held))
        return 0.8 if question.named else (0.6 if owned or naming(question.people, held) else 0.5)
    if question.named:
        if "action" not in question.text.lower():
            return 0.25
        return 0.76 if question.confirms or signals.OWNING.search(question.text) else 0.6
    return None
