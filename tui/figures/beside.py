"""What stands beside the table: a chart, all of the figure under the cursor, findings, notes."""

from rich.console import Group
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui.figures.chart import ChartPane, Look
from tui.figures.doubted import About, Doubted
from tui.figures.drawn import SCOPES, Scope, panels_at, usual_scope
from tui.figures.findings_pane import FindingsPane
from tui.figures.telling import Point, told_of
from tui.figures.wording import papers_said, said_before
from yjqa.cli_tables import printable
from yjqa.compare.comparison import Comparison


class Beside(Vertical):
    """Four panes about one table; the styles say which of them there is room for."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._comparison: Comparison | None = None
        self._doubted = Doubted()
        self._about = About()
        self._point = Point(0, 0)
        self._look: Look = "bars"
        self._scope: Scope | None = None
        self._finds_all = False

    def compose(self) -> ComposeResult:
        """The panes."""
        yield ChartPane(id="chart")
        yield VerticalScroll(Static("", id="told", markup=False), id="detail")
        yield FindingsPane(id="findings")
        yield VerticalScroll(Static("", id="noted", markup=False), id="notes")

    def show(self, comparison: Comparison, doubted: Doubted, about: About) -> None:
        """Follows another table. `about`: what is found in the papers that it has figures of."""
        self._comparison, self._doubted, self._about = comparison, doubted, about
        notes = printable("\n\n".join(comparison.notes)) or "There are no notes on this table."
        self.query_one("#noted", Static).update(notes)
        self.query_one("#notes").border_title = f"Notes on the table: {len(comparison.notes)}"
        self.query_one("#notes").border_subtitle = "Esc table"

    def point_at(self, point: Point) -> None:
        """Follows the cursor."""
        if self._comparison is None:
            return
        self._point = point
        told = told_of(self._comparison, point, self._doubted.at(self._comparison, point))
        if near := self._doubted.near(self._comparison, point):
            told = Group(told, Text(f"\n{near} more in the same table (f)."))
        self.query_one("#told", Static).update(told)
        self._draw()
        self._list_findings()

    def draw_otherwise(self) -> None:
        """Draws bars for lines, or lines for bars."""
        self._look = "lines" if self._look == "bars" else "bars"
        self._draw()

    def draw_next(self) -> None:
        """Draws the next of row, column and table, and goes on doing so."""
        if self._comparison is not None:
            self._scope = _after(self._scope or usual_scope(self._comparison, self._point))
            self._draw()

    def find_more(self) -> None:
        """Lists the findings of all papers for those of the papers shown, or the other way round."""
        self._finds_all = not self._finds_all
        self._list_findings()

    def _draw(self) -> None:
        if self._comparison is None:
            return
        scope = self._scope or usual_scope(self._comparison, self._point)
        chart = self.query_one(ChartPane)
        chart.show(panels_at(self._comparison, self._point, scope), self._look)
        chart.border_title = f"Chart of the {scope}"
        chart.border_subtitle = (
            f"c {'lines' if self._look == 'bars' else 'bars'} · w {_after(scope)} · Enter page · Esc table"
        )

    def _list_findings(self) -> None:
        if self._comparison is None:
            return
        pane = self.query_one(FindingsPane)
        of = self._doubted if self._finds_all else self._about
        where = "all papers" if self._finds_all else "the papers shown"
        here = self._doubted.at(self._comparison, self._point)
        pane.show(
            of.findings,
            here,
            said_before(len(of.findings), len(of.unchecked), "the papers held" if self._finds_all else where),
        )
        known = f", {papers_said(len(of.unchecked))} not checked" if of.unchecked else ""
        pane.border_title = f"Findings in {where}: {len(of.findings)}{known}"
        opens = "Enter opens the page · " if of.findings else ""
        pane.border_subtitle = f"{opens}f {'the papers shown' if self._finds_all else 'all papers'} · Esc table"


def _after(scope: Scope) -> Scope:
    return SCOPES[(SCOPES.index(scope) + 1) % len(SCOPES)]
