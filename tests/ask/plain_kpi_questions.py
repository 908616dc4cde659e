"""Plain questions for the performance figures of the gold data, as people type them: by indicator, place, time and unit."""

import re
from collections.abc import Sequence
from typing import Any

Gold = dict[str, Any]

_COUNTS = (
    "How many {what} were there{in_area}{in_time}?",
    "{what}{area}{time}?",
    "What was the number of {what}{for_area}{comma_time}?",
    "number of {what} -{area}{comma_time}",
)
_SHARES = (
    "What was the percentage of {what}{in_area}{in_time}?",
    "{what}{for_area}{comma_time} - what %?",
    "what % {what}{area}{time}",
)
_RATES = (
    "What was the {what}{for_area}{in_time}?",
    "{what}{area}{time}?",
    "what's the {what}{in_area}{comma_time}",
    "{what}{comma_time}{in_area}?",
)
_SAYS_WHAT_IT_IS = re.compile(r"rate|share|binary|per\b|reoffending")
_IN_BRACKETS = re.compile(r"\s*\((?:rate per [^)]*|number)\)")


def kpi_questions(records: Sequence[Gold]) -> list[str]:
    """A question for each record, in order, in wordings that vary by figure."""
    return [wordings[number % len(wordings)] for number, wordings in enumerate(map(kpi_wordings, records))]


def kpi_wordings(record: Gold) -> list[str]:
    """One record's question in every wording."""
    what = _IN_BRACKETS.sub("", record["indicator"])
    what = what if what.split()[0][:2].isupper() else what[0].lower() + what[1:]
    area, time = record["area"] or "", record["period"] or ""
    if record["unit"] in ("count", "hours"):
        templates = _COUNTS
    elif record["unit"] == "percent" and not _SAYS_WHAT_IT_IS.search(what):
        templates = _SHARES
    else:
        templates = _RATES
    return [
        template.format(
            what=what,
            area=area and f" {area}",
            in_area=area and f" in {area}",
            for_area=area and f" for {area}",
            time=time and f" {time}",
            in_time=time and f" in {time}",
            comma_time=time and f", {time}",
        )
        for template in templates
    ]
