"""The turns of the conversation, the newest at the bottom."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import DataTable, Static

from tui.ask.answer_table import AnswerTable
from tui.ask.stops import LeftAbove, LeftBelow, Stop
from tui.ask.turn_view import TurnView
from yjqa.cli_tables import printable

if TYPE_CHECKING:
    from tui.conversations.model import Turn

_MOST_TURNS = 30
"""Turns that are shown: more take long to draw whenever something changes, and the newest are what one goes on from."""

OPENED = "-opened"
"""The class of the stop whose source is open."""

_LEFT_OUT = "Earlier questions that are not shown: {}. Saving the conversation saves all of them."

_OTHERS = "This conversation was held over other papers: {}. What you ask now is asked of those that are open."


class ConversationView(VerticalScroll, can_focus=False):
    """Turns under each other. The arrow keys go from stop to stop."""

    class LeftForQuestion(Message):
        """Somebody goes down from the last stop: the question line is next."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._left_out = 0
        self._earlier: list[Turn] = []

    def compose(self) -> ComposeResult:
        """That other papers were asked, and how many turns are not shown, where that is so."""
        yield Static("", classes="others", markup=False)
        yield Static("", classes="left-out", markup=False)

    def on_mount(self) -> None:
        """Follows what is laid out anew, as tables are when a pane opens beside."""
        self.watch(self, "virtual_size", self._keep_place)
        self._tell_left_out(0)
        self.tell_others("")

    def tell_others(self, about: str) -> None:
        """Says which other papers the conversation was held over; empty where it was held over those that are open."""
        told = self.query_one(".others", Static)
        told.update(_OTHERS.format(printable(about)))
        told.display = bool(about)

    def _tell_left_out(self, count: int) -> None:
        self._left_out = count
        told = self.query_one(".left-out", Static)
        told.update(_LEFT_OUT.format(count))
        told.display = count > 0

    def _keep_place(self) -> None:
        """Keeps in sight what somebody is at, or has opened the source of; the newest turn for who types."""
        at = [stop for stop in self._stops if stop.has_focus or stop.has_class(OPENED)]
        if at:
            self.call_after_refresh(self._bring_into_sight, at[-1])
        else:
            self.show_newest()

    def _bring_into_sight(self, stop: Widget) -> None:
        """Scrolls to a stop; to the line of the cursor of a table, which may be taller than there is room."""
        if isinstance(stop, AnswerTable) and isinstance(stop.parent, Widget):
            line = stop.cursor_region.translate(stop.virtual_region.offset + stop.parent.virtual_region.offset)
            self.scroll_to_region(line, animate=False, force=True)
        else:
            self.scroll_to_widget(stop, animate=False)

    @on(DataTable.RowHighlighted)
    def _follow_cursor(self, event: DataTable.RowHighlighted) -> None:
        event.stop()
        if event.data_table.has_focus:
            self.call_after_refresh(self._bring_into_sight, event.data_table)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Brings the line of a table's cursor into sight."""
        if isinstance(event.widget, AnswerTable):
            self.call_after_refresh(self._bring_into_sight, event.widget)

    async def show_turns(self, turns: "Sequence[Turn]", files: Mapping[str, str], held: Collection[str]) -> None:
        """Shows the latest turns of an earlier conversation in place of what is shown: the last at once, those before it one after the other,
        since they take long to lay out. `files`: each paper's file by its id; `held`: the ids of the papers that are.
        """
        self.workers.cancel_node(self)
        self._earlier = list(turns[:-1])
        with self.app.batch_update():
            await self.query_children(TurnView).remove()
            if turns:
                await self._mount_before(turns[-1], files, held)
        self._tell_left_out(0)
        self.tell_others("")
        self.show_newest()
        self.run_worker(self._show_earlier(files, held))

    async def _show_earlier(self, files: Mapping[str, str], held: Collection[str]) -> None:
        """Shows what was asked before, the latest first, as far as it is shown at all."""
        while self._earlier and len(self.turns) < _MOST_TURNS:
            await self._mount_before(self._earlier.pop(), files, held)
        self._tell_left_out(len(self._earlier))

    async def _mount_before(self, turn: "Turn", files: Mapping[str, str], held: Collection[str]) -> None:
        """Shows a turn above the others."""
        view = TurnView.of(turn, files)
        await self.mount(view, before=self.turns[0] if self.turns else None)
        view.tell_gone(held)

    async def begin_turn(self, question: str) -> TurnView:
        """Shows a question at the bottom, its answer to come."""
        turn = TurnView(question)
        await self.mount(turn)
        if len(self.turns) > _MOST_TURNS:
            await self.turns[0].remove()
            self._tell_left_out(self._left_out + 1)
        self.show_newest()
        return turn

    def show_newest(self) -> None:
        """Brings the newest turn into sight: the whole of it, or its beginning where it is too tall. Whoever reads another turn is left alone."""
        turns = self.turns
        if not turns or (self.screen.focused is not None and self in self.screen.focused.ancestors):
            return
        self.call_after_refresh(self.scroll_to_widget, turns[-1], animate=False, top=True)

    def enter_again(self, name: str) -> bool:
        """Gives the focus to the stop of that class; `False` where there is none."""
        stop = next((one for one in self._stops if one.has_class(name)), None)
        if stop is not None:
            stop.focus()
        return stop is not None

    def enter_newest(self) -> bool:
        """Gives the focus to the last stop; `False` where there is none."""
        stops = self._stops
        if stops:
            cast(Stop, stops[-1]).enter_below()
        return bool(stops)

    @property
    def turns(self) -> Sequence[TurnView]:
        """The turns, oldest first."""
        return list(self.query_children(TurnView))

    @property
    def turn_in_focus(self) -> TurnView | None:
        """The turn that somebody is at, or else the newest that is answered."""
        focused = self.screen.focused
        at = next((turn for turn in self.turns if focused is not None and turn in focused.ancestors), None)
        return at or next((turn for turn in reversed(self.turns) if turn.answer is not None), None)

    @property
    def _stops(self) -> list[Widget]:
        return [stop for stop in self.query(".stop") if stop.display]

    @on(LeftAbove)
    def _go_above(self, event: LeftAbove) -> None:
        event.stop()
        place = self._place()
        if place:
            cast(Stop, self._stops[place - 1]).enter_below()
        else:
            self.scroll_home(animate=False)

    @on(LeftBelow)
    def _go_below(self, event: LeftBelow) -> None:
        event.stop()
        place = self._place()
        if place is None:
            return
        stops = self._stops
        if place + 1 < len(stops):
            cast(Stop, stops[place + 1]).enter_above()
        else:
            self.post_message(self.LeftForQuestion())

    def _place(self) -> int | None:
        """Where the focus is among the stops."""
        focused = self.screen.focused
        stops = self._stops
        return stops.index(focused) if focused in stops else None
