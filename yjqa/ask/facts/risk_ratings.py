"""Which ratings a question asks risks for: "high for both impact and likelihood", "rated red", "scored over 12"."""

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from yjqa.ask.facts.risk_details import MEASURES, Measure
from yjqa.records import Risk

_WORDS = r"very high|very low|high|medium|moderate|low|critical|severe|red|amber|green"
_LEVEL = re.compile(
    r"(?:\b(?P<op>over|above|more than|greater than|at least|under|below|less than|at most|of|at|is|scor\w+|rated|impact|likelihood)\s+)?"
    rf"\b(?:(?P<word>{_WORDS})|(?P<n>\d{{1,2}}))\b(?P<more>\s+(?:or|and) (?:more|over|above|higher)\b)?",
    re.I,
)
_ASKS = re.compile(
    rf"\b(?:rated|scor\w+|graded|marked|flagged|classed)\b|\b(?:{_WORDS})[- ](?:rated |residual )?(?:risks|impact|likelihood)\b"
    rf"|\b(?:impact|likelihood|score|rating)s?\b[^?]*\b(?:{_WORDS})\b|\b(?:{_WORDS})\b[^?]*\b(?:impact|likelihood)\b"
    r"|\b(?:impact|likelihood|residual)\b[^?]*\b\d{1,2}\b"
    r"|\brisks?\b[^?]*\b(?:is|are|was|were) (?:red|amber|green|high|medium|low)\b",
    re.I,
)
_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "over": operator.gt, "above": operator.gt, "more than": operator.gt, "greater than": operator.gt,
    "at least": operator.ge, "under": operator.lt, "below": operator.lt, "less than": operator.lt, "at most": operator.le,
}  # fmt: skip
_COLOURS = ("red", "amber", "green")
_COLOUR_INITIALS = ("r", "a", "g")
_SAME = {"moderate": "medium"}
_HEIGHTS = {"very low": 1, "low": 2, "medium": 3, "moderate": 3, "high": 4, "very high": 5, "critical": 6, "severe": 6}
_NAMED = MEASURES[:-1]


@dataclass(frozen=True, slots=True)
class Demand:
    """One rating that a risk must bear: of a measure, or of the risk as a whole (`None`); `words` as a reader knows it."""

    measure: Measure | None
    level: re.Match[str]

    @property
    def words(self) -> str:
        """The demand in words."""
        limit = f"{self.level['op']} " if (self.level["op"] or "").lower() in _COMPARED else ""
        level = f"{limit}{self.level['word'] or self.level['n']}{self.level['more'] or ''}"
        return f"{self.measure.name if self.measure else 'rating'} {level.lower()}"

    def holds(self, risk: Risk) -> bool | None:
        """Whether a risk bears the rating; `None` where the paper does not rate it so that it could be told."""
        if self.measure is not None:
            return _is(self.measure.of(risk), self.level)
        if risk.score is not None:
            return _is(risk.score, self.level)
        both = [_is(value, self.level) for value in (risk.impact, risk.likelihood)]
        return None if None in both else all(both)


def read_demands(text: str) -> tuple[Demand, ...]:
    """The ratings that a question names; none where it asks how a risk is rated, or for no rating."""
    levels = [match for match in _LEVEL.finditer(text) if match["word"] or match["op"] or match["more"]]
    if not levels or not _ASKS.search(text):
        return ()
    measures: list[tuple[re.Match[str], Measure]] = []
    for measure in _NAMED:
        for match in measure.pattern.finditer(text):
            if not any(match.start() < other.end() and other.start() < match.end() for other, _ in measures):
                measures.append((match, measure))
    if not measures:
        return (Demand(None, levels[0]),)
    return tuple(
        Demand(measure, min(levels, key=lambda level: _distance(level, match.start()))) for match, measure in measures
    )


def height(value: int | str | None) -> float | None:
    """How high a rating is, in numbers or words; `None` where it cannot be told."""
    if isinstance(value, int):
        return value
    if value is None:
        return None
    digits = re.search(r"\d+", value)
    return float(digits[0]) if digits else _HEIGHTS.get(value.strip().lower())


def shown(risk: Risk) -> str:
    """How a risk is rated, in words."""
    values = {
        "impact": risk.impact,
        "likelihood": risk.likelihood,
        "score": risk.score,
        "residual score": risk.residual_score,
    }
    return ", ".join(f"{name} {value}" for name, value in values.items() if value is not None)


def is_rating_word(word: str, demands: Sequence[Demand]) -> bool:
    """Whether a word of the question belongs to a rating that is asked for."""
    return any(word.lower() in demand.level[0].lower().split() for demand in demands)


def _distance(level: re.Match[str], at: int) -> int:
    return min(abs(level.start() - at), abs(level.end() - at))


def _is(value: int | str | None, level: re.Match[str]) -> bool | None:
    """Whether a cell's rating is the one asked for; `None` where a number stands for a word or nothing does."""
    if value is None:
        return None
    if level["n"]:
        number = height(value)
        if number is None:
            return None
        at_least = bool(level["more"])
        fits = operator.ge if at_least else _COMPARED.get((level["op"] or "").lower(), operator.eq)
        return bool(fits(number, float(level["n"])))
    wanted = _SAME.get(level["word"].lower(), level["word"].lower())
    said = re.sub(r"[\d()/x=\W]+", " ", str(value)).strip().lower()
    if not said:
        return None
    if (wanted in _COLOURS) != (said in _COLOURS or said in _COLOUR_INITIALS):
        return None
    initials = "".join(word[0] for word in wanted.split())
    return _SAME.get(said, said) == wanted or said == initials
