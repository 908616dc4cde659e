"""Budgets: every money figure of a paper, from its tables and from its sentences."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import cast

from yjqa.document import Document, Place
from yjqa.extract.area_mentions import own_area
from yjqa.extract.facts import Facts
from yjqa.extract.flattened_sums import find_flattened_tables
from yjqa.extract.introductions import introduced_tables
from yjqa.extract.ledgers import Ledger, read_ledger
from yjqa.extract.money_lists import find_listed_sums
from yjqa.extract.parties import party_kind
from yjqa.extract.reconciliation import reconcile
from yjqa.extract.sources import cell_source
from yjqa.extract.stated_sums import find_stated_sums
from yjqa.extract.sum_areas import award_area, paper_area
from yjqa.extract.terms import terms
from yjqa.extract.years import financial_year, find_financial_years
from yjqa.records import BudgetLine, Flow, MoneyKind

_LAST_YEAR = re.compile(r"\b(?:last|previous|prior) year\b", re.IGNORECASE)
_CASH_AND_KIND: set[MoneyKind] = {"cash", "in_kind", "cash_and_kind"}
_LONGEST_TITLE = 120
"""Characters of what names a table; a paragraph above one that lists what agencies give may speak of costs as well."""
_ENOUGH_FUNDERS = 3
"""So many kinds of funder make a list of them."""
_EXACT = 3
"""A sum with so many digits before its closing noughts does not come twice by chance."""


def find_budgets(document: Document, facts: Facts) -> Iterator[BudgetLine]:
    """Each sum once, from tables, lists and sentences: a sentence that repeats a figure of theirs adds none."""
    paper = paper_area(document, facts)
    printed: dict[Decimal, list[BudgetLine]] = {}
    taken: set[int] = set()
    for table, place, about in introduced_tables(document):
        ledger = read_ledger(table, about)
        if ledger is None:
            continue
        taken.add(id(table))
        about = (*about[:1], *ledger.titles, *about[1:])
        for line in _ledger_lines(document, facts, place, about, ledger, paper):
            printed.setdefault(line.amount, []).append(line)
            yield line
    for introduced, places in find_flattened_tables(document):
        taken.update(id(place.block) for place in places)
        ledger = read_ledger(introduced.table, introduced.about) if introduced else None
        if introduced is None or ledger is None:
            continue
        for line in _ledger_lines(document, facts, introduced.place, introduced.about, ledger, paper):
            printed.setdefault(line.amount, []).append(line)
            yield line
    for line in find_listed_sums(document, facts, taken, paper):
        printed.setdefault(line.amount, []).append(line)
        yield line
    for line in find_stated_sums(document, facts, taken, paper):
        if not any(_repeats(line, other) for other in printed.get(line.amount, ())):
            yield line


def _repeats(line: BudgetLine, other: BudgetLine) -> bool:
    """Whether a sentence's sum is that of a table: an exact figure is, a round one where the party is the same too."""
    if not line.amount:
        return False
    if _significant(line.amount) >= _EXACT:
        return True
    words = set((line.party or "").lower().split()) & set((other.party or "").lower().split())
    return bool(words) or (line.party_canonical == other.party_canonical != "other")


def _significant(amount: Decimal) -> int:
    """How many digits a sum has before its closing noughts."""
    return len(amount.normalize().as_tuple().digits)


def _ledger_lines(
    document: Document, facts: Facts, place: Place, about: tuple[str, ...], ledger: Ledger, paper: str | None
) -> Iterator[BudgetLine]:
    headings = [" ".join(ledger.headers[column]) for column in ledger.money_columns]
    named_areas = {area for heading in headings if (area := own_area(heading, facts))}
    kinds = {kind for heading in headings if (kind := _kind(heading))}
    years = {year for heading in headings if (year := financial_year(heading))}
    only_year = next(iter(years)) if len(years) == 1 else None
    of_all_kinds: MoneyKind = "cash_and_kind" if len(kinds) > 1 and kinds <= _CASH_AND_KIND else "total"
    row_areas = {area for row in ledger.rows for entry in row.entries if (area := own_area(entry.label or "", facts))}
    corner = " ".join(ledger.headers[0])
    titles = tuple(text for text in (*about, corner) if len(text) <= _LONGEST_TITLE)
    flow = (_flow(titles) or "contribution") if _is_by_agency(ledger) else None
    if _lists_funders(ledger) and _flow(titles) in (None, "grant"):
        flow = "contribution"
    titled = next((kind for text in titles if not text.endswith(".") and (kind := _kind_of_title(text))), None)
    outer = tuple(text for text in place.section[-2::-1] if text not in document.title and document.title not in text)
    flows: dict[tuple[int, ...], Flow] = {}
    checks = {id(check.entry): check for check in reconcile(ledger)}
    for row in ledger.rows:
        for entry in row.entries:
            shared = ledger.shared_headers(entry)
            column_label = " ".join(shared)
            own_label = ledger.headers[entry.columns[0]][-1:] if len(entry.columns) == 1 else ()
            label, group = entry.label, row.group
            year = financial_year(column_label) or _only_year(label or "") or _only_year(group or "")
            if label and _only_year(label):
                label = own_label[0] if own_label else None
            if group and _only_year(group):
                group = None
            in_total_column = bool(ledger.total_columns.intersection(entry.columns))
            total = row.is_total or in_total_column
            check = checks.get(id(entry))
            column_kind = _kind(column_label)
            row_kind = _kind(group or "") or _kind(label or "")
            if column_kind is None and total and of_all_kinds == "cash_and_kind":
                column_kind = of_all_kinds
            area = own_area(column_label, facts) or own_area(group or "", facts)
            if area is None and ((len(named_areas) > 1 and in_total_column) or (len(row_areas) > 1 and row.is_total)):
                area = facts.joint_area
            if year is None and not (in_total_column and len(years) > 1):
                near = _first_year((label or "", *about[:1], corner, *about[1:])) or only_year
                year = _relative_year(column_label, near or _first_year(outer))
            does = (
                _flow_of_difference(own_label)
                or flow
                or _flow((*own_label, group or "", *about[:1], corner, *about[1:], label or ""))
                or (flows.get(entry.columns) if row.is_total else None)
                or _flow_of(row_kind)
            )
            flows[entry.columns] = does
            recipient = row.recipient or (row.body if does == "grant" else None)
            detail = entry.detail if entry.detail != recipient else None
            yield BudgetLine(
                source=cell_source(document, place, entry.cell),
                area=area or _area((*about[:1], label or "", corner, *about[1:]), label, does, facts) or paper,
                financial_year=year,
                flow=does,
                party=label,
                party_canonical=party_kind(label),
                purpose=detail or (group if group and not group.isdecimal() else None),
                recipient=recipient,
                money_kind=column_kind or row_kind or titled or ("total" if total else None),
                column=_column(own_label, shared),
                amount=entry.amount.amount,
                is_total=total,
                reconciles=check.reconciles if check else None,
                computed=check.computed if check else None,
            )


