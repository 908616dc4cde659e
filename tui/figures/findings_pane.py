"""The list of findings beside the table that they are about."""

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from yjqa.checks.sureness import Surety, how_sure
from yjqa.cli_findings import places_said
from yjqa.cli_tables import printable
from yjqa.records import CheckKind, Finding

_SURE: dict[Surety, str] = {"sure": "sure", "likely": "likely", "look": "to be looked at"}
_CHECKS: dict[CheckKind, str] = {
    "total": "A total does not agree", "percentage": "A percentage does not agree", "disagreement": "Two places differ",
    "date": "A date does not fit", "reference": "A reference does not fit", "numbering": "The numbering repeats",
    "score": "A score does not agree",
}  # fmt: skip


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
        self._first = 0

    def show(self, findings: Sequence[Finding], here: Sequence[Finding], before: str) -> None:
        """Shows findings; those that are about what is under the cursor (`here`) say so. `before`: what stands over them, or in their place;
        it may be empty.
        """
        self._findings = findings
        ids = {finding.id for finding in here}
        told = [Option(Content(f"{before}\n"), disabled=True)] if before else []
        self._first = len(told)
        self.set_options([*told, *(Option(_said(finding, finding.id in ids)) for finding in findings)])
        if findings:
            self.highlighted = self._first + next((at for at, one in enumerate(findings) if one.id in ids), 0)
            if self.highlighted == self._first:
                self.scroll_home(animate=False)  # what stands over the findings is not to be missed

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tells which finding was chosen."""
        event.stop()
        self.post_message(self.Opened(self._findings[event.option_index - self._first]))


def _said(finding: Finding, is_here: bool) -> Content:
    about = " · about this figure" if is_here else ""
    titles = {source.document: source.title for source in finding.sources}
    paper = f"{next(iter(titles.values()))}, " if len(titles) == 1 else ""
    return Content.assemble(
        (f"{_CHECKS[finding.check]} · {_SURE[how_sure(finding.confidence)]}{about}", "bold"),
        f"\n{printable(finding.message)}\n{printable(paper)}{places_said(finding, titles)}\n",
    )
