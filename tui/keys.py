"""What can be done on a screen, and with which keys: read off the bindings of what stands on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from tui.key_names import key_name

_TITLES = {
    "Input": "While you type",
    "TextArea": "While you type",
    "DataTable": "In the table",
    "RecordTable": "In the table",
    "OptionList": "In the list",
    "ListView": "In the list",
    "Tree": "In the list",
    "SelectionList": "In the list",
    "Select": "In the choice",
    "Button": "On a button",
    "VerticalScroll": "In a long text",
    "ScrollView": "In a long text",
    "Screen": "On this screen",
    "App": "Everywhere",
}
"""What the keys of widgets are told under that have no title of their own (`BINDING_GROUP_TITLE`), by the nearest class."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done: `node` does it by the action of `binding`. `keys`: all that do the same, as bindings call them."""

    node: DOMNode
    binding: Binding
    keys: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """What it does."""
        return self.binding.tooltip or self.binding.description

    @property
    def key_names(self) -> str:
        """The keys as they are written on keyboards."""
        return ", ".join(key_name(key) for key in self.keys)


@dataclass(frozen=True, slots=True)
class DeedGroup:
    """What can be done in one part of the screen. `in_focus`: by pressing the key as things are."""

    title: str
    deeds: tuple[Deed, ...]
    in_focus: bool


def deeds_on(screen: Screen[object]) -> list[DeedGroup]:
    """What can be done on a screen: what is in focus first, outwards from there; then in its other parts; then everywhere.

    What stands under one title is told once.
    """
    focused = screen.focused
    chain: list[DOMNode] = list(focused.ancestors_with_self) if focused else [screen, screen.app]
    inner = [node for node in chain if not isinstance(node, Screen | App)]
    outer = [node for node in chain if isinstance(node, Screen | App)]
    others = [node for node in _others(screen) if node not in inner]
    groups: dict[str, DeedGroup] = {}
    for node in (*inner, *others, *outer):
        deeds = tuple(_deeds(node, screen))
        title = _title(node)
        if deeds and title in groups:
            known = {deed.binding.action for deed in groups[title].deeds}
            more = tuple(deed for deed in deeds if deed.binding.action not in known)
            groups[title] = DeedGroup(title, (*groups[title].deeds, *more), groups[title].in_focus)
        elif deeds:
            groups[title] = DeedGroup(title, deeds, node in chain)
    return list(groups.values())


def _others(screen: Screen[object]) -> Iterator[Widget]:
    """What is displayed and takes the focus, with what it stands in."""
    seen: set[DOMNode] = set()
    for widget in screen.focus_chain:
        for node in widget.ancestors_with_self:
            if isinstance(node, Screen):
                break
            if isinstance(node, Widget) and node not in seen:
                seen.add(node)
                yield node


def _deeds(node: DOMNode, screen: Screen[object]) -> Iterator[Deed]:
    """What one node does that can be done now, with the keys that the user has chosen for it. What has no name of ours, such as how everybody
    edits a line or scrolls, is none.
    """
    app = screen.app
    # there is no public way to the bindings of what is not in focus
    bindings = node._bindings.copy()
    if app._keymap:
        bindings.apply_keymap(app._keymap)
    by_action: dict[str, list[Binding]] = {}
    for _, binding in bindings:
        if binding.id and binding.description and not binding.system and app._check_action_state(binding.action, node):
            by_action.setdefault(binding.action, []).append(binding)
    for same in by_action.values():
        yield Deed(node, same[0], tuple(binding.key for binding in same))


def _title(node: DOMNode) -> str:
    if node.BINDING_GROUP_TITLE and node.BINDING_GROUP_TITLE not in _TITLES:  # Textual calls some after their class
        return node.BINDING_GROUP_TITLE
    names = (one.__name__ for one in type(node).__mro__)
    return next((_TITLES[name] for name in names if name in _TITLES), "On this screen")
