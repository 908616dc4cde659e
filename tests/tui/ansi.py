"""A screen as characters with their colours, in the codes that terminals read: `cat` of a kept one shows it."""

import difflib
from collections.abc import Iterator
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.types import SerializedData
from textual._context import visible_screen_stack
from textual.screen import Screen
from textual.strip import Strip

_TO_THE_END = "\x1b[K"
"""Has a terminal fill the line up to its end with the colour that is written with."""


def drawn_strips(screen: Screen[object]) -> list[Strip]:
    """What stands on the screen, a strip a line; beneath a dialog, what it is laid over."""
    # There is no public way to what is drawn that does not make a picture of it. Where what lies beneath is not named as Textual does
    # before it draws, a dialog stands before nothing, or before what was drawn last.
    visible_screen_stack.set(screen.app._background_screens)
    return screen._compositor.render_strips(screen.size)


def drawn_lines(screen: Screen[object]) -> list[list[Segment]]:
    """What stands on the screen: the pieces of each line, what looks alike in one."""
    return [
        [
            Segment("".join(piece.text for piece in pieces), look)
            for look, pieces in groupby(strip, lambda piece: _look(piece.style or Style()))
        ]
        for strip in drawn_strips(screen)
    ]


def _look(style: Style) -> Style:
    """What is seen of a style; what a click does is not."""
    return style.without_color + Style(color=style.color, bgcolor=style.bgcolor)


def screen_as_ansi(screen: Screen[object]) -> str:
    """What stands on the screen, a line a line, colours as 24 bits. A code says only what is other than before it, and blanks at the end of
    a line are told by one.
    """
    return "".join(f"{_line_as_ansi(line)}\x1b[0m\n" for line in drawn_lines(screen))


def _line_as_ansi(line: list[Segment]) -> str:
    *before, last = line
    rest = last.text.rstrip(" ")
    coded = ""
    known = ("", "", "")
    for text, style, _ in (*before, Segment(rest + _TO_THE_END if rest != last.text else rest, last.style)):
        look = marks, *colours = _codes(style or Style())
        anew = (
            ["0", *look]
            if marks != known[0]
            else [one for one, old in zip(colours, known[1:], strict=True) if one != old]
        )
        codes = ";".join(filter(None, anew))
        coded += f"\x1b[{codes}m{text}" if codes else text
        known = look
    return coded


def _codes(style: Style) -> tuple[str, str, str]:
    """What a terminal is told of the marks, of the colour of the text and of the one behind it."""
    marks = {
        "1": style.bold,
        "2": style.dim,
        "3": style.italic,
        "4": style.underline,
        "7": style.reverse,
        "9": style.strike,
    }
    return (
        ";".join(code for code, is_set in marks.items() if is_set),
        ";".join(style.color.get_ansi_codes(foreground=True)) if style.color else "39",
        ";".join(style.bgcolor.get_ansi_codes(foreground=False)) if style.bgcolor else "49",
    )


class AnsiSnapshots(SingleFileSnapshotExtension):
    """Keeps each screen in a file of its own."""

    _write_mode = WriteMode.TEXT
    file_extension = "ansi"

    def diff_lines(self, serialized_data: SerializedData, snapshot_data: SerializedData) -> Iterator[str]:
        """The lines that are drawn otherwise, with their codes written out: as they were kept, and as they are drawn."""
        kept, drawn = (str(one).splitlines() for one in (snapshot_data, serialized_data))
        for line in difflib.ndiff(kept, drawn):
            if line[0] in "-+":
                yield line.replace("\x1b", "␛")
