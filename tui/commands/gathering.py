"""Which commands there are: on a screen, and in the sections that are not looked at."""

from collections.abc import Iterator

from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from tui.commands.command import Command
from tui.key_names import key_name
from tui.keys import Deed, deeds_on
from tui.section import SectionScreen
from tui.top_bar import SECTIONS

_LEFT_OUT = {"app.commands", "overlay.leave"}
"""What makes no sense out of the list itself."""

_ALREADY = ("escape", "tab", "shift+tab", "pageup", "pagedown", "slash")
"""Keys that lead about in a section, which are of use only there."""

_MOVING = "table."
"""How the names begin of what only moves the cursor."""


def commands_on(screen: Screen[object]) -> Iterator[Command]:
    """What the keys do that have a name (`id`): of the screen, of its parts (what is in focus first), everywhere; moving about comes last."""
    deeds = [deed for group in deeds_on(screen) for deed in group.deeds if deed.binding.id not in (None, *_LEFT_OUT)]
    for deed in sorted(deeds, key=_rank):
        yield _command(deed)


def commands_elsewhere(here: SectionScreen) -> Iterator[Command]:
    """What the keys of the other sections do: the section is gone to first. Those of what stands in a section are found there."""
    known = {section.SECTION: section for section in SectionScreen.__subclasses__()}
    for mode, name, key, _ in SECTIONS:
        if mode in known and mode != here.SECTION:
            bindings = Binding.make_bindings(vars(known[mode]).get("BINDINGS", ()))
            named: dict[str, Binding] = {}
            for one in bindings:
                if one.id and not one.key.startswith(_ALREADY):
                    named.setdefault(one.description, one)
            for binding in named.values():
                yield _command_of(binding, mode, name, key, here)


def _command_of(binding: Binding, mode: str, name: str, key: str, here: SectionScreen) -> Command:
    """A command of a section that is called `name` and gone to by `key`."""

    async def run() -> None:
        desk = here.desk
        await desk.action_section(mode)
        screen = desk.screen
        await desk.workers.wait_for_complete(
            [one for one in desk.workers if one.node is screen and one.group == "load"]
        )
        if not await desk.run_action(binding.action, screen):
            desk.notify(
                f"{name}: there is nothing to do this with at the moment ({binding.description}).", markup=False
            )

    its_key = key_name(here.app._keymap.get(binding.id or "", binding.key).partition(",")[0])
    return Command(f"{binding.description} ({name})", run, binding.tooltip or "", f"{key_name(key)} {its_key}")


def _rank(deed: Deed) -> int:
    if str(deed.binding.id).startswith(_MOVING):
        return 3
    if isinstance(deed.node, Screen):
        return 0
    return 2 if isinstance(deed.node, App) else 1


def _command(deed: Deed) -> Command:
    async def run() -> None:
        await deed.node.app.run_action(deed.binding.action, deed.node)

    return Command(deed.binding.description, run, deed.sentence, deed.key_names)
