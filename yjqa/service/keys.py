"""API keys: who may use the service, and for what.

A key is `yjqa_<id>_<secret>`: a scanner for secrets knows it by its beginning, and its id can be spoken of without giving it away. Only a
SHA-256 of it is kept. That is enough: the secret is 256 random bits, which nobody can guess however quickly they can try, so that the
slow hashes that passwords need would only slow down every request.
"""

import datetime
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from typing import Literal, get_args

from yjqa.errors import InvalidRequest
from yjqa.store.connections import Connections

Role = Literal["read", "write", "admin"]
"""What a key is good for, each with what those before it are: read and ask; upload and delete papers; see to the service itself."""

State = Literal["live", "expired", "revoked"]

_FORM = re.compile(r"yjqa_([0-9a-f]{8})_[0-9a-f]{64}")
_MOST_NAME = 100

_USE_SECONDS = 60
"""How exactly the last use of a key is kept: reading must not become writing."""

_COLUMNS = "id, name, role, created, expires, revoked, last_used"


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key; all times in UTC. `expires`: from then on it is refused. `revoked`: since when nobody may use it."""

    id: str
    name: str
    role: Role
    created: datetime.datetime
    expires: datetime.datetime | None
    revoked: datetime.datetime | None
    last_used: datetime.datetime | None

    def state(self) -> State:
        """Whether it can be used now."""
        if self.revoked is not None:
            return "revoked"
        return "live" if self.expires is None or _now() < self.expires else "expired"


class Keys:
    """The keys of one service. Each question is asked of the file, so that a key revoked by another process is refused at once."""

    def __init__(self, database: Connections) -> None:
        self._database = database

    def create(self, name: str, role: str, last_day: datetime.date | None = None) -> tuple[Key, str]:
        """A new key, and the text that is the key: it is told here and never again. It can be used until `last_day` ends, in UTC.

        Raises `InvalidRequest` where the name is taken by a live key or is none, the role does not exist or the day has passed.
        """
        if not name.strip() or not name.isprintable() or len(name) > _MOST_NAME:
            raise InvalidRequest(f"A key's name is one line of 1 to {_MOST_NAME} characters: who or what will use it.")
        if role not in get_args(Role):
            raise InvalidRequest(f"{role}: there is no such role. There are {', '.join(get_args(Role))}.")
        expires = None if last_day is None else _end_of(last_day)
        if expires is not None and expires <= _now():
            raise InvalidRequest(f"{last_day}: the last day of a key cannot have passed.")
        identifier, secret = secrets.token_hex(4), secrets.token_hex(32)
        text = f"yjqa_{identifier}_{secret}"
        with self._database.transaction() as connection:
            if any(key.name == name and key.state() == "live" for key in self.all()):
                raise InvalidRequest(f"{name}: there is a key of that name. Revoke it first, or take another name.")
            connection.execute(
                f"INSERT INTO keys (digest, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, NULL, NULL)",
                (_digest(text), identifier, name, role, _as_text(_now()), expires and _as_text(expires)),
            )
        (key,) = self._where("id = ?", identifier)
        return key, text

    def all(self) -> list[Key]:
        """Every key that was ever made, the oldest first."""
        return self._where("TRUE ORDER BY created, rowid")

    def find(self, text: str) -> Key | None:
        """The key that this is the text of, whatever its state; `None` where there is no such key. Raises `StoreError`."""
        form = _FORM.fullmatch(text)
        if form is None:
            return None
        rows = self._database.rows(f"SELECT digest, {_COLUMNS} FROM keys WHERE id = ?", form[1])
        if not rows or not hmac.compare_digest(rows[0][0], _digest(text)):
            return None
        return _key(rows[0][1:])

    def note_use(self, key: Key) -> None:
        """Keeps that the key is used now, unless that is known already. Raises `StoreError`."""
        now = _now()
        earlier = now - datetime.timedelta(seconds=_USE_SECONDS)
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE keys SET last_used = ? WHERE id = ? AND (last_used IS NULL OR last_used <= ?)",
                (_as_text(now), key.id, _as_text(earlier)),
            )

    def revoke(self, id_or_name: str) -> tuple[Key, bool]:
        """Ends a key for good, from now on, and whether that is new: a key that was revoked before stays as it is.

        Raises `InvalidRequest` where no key has that id or name. A name means the newest key that has it.
        """
        with self._database.transaction() as connection:
            found = self._where("id = ?", id_or_name) or self._where("name = ? ORDER BY rowid DESC", id_or_name)
            if not found:
                raise InvalidRequest(f"{id_or_name}: no key has this id or name. See them with: yjqa keys list")
            is_new = found[0].revoked is None
            if is_new:
                connection.execute("UPDATE keys SET revoked = ? WHERE id = ?", (_as_text(_now()), found[0].id))
        (key,) = self._where("id = ?", found[0].id)
        return key, is_new

    def _where(self, condition: str, *values: str) -> list[Key]:
        return [_key(row) for row in self._database.rows(f"SELECT {_COLUMNS} FROM keys WHERE {condition}", *values)]


def _key(row: tuple[str, str, Role, str, str | None, str | None, str | None]) -> Key:
    identifier, name, role, *times = row
    created, expires, revoked, last_used = (one and datetime.datetime.fromisoformat(one) for one in times)
    assert isinstance(created, datetime.datetime)
    return Key(identifier, name, role, created, expires or None, revoked or None, last_used or None)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _end_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(23, 59, 59), datetime.UTC)


def _as_text(time: datetime.datetime) -> str:
    """A time as it is kept: of one length, so that texts compare as times do."""
    return time.isoformat(timespec="seconds")
