"""How one part of what is typed is taken: which actions fit it, what to say of that, or why it cannot be taken."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.actions.days import FORMS, Span, read_span
from tui.actions.held import TEXT_FIELDS, Entry, Held
from tui.actions.parts import Part
from tui.actions.words import nearest, sought

Fits = Callable[[Entry], bool]

FIELDS = (
    "owner", "status", "due", "before", "after", "paper", "rag", "mentions", "meeting", "text", "group", "objective",
    "benefit", "progress", "ref", "notes",
)  # fmt: skip
"""What can be narrowed by, in the order in which it is told."""

STATES = ("overdue", "open", "complete")
_ALIASES = {
    "owners": "owner", "document": "paper", "documents": "paper", "papers": "paper", "reference": "ref",
    "mention": "mentions", "is": "status", "note": "notes",
}  # fmt: skip
STATUSES = (*STATES, "stated", "unstated")
_SAME_STATUS = {"closed": "complete", "done": "complete", "completed": "complete", "late": "overdue"}
RAGS = ("red", "amber", "green", "none")
_MOST_SAID = 110
"""Characters of a note on a name beyond which only some of its meanings are told."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One part, taken. `fits` is `None` where it cannot be: `said` tells why then, else what a reader should know of how it was taken."""

    part: Part
    fits: Fits | None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What parts are read against: the register, and the day that it is."""

    held: Held
    today: datetime.date


def field_called(name: str) -> str:
    """The field that is meant by a name; the name itself where there is none."""
    return _ALIASES.get(name.lower(), name.lower())


def take(part: Part, ground: Ground) -> Taken:
    """Takes one part."""
    if part.field is None:
        return _words(part, ground)
    field = field_called(part.field)
    if field not in FIELDS:
        meant = nearest(part.field, FIELDS)
        instead = f"Did you mean {meant}:?" if meant else f'To look for it as words: "{part.text}"'
        return Taken(part, None, f"{part.text} is left out: there is no field “{part.field}”. {instead}")
    if not part.values:
        return Taken(part, None, f"{part.text} is left out until something follows it: {_EXAMPLES.get(field, 'words')}")
    found = [_READERS.get(field, _text)(value, field, ground) for value in part.values]
    wrong = next((said for fits, said in found if fits is None), None)
    if wrong is not None:
        return Taken(part, None, f"{part.text} is left out: {wrong}")
    all_fit = tuple(fits for fits, _ in found if fits is not None)
    only = all_fit[0] if len(all_fit) == 1 else lambda entry: any(fits(entry) for fits in all_fit)
    return Taken(part, _turned(only, part), "; ".join(said for _, said in found if said))


_Read = tuple[Fits | None, str]
"""Which actions fit a value, and what to say of it; `None` and why where it cannot be read."""


def _turned(fits: Fits, part: Part) -> Fits:
    return (lambda entry: not fits(entry)) if part.left_out else fits


def _words(part: Part, ground: Ground) -> Taken:
    typed = part.values[0] if part.values else ""
    if not part.quoted and typed.casefold() == "overdue":
        today = ground.today
        return Taken(part, _turned(lambda entry: entry.is_overdue(today), part))
    what = sought(typed)
    if not what:
        return Taken(part, None, f"{part.text} is left out: there is no word in it")
    return Taken(part, _turned(lambda entry: what in entry.words, part))


def _text(value: str, field: str, ground: Ground) -> _Read:
    what = sought(value)
    if not what:
        return None, "there is no word in it"
    number = TEXT_FIELDS.index(field)

    def fits(entry: Entry) -> bool:
        return entry.words.find(what, entry.begins[number], entry.begins[number + 1]) >= 0

    return fits, ""


def _owner(value: str, field: str, ground: Ground) -> _Read:
    if value.casefold() == "none":
        return lambda entry: not entry.action.owners, ""
    names, said = _named(value, ground.held)
    if not names:
        fits, why = _text(value, "owner", ground)
        return fits, said or why
    keys = frozenset(ground.held.owner_keys(names))
    return lambda entry: not keys.isdisjoint(entry.owners), said


def _mentioned(value: str, field: str, ground: Ground) -> _Read:
    names, said = _named(value, ground.held)
    if not names:
        fits, why = _text(value, "mentions", ground)
        return fits, said or why
    keys = frozenset(ground.held.owner_keys(names))
    return lambda entry: not names.isdisjoint(entry.action.mentions) and keys.isdisjoint(entry.owners), said


def _named(value: str, held: Held) -> tuple[frozenset[str], str]:
    """Every form of the names that one means, taken as the command line takes it, and how it was taken."""
    from yjqa.ask.linking import link_name

    link = link_name(value, held.names)
    if not link.names:
        return frozenset(), ""
    note = " ".join(link.notes)
    if len(note) > _MOST_SAID:
        note = _several(value, sorted({held.owners[key] for key in held.owner_keys(link.names)} or link.names))
    return frozenset(link.names), note


def _several(value: str, names: Sequence[str]) -> str:
    """Whom a name can mean: as many of them as there is room for, and how many more."""
    told = f"“{value}” can be {names[0]}"
    for number, name in enumerate(names[1:], start=1):
        if len(told) + len(name) > _MOST_SAID:
            return f"{told}, +{len(names) - number}."
        told += f", {name}"
    return f"{told}."


def _status(value: str, field: str, ground: Ground) -> _Read:
    typed = value.casefold()
    named = _SAME_STATUS.get(typed) or next((one for one in STATUSES if one.startswith(typed)), None)
    today = ground.today
    fits: dict[str | None, Fits] = {
        "overdue": lambda entry: entry.is_overdue(today),
        "open": lambda entry: entry.is_open,
        "complete": lambda entry: not entry.is_open,
        "stated": lambda entry: entry.action.status_stated,
        "unstated": lambda entry: not entry.action.status_stated,
    }
    if named is None:
        return None, f"a status is {', '.join(STATUSES[:-1])} or {STATUSES[-1]}"
    return fits[named], "" if typed == named else f"“{value}” was read as {named}."


def _rag(value: str, field: str, ground: Ground) -> _Read:
    typed = value.casefold()
    named = next((one for one in RAGS if one.startswith(typed)), None)
    if named is None:
        return None, f"a RAG is {', '.join(RAGS[:-1])} or {RAGS[-1]}"
    wanted = None if named == "none" else named
    return lambda entry: entry.action.rag == wanted, "" if typed == named else f"“{value}” was read as {named}."


def _due(value: str, field: str, ground: Ground) -> _Read:
    if value.casefold() == "none":
        return lambda entry: entry.action.due is None, ""
    for sign in ("<=", ">=", "<", ">"):
        if value.startswith(sign):
            return _against(sign, value.removeprefix(sign), ground)
    first, dots, last = value.partition("..")
    if dots:
        begin, end = read_span(first, ground.today), read_span(last, ground.today)
        if begin is None or end is None:
            return None, f"write days as {FORMS}"
        return _within(Span(begin.first, end.last)), ""
    span = read_span(value, ground.today)
    return _text(value, "due", ground) if span is None else (_within(span), "")


def _within(span: Span) -> Fits:
    return lambda entry: (due := entry.due) is not None and span.first <= due <= span.last


def _before(value: str, field: str, ground: Ground) -> _Read:
    return _against("<", value, ground)


def _after(value: str, field: str, ground: Ground) -> _Read:
    return _against(">", value, ground)


def _against(sign: str, value: str, ground: Ground) -> _Read:
    span = read_span(value, ground.today)
    if span is None:
        return None, f"write days as {FORMS}"
    day = span.first if sign in ("<", ">=") else span.last
    fits: dict[str, Fits] = {
        "<": lambda entry: (due := entry.due) is not None and due < day,
        "<=": lambda entry: (due := entry.due) is not None and due <= day,
        ">": lambda entry: (due := entry.due) is not None and due > day,
        ">=": lambda entry: (due := entry.due) is not None and due >= day,
    }
    return fits[sign], ""


def _paper(value: str, field: str, ground: Ground) -> _Read:
    if value in ground.held.papers:  # by its id, exactly
        return lambda entry: value in entry.papers, ""
    return _text(value, "paper", ground)


def _meeting(value: str, field: str, ground: Ground) -> _Read:
    span = read_span(value, ground.today)
    if span is None:
        return _text(value, "meeting", ground)

    def fits(entry: Entry) -> bool:
        meeting = entry.action.meeting
        return meeting is not None and meeting.date is not None and span.first <= meeting.date <= span.last

    return fits, ""


_READERS: dict[str, Callable[[str, str, Ground], _Read]] = {
    "owner": _owner,
    "status": _status,
    "due": _due,
    "before": _before,
    "after": _after,
    "paper": _paper,
    "rag": _rag,
    "mentions": _mentioned,
    "meeting": _meeting,
}
"""How the values of a field are read; those of the others are words of it."""

_EXAMPLES = {
    "owner": "a name, initials, a team, or none",
    "status": "overdue, open or complete",
    "due": "2020-06, <2020-06, 2020-04..2020-06, none, or words",
    "before": FORMS,
    "after": FORMS,
    "paper": "words of its title",
    "rag": "red, amber, green or none",
    "mentions": "a name",
    "meeting": "words of its name, or its day",
}
