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
_LETTERED = re.compile(r"^(?P<letter>[A-Z])[.)]\s+[A-Z][a-z]")
_LEAST_LETTERED = 4
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
    found["section"].update(_lettered(material))
    return found


def _lettered(material: Material) -> list[str]:
    """The letters of a paper whose sections are counted by them ("A. Where we are", "B. Money"): in order, each once.

    The first may be lost in the title above it.
    """
    openings = [_LETTERED.match(statement.text) for statement in material.statements if statement.cell is None]
    letters = [opening["letter"] for opening in openings if opening is not None]
    counted = [chr(ord(letters[0]) + place) for place in range(len(letters))] if letters else []
    is_count = letters == counted and letters[:1] in (["A"], ["B"]) and len(letters) >= _LEAST_LETTERED
    return letters if is_count else []


def stands_alone(material: Material, kind: str, label: str) -> bool:
    """Whether an appendix or annex begins in the paper with a line of its own, outside any table or list."""
    opening = re.compile(rf"^{kind}e?\s+{re.escape(label)}\b\W*(?:$|[A-Z])", re.I)
    return any(
        opening.match(statement.text) and len(statement.text) <= _LONGEST_TITLE
        for statement in material.statements[:-1]
        if statement.cell is None and not isinstance(statement.block, ListItem)
    )


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
