"""Messages that come up for a while, at the edge of the screen."""

from textual.app import App
from textual.notifications import SeverityLevel

_WORDS: dict[SeverityLevel, str] = {"information": "", "warning": "Warning", "error": "Error"}


class TellingApp(App[None]):
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
        super().notify(message, title=title or _WORDS[severity], severity=severity, timeout=timeout, markup=markup)
