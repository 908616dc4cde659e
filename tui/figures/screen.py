"""The screen of the section."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.clipboard import copy_text
from tui.dialogs.save import SaveDialog
from tui.figures.asked import Asked, Choice
from tui.figures.beside import Beside
from tui.figures.choosing import choose_dialog
from tui.figures.doubted import About, Doubted
from tui.figures.exporting import ENDINGS, comparison_as_bytes, comparison_as_text
from tui.figures.findings_pane import FindingsPane
from tui.figures.help_text import HELP
from tui.figures.looking import Looked, look
from tui.figures.narrowing import narrowed_line, switch_line
from tui.figures.pivot import PivotTable
from tui.figures.subjects import SUBJECTS, Subject
from tui.figures.telling import Point, line_on, name_of, sources_at
from tui.figures.wording import copied_cell, legend_of, nothing_of
from tui.saving import save_file
from tui.section import SectionScreen
from tui.source.pane import SourcePane
from tui.threads import in_thread
from yjqa.cli_tables import printable
from yjqa.compare.comparison import By
from yjqa.errors import YjqaError

_FRONTS = ("chart", "findings", "notes")
"""What can stand before the table where there is no room beside it."""


class FiguresScreen(SectionScreen):
    """Budgets and performance as tables over areas and years, with a chart, what each figure rests on, and what does not agree."""

    SECTION: ClassVar[str] = "figures"
    AUTO_FOCUS = "#pivot"
    HELP: ClassVar[str] = HELP
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", id="figures.back", tooltip="Go back to the table, or stop looking."),
        Binding("a,slash", "choose('areas', 'areas')", "Areas", id="figures.areas", key_display="a", tooltip="Choose the areas that are compared."),
        Binding("t", "choose('times', 'years')", "Years", id="figures.years", tooltip="Choose the years that are shown."),
        Binding("t", "choose('times', 'periods')", "Periods", id="figures.periods", tooltip="Choose the periods that are shown."),
        Binding("i", "choose('items', 'funders')", "Funders", id="figures.funders", tooltip="Choose funders, kinds of money and flows."),
        Binding("i", "choose('items', 'indicators')", "Indicators", id="figures.indicators", tooltip="Choose the indicators that are shown."),
        Binding("c", "chart", "Chart", id="figures.chart", tooltip="Draw bars or lines; on a small screen open the chart."),
        Binding("f", "findings", "Findings", id="figures.findings", tooltip="List what does not agree in the papers shown, then in all."),
        Binding("e", "export", "Export", id="figures.export", tooltip="Save the table as CSV or XLSX, or the chart as PNG or SVG."),
        Binding("y", "copy_cell", "Copy", id="figures.copy", tooltip="Copy the figure with the places that it stands in."),
        Binding("Y", "copy_table", "Copy table", id="figures.copy_table", show=False, tooltip="Copy the table for a spreadsheet."),
        Binding("b", "subject('budgets')", "Budgets", id="figures.budgets", show=False, tooltip="Show what funders pay."),
        Binding("p", "subject('performance')", "Performance", id="figures.performance", show=False, tooltip="Show performance figures."),
        Binding("r", "rows", "Rows", id="figures.rows", show=False, tooltip="Change what the rows are: funder or indicator, area, year."),
        Binding("enter", "open_page", "Open page", id="figures.open", show=False, tooltip="Open the page that the figure under the cursor stands on."),
        Binding("w", "scope", "What is drawn", id="figures.scope", show=False, tooltip="Draw the row under the cursor, its column, or the table."),
        Binding("n", "notes", "Notes", id="figures.notes", show=False, tooltip="Show what must be known of the table, or hide it."),
        Binding("x", "clear", "Clear", id="figures.clear", show=False, tooltip="Take back what was chosen."),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._subject = SUBJECTS[0]
        self._asked = {subject.name: Asked(subject.rows[0]) for subject in SUBJECTS}
        self._looked: Looked | None = None
        self._doubted = Doubted()
        self._about: tuple[Looked, About] | None = None
        self._is_looking = False

    def contents(self) -> Iterable[Widget]:
        """What is shown of what, the table, the chart, the figure under the cursor, findings and notes."""
        yield Static("", id="switch")
        yield Static("", id="narrowed")
        pivot = PivotTable(id="pivot")
        told = Static("", id="line", markup=False)
        left = Vertical(
            pivot, Static("", id="nothing", markup=False), told, Static("", id="legend", markup=False), id="left"
        )
        yield Horizontal(Vertical(left, Beside(id="beside"), id="tables"), SourcePane(), id="work")

    async def load(self) -> None:
        """Compares anew, with what was chosen; then looks what does not agree."""
        self._ask_for(self._subject, self._asked[self._subject.name])
        self._doubted = await self.ask_backend(
            lambda backend: Doubted(backend.findings(), (one.document for one in backend.unchecked()))
        )
        if self._looked is not None:
            await self._look_for_doubts(self._looked)
            self._show_table()

    # What is shown

    def _ask_for(self, subject: Subject, asked: Asked) -> None:
        """Compares what is asked for now."""
        self._subject, self._asked[subject.name] = subject, asked
        compare = partial(
            self._compare, subject, asked
        )  # a coroutine that is cancelled before it began would be complained of
        self.run_worker(compare, exclusive=True, group="compare")  # type: ignore[arg-type]  # Textual takes one, its types do not

    async def _compare(self, subject: Subject, asked: Asked) -> None:
        self.query_one("#switch", Static).update(switch_line(subject, asked.by))
        self.query_one("#narrowed", Static).update("Looking … Esc stops.")
        if self._looked is not None and self._looked.subject is not subject:
            self._tell_nothing("Looking …")  # the other figures would be taken for these
        self._is_looking = True
        self.refresh_bindings()
        try:
            looked = await self.ask_backend(lambda backend: look(backend, subject, asked))
        except YjqaError as error:
            self.query_one("#narrowed", Static).update("")
            self._tell_nothing(f"{error} Press x to take back what was chosen.")
        else:
            await self._look_for_doubts(looked)
            self._show(looked)
        self._is_looking = False
        self.refresh_bindings()

    async def _look_for_doubts(self, looked: Looked) -> None:
        """What is doubted of a table, by the findings that are known at the end: they may come while it is looked for."""
        doubted, about = None, About()
        while doubted is not self._doubted:
            doubted = self._doubted
            about = await in_thread(partial(doubted.about, looked.comparison))
        self._about = looked, about

    def _show(self, looked: Looked) -> None:
        """Shows a table, and says of what it is."""
        self._looked, self._subject, self._asked[looked.subject.name] = looked, looked.subject, looked.asked
        self.query_one("#switch", Static).update(switch_line(looked.subject, looked.asked.by))
        self.query_one("#narrowed", Static).update(narrowed_line(looked))
        self._show_table()

    def _show_table(self) -> None:
        looked = self._looked
        if looked is None:
            return
        if not looked.comparison.rows:
            self._tell_nothing(nothing_of(looked))
            return
        self._tell_nothing("")
        comparison, doubted = looked.comparison, self._doubted
        about = self._about[1] if self._about and self._about[0] is looked else About()
        self.set_class(bool(about.findings or about.unchecked), "-doubted")
        self.query_one("#legend", Static).update(legend_of(comparison, len(about.findings), len(about.unchecked)))
        self.query_one(Beside).show(comparison, doubted, about)
        self.query_one(PivotTable).show(comparison, about.marked)
        self.call_after_refresh(self._go_back_to_table)

    def _go_back_to_table(self) -> None:
        """Gives the table the keys again where they went nowhere: it loses them while it makes room for a text."""
        if self.focused is None:
            self.query_one(PivotTable).focus()

    def _tell_nothing(self, why: str) -> None:
        """Has a text in the table's place, or none."""
        self.set_class(bool(why), "-nothing")
        self.query_one("#nothing", Static).update(printable(why))

    # What happens

    def narrow_to(self, parts: Sequence[tuple[str, str]]) -> None:
        """Shows the figures of one kind and of the areas that are named: ("figures", "budgets"), ("area", "Westshire")."""
        subject = next((one for one in SUBJECTS if ("figures", one.name) in parts), self._subject)
        areas = tuple(value for field, value in parts if field == "area")
        self._ask_for(subject, replace(self._asked[subject.name].cleared(), areas=areas))

    def on_pivot_table_pointed(self) -> None:
        """Follows the cursor."""
        looked, point = self._looked, self.query_one(PivotTable).point
        if looked is not None and point is not None:
            self.query_one("#line", Static).update(
                line_on(looked.comparison, point, self._doubted.at(looked.comparison, point))
            )
            self.query_one(Beside).point_at(point)

    def on_pivot_table_opened(self, event: PivotTable.Opened) -> None:
        """Opens what the figure rests on."""
        self._open_page(event.point)

    def action_open_page(self) -> None:
        """Opens what the figure under the cursor rests on."""
        if (point := self.query_one(PivotTable).point) is not None:
            self._open_page(point)

    def _open_page(self, point: Point) -> None:
        if self._looked is None:
            return
        if sources := sources_at(self._looked.comparison, point):
            self.query_one(SourcePane).show(sources)
        else:
            self.notify(
                f"The papers give nothing for {name_of(self._looked.comparison, point)}.", timeout=4, markup=False
            )

    def on_findings_pane_opened(self, event: FindingsPane.Opened) -> None:
        """Opens what the finding compares."""
        self.query_one(SourcePane).show(event.finding.sources)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything now."""
        has_table = self._looked is not None and bool(self._looked.comparison.rows)
        if action in ("export", "copy_cell", "copy_table", "chart", "scope"):
            return has_table
        if action == "open_page":
            return has_table and not self.query_one("#notes").has_focus
        if action == "back":
            is_away = self.focused is not None and not self.query_one(PivotTable).has_focus
            return self.is_mounted and (self._is_looking or is_away)
        if action == "choose":
            return parameters[1] in ("areas", self._subject.items, self._subject.times)
        return super().check_action(action, parameters)

    def action_subject(self, name: str) -> None:
        """Goes to the other kind of figures, with the same areas where it has them."""
        subject = next(one for one in SUBJECTS if one.name == name)
        if subject is not self._subject or self._looked is None:
            areas = self._asked[self._subject.name].areas
            self._ask_for(subject, replace(self._asked[subject.name], areas=areas))

    def action_rows(self) -> None:
        """Goes to the next kind of rows."""
        self._ask_for(self._subject, self._asked[self._subject.name].by_next(self._subject.rows))

    def action_rows_by(self, by: By) -> None:
        """Goes to a kind of rows."""
        self._ask_for(self._subject, replace(self._asked[self._subject.name], by=by))

    def action_clear(self) -> None:
        """Takes back what was chosen."""
        self._ask_for(self._subject, self._asked[self._subject.name].cleared())

    def action_choose(self, what: Choice, name: str) -> None:
        """Asks for areas, for years or periods, or for funders or indicators. `name`: what these are called."""
        self.run_worker(self._choose(what), exclusive=True, group="choose")

    async def _choose(self, what: Choice) -> None:
        looked = self._looked
        if looked is None:
            return
        chosen = await self.app.push_screen_wait(choose_dialog(looked, what))
        if chosen is not None:
            self._ask_for(looked.subject, looked.asked.choosing(what, chosen))

    def action_chart(self) -> None:
        """Draws bars for lines or lines for bars; where the chart is not to be seen, opens it first."""
        if self.query_one("#chart").region:
            self.query_one(Beside).draw_otherwise()
        else:
            self._bring_forward("chart")

    def action_scope(self) -> None:
        """Draws the next of row, column and table."""
        self.query_one(Beside).draw_next()

    def action_findings(self) -> None:
        """Goes to the findings; there, to those of all papers and back."""
        if self.query_one("#findings").has_focus:
            self.query_one(Beside).find_more()
        self._bring_forward("findings")

    def action_notes(self) -> None:
        """Goes to the notes, or back from them."""
        if self.has_class("-front-notes"):
            self.action_back()
        else:
            self._bring_forward("notes")

    def action_back(self) -> None:
        """Stops looking and shows what was shown before; else goes back to the table."""
        if self._is_looking:
            self._stop_looking()
            return
        self.remove_class(*(f"-front-{name}" for name in _FRONTS))
        self.query_one(PivotTable).focus()

    def _stop_looking(self) -> None:
        self.workers.cancel_group(self, "compare")
        self._is_looking = False
        if self._looked is not None:
            self._show(self._looked)
        else:
            self.query_one("#narrowed", Static).update("")
            self._tell_nothing("Stopped looking. b looks again.")
        self.refresh_bindings()

    def _bring_forward(self, name: str) -> None:
        self.remove_class(*(f"-front-{one}" for one in _FRONTS))
        self.add_class(f"-front-{name}")
        self.query_one(f"#{name}").focus()

    def action_export(self) -> None:
        """Asks for a file and writes it."""
        self.run_worker(self.desk.told(self._export()), exclusive=True, group="export")

    async def _export(self) -> None:
        looked = self._looked
        assert looked is not None
        path = await self.app.push_screen_wait(
            SaveDialog(
                "Save the table (.xlsx, .csv) or its chart (.png, .svg)", Path(f"{self._subject.name}.xlsx"), ENDINGS
            )
        )
        if path is None:
            return
        await in_thread(lambda: save_file(path, comparison_as_bytes(looked.comparison, path)))
        self.app.notify(f"Saved {path}.", markup=False)

    async def action_copy_cell(self) -> None:
        """Copies the figure under the cursor with its places."""
        looked, point = self._looked, self.query_one(PivotTable).point
        if looked is not None and point is not None:
            await copy_text(self.app, copied_cell(looked.comparison, point), "the figure with its places")

    async def action_copy_table(self) -> None:
        """Copies the table for a spreadsheet."""
        if self._looked is not None:
            await copy_text(self.app, comparison_as_text(self._looked.comparison), "the table for a spreadsheet")
