"""Jobs: papers that were uploaded and are to be read, in the order in which they came."""

import datetime
import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import BaseModel, Field

from yjqa.errors import YjqaError
from yjqa.ingesting import Outcome, Stage
from yjqa.store.connections import Connections

State = Literal["waiting", "reading", "indexing", "done", "failed", "cancelled"]

ENDED: tuple[State, ...] = ("done", "failed", "cancelled")
_UNDER_WAY: tuple[State, ...] = ("reading", "indexing")
_CANCELLABLE: tuple[State, ...] = ("waiting", *_UNDER_WAY)

_PROGRESS: dict[Stage, tuple[float, float]] = {"reading": (0.1, 0.1), "indexing": (0.4, 0.98), "keeping": (0.99, 0.99)}
"""How much of the work is done when a stage begins and when it ends, by experience."""

_STATES: dict[Stage, State] = {"reading": "reading", "indexing": "indexing", "keeping": "indexing"}

_MOST_CRASHES = 3
_KEPT = datetime.timedelta(days=7)

TABLE = """
CREATE TABLE IF NOT EXISTS job (
    number INTEGER PRIMARY KEY AUTOINCREMENT,     -- in the order in which they came
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    progress REAL NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    ocr INTEGER NOT NULL,
    password TEXT,                -- only until the job has ended
    outcome TEXT,
    document TEXT,
    problem TEXT,                 -- JobProblem as JSON
    warnings TEXT NOT NULL,       -- a JSON array
    created TEXT NOT NULL,
    started TEXT,
    ended TEXT,
    attempts INTEGER NOT NULL     -- how often its reading was begun
) STRICT;
CREATE INDEX IF NOT EXISTS job_by_state ON job (state, number);
"""


class JobProblem(BaseModel):
    """Why a paper was not read. `type` is stable: programs may go by it."""

    type: str = Field(description="which problem it is", examples=["urn:yjqa:problem:encrypted-paper"])
    title: str = Field(description="the problem in few words", examples=["The paper cannot be read"])
    detail: str = Field(description="what was wrong here and what to do")


class Job(BaseModel):
    """A paper that was uploaded, and what became of it."""

    id: str = Field(description="asks what became of it", examples=["0123456789abcdef0123456789abcdef"])
    state: State = Field(description="the last three are for good", examples=["done"])
    progress: float = Field(ge=0, le=1, description="how much of the work is done; 1 when the job has ended")
    file: str = Field(description="the paper's file name", examples=["Westshire plan 2020-21.pdf"])
    outcome: Outcome | None = Field(
        None,
        description='what became of the paper, once that is known; "changed": it was read again, '
        '"same", "unchanged": it was held already, and is held once',
    )
    document: str | None = Field(
        None, description="the id of the paper that it is", examples=["westshire-plan-2020-21"]
    )
    problem: JobProblem | None = Field(None, description="why it failed")
    warnings: list[str] = Field(default_factory=list, description="what to know of how the paper was read")
    created: datetime.datetime
    started: datetime.datetime | None = None
    ended: datetime.datetime | None = None

    @property
    def has_ended(self) -> bool:
        """Whether nothing more will become of it."""
        return self.state in ENDED


_COLUMNS = ", ".join(Job.model_fields)


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that is to be read now."""

    id: str
    file: str
    password: str | None
    ocr: bool


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a job."""

    outcome: Outcome
    document: str | None = None
    problem: JobProblem | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JobPage:
    """Some jobs of a list, `total` of all, and from where the list goes on, if it does."""

    jobs: list[Job]
    total: int
    next: int | None


