"""How many questions with known answers the library answers rightly.

A file of questions is JSON Lines: `type`, `question`, and where they serve `id`, `history` (earlier questions),
`must_include` (lists of spellings, of each of which one must be shown), `must_not_include`, `evidence` (`doc`, `lines`,
`quote`). An answer is judged so:

- What is shown is the answer's text and its table, whatever their case, dashes, quotation marks and blanks.
- An `unanswerable` question is right where the answer says that it was not found, and so is its citation.
- Any other is right where it was found, shows a spelling of every list, shows nothing of what it must not, and is no
  longer than its type allows (`LONGEST`).
- It is rightly cited where a citation is of the evidence's paper and overlaps its lines, by up to `SLACK` lines more on
  each side, without running over more than `WIDEST` lines; or quotes words that are nearly the evidence's.
"""

import itertools
import json
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from yjqa.ask.answer import Answer, Citation
from yjqa.errors import InvalidRequest, YjqaError

if TYPE_CHECKING:
    from yjqa.library import Library

LONGEST: defaultdict[str, int] = defaultdict(
    lambda: 120, {"list": 600, "actions": 600, "objective": 400, "risk": 400, "compare": 300, "narrative": 200}
)
"""Words that an answer to a question of each type may show, its table included."""

SLACK = 5
"""Lines by which a citation may miss the evidence's."""

WIDEST = 80
"""Lines from first to last of a citation that still points at something."""

ALIKE = 85
"""Least likeness (0-100) of the evidence's words to the part of a citation's that is most like them."""

BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""The bounds of the stretches of confidence that the reliability table has a row for."""

_PLAIN = str.maketrans(
    {"‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "\xa0": " "}
)
_MOST_ERRORS = 5


class Evidence(BaseModel):
    """Where the papers say it."""

    model_config = ConfigDict(frozen=True)

    doc: str
    lines: tuple[int, int] | None = None
    quote: str | None = None


class KnownQuestion(BaseModel):
    """A question with what its answer must show."""

    model_config = ConfigDict(frozen=True)

    id: str | int | None = None
    type: str = Field(min_length=1)
    question: str = Field(min_length=1)
    history: tuple[str, ...] | None = None
    must_include: tuple[tuple[str, ...], ...] = ()
    must_not_include: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """How an answer was judged: `why` says what was wrong with it; `seconds` is how long it took."""

    question: KnownQuestion
    answer: Answer | None
    right: bool
    cited: bool
    why: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Score:
    """How many questions of one type were asked, answered rightly, and rightly with a citation that proves it."""

    type: str
    asked: int
    right: int
    cited: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """The answers whose confidence lies from `low` up to `high`: how many, how many of them right, what they claim."""

    low: float
    high: float
    asked: int
    right: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All verdicts, and what they come to."""

    verdicts: tuple[Verdict, ...]

    @property
    def scores(self) -> list[Score]:
        """A score for each type by name, then for all together."""
        types = sorted({verdict.question.type for verdict in self.verdicts})
        rows = [self._score(kind, [v for v in self.verdicts if v.question.type == kind]) for kind in types]
        return [*rows, self._score("all", self.verdicts)]

    @property
    def reliability(self) -> list[Reliability]:
        """How far the answers' confidence can be relied on; stretches that no answer falls into are left out."""
        rows = []
        for low, high in itertools.pairwise(BINS):
            inside = [
                (verdict.answer.confidence, verdict.right)
                for verdict in self.verdicts
                if verdict.answer is not None and low <= verdict.answer.confidence < (high if high < 1 else 1.01)
            ]
            if inside:
                claimed = statistics.fmean(confidence for confidence, _ in inside)
                rows.append(Reliability(low, high, len(inside), sum(right for _, right in inside), claimed))
        return rows

    @property
    def seconds(self) -> tuple[float, float]:
        """The median time of an answer, and the time within which 19 of 20 came."""
        times = sorted(verdict.seconds for verdict in self.verdicts)
        if not times:
            return 0.0, 0.0
        return statistics.median(times), times[min(len(times) - 1, int(len(times) * 0.95))]

    @staticmethod
    def _score(name: str, verdicts: Sequence[Verdict]) -> Score:
        right = [verdict for verdict in verdicts if verdict.right]
        return Score(name, len(verdicts), len(right), sum(verdict.cited for verdict in right))


