"""The screen of the section: a conversation, the line to ask at, and the source beside."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.worker import Worker

from tui.ask.conversation_view import OPENED, ConversationView
from tui.ask.elsewhere import Elsewhere, elsewhere_of
from tui.ask.help_text import HELP
from tui.ask.keeping import Keeping
from tui.ask.question_line import QuestionLine
from tui.ask.start_view import NO_PAPERS, StartView
from tui.ask.suggestions import suggestions_of
from tui.ask.talk import Talk
from tui.ask.turn_view import TurnView
from tui.section import SectionScreen
from tui.source.pane import SourcePane
from yjqa.errors import EmptyLibrary, YjqaError

if TYPE_CHECKING:
    from tui.conversations.model import Conversation
    from yjqa.ask.answer import Answer


class AskScreen(SectionScreen):
    """A conversation whose every answer opens the place that proves it."""

    SECTION: ClassVar[str] = "ask"
    HELP: ClassVar[str | None] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", "Copy", id="ask.copy", tooltip="Copy the answer with its sources."),
        Binding("a", "elsewhere('actions')", "In Actions", id="ask.actions", tooltip="Show the same actions in the register."),
        Binding("f", "elsewhere('figures')", "In Figures", id="ask.figures", tooltip="Show the figures of the same areas."),
        Binding("ctrl+n", "new", "New", id="ask.new", tooltip="Begin a new conversation."),
        Binding("ctrl+r", "history", "History", id="ask.history", tooltip="Find and open an earlier conversation."),
        Binding("f8", "save", "Save", id="ask.save", tooltip="Save the conversation as Markdown."),
        Binding("e", "save", "Save", id="ask.save.letter", show=False, tooltip="Save the conversation as Markdown."),
        Binding("ctrl+y", "copy", "Copy", id="ask.copy.typing", show=False, tooltip="Copy the answer with its sources."),
        Binding("tab", "next_pane", "Next pane", id="ask.next_pane", show=False, tooltip="Go on: answers, source, question."),
        Binding("shift+tab", "pane_before", "Pane before", id="ask.pane_before", show=False, tooltip="Go to the pane before."),
        Binding("slash", "question", "Question", id="ask.line", show=False, tooltip="Go to the question line."),
        Binding("pageup", "page(-1)", "Page up", id="ask.page_up", show=False, tooltip="Scroll the conversation up."),
        Binding("pagedown", "page(1)", "Page down", id="ask.page_down", show=False, tooltip="Scroll the conversation down."),
        Binding("escape", "back", "Back", id="ask.back", show=False, tooltip="Stop looking, or go one step back."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._files: dict[str, str] = {}
        self._about = ""
        self._held: frozenset[str] | None = None
        self._talk = Talk()
        self._waiting: list[TurnView] = []
        self._looking: Worker[None] | None = None
        self._keeping = Keeping(lambda told: self.notify(told, severity="warning", timeout=10, markup=False))

    def contents(self) -> Iterable[Widget]:
        """The conversation with its line, and the pane for sources, which is not displayed yet."""
        with Horizontal(id="beside"):
            with Vertical(id="conversation"):
                yield StartView()
                yield ConversationView(id="turns")
                yield QuestionLine()
            yield SourcePane()

    def on_mount(self) -> None:
        """Has the question line ready."""
        self._line.focus()
        self._show_start()

    async def load(self) -> None:
        """Learns which papers there are and what can be asked of them; what was answered from other papers is told to be."""
        documents, self._about = await self.ask_backend(lambda backend: (backend.documents(), backend.label))
        self._files |= {record.id: record.file for record in documents}
        self._held = frozenset(record.id for record in documents)
        for turn in self._turns.turns:
            turn.tell_change(self._held)
        today = self.desk.today()
        suggestions = await self.ask_backend(lambda backend: suggestions_of(backend, today)) if documents else ()
        self.query_one(StartView).tell(len(documents), suggestions)

    # Asking

    @on(QuestionLine.Asked)
    @on(StartView.Chosen)
    async def _ask(self, event: QuestionLine.Asked | StartView.Chosen) -> None:
        turn = await self._turns.begin_turn(event.question)
        self._show_start()
        self._line.past.keep(event.question)
        self._line.focus()
        self._waiting.append(turn)
        if len(self._waiting) == 1:
            self._looking = self.run_worker(self._answer_waiting(), group="answer")

    async def _answer_waiting(self) -> None:
        """Answers one question after the other, since each may lean on those before it."""
        while self._waiting:
            turn = self._waiting[0]
            turn.tell_looking()
            asked = datetime.datetime.now().astimezone()
            question = turn.question
            try:
                answer = await self._look(question)
            except YjqaError as error:
                self._keeping.begin(self.desk.archive, self._talk.failed(asked, question, str(error), self._about))
                await turn.show_problem(str(error))
                self._line.put_back(question)
            else:
                self._keeping.begin(self.desk.archive, self._talk.answered(asked, question, answer, self._about))
                await turn.show_answer(answer, self._files)
            self._waiting.pop(0)
            self._turns.show_newest()
            self.refresh_bindings()

    async def _look(self, question: str) -> "Answer":
        if self._held is not None and not self._held:
            raise EmptyLibrary(NO_PAPERS)
        history = self._talk.questions
        answer, self._about = await self.ask_backend(lambda backend: (backend.ask(question, history), backend.label))
        return answer

    async def _stop_looking(self) -> None:
        """Waits no more for answers, and puts the first question that has none back for mending."""
        if self._looking is not None:
            self._looking.cancel()
        given_up, self._waiting = self._waiting, []
        for turn in given_up:
            await turn.remove()
        if given_up:
            self._line.put_back(given_up[0].question)
            self._show_start()

    # Reading

    @on(TurnView.SourceWanted)
    def _open_source(self, event: TurnView.SourceWanted) -> None:
        came_from = self.focused
        self.query_one(SourcePane).show(event.answer.citations, event.at)
        if came_from is not None and self._turns in came_from.ancestors:
            came_from.add_class(OPENED)

    @on(SourcePane.Closed)
    def _source_closed(self) -> None:
        self._turns.query(f".{OPENED}").remove_class(OPENED)

    @on(QuestionLine.LeftAbove)
    def _go_above(self) -> bool:
        """Goes to the answer whose source is open, else to the newest, else to the suggestions; `False` where there is nothing."""
        return self._turns.enter_again(OPENED) or self._turns.enter_newest() or self.query_one(StartView).enter()

    def action_next_pane(self) -> None:
        """Goes on from the question line to the answers, from them to the source that is open, and from there to the line again."""
        pane = self.query_one(SourcePane)
        if self._line.has_focus:
            self._go_above()
        elif pane.is_open and not pane.has_focus_within:
            pane.take_focus()
        else:
            self.action_question()

    def action_pane_before(self) -> None:
        """Goes the other way round."""
        pane = self.query_one(SourcePane)
        if self._line.has_focus and pane.is_open:
            pane.take_focus()
        elif self._line.has_focus or pane.has_focus_within:
            self._go_above()
        else:
            self.action_question()

    async def action_elsewhere(self, mode: str) -> None:
        """Goes to the section that shows more of what the answer is about."""
        elsewhere = self._elsewhere
        if elsewhere is not None and elsewhere.mode == mode:
            await self.desk.action_section(mode)
            cast(SectionScreen, self.desk.screen).narrow_to(elsewhere.parts)
            if elsewhere.left_out:
                self.notify(
                    f"More is shown than was answered: it is not narrowed by {', '.join(elsewhere.left_out)}.",
                    markup=False,
                )

    @on(ConversationView.LeftForQuestion)
    def action_question(self) -> None:
        """Goes to the question line."""
        self._line.focus()

    def action_page(self, by: int) -> None:
        """Scrolls the conversation."""
        if by < 0:
            self._turns.scroll_page_up(animate=False)
        else:
            self._turns.scroll_page_down(animate=False)

    async def action_back(self) -> None:
        """Stops looking, or goes one step back."""
        pane = self.query_one(SourcePane)
        if self._waiting:
            await self._stop_looking()
        elif self._line.has_focus and pane.is_open:
            pane.action_close()
        else:
            self.action_question()

    async def on_key(self, event: events.Key) -> None:
        """Takes what is typed for a question wherever it is typed: a character that does nothing here, and one that others follow at once."""
        if event.character is None or not event.is_printable or not self._line.focusable or self._line.has_focus:
            return
        bound = self.active_bindings.get(event.key)
        if (bound is None or not bound.enabled) or await self.desk.begins_text(event.character):
            event.stop()
            self._line.focus()
            self._line.insert_text_at_cursor(event.character)

    # The conversation as a whole

    async def action_new(self) -> None:
        """Begins a new conversation, with an empty line."""
        await self._begin(None)
        self._line.clear()

    @work(group="window")
    async def action_history(self) -> None:
        """Has an earlier conversation chosen, and shows it."""
        from tui.conversations.dialog import ConversationsDialog

        if self.desk.archive is None:
            return
        if not self._about:  # asked for before the papers were looked at
            self._about = await self.ask_backend(lambda backend: backend.label)
        dialog = ConversationsDialog(self.desk.archive, self._about, self._files)
        chosen = await self.app.push_screen_wait(dialog)
        self._talk.forget(dialog.removed)
        if chosen is not None:
            await self._begin(chosen)

    @work(group="window")
    async def action_save(self) -> None:
        """Saves the conversation as Markdown."""
        from tui.conversations.saving import save_conversation

        conversation = self._talk.conversation
        if conversation is not None:
            try:
                path = await save_conversation(self.desk, conversation, self._files)
            except YjqaError as error:
                self.notify(str(error), severity="error", timeout=10, markup=False)
            else:
                if path is not None:
                    self.notify(f"Saved as {path}.", markup=False)

    async def action_copy(self) -> None:
        """Copies the answer that is looked at, or the latest, with its sources."""
        from tui.clipboard import copy_text
        from tui.conversations.plain_text import answer_as_text

        turn = self._turns.turn_in_focus
        if turn is not None and turn.answer is not None:
            await copy_text(self.app, answer_as_text(turn.answer, self._files), "the answer with its sources")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is saved, copied or left of a conversation that has not begun; there is no history where none is kept."""
        if action in ("save", "new"):
            return self._talk.conversation is not None or (action == "new" and bool(self._waiting))
        if action == "copy":
            return bool(self._talk.questions)
        if action == "elsewhere":
            return self.is_mounted and (elsewhere := self._elsewhere) is not None and parameters == (elsewhere.mode,)
        return self.desk.archive is not None if action == "history" else super().check_action(action, parameters)

    async def _begin(self, conversation: "Conversation | None") -> None:
        """Shows another conversation, or an empty one."""
        await self._stop_looking()
        self._talk = Talk(conversation)
        await self._turns.show_turns(conversation.turns if conversation else (), self._files, self._held or ())
        if conversation is not None:
            self._turns.tell_others(conversation.about if conversation.about != self._about else "")
        for question in self._talk.questions:
            self._line.past.keep(question)
        pane = self.query_one(SourcePane)
        if pane.is_open:
            pane.action_close()
        self._show_start()
        self.action_question()
        self.refresh_bindings()

    def _show_start(self) -> None:
        """Shows what can be asked while there is no conversation."""
        begun = bool(self._turns.turns)
        self.query_one(StartView).display = not begun
        self._turns.display = begun

    @property
    def _elsewhere(self) -> Elsewhere | None:
        turn = self._turns.turn_in_focus
        return elsewhere_of(turn.answer) if turn is not None and turn.answer is not None else None

    @property
    def _turns(self) -> ConversationView:
        return self.query_one(ConversationView)

    @property
    def _line(self) -> QuestionLine:
        return self.query_one(QuestionLine)
