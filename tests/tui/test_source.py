"""The pane with the page that proves something: opened beside a section, gone through with the keyboard."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input

from tests.tui.operator import Operator
from tui.app import YjqaApp
from tui.backend.local import open_local
from tui.backend.protocol import Manner
from tui.section import SectionScreen
from tui.source.pane import SourcePane
from yjqa.records import Source
from yjqa.settings import Settings

PLAN = "westshire-eastport-youth-justice-plan-2017-18"
PACK = "youth-justice-management-board-pack-2019-09-18"
"""Its first pages are printed i and ii, its third 1."""

Show = Callable[..., AbstractAsyncContextManager[Operator]]
"""Opens a section with a line to type in and the pane beside, which shows sources."""


class _Beside(SectionScreen):
    """A section that is a line to type in."""

    SECTION = "ask"

    def contents(self) -> Iterable[Widget]:
        yield Horizontal(Input("a question"), SourcePane())

    async def load(self) -> None:
        """Has nothing to load."""


class _App(YjqaApp):
    """The program with that section instead of its first."""

    CSS_PATH = [Path(__file__).parents[2] / "tui" / path for path in YjqaApp.CSS_PATH]  # noqa: RUF012  # as there
    MODES = {**YjqaApp.MODES, "ask": _Beside}  # noqa: RUF012  # as there


@pytest.fixture
def show(read_only_store: Path) -> Show:
    """Opens the program with the pane showing sources that are chosen from those of one kind of record."""

    @asynccontextmanager
    async def shown(
        choose: Callable[[Sequence[Source]], Sequence[Source]],
        kind: str = "budgets",
        store: Path = read_only_store,
        size: tuple[int, int] = (120, 36),
    ) -> AsyncIterator[Operator]:
        app = _App(lambda: open_local(Settings(store=store)))
        async with app.run_test(size=size) as pilot:
            operator = Operator(pilot)
            await operator.until(lambda: app.edition is not None)
            sources = await app.ask_backend(lambda backend: [one.source for one in backend.records(kind)])
            app.screen.query_one(Input).focus()
            app.screen.query_one(SourcePane).show(choose(sources))
            # the file's name is known once its page is open
            await operator.until(lambda: any(end in operator.screen for end in (".pdf", ".txt", ".md")))
            yield operator

    return shown


def _of(document: str, page: int | None = None) -> Callable[[Sequence[Source]], Sequence[Source]]:
    """Takes the sources of a paper, or of one of its pages."""
    return lambda sources: [one for one in sources if one.document == document and page in (None, one.page)]


def _quoting(words: str) -> Callable[[Sequence[Source]], Sequence[Source]]:
    """Takes the first source that relies on these words and no others."""
    return lambda sources: [one for one in sources if one.quote == words][:1]


def _marked(operator: Operator) -> str:
    """What stands on the lines with a mark in the margin."""
    return " ".join(line.partition("▌")[2].strip() for line in operator.screen.splitlines() if "▌" in line)


def _focused(operator: Operator) -> Widget | None:
    return operator.app.screen.focused


async def test_a_source_opens_with_its_paper_page_headings_and_place_and_its_words_marked(show: Show) -> None:
    async with show(_quoting("£186,500")) as operator:
        await operator.sees("p. 7 (page 9 of 12 in the file)", f"{PACK}.pdf", "Table 4: forecast for the year", "row 2")

        assert "£186,500" in _marked(operator)
        assert "£165,500" not in _marked(operator)


async def test_n_and_p_go_through_the_sources_and_stop_at_the_ends(show: Show) -> None:
    async with show(lambda sources: _of(PLAN)(sources)[:2]) as operator:
        await operator.sees("Source 1 of 2")
        await operator.press("p", "n")
        await operator.sees("Source 2 of 2")
        await operator.press("n", "p")
        await operator.sees("Source 1 of 2")


async def test_another_page_says_that_the_words_are_not_on_it_and_b_goes_back_to_them(show: Show) -> None:
    async with show(_quoting("£186,500"), size=(80, 24)) as operator:
        await operator.press("right")
        await operator.sees("page 10 of 12 in the file", "The cited words are on page 9")
        assert not _marked(operator)

        await operator.press("b")

        await operator.sees("page 9 of 12 in the file")
        assert "£186,500" in _marked(operator)


async def test_paging_back_to_the_cited_page_lights_the_words_again(show: Show) -> None:
    async with show(_quoting("£186,500")) as operator:
        await operator.press("left")
        await operator.sees("page 8 of 12 in the file")
        await operator.press("right")
        await operator.sees("page 9 of 12 in the file")

        assert "£186,500" in _marked(operator)


@pytest.mark.parametrize(
    ("typed", "page"), [("3", "p. 3 (page 5 of 12"), ("f3", "p. 1 (page 3 of 12"), ("II", "p. ii (page 2 of 12")]
)
async def test_a_page_is_gone_to_by_its_printed_number_or_by_that_in_the_file(
    typed: str, page: str, show: Show
) -> None:
    async with show(_quoting("£186,500")) as operator:
        await operator.press("number_sign")
        await operator.type(f"{typed}\n")

        await operator.sees(page)


async def test_a_page_that_is_not_there_is_told_and_the_page_stays(show: Show) -> None:
    async with show(_quoting("£186,500")) as operator:
        await operator.press("number_sign")
        await operator.type("99\n")

        await operator.sees("No page is called 99. The file has 12 pages.", "page 9 of 12 in the file")


async def test_words_are_found_over_the_pages_of_a_paper_and_round_to_the_first(show: Show) -> None:
    async with show(_quoting("£186,500")) as operator:
        await operator.press("slash")
        await operator.type("MOCK insp\n")
        await operator.sees("page 11 of 12 in the file", "on this page. Enter goes on.")
        await operator.press("b", "slash")
        await operator.type("nowhere at all\n")

        await operator.sees("“nowhere at all” does not stand in this paper.", "page 9 of 12 in the file")


async def test_escape_leaves_the_line_then_the_pane_and_the_focus_goes_back(show: Show) -> None:
    async with show(_quoting("£186,500")) as operator:
        await operator.press("slash", "escape")
        await operator.sees("page 9 of 12 in the file")
        await operator.press("escape")
        await operator.no_longer_sees("page 9 of 12 in the file")

        await operator.until(lambda: isinstance(_focused(operator), Input))


async def test_the_words_are_copied_with_what_they_stand_in(show: Show) -> None:
    async with show(_quoting("£186,500")) as operator:
        await operator.press("y")

        await operator.until(lambda: operator.app.clipboard)
    copied = operator.app.clipboard
    assert copied.startswith("“£186,500” (")
    assert f"{PACK}.pdf, p. 7, table “Table 4: forecast for the year”, row 2" in copied


async def test_a_paper_without_pages_says_its_lines_and_has_no_page_to_go_to(show: Show) -> None:
    async with show(_of("serious-violence-work-plan-2019-20"), kind="actions") as operator:
        await operator.sees("serious-violence-work-plan-2019-20.txt", "line")

        assert _marked(operator)
        assert "Next page" not in operator.screen
        assert " in the file" not in operator.screen


async def test_on_a_narrow_screen_the_pane_covers_what_it_stands_beside_until_it_is_closed(show: Show) -> None:
    async with show(_quoting("£186,500"), size=(80, 24)) as operator:
        await operator.sees("p. 7 (page 9 of 12 in the file)")
        assert "a question" not in operator.screen
        assert "£186,500" in _marked(operator)

        await operator.press("escape")

        await operator.sees("a question")


async def test_the_cited_words_stay_in_sight_when_the_window_changes(show: Show) -> None:
    async with show(_quoting("£186,500"), size=(200, 60)) as operator:
        await operator.sees("p. 7 (page 9 of 12 in the file)")
        for width, height in ((80, 24), (110, 30), (90, 24)):
            await operator.pilot.resize_terminal(width, height)

            await operator.until(lambda: "£186,500" in _marked(operator))


async def test_a_paper_that_was_removed_meanwhile_is_told_in_place(show: Show, store: Path) -> None:
    async with show(_quoting("£186,500"), store=store) as operator:
        await operator.sees("p. 7 (page 9 of 12 in the file)")
        await operator.app.ask_backend(lambda backend: backend.remove(PACK))

        await operator.sees("This paper is no longer held")
        assert not _marked(operator)


async def test_words_that_are_not_on_the_page_are_told_and_nothing_is_marked(show: Show) -> None:
    def changed(sources: Sequence[Source]) -> Sequence[Source]:
        source = _quoting("£186,500")(sources)[0]
        return [source.model_copy(update={"quote": "zebras graze beyond reckoning", "table": None})]

    async with show(changed, size=(80, 24)) as operator:
        await operator.sees("were not found on the page as it was read: “zebras graze beyond reckoning”")

        assert not _marked(operator)


async def test_a_file_that_is_gone_is_told_when_it_is_to_be_opened(show: Show, store: Path, tmp_path: Path) -> None:
    paper = tmp_path / "gone.md"
    paper.write_text("# A plan\n\nThe police contributed £10,000 in 2019/20.\n", "utf-8")
    backend = open_local(Settings(store=store))
    backend.add(paper, Manner(), lambda stage, share: True)
    backend.close()
    paper.unlink()

    async with show(lambda sources: [Source(document="gone", title="A plan", quote="")], store=store) as operator:
        await operator.press("o")

        await operator.until(lambda: any("gone.md" in note.message for note in operator.app._notifications))
