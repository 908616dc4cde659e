"""Asking: a question, alone or in a conversation, and its answer, at once or as a stream."""

from collections.abc import AsyncIterator, Awaitable
from typing import Annotated, Any, Self

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from starlette.concurrency import run_in_threadpool

from yjqa.ask import LONGEST_QUESTION, one_line
from yjqa.ask.answer import Answer, AnswerTable, Citation, Interpretation
from yjqa.ask.conversation import MOST_EARLIER
from yjqa.errors import EmptyLibrary
from yjqa.http.callers import Caller, CurrentCaller, needs
from yjqa.http.computing import while_connected
from yjqa.http.negotiation import VARIES, negotiated_form
from yjqa.http.problems import documented
from yjqa.http.routes.conversations import NAME_PATTERN, conversation_gone
from yjqa.http.service import CurrentService, Service
from yjqa.http.streams import Event, stream_whole, streamed
from yjqa.sessions import MOST_QUESTIONS

router = APIRouter(prefix="/v1", tags=["questions"], dependencies=[Depends(needs("read"))])


_Earlier = Annotated[str, StringConstraints(max_length=LONGEST_QUESTION)]


class Question(BaseModel):
    """A question in plain words."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(
        min_length=1,
        max_length=LONGEST_QUESTION,
        description="the question",
        examples=["How much did health contribute in Northmarch in 2020/21?"],
    )
    conversation: str | None = Field(
        None,
        pattern=NAME_PATTERN,
        description="what it follows on: the `conversation` of an earlier answer, or a name of the caller's own (which does not"
        " begin with `c_`) that begins a conversation when it is first used; without it a new conversation begins",
        examples=["c_3q2-7wAAAAAAAAAAAAAAAA"],
    )
    history: list[_Earlier] | None = Field(
        None,
        max_length=MOST_QUESTIONS,
        description="the earlier questions, oldest first, of a conversation that the caller keeps; in place of `conversation`: the service"
        " keeps none then",
        examples=[["How much did health contribute in Northmarch in 2020/21?"]],
    )

    @model_validator(mode="after")
    def _kept_by_one(self) -> Self:
        if self.conversation is not None and self.history is not None:
            raise ValueError(
                "say conversation or history, not both: either the service keeps the conversation or the caller"
            )
        return self

    @model_validator(mode="before")
    @classmethod
    def _is_object(cls, value: object) -> object:
        if not isinstance(value, dict):
            raise ValueError('this is no JSON object {"question": …} with the header Content-Type: application/json')
        return value


class ConversationAnswer(Answer):
    """An answer, and the conversation in which a next question may follow on it."""

    conversation: str | None = Field(
        description="id of the conversation; a next question that gives it may lean on this one. Null where `history` was given"
    )


class InterpretationPart(BaseModel):
    """How the question was taken: spelled out where it was a follow-up."""

    resolved_question: str
    interpretation: Interpretation


class RecordsPart(BaseModel):
    """The records that the answer rests on, and the list where it is one."""

    records: tuple[str, ...]
    table: AnswerTable | None


class TextPart(BaseModel):
    """The answer as a person reads it."""

    found: bool
    text: str


class CitationsPart(BaseModel):
    """The places that prove it, and what is in doubt."""

    citations: tuple[Citation, ...]
    notes: tuple[str, ...]
    confidence: float


_EXAMPLE: dict[str, Any] = {
    "id": None,
    "question": "and in 2021/22?",
    "resolved_question": "How much did health contribute in Northmarch in 2021/22?",
    "interpretation": {
        "intent": "budget_look_up",
        "filters": {"area": ["Northmarch"], "party": ["health"], "financial_year": ["2021/22"]},
    },
    "found": True,
    "text": "£122,798 [1]: Health Trust, cash and in kind, Northmarch, 2021/22.",
    "table": None,
    "records": ["northmarch-youth-justice-plan-2021-22:budget:0e26c2b806"],
    "citations": [
        {
            "document": "northmarch-youth-justice-plan-2021-22",
            "title": "Northmarch Youth Justice Plan 2021/22",
            "page": None,
            "page_label": None,
            "section": ["Northmarch Youth Justice Plan 2021/22", "Resources and value for money"],
            "paragraph": None,
            "lines": None,
            "bbox": None,
            "table": {"label": "Table 2: contributions to the pooled budget (£)", "row": 4, "column": 4},
            "quote": "Health Trust 122,798 122,798",
            "n": 1,
        },
    ],
    "notes": [],
    "confidence": 0.9,
    "conversation": "c_3q2-7wAAAAAAAAAAAAAAAA",
}

_STREAM = streamed(
    "Server-sent events with JSON data, in this order: `interpretation` {resolved_question, interpretation}, `records` {records, table},"
    " `text` {found, text}, `citations` {citations, notes, confidence}, `answer` (the whole answer, as the JSON response has it)."
    " What goes wrong after the stream began is told as an event `error` with the problem, in place of what would have come.",
    'event: interpretation\ndata: {"resolved_question":"How much did health contribute in Northmarch in 2021/22?",'
    '"interpretation":{"intent":"budget_look_up","filters":{"area":["Northmarch"]}}}\n\n'
    'event: records\ndata: {"records":["northmarch-youth-justice-plan-2021-22:budget:0e26c2b806"],"table":null}\n\n'
    'event: text\ndata: {"found":true,"text":"£122,798 [1]: Health Trust, cash and in kind, Northmarch, 2021/22."}\n\n',
)


@router.post(
    "/ask",
    summary="Ask a question",
    response_model=ConversationAnswer,
    responses={
        200: {
            "description": "The answer; `found` is false where the papers do not say.",
            "content": {"application/json": {"example": _EXAMPLE}, **_STREAM},
        },
        **documented(404, 406, 409, 422, 503),
    },
)
async def ask(body: Question, request: Request, service: CurrentService, caller: CurrentCaller) -> Response:
    """Answers a question from the papers, with the places that prove the answer.

    With `Accept: text/event-stream` the answer comes in parts as server-sent events. 409 where no papers are held yet; 404 for a
    conversation that was forgotten; 503 where too many ask at once or no answer was found in time.
    """
    form = negotiated_form(request, None, ("json", "events"))
    question = one_line(body.question)
    earlier = await run_in_threadpool(_earlier, service, caller, body, question)
    answering = _answered(service, caller, body, earlier, question)
    if form == "events":
        response: Response = stream_whole(_parts(answering), service)
    else:
        answer = await while_connected(request, answering)
        response = Response(answer.model_dump_json(), media_type="application/json")
    response.headers.update(VARIES)
    response.headers["Cache-Control"] = "no-store"
    return response


def _earlier(service: Service, caller: Caller, body: Question, question: str) -> list[str]:
    """The earlier questions that count. Raises what makes that there can be no answer."""
    if not service.library.documents():
        raise EmptyLibrary(
            "The knowledge base is empty. Send it papers with POST /v1/documents, or read some with: yjqa ingest PATH"
        )
    earlier = body.history or []
    if body.conversation:
        earlier = service.conversations.questions(caller.key, body.conversation)
        if not earlier and not service.conversations.is_begun_by_use(body.conversation):
            raise conversation_gone(body.conversation)
    service.audit.note(caller.name, caller.key, caller.address, "asked", question=question)
    return earlier[-MOST_EARLIER:]


async def _answered(
    service: Service, caller: Caller, body: Question, earlier: list[str], question: str
) -> ConversationAnswer:
    """The answer, its question kept in the conversation unless the caller keeps that."""
    asked = "answer", question, *earlier
    with service.metrics.question():
        answer = await service.computing.result(asked, lambda: service.library.ask(question, earlier), caller.key)
    service.metrics.answered_question(answer.found)
    if body.history is not None:
        return ConversationAnswer(**dict(answer), conversation=None)
    name = await run_in_threadpool(service.conversations.add, caller.key, body.conversation, question)
    if name is None:
        raise conversation_gone(body.conversation or "")
    return ConversationAnswer(**dict(answer), conversation=name)


async def _parts(answering: Awaitable[ConversationAnswer]) -> AsyncIterator[Event]:
    """The answer part by part, then as a whole."""
    answer = await answering
    taken = InterpretationPart(resolved_question=answer.resolved_question, interpretation=answer.interpretation)
    yield Event("interpretation", taken)
    yield Event("records", RecordsPart(records=answer.records, table=answer.table))
    yield Event("text", TextPart(found=answer.found, text=answer.text))
    proof = CitationsPart(citations=answer.citations, notes=answer.notes, confidence=answer.confidence)
    yield Event("citations", proof)
    yield Event("answer", answer)
