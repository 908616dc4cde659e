"""Sentences that share out one whole in percentages, which should then come to a hundred: "62% …, 20% … and the remaining 14% …"."""

from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.checks.percentages.rounding import shown_percentage
from yjqa.checks.percentages.shaped import PERCENT, Shaped, shaped
from yjqa.checks.percentages.telling import shortened
from yjqa.extract.prose import running_text, sentences
from yjqa.extract.terms import terms
from yjqa.records import Finding

_FEWEST = 2
_NEAR = 20
_HUNDRED = 100
_LIKELY = 0.55
_LONGEST = 600
_REMAINDER_WITHIN = 16
"""Characters before a percentage among which it is called what remains."""


def odd_wholes(material: Material) -> Iterator[Finding]:
    """The sentences whose percentages leave a remainder that is not what is left of a hundred."""
    for prose in running_text(material.document):
        if prose.text.count("%") < _FEWEST or terms("percentages", "remainder").first(prose.text) is None:
            continue
        for start, end in sentences(prose.text):
            text = prose.text[start:end].strip()
            found = _added(shaped(text)) if len(text) <= _LONGEST else None
            if found is not None:
                printed, total = found
                yield Finding(
                    check="percentage",
                    printed=printed,
                    computed=total,
                    message=f"“{shortened(text)}”: {printed} should make up the whole, but come to {total}.",
                    confidence=_LIKELY,
                    sources=(prose.source(material.document, text),),
                )


def _added(sentence: Shaped) -> tuple[str, str] | None:
    """The percentages of a sentence and what they come to, where the last is called what remains and that is not a hundred."""
    figures = [(at, figure) for at, figure in sentence.figures.items() if figure.sign == PERCENT]
    others = len(sentence.figures) - len(figures)
    if len(figures) < _FEWEST or others or not all(figure.is_exact for _, figure in figures):
        return None
    (before, _), (last, _) = figures[-2:]
    led = sentence.shape[max(before, last - _REMAINDER_WITHIN) : last]
    if terms("percentages", "remainder").first(led) is None:
        return None
    if terms("percentages", "contrast").first(sentence.shape) is not None:
        return None
    added = sum(figure.value for _, figure in figures)
    off = abs(added - _HUNDRED)
    if (
        off > _NEAR
        or off <= sum(figure.step for _, figure in figures) / 2 + min(figure.step for _, figure in figures) / 2
    ):
        return None
    return ", ".join(f.words for _, f in figures), shown_percentage(added, min(f.step for _, f in figures))
