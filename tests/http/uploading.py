"""Uploading papers as a script would, and looking at what came of them."""

import json
import sqlite3
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx

MINUTES = """Westshire Youth Justice Board
Minutes of the meeting held on {date}

Present: Rob Hill (RH), Ann Poole (AP)

1. Prevention

1.1 The board heard about the prevention offer.

1.1 The number of young people who were helped was {number}.

1.2 ACTION: Rob Hill to draft the prevention strategy by 31 December 2024.

1.3 ACTION: Ann Poole to write to the courts about item {number}.
"""

ENDED = ("done", "failed", "cancelled")
_LONGEST = 180.0


def minutes(number: int) -> bytes:
    """Minutes with two actions, one of which every such paper has, and a mistake in their numbering."""
    month = ("January", "February", "March", "April", "May", "June", "July")[number % 7]
    return MINUTES.format(date=f"{number % 28 + 1} {month} 2024", number=100 + number).encode()


def upload(client: httpx.Client, name: str, data: bytes, **fields: str) -> dict[str, Any]:
    """Uploads a paper and gives its job."""
    response = client.post("/v1/documents", files={"file": (name, data)}, data=fields)
    assert response.status_code == 202, response.text
    job: dict[str, Any] = response.json()
    assert response.headers["location"] == f"/v1/jobs/{job['id']}"
    return job


def until(client: httpx.Client, job: str, states: tuple[str, ...] = ENDED) -> dict[str, Any]:
    """The job once it is in one of the states or has ended."""
    deadline = time.monotonic() + _LONGEST
    while time.monotonic() < deadline:
        found: dict[str, Any] = client.get(f"/v1/jobs/{job}").raise_for_status().json()
        if found["state"] in states or found["state"] in ENDED:
            return found
        time.sleep(0.05)
    raise AssertionError(f"the job does not come to {states}: {found}")


def read(client: httpx.Client, name: str, data: bytes, **fields: str) -> dict[str, Any]:
    """Uploads a paper and gives its job when it has ended."""
    return until(client, upload(client, name, data, **fields)["id"])


def multipart(*parts: tuple[bytes, bytes]) -> tuple[bytes, dict[str, str]]:
    """A body of parts, each of a Content-Disposition and what it holds, byte for byte, with the header that goes with it."""
    body = b"".join(b"--edge\r\nContent-Disposition: %b\r\n\r\n%b\r\n" % part for part in parts)
    return body + b"--edge--\r\n", {"Content-Type": "multipart/form-data; boundary=edge"}


def files_of(store: Path) -> list[str]:
    """The names of the uploaded files that lie in a store, whole or not."""
    return sorted(file.name for file in (store / "papers").rglob("*") if file.is_file())


def folders_of(store: Path) -> list[str]:
    """The folders of uploaded files."""
    return sorted(folder.name for folder in (store / "papers").glob("*"))


def contents(store: Path) -> Mapping[str, list[str]]:
    """All that a store holds of its papers, for holding it against another one: what is numbered by chance is left out."""
    queries = {
        "papers": "SELECT id, record, hex(body), ocr, reader FROM paper",
        "records": "SELECT id, paper, kind, position, body FROM record",
        "findings": "SELECT paper, position, body FROM finding",
        "pairs": "SELECT later, earlier FROM same_action",
        "stale": "SELECT what FROM stale",
        "passages": "SELECT paper, kind, text, context, source, record FROM passage",
        "vectors": "SELECT paper, hex(vectors) FROM meaning",
        "shelves": "SELECT paper, hex(kinds) FROM shelf",
    }
    with closing(sqlite3.connect(store / "yjqa.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {name: sorted(json.dumps(row) for row in connection.execute(query)) for name, query in queries.items()}
