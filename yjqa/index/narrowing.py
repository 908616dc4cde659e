"""Which passages are searched: of which papers and kinds, and of those which name a place or a year."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from yjqa.errors import InvalidRequest
from yjqa.records import DocumentRecord

_YEAR = re.compile(r"(?P<first>(?:19|20)\d\d)(?:\s*[/–-]\s*(?P<second>(?:20)?\d\d))?")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a passage must be to be found; `None`: that does not matter.

    `documents`: ids of papers. `kinds`: kinds of passage. `about`: each is a choice of papers and of phrases, and a
    passage must be in one of the papers or have one of the phrases.
    """

    documents: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    about: tuple["About", ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """Passages of these papers, and those of others that have one of the phrases."""

    documents: frozenset[str]
    phrases: frozenset[str]


def about(
    papers: Iterable[DocumentRecord], areas: Iterable[str] | None, years: Iterable[str] | None
) -> tuple[About, ...]:
    """Being about one of the areas, and about one of the years."""
    held = list(papers)
    groups = []
    if areas is not None:
        names = {area.casefold() for area in areas}
        of_area = {paper.id for paper in held if names & {area.casefold() for area in paper.areas}}
        groups.append(About(frozenset(of_area), frozenset(names)))
    if years is not None:
        wanted = [_Year.of(year) for year in years]
        of_year = {paper.id for paper in held if any(year.holds(paper) for year in wanted)}
        groups.append(About(frozenset(of_year), frozenset(phrase for year in wanted for phrase in year.phrases())))
    return tuple(groups)


@dataclass(frozen=True, slots=True)
class _Year:
    """A year: a financial one from April of `first` to March, or a calendar one."""

    first: int
    financial: bool

    @staticmethod
    def of(text: str) -> "_Year":
        """Raises `InvalidRequest` for what is no year."""
        match = _YEAR.fullmatch(text.strip())
        if match is None:
            raise InvalidRequest(f'{text}: no year. Write "2017/18" or "2017".')
        return _Year(int(match["first"]), match["second"] is not None)

    def holds(self, paper: DocumentRecord) -> bool:
        """Whether the paper is for the year or was written in it."""
        if paper.period is not None and any(f" {phrase} " in _words(paper.period) for phrase in self.phrases()):
            return True
        if paper.date is None:
            return False
        return (paper.date.year - (self.financial and paper.date.month < 4)) == self.first

    def phrases(self) -> list[str]:
        """The year as papers write it, its signs left out."""
        if not self.financial:
            return [str(self.first)]
        after = self.first + 1
        return [f"{self.first} {after % 100:02}", f"{self.first} {after}", f"{self.first % 100:02} {after % 100:02}"]


def _words(text: str) -> str:
    return f" {' '.join(re.findall(r'[0-9a-z]+', text.lower()))} "
