"""Conversations of earlier sessions, whole, in one SQLite file that only its user can read.

Programs may use it at the same time, and be killed at any moment. What is removed is gone from the disk, too.
"""

import contextlib
import datetime
import sqlite3
import threading
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from yjqa.cli_tables import printable
from yjqa.errors import StoreError

if TYPE_CHECKING:
    from tui.conversations.model import Conversation, Turn
    from yjqa.store.connections import Connections

MOST_CONVERSATIONS = 1_000
"""Conversations that are kept; those whose last question is longest ago are forgotten."""

_FOUND = """
SELECT id, about, asked,
    (SELECT question FROM turn WHERE conversation = conversation.number ORDER BY turn.asked LIMIT 1),
    (SELECT count(*) FROM turn WHERE conversation = conversation.number)
"""

_ALL = f"""
{_FOUND}, NULL FROM conversation WHERE ? IN ('', about) ORDER BY asked DESC, number DESC
"""

_FITTING = f"""
WITH hit AS MATERIALIZED (SELECT rowid AS turn, bm25(said, 4.0, 1.0) AS far FROM said WHERE said MATCH ?),
    best AS (SELECT conversation AS number, question AS fitting, min(far) FROM turn JOIN hit ON turn.number = hit.turn GROUP BY 1)
{_FOUND}, fitting FROM conversation JOIN best USING (number) WHERE ? IN ('', about) ORDER BY asked DESC, number DESC
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A conversation in the list of them: its last question's time, its first question, how many there are.

    `fitting`: the question that fits what was looked for best, by itself or by its answer; `None` where nothing was.
    """

    id: str
    about: str
    asked: datetime.datetime
    title: str
    count: int
    fitting: str | None


class Archive:
    """The conversations in a folder, which is made when it is first needed. Every method takes its time and raises `StoreError`."""

    def __init__(self, folder: Path, most: int = MOST_CONVERSATIONS) -> None:
        self._folder = folder
        self._most = most
        self._lock = threading.Lock()
        self._opened: Connections | None = None

    def keep(self, conversation: "Conversation") -> None:
        """Keeps a conversation's turns; those of it that another program kept meanwhile stay beside. One without turns is not kept."""
        if not conversation.turns:
            return
        with self._connections().transaction() as connection:
            asked = max(turn.asked.timestamp() for turn in conversation.turns)
            (number,) = connection.execute(
                "INSERT INTO conversation (id, about, asked) VALUES (?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET asked = max(asked, excluded.asked) RETURNING number",
                (conversation.id, conversation.about, asked),
            ).fetchone()
            _keep_turns(connection, int(number), conversation.turns)
            connection.execute(
                "DELETE FROM conversation WHERE number IN"
                " (SELECT number FROM conversation ORDER BY asked DESC, number DESC LIMIT -1 OFFSET ?)",
                (self._most,),
            )

    def find(self, words: str = "", about: str | None = None) -> list[Found]:
        """The conversations in which each of the words begins a word of one question or its answer; all, where there are no words.

        The one of the latest question first. `about`: of these papers only.
        """
        wanted = _as_query(words)
        values = (wanted, about or "") if wanted else (about or "",)
        return [
            Found(id, whose, datetime.datetime.fromtimestamp(asked, datetime.UTC), title, count, fitting)
            for id, whose, asked, title, count, fitting in self._connections().rows(
                _FITTING if wanted else _ALL, *values
            )
        ]

    def get(self, id: str) -> "Conversation | None":
        """A conversation, whole; `None` where it is kept no more."""
        rows = self._connections().rows(
            "SELECT about, question, content FROM turn JOIN conversation ON conversation.number = conversation"
            " WHERE id = ? ORDER BY turn.asked",
            id,
        )
        if not rows:
            return None
        about, title, _ = rows[0]
        return _unpacked(id, about, title, [content for *_, content in rows])

    def remove(self, id: str) -> "Conversation | None":
        """Forgets a conversation, and gives what it was, for `keep` to undo it; `None` where it was not there, or is damaged."""
        removed = None
        with contextlib.suppress(StoreError):  # a damaged one is to go, too
            removed = self.get(id)
        self._forget("DELETE FROM conversation WHERE id = ?", id)
        return removed

    def forget_all(self) -> None:
        """Forgets every conversation."""
        self._forget("DELETE FROM conversation")

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None

    def _forget(self, statement: str, *values: str) -> None:
        connections = self._connections()
        with connections.transaction() as connection:
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(statement, values)
            # the words of what is deleted stay in the index until its parts are put together
            connection.execute("INSERT INTO said (said) VALUES ('optimize')")
        connections.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def _connections(self) -> "Connections":
        """The open file. It is tried anew after it could not be opened, since that may pass."""
        from tui.conversations.database import open_database

        with self._lock:
            if self._opened is None:
                self._opened = open_database(self._folder)
            return self._opened


def _keep_turns(connection: sqlite3.Connection, conversation: int, turns: "Iterable[Turn]") -> None:
    """Writes those turns that are not kept as they are already."""
    kept = dict(connection.execute("SELECT asked, content FROM turn WHERE conversation = ?", (conversation,)))
    for turn in turns:
        asked, content = turn.asked.timestamp(), zlib.compress(turn.model_dump_json().encode())
        if kept.get(asked) == content:
            continue
        connection.execute("DELETE FROM turn WHERE conversation = ? AND asked = ?", (conversation, asked))
        number = connection.execute(
            "INSERT INTO turn (conversation, asked, question, content) VALUES (?, ?, ?, ?)",
            (conversation, asked, turn.question, content),
        ).lastrowid
        connection.execute("INSERT INTO said (rowid, question, answer) VALUES (?, ?, ?)", (number, *_said(turn)))


def _said(turn: "Turn") -> tuple[str, str]:
    """The words by which a turn is found: of its question, and of its answer with the table."""
    if turn.answer is None:
        return turn.question, turn.problem or ""
    table = turn.answer.table
    rows = [table.columns, *table.rows] if table else []
    cells = (str(cell) for row in rows for cell in row if cell is not None)
    return f"{turn.question}\n{turn.answer.resolved_question}", "\n".join((turn.answer.text, *cells))


def _unpacked(id: str, about: str, title: str, contents: Iterable[bytes]) -> "Conversation":
    from pydantic import ValidationError  # what answers are made of takes its time: not before the first screen

    from tui.conversations.model import Conversation, Turn

    try:
        turns = tuple(Turn.model_validate_json(zlib.decompress(content)) for content in contents)
    except (zlib.error, ValidationError) as error:
        raise StoreError(f"“{title}”: this conversation is damaged, or another version of yjqa kept it.") from error
    return Conversation(id=id, about=about, turns=turns)


def _as_query(words: str) -> str:
    """Words as they are looked for: each begins a word. What has neither letters nor digits is passed over."""
    wanted = (word.replace('"', "") for word in printable(words).split())
    return " ".join(f'"{word}"*' for word in wanted if any(map(str.isalnum, word)))
