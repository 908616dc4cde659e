"""The bar at the top: the sections with their keys, what is looked into, and what goes on beside."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

SECTIONS = (
    ("ask", "Ask", "f2", "Goes to Ask: questions, and answers with the place that proves them."),
    ("actions", "Actions", "f3", "Goes to Actions: who is to do what by when, over all meetings."),
    ("figures", "Figures", "f4", "Goes to Figures: money and performance side by side, and what does not agree."),
    ("papers", "Papers", "f5", "Goes to Papers: what is held, and adding and removing papers."),
)
"""Each section: its mode, its name, its key, and what it is for."""


class _Tab(Static):
    """A section's name; a click goes there."""

    def __init__(self, mode: str, name: str, key: str, *, current: bool) -> None:
        super().__init__(f"[b]{key.upper()}[/b] {name}", classes="-current" if current else "")
        self._mode = mode

    async def on_click(self) -> None:
        """Goes to the section."""
        await self.app.run_action(f"section('{self._mode}')")


class TopBar(Horizontal):
    """The bar of one section, which is marked in it."""

    def __init__(self, section: str) -> None:
        super().__init__()
        self._section = section

    def compose(self) -> ComposeResult:
        """The sections, what goes on, what is looked into."""
        for mode, name, key, _ in SECTIONS:
            yield _Tab(mode, name, key, current=mode == self._section)
        yield Static("", id="activity", markup=False)
        yield Static("", id="held", markup=False)

    def tell(self, activity: str, held: str) -> None:
        """Shows what goes on beside ("reading 3 of 11"; empty: nothing) and what is looked into."""
        for place, text in (("#activity", activity), ("#held", held)):
            for line in self.query(place).results(Static):  # none once the program ends
                line.update(text)
