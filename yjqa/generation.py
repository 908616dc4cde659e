"""What the papers state at one moment: a generation of the store. It ends when papers come or go."""

from collections.abc import Callable, Hashable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from yjqa.errors import StoreError
from yjqa.garbage import without_collecting
from yjqa.papers import Paper, Papers
from yjqa.records import Action, AnyRecord, BudgetLine, DocumentRecord, Finding, Kpi, Record
from yjqa.register import find_same_actions, join_reports
from yjqa.remembered import Remembered
from yjqa.store import Store

if TYPE_CHECKING:
    from yjqa.compare.comparison import Comparison

_R = TypeVar("_R", bound=Record)
_T = TypeVar("_T")

_COMPARISONS = 16
"""Comparisons that are kept for whoever asks for the same again."""


class Generation:
    """Everything is read or made when it is first asked for, once for all threads, and kept.

    `number`: the store's. What is made must be made in a snapshot of that moment: nothing of another one is ever mixed in. What did
    not change since `before` is not read again.
    """

    def __init__(self, number: int, store: Store, papers: Papers, before: "Generation | None") -> None:
        self.number = number
        self._store = store
        self._papers = papers
        self._made: Remembered[Any] = Remembered()
        self._comparisons: Remembered[Comparison] = Remembered(most=_COMPARISONS)
        self.keys = store.keys()
        """Every paper's key, by its id, in order: another one where anything of the paper is another."""
        known = {} if before is None else dict(before._by_paper)
        here = set(self.keys.values())
        self._by_paper: dict[str, dict[str, tuple[AnyRecord, ...]]] = {
            kind: {key: records for key, records in of_kind.items() if key in here} for kind, of_kind in known.items()
        }

    def made(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` makes of the papers, kept under the key. Raises `StoreError` where the papers are not these any more."""
        return cast(_T, self._made.get(key, lambda: self._now(make)))

    def edition(self) -> str:
        """A digest of what is held."""
        return self.made("edition", self._store.edition)

    def documents(self) -> tuple[DocumentRecord, ...]:
        """Every paper that is held, by id."""
        return self.made("documents", lambda: tuple(self._store.documents()))

    def paper(self, document_id: str) -> Paper:
        """One paper as read. Raises `UnknownDocument`."""
        key = self.keys.get(document_id) or (self.number, document_id)
        return self._papers.get(key, lambda: self._now(lambda: self._store.document(document_id)))

    def records(self, kind: type[_R]) -> tuple[_R, ...]:
        """Every record of one kind as the papers state it."""
        name = str(kind.model_fields["kind"].default)
        return cast("tuple[_R, ...]", self.made(kind, lambda: self._read(name)))

    def register(self) -> tuple[Action, ...]:
        """Every action once, with its history over meetings."""
        return self.made("register", lambda: tuple(join_reports(self.records(Action), self._same_actions())))

    def findings(self) -> tuple[Finding, ...]:
        """What does not agree in each paper, then between papers."""
        return self.made("findings", lambda: (*self._store.findings(), *self.findings_across()))

    def findings_across(self) -> tuple[Finding, ...]:
        """What does not agree between papers."""
        return self.made("findings across", self._across)

    def comparison(self, asked: Hashable, compare: Callable[[], "Comparison"]) -> "Comparison":
        """What `compare` gives for what is asked; the latest ones are kept."""
        return self._comparisons.get(asked, lambda: self._now(without_collecting()(compare)))

    @without_collecting()
    def _across(self) -> tuple[Finding, ...]:
        from yjqa.checks import check_across

        return tuple(check_across(self.documents(), self.records(BudgetLine), self.records(Kpi)))

    def _now(self, make: Callable[[], _T]) -> _T:
        if self._store.generation() != self.number:
            raise StoreError("Papers came or went meanwhile. Ask again.")
        return make()

    def _same_actions(self) -> Mapping[str, str]:
        """Which actions report on which: as the store has it, or found now where papers came or went since it was put."""
        known = self._store.same_actions()
        return find_same_actions(self.records(Action)) if known is None else known

    def _read(self, kind: str) -> tuple[AnyRecord, ...]:
        before = self._by_paper.get(kind, {})
        lacking = [document_id for document_id, key in self.keys.items() if key not in before]
        read = self._store.records_by_paper(kind, lacking) if lacking else {}
        by_paper = {
            document_id: before[key] if key in before else read.get(document_id, ())
            for document_id, key in self.keys.items()
        }
        self._by_paper[kind] = {key: by_paper[document_id] for document_id, key in self.keys.items() if key}
        return tuple(record for records in by_paper.values() for record in records)
