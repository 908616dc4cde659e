"""Sentences that give what one costs in several places, each with its sum and its number: "£50 in one (£400 for 8)"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.checks.percentages.rounding import Quantity
from yjqa.checks.percentages.said import figure_at
from yjqa.checks.percentages.shaped import COUNT, PERCENT, SUM, Figure, shaped
from yjqa.checks.percentages.telling import shortened
from yjqa.extract.prose import running_text, sentences
from yjqa.records import Finding

_GAP = rf"[^{COUNT}{SUM}{PERCENT}\d.;:()]"
_EACH = re.compile(
    rf"(?P<each>{SUM}){_GAP}{{0,40}}\(\s*(?P<sum>{SUM}){_GAP}{{0,60}}?\s(?:for|among|between|over|divided\s+by|by)\s"
    rf"(?:{_GAP}{{0,20}}\s)?(?P<number>{COUNT})"
)
_PER = re.compile(r"\b(?:per|each|average|unit|apiece)\b", re.I)
_LONGEST = 600
_FEWEST_SUMS = 4
"""A sentence with two costs and their sums has no fewer pound signs."""
_NEAR = 3
"""Times: a cost that is farther from its sum and number is of something else."""
_TENS = 10
_LIKELY = 0.7


class _Cost(NamedTuple):
    """What one costs, and the sum and the number it comes from."""

    each: Figure
    sum: Figure
    number: Figure

    @property
    def value(self) -> Quantity:
        """What the sum makes for one, with what its rounding leaves open."""
        number = self.number.value
        return Quantity(self.sum.value / number, self.sum.quantity.slack / number + self.each.step / 2)

    @property
    def is_right(self) -> bool:
        """Whether the cost is what the sum makes for one, rounded to pounds or to tens, or cut off."""
        rounded_to = _TENS if self.each.value % _TENS == 0 else self.each.step
        return abs(self.each.value - self.value.value) <= self.value.slack + rounded_to / 2


def odd_unit_costs(material: Material) -> Iterator[Finding]:
    """The costs for one that are not their sum by their number, where the others of the sentence are."""
    for prose in running_text(material.document):
        if prose.text.count("£") < _FEWEST_SUMS or _PER.search(prose.text) is None:
            continue
        for start, end in sentences(prose.text):
            text = prose.text[start:end].strip()
            if len(text) > _LONGEST or text.count("£") < _FEWEST_SUMS or _PER.search(text) is None:
                continue
            costs = _costs(text)
            wrong = [cost for cost in costs if not cost.is_right]
            if len(wrong) != 1 or len(wrong) == len(costs):
                continue
            (cost,) = wrong
            if not cost.value.value / _NEAR < cost.each.value < cost.value.value * _NEAR:
                continue
            computed = f"£{cost.value.value:,.0f}" if cost.each.step == 1 else f"£{cost.value.value:,.2f}"
            yield Finding(
                check="percentage",
                printed=cost.each.words,
                computed=computed,
                message=(
                    f"“{shortened(text)}”: {cost.each.words} is printed, but {cost.sum.words} divided by {cost.number.words} is"
                    f" {computed}."
                ),
                confidence=_LIKELY,
                sources=(prose.source(material.document, text),),
            )


def _costs(text: str) -> list[_Cost]:
    sentence = shaped(text)
    found = (
        _Cost(*(figure_at(sentence, match, name) for name in ("each", "sum", "number")))
        for match in _EACH.finditer(sentence.shape)
    )
    return [cost for cost in found if cost.number.value > 1 and all(figure.is_exact for figure in cost)]
