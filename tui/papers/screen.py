"""The screen of the section."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from tui.section import SectionScreen


class PapersScreen(SectionScreen):
    """The section \"Papers\"."""

    SECTION: ClassVar[str] = "papers"

    def contents(self) -> Iterable[Widget]:
        """The section's own widgets."""
        yield Static("", id="stub", markup=False)

    async def load(self) -> None:
        """Shows how many papers there are."""
        documents = await self.ask_backend(lambda backend: backend.documents())
        self.query_one("#stub", Static).update(f"{len(documents)}")
