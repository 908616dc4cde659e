"""Performance figures that sentences and bullets state: what is measured, whose figure it is and for when."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yjqa.document import Document
from yjqa.extract.area_mentions import AreaMention, find_areas, heading_area
from yjqa.extract.clauses import PHRASE_END, Context, Sentence, noun_phrase
from yjqa.extract.counted import counted_before, counts
from yjqa.extract.facts import Facts
from yjqa.extract.figures import Figure, find_figures
from yjqa.extract.indicators import Mention, can_have, find_indicators, indicator_of, is_carried, is_weak
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.extract.targets import is_target
from yjqa.extract.terms import terms
from yjqa.extract.years import find_periods
from yjqa.records import Indicator, Kpi, Period, Unit

_LONGEST_INDICATOR = 120
_ADJACENT = 3
"""How many characters may stand between an indicator's words and the number that they lead to."""
_RATES: tuple[Unit, ...] = ("percent", "per_100000", "per_1000", "ratio")
_FOR = re.compile(r"\b(?:for|in|of|across|at)\s+(?:the\s+)?$", re.I)
_PER_POPULATION = re.compile(r"per\s+(?:100,?000|100k|1,?000)(?:\s+(?:of\s+the\s+)?(?:\S+\s+){0,2}?population)?")
_LOOSE_END = re.compile(r"(?:\s+(?:of|at|to|for|the|and|a|an))+$", re.I)
_THIS = re.compile(r"\bthis\s+(?:was|is|rises|rose|falls|fell|stood|stands)\b")
_AGAINST = re.compile(r"\b(?:compared (?:to|with)|against|(?:up|down) (?:on|from))\b", re.I)
_OF = re.compile(r"\s*(?:average|rate|figure)?\s*(?:of|at|was|is|\()\s*", re.I)
_WHOLE = re.compile(r"(?:\bthe\s+|^)(?P<whole>(?:[\w’'-]+\s+){1,4}\((?:including|incl\.?)\s[^)]*\))", re.I)
"""A group of which the area in the parenthesis is only one part: the figure is the group's."""
_LIST_LEAD = re.compile(r":\s*$")


def find_stated_kpis(document: Document, facts: Facts, passed_over: frozenset[int]) -> Iterator[Kpi]:
    """The figures of running text; `passed_over` are the `id()`s of tables that are read as tables."""
    for prose in running_text(document):
        if id(prose.place.block) in passed_over or not any(char.isalpha() for char in prose.text):
            continue
        if not find_figures(prose.text):
            continue
        context = _opening_context(prose, facts)
        for start, end in sentences(prose.text):
            sentence = _read(
                prose.text[start:end], facts, context, prose.listed and _LIST_LEAD.search(prose.lead_in) is not None
            )
            yield from _kpis(document, facts, prose, sentence)
            context = _carried(sentence)


def _opening_context(prose: Prose, facts: Facts) -> Context:
    """What headings and the lead-in settle before the first sentence."""
    is_item = prose.listed or prose.cell is not None
    led_in = next((mention.name for mention in _own(prose.lead_in, facts)), None) if is_item else None
    area = led_in or heading_area(prose.place.section, facts) or facts.joint_area
    periods = [found.period for text in (prose.lead_in, *prose.place.section[-1:]) for found in find_periods(text)]
    return Context(area=area, period=periods[-1] if periods else None)


def _own(text: str, facts: Facts) -> list[AreaMention]:
    return [mention for mention in find_areas(text, facts) if not mention.comparator]


def _read(text: str, facts: Facts, context: Context, in_list: bool) -> Sentence:
    figures = find_figures(text)
    draft = Sentence(
        text, figures, list(find_areas(text, facts)), list(find_periods(text)), find_indicators(text), context, in_list
    )
    kept: list[Figure] = []
    for figure in figures:
        if figure.unit in _RATES or figure.unit == "hours" or counts(draft, figure):
            kept.append(figure)
        elif kept and kept[-1].unit in ("per_100000", "per_1000") and _is_comparators(draft, figure):
            kept.append(figure._replace(unit=kept[-1].unit))
    return replace(draft, figures=kept)


def _is_comparators(sentence: Sentence, figure: Figure) -> bool:
    """Whether a bare number is the comparator's, as in "against a regional average of 260": it has the unit said before."""
    return any(
        mention.comparator and _OF.fullmatch(sentence.text[mention.end : figure.start]) for mention in sentence.areas
    )


def _carried(sentence: Sentence) -> Context:
    own = [mention.name for mention in sentence.areas if not mention.comparator]
    named = [
        (mention.indicator, sentence.text[mention.start : mention.end])
        for mention in sentence.mentions
        if is_carried(mention.indicator)
    ]
    counted = next(
        (sentence.text[term.start : term.end] for term in terms("indicators", "counted").find(sentence.text)), None
    )
    return Context(
        area=own[-1] if own else sentence.context.area,
        period=sentence.periods[-1].period if sentence.periods else sentence.context.period,
        indicators=(*sentence.context.indicators, *named),
        counted=counted if any(figure.unit == "count" for figure in sentence.figures) else None,
    )


