"""Objectives: visions, strategic objectives, priorities and recommendations, each once with all its places."""

import re
from collections.abc import Iterable, Iterator

from yjqa.document import Document, Table
from yjqa.extract.announced import Announced, find_announced
from yjqa.extract.facts import Facts
from yjqa.extract.flow import Piece, flow
from yjqa.extract.likeness import same_statement
from yjqa.extract.objective_tables import find_in_table
from yjqa.records import Objective, Risk, Source

_NUMBER = re.compile(r"^\W*(?:\d+[.)]?|[a-z][.)])\s+")
_PERIOD = re.compile(r"\b20\d\d\s?[-–/]\s?(?:20)?\d\d\b")


def find_objectives(document: Document, facts: Facts, risks: Iterable[Risk] = ()) -> Iterator[Objective]:
    """Each objective once: the table that gives its progress and rating is its source, else its first place.

    `risks`: those found in the same paper; a list that runs on into them does not make objectives of them.
    """
    pieces = flow(document)
    objectives = [_settled(document, facts, found) for found in find_announced(pieces)]
    tabled = [
        record.model_copy(update={"area": _area(facts, record.text), "period": facts.financial_year or facts.period})
        for place in document.places()
        if isinstance(place.block, Table)
        for record in find_in_table(document, place, place.block)
    ]
    named_risks = [risk.risk for risk in risks]
    kept = [record for record in objectives if not any(record.text.startswith(risk) for risk in named_risks)]
    return iter(_merged([*kept, *tabled], _mentions(document, pieces)))


def _settled(document: Document, facts: Facts, found: Announced) -> Objective:
    period = _PERIOD.search(found.cue) or _PERIOD.search(found.text)
    return Objective(
        text=found.text,
        objective_kind=found.kind,
        area=_area(facts, f"{found.text} {found.cue}", found.detail),
        period=period.group() if period else facts.financial_year or facts.period,
        source=found.piece.source(document),
    )


def _area(facts: Facts, announced: str, detail: str = "") -> str | None:
    """The one area of the paper that an objective names, or that its explanation begins with and alone names.

    The joint area where it is none or several.
    """
    named = [area for area in facts.areas if area in announced]
    if not named and detail.startswith(facts.areas):
        named = [area for area in facts.areas if area in detail]
    return named[0] if len(named) == 1 else facts.joint_area


def _mentions(document: Document, pieces: list[Piece]) -> list[tuple[str, Source]]:
    """Every list item of the paper with its source: where an objective may be said again."""
    return [(piece.text, piece.source(document)) for piece in pieces if piece.is_item]


def _merged(records: list[Objective], mentions: list[tuple[str, Source]]) -> list[Objective]:
    merged: list[Objective] = []
    for record in records:
        twin = next((n for n, other in enumerate(merged) if _same(record, other)), None)
        if twin is None:
            merged.append(record)
        else:
            merged[twin] = _joined(merged[twin], record)
    return [_with_mentions(record, mentions) for record in merged]


def _same(record: Objective, other: Objective) -> bool:
    """Whether two are one, said twice: alike if of one kind, else the same but for a number before them."""
    one, another = _NUMBER.sub("", record.text), _NUMBER.sub("", other.text)
    if record.objective_kind == other.objective_kind:
        return same_statement(one, another)
    return one.strip(" .").lower() == another.strip(" .").lower()


def _joined(earlier: Objective, later: Objective) -> Objective:
    """One record of two: the one from a table, which tells more, with the other's place; else the earlier."""
    main, other = (later, earlier) if later.source.table and not earlier.source.table else (earlier, later)
    return main.model_copy(update={"also": (*main.also, other.source, *other.also)})


def _with_mentions(record: Objective, mentions: list[tuple[str, Source]]) -> Objective:
    known = {record.source, *record.also}
    more = tuple(source for text, source in mentions if source not in known and same_statement(text, record.text))
    return record.model_copy(update={"also": (*record.also, *more)}) if more else record
