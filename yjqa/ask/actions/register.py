"""Choosing from the action register: by owner, status, deadline, paper and who is named."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yjqa.ask.linking import link_name
from yjqa.records import Action

if TYPE_CHECKING:
    from yjqa.library import Library


@dataclass(frozen=True, slots=True)
class RegisterFilter:
    """What an action must be to be listed; what is `None` does not matter.

    `owner`, `mentions`: a name in any form. `due_before`: the deadline is known and lies before this day.
    """

    owner: str | None = None
    status: str | None = None
    due_before: datetime.date | None = None
    documents: tuple[str, ...] | None = None
    mentions: str | None = None


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The actions that fit, and how names were taken."""

    actions: tuple[Action, ...]
    notes: tuple[str, ...] = ()


def filter_register(library: "Library", wanted: RegisterFilter) -> RegisterView:
    """The actions of the register that fit. Raises `UnknownDocument` for a paper that is not held."""
    with library.snapshot():
        for document_id in wanted.documents or ():
            library.document(document_id)
        knowledge = library.knowledge()
        actions, names = knowledge.register, knowledge.names
    notes: list[str] = []
    if wanted.owner is not None:
        link = link_name(wanted.owner, names)
        notes += link.notes
        actions = [action for action in actions if owns(action, link.names)]
    if wanted.mentions is not None:
        link = link_name(wanted.mentions, names)
        notes += link.notes
        actions = [action for action in actions if mentions(action, link.names)]
    if wanted.status is not None:
        actions = [action for action in actions if action.status == wanted.status]
    if wanted.due_before is not None:
        actions = [action for action in actions if is_due_before(action, wanted.due_before)]
    if wanted.documents is not None:
        actions = [action for action in actions if action.source.document in wanted.documents]
    return RegisterView(tuple(actions), tuple(dict.fromkeys(notes)))


def owns(action: Action, names: Sequence[str]) -> bool:
    """Whether one of these people or teams, named as the register names them, owns the action."""
    return any(owner.name in names for owner in action.owners)


def mentions(action: Action, names: Sequence[str]) -> bool:
    """Whether the action names one of these people without making them its owner."""
    return any(name in names for name in action.mentions) and not owns(action, names)


def is_due_before(action: Action, day: datetime.date) -> bool:
    """Whether the action's deadline is known and lies before the day."""
    return action.due is not None and action.due.date is not None and action.due.date < day
