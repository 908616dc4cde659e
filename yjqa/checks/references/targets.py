"""What a paper has that may be pointed to: its sections, items, appendices, tables and figures."""

import re
from collections import defaultdict
from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.document import Heading, ListItem, Paragraph, Table

_LONGEST_TITLE = 160
_TITLED = re.compile(
    r"(?:^|[(,;:–-]\s*|\s)(?P<kind>appendix|annexe?|table|figure|fig|chart|section|chapter|item)\.?\s+(?P<label>\d{1,2}|[A-H])\b(?!\.\d)",
    re.I,
)
_OPENS = re.compile(r"^(?P<number>\d{1,2})(?:[.)]|\s|\b(?!\.?\d))")
_COUNTED = re.compile(r"(?P<number>\d{1,2})(?!\d)")
_ONE = {"annexe": "annex", "fig": "figure", "chapter": "section"}
_POINTS = re.compile(r"\b(?:see|in|at|as|to|from|by|of|and|the|with|shown|per|detailed|attached|under)\s*$", re.I)


def targets(material: Material) -> dict[str, set[str]]:
    """The labels that a paper has of each kind.

    A label is there where a title begins or ends with it; a section also where a heading or paragraph has its number.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in _titles(material):
        for match in _TITLED.finditer(text):
            if not _POINTS.search(text[: match.start("kind")]) and _stands_out(text, match):
                kind = match["kind"].lower()
                found[_ONE.get(kind, kind)].add(match["label"].upper())
    for statement in material.statements:
        block = statement.block
        number = block.number if isinstance(block, Heading | Paragraph) else block.marker
        first = _COUNTED.match(number or "") or (_OPENS.match(block.text) if isinstance(block, Heading) else None)
        if first is not None:
            found["item"].add(first["number"])
            if not isinstance(block, ListItem):
                found["section"].add(first["number"])
    return found


def _titles(material: Material) -> Iterator[str]:
    for statement in material.statements:
        if len(statement.text) <= _LONGEST_TITLE:
            yield statement.text
    for introduced in material.tables:
        if isinstance(introduced.place.block, Table) and introduced.table.caption:
            yield introduced.table.caption


def _stands_out(text: str, match: re.Match[str]) -> bool:
    """Whether a label opens or closes a title, be it in brackets, and a sentence does not go on about it."""
    after = text[match.end() :].strip()
    begins = not text[: match.start("kind")].strip(" (–-") and not after[:1].islower()
    ends = not re.sub(r"[\s.…\d]+$", "", after).strip(" ):.–-")
    is_sentence = text.rstrip().endswith(".") and len(text.split()) > 12
    return (begins or ends) and not is_sentence
