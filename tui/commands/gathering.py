"""Which commands there are on a screen."""

from collections.abc import Iterator

from textual.screen import Screen

from tui.commands.command import Command
from tui.keys import Deed, deeds_on

_LEFT_OUT = {"app.commands", "overlay.leave"}
"""What makes no sense out of the list itself."""


def commands_on(screen: Screen[object]) -> Iterator[Command]:
    """What the keys do that have a name (`id`), in whichever part of the screen, what is in focus first."""
    for group in deeds_on(screen):
        for deed in group.deeds:
            if deed.binding.id and deed.binding.id not in _LEFT_OUT:
                yield _command(deed)


def _command(deed: Deed) -> Command:
    async def run() -> None:
        await deed.node.app.run_action(deed.binding.action, deed.node)

    return Command(deed.binding.description, run, deed.sentence, deed.key_names)