def _kpis(document: Document, facts: Facts, prose: Prose, sentence: Sentence) -> Iterator[Kpi]:
    if _about_the_place(sentence.text):
        return
    for position, figure in enumerate(sentence.figures):
        start, end = sentence.window(position)
        if is_target(sentence.text, start, figure):
            continue
        if terms("indicators", "money").first(sentence.text[start : min(end, figure.end + 60)]):
            continue
        indicator, words = _indicator(sentence, position)
        if indicator is None and not words:
            continue
        area, comparator = _area(sentence, position)
        yield Kpi(
            source=prose.source(document, sentence.text.strip()),
            indicator=words[:_LONGEST_INDICATOR],
            indicator_canonical=indicator or "other",
            area=area,
            value=figure.value,
            unit=figure.unit,
            period=_period(sentence, position),
            comparator=comparator,
        )


def _about_the_place(text: str) -> bool:
    return terms("indicators", "demography").first(_PER_POPULATION.sub("", text)) is not None


def _indicator(sentence: Sentence, position: int) -> tuple[Indicator | None, str]:
    """What a figure measures and the words for it."""
    figure = sentence.figures[position]
    start, end = sentence.window(position)
    noun = noun_phrase(sentence.text[figure.end : end])
    counted = figure.unit in ("count", "hours")
    before = [
        mention
        for mention in sentence.mentions
        if mention.end <= figure.start and can_have(mention.indicator, figure.unit)
    ]
    if counted:
        if words := counted_before(sentence.text[: figure.start]):
            return indicator_of(words, figure.unit), words
        if found := indicator_of(noun, figure.unit):
            return found, noun
        near = [mention for mention in before if mention.start >= start] or before
        if noun and terms("indicators", "counted").first(noun):
            leads = bool(near) and figure.start - near[-1].end <= _ADJACENT
            return (near[-1].indicator if leads else None), noun
        earlier = [
            sentence.text[term.start : term.end]
            for term in terms("indicators", "counted").find(sentence.text[: figure.start])
        ]
        words = noun or (
            sentence.text[near[-1].start : near[-1].end] if near else (earlier or [sentence.context.counted or ""])[-1]
        )
        return (near[-1].indicator if near else None), words
    if figure.unit == "ratio" and (
        found := indicator_of(sentence.text[figure.end : min(end, figure.end + 60)], "ratio")
    ):
        return found, " ".join(sentence.text[figure.end : min(end, figure.end + 60)].split())
    carried = [
        (indicator, words) for indicator, words in sentence.context.indicators if can_have(indicator, figure.unit)
    ]
    if carried and _THIS.search(sentence.text[: figure.start]):
        return carried[-1]
    rest = " ".join(sentence.text[figure.end : end].split()).strip(" .,;()")
    said_after = indicator_of(rest, figure.unit) if figure.unit != "ratio" else None
    if before and (said_after is None or not is_weak(before[-1].indicator) or is_weak(said_after)):
        last = before[-1]
        return last.indicator, _printed(sentence.text, last, figure)
    if said_after:
        return said_after, rest
    carried = [
        (indicator, words) for indicator, words in sentence.context.indicators if can_have(indicator, figure.unit)
    ]
    if carried:
        return carried[-1]
    if figure.unit == "ratio":
        return None, ""
    return None, rest or " ".join(sentence.text[start : figure.start].split()).strip(" .,;()")


def _printed(text: str, mention: Mention, figure: Figure) -> str:
    """The indicator as printed: its words, with what stands between them and a number, verb or preposition."""
    words = re.split(r"\d", text[mention.start : figure.start], maxsplit=1)[0]
    words = PHRASE_END.split(words, maxsplit=1)[0]
    return _LOOSE_END.sub("", " ".join(words.split())) or text[mention.start : mention.end]


def _area(sentence: Sentence, position: int) -> tuple[str | None, bool]:
    """Whose figure: the area said right after it, else the one last named before it, else what the context settles."""
    figure = sentence.figures[position]
    start, end = sentence.window(position)
    own = [mention.name for mention in sentence.areas if not mention.comparator and mention.start < figure.start]
    subject = own[-1] if own else sentence.context.area
    for mention in sentence.areas:
        if figure.end <= mention.start < end and _FOR.search(sentence.text[figure.end : mention.start]):
            return mention.of(subject), mention.comparator
    before = [mention for mention in sentence.areas if start <= mention.start < figure.start]
    if (
        before
        and (whole := _WHOLE.search(sentence.text[: figure.start]))
        and whole.start() <= before[-1].start < whole.end()
    ):
        return " ".join(whole["whole"].split()), False
    if before:
        return before[-1].of(subject), before[-1].comparator
    return subject, False


def _period(sentence: Sentence, position: int) -> Period | None:
    figure = sentence.figures[position]
    start, end = sentence.window(position)
    after = [found for found in sentence.periods if figure.end <= found.start < end]
    before = [found for found in sentence.periods if found.end <= figure.start]
    near = [found for found in before if found.start >= start]
    later = after or [found for found in sentence.periods if found.start >= figure.end]
    if near and later and _AGAINST.search(sentence.text[near[-1].end : figure.start]):
        return later[0].period
    if near and not (after and position):
        return near[-1].period
    if after:
        return after[0].period
    return (
        before[-1].period
        if before
        else (sentence.context.period or (sentence.periods[0].period if sentence.periods else None))
    )
