"""What the terminal UI needs, whoever gives it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer
    from yjqa.compare.comparison import Comparison
    from yjqa.compare.filters import BudgetFilter
    from yjqa.compare.keys import BudgetBy
    from yjqa.compare.kpi_filter import KpiFilter
    from yjqa.compare.kpis import KpiBy
    from yjqa.ingesting import FileReport, OnStage
    from yjqa.records import Action, AnyRecord, DocumentRecord, Finding


PICTURED = "The page shows something, but holds no text that could be read."
"""The note on a page that is a picture."""


@dataclass(frozen=True, slots=True)
class PageText:
    """One page of a paper as it was read.

    `number` is 1-based in the file and `label` what is printed on it; a paper without pages has its whole text as page 1, and
    `pages` is 1 then. `text`: a blank line between paragraphs, `#` before headings, a table as lines of cells between bars.
    `notes`: what a reader must know of the page.
    """

    document: str
    title: str
    file: str
    number: int
    label: str | None
    pages: int
    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Manner:
    """How a file is read: the password tried where it is encrypted, and whether pictures of text are read."""

    password: str | None = None
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Removed:
    """A paper that is held no more. `file`: where its file lies, from which it can be read again in the same `manner`, its password aside;
    `None` where it cannot.
    """

    record: "DocumentRecord"
    file: Path | None
    manner: Manner = Manner()


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A paper that another yjqa read, or one with other words: it is not known what does not agree in it. `file`: where its file lay when
    it was read, from which it can be read again in the same `manner`, its password aside; `None` where it cannot be from here.
    """

    document: str
    file: Path | None = None
    manner: Manner = Manner()


class Backend(Protocol):
    """Papers, records and answers. Every method may take its time and be called from any thread; all raise `YjqaError` and nothing else."""

    @property
    def label(self) -> str:
        """What is looked into, for people: a folder or an address."""

    def close(self) -> None:
        """Ends what it holds open."""

    def warm(self) -> None:
        """Makes ready what the first question needs, without the embedding model."""

    def edition(self) -> str:
        """Another text whenever papers have come or gone. Quick."""

    def documents(self) -> "Sequence[DocumentRecord]":
        """Every paper that is held, by id."""

    def records(self, plural: str) -> "Sequence[AnyRecord]":
        """All records of one kind ("budgets", "people", …) as the papers state them."""

    def register(self) -> "Sequence[Action]":
        """The action register: every action once, with its history over meetings."""

    def findings(self) -> "Sequence[Finding]":
        """What does not agree, in each paper and between papers; in papers that are `unchecked` there may be more."""

    def unchecked(self) -> Sequence[Unchecked]:
        """The papers that were not checked as papers are now."""

    def compare_budgets(self, wanted: "BudgetFilter", by: "BudgetBy") -> "Comparison":
        """What funders pay, as a table over areas and years. Raises `InvalidRequest` for what no paper has figures of."""

    def compare_kpis(self, wanted: "KpiFilter", by: "KpiBy") -> "Comparison":
        """Performance figures as a table over areas and periods. Raises `InvalidRequest` for what no paper has figures of."""

    def ask(self, question: str, history: "Sequence[str]") -> "Answer":
        """Answers a question. `history`: the earlier questions of the conversation as typed, oldest first."""

    def page(self, document_id: str, number: int) -> PageText:
        """A page by its number in the file. Raises `UnknownDocument`, and `InvalidRequest` for a page that is not there."""

    def original(self, document_id: str) -> Path:
        """The file of a paper, on this machine. Raises `UnknownDocument`, `OriginalGone`, `OriginalChanged`."""

    def scans_problem(self) -> str | None:
        """Why pages that are pictures cannot be read, and what to do; `None` where they can."""

    def add(self, file: Path, manner: Manner, on_stage: "OnStage") -> "FileReport":
        """Reads one file; `on_stage` is told how it goes and says whether to go on. Raises `BrokenOff` where it says not to."""

    def remove(self, document_id: str) -> Removed:
        """Forgets a paper and all that came of it; a file that was the knowledge base's own is put aside. Raises `UnknownDocument`."""
