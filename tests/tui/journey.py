"""Everything that the program shows over the sample corpus, one screen after the other, as somebody at the keyboard comes to it.

Nothing on these screens depends on the day, the machine or the folder that the program runs in.
"""

import asyncio
import datetime
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.theme import Theme
from textual.widgets import Input

from tests.tui.ansi import screen_as_ansi
from tests.tui.operator import Operator
from tui.app import YjqaApp
from tui.backend.local import LocalBackend
from tui.conversations.archive import Archive
from tui.conversations.model import Conversation, Turn
from yjqa.ask.answer import asked_answer
from yjqa.library import open_library
from yjqa.settings import Settings

TODAY = datetime.date(2020, 1, 15)
"""Some actions of the sample corpus are overdue on that day, and some are not."""

_LABEL = "/srv/yjqa/sample"
_ASKED = datetime.datetime(2020, 1, 14, 12, 0).astimezone()

_BROKEN = "broken.docx"
_GOOD = "minutes.md"
_MINUTES = """# Minutes of the Westshire board

## 5 March 2020

ACTION: Ann Wood to write to the courts by 31 May 2020.
"""


class _Sample(LocalBackend):
    """A knowledge base that has the same name everywhere, on a machine that can read pictures."""

    @property
    def label(self) -> str:
        return _LABEL

    def scans_problem(self) -> str | None:
        return None


@asynccontextmanager
async def open_journey(store: Path, folder: Path, size: tuple[int, int]) -> AsyncIterator[Operator]:
    """Opens the program over a store, with two conversations of the day before; `folder` holds what it keeps."""
    archive = Archive(folder / "history")
    for number, question in enumerate(("What was the custody rate in 2019/20?", "Who chairs the board?"), 1):
        answer = asked_answer(question, "text", "The papers do not say.", found=False, confidence=0.5)
        turns = (Turn(asked=_ASKED - datetime.timedelta(hours=number), question=question, answer=answer),)
        archive.keep(Conversation(id=f"{number:032}", about=_LABEL, turns=turns))
    app = YjqaApp(lambda: _Sample(open_library(Settings(store=store))), archive, today=lambda: TODAY)
    async with app.run_test(size=size, notifications=True) as pilot:
        operator = Operator(pilot)
        await operator.until(lambda: app.edition is not None)
        yield operator
    for error in app.unexpected.errors:
        raise error


def lay_papers(folder: Path) -> None:
    """Puts a paper that can be read and one that cannot into a folder."""
    (folder / _GOOD).write_text(_MINUTES, "utf-8")
    (folder / _BROKEN).write_bytes(b"PK\x03\x04 and nothing more")


async def settled(operator: Operator) -> None:
    """Waits until nothing changes on the screen any more; cursors stand still from then on."""
    for line in operator.app.screen.query(Input):
        line.cursor_blink = False
    seen, same = "", 0
    while same < 3:
        await operator.pilot.pause()
        await asyncio.sleep(0.01)
        now = screen_as_ansi(operator.app.screen)
        same = same + 1 if now == seen else 0
        seen = now


async def take_theme(operator: Operator, theme: Theme) -> None:
    """Shows the screen in a theme, and waits until nothing changes any more."""
    if operator.app.theme != theme.name:
        before = screen_as_ansi(operator.app.screen)
        operator.app.theme = theme.name
        await operator.until(lambda: screen_as_ansi(operator.app.screen) != before)
    await settled(operator)


async def whole_journey(operator: Operator) -> AsyncIterator[str]:
    """The name of each screen while it is shown, over a store of the sample corpus that may be changed."""
    for section in (_ask, _actions, _figures, _papers):
        async for name in section(operator):
            yield name


