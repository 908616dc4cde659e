"""Header labels that run together in one line, cut into the labels of so many columns.

`"Agency Cash Payment in Kind Cash Payment in Kind Total"` over rows of five figures is `Agency`, then five labels. What
tells the cuts: phrases that stand twice, words that open several labels, capitals, words that are labels by themselves,
line breaks and runs of blanks. A cut never leaves a label that hangs ("Payment in") or an open bracket.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

from yjqa.columns import column_role
from yjqa.ingest.prose import hangs, join

_LONGEST_LABEL = 7
_WHOLE = re.compile(r"(?:grand\s+)?totals?|variance|budget|actual|cash|in[- ]kind|staffing|%|q[1-4]", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?")
_ROW_LABEL = re.compile(
    r"(?:agency|agencies|organisation|partners?|partner agency|source|funding source|funder|contributor|contributions?|"
    r"item|type|category|description|heading|(?:budget )?head(?:ing)?|cost type|indicator|measure|income|expenditure|service|team|"
    r"area|year|source of funding|partner organisation|name|priority|priorities)",
    re.IGNORECASE,
)
_SOFT_BREAK = 1.0
_REPEATED = 2.0
_SAME_OPENING = 1.0


class Word(NamedTuple):
    """A word of a header; `breaks`: a line break or a run of blanks stands before it."""

    text: str
    breaks: bool


def lines_to_words(lines: Sequence[str]) -> list[Word]:
    """The words of header lines in order."""
    words: list[Word] = []
    for line in lines:
        for run in re.split(r"\s{2,}|\t", line.strip()):
            for place, word in enumerate(run.split()):
                words.append(Word(word, place == 0 and bool(words)))
    return words


def cut_header(lines: Sequence[str], columns: int) -> tuple[str, list[str]] | None:
    """The row labels' own header (`""` where it has none) and the labels of so many columns; `None` where no cut fits."""
    words = lines_to_words(lines)
    with_label = _cut(words, columns + 1)
    if with_label is not None and _ROW_LABEL.fullmatch(with_label[0]):
        return with_label[0], with_label[1:]
    labels = _cut(words, columns)
    return ("", labels) if labels is not None else None


def cut_spanning(line: str, groups: int) -> list[str] | None:
    """The labels of an upper header line, over so many groups of columns."""
    return _cut(lines_to_words([line]), groups)


def period_of(labels: Sequence[str]) -> int:
    """After how many columns the labels begin anew, an unlike last column left aside; 0 where they never do."""
    for count in (len(labels), len(labels) - 1):
        for period in range(1, count // 2 + 1):
            repeats = count % period == 0 and all(labels[place] == labels[place % period] for place in range(count))
            if repeats and count > period:
                return period
    return 0


def _cut(words: Sequence[Word], count: int) -> list[str] | None:
    """The best cut into `count` labels, by dynamic programming over word positions."""
    n = len(words)
    if count < 1 or n < count or n > count * _LONGEST_LABEL:
        return None
    phrases, openings = _repeats(words)
    best: list[list[tuple[float, int] | None]] = [[None] * (n + 1) for _ in range(count + 1)]
    best[0][0] = (0.0, 0)
    for made in range(1, count + 1):
        for end in range(made, n + 1):
            for start in range(max(made - 1, end - _LONGEST_LABEL), end):
                before = best[made - 1][start]
                worth = _worth(words[start:end], phrases, openings) if before is not None else None
                if before is None or worth is None:
                    continue
                score = before[0] + worth
                current = best[made][end]
                if current is None or score > current[0]:
                    best[made][end] = (score, start)
    if best[count][n] is None:
        return None
    labels: list[str] = []
    end = n
    for made in range(count, 0, -1):
        step = best[made][end]
        assert step is not None
        labels.append(reduce(join, (word.text for word in words[step[1] : end])))
        end = step[1]
    return labels[::-1]


def _repeats(words: Sequence[Word]) -> tuple[Counter[str], Counter[str]]:
    """How often each phrase stands in the header, and each word that can open a label."""
    texts = [word.text for word in words]
    phrases: Counter[str] = Counter()
    for length in range(1, _LONGEST_LABEL + 1):
        for start in range(len(texts) - length + 1):
            phrases[" ".join(texts[start : start + length])] += 1
    return phrases, Counter(text for text in texts if text[:1].isupper() or _YEAR.match(text))


def _worth(words: Sequence[Word], phrases: Counter[str], openings: Counter[str]) -> float | None:
    """How well the words stand as one label; `None` where they cannot."""
    text = " ".join(word.text for word in words)
    first = words[0].text
    if hangs(text) or text.count("(") != text.count(")"):
        return None
    if first[0].islower() or first[0] in "(£" or first in {"&", "-", "–", "/", "+"}:
        return None
    score = _SOFT_BREAK * words[0].breaks - 0.5 * sum(word.breaks for word in words[1:])
    if len(words) > 1 and phrases[text] > 1:
        score += _REPEATED * len(words) ** 0.5
    if openings[first] > 1:
        score += _SAME_OPENING if len(words) > 1 else -_SAME_OPENING
        score -= 0.8 * sum(word.text == first for word in words[1:])
    if _WHOLE.fullmatch(text) or _ROW_LABEL.fullmatch(text) or column_role(text) is not None:
        score += 1.0
    if _YEAR.match(first):
        score += 0.5
    return score - 0.12 * (len(words) - 2) ** 2
