"""The screen of each section, loaded when it is first gone to."""

from collections.abc import Callable, Mapping

from tui.section import SectionScreen


def _ask() -> SectionScreen:
    from tui.ask.screen import AskScreen

    return AskScreen()


def _actions() -> SectionScreen:
    from tui.actions.screen import ActionsScreen

    return ActionsScreen()


def _figures() -> SectionScreen:
    from tui.figures.screen import FiguresScreen

    return FiguresScreen()


def _papers() -> SectionScreen:
    from tui.papers.screen import PapersScreen

    return PapersScreen()


SECTION_SCREENS: Mapping[str, Callable[[], SectionScreen]] = {
    "ask": _ask,
    "actions": _actions,
    "figures": _figures,
    "papers": _papers,
}
"""What makes the screen of a section, by its mode."""


def load_sections() -> None:
    """Loads what the other sections are made of, and the list of conversations, so that they are there at once when they are gone to. Takes
    its time.
    """
    import tui.actions.screen
    import tui.conversations.database
    import tui.conversations.dialog
    import tui.figures.screen
    import tui.papers.screen  # noqa: F401