async def _ask(operator: Operator) -> AsyncIterator[str]:
    await operator.sees("1  What actions does Rob Hill own?")
    yield "ask"
    await operator.press("tab")
    yield "ask-suggestion"
    await operator.press("f1")
    await operator.sees("Help: Ask")
    yield "ask-help"
    await operator.press("escape", "ctrl+p")
    await operator.sees("Type a word")
    yield "commands"
    await operator.press("escape", "ctrl+r")
    await operator.sees("2 conversations.", "The papers do not say.")
    yield "ask-history"
    await operator.press("enter")
    await operator.sees("Answered on 14 January 2020")
    yield "ask-earlier"
    await operator.press("f8")
    await operator.sees("Save the conversation")
    yield "ask-save"
    await operator.press("escape", "ctrl+n")
    await operator.paste("What actions does Rob Hill own?")
    await operator.press("enter")
    await operator.sees("Rob Hill owns 15 actions", "Actions (15 rows)", "Sources")
    yield "ask-table"
    await operator.press("tab", "enter")
    await operator.sees("Source 1 of 23")
    yield "ask-source"
    await operator.press("escape")
    await operator.no_longer_sees("Source 1 of 23")
    await operator.press("slash")
    await operator.paste("How many escaped prisoners were there in 1987?")
    await operator.press("enter")
    await operator.sees("Not found")
    yield "ask-not-found"


async def _actions(operator: Operator) -> AsyncIterator[str]:
    await operator.press("f3")
    await operator.sees("80 of 80 actions")
    yield "actions"
    await operator.press("g")
    await operator.sees("grouped by owner")
    yield "actions-grouped"
    await operator.press("g", "g", "g", "slash")
    await operator.type("owner:rh colour:blue")
    await operator.sees("there is no field")
    yield "actions-filter"
    await operator.press("enter", "enter")
    await operator.sees("as stated, overdue by")
    yield "actions-detail"
    await operator.press("enter")
    await operator.sees("ource 1 of")
    yield "actions-source"
    await operator.press("escape", "escape", "escape", "w")
    await operator.sees("Whose actions?")
    yield "actions-owners"
    await operator.press("escape", "slash")
    await operator.type("zeppelin")
    await operator.sees("No action fits zeppelin.")
    yield "actions-none"
    await operator.press("escape")


async def _figures(operator: Operator) -> AsyncIterator[str]:
    await operator.press("f4")
    await operator.sees("does not agree; 1 finding (f)")
    yield "figures"
    await operator.press("enter")
    await operator.sees("page 3 of 5 in the file")
    yield "figures-source"
    await operator.press("escape", "a")
    await operator.sees("[ ] Northmarch")
    await operator.press("space")
    yield "figures-areas"
    await operator.press("escape", "f")
    await operator.sees("total is printed as")
    yield "figures-findings"
    await operator.press("escape", "n")
    await operator.sees("Notes on the table: 3")
    yield "figures-notes"
    await operator.press("escape", "p")
    await operator.sees("[p Performance]", "i Indicators")
    yield "figures-performance"
    await operator.press("c")
    await operator.sees("Chart of")
    yield "figures-chart"
    await operator.press("c")
    yield "figures-chart-other"
    await operator.press("escape", "e")
    await operator.sees("Path of the file")
    await operator.press("end", *["backspace"] * 4)
    await operator.type("pdf\n")
    await operator.sees("end the name with")
    yield "figures-error"
    operator.app.clear_notifications()
    await operator.press("escape")


async def _papers(operator: Operator) -> AsyncIterator[str]:
    await operator.press("f5")
    await operator.sees("11 papers,")
    await operator.sees("Nothing in it was found not to agree.")
    yield "papers"
    await operator.press("enter")
    await operator.sees("Sample ")
    yield "papers-text"
    await operator.press("escape", "slash")
    await operator.type("zeppelin")
    await operator.sees("No paper has all of these words.")
    yield "papers-none"
    await operator.press("escape", "escape", "d")
    await operator.sees("Remove “")
    yield "papers-remove"
    await operator.press("n", "a")
    await operator.sees("Add papers")
    await operator.type("m")
    await operator.sees(_GOOD)
    yield "papers-add"
    await operator.press(*"issing", "enter")
    await operator.sees("There is no ")
    yield "papers-add-missing"
    await operator.press("ctrl+u", *f"{_BROKEN} {_GOOD}", "enter")
    await operator.sees("Done · 1 kept, 1 not read", "12 papers,")
    yield "papers-read"


async def empty_journey(operator: Operator) -> AsyncIterator[str]:
    """The same, over a store without papers."""
    await operator.sees("No papers are held yet. Press F5")
    yield "empty-ask"
    await operator.paste("What are the key risks?")
    await operator.press("enter")
    await operator.sees("Not answered")
    yield "empty-ask-problem"
    for key, name in (("f3", "actions"), ("f4", "figures"), ("f5", "papers")):
        await operator.press(key)
        await operator.sees("No papers are held")
        yield f"empty-{name}"
