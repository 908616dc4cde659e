"""Days as somebody types them: "2020-06-01", "1/6/2020", "June 2020", "2020-06", "2020", "2020/21"."""

import datetime
import re
from typing import NamedTuple

from yjqa.extract.dates import find_dates, month_end

_MONTH = re.compile(r"((?:19|20)\d\d)-(\d\d?)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE = {"month": 1, "quarter": 3}
"""How many months a span lasts of which only the last day is told."""

FORMS = "2020-06-01, 2020-06, 2020 or 2020/21"
"""What to tell somebody whose day cannot be read."""


class Span(NamedTuple):
    """The first and the last day of what was typed."""

    first: datetime.date
    last: datetime.date


def read_span(text: str, today: datetime.date) -> Span | None:
    """The days that a text means as a whole, or `None`."""
    text = text.strip()
    if text.casefold() == "today":
        return Span(today, today)
    if _YEAR.fullmatch(text):
        return Span(datetime.date(int(text), 1, 1), datetime.date(int(text), 12, 31))
    month = _MONTH.fullmatch(text)
    if month:
        year, number = int(month[1]), int(month[2])
        return Span(datetime.date(year, number, 1), month_end(year, number)) if 1 <= number <= 12 else None
    found = next(find_dates(text), None)
    if found is None or (found.start, found.end) != (0, len(text)) or found.precision == "season":
        return None
    last = found.date
    if found.precision == "day":
        return Span(last, last)
    if found.precision == "year":  # a calendar year stands alone; this is a financial one
        return Span(datetime.date(last.year - 1, 4, 1), last)
    return Span(last.replace(day=1, month=last.month - _WHOLE[found.precision] + 1), last)
