"""What a paper says of itself: what kind it is, whose, for which period and of which date."""

from dataclasses import dataclass
from datetime import date

from yjqa.document import Document
from yjqa.records import DocumentKind


@dataclass(frozen=True, slots=True)
class Facts:
    """What holds for a whole paper.

    `areas`: the areas that the paper is about ("Westshire", "Eastport"), in the order of its title; `joint_area`: the
    name that it uses for all of them together ("Westshire and Eastport"; the same as the one area where there is one).
    `places`: all names of areas that the paper uses, its own and others' (a "County Council", "Constabulary" or
    "Youth Offending Service" of that name is spoken of), longest first.
    `financial_year`: the one that the paper as a whole is about ("2017/18"); `period`: as printed ("2019-2022").
    `date`: of the paper or of the meeting that it is for.
    """

    document_kind: DocumentKind = "other"
    areas: tuple[str, ...] = ()
    joint_area: str | None = None
    places: tuple[str, ...] = ()
    financial_year: str | None = None
    period: str | None = None
    date: date | None = None


def describe(document: Document) -> Facts:
    """The facts of a paper, from its title, headings, first page and the names that it uses."""
    return Facts()
