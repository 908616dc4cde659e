"""Which of the keys that a user has chosen will do."""

from collections.abc import Iterable, Mapping

from textual.keys import key_to_character

from tui.every_key import Changeable
from tui.key_names import key_name, key_of

_NEEDED = {"escape", "enter", "tab", "shift+tab", "up", "down", "left", "right", "space", "backspace"}
"""What no key that works everywhere can be: the program could not be used any more."""

_SAME_TO_TERMINALS = {"ctrl+i": "Tab", "ctrl+m": "Enter", "ctrl+j": "Enter", "ctrl+h": "Backspace"}


def check_keys(wanted: Mapping[str, str], changeable: Iterable[Changeable]) -> tuple[dict[str, str], list[str]]:
    """The keys that can be had, as a keymap of Textual, and what is wrong with the others. What is wrong stays as it was."""
    known = {one.id: one for one in changeable}
    keymap: dict[str, str] = {}
    problems: list[str] = []
    for name, written in wanted.items():
        if name not in known:
            problems.append(f"{name}: nothing has this name; yjqa tui --keys prints all names.")
            continue
        keys = [key_of(one) for one in written.split(",")]
        problem = next(
            (p for one, key in zip(written.split(","), keys, strict=True) if (p := _wrong(one, key, known[name]))), None
        )
        if problem:
            problems.append(f"{name}: {problem}")
        else:
            keymap[name] = ",".join(key for key in keys if key)
    return _without_clashes(keymap, known, problems)


def _wrong(written: str, key: str | None, what: Changeable) -> str | None:
    """Why a key will not do for something; `None` where it will."""
    if key is None:
        return f'there is no key "{written.strip()}"; keys are written like f7, ctrl+e, ?, pgdn.'
    if key in _SAME_TO_TERMINALS:
        return f"{key_name(key)} is the same as {_SAME_TO_TERMINALS[key]} to a terminal."
    if _is_not_sent(key):
        return f"most terminals do not send {key_name(key)}; Ctrl with a letter, or an F-key, they do."
    if what.always and key not in what.keys and (key in _NEEDED or key_to_character(key) is not None):
        return f"{key_name(key)} is needed for typing and moving, and this key works everywhere."
    return None


def _is_not_sent(key: str) -> bool:
    """Whether terminals have nothing to send for it: of a letter with Ctrl they cannot say what else is held."""
    *modifiers, last = key.split("+")
    if {"meta", "super"} & {*modifiers}:
        return True
    return "ctrl" in modifiers and len(modifiers) > 1 and key_to_character(last) is not None


def _without_clashes(
    keymap: dict[str, str], known: Mapping[str, Changeable], problems: list[str]
) -> tuple[dict[str, str], list[str]]:
    """Takes out, one by one, keys that something else has that may be on the screen at the same time."""
    for name in list(keymap):
        mine = [key for key in keymap[name].split(",") if key not in known[name].keys]
        for other, what in known.items():
            theirs = keymap[other].split(",") if other in keymap else what.keys
            both = [key for key in mine if key in theirs]
            if other != name and both and _meet(name, other):
                problems.append(f"{name}: {key_name(both[0])} is the key of {other} already ({what.sentence})")
                del keymap[name]
                break
    return keymap, problems


def _meet(one: str, other: str) -> bool:
    """Whether two things may be on the screen at the same time: those of one part, and those that work everywhere with all."""
    return "app" in (parts := (one.partition(".")[0], other.partition(".")[0])) or parts[0] == parts[1]
