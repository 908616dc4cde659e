"""The screen of the section: a conversation, the line to ask at, and the source beside."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.worker import Worker

from tui.ask.conversation_view import ConversationView
from tui.ask.question_line import QuestionLine
from tui.ask.turn_view import TurnView
from tui.section import SectionScreen
from tui.source.pane import SourcePane
from yjqa.errors import YjqaError

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer


class AskScreen(SectionScreen):
    """A conversation whose every answer opens the place that proves it."""

    SECTION: ClassVar[str] = "ask"
    HELP: ClassVar[str] = """
Ask in your own words: *what actions does … own?*, *how much did the police pay in 2020/21?*, *what does MAPPA stand for?*
A follow-up may lean on the question before: *and the year before?*, *which are overdue?*

Every answer says **how it was taken** and ends with its **sources**. Press Tab to go up to them, then Enter, or a source's number,
to see the page with the words lit. Esc brings you back. *Not found* means that the papers do not say.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "question", "Question", id="ask.question", show=False, tooltip="Go to the question line."),
        Binding("escape", "back", "Back", id="ask.back", show=False, tooltip="Stop looking, or go one step back."),
        Binding("ctrl+n", "new", "New", id="ask.new", tooltip="Begin a new conversation."),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._files: dict[str, str] = {}
        self._questions: list[str] = []
        self._waiting: list[TurnView] = []
        self._looking: Worker[None] | None = None

    def contents(self) -> Iterable[Widget]:
        """The conversation with its line, and the pane for sources, which is not displayed yet."""
        with Horizontal(id="beside"):
            with Vertical(id="conversation"):
                yield ConversationView(id="turns")
                yield QuestionLine()
            yield SourcePane()

    def on_mount(self) -> None:
        """Has the question line ready."""
        self.query_one(QuestionLine).focus()

    async def load(self) -> None:
        """Learns which files the papers are."""
        documents = await self.ask_backend(lambda backend: backend.documents())
        self._files |= {record.id: record.file for record in documents}

    @on(QuestionLine.Asked)
    async def _ask(self, event: QuestionLine.Asked) -> None:
        turn = await self._conversation.begin_turn(event.question)
        self._waiting.append(turn)
        if len(self._waiting) == 1:
            self._looking = self.run_worker(self._answer_waiting(), group="answer", exclusive=True)

    async def _answer_waiting(self) -> None:
        while self._waiting:
            turn = self._waiting[0]
            turn.tell_looking()
            try:
                answer = await self._look(turn.question)
            except YjqaError as error:
                await turn.show_problem(str(error))
                self.query_one(QuestionLine).put_back(turn.question)
            else:
                await turn.show_answer(answer, self._files)
                self._questions.append(turn.question)
            self._waiting.pop(0)
            self._conversation.show_newest()

    async def _look(self, question: str) -> "Answer":
        history = tuple(self._questions)
        return await self.ask_backend(lambda backend: backend.ask(question, history))

    @on(TurnView.SourceWanted)
    def _open_source(self, event: TurnView.SourceWanted) -> None:
        self.query_one(SourcePane).show(event.answer.citations, event.at)

    @on(ConversationView.LeftForQuestion)
    def action_question(self) -> None:
        """Goes to the question line."""
        self.query_one(QuestionLine).focus()

    async def action_back(self) -> None:
        """Stops looking, or goes one step back."""
        if self._waiting:
            await self._stop_looking()
        else:
            self.action_question()

    async def action_new(self) -> None:
        """Begins a new conversation."""
        await self._stop_looking()
        self._questions = []
        await self._conversation.remove_children()
        self.action_question()

    async def _stop_looking(self) -> None:
        """Waits no more for answers, and puts the first question that had none back for mending."""
        if self._looking is not None:
            self._looking.cancel()
        given_up, self._waiting = self._waiting, []
        if given_up:
            self.query_one(QuestionLine).put_back(given_up[0].question)
        for turn in given_up:
            await turn.remove()

    @property
    def _conversation(self) -> ConversationView:
        return self.query_one(ConversationView)
