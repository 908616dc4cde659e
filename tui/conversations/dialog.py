"""The list of earlier conversations: found again, opened, saved, forgotten."""

from collections.abc import Coroutine, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.widgets import Input, Static

from tui.conversations.lines import columns_of, cut, line_of
from tui.conversations.listing import Listing
from tui.conversations.preview import ConversationPreview
from tui.conversations.saving import save_conversation
from tui.dialogs.confirm import ConfirmDialog
from tui.hint_bar import HintBar
from tui.overlay import Overlay
from tui.table.widget import RecordTable
from tui.threads import in_thread
from yjqa.cli_tables import printable
from yjqa.errors import YjqaError

if TYPE_CHECKING:
    from tui.conversations.archive import Archive, Found
    from tui.conversations.model import Conversation


class _SearchLine(Input):
    """The words that are looked for. The arrows move in the list below, where the focus need not go."""

    BINDING_GROUP_TITLE = "While you type"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Open", id="conversations.open", tooltip="Opens the conversation under the cursor."),
        Binding("up", "screen.move(-1)", "Up", id="conversations.up", show=False, tooltip="Goes up the list."),
        Binding("down", "screen.move(1)", "Choose", id="conversations.down", tooltip="Goes down the list."),
        Binding("tab", "screen.to_list", "To the list", id="conversations.list", tooltip="Goes to the list: its conversations can be saved and removed."),
    ]  # fmt: skip


class _List(RecordTable["Found"]):
    """The conversations, a line each."""

    BINDING_GROUP_TITLE = "In the list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Open", id="conversations.choose", tooltip="Opens the conversation."),
    ]


