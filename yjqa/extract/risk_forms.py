"""Risks set out as forms: "Risk: …", then "Cause: …", "Mitigation: …", "Owner: …", each on a line of its own."""

import re
from collections.abc import Iterator

from yjqa.columns import column_role
from yjqa.document import Document
from yjqa.extract.flow import Piece
from yjqa.extract.risk_scores import Figure, figure, said
from yjqa.records import Risk

_LABELLED = re.compile(r"^(?P<label>[A-Z][A-Za-z /()]{2,40}?)(?: \d+)?\s*[:–-]\s+(?P<text>\S.*)$", re.S)
_WORDS = {
    "causes": "causes",
    "consequences": "consequences",
    "owner": "owner",
    "risk_owner": "owner",
    "controls": "controls",
    "action": "controls",
    "further_controls": "further_controls",
}
_FIGURES = frozenset(
    f"{stage}{measure}" for stage in ("", "residual_") for measure in ("impact", "likelihood", "score")
)
_LEAST_LINES = 2


def find_in_forms(document: Document, section: list[Piece]) -> Iterator[Risk]:
    """A risk for each line that is labelled so, where lines with labels of other kinds follow it; else none."""
    forms: list[tuple[Piece, list[tuple[str, str]]]] = []
    for piece in section:
        match = _LABELLED.match(piece.text)
        role = column_role(match["label"]) if match else None
        if match is None or role is None:
            continue
        if role == "risk":
            forms.append((piece, [(role, match["text"])]))
        elif forms and (role in _WORDS or role in _FIGURES):
            forms[-1][1].append((role, match["text"]))
    if not forms or max(len(lines) for _, lines in forms) < _LEAST_LINES:
        return
    for piece, ((_, risk), *lines) in forms:
        words: dict[str, str] = {}
        figures: dict[str, Figure] = {}
        for role, text in lines:
            if role in _FIGURES:
                figures.setdefault(role, figure(text))
            elif said(text):
                words[_WORDS[role]] = f"{words.get(_WORDS[role], '')} {text}".strip()
        yield Risk(risk=risk, source=piece.source(document), **words, **figures)
