"""What stands above the page: which source it is, and where in its paper."""

from rich.text import Text
from textual.widgets import Static

from tui.source.opened import OpenedPage
from tui.source.wording import page_words, place_words, trail_words
from yjqa.cli_tables import printable
from yjqa.records import Source

_TRAIL_LINES = 2


class SourceHead(Static):
    """The paper's title and file, which of how many sources is looked at, page, headings and place."""

    def __init__(self) -> None:
        super().__init__("", markup=False)

    def tell(self, source: Source, at: int, count: int, opened: OpenedPage | None) -> None:
        """Says where a source stands; `at` counts from 0. The page is known once it is opened."""
        width = max(self.content_size.width, 20)
        which = f"Source {at + 1} of {count}" if count > 1 else ""
        page = page_words(opened.page, source) if opened else ""
        own = opened is None or opened.cited is not None
        lines = [
            " · ".join(part for part in (which, page, opened.page.file if opened else "") if part),
            trail_words(source.section, width * _TRAIL_LINES) if own else "",
            _capital(place_words(source, opened)) if own else "",
        ]
        told = Text(printable(source.title), style="bold")
        for line in lines:
            if line:
                told.append(f"\n{printable(line)}", style="not bold")
        self.update(told)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
