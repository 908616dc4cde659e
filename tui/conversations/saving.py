"""Saving a conversation as a file."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.dialogs.save import SaveDialog
from tui.saving import save_file
from tui.threads import in_thread

if TYPE_CHECKING:
    from textual.app import App

    from tui.conversations.model import Conversation


async def save_conversation(app: "App[Any]", conversation: "Conversation", files: Mapping[str, str]) -> Path | None:
    """Asks for a file and writes the conversation there as Markdown; `None` where the user does not want to. `files`: each paper's file
    by its id. Waits for the user, so that it stands in a worker. Raises `YjqaError`.
    """
    from tui.conversations.markdown import conversation_as_markdown

    suggested = Path(f"conversation-{conversation.turns[0].asked.astimezone():%Y-%m-%d}.md")
    path = await app.push_screen_wait(SaveDialog("Save the conversation", suggested, (".md", ".txt")))
    if path is not None:
        await in_thread(lambda: save_file(path, conversation_as_markdown(conversation, files).encode()))
    return path