class ConversationsDialog(Overlay["Conversation"]):
    """Gives the conversation that is to go on, or `None`. `about`: the label of the papers that are looked into; `files`: each paper's
    file by its id. `removed`: ids of the conversations that were forgotten in it, and not brought back.
    """

    HELP: ClassVar[str | None] = """
Every conversation is kept by itself, on this machine and for you only. Type words of a question or an answer to find one again;
their beginnings will do. Enter opens it, and it goes on where it ended.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("delete,d", "remove", "Remove", id="conversations.remove", tooltip="Removes the conversation; u brings it back."),
        Binding("u", "undo", "Undo", id="conversations.undo", tooltip="Brings the conversation back that was removed last."),
        Binding("e", "save", "Save", id="conversations.save", tooltip="Saves the conversation as Markdown."),
        Binding("f6,a", "everything", "Other papers", id="conversations.others", tooltip="Shows conversations about other papers too, or leaves them out."),
        Binding("f", "forget_all", "Forget all", id="conversations.forget", show=False, tooltip="Removes every conversation for good, those about other papers too."),
        Binding("slash", "search", "Search", id="conversations.search", tooltip="Goes to the search line."),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ConversationsDialog { align: center middle; }
    ConversationsDialog > #conversations {
        width: 100%; height: 1fr; padding: 0 1; background: $surface; color: $foreground;
        border: round $primary; border-title-color: $foreground; border-title-style: bold;
    }
    ConversationsDialog _SearchLine { border: round $secondary; background: $surface; background-tint: transparent; color: $foreground; padding: 0 1; }
    ConversationsDialog _SearchLine:focus { border: heavy $primary; }
    ConversationsDialog _SearchLine > .input--placeholder { color: $secondary; }
    ConversationsDialog #told { height: auto; max-height: 4; }
    ConversationsDialog #told.-problem { color: $error; text-style: bold; }
    ConversationsDialog #instead { height: auto; padding: 1 0; }
    ConversationsDialog #both { height: 1fr; layout: vertical; }
    ConversationsDialog _List { height: 2fr; border-left: blank; }
    ConversationsDialog _List:focus { border-left: thick $accent; }
    ConversationsDialog ConversationPreview { height: 3fr; border-top: solid $secondary; padding: 0 1; }
    ConversationsDialog ConversationPreview:focus { border-top: heavy $primary; }
    ConversationsDialog.-medium #both, ConversationsDialog.-wide #both { layout: horizontal; }
    ConversationsDialog.-medium _List, ConversationsDialog.-wide _List { width: 5fr; height: 1fr; }
    ConversationsDialog.-medium ConversationPreview, ConversationsDialog.-wide ConversationPreview {
        width: 4fr; height: 1fr; border-top: none; border-left: solid $secondary;
    }
    ConversationsDialog.-medium ConversationPreview:focus, ConversationsDialog.-wide ConversationPreview:focus { border-left: heavy $primary; }
    """

    def __init__(self, archive: "Archive", about: str, files: Mapping[str, str]) -> None:
        super().__init__()
        self.removed: set[str] = set()
        self._archive = archive
        self._files = files
        self._listing = Listing(about=about)
        self._undoable: list[Conversation] = []

    def compose(self) -> ComposeResult:
        """The search line, how many there are, the list and the preview."""
        with Vertical(id="conversations") as box:
            box.border_title = "Earlier conversations"
            yield _SearchLine(placeholder="Words of a question or an answer")
            yield Static("", id="told", markup=False)
            yield Static("", id="instead", markup=False)
            with Container(id="both"):
                yield _List((), lambda found: line_of(found, self._listing))
                yield ConversationPreview()
        yield HintBar()

    def on_mount(self) -> None:
        """Lists what is kept, with the search line ready."""
        for name in ("#both", "#instead"):
            self.query_one(name).display = False
        self.query_one(_SearchLine).focus()
        self._tell("Looking …")
        self._look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be done with a conversation needs one."""
        match action:
            case "search":
                return not self.query_one(_SearchLine).has_focus
            case "remove" | "save" | "move":
                return bool(self._listing.shown)
            case "undo":
                return bool(self._undoable)
            case "everything":
                return bool(self._listing.about_others)
            case "forget_all":
                return bool(self._listing.found)
            case _:
                return True

    # Finding

    @on(Input.Changed)
    def _look(self) -> None:
        self._begin(self._find(), "finding")

    async def _find(self, message: str = "", at: str | None = None) -> None:
        """Lists what fits the search line. `message`: what is told besides; `at`: the conversation that the cursor goes to."""
        words = self.query_one(_SearchLine).value.strip()
        found = await in_thread(lambda: self._archive.find(words))
        cursor = self.query_one(_List).cursor if words == self._listing.words else 0
        self._listing = replace(self._listing, found=found, words=words)
        self._show_list(message, at, cursor)

    def _show_list(self, message: str = "", at: str | None = None, cursor: int = 0) -> None:
        shown = self._listing.shown
        table = self.query_one(_List)
        table.show_columns(columns_of(self._listing))
        table.show(shown, next((number for number, one in enumerate(shown) if one.id == at), cursor))
        if not shown and not self.query_one(_SearchLine).has_focus:
            self.set_focus(None)  # the list goes, and its keys with it; those of the dialog stay
        self.query_one("#both").display = bool(shown)
        instead = self.query_one("#instead", Static)
        instead.update(self._listing.instead)
        instead.display = not shown
        self._tell(" ".join(part for part in (message, self._listing.summary) if part))
        self.refresh_bindings()

    @on(RecordTable.Highlighted)
    def _preview(self, event: "RecordTable.Highlighted") -> None:
        self._begin(self._show_preview(event.item), "preview")

    async def _show_preview(self, found: "Found | None") -> None:
        preview = self.query_one(ConversationPreview)
        if found is None:
            await preview.show((), "", None)
            return
        conversation = await in_thread(lambda: self._archive.get(found.id))
        await preview.show(conversation.turns if conversation else (), self._listing.words, found.fitting)

    # What is done with what was found

    @on(Input.Submitted)
    @on(RecordTable.Chosen)
    def _open(self) -> None:
        self._begin(self._open_current(), "opening")

    async def _open_current(self) -> None:
        if (
            self.query_one(_SearchLine).value.strip() != self._listing.words
        ):  # Enter came before what was typed was found
            await self._find()
        conversation = await self._current()
        if conversation is not None:
            self.dismiss(conversation)

    async def _current(self) -> "Conversation | None":
        """The conversation under the cursor, whole. Where another program has removed it meanwhile, the list follows."""
        found = self.query_one(_List).current
        if found is None:
            return None
        conversation = await in_thread(lambda: self._archive.get(found.id))
        if conversation is None:
            await self._find("This conversation is kept no more.")
        return conversation

    def action_move(self, by: int) -> None:
        """Moves in the list."""
        self.query_one(_List).action_move(by)

    def action_to_list(self) -> None:
        """Leaves the search line, also where there is no list: the other keys stand for themselves then."""
        self.set_focus(self.query_one(_List) if self._listing.shown else None)

    def action_search(self) -> None:
        """Goes to the search line."""
        self.query_one(_SearchLine).focus()

    def action_everything(self) -> None:
        """Lists conversations about other papers too, or leaves them out."""
        current = self.query_one(_List).current
        self._listing = replace(self._listing, everything=not self._listing.everything)
        self._show_list(at=current.id if current else None)

    def action_remove(self) -> None:
        """Removes the conversation under the cursor."""
        found = self.query_one(_List).current
        if found is not None:
            self._begin(self._remove(found), "changing")

    async def _remove(self, found: "Found") -> None:
        removed = await in_thread(lambda: self._archive.remove(found.id))
        self.removed.add(found.id)
        if removed is not None:
            self._undoable.append(removed)
        await self._find(f"Removed “{cut(found.title)}”{'; u brings it back' if removed else ''}.")

    def action_undo(self) -> None:
        """Brings the conversation back that was removed last."""
        self._begin(self._undo(), "changing")

    async def _undo(self) -> None:
        conversation = self._undoable[-1]
        await in_thread(lambda: self._archive.keep(conversation))
        self._undoable.remove(conversation)
        self.removed.discard(conversation.id)
        await self._find(f"“{cut(conversation.title)}” is back.", conversation.id)
        if self._listing.shown:
            self.query_one(_List).focus()

    def action_forget_all(self) -> None:
        """Removes every conversation, if the user is sure."""
        self._begin(self._forget_all(), "changing")

    async def _forget_all(self) -> None:
        found = await in_thread(self._archive.find)
        question = f"Remove every conversation, {len(found):,} in all, those about other papers too? They cannot be brought back."
        if await self.app.push_screen_wait(ConfirmDialog(question, "Remove all", "Keep them")):
            await in_thread(self._archive.forget_all)
            self.removed |= {one.id for one in found}
            self._undoable.clear()
            await self._find("Every conversation is removed.")

    def action_save(self) -> None:
        """Saves the conversation under the cursor as Markdown."""
        self._begin(self._save(), "saving")

    async def _save(self) -> None:
        conversation = await self._current()
        if conversation is not None and (path := await save_conversation(self.app, conversation, self._files)):
            self._tell(f"Saved as {path}.")

    def _begin(self, work: Coroutine[Any, Any, None], group: str) -> None:
        """Does something beside, in place of what was begun of its kind; what yjqa says is wrong with it is told."""
        self.run_worker(self._told(work), group=group, exclusive=True)

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except YjqaError as error:
            self._tell(str(error), problem=True)

    def _tell(self, text: str, problem: bool = False) -> None:
        told = self.query_one("#told", Static)
        told.update(printable(text))
        told.set_class(problem, "-problem")
