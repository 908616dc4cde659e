"""A risk's cell that also says why it may come and what would follow, each after a label of its own."""

import re
from typing import NamedTuple

from yjqa.document import Cell

_LABELS = {
    "risk": r"(?:the )?risk(?: is| description| event| title)?",
    "causes": r"(?:possible |potential |root |key )?causes?|caused by|triggers?|due to|because of|source",
    "consequences": r"(?:possible |potential |likely )?(?:consequences?|effects?|impacts?)|results? in|resulting in|leading to|leads to",
}
_LABEL = re.compile(
    r"(?:^|(?<=[\s.;]))(?:"
    + "|".join(rf"(?P<{name}>{pattern})" for name, pattern in _LABELS.items())
    + r")(?:\(s\)|/s)?\s*(?::|[–—]\s|-\s)\s*",
    re.I,
)
_SPOKEN = re.compile(
    r"^(?:there is a risk|the risk is|risk) (?:that|of)\b(?P<risk>.+?)\b(?:due to|because of|caused by|as a result of)\b(?P<causes>.+?)"
    r"(?:[,;]?\s*\b(?:resulting in|leading to|which (?:would|could|may|will) (?:lead to|result in|mean))\b(?P<consequences>.+))?$",
    re.I | re.S,
)
_LONGEST = 1500
"""Characters; longer cells are no single sentence."""


class RiskStatement(NamedTuple):
    """A risk in its own words, with the causes and the consequences that stand beside it."""

    risk: str
    causes: str | None = None
    consequences: str | None = None


def read_statement(cell: Cell) -> RiskStatement:
    """The parts of a risk's cell. Labelled ones are set apart; in a sentence ("there is a risk that … due to …,
    resulting in …") they are told as well, and the risk keeps its whole sentence.
    """
    text = cell.flat
    labels = list(_LABEL.finditer(text))
    kinds = [str(label.lastgroup) for label in labels]
    if set(kinds) & {"causes", "consequences"} and (text[: labels[0].start()].strip() or kinds[0] == "risk"):
        parts: dict[str, str] = {"risk": text[: labels[0].start()].strip()}
        for label, kind, end in zip(labels, kinds, [*(one.start() for one in labels[1:]), len(text)], strict=True):
            parts[kind] = f"{parts.get(kind, '')} {text[label.end() : end].strip()}".strip()
        if parts["risk"]:
            return RiskStatement(parts["risk"], parts.get("causes"), parts.get("consequences"))
    if len(text) < _LONGEST and (spoken := _SPOKEN.match(text)):
        return RiskStatement(text, _clean(spoken["causes"]), _clean(spoken["consequences"]))
    return RiskStatement(text)


def _clean(text: str | None) -> str | None:
    return text.strip(" ,;.") or None if text else None
