"""Document → records.

`extract(document)` is the one door. Each finder is a function of the document and of what was found before it; people
come first, because owners resolve against them. Ids are given here: from the document, the kind and the record's words.

Where to look, each file after those that it stands on:
- words and text: `terms` (phrases of the vocabulary), `names`, `dates`, `due`, `years`, `money`, `figures`, `enumerated`
- the paper as a stream: `prose` (texts with their lead-in), `statements` (with their number), `flow` and `lists`
- where a record stands: `sources`; what is said of a table: `introductions`; its headers and body: `shapes`
- the paper itself: `facts`, over `areas` (places that it names) and `own_areas` (which are its own); `area_mentions`
- people: `people`, over `attendance`, `attendees` and `owners`, with `introduced_people`, `posts` (over `post_phrases`)
  and `chairing` for what a text says of them; meetings: `meetings`, over `held` and `meeting_words`
- actions: the package `actions`; acronyms: `acronyms`
- budgets: `budgets`, over `ledgers` (tables, with `money_columns` and `reconciliation`), `flattened_sums`, `money_lists` and `stated_sums`
  (sentences, with `sum_parties` and `sum_areas`); `parties` says what kind of body a party is
- performance: `kpis`, over `tabled_kpis` (with `scorecards`), `stated_kpis` (with `clauses`, `counted`, `measured`, `naming`
  over `phrases`, and `intentions`) and `targets`; `indicators` says what is measured
- objectives: `objectives`, over `objective_tables` and `announced` (with `cues`)
- risks: `risks`, over `risk_registers` (with `risk_columns`, `risk_scores`, `risk_statements`), `risk_forms`, `risk_words`
- the same said twice: `likeness`
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from yjqa.document import Document
from yjqa.records import AnyRecord, Person

if TYPE_CHECKING:
    from yjqa.extract.facts import Facts

_Found = TypeVar("_Found", bound=AnyRecord)
_P = ParamSpec("_P")


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that came of one paper. `warnings` name the kinds of record that could not be looked for, and why."""

    facts: "Facts"
    records: tuple[AnyRecord, ...]
    warnings: tuple[str, ...] = ()


def extract(document: Document) -> Extraction:
    """Everything that the paper states, each record with its id and source.

    A finder that fails on a paper costs that kind of record, with a warning, and not the paper.
    """
    # imported here: questions read names and dates through this package too, and must not pay for the finders
    from yjqa.extract.acronyms import find_acronyms
    from yjqa.extract.actions import find_actions
    from yjqa.extract.budgets import find_budgets
    from yjqa.extract.facts import describe
    from yjqa.extract.kpis import find_kpis
    from yjqa.extract.meetings import find_meetings
    from yjqa.extract.objectives import find_objectives
    from yjqa.extract.people import find_people
    from yjqa.extract.risks import find_risks

    warnings: list[str] = []
    facts = describe(document)

    def found(what: str, finder: Callable[_P, Iterable[_Found]], *args: _P.args, **kwargs: _P.kwargs) -> list[_Found]:
        try:
            return list(finder(*args, **kwargs))
        except Exception as error:
            warnings.append(f"{what} could not be looked for ({type(error).__name__}: {error}); please report this.")
            return []

    people = [
        record
        for record in identified(document.id, found("people", find_people, document, facts))
        if isinstance(record, Person)
    ]
    meetings = found("meetings", find_meetings, document, facts)
    risks = found("risks", find_risks, document)
    records: list[AnyRecord] = [
        *found("acronyms", find_acronyms, document, people),
        *found("budgets", find_budgets, document, facts),
        *found("performance figures", find_kpis, document, facts),
        *found("objectives", find_objectives, document, facts, risks),
        *risks,
        *meetings,
        *found("actions", find_actions, document, facts, people, meetings),
    ]
    return Extraction(facts, (*people, *identified(document.id, records)), tuple(warnings))


def record_id(document_id: str, kind: str, words: str, ordinal: int) -> str:
    """A record's id: the same paper gives the same id on every run and every machine.

    `words` is what the record says; `ordinal` tells apart those that say the same in one paper, from 0.
    """
    digest = hashlib.sha256(f"{words}\x1f{ordinal}".encode()).hexdigest()[:10]
    return f"{document_id}:{kind}:{digest}"


def identified(document_id: str, records: Iterable[AnyRecord]) -> list[AnyRecord]:
    """The records with their ids given, in the same order."""
    seen: Counter[tuple[str, str]] = Counter()
    result: list[AnyRecord] = []
    for record in records:
        words = record.model_dump_json(exclude={"id", "source", "also", "history", "status", "notes"})
        key = (record.kind, words)
        result.append(record.model_copy(update={"id": record_id(document_id, record.kind, words, seen[key])}))
        seen[key] += 1
    return result