def _area(texts: tuple[str, ...], label: str | None, flow: Flow, facts: Facts) -> str | None:
    """The area that the nearest text names; what is awarded to a body of a part of the paper's area is that part's."""
    named = next((area for text in texts if (area := own_area(text, facts))), None)
    return (award_area(label or "", facts) if flow == "grant" else None) or named


def _column(own: tuple[str, ...], headers: tuple[str, ...]) -> str | None:
    """What a column is called by the header right over its figures, behind any above it that says how final they are."""
    if not own:
        return None
    over = [text for text in headers if text not in own and terms("disagreements", "stage").first(text) is not None]
    return ", ".join((*over, *own))


def _only_year(text: str) -> str | None:
    """The financial year that is all a label says, or all but a word for how final its figures are."""
    found = next(find_financial_years(text), None)
    if found is None:
        return None
    others = (text[: found.start] + text[found.end :]).strip(" ()*:–-")
    term = next(terms("money", "stage").find(others), None)
    return found.year if len(others) <= 1 or (term and (term.start, term.end) == (0, len(others))) else None


def _relative_year(header: str, year: str | None) -> str | None:
    """The year of a column: the one said of the table, or the one before it under "last year"."""
    if year is None or not _LAST_YEAR.search(header):
        return year
    first = int(year[:4])
    return f"{first - 1}/{first % 100:02d}"


def _first_year(texts: tuple[str, ...]) -> str | None:
    return next((year for text in texts if (year := financial_year(text))), None)


def _is_by_agency(ledger: Ledger) -> bool:
    """Whether the rows are bodies that give money: what they give it as, in staff or in cash, is then no spending."""
    named = [entry.label for row in ledger.rows if not row.is_total for entry in row.entries[:1]]
    known = [label for label in named if party_kind(label) != "other"]
    return terms("money", "label").first(" ".join(ledger.headers[0])) == "party" and len(known) * 2 > len(named)


def _lists_funders(ledger: Ledger) -> bool:
    """Whether most rows are bodies that fund services, the Youth Justice Board among them: nobody lists it among who gets a grant."""
    kinds = [party_kind(row.entries[0].label) for row in ledger.rows if not row.is_total]
    known = [kind for kind in kinds if kind != "other"]
    return "yjb" in known and len(set(known)) >= _ENOUGH_FUNDERS and len(known) * 2 > len(kinds)


def _flow(texts: tuple[str, ...]) -> Flow | None:
    return cast("Flow | None", next((flow for text in texts if (flow := terms("money", "flow").foremost(text))), None))


def _flow_of_difference(header: tuple[str, ...]) -> Flow | None:
    """What a column of differences tells: no budget and no spending, so that nobody adds it to them."""
    return "other" if any(terms("money", "difference").first(text) for text in header) else None


def _flow_of(kind: MoneyKind | None) -> Flow:
    """What the money does where only the kind of cost is said."""
    return "expenditure" if kind in ("staffing", "running", "other") else "other"


def _kind(text: str) -> MoneyKind | None:
    return cast("MoneyKind | None", terms("money", "kind").foremost(text))


def _kind_of_title(text: str) -> MoneyKind | None:
    """The kind of money that a whole table is of; "financial" alone says it of columns, in titles it is said of years and plans."""
    found = next((term for term in terms("money", "kind").find(text) if term.key in _CASH_AND_KIND), None)
    if found is None or text[found.start : found.end].lower() == "financial":
        return None
    return _kind(text) if _kind(text) in _CASH_AND_KIND else None
