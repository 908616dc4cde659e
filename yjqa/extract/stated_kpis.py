"""Performance figures that sentences and bullets state: what is measured, whose figure it is and for when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from yjqa.document import Document
from yjqa.extract.area_mentions import AreaMention, find_areas, heading_area
from yjqa.extract.clauses import Context, Sentence, counted_noun, noun_phrase
from yjqa.extract.counted import counts, is_aimed_at
from yjqa.extract.cues import is_recommendation
from yjqa.extract.facts import Facts
from yjqa.extract.figures import Figure, find_figures
from yjqa.extract.indicators import find_indicators, indicator_of, is_carried, is_weak, rate_unit, weakness
from yjqa.extract.intentions import says_what_is_to_be_done
from yjqa.extract.measured import Measured, measured
from yjqa.extract.naming import named
from yjqa.extract.prose import Prose, running_text, sentences
from yjqa.extract.targets import is_target
from yjqa.extract.terms import terms
from yjqa.extract.years import FoundPeriod, find_periods
from yjqa.records import Kpi, Period, Unit

_LONGEST_INDICATOR = 120
_LONGEST_SENTENCE = 1200
_RATES: tuple[Unit, ...] = ("percent", "per_100000", "per_1000", "ratio")
_PER: tuple[Unit, ...] = ("per_100000", "per_1000")
_FOR = re.compile(
    r"(?:(?!\b(?:and|than|against) (?:that|those)\b)[^,;:])*\b(?:for|in|of|across|at)\s+(?:the\s+)?", re.I
)
"""What may stand between a figure and the area that it is said to be of."""
_RATE = re.compile(r"\brates?\b[^.;]*?\bper\s+(?P<base>100,?000|1,?000)\b", re.I)
_JOINS = re.compile(r"(?:\s+[a-z][\w’'-]*){0,4}?\s*(?:in|for|,|\s)*\s*(?:,|and|to|then)+\s*(?:then\s+|to\s+)?", re.I)
_PER_POPULATION = re.compile(r"per\s+(?:100,?000|100k|1,?000)(?:\s+(?:of\s+the\s+)?(?:\S+\s+){0,2}?population)?")
_AGAINST = re.compile(r"\b(?:compared (?:to|with)|against|(?:up|down) (?:on|from))\b", re.I)
_OF = re.compile(r"\s*(?:average|rate|figure)?\s*(?:of|at|was|is|[(:=,])?\s*", re.I)
_WHOLE = re.compile(r"(?:\bthe\s+|^)(?P<whole>(?:[\w’'-]+\s+){1,4}\((?:including|incl\.?)\s[^)]*\))", re.I)
"""A group of which the area in the parenthesis is only one part: the figure is the group's."""
_BRACKET = re.compile(
    r"[^().;\d]{0,60}\(\s*(?:(?:from|was|against|in|for|compared (?:to|with)|(?:up|down) (?:on|from))\s+)?"
    r"(?:20\d\d|last year|previously)?\s*[:,–-]?\s*",
    re.I,
)
_LEADS = re.compile(
    r"(?:\b(?:from|to|of|at|was|is|were|against|versus|vs|with|than|down on|up on)|\()\s+(?:around |about |just |only )?$|\($|[:–—-]\s+$",
    re.I,
)
_LIKE = 5
"""A bare number beside a rate is one too where it is at most so many times larger or smaller."""
_LABEL_WORDS = 12
"""A label has at most so many words; what is longer is a sentence that a colon goes on."""
_LABEL = re.compile(r"(?P<label>[A-Z%][^:.;]{2,90}?)\s*(?::|\s[–—-])\s")
_POSTS = re.compile(r"\s+(?:FTEs?|full[- ]time|posts?|whole[- ]time|WTE)\b", re.I)
_TO = re.compile(r"%?\s+to\s+")
_AVERAGED = re.compile(r"\baverag(?:ed|es|ing|e of|e is|e was)\s+$", re.I)
_PART = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?")
_SHARE = re.compile(r"[^.;:()]{0,60}\(\s*")
_MANY = 10_000
"""A service does not count so many of anything but money; what is as large is the place's population."""
_RESPECTIVELY = re.compile(r"\brespectively\b", re.I)
_OF_THE_PAPER = re.compile(
    r"\b(?:plan|strategy|minutes|agenda|meeting|board|future|forward|priorit\w+|next|targets?|report|review)\b", re.I
)
_IS_LEFT = re.compile(r"\bfrom\s+(?:around |about |over |nearly )?$", re.I)
_LIST_LEAD = re.compile(r":\s*$")


