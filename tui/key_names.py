"""Keys as they are written on keyboards: `question_mark` is "?", `ctrl+pagedown` is "Ctrl+PgDn"."""

from textual.keys import format_key

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


def key_name(key: str) -> str:
    """What is written on the keyboard for a key as bindings call it. A capital letter is Shift and the letter."""
    *modifiers, last = key.split("+")
    if len(last) == 1 and last.isupper():
        modifiers, last = [*modifiers, "shift"], last.lower()
    name = _NAMES.get(last) or format_key(last)
    if modifiers or (last[:1] == "f" and last[1:].isdigit()):
        name = name.upper() if len(name) <= 3 and name not in _NAMES.values() else name
    return "+".join([*(one.capitalize() for one in modifiers), name])
