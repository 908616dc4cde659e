"""Which of two papers is the later one: a later edition's word counts where two give one figure differently."""

import datetime
import re
from collections.abc import Iterable

from yjqa.extract.years import find_financial_years
from yjqa.records import DocumentRecord

_YEAR = re.compile(r"\b20\d\d\b")


def dates_of(papers: Iterable[DocumentRecord]) -> dict[str, datetime.date]:
    """When each paper speaks, by its id: its date, else the first day of the year that it is about; else it is left out."""
    dates = ((paper.id, paper.date or _first_day(paper)) for paper in papers)
    return {id: date for id, date in dates if date is not None}


def _first_day(paper: DocumentRecord) -> datetime.date | None:
    years = (found.year for text in (paper.period or "", paper.title) for found in find_financial_years(text))
    year = next(years, None) or next(iter(_YEAR.findall(paper.period or "")), None)
    return None if year is None else datetime.date(int(year[:4]), 4, 1)
