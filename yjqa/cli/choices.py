"""The words that options can have."""

from enum import StrEnum


class Kind(StrEnum):
    """What can be exported."""

    actions = "actions"
    objectives = "objectives"
    budgets = "budgets"
    kpis = "kpis"
    risks = "risks"
    people = "people"
    meetings = "meetings"
    acronyms = "acronyms"
    documents = "documents"
    findings = "findings"
    all = "all"


class DataFormat(StrEnum):
    """The forms of an export."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"


class ListFormat(StrEnum):
    """The forms of a list."""

    table = "table"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


class BudgetRows(StrEnum):
    """What the rows of a comparison of budgets can be."""

    party = "party"
    kind = "kind"
    area = "area"
    year = "year"


class KpiRows(StrEnum):
    """What the rows of a comparison of performance figures can be."""

    indicator = "indicator"
    area = "area"
    year = "year"


class UnitChoice(StrEnum):
    """The units of performance figures."""

    percent = "percent"
    per_100000 = "per_100000"
    per_1000 = "per_1000"
    number = "count"
    ratio = "ratio"
    hours = "hours"
    gbp = "gbp"
    other = "other"


class StatusChoice(StrEnum):
    """What an action's status can be."""

    open = "open"
    complete = "complete"


class RoleChoice(StrEnum):
    """What an API key is good for."""

    read = "read"
    write = "write"
    admin = "admin"


class Surety(StrEnum):
    """How sure a finding is to be, at least."""

    sure = "sure"
    likely = "likely"
    look = "look"


class CheckChoice(StrEnum):
    """The kinds of check."""

    total = "total"
    percentage = "percentage"
    disagreement = "disagreement"
    date = "date"
    reference = "reference"
    numbering = "numbering"
    score = "score"
