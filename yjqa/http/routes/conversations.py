"""Conversations: what the service remembers of them, to be seen and to be forgotten."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from yjqa.http.callers import CurrentCaller, needs
from yjqa.http.links import next_link
from yjqa.http.path_parameters import ConversationName
from yjqa.http.problems import HttpProblem, documented
from yjqa.http.service import CurrentService
from yjqa.service.conversations import NAME, Kept, Mark

router = APIRouter(prefix="/v1/conversations", tags=["questions"], dependencies=[Depends(needs("read"))])

NAME_PATTERN = f"^{NAME}$"


class ConversationSummary(BaseModel):
    """A conversation in short."""

    id: str = Field(examples=["c_3q2-7wAAAAAAAAAAAAAAAA"])
    begun: datetime.datetime = Field(description="when its first question was asked")
    expires: datetime.datetime = Field(description="when it is forgotten unless another question comes")
    count: int = Field(description="how many questions are kept of it", examples=[2])
    last: str = Field(description="its last question", examples=["and in 2021/22?"])


class Conversation(BaseModel):
    """A conversation: what was asked. Answers are not kept, since they rest on the papers as they are when one asks."""

    id: str = Field(examples=["c_3q2-7wAAAAAAAAAAAAAAAA"])
    begun: datetime.datetime = Field(description="when its first question was asked")
    expires: datetime.datetime = Field(description="when it is forgotten unless another question comes")
    questions: list[str] = Field(
        description="the questions, oldest first; of a long conversation the latest 200",
        examples=[["How much did health contribute in Northmarch in 2020/21?", "and in 2021/22?"]],
    )


class ConversationList(BaseModel):
    """Conversations of the caller's key, the one of the latest question first."""

    items: list[ConversationSummary]
    total: int = Field(description="how many conversations the key has")
    next_cursor: str | None = Field(description="`cursor` of the next page; null on the last one")
    notes: list[str] = Field(default_factory=list)


class Page(BaseModel):
    """Which part of the list."""

    model_config = ConfigDict(extra="forbid")

    limit: int = Field(100, ge=1, le=1000, description="the most conversations")
    cursor: str | None = Field(
        None, pattern=r"^[0-9]{1,12}(\.[0-9]{1,12})?_[0-9]{1,15}$", description="`next_cursor` of the page before"
    )


def conversation_gone(name: str) -> HttpProblem:
    """The problem where there is no such conversation of the caller's."""
    return HttpProblem(
        404,
        "conversation-gone",
        "No such conversation",
        f"{name}: there is no such conversation, or none any more. Ask without “conversation” to begin a new one.",
    )


@router.get("", summary="List conversations", responses=documented(422))
def list_conversations(
    page: Annotated[Page, Query()],
    request: Request,
    response: Response,
    service: CurrentService,
    caller: CurrentCaller,
) -> ConversationList:
    """The conversations of the caller's key, the one of the latest question first."""
    after = None
    if page.cursor is not None:
        asked, _, id = page.cursor.partition("_")
        after = Mark(float(asked), int(id))
    found = service.conversations.kept(caller.key, page.limit + 1, after)
    cursor = None
    if len(found) > page.limit:
        asked_then, last_id = found[page.limit - 1].mark
        cursor = f"{asked_then}_{last_id}"
        response.headers["Link"] = next_link(request, cursor)
    response.headers["Cache-Control"] = "no-store"
    items = [_summary(one) for one in found[: page.limit]]
    return ConversationList(items=items, total=service.conversations.count(caller.key), next_cursor=cursor)


@router.get("/{id}", summary="See a conversation", responses=documented(404))
def get_conversation(
    id: ConversationName, response: Response, service: CurrentService, caller: CurrentCaller
) -> Conversation:
    """The questions of one conversation of the caller's key."""
    known = service.conversations.one(caller.key, id)
    questions = service.conversations.questions(caller.key, id)
    if known is None or not questions:
        raise conversation_gone(id)
    response.headers["Cache-Control"] = "no-store"
    return Conversation(id=known.name, begun=known.begun, expires=known.expires, questions=questions)


@router.delete("/{id}", summary="Forget a conversation", status_code=204, responses=documented(404))
def delete_conversation(id: ConversationName, service: CurrentService, caller: CurrentCaller) -> None:
    """Forgets the questions of one conversation of the caller's key."""
    if not service.conversations.delete(caller.key, id):
        raise conversation_gone(id)


def _summary(kept: Kept) -> ConversationSummary:
    return ConversationSummary(id=kept.name, begun=kept.begun, expires=kept.expires, count=kept.count, last=kept.last)
