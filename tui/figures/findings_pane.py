"""The list of findings beside the table that they are about."""

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from yjqa.checks.sureness import how_sure
from yjqa.cli_findings import places_said
from yjqa.cli_tables import printable
from yjqa.records import Finding


class FindingsPane(OptionList):
    """Findings, the surest first; Enter opens the places that one compares."""

    DEFAULT_CSS = """
    FindingsPane, FindingsPane:focus { background: $surface; background-tint: transparent; color: $foreground; padding: 0 1; }
    FindingsPane > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: none; }
    FindingsPane:focus > .option-list--option-highlighted { background: $primary; color: $background; text-style: none; }
    FindingsPane > .option-list--option-disabled, FindingsPane:focus > .option-list--option-disabled { color: $foreground; }
    """

    class Opened(Message):
        """A finding was chosen."""

        def __init__(self, finding: Finding) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._findings: Sequence[Finding] = ()

    def show(self, findings: Sequence[Finding], here: Sequence[Finding], silence: str) -> None:
        """Shows findings; those that are about what is under the cursor (`here`) say so. `silence`: what stands there where there are none."""
        self._findings = findings
        ids = {finding.id for finding in here}
        if not findings:
            self.set_options([Option(Content(silence), disabled=True)])
            return
        self.set_options([Option(_said(finding, finding.id in ids)) for finding in findings])
        self.highlighted = next((number for number, one in enumerate(findings) if one.id in ids), 0)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tells which finding was chosen."""
        event.stop()
        self.post_message(self.Opened(self._findings[event.option_index]))


def _said(finding: Finding, is_here: bool) -> Content:
    about = " · about this figure" if is_here else ""
    return Content.assemble(
        (f"{how_sure(finding.confidence)} · {finding.check}{about}", "bold"),
        f"\n{printable(finding.message)}\n{places_said(finding, {})}\n",
    )
