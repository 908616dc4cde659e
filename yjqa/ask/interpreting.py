"""How a question was taken, in the words of a board member: the kind of answer, and what narrowed it."""

import datetime
import re
from collections.abc import Mapping
from typing import get_args

from yjqa.ask.answer import Interpretation
from yjqa.ask.asked import Operation

_PASSAGE = "what the papers say"

_KINDS = {
    "passage": _PASSAGE,
    **dict.fromkeys(get_args(Operation), _PASSAGE),
    "check": "what does not agree",
    "list_actions": "actions",
    "count_actions": "how many actions",
    "actions_naming": "actions that name somebody",
    "owner_of_action": "who owns an action",
    "deadline_of_action": "when an action is due",
    "status_of_action": "how an action stands",
    "budget_change": "how the money changed",
    "budget_compare": "money compared",
    "budget_count": "how many sums of money",
    "budget_difference": "difference in money",
    "budget_list": "list of money",
    "budget_rank": "money from the most to the least",
    "budget_share": "share of the money",
    "budget_side_by_side": "money side by side",
    "budget_sum": "money added up",
    "budget_who": "whose money",
    "kpi": "performance figure",
    "kpi comparison": "performance figures compared",
    "kpi remainder": "what is left of a performance figure",
    "kpi table": "performance figures of a table",
    "kpi target": "performance target",
    "kpi targets": "performance targets",
    "kpi_side_by_side": "performance figures side by side",
    "agenda length": "how long an agenda takes",
    "attendance": "who attended",
    "chair": "who is in the chair",
    "contact": "whom to contact",
    "define": "what it means",
    "forward actions": "what is to be done for an objective",
    "grade": "grading",
    "grades": "gradings",
    "initials": "whose initials",
    "item": "agenda item",
    "label": "what a paper gives under a label",
    "membership": "who the members are",
    "name": "what it is",
    "paper date": "date of a paper",
    "paper period": "time that a paper covers",
    "papers": "papers held",
    "person": "somebody's post",
    "post": "who holds a post",
    "progress": "progress of an objective",
    "rating": "rating of an objective",
}
"""Kinds of answer whose names are no plain words."""

_BEGINNINGS = {
    "budget_": "money",
    "kpi": "performance figure",
}
"""Other kinds, by how their names begin."""

_LEADS = {
    "document": "in",
    "documents": "in",
    "due": "due",
    "named": "naming",
    "not owned by": "not owned by",
    "owner": "owned by",
    "rag": "rated",
    "reference": "number",
    "meeting": "from meetings",
}
"""What stands before the words of a filter that do not speak for themselves."""

_PLAIN = frozenset(
    {
        "abbreviation",
        "area",
        "areas",
        "asked",
        "body",
        "column",
        "date",
        "dates",
        "expansion",
        "financial_year",
        "grade",
        "indicator",
        "initials",
        "item",
        "kind",
        "label",
        "money_kind",
        "name",
        "objective",
        "party",
        "period",
        "person",
        "row",
        "status",
        "year",
        "years",
    }
)
"""Filters whose words speak for themselves."""

_UNITS = {
    "percent": "percentage",
    "per_100000": "rate per 100,000",
    "per_1000": "rate per 1,000",
    "gbp": "sum of money",
    "ratio": "ratio",
    "count": "number",
    "hours": "hours",
}
"""What a figure is measured in; of several that are possible the first of these is said."""

_WHOLE = {
    ("due", "none stated"): "without a deadline",
    ("owners", "none stated"): "without an owner",
    ("owners", "more than one"): "with more than one owner",
    ("financial_year", "not stated"): "no year stated",
}
"""What is said of a filter whose words say too little."""

_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")

_Value = str | list[str] | bool


def in_words(interpretation: Interpretation, titles: Mapping[str, str]) -> str:
    """How a question was taken: "actions: owned by Ann Poole; open; due by 31 May 2024". `titles`: of papers by their ids."""
    kind = _KINDS.get(interpretation.intent) or next(
        (words for begins, words in _BEGINNINGS.items() if interpretation.intent.startswith(begins)),
        interpretation.intent.replace("_", " "),
    )
    told = [_filter(name, value, kind, titles) for name, value in interpretation.filters.items()]
    parts = [part for part in dict.fromkeys(told) if part and part != kind]
    return f"{kind}: {'; '.join(parts)}" if parts else kind


def _filter(name: str, value: _Value, kind: str, titles: Mapping[str, str]) -> str:
    if isinstance(value, bool):
        return name.replace("_", " ") if value and name not in kind else ""
    if name == "about":
        return f"about “{value}”"
    if name == "unit":
        units = [value] if isinstance(value, str) else value
        return next((words for unit, words in _UNITS.items() if unit in units), "")
    if isinstance(value, str) and (name, value) in _WHOLE:
        return _WHOLE[name, value]
    values = [value] if isinstance(value, str) else value
    if name in ("document", "documents"):
        values = [titles.get(one, one) for one in values]
    said = _DAY.sub(_day, " and ".join(values) if len(values) < 3 else f"{', '.join(values[:-1])} and {values[-1]}")
    lead = "" if name in _PLAIN else _LEADS.get(name, name.replace("_", " "))
    return f"{lead} {said}".strip()


def _day(match: re.Match[str]) -> str:
    """A day as people write it."""
    day = datetime.date(int(match[1]), int(match[2]), int(match[3]))
    return f"{day.day} {day:%B %Y}"
