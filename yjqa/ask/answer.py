"""The answer: what every face shows, with the place that proves each part of it."""

from collections.abc import Mapping, Sequence

from pydantic import Field

from yjqa.records import Model, Source


class Citation(Source):
    """A source with the number that marks it in the answer's text and table."""

    n: int


class Interpretation(Model):
    """How the question was taken, so that a reader can see it."""

    intent: str
    filters: dict[str, str | list[str] | bool] = Field(default_factory=dict)


class AnswerTable(Model):
    """A list's rows; the last column of each row names its citation."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


class Answer(Model):
    """An answer. `found` false means that the papers do not say; `notes` are doubts."""

    id: str | int | None = None
    question: str
    resolved_question: str
    interpretation: Interpretation
    found: bool
    text: str
    table: AnswerTable | None = None
    records: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    confidence: float = Field(ge=0, le=1)


def cite(number: int, source: Source) -> Citation:
    """The source as the citation of that number."""
    return Citation(n=number, **source.model_dump())


def asked_answer(
    question: str,
    intent: str,
    text: str,
    *,
    found: bool,
    sources: Sequence[Source] = (),
    filters: Mapping[str, str | list[str] | bool] | None = None,
    table: AnswerTable | None = None,
    records: Sequence[str] = (),
    notes: Sequence[str] = (),
    confidence: float,
) -> Answer:
    """An answer whose mark [1] is the first of `sources`, and so on. Notes are kept once each."""
    return Answer(
        question=question,
        resolved_question=question,
        interpretation=Interpretation(intent=intent, filters=dict(filters or {})),
        found=found,
        text=text,
        table=table,
        records=tuple(records),
        citations=tuple(cite(number, source) for number, source in enumerate(sources, start=1)),
        notes=tuple(dict.fromkeys(notes)),
        confidence=round(confidence, 2),
    )
