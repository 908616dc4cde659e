"""Conversations with the service: the questions of each, kept for a while after the last one.

A conversation belongs to an API key. One that the service began has a name by chance, which nobody guesses; callers may also use names of
their own.
"""

import datetime
import math
import secrets
import sqlite3
import time
from dataclasses import dataclass
from typing import NamedTuple

from yjqa.sessions import MOST_QUESTIONS
from yjqa.store.connections import Connections

NAME = r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
"""What a conversation's name looks like."""

MOST_CONVERSATIONS = 10_000
"""Conversations that are kept of one key; those whose last question is longest ago are forgotten."""

_GIVEN = "c_"
"""How the names begin that the service gives."""

_RANDOM_BYTES = 16


class Mark(NamedTuple):
    """A place in the list of conversations: when the last question of one was asked, and its id."""

    asked: float
    id: int


_FIRST = Mark(math.inf, 0)


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation: how many questions it has, the last of them, and when it will be forgotten unless another comes."""

    name: str
    count: int
    last: str
    begun: datetime.datetime
    expires: datetime.datetime
    mark: Mark


class Conversations:
    """The conversations of all keys, each kept so many minutes after its last question, and at most so many of one key.

    `owner` is the id of a key, `None` where no key is asked for. All raise `StoreError`.
    """

    def __init__(self, connections: Connections, minutes: float, most: int = MOST_CONVERSATIONS) -> None:
        self._connections = connections
        self._seconds = minutes * 60
        self._most = most

    def is_begun_by_use(self, name: str) -> bool:
        """Whether a conversation of that name begins when it is first used, since it is not one that the service gives."""
        return not name.startswith(_GIVEN)

    def questions(self, owner: str | None, name: str) -> list[str]:
        """The questions of a conversation, oldest first; none where there is no such conversation, or none any more."""
        rows = self._connections.rows(
            "SELECT text FROM question JOIN conversation ON conversation.id = conversation"
            " WHERE owner = ? AND name = ? AND asked > ? ORDER BY question.id",
            owner or "", name, self._oldest(),
        )  # fmt: skip
        return [text for (text,) in rows]

    def add(self, owner: str | None, name: str | None, question: str) -> str | None:
        """Adds a question to a conversation, a new one where no name is given; the conversation's name.

        `None` where the name is one that the service gave and that is gone. Questions that are added at the same time are all kept.
        """
        with self._connections.transaction() as connection:
            connection.execute("DELETE FROM conversation WHERE asked <= ?", (self._oldest(),))
            known = self._touched(connection, owner or "", name)
            if known is None:
                if name is not None and not self.is_begun_by_use(name):
                    return None
                name = name or _GIVEN + secrets.token_urlsafe(_RANDOM_BYTES)
                known = self._begun(connection, owner or "", name)
            connection.execute("INSERT INTO question (conversation, text) VALUES (?, ?)", (known, question))
            connection.execute(
                "DELETE FROM question WHERE id IN"
                " (SELECT id FROM question WHERE conversation = ? ORDER BY id DESC LIMIT -1 OFFSET ?)",
                (known, MOST_QUESTIONS),
            )
        return name

    def count(self, owner: str | None) -> int:
        """How many conversations a key has."""
        query = "SELECT count(*) FROM conversation WHERE owner = ? AND asked > ?"
        return int(self._connections.rows(query, owner or "", self._oldest())[0][0])

    def kept(self, owner: str | None, most: int, after: Mark | None = None) -> list[Kept]:
        """Conversations of a key, the one of the latest question first: as many at most, those that come after a mark."""
        asked, id = after or _FIRST
        return self._found("AND (asked, conversation.id) < (?, ?)", owner or "", asked, id, most=most)

    def one(self, owner: str | None, name: str) -> Kept | None:
        """A conversation; `None` where there is none of that name, or none any more."""
        return next(iter(self._found("AND name = ?", owner or "", name)), None)

    def delete(self, owner: str | None, name: str) -> bool:
        """Forgets a conversation; whether there was one."""
        with self._connections.transaction() as connection:
            connection.execute("DELETE FROM conversation WHERE asked <= ?", (self._oldest(),))
            gone = connection.execute("DELETE FROM conversation WHERE owner = ? AND name = ?", (owner or "", name))
            return gone.rowcount > 0

    def _found(self, narrowed: str, *values: str | float, most: int = 1) -> list[Kept]:
        rows = self._connections.rows(
            f"""
            SELECT name, begun, asked, conversation.id,
                (SELECT count(*) FROM question WHERE conversation = conversation.id),
                (SELECT text FROM question WHERE conversation = conversation.id ORDER BY question.id DESC LIMIT 1)
            FROM conversation WHERE owner = ? {narrowed} AND asked > ? ORDER BY asked DESC, conversation.id DESC LIMIT ?
            """,
            *values, self._oldest(), most,
        )  # fmt: skip
        return [
            Kept(name, count, last, _moment(begun), _moment(asked + self._seconds), Mark(asked, id))
            for name, begun, asked, id, count, last in rows
        ]

    def _touched(self, connection: sqlite3.Connection, owner: str, name: str | None) -> int | None:
        """The id of a conversation that now goes on."""
        query = "UPDATE conversation SET asked = ? WHERE owner = ? AND name = ? RETURNING id"
        row = connection.execute(query, (time.time(), owner, name)).fetchone()
        return None if row is None else int(row[0])

    def _begun(self, connection: sqlite3.Connection, owner: str, name: str) -> int:
        """The id of a new conversation; where the key has too many, the oldest gives way."""
        now = time.time()
        query = "INSERT INTO conversation (owner, name, begun, asked) VALUES (?, ?, ?, ?) RETURNING id"
        (begun,) = connection.execute(query, (owner, name, now, now)).fetchone()
        connection.execute(
            "DELETE FROM conversation WHERE id IN"
            " (SELECT id FROM conversation WHERE owner = ? ORDER BY asked DESC, id DESC LIMIT -1 OFFSET ?)",
            (owner, self._most),
        )
        return int(begun)

    def _oldest(self) -> float:
        """Conversations whose last question was asked then or before are over."""
        return time.time() - self._seconds


def _moment(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(round(seconds), datetime.UTC)
