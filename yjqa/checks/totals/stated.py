"""Totals that a sentence states, against parts that stand with it: in the sentence, in the list or in the table that it introduces.

Only sentences that leave no doubt are read, and only totals that are near the sum of the parts or a slip away from it: a sentence
may speak of more than what stands beside it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from yjqa.checks.material import Material, off_by
from yjqa.checks.precision import stated_sum
from yjqa.checks.totals.naming import quoted
from yjqa.document import Document, Heading, ListItem, Paragraph, Place, Table
from yjqa.extract.ledgers import Ledger
from yjqa.extract.misprints import misprint
from yjqa.extract.money import Sum, find_sums, pounds
from yjqa.extract.prose import sentences
from yjqa.extract.sources import block_source, cell_source
from yjqa.extract.terms import Term, terms
from yjqa.records import Finding, Source

_SURE, _LIKELY = 0.8, 0.6
_NEAR = Decimal("0.1")
_GAP = 20
"""How many characters may stand between a word for a total and its sum: "a total of about £5,000"."""
_LONGEST = 800
_MOST_PARTS = 12
_HALF = Decimal("0.5")
_CLOSING = re.compile(
    r"(?![^£]*\b(?:towards|out of|from|than|against)\b)[^£]{0,60}?(?:[,;(–—]|\b(?:giving|making|bringing|totalling|totals)\b)",
    re.I,
)
"""What stands between parts and the total that closes their sentence."""


class _Stated(NamedTuple):
    """A total out of a sentence: the sentence, the sum in it, and where the sentence stands."""

    sentence: str
    total: Sum
    source: Source


class _Part(NamedTuple):
    amount: Sum
    source: Source


def find_stated(material: Material) -> Iterator[Finding]:
    """The totals of sentences that are not the sums of the parts given with them."""
    ledgers = {id(introduced.table): ledger for introduced, ledger in material.ledgers}
    document = material.document
    announced: _Stated | None = None
    listed: list[Place] = []
    for place in document.places():
        if isinstance(place.block, ListItem):
            listed.append(place)
        else:
            if announced is not None:
                yield from _checked(announced, _items(document, listed))
            listed = []
        if isinstance(place.block, Table):
            ledger = ledgers.get(id(place.block))
            if announced is not None and ledger is not None:
                yield from _checked(announced, _column(document, place, ledger))
        if isinstance(place.block, Paragraph | ListItem):
            for stated in _stated_totals(document, place):
                yield from _checked(stated, _within(stated))
        if isinstance(place.block, Paragraph):
            announced = _announced(document, place)
        elif isinstance(place.block, Heading | Table):
            announced = None
    if announced is not None:
        yield from _checked(announced, _items(document, listed))


def _stated_totals(document: Document, place: Place) -> Iterator[_Stated]:
    """The sentences of a block that state exactly one total in pounds, and not that only some of its parts follow."""
    text = place.block.text if isinstance(place.block, Paragraph | ListItem) else ""
    if "£" not in text:
        return
    for start, end in sentences(text):
        sentence = text[start:end].strip()
        if len(sentence) <= _LONGEST and not any(term.key == "some" for term in _words(sentence)):
            totals = [found for found in find_sums(sentence) if _is_total(sentence, found)]
            if len(totals) == 1:
                yield _Stated(sentence, totals[0], block_source(document, place, sentence))


def _announced(document: Document, place: Place) -> _Stated | None:
    """The total of a paragraph that ends by introducing what follows: its last sentence has one sum, which is a total."""
    stated = list(_stated_totals(document, place))
    text = place.block.text.strip() if isinstance(place.block, Paragraph) else ""
    alone = stated and text.endswith(stated[-1].sentence) and len(list(find_sums(stated[-1].sentence))) == 1
    return stated[-1] if alone else None


def _is_total(sentence: str, found: Sum) -> bool:
    """Whether words for a total lead up to a sum or follow it, or say what it is made up of."""
    before, behind = sentence[: found.start].rstrip(" (:"), sentence[found.end :].lstrip(" ,(")
    lead = [term for term in _words(before) if term.key == "before" and len(before) - term.end <= _GAP]
    if any("£" not in before[term.end :] for term in lead):
        return True
    follow = _words(behind[: _GAP * 2])
    return any(term.start == 0 and term.key in ("behind", "parts") for term in follow)


def _words(text: str) -> list[Term]:
    return list(terms("totals", "stated").find(text))


def _within(stated: _Stated) -> list[_Part]:
    """The sums of the same sentence that a total is said to be made of, or that it closes."""
    sums = list(find_sums(stated.sentence))
    place = next(number for number, found in enumerate(sums) if found.start == stated.total.start)
    behind = stated.sentence[stated.total.end :]
    made = next((term for term in _words(behind) if term.key == "parts"), None)
    before, after = sums[:place], sums[place + 1 :]
    if after and not before and made is not None and stated.total.end + made.end <= after[0].start:
        parts = after
    elif before and not after and _CLOSING.match(stated.sentence[before[-1].end : stated.total.start]):
        parts = before
    else:
        return []
    return [_Part(found, stated.source) for found in parts]


def _items(document: Document, listed: Sequence[Place]) -> list[_Part]:
    """The sums of a list's items; none where an item has no sum, or several."""
    parts: list[_Part] = []
    for place in listed:
        text = place.block.text if isinstance(place.block, ListItem) else ""
        sums = list(find_sums(text))
        if len(sums) != 1:
            return []
        parts.append(_Part(sums[0], block_source(document, place, text)))
    return parts


def _column(document: Document, place: Place, ledger: Ledger) -> list[_Part]:
    """The sums of a table that has one column of them and no totals of its own."""
    if len(ledger.money_columns) != 1 or ledger.unknown or any(row.is_total for row in ledger.rows):
        return []
    return [
        _Part(entry.amount, cell_source(document, place, entry.cell)) for row in ledger.rows for entry in row.entries
    ]


def _checked(stated: _Stated, parts: Sequence[_Part]) -> Iterator[Finding]:
    """The finding of a total that is nearly the sum of its parts; nothing where it is that sum, or quite another figure."""
    amounts = [part.amount.amount for part in parts]
    printed, computed = stated.total.amount, sum(amounts, Decimal(0))
    if (
        not 1 < len(parts) <= _MOST_PARTS
        or printed <= max(amounts)
        or abs(printed - computed) <= _tolerance(stated, parts)
    ):
        return
    slip = misprint(printed, computed)
    if slip is None and abs(printed - computed) > max(printed, computed) * _NEAR:
        return
    if parts[0].source is stated.source:
        come = f"{', '.join(map(pounds, amounts[:-1]))} and {pounds(amounts[-1])} come to"
    else:
        come = "what follows it comes to"
    where = f" under {quoted(stated.source.section[-1])}" if stated.source.section else ""
    said = f"The text{where} gives a total of {pounds(printed)}"
    yield Finding(
        check="total",
        printed=pounds(printed),
        computed=pounds(computed),
        message=f"{said}, but {come} {pounds(computed)} ({off_by(printed, computed)}).",
        confidence=_SURE if slip else _LIKELY,
        sources=tuple(dict.fromkeys([stated.source, *(part.source for part in parts)])),
    )


def _tolerance(stated: _Stated, parts: Sequence[_Part]) -> Decimal:
    """Half of the last digit that counts of each rounded figure: a sentence says "about £45,000" of £45,120."""
    rounded = [part.amount.step for part in parts if part.amount.step > 1]
    return max((sum(rounded, Decimal(0)) + stated_sum(stated.sentence, stated.total).step) * _HALF, Decimal(1))
