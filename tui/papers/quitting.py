"""What is asked where the program is to end while files are being read."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from textual.app import App
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button, Static

from tui.dialogs.dialog import BUTTON_KEYS, Dialog
from tui.papers.reading import Reading
from tui.papers.wording import activity

Answer = Literal["wait", "stop", "stay"]


class QuitDialog(Dialog[Answer]):
    """Gives whether to wait until all is read, to stop reading, or to stay. Follows how far the reading is, and ends by itself with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "answer('wait')", "Wait, then quit", id="quitting.wait", tooltip="Quits as soon as all files are read."),
        Binding("s", "answer('stop')", "Stop and quit", id="quitting.stop", tooltip="Keeps what is read so far, and quits."),
        Binding("escape", "answer('stay')", "Stay", id="quitting.stay", tooltip="Goes back; reading goes on."),
        *BUTTON_KEYS,
    ]  # fmt: skip
    title_of_box = "Papers are being read"

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading
        self._waits = False

    def contents(self) -> Iterable[Widget]:
        """What is to be decided, and how far the reading is."""
        yield Static("What is read is kept. A file that is stopped is not kept at all, and can be added again.")
        yield Static("", id="quitting-how-far", markup=False)
        yield Horizontal(
            Button("Stay", id="stay", compact=True),
            Button("Stop and quit", id="stop", compact=True),
            Button("Wait, then quit", id="wait", compact=True),
            classes="buttons",
        )

    def on_mount(self) -> None:
        """Follows the reading."""
        self._reading.followers.append(self._follow)
        self._follow()

    def on_unmount(self) -> None:
        """Follows it no more."""
        self._reading.followers.remove(self._follow)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Takes the button for an answer."""
        self.action_answer(event.button.id or "stay")

    def action_answer(self, answer: str) -> None:
        """Gives the answer; waits until all is read where that is wanted."""
        if answer == "wait":
            self._waits = True
            self._follow()
        elif answer == "stop":
            self.dismiss("stop")
        else:
            self.dismiss("stay")

    def _follow(self) -> None:
        how_far = activity(self._reading.files, is_listing=self._reading.is_listing)
        before = "Waiting: " if self._waits else "Now: "
        for line in self.query("#quitting-how-far").results(Static):  # none once the window closes
            line.update(before + (how_far or "all is read"))
        if self._waits and not self._reading.is_busy:
            self.dismiss("wait")


async def may_quit(app: App[None], reading: Reading) -> bool:
    """Asks, and does with the reading what is wanted. Whether the program is to end then. Belongs in a worker."""
    answer = await app.push_screen_wait(QuitDialog(reading))
    if answer == "stop":
        reading.stop()
        await reading.finished()
    return answer != "stay"
