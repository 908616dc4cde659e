"""Percentages in sentences that say what they are of: "72 of 205 children (35%)", "from 48 to 60, an increase of 25%"."""

import re
from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.checks.percentages.named_before import by_differences, of_these, parts_behind
from yjqa.checks.percentages.otherwise import is_of_others
from yjqa.checks.percentages.rounding import (
    Percentage,
    Quantity,
    change,
    fits,
    share,
    shown_percentage,
)
from yjqa.checks.percentages.said import Claim, figure_at, holds, is_number_of, leads_away, led_to, share_of, turns
from yjqa.checks.percentages.shaped import PERCENT, Shaped, shaped
from yjqa.checks.percentages.telling import shortened
from yjqa.checks.percentages.wordings import CHANGES, SHARES, SLASHED, STEPS, TIGHT_SHARES, WHOLES
from yjqa.document import Document
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.extract.terms import terms
from yjqa.extract.years import YEAR_NUMBERS
from yjqa.records import Finding

_SHARE_WORDS = re.compile(r"%|per\s?cent|(?:thirds?|quarters?|half)\s+of\b", re.I)
_SURE, _LIKELY, _PERHAPS = 0.85, 0.65, 0.45
_FAR, _SOME_WAY = 2.0, 1.0
"""Points that a percentage must be off to be surely wrong, and to be likely so."""
_LONGEST = 1500
"""Characters of the longest sentence that is looked at."""
_APART = 35
"""Points; a share that is farther off and not told side by side with its figures is not of these."""
_AIM_WITHIN = 20
"""Characters behind a change among which a word makes it the change that is aimed at."""
_AND = re.compile(r"\b(?:and|as\s+a\s+(?:share|proportion|percentage|rate)|only)\b")


def odd_sentences(material: Material) -> Iterator[Finding]:
    """The percentages of running text that are not what their own sentence says that they are of."""
    for prose in running_text(material.document):
        if not _SHARE_WORDS.search(prose.text):
            continue
        before = _last_sentence(prose.lead_in)
        for start, end in sentences(prose.text):
            text = prose.text[start:end].strip()
            if len(text) <= _LONGEST and _SHARE_WORDS.search(text):
                told: set[str] = set()
                for claim in _odd_claims(text, before):
                    if claim.words not in told:
                        told.add(claim.words)
                        yield _told(material.document, prose, text, claim)
            before = text


def _last_sentence(text: str) -> str:
    """The last sentence of the text before, which may name what the percentages of a text are of."""
    found = [text[start:end] for start, end in sentences(text[-_LONGEST:])]
    return found[-1].strip() if found else ""


def _odd_claims(text: str, before: str) -> Iterator[Claim]:
    yield from (claim for claim in _slashed(text) if not holds(claim))
    sentence = shaped(text)
    claims = [*_shares(sentence), *_changes(sentence)]
    claims += [claim for several in _listed(sentence) for claim in several]
    own = {claim.words for claim in claims}
    earlier = shaped(before[-_LONGEST:])
    claims += [
        claim for claim in (*by_differences(sentence, earlier), *of_these(sentence, earlier)) if claim.words not in own
    ]
    held = {claim.words for claim in claims if holds(claim)}
    for claim in claims:
        if claim.words not in held and not holds(claim) and not is_of_others(claim, sentence, earlier):
            yield claim


def _shares(sentence: Shaped) -> Iterator[Claim]:
    for pattern in (*TIGHT_SHARES, *SHARES):
        for match in pattern.finditer(sentence.shape):
            part, whole, printed = (figure_at(sentence, match, name) for name in ("part", "whole", "share"))
            first, second, last = sorted(match.start(name) for name in ("part", "whole", "share"))
            if leads_away(sentence.shape[first:last]) or turns(sentence.shape[second:last]):
                continue
            if not is_number_of(sentence.shape[: match.start("part")]):
                is_tight = pattern in TIGHT_SHARES
                for claim in share_of(printed, part, whole):
                    if is_tight or not _is_far_fetched(claim, sentence.shape[: match.start()]):
                        yield claim._replace(is_tight=is_tight)


def _is_far_fetched(claim: Claim, before: str) -> bool:
    """Whether a share that is told loosely is aimed at by the words before it, or so far off that it must be of something else."""
    far = abs(claim.printed.value - claim.reckoned.value) > max(_APART, claim.printed.step * 2)
    return far or "aimed" in led_to(before)


def _listed(sentence: Shaped) -> Iterator[list[Claim]]:
    """The parts of a whole that is named before them; of several, only where the whole is that of one of them at least."""
    for pattern in WHOLES:
        for lead in pattern.finditer(sentence.shape):
            if is_number_of(sentence.shape[: lead.start("whole")]):
                continue
            whole = figure_at(sentence, lead, "whole")
            claims: list[Claim] = []
            for printed, part in parts_behind(sentence, lead.end()):
                claims += share_of(printed, part, whole)
            if len(claims) == 1 or any(map(holds, claims)):
                yield claims


def _changes(sentence: Shaped) -> Iterator[Claim]:
    for pattern in CHANGES:
        for match in pattern.finditer(sentence.shape):
            before, after, printed = (figure_at(sentence, match, name) for name in ("before", "after", "share"))
            if before.sign != after.sign or not (before.is_exact and after.is_exact and printed.is_exact):
                continue
            stated = max(match.start("before"), match.start("after"))
            if stated > match.start("share"):
                between = sentence.shape[match.start("share") : min(match.start("before"), match.start("after"))]
                turned = leads_away(between) or _AND.search(between) is not None
            else:
                between = sentence.shape[stated : match.start("share")]
                turned = bool({"aimed", "elsewhere"} & led_to(between) or terms("percentages", "turn").first(between))
            if turned:
                continue
            if _goes_the_other_way(match[0], before.value, after.value):
                continue
            if (
                terms("percentages", "contrast").first(sentence.shape[match.end() : match.end() + _AIM_WITHIN])
                == "aimed"
            ):
                continue
            found = change(before.quantity, after.quantity)
            points = Percentage(abs(after.value - before.value), max(before.step, after.step))
            in_points = before.sign == PERCENT and abs(points.value - printed.value) <= points.step + printed.step
            if found is not None and not in_points:
                found = found._replace(value=abs(found.value))
                yield Claim(
                    printed.percentage, printed.words, found, f"from {before.words} to {after.words}", moves=True
                )
    for match in STEPS.finditer(sentence.shape):
        by, after, printed = (figure_at(sentence, match, name) for name in ("by", "after", "share"))
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
        if part not in YEAR_NUMBERS and part <= whole and found is not None:
            printed = Percentage(float(words), 10.0 ** -len(words.partition(".")[2]))
            yield Claim(printed, f"{words}%", found, f"{part} of {whole}", is_tight=True)


def _goes_the_other_way(words: str, before: float, after: float) -> bool:
    """Whether words say that something rose which fell, or the other way about: then they speak of something else."""
    ways = {term.key for term in terms("percentages", "movement").find(words)}
    return ways == ({"down"} if after > before else {"up"})


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
        confidence=_SURE if off >= _FAR and claim.is_tight else _LIKELY if off >= _SOME_WAY else _PERHAPS,
        sources=(prose.source(document, text),),
    )
