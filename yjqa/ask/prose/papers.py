"""A question that names two papers by their days, as one question about each."""

import datetime
import re
from dataclasses import replace

from yjqa.ask.asked import Asked
from yjqa.ask.knowledge import Knowledge
from yjqa.records import Period

_NEVER = datetime.date.min

_PAPERS = re.compile(
    r"\b(?:pack|report|paper|plan|minutes|update|agenda|edition|version|review|meeting|board)s?\b", re.IGNORECASE
)
"""How a question says that a day or month is that of a paper."""


def by_paper(asked: Asked, knowledge: Knowledge) -> tuple[tuple[str, Asked], ...]:
    """The question asked of the papers of each of the two days that it names, with the day as written, the later day
    first; nothing where it does not name two, or no papers are of them.
    """
    periods = asked.scope.periods
    if len(periods) != 2 or not _PAPERS.search(asked.text):
        return ()
    papers = [papers_of(period, knowledge) for period in periods]
    if not all(papers) or papers[0] & papers[1]:
        return ()
    both = zip(periods, papers, strict=True)
    named = sorted(both, key=lambda one: max(knowledge.documents[id].date or _NEVER for id in one[1]), reverse=True)
    return tuple((period.raw, _only_of(asked, own)) for period, own in named)


def papers_of(period: Period, knowledge: Knowledge) -> frozenset[str]:
    """The papers of a day, or of the days of a month."""
    return frozenset(
        id
        for id, paper in knowledge.documents.items()
        if paper.date and period.start and period.end and period.start <= paper.date <= period.end
    )


def _only_of(asked: Asked, papers: frozenset[str]) -> Asked:
    """The question without its days and the words for a paper, asked of these papers."""
    scope = replace(asked.scope, documents=papers, periods=())
    terms = tuple(term for term in asked.terms if not _PAPERS.fullmatch(term.word.text))
    return replace(asked, scope=scope, terms=terms)