def problem_of(kind: type[YjqaError], detail: str, title: str = "The paper cannot be read") -> JobProblem:
    """What is told of an error of a kind: `EncryptedPaper` is of the type `…:encrypted-paper`."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()
    return JobProblem(type=f"urn:yjqa:problem:{name}", title=title, detail=detail)


class Jobs:
    """The jobs of one knowledge base, shared by all processes of its service. Every method may raise `StoreError`."""

    def __init__(self, database: Connections) -> None:
        self._database = database

    # For those who upload

    def add(self, id: str, file: str, sha256: str, *, password: str | None, ocr: bool) -> Job:
        """Puts a paper at the end of those that are to be read."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO job (id, state, progress, file, sha256, ocr, password, warnings, created, attempts) "
                "VALUES (?, 'waiting', 0, ?, ?, ?, ?, '[]', ?, 0)",
                (id, file, sha256, ocr, password, _now()),
            )
        found = self.get(id)
        assert found is not None
        return found

    def get(self, id: str) -> Job | None:
        """A job; `None` where there is none, or no longer."""
        rows = self._database.rows(f"SELECT {_COLUMNS} FROM job WHERE id = ?", id)
        return _job(rows[0]) if rows else None

    def page(self, states: Collection[State], limit: int, before: int | None) -> JobPage:
        """The newest jobs in one of the states, or in any if none is named; `before`: where an earlier page says that the list goes on."""
        wanted = json.dumps(list(states))
        narrowed = "(? = '[]' OR state IN (SELECT value FROM json_each(?)))"
        ((total,),) = self._database.rows(f"SELECT count(*) FROM job WHERE {narrowed}", wanted, wanted)
        query = f"SELECT number, {_COLUMNS} FROM job WHERE {narrowed} AND number < ? ORDER BY number DESC LIMIT ?"
        rows = self._database.rows(query, wanted, wanted, before if before is not None else 1 << 62, limit + 1)
        shown = rows[:limit]
        return JobPage([_job(row[1:]) for row in shown], total, shown[-1][0] if len(rows) > limit else None)

    def counts(self) -> dict[State, int]:
        """How many jobs are in each state; 0 where none is."""
        found = dict(self._database.rows("SELECT state, count(*) FROM job GROUP BY state"))
        return {state: found.get(state, 0) for state in get_args(State)}

    def cancel(self, id: str) -> bool:
        """Cancels a job unless it has ended or its paper is being kept; whether it did. Who reads it breaks that off soon after."""
        query = (
            "UPDATE job SET state = 'cancelled', progress = 1, ended = ? "
            f"WHERE id = ? AND state IN {_CANCELLABLE} AND progress < ?"
        )
        with self._database.transaction() as connection:
            cancelled = connection.execute(query, (_now(), id, _PROGRESS["keeping"][0])).rowcount > 0
        if cancelled:
            self._forget_password(id)
        return cancelled

    def forget(self, document: str, id: str | None) -> None:
        """Forgets the jobs that ended with a paper, and the one that brought its file."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM job WHERE document = ? OR id = ?", (document, id))

    # For those who read

    def claim(self) -> Claim | None:
        """The next job, which nobody else gets then; `None` where none waits. Of papers that are the same one is read at a time."""
        if not self._database.rows("SELECT 1 FROM job WHERE state = 'waiting' LIMIT 1"):
            return None
        with self._database.transaction() as connection:
            row = connection.execute(
                f"UPDATE job SET state = 'reading', progress = ?, started = ifnull(started, ?), attempts = attempts + 1 WHERE number = ("
                f"SELECT min(number) FROM job WHERE state = 'waiting' AND sha256 NOT IN (SELECT sha256 FROM job WHERE state IN {_UNDER_WAY})"
                ") RETURNING id, file, password, ocr",
                (_PROGRESS["reading"][0], _now()),
            ).fetchone()
        return Claim(row[0], row[1], row[2], bool(row[3])) if row else None

    def is_under_way(self, id: str) -> bool:
        """Whether a job is being read: neither cancelled nor forgotten."""
        return bool(self._database.rows(f"SELECT 1 FROM job WHERE id = ? AND state IN {_UNDER_WAY}", id))

    def note_progress(self, id: str, stage: Stage, share: float) -> bool:
        """Notes how far a job is, `share` of a stage done; whether it still is under way."""
        first, last = _PROGRESS[stage]
        with self._database.transaction() as connection:
            query = f"UPDATE job SET state = ?, progress = max(progress, ?) WHERE id = ? AND state IN {_UNDER_WAY}"
            values = (_STATES[stage], round(first + share * (last - first), 3), id)
            return connection.execute(query, values).rowcount > 0

    def end(self, id: str, ending: Ending) -> None:
        """Notes what became of a job that is under way; one that was cancelled stays so."""
        problem = ending.problem.model_dump_json() if ending.problem else None
        state = "done" if problem is None else "failed"
        self._forget_password(id)
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE job SET state = ?, progress = 1, outcome = ?, document = ?, problem = ?, warnings = ?, ended = ? "
                f"WHERE id = ? AND state IN {_UNDER_WAY}",
                (state, ending.outcome, ending.document, problem, json.dumps(ending.warnings), _now(), id),
            )

    def put_back(self) -> None:
        """Has the jobs that are being read wait again, since their reading is broken off on purpose."""
        with self._database.transaction() as connection:
            connection.execute(
                f"UPDATE job SET state = 'waiting', progress = 0, attempts = attempts - 1 WHERE state IN {_UNDER_WAY}"
            )

    def take_over(self) -> None:
        """Has the jobs wait again that a process was reading which is gone; those that were begun too often have failed."""
        with self._database.transaction() as connection:
            query = f"SELECT id, file FROM job WHERE state IN {_UNDER_WAY} AND attempts >= ?"
            hopeless = connection.execute(query, (_MOST_CRASHES,)).fetchall()
            connection.execute(
                f"UPDATE job SET state = 'waiting', progress = 0 WHERE state IN {_UNDER_WAY} AND attempts < ?",
                (_MOST_CRASHES,),
            )
        for id, file in hopeless:
            detail = (
                f"{file}: {_MOST_CRASHES} times the process that reads papers came to grief over it, so it is not tried again. "
                "Save it again, or as PDF, and try that."
            )
            self.end(id, Ending("failed", problem=problem_of(YjqaError, detail)))

    def unended(self) -> set[str]:
        """The ids of the jobs whose files are yet to be read."""
        query = "SELECT id FROM job WHERE state NOT IN (SELECT value FROM json_each(?))"
        return {id for (id,) in self._database.rows(query, json.dumps(ENDED))}

    def forget_old(self) -> None:
        """Forgets jobs that ended long ago; their papers stay."""
        before = (datetime.datetime.now(datetime.UTC) - _KEPT).isoformat()
        if self._database.rows("SELECT 1 FROM job WHERE ended < ? LIMIT 1", before):
            with self._database.transaction() as connection:
                connection.execute("DELETE FROM job WHERE ended < ?", (before,))

    def _forget_password(self, id: str) -> None:
        """Sees that the password of a job stands nowhere in the file, and not in its log either."""
        if self._database.rows("SELECT 1 FROM job WHERE id = ? AND password IS NOT NULL", id):
            self._database.rows("PRAGMA secure_delete = ON")
            with self._database.transaction() as connection:
                connection.execute("UPDATE job SET password = NULL WHERE id = ?", (id,))
            self._database.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def _job(row: tuple[Any, ...]) -> Job:
    fields = dict(zip(Job.model_fields, row, strict=True))
    fields["warnings"] = json.loads(fields["warnings"])
    fields["problem"] = fields["problem"] and json.loads(fields["problem"])
    return Job.model_validate(fields)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat()
