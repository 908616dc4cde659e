"""The screen of the section."""

import datetime
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from tui.actions.arranging import Heading, Order, Row, place_of
from tui.actions.choices import owners_of, papers_of
from tui.actions.choosing import ChoiceDialog
from tui.actions.detail import ActionDetail
from tui.actions.detail_text import copied_text
from tui.actions.export import FORMS, export_actions
from tui.actions.filter_line import FilterLine
from tui.actions.help_text import HELP
from tui.actions.lines import COLUMNS, columns, empty_columns, line_of
from tui.actions.parts import line_for, toggled, with_part
from tui.actions.reading import read_register
from tui.actions.telling import counts_line, nothing_line
from tui.actions.view import Arranger, Shown, View
from tui.clipboard import copy_text
from tui.section import SectionScreen
from tui.source.pane import SourcePane
from tui.table.columns import Line
from tui.table.widget import RecordTable
from tui.threads import in_thread
from yjqa.errors import YjqaError
from yjqa.records import Action

_REST = 0.1
"""Seconds without a key after which all of the action under the cursor is shown."""


class ActionsScreen(SectionScreen):
    """The register as a table, narrowed by a line, with all of the action under the cursor beside it."""

    SECTION: ClassVar[str] = "actions"
    AUTO_FOCUS = "#actions"
    HELP: ClassVar[str] = HELP
    PANES: ClassVar[str] = "#register, ActionDetail, SourcePane"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="actions.back", tooltip="Leave the action or the filter; then clear the filter."),
        Binding("slash", "filter", "Filter", id="actions.filter", key_display="/", tooltip="Narrow the register as you type."),
        Binding("w", "owners", "Owners", id="actions.owners", tooltip="List the owners with their counts, and show one's actions."),
        Binding("d", "narrow('overdue')", "Overdue", id="actions.overdue_only", tooltip="Show only overdue actions, or all again."),
        Binding("e", "export", "Export", id="actions.export", tooltip="Save what is shown as CSV or XLSX."),
        Binding("s", "sort", "Sort", id="actions.sort", tooltip="Sort by the next column; after the last in the order of the papers."),
        Binding("r,S", "reverse", "Reverse", id="actions.reverse", tooltip="Sort the other way round."),
        Binding("g", "group", "Group", id="actions.group", tooltip="Group by owner, by paper, by status, or not at all."),
        Binding("t", "narrow('status:open')", "Open ones", id="actions.open_only", tooltip="Show only open actions, or all again."),
        Binding("p", "papers", "Papers", id="actions.papers", tooltip="List the papers with their counts, and show one's actions."),
        Binding("y", "copy", "Copy", id="actions.copy", show=False, tooltip="Copy the action, or the group, with its source."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._arranger: Arranger | None = None
        self._view = View()
        self._shown: Shown | None = None
        self._today = datetime.date.min
        self._telling: Timer | None = None
        self._empty: frozenset[Order] = frozenset()

    def contents(self) -> Iterable[Widget]:
        """The filter, what it leaves, the register, all of one action."""
        yield FilterLine(self._narrow)
        yield Static("", id="counts", markup=False)
        table: RecordTable[Row] = RecordTable(columns("paper", down=False), self._line_of, id="actions")
        register = Vertical(table, Static("", id="nothing", markup=False), id="register")
        beside = Horizontal(register, ActionDetail(id="detail"), id="beside")
        yield Horizontal(beside, SourcePane(), id="work")

    def on_mount(self) -> None:
        """Follows the theme, whose colours all of an action is told in."""
        self.app.theme_changed_signal.subscribe(self, lambda theme: self._detail.tell_again())

    async def load(self) -> None:
        """Reads the register, and shows it under the same view as before."""
        self.query_one("#counts", Static).update("Looking through the papers …")
        held, completer = await self.ask_backend(read_register)
        self._arranger = Arranger(held)
        self._empty = empty_columns(held)
        self.query_one(FilterLine).know(completer)
        self._mark_columns()
        self._show()

    def on_screen_resume(self) -> None:
        """Looks at the day too: what was not overdue yesterday may be today."""
        if self.desk.today() != self._today:
            self._show()

    # What is shown

    @property
    def _detail(self) -> ActionDetail:
        return self.query_one(ActionDetail)

    @property
    def _table(self) -> RecordTable[Row]:
        return self.query_one("#actions", RecordTable)

    def _line_of(self, row: Row) -> Line:
        return line_of(row, self._today, self.app.theme_variables)

    def _look(self, view: View) -> None:
        """Looks at the register in another way."""
        if view.order != self._view.order or view.down != self._view.down:
            self._view = view
            self._mark_columns()
        had_filter = bool(self._view.line)
        self._view = view
        self._show()
        if had_filter != bool(view.line):
            self.refresh_bindings()

    def _mark_columns(self) -> None:
        self._table.show_columns(columns(self._view.order, down=self._view.down, empty=self._empty))

    def _show(self) -> None:
        if self._arranger is None:
            return
        self._today = self.desk.today()
        table, held = self._table, self._arranger.held
        self._shown = shown = self._arranger.show(self._view, self._today)
        headings = (
            [number for number, row in enumerate(shown.rows) if isinstance(row, Heading)] if self._view.grouping else ()
        )
        table.show(shown.rows, place_of(shown.rows, table.items, table.cursor), headings)
        self.query_one(FilterLine).tell(shown.narrowed)
        self.query_one("#counts", Static).update(counts_line(shown, self._view, held), layout=False)
        self.query_one("#register").set_class(not shown.rows, "-empty")
        if not shown.rows:
            self.query_one("#nothing", Static).update(nothing_line(shown, held))

    def _chosen(self) -> list[Action]:
        """The action under the cursor, or those of the group."""
        table = self._table
        if isinstance(table.current, Heading):
            group = []
            for row in table.items[table.cursor + 1 :]:
                if isinstance(row, Heading):
                    break
                group.append(row.action)
            return group
        return [] if table.current is None else [table.current.action]

    # What happens

    def narrow_to(self, parts: Sequence[tuple[str, str]]) -> None:
        """Shows only what these fields and values leave."""
        self.query_one(FilterLine).write(line_for(parts))

    def _narrow(self, line: str) -> None:
        """Narrows the register."""
        self._look(View(line, self._view.order, self._view.down, self._view.grouping))

    def on_filter_line_left(self) -> None:
        """Goes to what the filter leaves."""
        self._table.focus()

    def on_record_table_highlighted(self, event: RecordTable.Highlighted) -> None:
        """Tells of what is under the cursor, once the keys rest: to lay out all of an action takes longer than to go down a line."""
        if self._telling is not None:
            self._telling.stop()
        self._telling = self.set_timer(_REST, self._tell)

    def _tell(self) -> None:
        self._detail.show(self._table.current, self._today)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Goes to all of the action."""
        if not isinstance(event.item, Heading):
            self._tell()
            self.query_one("#beside").add_class("-opened")
            self._detail.take_focus()

    def on_record_table_header_clicked(self, event: RecordTable.HeaderClicked) -> None:
        """Sorts by the column."""
        self._look(self._view.ordered_by(COLUMNS[event.column]))

    def on_action_detail_place_chosen(self, event: ActionDetail.PlaceChosen) -> None:
        """Shows the page beside."""
        self.query_one(SourcePane).show(event.sources, event.at)

    def on_key(self, event: events.Key) -> None:
        """Opens the place whose number is typed."""
        self._detail.open_typed(event)

    # Keys

    def action_filter(self) -> None:
        """Goes into the filter."""
        self.query_one(FilterLine).take_focus()

    def action_narrow(self, part: str) -> None:
        """Puts a part into the filter, or takes it out."""
        line = self.query_one(FilterLine)
        line.write(toggled(line.line, part))

    def action_owners(self) -> None:
        """Lists the owners, to choose one."""
        if self._arranger is not None:
            choices = owners_of(self._arranger.held, self._today)
            self._choose("owner", ChoiceDialog("Whose actions?", "owner", choices))

    def action_papers(self) -> None:
        """Lists the papers, to choose one."""
        if self._arranger is not None:
            choices = papers_of(self._arranger.held, self._today)
            self._choose("paper", ChoiceDialog("The actions of which paper?", "paper", choices))

    def _choose(self, name: str, dialog: ChoiceDialog) -> None:
        def narrow_to(value: str | None) -> None:
            if value is not None:
                line = self.query_one(FilterLine)
                line.write(with_part(line.line, name, value))

        self.app.push_screen(dialog, narrow_to)

    def action_sort(self) -> None:
        """Sorts by the next column that is shown."""
        self._look(self._view.next_order([COLUMNS[number] for number in self._table.columns_in_sight]))

    def action_reverse(self) -> None:
        """Sorts the other way round."""
        self._look(self._view.ordered_by(self._view.order))

    def action_group(self) -> None:
        """Groups by the next thing."""
        self._look(self._view.next_grouping())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offers only what does something: to go back where there is something to go back from, the filter where one is not in it."""
        if not self.is_mounted:
            return True
        if action not in ("back", "filter"):
            return super().check_action(action, parameters)
        line = self.query_one(FilterLine)
        if action == "filter":
            return not line.has_focus_within
        return self.zoomed is not None or self._detail.has_focus_within or line.has_focus_within or bool(line.line)

    def action_back(self) -> None:
        """Gives back the whole screen; leaves the action, then the filter; then clears the filter."""
        if self.zoomed is not None:
            self.unzoom()
            return
        table, line = self._table, self.query_one(FilterLine)
        if self._detail.has_focus_within:
            self.query_one("#beside").remove_class("-opened")
            table.focus()
        elif line.has_focus_within and table.items:
            table.focus()
        elif line.line:
            line.write("")

    async def action_copy(self) -> None:
        """Copies what is under the cursor."""
        actions = self._chosen()
        if actions:
            what = "the action with its source" if len(actions) == 1 else f"{len(actions)} actions with their sources"
            await copy_text(self.app, copied_text(actions), what)

    def action_export(self) -> None:
        """Saves what is shown."""
        if self._shown is None or not self._shown.rows:
            self.notify("There is nothing shown that could be saved.", severity="warning", markup=False)
            return
        self.run_worker(self._export(self._shown), group="export", exclusive=True)

    async def _export(self, shown: Shown) -> None:
        from tui.dialogs.save import SaveDialog

        rows = [row for row in shown.rows if not isinstance(row, Heading)]
        actions = list({row.action.id: row for row in rows}.values())
        today = self._today
        wanted = Path("actions.xlsx")
        while path := await self.app.push_screen_wait(
            SaveDialog("Save the actions (.xlsx or .csv)", wanted, tuple(FORMS))
        ):
            try:
                await in_thread(partial(export_actions, path, actions, today))
            except YjqaError as error:
                self.notify(str(error), severity="error", timeout=10, markup=False)
                wanted = path  # to be put right
                continue
            each = ", each once" if len(actions) < len(rows) else ""
            self.notify(f"{len(actions)} action{'s'[: len(actions) != 1]}{each}: {path}", title="Saved", markup=False)
            return
