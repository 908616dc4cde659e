"""Percentages in sentences that say what they are of: "72 of 205 children (35%)", "from 48 to 60, an increase of 25%"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from yjqa.checks.material import Material
from yjqa.checks.percentages.rounding import (
    Percentage,
    Quantity,
    Reckoned,
    beyond_rounding,
    change,
    fits,
    is_cut_off,
    share,
    shown_percentage,
)
from yjqa.checks.percentages.shaped import COUNT, PERCENT, Figure, Shaped, shaped
from yjqa.checks.percentages.telling import shortened
from yjqa.checks.percentages.wordings import CHANGES, PARTS, SHARES, SLASHED, STEPS, WHOLES
from yjqa.document import Document
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.extract.terms import terms
from yjqa.records import Finding

_RATIO = re.compile(f"{COUNT}\\s+in$")
_SHARE_WORDS = re.compile(r"%|per\s?cent|(?:thirds?|quarters?|half)\s+of\b", re.I)
_SURE, _LIKELY, _PERHAPS = 0.85, 0.65, 0.45
_FAR, _SOME_WAY = 2.0, 1.0
"""Points that a percentage must be off to be surely wrong, and to be likely so."""
_LET_PASS = 0.4
"""Of a step, beyond rounding: a slip in the last digit is not told of where nothing but one sentence speaks against it."""
_LONGEST = 1500
"""Characters of the longest sentence that is looked at."""
_AIM_WITHIN = 20
"""Characters behind a change among which a word makes it the change that is aimed at."""
_YEARS = range(1990, 2060)
_HUNDRED = 100


class Claim(NamedTuple):
    """A percentage that a sentence gives, what it must then be, and the figures that it was worked out of, as printed.

    `moves`: it says by how much something has changed.
    """

    printed: Percentage
    words: str
    reckoned: Reckoned
    of: str
    moves: bool = False


def odd_sentences(material: Material) -> Iterator[Finding]:
    """The percentages of running text that are not what their own sentence says that they are of."""
    for prose in running_text(material.document):
        if not _SHARE_WORDS.search(prose.text):
            continue
        for start, end in sentences(prose.text):
            text = prose.text[start:end].strip()
            if len(text) <= _LONGEST and _SHARE_WORDS.search(text):
                told: set[str] = set()
                for claim in _odd_claims(text):
                    if claim.words not in told:
                        told.add(claim.words)
                        yield _told(material.document, prose, text, claim)


def _odd_claims(text: str) -> Iterator[Claim]:
    yield from (claim for claim in _slashed(text) if not _holds(claim))
    sentence = shaped(text)
    claims = [*_shares(sentence), *_changes(sentence)]
    claims += [claim for several in _listed(sentence) for claim in several]
    held = {claim.words for claim in claims if _holds(claim)}
    for claim in claims:
        if claim.words not in held and not _holds(claim) and not _of_others(sentence, claim):
            yield claim


def _shares(sentence: Shaped) -> Iterator[Claim]:
    for pattern in SHARES:
        for match in pattern.finditer(sentence.shape):
            part, whole, printed = (_figure(sentence, match, name) for name in ("part", "whole", "share"))
            first, second, last = sorted(match.start(name) for name in ("part", "whole", "share"))
            if _leads_away(sentence.shape[first:last]) or _turns(sentence.shape[second:last]):
                continue
            if not _is_number_of(sentence.shape[: match.start("part")]):
                yield from _share_of(printed, part, whole)


def _share_of(printed: Figure, part: Figure, whole: Figure) -> Iterator[Claim]:
    alike = part.sign == whole.sign and part.value <= whole.value
    if alike and part.is_exact and whole.is_exact and printed.is_exact and (r := share(part.quantity, whole.quantity)):
        yield Claim(printed.percentage, printed.words, r, f"{part.words} of {whole.words}")


def _listed(sentence: Shaped) -> Iterator[list[Claim]]:
    """The parts of a whole that is named before them; of several, only where the whole is that of one of them at least."""
    for pattern in WHOLES:
        for lead in pattern.finditer(sentence.shape):
            if _is_number_of(sentence.shape[: lead.start("whole")]):
                continue
            whole = _figure(sentence, lead, "whole")
            claims: list[Claim] = []
            at = lead.end()
            for match in PARTS.finditer(sentence.shape, at):
                if _leads_away(sentence.shape[at : match.end()]) or PERCENT in sentence.shape[at : match.start()]:
                    break
                share_name, part_name = ("share", "part") if match["share"] else ("share_first", "part_second")
                if _turns(sentence.shape[match.start() : match.end()]):
                    break
                claims += _share_of(_figure(sentence, match, share_name), _figure(sentence, match, part_name), whole)
                at = match.end()
            if len(claims) == 1 or any(map(_holds, claims)):
                yield claims


def _changes(sentence: Shaped) -> Iterator[Claim]:
    for pattern in CHANGES:
        for match in pattern.finditer(sentence.shape):
            before, after, printed = (_figure(sentence, match, name) for name in ("before", "after", "share"))
            if before.sign != after.sign or not (before.is_exact and after.is_exact and printed.is_exact):
                continue
            stated = max(match.start("before"), match.start("after"))
            between = sentence.shape[stated : match.start("share")]
            if {"aimed", "elsewhere"} & _led_to(between) or terms("percentages", "turn").first(between):
                continue
            if _goes_the_other_way(match[0], before.value, after.value):
                continue
            if (
                terms("percentages", "contrast").first(sentence.shape[match.end() : match.end() + _AIM_WITHIN])
                == "aimed"
            ):
                continue
            found = change(_as_quantity(before), _as_quantity(after))
            points = Percentage(abs(after.value - before.value), max(before.step, after.step))
            in_points = before.sign == PERCENT and abs(points.value - printed.value) <= points.step + printed.step
            if found is not None and not in_points:
                found = found._replace(value=abs(found.value))
                yield Claim(
                    printed.percentage, printed.words, found, f"from {before.words} to {after.words}", moves=True
                )
    for match in STEPS.finditer(sentence.shape):
        by, after, printed = (_figure(sentence, match, name) for name in ("by", "after", "share"))
        start = Quantity(
            after.value + (-by.value if match["up"] else by.value), after.quantity.slack + by.quantity.slack
        )
        if by.sign == after.sign and printed.is_exact and (found := share(by.quantity, start)):
            of = f"{by.words} {'more' if match['up'] else 'less'}, which makes {after.words},"
            yield Claim(printed.percentage, printed.words, found, of)


def _slashed(text: str) -> Iterator[Claim]:
    for match in SLASHED.finditer(text):
        first = match["share"] is None
        part, whole = int(match["part_first" if first else "part"]), int(match["whole_first" if first else "whole"])
        words = match["share_last" if first else "share"]
        found = share(Quantity(part), Quantity(whole))
        if part not in _YEARS and part <= whole and found is not None:
            printed = Percentage(float(words), 10.0 ** -len(words.partition(".")[2]))
            yield Claim(printed, f"{words}%", found, f"{part} of {whole}")


def _figure(sentence: Shaped, match: re.Match[str], name: str) -> Figure:
    return sentence.figures[match.start(name)]


def _as_quantity(figure: Figure) -> Quantity:
    return Quantity(figure.value, figure.step / 2) if figure.sign == PERCENT else figure.quantity


def _holds(claim: Claim) -> bool:
    """Whether a percentage is right, but for its rounding or a slip of one in its last digit."""
    beyond = beyond_rounding(claim.printed, claim.reckoned)
    return beyond <= claim.printed.step * _LET_PASS or is_cut_off(claim.printed, claim.reckoned)


def _leads_away(words: str) -> bool:
    """Whether words lead from what a percentage is of to something that it is compared with."""
    return bool(_led_to(words))


def _turns(words: str) -> bool:
    """Whether a comma among these words lets the sentence go on to something else: ", with better attendance"."""
    return any(
        term.start == 0 for part in words.split(",")[1:] for term in terms("percentages", "turn").find(part.lstrip())
    )


def _is_number_of(before: str) -> bool:
    """Whether a figure behind these words numbers something or is of a ratio: "action 3", "1 in 5"."""
    before = before.rstrip()
    return _RATIO.search(before) is not None or any(
        term.end == len(before) for term in terms("percentages", "numbered").find(before)
    )


def _goes_the_other_way(words: str, before: float, after: float) -> bool:
    """Whether words say that something rose which fell, or the other way about: then they speak of something else."""
    ways = {term.key for term in terms("percentages", "movement").find(words)}
    return ways == ({"down"} if after > before else {"up"})


def _led_to(words: str) -> set[str]:
    """What words lead to: what is aimed at, what is so elsewhere, what was so earlier."""
    return {term.key for term in terms("percentages", "contrast").find(words)}


def _of_others(sentence: Shaped, claim: Claim) -> bool:
    """Whether a percentage is right of another figure of its sentence, or is what the claimed share leaves of a hundred."""
    reckon = change if claim.moves else share
    part, whole = claim.reckoned.part, claim.reckoned.whole
    quantities = [figure.quantity for figure in sentence.figures.values() if figure.sign != PERCENT]
    others = [reckon(whole, q) if claim.moves else reckon(part, q) for q in quantities if q not in (part, whole)]
    left = claim.reckoned._replace(value=_HUNDRED - claim.reckoned.value)
    found = [other._replace(value=abs(other.value)) for other in others if other]
    if not claim.moves and claim.printed.step <= 1:
        found.append(left)
    return any(fits(claim.printed, other) for other in found)


def _is_of_the_later(claim: Claim) -> bool:
    """Whether a change was reckoned of where it ended instead of where it began."""
    turned = change(claim.reckoned.part, claim.reckoned.whole)
    return turned is not None and fits(claim.printed, turned._replace(value=abs(turned.value)))


def _told(document: Document, prose: Prose, text: str, claim: Claim) -> Finding:
    computed = shown_percentage(claim.reckoned.value, claim.printed.step)
    off = abs(claim.printed.value - claim.reckoned.value)
    message = f"“{shortened(text)}”: {claim.words} is printed, but {claim.of} is {computed}"
    if claim.moves and _is_of_the_later(claim):
        message += f"; {claim.words} is what the difference is of the later figure"
    return Finding(
        check="percentage",
        printed=claim.words,
        computed=computed,
        message=f"{message}.",
        confidence=_SURE if off >= _FAR else _LIKELY if off >= _SOME_WAY else _PERHAPS,
        sources=(prose.source(document, text),),
    )
