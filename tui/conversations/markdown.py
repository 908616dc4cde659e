"""Conversations as Markdown."""

from collections.abc import Mapping

from tui.conversations.model import Conversation
from yjqa.ask.answer import Answer


def conversation_as_markdown(conversation: Conversation, files: Mapping[str, str]) -> str:
    """The whole conversation. `files`: each paper's file by its id."""
    raise NotImplementedError


def answer_as_text(answer: Answer, files: Mapping[str, str]) -> str:
    """An answer with its sources, for pasting into a letter."""
    raise NotImplementedError
