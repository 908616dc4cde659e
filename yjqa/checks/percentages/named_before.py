"""Percentages of what was named before them: of what the sentence before counted, and by how much two figures named before differ."""

from collections.abc import Iterator

from yjqa.checks.percentages.readings import content_words
from yjqa.checks.percentages.rounding import change
from yjqa.checks.percentages.said import Claim, figure_at, holds, leads_away, share_of, turns
from yjqa.checks.percentages.shaped import COUNT, PERCENT, Figure, Shaped
from yjqa.checks.percentages.wordings import DIFFERENCES, FROM_TO, OF_THESE, PARTS


def of_these(sentence: Shaped, before: Shaped) -> list[Claim]:
    """The parts of what the sentence before counted: of its one count, or of that of which one of several parts is right.

    "Of these 296, 59 (20%)" names its own whole.
    """
    led = OF_THESE.match(sentence.shape)
    if led is None or any(not sentence.shape[led.end() : at].strip() for at in sentence.figures if at >= led.end()):
        return []
    nouns = content_words(led["noun"])
    if nouns and not nouns & content_words(before.text):
        return []
    parts = list(parts_behind(sentence, led.end()))
    wholes = [
        figure for figure in before.figures.values() if figure.sign == COUNT and not figure.lasts and figure.is_exact
    ]
    counted = len([figure for figure in before.figures.values() if figure.sign == COUNT])
    for whole in wholes:
        claims = [claim for printed, part in parts for claim in share_of(printed, part, whole)]
        if any(map(holds, claims)) or (counted == 1 and len(claims) == len(parts) == 1):
            return claims
    return []


def parts_behind(sentence: Shaped, at: int) -> Iterator[tuple[Figure, Figure]]:
    """The percentages from a place of a sentence on, each with its part, up to where the sentence turns to something else."""
    for match in PARTS.finditer(sentence.shape, at):
        if leads_away(sentence.shape[at : match.end()]) or PERCENT in sentence.shape[at : match.start()]:
            return
        share_name, part_name = ("share", "part") if match["share"] else ("share_first", "part_second")
        words = sentence.shape[match.start() : match.end()]
        if turns(words):
            return
        yield figure_at(sentence, match, share_name), figure_at(sentence, match, part_name)
        at = match.end()


def by_differences(sentence: Shaped, before: Shaped) -> Iterator[Claim]:
    """The changes that are said by their size, of two figures that are so far apart: "from 50 to 40 …, and 10 fewer is 20%"."""
    for match in DIFFERENCES.finditer(sentence.shape):
        by, printed = figure_at(sentence, match, "by"), figure_at(sentence, match, "share")
        for named in (sentence, before):
            for pair in FROM_TO.finditer(named.shape):
                start, after = figure_at(named, pair, "before"), figure_at(named, pair, "after")
                if by.sign != start.sign or start.sign != after.sign or abs(after.value - start.value) != by.value:
                    continue
                found = change(start.quantity, after.quantity)
                if found is not None and printed.is_exact and start.is_exact and after.is_exact:
                    found = found._replace(value=abs(found.value))
                    yield Claim(
                        printed.percentage, printed.words, found, f"from {start.words} to {after.words}", moves=True
                    )
