"""Lists of recipients and amounts that no table holds: what is left of a table whose rules a text does not have.

Under a line such as "Grants 2019/20" stand names, purposes and bare amounts, one a block or an amount at a block's end.
"""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from yjqa.document import Document, Heading, ListItem, Paragraph, Place, Table
from yjqa.extract.area_mentions import own_area
from yjqa.extract.facts import Facts
from yjqa.extract.money import Sum, cell_sums
from yjqa.extract.names import name_words, plain
from yjqa.extract.parties import party_kind
from yjqa.extract.recipients import body_beside
from yjqa.extract.sources import block_source
from yjqa.extract.terms import terms
from yjqa.extract.years import financial_year, find_financial_years
from yjqa.records import BudgetLine, Flow

_AMOUNT = re.compile(r"(?P<label>.*?)\s*(?P<amount>£?\d{1,3}(?:,\d{3})+(?:\.\d\d)?)", re.S)
_LONGEST_TITLE = 100
_LONGEST_LABEL = 200
_LONGEST_GAP = 14
"""How many blocks without an amount a list may have between two of them."""
_FEWEST_AMOUNTS = 2
_LOOSE = 2
"""So many amounts without a purpose, where another has several, are none by chance."""
_RUNNING_TEXT = re.compile(r"[a-z)]\.(?:\s|$)")
_DASH = re.compile(r"\s[-–—]\s")


@dataclass(slots=True)
class _Entry:
    """An amount with the blocks that lead to it."""

    place: Place
    amount: Sum
    printed: str
    labels: list[str]


@dataclass(slots=True)
class _List:
    title: str
    entries: list[_Entry] = field(default_factory=list)

    @property
    def loosened(self) -> bool:
        """Whether the text has lost which words belong to which amount: one has several purposes, others none."""
        purposes = [sum(_opens_purpose(label) for label in entry.labels) for entry in self.entries]
        return purposes.count(0) >= _LOOSE and max(purposes) > 1


def find_listed_sums(document: Document, facts: Facts, taken: Set[int], paper: str | None) -> Iterator[BudgetLine]:
    """One line for each amount of a list that is headed as money and has at least two amounts.

    `taken` are the `id()`s of blocks that are read as tables; an amount without words before it is left out. `paper` is the area whose a sum is where nothing near it says.
    """
    for found in _lists(document, taken):
        if len(found.entries) >= _FEWEST_AMOUNTS:
            for entry in (entry for entry in found.entries if entry.labels):
                if found.loosened:
                    nearest = _nearest(entry.labels)
                    yield _line(document, facts, found.title, entry, (nearest, None), None, paper)
                else:
                    recipient = _recipient(entry.labels)
                    yield _line(document, facts, found.title, entry, _party(entry.labels), recipient, paper)


def _lists(document: Document, taken: Set[int]) -> Iterator[_List]:
    current: _List | None = None
    labels: list[str] = []
    for place in document.places():
        block = place.block
        readable = isinstance(block, Heading | Paragraph | ListItem) and id(block) not in taken
        text = " ".join(block.text.split()) if readable and not isinstance(block, Table) else None
        if current is not None and (text is None or _ends(text) or len(labels) >= _LONGEST_GAP):
            yield current
            current = None
        if text is None:
            continue
        if _is_title(text):
            if current is not None:
                yield current
            current, labels = _List(text), []
        elif current is not None:
            match = _AMOUNT.fullmatch(text)
            if match is None:
                labels.append(text)
                continue
            if match["label"]:
                labels.append(match["label"])
            current.entries.append(_Entry(place, cell_sums(match["amount"])[0], match["amount"], labels))
            labels = []
    if current is not None:
        yield current


def _is_title(text: str) -> bool:
    short = len(text) <= _LONGEST_TITLE and not _RUNNING_TEXT.search(text) and _AMOUNT.fullmatch(text) is None
    return (
        short and next(find_financial_years(text), None) is not None and terms("money", "flow").first(text) is not None
    )


def _ends(text: str) -> bool:
    return len(text) > _LONGEST_LABEL or (len(text) > _LONGEST_TITLE and text.endswith("."))


def _line(
    document: Document,
    facts: Facts,
    title: str,
    entry: _Entry,
    said: tuple[str | None, str | None],
    recipient: str | None,
    paper: str | None,
) -> BudgetLine:
    party, purpose = said
    return BudgetLine(
        source=block_source(document, entry.place, " ".join((*entry.labels[-1:], entry.printed))),
        area=own_area(party or "", facts) or own_area(purpose or "", facts) or paper,
        financial_year=financial_year(title),
        flow=_flow(title),
        party=party,
        party_canonical=party_kind(party),
        purpose=purpose,
        recipient=recipient,
        amount=entry.amount.amount,
    )


def _party(labels: list[str]) -> tuple[str | None, str | None]:
    """Who gets the amount and what for: a name stands before its purpose, in a block of its own or before a dash."""
    for label in reversed(labels):
        name, *rest = _DASH.split(label, maxsplit=1)
        if rest and _opens_purpose(rest[0]):
            return name, rest[0]
    for before, after in pairwise(labels):
        if _opens_purpose(after) and not _opens_purpose(before):
            return before, after
    names = [label for label in labels if not _opens_purpose(label)] or labels
    purposes = [label for label in labels if _opens_purpose(label)]
    return (max(names, key=len) if names else None), (purposes[0] if purposes else None)


def _recipient(labels: list[str]) -> str | None:
    """The body whose name stands last, behind a name and what its money is for; it may run over two lines."""
    purposes = [number for number, label in enumerate(labels) if _opens_purpose(label)]
    behind = labels[purposes[-1] + 1 :] if purposes else []
    name = _party(labels)[0] or ""
    return next((body for first in range(len(behind)) if (body := body_beside(" ".join(behind[first:]), name))), None)


def _nearest(labels: list[str]) -> str | None:
    """The name that stands right before an amount, all else being in doubt; `None` for what is no name."""
    name = labels[-1]
    if len(labels) > 1 and plain(name) in name_words().kinds_of_body:
        name = f"{labels[-2]} {name}"
    doubtful = name.endswith(":") or _opens_purpose(name) or not name[:1].isupper()
    return None if doubtful else name


def _opens_purpose(text: str) -> bool:
    term = next(terms("money", "opening").find(text), None)
    return term is not None and term.start == 0


def _flow(title: str) -> Flow:
    return cast("Flow | None", terms("money", "flow").foremost(title)) or "other"
