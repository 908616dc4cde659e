"""The papers that are held: a line that narrows them, what they come to, a table, and all of one paper."""

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Input, Static

from tui.papers.detail_text import detail_text
from tui.papers.held import Held
from tui.papers.lines import columns, line_of, order_of
from tui.papers.showing import Order, next_order, show
from tui.papers.wording import totals
from tui.table.widget import RecordTable
from yjqa.records import DocumentRecord, Finding

_EMPTY = """No papers are held yet.

Press a and give a file or a folder: minutes, plans, packs and reports as PDF, Word, HTML, Markdown or text.

To look around first, add the sample papers: the folder corpus of yjqa."""


class PapersView(Vertical):
    """The papers. It is loaded by `show`; `current` is the paper under the cursor."""

    BINDING_GROUP_TITLE = "Among the papers"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", id="papers.filter", key_display="/", tooltip="Narrows the papers as you type."),
        Binding("s", "sort", "Sort", id="papers.sort", show=False, tooltip="Sorts by the next column."),
    ]  # fmt: skip

    class Chosen(Message):
        """A paper is to be opened."""

        def __init__(self, record: DocumentRecord) -> None:
            super().__init__()
            self.record = record

    class Moved(Message):
        """Another paper is under the cursor, or none."""

    def __init__(self) -> None:
        super().__init__(id="papers-view")
        self._held = Held()
        self._findings: Counter[str] | None = None
        self._order: Order = "paper"

    def compose(self) -> ComposeResult:
        """The line, what the papers come to, the table, all of one paper."""
        with Horizontal(id="papers-line"):
            yield Static("/ Filter", id="papers-label")
            yield Input(placeholder="type words of titles, areas, dates", id="papers-filter", compact=True)
        yield Static("Looking through the papers …", id="papers-totals", markup=False)
        with Container(id="papers-body"):
            yield RecordTable[DocumentRecord](columns(self._order), line_of, id="papers")
            with VerticalScroll(id="paper-detail"):
                yield Static("", id="paper-all", markup=False)
        yield Static("", id="papers-nothing", markup=False)

    @property
    def current(self) -> DocumentRecord | None:
        """The paper under the cursor."""
        current = self._table.current
        assert current is None or isinstance(current, DocumentRecord)
        return current

    @property
    def _table(self) -> RecordTable[DocumentRecord]:
        return self.query_one("#papers", RecordTable)

    @property
    def _filter(self) -> Input:
        return self.query_one("#papers-filter", Input)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be narrowed or sorted where nothing is held."""
        return bool(self._held.papers) if action in ("filter", "sort") else True

    def take_focus(self) -> None:
        """Goes into the table, or into the line where that leaves nothing."""
        (self._table if self._table.items or not self._filter.value else self._filter).focus()

    def show(self, held: Held, at: str | None = None) -> None:
        """Shows the papers as they are now. `at`: the id of the one that the cursor goes to; else it stays."""
        self._held, self._findings = held, None
        self._arrange(at)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Tells how many findings there are of each paper."""
        self._findings = Counter(paper for one in findings for paper in {source.document for source in one.sources})
        self._tell_current()

    def step_back(self) -> None:
        """Leaves the line or the text; then clears the line."""
        if not self._table.has_focus and self._table.items:
            self._table.focus()
        else:
            self._filter.value = ""

    def on_input_changed(self) -> None:
        """Narrows the papers."""
        self._arrange()

    def on_input_submitted(self) -> None:
        """Goes to what is left."""
        self.take_focus()

    def on_record_table_highlighted(self, event: RecordTable.Highlighted) -> None:
        """Tells of another paper."""
        event.stop()
        self.query_one("#paper-detail").scroll_home(animate=False)
        self._tell_current()
        self.post_message(self.Moved())

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Has the paper opened."""
        event.stop()
        self.post_message(self.Chosen(event.item))

    def on_record_table_header_clicked(self, event: RecordTable.HeaderClicked) -> None:
        """Sorts by the column."""
        event.stop()
        order = order_of(event.column)
        if order is not None:
            self._sort(order)

    def action_filter(self) -> None:
        """Goes into the line."""
        self._filter.focus()

    def action_sort(self) -> None:
        """Sorts by the next column."""
        self._sort(next_order(self._order))

    def _sort(self, order: Order) -> None:
        self._order = order
        self._table.show_columns(columns(order))
        self._arrange()

    def _arrange(self, at: str | None = None) -> None:
        """Shows the papers that fit, the cursor on one of them, else on the one that it was on, or on what took its place."""
        table = self._table
        before = at or (self.current.id if self.current else None)
        shown = show(self._held.papers, self._filter.value, self._order)
        table.show(shown, next((at for at, one in enumerate(shown) if one.id == before), table.cursor))
        self.query_one("#papers-totals", Static).update(totals(shown, self._held))
        self.set_class(not shown, "-empty")
        self.set_class(not self._held.papers, "-none-held")
        self.query_one("#papers-nothing", Static).update(
            "No paper has all of these words. Esc goes back, and clears the filter." if self._held.papers else _EMPTY
        )

    def _tell_current(self) -> None:
        record = self.current
        if record is not None:
            count = None if self._findings is None else self._findings[record.id]
            self.query_one("#paper-all", Static).update(detail_text(record, count, self._held))
