"""Targets that sentences set for performance: "the local target is 80%"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from yjqa.document import Document
from yjqa.extract.figures import Figure, find_figures
from yjqa.extract.indicators import find_indicators, is_carried
from yjqa.extract.prose import running_text, sentences
from yjqa.records import Indicator, Kpi, Unit

_BEFORE = re.compile(
    r"\btargets?\b[^.;]*$|\b(?:goals?|ambitions?|aspirations?|aims?|aiming|expectation|minimum|maximum|(?:local |national |agreed |minimum )standard|threshold)"
    r"\s+(?:is|was|of|for|at|to (?:reach|achieve|be at|have))\s+(?:at least\s+|around\s+|over\s+)?$",
    re.I,
)
_AFTER = re.compile(r"^\s*target\b", re.I)


class Target(NamedTuple):
    """What is aimed at, for one indicator under one heading."""

    section: tuple[str, ...]
    indicator: Indicator
    value: Decimal
    unit: Unit

    def is_for(self, kpi: Kpi) -> bool:
        """Whether a figure is measured against this target: the paper's own, of the indicator, under the same heading."""
        return (
            not kpi.comparator
            and kpi.indicator_canonical == self.indicator
            and kpi.unit == self.unit
            and kpi.source.section[: len(self.section)] == self.section
        )


def find_targets(document: Document) -> Iterator[Target]:
    """The targets of a paper; each is of the indicator that its paragraph or, failing that, its heading names."""
    for prose in running_text(document):
        if "target" not in prose.text.lower():
            continue
        texts = (prose.text, *reversed(prose.place.section))
        mentions = (mention.indicator for text in texts for mention in find_indicators(text))
        named = next((indicator for indicator in mentions if is_carried(indicator)), None)
        for start, end in sentences(prose.text):
            sentence = prose.text[start:end]
            last = 0
            for figure in find_figures(sentence):
                if named and figure.unit != "count" and is_target(sentence, last, figure):
                    yield Target(prose.place.section, named, figure.value, figure.unit)
                last = figure.end


def is_target(sentence: str, start: int, figure: Figure) -> bool:
    """Whether a figure is what is aimed at; `start` is the end of the figure before it."""
    return bool(_BEFORE.search(sentence[start : figure.start]) or _AFTER.search(sentence[figure.end :]))
