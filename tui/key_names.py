"""Keys as they are written on keyboards: `question_mark` is "?", `ctrl+pagedown` is "Ctrl+PgDn"; and back."""

import unicodedata

from textual.keys import Keys, format_key, key_to_character

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_KEYS = {name.casefold(): key for key, name in _NAMES.items()}

_MODIFIERS = ("alt", "ctrl", "meta", "shift", "super")

_KNOWN = {key.value for key in Keys if "<" not in key.value}


def key_name(key: str) -> str:
    """What is written on the keyboard for a key as bindings call it. A capital letter is Shift and the letter."""
    *modifiers, last = key.split("+")
    if len(last) == 1 and last.isupper():
        modifiers, last = [*modifiers, "shift"], last.lower()
    name = _NAMES.get(last) or format_key(last)
    alone = not modifiers and not (last[0] == "f" and last[1:].isdigit())
    if not alone and last not in _NAMES:
        name = name.upper()
    return "+".join([*(one.capitalize() for one in modifiers), name])


def key_of(name: str) -> str | None:
    """The key, as bindings call it, that somebody means by a name ("Ctrl+E", "?", "PgDn", "f7"); `None` where there is none of that name."""
    name = name.strip()
    if len(name) == 1:
        return _KEYS.get(name) or _of_character(name)
    *modifiers, last = ([name[:-2], "+"] if name.endswith("++") else name.split("+")) if name else [""]
    modifiers = sorted("+".join(modifiers).casefold().split("+")) if modifiers else []
    last = _KEYS.get(last.casefold(), last)
    last = _of_character(last) or last if len(last) == 1 else last.casefold()
    if any(one not in _MODIFIERS for one in modifiers):
        return None
    if modifiers == ["shift"] and len(last) == 1 and last.isalpha():
        return last.upper()
    if modifiers and len(last) == 1:
        last = last.lower()
    known = last in _KNOWN or key_to_character(last) is not None
    return "+".join([*modifiers, last]) if known else None


def _of_character(character: str) -> str | None:
    """The key that types a character."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, "")
    if not name or not character.isprintable():
        return None
    spoken = name.lower().replace("-", "_").replace(" ", "_")
    short = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus"}
    return {**short, "plus_sign": "plus", "low_line": "underscore"}.get(spoken, spoken)
