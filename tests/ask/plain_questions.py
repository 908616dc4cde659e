"""Plain questions for the money figures of the gold data, as people type them: by body, place, year, kind and column."""

import re
from collections.abc import Sequence
from typing import Any

Gold = dict[str, Any]

_KINDS = {"cash": "in cash", "in_kind": "in kind", "cash_and_kind": "in cash and in kind"}

_CONTRIBUTIONS = (
    "How much did {the} contribute {what} to {area} in {year}?",
    "{area_low} {who_low} contribution {what} {short}",
    "What was the {who} contribution {what} for {area} in {year}?",
    "{who} - how much {what} for {area} {short}?",
    "how much does {the} put in {what} for {area} in {year}",
    "How much did {area} get from {the} {what} in {short}?",
    "what did {the} give {area} {what} in {year}, how much",
)
_TOTAL_CONTRIBUTIONS = (
    "What is the total contribution {what} for {area} in {year}?",
    "{area} total contributions {what} {short}",
    "How much do all partners contribute {what} to {area} in total in {year}?",
    "what's the overall budget {what} for {area_low} {short}",
)
_SPENDING = (
    "How much {who} money does {area} spend on {purpose} to {column} in {year}?",
    "{area_low} {who_low} {purpose} {column} {short}",
    "What is the {who} {purpose} expenditure for {column} in {area} in {year}?",
    "{who} {purpose}, {column}, {area} {year}?",
    "how much is spent on {purpose} by {the} under {column} in {area} {short}",
    "In {area}, what does {the} spend on {purpose} under {column} {in_year}?",
)
_TOTAL_SPENDING = (
    "What is the total expenditure on {column} in {area} in {year}?",
    "{area_low} total spend {column} {short}",
    "how much does {area} spend on {column} altogether in {year}?",
)
_GRANTS = (
    "How much is the grant for {who} {purpose} in {year}?",
    "{who_low} {purpose} grant {short}",
    "What grant did {who} get for {purpose} in {year}?",
    "{who} {purpose} - how much in {short}?",
)
_SUMS = (
    "How much is the {who} {purpose} {word} in {year}?",
    "{who_low} {purpose} {word} {short}",
    "What {word} is given for {who} {purpose} in {year}, how much?",
)


def money_questions(records: Sequence[Gold]) -> list[str]:
    """A question for each record, in order, in wordings that vary by figure."""
    return [wordings[number % len(wordings)] for number, wordings in enumerate(map(money_wordings, records))]


def money_wordings(record: Gold) -> list[str]:
    """One record's question in every wording."""
    who, column = record["party"] or "", _column(record)
    is_total = who.lower().split(" ")[0] == "total"
    purpose = record["purpose"] or ""
    if record["flow"] == "contribution" and not record["table"].startswith("prose"):
        templates = _TOTAL_CONTRIBUTIONS if is_total else _CONTRIBUTIONS
    elif record["flow"] == "expenditure" and record["column"]:
        templates = _TOTAL_SPENDING if is_total else _SPENDING
        column = column or ("in total" if record["is_total"] else "")
    elif is_total:
        templates = _TOTAL_CONTRIBUTIONS[:1]
    else:
        templates = _GRANTS if record["flow"] == "grant" else _SUMS
    year = record["financial_year"] or ""
    words = {
        "who": "" if is_total else who,
        "who_low": "" if is_total else who.lower(),
        "the": _with_article(who),
        "what": f"{column if record['flow'] == 'contribution' else ''} {_KINDS.get(record.get('kind') or '', '')}".strip(),
        "column": column,
        "area": record["area"] or "",
        "area_low": (record["area"] or "").lower(),
        "year": year,
        "short": year[2:],
        "in_year": f"in {year}" if year else "",
        "purpose": purpose,
        "word": {"saving": "savings target", "expenditure": "spending"}.get(record["flow"], "sum"),
    }
    return list(dict.fromkeys(_filled(template, words) for template in templates))


def _filled(template: str, words: dict[str, str]) -> str:
    """The template without what the figure does not have, nor the little words that led to it."""
    for name, value in words.items():
        if not value:
            for lead in ("to ", "for ", "from ", "in ", "on ", "under ", "by ", "- ", ""):
                template = re.sub(rf"(?<!\w){lead}{{{name}}}", "", template)
    text = " ".join(template.format(**words).split()).replace(" ,", ",").replace(" ?", "?")
    for lead in ("in", "to", "on", "for", "under"):
        text = text.replace(f" {lead} in ", " in ")
    return text


def _column(record: Gold) -> str:
    """What a column's name adds to year and kind of money."""
    column = record["column"] or ""
    if record.get("kind") in _KINDS or "£" in column or column in ("Amount", "Total"):
        return ""
    if record["financial_year"] and any(character.isdigit() for character in column):
        last = column.split()[-1]
        return last.lower() if last in ("Total", "Staffing") else ""
    return column


def _with_article(who: str) -> str:
    return f"the {who}" if who and len(who.split()) < 3 else who
