"""A page as it was opened: its text, what it is made of, and where the cited words stand in it."""

from dataclasses import dataclass, replace

from tui.backend.protocol import Backend, PageText
from tui.source.blocks import Block, Grid, Stretch, text_to_blocks
from tui.source.continuing import number_rows
from tui.source.finding import Cited, find_cited, find_near
from yjqa.cli_tables import printable
from yjqa.records import Source


@dataclass(frozen=True, slots=True)
class OpenedPage:
    """A page of a paper, its text without what a terminal would obey; `own` is the page that the source names.

    `cited` is `None` where the words were not looked for, since the page is not the source's. `goes_on`: the pages beside it that have more
    of the words.
    """

    page: PageText
    text: str
    blocks: tuple[Block, ...]
    own: int
    cited: Cited | None = None
    goes_on: tuple[int, ...] = ()


def open_source(backend: Backend, source: Source) -> OpenedPage:
    """The page that has the source's words: the one that it names, or one beside it. Takes its time. Raises `YjqaError`."""
    own = source.page or 1
    opened = _cited(read_page(backend, source.document, own, own), backend, source)
    assert opened.cited is not None
    if opened.cited.how == "part":
        return _with_the_rest(opened, backend, source)
    if opened.cited.how in ("near", "missing"):
        for number in _beside(opened):
            other = _cited(read_page(backend, source.document, number, own), backend, source)
            if other.cited is not None and other.cited.how in ("exact", "apart"):
                return other
    return opened


def open_page(backend: Backend, source: Source, number: int) -> OpenedPage:
    """A page of the source's paper, the words lit where it is theirs. Takes its time. Raises `YjqaError`."""
    own = source.page or 1
    return open_source(backend, source) if number == own else read_page(backend, source.document, number, own)


def read_page(backend: Backend, document: str, number: int, own: int) -> OpenedPage:
    """A page of a paper; `own` is the one that the source names. Takes its time. Raises `YjqaError`."""
    page = backend.page(document, number)
    text = printable(page.text).replace("\t", " ")
    return OpenedPage(page, text, text_to_blocks(text), own)


def _cited(opened: OpenedPage, backend: Backend, source: Source) -> OpenedPage:
    blocks = opened.blocks
    if source.table is not None:
        blocks = tuple(_numbered(block, opened, backend) for block in blocks)
    return replace(opened, blocks=blocks, cited=find_cited(opened.text, blocks, source))


def _numbered(block: Block, opened: OpenedPage, backend: Backend) -> Block:
    """A table that begins on an earlier page, its rows numbered as they are there, where it stands whole."""
    if not isinstance(block, Grid) or block.continued_from is None:
        return block
    begun = read_page(backend, opened.page.document, block.continued_from, opened.own)
    wholes = (one for one in begun.blocks if isinstance(one, Grid) and one.continued_from is None)
    return replace(block, numbers=number_rows(opened.text, block, begun.text, wholes))


def _with_the_rest(opened: OpenedPage, backend: Backend, source: Source) -> OpenedPage:
    """The page, with where the parts of the quote stand that are not on it; where they are on none, the words are not found."""
    assert opened.cited is not None
    rest = list(opened.cited.rest)
    goes_on = []
    for number in _beside(opened):
        text = read_page(backend, opened.page.document, number, opened.own).text
        there = [part for part in rest if any(part.found_in(text, Stretch(0, len(text))))]
        if there:
            goes_on.append(number)
            rest = [part for part in rest if part not in there]
    if rest:
        return replace(opened, cited=find_near(opened.text, opened.blocks, source))
    return replace(opened, goes_on=tuple(sorted(goes_on)))


def _beside(opened: OpenedPage) -> list[int]:
    """The next page and the one before, those that there are."""
    number = opened.page.number
    return [one for one in (number + 1, number - 1) if 1 <= one <= opened.page.pages]