def find_stated_kpis(document: Document, facts: Facts, passed_over: frozenset[int]) -> Iterator[Kpi]:
    """The figures of running text; `passed_over` are the `id()`s of tables that are read as tables."""
    for prose in running_text(document):
        if id(prose.place.block) in passed_over or not any(char.isalpha() for char in prose.text):
            continue
        if not find_figures(prose.text) or says_what_is_to_be_done(prose):
            continue
        context = _opening_context(prose, facts)
        for start, end in _sentences(prose.text):
            if start == 0:
                context = replace(context, label=_label(prose.text[start:end]))
            elif any(not weakness(mention.indicator) for mention in find_indicators(prose.text[start:end])):
                context = replace(context, label="")
            sentence = _read(
                prose.text[start:end], facts, context, prose.listed and _LIST_LEAD.search(prose.lead_in) is not None
            )
            yield from _kpis(document, prose, sentence)
            context = _carried(sentence)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a text; one that never ends is cut, since what may belong to a figure is looked for in all of it."""
    for start, end in sentences(text):
        for first in range(start, end, _LONGEST_SENTENCE):
            yield first, min(first + _LONGEST_SENTENCE, end)


def _label(text: str) -> str:
    """What a colon or dash at the beginning of a text says that the text is about, if partnerships measure it."""
    match = _LABEL.match(text)
    if match is None:
        return ""
    label = match["label"]
    if len(label.split()) > _LABEL_WORDS or any(char.isdigit() for char in label):
        return ""
    measures = (
        indicator_of(label, "count") or indicator_of(label, "ratio") or terms("indicators", "counted").first(label)
    )
    return label if measures else ""


def _opening_context(prose: Prose, facts: Facts) -> Context:
    """What headings and the lead-in settle before the first sentence."""
    is_item = prose.listed or prose.cell is not None
    led_in = next((mention.name for mention in _own(prose.lead_in, facts)), None) if is_item else None
    area = led_in or heading_area(prose.place.section, facts) or facts.joint_area
    periods = [
        found.period
        for text in (*filter(_heads_figures, prose.place.section), prose.lead_in)
        for found in find_periods(text)
    ]
    named = [
        (mention.indicator, heading[mention.start : mention.end])
        for heading in prose.place.section[-1:]
        for mention in find_indicators(heading)
        if is_carried(mention.indicator)
    ]
    return Context(area=area, period=periods[-1] if periods else None, indicators=tuple(named))


def _heads_figures(heading: str) -> bool:
    """Whether a period in a heading is that of the figures under it, and not of the paper or of what is to come."""
    return _OF_THE_PAPER.search(heading) is None


def _own(text: str, facts: Facts) -> list[AreaMention]:
    return [mention for mention in find_areas(text, facts) if not mention.comparator]


def _read(text: str, facts: Facts, context: Context, in_list: bool) -> Sentence:
    figures = find_figures(text)
    draft = Sentence(
        text, figures, _areas(text, figures, facts), list(find_periods(text)), find_indicators(text), context, in_list
    )
    kept: list[Figure] = []
    for figure in figures:
        if is_aimed_at(text[: figure.start]):
            continue
        rate = _rate_before(text[: figure.start]) if figure.unit == "ratio" else None
        rate = rate or _bare_rate(draft, figure, kept)
        if rate is not None:
            kept.append(figure._replace(unit=rate))
        elif figure.unit == "count" and _is_average(draft, figure):
            kept.append(figure._replace(unit="ratio"))
        elif (
            (figure.unit in _RATES and _is_share(text, figure))
            or figure.unit == "hours"
            or counts(draft, figure)
            or (kept and kept[-1].unit == "count" and _goes_on(draft, kept[-1].end, figure))
        ):
            kept.append(figure)
    return replace(draft, figures=kept)


def _rate_before(before: str) -> Unit | None:
    """The unit of a decimal whose rate is spelt out before it: "the rate per 1,000 of the population was 0.28"."""
    match = _RATE.search(before)
    if match is None:
        return None
    return "per_1000" if match["base"].replace(",", "") == "1000" else "per_100000"


def _areas(text: str, figures: Sequence[Figure], facts: Facts) -> list[AreaMention]:
    """The areas of a sentence, and what is one only right before its figure: "region 0.35"."""
    found = list(find_areas(text, facts))
    for term in terms("comparators", "label").find(text):
        leads = any(figure.start >= term.end and _OF.fullmatch(text[term.end : figure.start]) for figure in figures)
        if leads and not any(term.start < mention.end and mention.start < term.end for mention in found):
            found.append(AreaMention(term.key, term.start, term.end, True))
    return sorted(found, key=lambda mention: mention.start)


def _bare_rate(sentence: Sentence, figure: Figure, kept: Sequence[Figure]) -> Unit | None:
    """The unit of a bare number that is a rate: as the one before it, or as rates of its indicator always are."""
    if figure.unit not in ("count", "ratio") or counted_noun(sentence, figure) or sentence.text[figure.start].isalpha():
        return None
    before = sentence.text[: figure.start]
    rate = next((other for other in reversed(kept) if other.unit in _PER), None)
    if rate is not None and rate.value / _LIKE <= figure.value <= rate.value * _LIKE:
        return rate.unit if _is_comparators(sentence, figure) or _LEADS.search(before) else None
    mentions = [mention for mention in sentence.mentions if mention.end <= figure.start]
    if not mentions or not _LEADS.search(before):
        return None
    unit = rate_unit(before, mentions[-1].indicator, figure.value)
    return unit if unit in _PER else None


def _is_average(sentence: Sentence, figure: Figure) -> bool:
    """Whether a number is an average of what each worker has: "caseloads averaged 9 per worker"."""
    named = any(mention.end <= figure.start and is_weak(mention.indicator) for mention in sentence.mentions)
    return named and _AVERAGED.search(sentence.text[: figure.start]) is not None


def _goes_on(sentence: Sentence, start: int, figure: Figure) -> bool:
    """Whether a number only goes on a row of counts: "from 187 in 2017/18 to 143 in 2018/19 and 120 in 2019/20"."""
    end = figure.start
    between = sentence.text[start:end]
    named = [(found.start, found.end) for found in sentence.periods]
    named += [(mention.start, mention.end) for mention in sentence.areas]
    for first, last in sorted(named, reverse=True):
        if start <= first and last <= end:
            between = between[: first - start] + between[last - start :]
    if counted_noun(sentence, figure):
        return False
    return any(pattern.fullmatch(between) for pattern in (_JOINS, _BRACKET, _PART))


def _is_share(text: str, figure: Figure) -> bool:
    """Whether a fraction in words is one of people or cases: "half of the children", not "half of the year"."""
    if not text[figure.start].isalpha():
        return True
    after = text[figure.end :]
    refers = re.match(r"\s+(?:which|whom|them|these|those)\b", after) is not None
    return refers or terms("indicators", "counted").first(noun_phrase(after)) is not None


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
    dated = [found for found in sentence.periods if found.period.start or found.period.end]
    counted = next(
        (sentence.text[term.start : term.end] for term in terms("indicators", "counted").find(sentence.text)), None
    )
    return Context(
        area=own[-1] if own else sentence.context.area,
        areas=tuple(dict.fromkeys(own)),
        period=(dated or sentence.periods)[-1].period if sentence.periods else sentence.context.period,
        indicators=(*sentence.context.indicators, *named),
        counted=counted if any(figure.unit == "count" for figure in sentence.figures) else None,
        label=sentence.context.label,
    )


def _kpis(document: Document, prose: Prose, sentence: Sentence) -> Iterator[Kpi]:
    if _about_the_place(sentence.text) or is_recommendation(sentence.text):
        return
    told = _measured(sentence)
    names = named(sentence, told)
    for position, figure in enumerate(sentence.figures):
        start, end = sentence.window(position)
        if is_target(sentence.text, start, figure):
            continue
        if terms("indicators", "money").first(sentence.text[start : min(end, figure.end + 60)]):
            continue
        indicator, words = told[position]
        if indicator is None and not words:
            continue
        area, comparator = _area(sentence, position)
        if indicator is None and not comparator and figure.unit == "count" and figure.value >= _MANY:
            continue
        yield Kpi(
            source=prose.source(document, sentence.text.strip()),
            indicator=names[position][:_LONGEST_INDICATOR],
            indicator_canonical=indicator or "other",
            area=area,
            value=figure.value,
            unit="count" if indicator == "workforce" and _POSTS.match(sentence.text[figure.end :]) else figure.unit,
            period=_period(sentence, position),
            comparator=comparator,
        )


def _measured(sentence: Sentence) -> list[Measured]:
    """What each figure measures; a count beside its share measures what the share does: "30 of 41 children (73%) were …"."""
    told = [measured(sentence, position) for position in range(len(sentence.figures))]
    for position in range(len(told) - 2, -1, -1):
        figure, after = sentence.figures[position : position + 2]
        between = sentence.text[figure.end : after.start]
        parts = (
            _PART.fullmatch(between) if after.unit == "count" else after.unit == "percent" and _SHARE.fullmatch(between)
        )
        if figure.unit == "count" and told[position][0] is None and told[position + 1][0] and parts:
            told[position] = told[position + 1][0], told[position][1]
    return told


def _about_the_place(text: str) -> bool:
    return terms("indicators", "demography").first(_PER_POPULATION.sub("", text)) is not None


def _area(sentence: Sentence, position: int) -> tuple[str | None, bool]:
    """Whose figure: the area said right after it, else the one last named before it, else what the context settles."""
    figure = sentence.figures[position]
    start, end = sentence.window(position)
    own = [mention.name for mention in sentence.areas if not mention.comparator and mention.start < figure.start]
    subject = own[-1] if own else sentence.context.area
    if in_order := _respective(sentence):
        return in_order[position], False
    for mention in sentence.areas:
        between = sentence.text[figure.end : mention.start]
        if figure.end <= mention.start < end and (_FOR.fullmatch(between) or (mention.comparator and between == " ")):
            return mention.of(subject), mention.comparator
    if position + 1 < len(sentence.figures) and _TO.fullmatch(sentence.text[figure.end : end]):
        return _area(sentence, position + 1)
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


def _respective(sentence: Sentence) -> Sequence[str]:
    """The areas of "96% and 91% respectively", one for each figure: those of the sentence, else of the one before it."""
    if _RESPECTIVELY.search(sentence.text) is None:
        return ()
    own = dict.fromkeys(mention.name for mention in sentence.areas if not mention.comparator)
    areas = tuple(own) or sentence.context.areas
    return areas if len(areas) == len(sentence.figures) > 1 else ()


def _period(sentence: Sentence, position: int) -> Period | None:
    figure = sentence.figures[position]
    start, end = sentence.window(position)
    after = [found for found in sentence.periods if figure.end <= found.start < end]
    before = [
        found
        for found in sentence.periods
        if found.end <= figure.start and not _in_others_bracket(sentence, found, figure)
    ]
    near = [found for found in before if found.start >= start]
    later = after or [found for found in sentence.periods if found.start >= figure.end]
    if near and later and _AGAINST.search(sentence.text[near[-1].end : figure.start]):
        return later[0].period
    if near and not (after and position):
        return near[-1].period
    if after:
        return after[0].period
    if before:
        return before[-1].period
    if not sentence.periods and _IS_LEFT.search(sentence.text[: figure.start]):
        return None  # what is carried is the time to which the figure changed
    others = [found for found in sentence.periods if not _in_others_bracket(sentence, found, figure)]
    return sentence.context.period or (others[0].period if others else None)


def _in_others_bracket(sentence: Sentence, found: FoundPeriod, figure: Figure) -> bool:
    """Whether a period stands in brackets with a figure that is not this one, and is that figure's alone."""
    start = sentence.text.rfind("(", 0, found.start)
    if start < 0 or ")" in sentence.text[start : found.start]:
        return False
    end = sentence.text.find(")", found.end)
    end = end if end >= 0 else len(sentence.text)
    return not start < figure.start < end and any(start < other.start < end for other in sentence.figures)
