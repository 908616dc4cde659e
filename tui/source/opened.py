"""A page as it was opened: its text, what it is made of, and where the cited words stand in it."""

from dataclasses import dataclass

from tui.backend.protocol import Backend, PageText
from tui.source.blocks import Block, text_to_blocks
from tui.source.finding import Cited, find_cited
from yjqa.cli_tables import printable
from yjqa.records import Source


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page of a paper; `cited` is `None` where the source that is looked at stands on another one."""

    page: PageText
    text: str
    blocks: tuple[Block, ...]
    cited: Cited | None


def open_page(backend: Backend, source: Source, number: int | None = None) -> OpenedPage:
    """The page that the source stands on, or another one of its paper. Takes its time. Raises `YjqaError`."""
    own = source.page or 1
    page = backend.page(source.document, own if number is None else number)
    text = printable(page.text).replace("\t", " ")
    blocks = text_to_blocks(text)
    cited = find_cited(text, blocks, source) if page.number == own else None
    return OpenedPage(page, text, blocks, cited)
