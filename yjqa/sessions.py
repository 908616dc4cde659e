"""Conversations that are kept: the questions of each, in a small file beside the knowledge base."""

import re
import tempfile
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from yjqa.errors import InvalidRequest, StoreError

MOST_QUESTIONS = 200
"""Questions that a conversation keeps; older ones are forgotten."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


class _Conversation(BaseModel):
    """A kept file's content: the questions as typed, oldest first."""

    model_config = ConfigDict(extra="forbid")

    questions: list[str] = []


class Sessions:
    """The conversations of one knowledge base, by name. Names are letters, digits, `-` and `_`, at most 64."""

    def __init__(self, store: Path) -> None:
        self._folder = store / "sessions"

    def questions(self, name: str) -> list[str]:
        """The questions of a conversation, oldest first; none where there is no such conversation yet.

        Raises `InvalidRequest` for a bad name and `StoreError` where the file cannot be read.
        """
        file = self._file(name)
        try:
            return _Conversation.model_validate_json(file.read_bytes()).questions
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StoreError(f"{file}: the conversation cannot be read ({error.strerror or error}).") from error
        except ValidationError as error:
            raise StoreError(f"{file}: this is no conversation that yjqa kept. Start it afresh with --new.") from error

    def keep(self, name: str, questions: list[str]) -> None:
        """Keeps a conversation in place of what was kept under its name. A killed process leaves the old or the new."""
        file = self._file(name)
        data = _Conversation(questions=questions[-MOST_QUESTIONS:]).model_dump_json()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=self._folder, delete=False) as stream:
                stream.write(data)
            Path(stream.name).replace(file)
        except OSError as error:
            raise StoreError(f"{file}: the conversation cannot be kept ({error.strerror or error}).") from error

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise InvalidRequest(
                f"{name!r}: a conversation's name has letters, digits, - and _ only, 64 at most, and begins with none of the last two."
            )
        return self._folder / f"{name}.json"
