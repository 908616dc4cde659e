"""References to a paragraph that speaks of something else, where one beside it speaks of the very thing."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from yjqa.checks.material import Material
from yjqa.checks.numbered import Numbered, Report
from yjqa.checks.references.missing import Found
from yjqa.records import Finding

_WORD = re.compile(r"[a-z0-9][a-z0-9’'-]*")
_WORDS_BEFORE = 14
"""Words before a reference that may say what it is about."""
_FAR = 300
"""Characters that hold as many words."""
_LEAST_WORDS, _LEAST_TELLING = 3, 2
_LEAST_LETTERS = 5
_MOST_BESIDE = 99
"""Paragraphs of a section: numbers of two digits count no more."""


def find(material: Material, reports: Sequence[Report], found: Sequence[Found]) -> Iterator[Finding]:
    """One finding for each reference whose own words stand in one other paragraph of the section, and not where it points."""
    for order, statement, pointer in found:
        report = next((one for one in reports if one.begin <= order < one.end), None)
        if report is None or pointer.kind != "paragraph" or not pointer.is_certain:
            continue
        target = next((one for one in report.paragraphs if one.label == pointer.label), None)
        if target is None:
            continue
        said = _words(re.split(r"[.;:!?]\s", statement.text[max(pointer.start - _FAR, 0) : pointer.start])[-1])[
            -_WORDS_BEFORE:
        ]
        meant = _meant(material, report, target, order, said)
        if meant is None:
            continue
        words, paragraph = meant
        printed = statement.text[pointer.start : pointer.end]
        yield Finding(
            check="reference",
            printed=printed,
            computed=paragraph.label,
            message=f"“{printed}” is given for “{' '.join(words)}”, of which {target.label} says nothing; {paragraph.label} does.",
            confidence=0.6,
            sources=(
                statement.source(material.document, statement.text),
                *(one.statement.source(material.document, one.statement.text) for one in (target, paragraph)),
            ),
        )


def _meant(
    material: Material, report: Report, target: Numbered, order: int, said: list[str]
) -> tuple[list[str], Numbered] | None:
    """The longest run of words before a reference that another paragraph of the section has, and that paragraph.

    `None` where the paragraph that is pointed to has any telling word of them, several others have them as often, or
    the section has more paragraphs than can be counted.
    """
    beside = [one for one in report.paragraphs if one.parts[:-1] == target.parts[:-1] and one.order != order]
    if len(beside) > _MOST_BESIDE:
        return None
    texts = [_words(_whole_text(material, report, one)) for one in beside]
    usual = _usual(texts)
    telling = [word if len(word) >= _LEAST_LETTERS and word not in usual else None for word in said]
    own = {*_words(" ".join(target.statement.place.section[-1:])), *_words(_whole_text(material, report, target))}
    for length in range(len(said), _LEAST_WORDS - 1, -1):
        for start in range(len(said) - length + 1):
            told = [word for word in telling[start : start + length] if word]
            if len(told) < _LEAST_TELLING or telling[start + length - 1] is None:
                continue
            words = said[start : start + length]
            phrase = f" {' '.join(words)} "
            having = [(f" {' '.join(text)} ".count(phrase), one) for one, text in zip(beside, texts, strict=True)]
            if any(count for count, _ in having):
                meant = _foremost(having)
                return (words, meant) if meant is not None and own.isdisjoint(told) else None
    return None


def _foremost(having: list[tuple[int, Numbered]]) -> Numbered | None:
    """The paragraph that has the words most often; `None` where no one does."""
    most, *others = sorted(having, key=lambda pair: -pair[0])
    return most[1] if not others or most[0] > others[0][0] else None


def _usual(texts: list[list[str]]) -> set[str]:
    """The words that so many paragraphs of a section have that they tell none from the others."""
    counts = Counter(word for text in texts for word in set(text))
    return {word for word, count in counts.items() if count > max(len(texts) / 3, 2)}


def _whole_text(material: Material, report: Report, paragraph: Numbered) -> str:
    """A paragraph with what follows it up to the next number or heading."""
    after = bisect_right(report.paragraphs, paragraph.order, key=lambda one: one.order)
    end = report.paragraphs[after].order if after < len(report.paragraphs) else report.end
    later = takewhile(lambda statement: not statement.is_heading, material.statements[paragraph.order + 1 : end])
    return " ".join([paragraph.statement.text, *(statement.text for statement in later)])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
