"""Messages that come up for a while, at the edge of the screen."""

from textual.notifications import SeverityLevel

from tui.harmless import HarmlessApp
from yjqa.cli_tables import printable

_WORDS: dict[SeverityLevel, str] = {"information": "", "warning": "Warning", "error": "Error"}

_LONGEST = 2_000
"""Characters of a message: what is wrong with a file, or with a service, may be told in its own words."""


class TellingApp(HarmlessApp):
    """Says in a word how grave a message is: not everyone sees it by a colour."""

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
