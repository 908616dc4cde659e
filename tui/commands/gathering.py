"""Which commands there are on a screen."""

from collections.abc import Iterator

from textual.app import App
from textual.screen import Screen

from tui.commands.command import Command
from tui.keys import Deed, deeds_on

_LEFT_OUT = {"app.commands", "overlay.leave"}
"""What makes no sense out of the list itself."""

_MOVING = "table."
"""How the names begin of what only moves the cursor."""


def commands_on(screen: Screen[object]) -> Iterator[Command]:
    """What the keys do that have a name (`id`): of the screen, of its parts (what is in focus first), everywhere; moving about comes last."""
    deeds = [deed for group in deeds_on(screen) for deed in group.deeds if deed.binding.id not in (None, *_LEFT_OUT)]
    for deed in sorted(deeds, key=_rank):
        yield _command(deed)


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
