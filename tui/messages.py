"""Messages that come up for a while, at the edge of the screen."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.notifications import SeverityLevel

from tui.harmless import HarmlessApp
from yjqa.cli_tables import printable

_WORDS: dict[SeverityLevel, str] = {"information": "", "warning": "Warning", "error": "Error"}

_LONGEST = 2_000
"""Characters of a message: what is wrong with a file, or with a service, may be told in its own words."""


class TellingApp(HarmlessApp):
    """Says in a word how grave a message is: not everyone sees it by a colour. Esc takes messages away before it does anything else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear_messages", "Clear messages", id="app.messages", priority=True, show=False, tooltip="Takes away the messages at the edge of the screen."),
    ]  # fmt: skip

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Shows a message for so many seconds, under its title or that word."""
        super().notify(
            printable(message)[:_LONGEST],
            title=printable(title or _WORDS[severity]),
            severity=severity,
            timeout=timeout,
            markup=markup,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Messages can be taken away where there are some; Textual tells nobody of them but by its private list."""
        return bool(len(self._notifications)) if action == "clear_messages" else True

    def action_clear_messages(self) -> None:
        """Takes them away."""
        self.clear_notifications()
