"""What does not agree: in each paper, then between papers."""

from collections.abc import Sequence
from operator import attrgetter
from typing import Annotated, Any

from pydantic import Field

from yjqa.checks.sureness import Surety, is_as_sure_as
from yjqa.http.lists.caching import RecordList
from yjqa.http.lists.examples import EXAMPLE_CURSOR, example_source
from yjqa.http.lists.filters import Filter, FilterContext, Getter, HasWords, IsAmong, IsAtLeast, IsOfDocument, Match
from yjqa.http.lists.ordering import as_plain, sorts_of
from yjqa.http.lists.paging import RecordPage
from yjqa.http.lists.queries import ListQuery, sort_by
from yjqa.http.query_parameters import Texts
from yjqa.library import Library
from yjqa.records import CheckKind, Finding


class _IsAsSureAs(Filter):
    """Is at least as sure as a word says."""

    def match(self, asked: Any, get: Getter, context: FilterContext) -> Match:
        """The match for a word."""
        return Match(lambda finding: is_as_sure_as(finding, asked))


def _papers(finding: Finding) -> Sequence[str]:
    return tuple(source.document for source in finding.sources)


_SORTS = sorts_of(Finding, {"document": lambda finding: as_plain(finding.sources[0].document)})


class CheckQuery(ListQuery):
    """What the list of findings can be asked."""

    sort: Texts = sort_by(_SORTS)
    document: Annotated[
        Texts, IsOfDocument(_papers), Field(description="one of its places is in this paper, by id")
    ] = ()
    check: Annotated[tuple[CheckKind, ...], IsAmong(), Field(description="the kind of check")] = ()
    at_least: Annotated[
        Surety | None, _IsAsSureAs(), Field(description="only findings that are so sure; `look` is all of them")
    ] = None
    confidence_min: Annotated[
        float | None, IsAtLeast(attrgetter("confidence")), Field(ge=0, le=1, description="not less sure than this")
    ] = None
    message: Annotated[Texts, HasWords(), Field(description="words of what is said")] = ()
    printed: Annotated[Texts, HasWords(), Field(description="words of what the paper prints")] = ()
    computed: Annotated[Texts, HasWords(), Field(description="words of what follows from the rest")] = ()


def _notes(library: Library) -> Sequence[str]:
    unchecked = library.unchecked()
    if not unchecked:
        return ()
    return (
        f"Read by an earlier yjqa or with another vocabulary, so not checked as now: {', '.join(unchecked)}. "
        "They are when they are read again.",
    )


CHECKS = RecordList(
    "checks",
    Finding,
    lambda library: library.findings(),
    papers=_papers,
    sorts=_SORTS,
    notes=_notes,
)


class FindingList(RecordPage[Finding]):
    """A page of the findings."""


EXAMPLE: dict[str, Any] = {
    "items": [
        {
            "id": "plan-2019-20:finding:6a0f3be214",
            "kind": "finding",
            "check": "total",
            "printed": "£636,113",
            "computed": "£635,113",
            "message": "The total of the column Cash is printed as £636,113; its parts add up to £635,113.",
            "confidence": 0.95,
            "sources": [example_source("plan-2019-20", "Total | £636,113")],
        }
    ],
    "total": 31,
    "next_cursor": EXAMPLE_CURSOR,
    "notes": [],
}
