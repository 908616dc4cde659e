"""The action register: every action once, with what later meetings said of it.

Each paper's actions are kept as that paper states them. Here the ones that are the same action are joined: raised at
one meeting, reported on at the next. The latest word counts, the earlier ones are its history.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from yjqa.records import Action, ActionReport

SAME_TEXT = 82
"""Least likeness (0-100, mean of plain and token-set ratio) of two wordings of one action.

Minutes shorten and re-word the actions that they report on; different actions of one board seldom pass 70.
"""

_SAME_BODY = 85

LONGEST_SILENCE = datetime.timedelta(days=400)
"""An action that no meeting reported on for so long is a new one when it is heard of again: boards meet at least yearly."""


def find_same_actions(actions: Sequence[Action]) -> dict[str, str]:
    """From the id of each action that another paper's earlier one is the origin of, to the id of that earlier one.

    Only actions of meetings of one body are compared, of different papers; the later meeting's is the report.
    """
    result: dict[str, str] = {}
    for group in _by_body(actions):
        group.sort(key=_order)
        first = 0
        for place, later in enumerate(group):
            while _order(later)[0] - _order(group[first])[0] > LONGEST_SILENCE:
                first += 1
            origin = _origin(later, group[first:place])
            if origin is not None:
                result[later.id] = origin.id
    return result


def _origin(later: Action, earlier: Iterable[Action]) -> Action | None:
    """The action of another paper that the later one reports on: the likest of those that may be it."""
    best, likeness = None, float(SAME_TEXT)
    for action in earlier:
        if action.source.document != later.source.document and _may_be_same(action, later):
            found = _likeness(action.text, later.text)
            if found >= likeness:
                best, likeness = action, found
    return best


def join_reports(actions: Iterable[Action], same: Mapping[str, str]) -> list[Action]:
    """The register: `actions` with those that report on another folded into it, in the order of the first ones."""
    by_id = {action.id: action for action in actions}
    reports: defaultdict[str, list[Action]] = defaultdict(list)
    for action in by_id.values():
        first = action.id
        while same.get(first) in by_id:
            first = same[first]
        reports[first].append(action)
    return [_joined(sorted(reports[action.id], key=_order)) for action in by_id.values() if action.id in reports]


def _joined(group: Sequence[Action]) -> Action:
    """One action from what each meeting said of it, oldest first."""
    first = group[0]
    if len(group) == 1:
        return first
    stated = [action for action in group if action.status_stated]
    latest = stated[-1] if stated else group[-1]
    return first.model_copy(
        update={
            "status": latest.status,
            "status_stated": bool(stated),
            "rag": next((action.rag for action in reversed(group) if action.rag), None),
            "progress": next((action.progress for action in reversed(group) if action.progress), None),
            "due": next((action.due for action in reversed(group) if action.due), None),
            "owners": next((action.owners for action in reversed(group) if action.owners), ()),
            "owners_raw": next((action.owners_raw for action in reversed(group) if action.owners), None),
            "also": tuple(dict.fromkeys((*first.also, *(s for a in group[1:] for s in (a.source, *a.also))))),
            "history": _history(group),
            "notes": tuple(dict.fromkeys(note for action in group for note in action.notes)),
        }
    )


def _history(group: Sequence[Action]) -> tuple[ActionReport, ...]:
    """What was said when, oldest first; two papers of one meeting that say the same give one line."""
    reports = (report for action in group for report in (action.history or (_report(action),)))
    return tuple({(report.date, report.status): report for report in reports}.values())


def _report(action: Action) -> ActionReport:
    return ActionReport(
        date=_date(action),
        status=action.status if action.status_stated else None,
        text=action.progress or action.text,
        source=action.source,
    )


def _by_body(actions: Iterable[Action]) -> list[list[Action]]:
    """The actions of meetings, a list a body; a body's names may differ by a word ("Board", "Strategic Board")."""
    from rapidfuzz import fuzz

    groups: dict[str, list[Action]] = {}
    for action in actions:
        body = action.meeting.body.casefold() if action.meeting and action.meeting.body else None
        if body is None:
            continue
        known = next((name for name in groups if fuzz.token_set_ratio(name, body) >= _SAME_BODY), body)
        groups.setdefault(known, []).append(action)
    return list(groups.values())


def _may_be_same(earlier: Action, later: Action) -> bool:
    """Whether somebody owns both, or one of them says no owner."""
    first = {owner.name.casefold() for owner in earlier.owners}
    second = {owner.name.casefold() for owner in later.owners}
    return not first or not second or bool(first & second)


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    one, other = one.casefold(), other.casefold()
    return (fuzz.ratio(one, other) + fuzz.token_set_ratio(one, other)) / 2


def _date(action: Action) -> datetime.date | None:
    return action.meeting.date if action.meeting else None


def _order(action: Action) -> tuple[datetime.date, str]:
    return _date(action) or datetime.date.max, action.source.document