def read_questions(file: Path) -> list[KnownQuestion]:
    """The questions of a file. Raises `InvalidRequest` that names the first bad lines and what is wrong with them."""
    try:
        lines = file.read_text("utf-8-sig").split("\n")  # other breaks may stand within a text
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequest(f"{file}: cannot be read as UTF-8 text ({error}).") from error
    questions, errors = [], []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            questions.append(KnownQuestion.model_validate_json(line))
        except ValidationError as error:
            errors += [f"line {number}: {what}" for what in _complaints(error)]
    if errors:
        more = f" (and {len(errors) - _MOST_ERRORS} more)" if len(errors) > _MOST_ERRORS else ""
        raise InvalidRequest(f"{file}: {'; '.join(errors[:_MOST_ERRORS])}{more}.")
    if not questions:
        raise InvalidRequest(f"{file}: there are no questions in it.")
    return questions


def evaluate(library: "Library", questions: Iterable[KnownQuestion]) -> Iterator[Verdict]:
    """Asks each question and judges its answer, one after the other."""
    for question in questions:
        began = time.perf_counter()
        try:
            answer = library.ask(question.question, question.history or ())
        except YjqaError as error:
            yield Verdict(question, None, False, False, str(error), time.perf_counter() - began)
            continue
        seconds = time.perf_counter() - began
        answer = answer.model_copy(update={"id": question.id})
        why = what_is_wrong(question, answer)
        yield Verdict(question, answer, why is None, is_proved(question, answer), why or "", seconds)


def what_is_wrong(question: KnownQuestion, answer: Answer) -> str | None:
    """Why an answer is not right, `None` where it is."""
    if question.type == "unanswerable":
        return "answered, though the papers do not say" if answer.found else None
    if not answer.found:
        return "said to be not found"
    shown = _plain(answer.text) + "\n" + _plain(_table_text(answer))
    for spellings in question.must_include:
        if not any(_plain(spelling) in shown for spelling in spellings):
            return f"does not show {spellings[0]!r}" if spellings else "asks for nothing that can be shown"
    unwanted = next((words for words in question.must_not_include if _plain(words) in shown), None)
    if unwanted is not None:
        return f"shows {unwanted!r}"
    length, longest = len(shown.split()), LONGEST[question.type]
    return f"is {length} words long, over {longest}" if length > longest else None


def is_proved(question: KnownQuestion, answer: Answer) -> bool:
    """Whether a citation is of a place that proves the answer; what the papers do not say needs no proof."""
    if question.type == "unanswerable":
        return True
    return any(_proves(citation, evidence) for evidence in question.evidence for citation in answer.citations)


def report_as_json(evaluation: Evaluation) -> str:
    """The scores, the reliability table and the times as one JSON object."""
    median, p95 = evaluation.seconds
    report = {
        "scores": [
            {"type": row.type, "asked": row.asked, "right": row.right, "right_and_cited": row.cited}
            for row in evaluation.scores
        ],
        "reliability": [
            {
                "from": row.low, "to": row.high, "asked": row.asked,
                "right": round(row.right / row.asked, 3), "confidence": round(row.confidence, 3),
            }
            for row in evaluation.reliability
        ],
        "seconds": {"median": round(median, 4), "p95": round(p95, 4)},
        "misses": [
            {"id": verdict.question.id, "question": verdict.question.question, "why": verdict.why}
            for verdict in evaluation.verdicts
            if not verdict.right
        ],
    }  # fmt: skip
    return json.dumps(report, ensure_ascii=False, indent=2)


def _proves(citation: Citation, evidence: Evidence) -> bool:
    if citation.document != evidence.doc:
        return False
    if citation.lines is not None and evidence.lines is not None:
        first, last = citation.lines
        wanted_first, wanted_last = evidence.lines
        if last - first <= WIDEST and first <= wanted_last + SLACK and last >= wanted_first - SLACK:
            return True
    if not evidence.quote:
        return False
    from rapidfuzz import fuzz

    return fuzz.partial_ratio(_plain(evidence.quote), _plain(citation.quote)) >= ALIKE


def _table_text(answer: Answer) -> str:
    """The table as a line of headers and a line a row."""
    if answer.table is None:
        return ""
    rows: list[Sequence[object]] = [answer.table.columns, *answer.table.rows]
    return "\n".join(" | ".join("" if cell is None else str(cell) for cell in row) for row in rows)


def _plain(text: str) -> str:
    return " ".join(text.translate(_PLAIN).lower().split())


def _complaints(error: ValidationError) -> Iterator[str]:
    """What is wrong with a line, field by field."""
    for detail in error.errors(include_url=False):
        place = ".".join(str(part) for part in detail["loc"])
        yield f"{place}: {detail['msg']}" if place else detail["msg"]
