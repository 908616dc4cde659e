"""A screen as characters with their colours, in the codes that terminals read: `cat` of a kept one shows it."""

import io

from rich.console import Console
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.screen import Screen


def screen_as_ansi(screen: Screen[object]) -> str:
    """What stands on the screen, a line a line, colours as 24 bits."""
    console = Console(
        file=io.StringIO(), force_terminal=True, color_system="truecolor", width=screen.size.width, legacy_windows=False
    )
    # the only way to what is drawn that does not make a picture of it
    strips = screen._compositor.render_strips(screen.size)
    return "".join(strip.render(console) + "\x1b[0m\n" for strip in strips)


class AnsiSnapshots(SingleFileSnapshotExtension):
    """Keeps each screen in a file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "ansi"
