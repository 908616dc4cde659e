"""The log: a line a request, with an id that the client gets too, and nothing of what was asked."""

import asyncio
import datetime
import io
import json
import logging
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from tests.http.conftest import StartServer
from tests.http.processes import wait_until
from tests.http.serving import Server
from yjqa.http.middleware.problem_responses import ProblemResponses
from yjqa.http.middleware.request_log import RequestLog
from yjqa.http.service import open_service
from yjqa.service.logs import JsonLines
from yjqa.settings import ServiceSettings, Settings


@pytest.fixture
def server(corpus_server: Server) -> Server:
    """The server over the sample corpus, whose log is looked at."""
    return corpus_server


def lines(server: Server) -> list[dict[str, Any]]:
    """The log, each line as an object."""
    return [json.loads(line) for line in server.log.read_text().splitlines()]


def line_of(server: Server, request: str) -> dict[str, Any]:
    """The line about the request of that id, as soon as it is there."""
    wait_until(lambda: any(one.get("request") == request for one in lines(server)))
    return next(one for one in lines(server) if one.get("request") == request)


def test_a_request_is_told_with_what_an_administrator_needs(server: Server) -> None:
    response = server.client.get("/v1/documents", headers={"X-Request-ID": "told-1"})

    line = line_of(server, "told-1")
    assert response.headers["x-request-id"] == "told-1"
    assert datetime.datetime.fromisoformat(line["time"]).utcoffset() == datetime.timedelta(0)
    assert (line["level"], line["method"], line["path"], line["status"]) == ("info", "GET", "/v1/documents", 200)
    assert line["bytes"] == len(response.content)
    assert line["milliseconds"] > 0
    assert (line["caller"], line["address"]) == ("local", "127.0.0.1")


@pytest.mark.parametrize("given", ["a b", "é", "x" * 65, "", 'a"}', "<b>"])
def test_an_id_that_could_do_harm_is_replaced(given: str, server: Server) -> None:
    response = server.client.get("/v1/documents", headers={"X-Request-ID": given.encode()})  # type: ignore[dict-item]

    made = response.headers["x-request-id"]
    assert made != given
    assert line_of(server, made)["status"] == 200


def test_every_answer_has_an_id_also_a_refused_one(server: Server) -> None:
    responses = [
        server.client.get("/nothing"),
        server.client.get("/v1/actions?no-such-filter=1"),
        server.client.put("/v1/ask"),
        server.client.post("/v1/ask", content=b"{"),
        server.client.get("/healthz"),
    ]

    ids = [response.headers["x-request-id"] for response in responses]
    assert len(set(ids)) == len(ids)


def test_questions_and_keys_are_in_no_line(server: Server) -> None:
    for send in (
        lambda: server.client.post("/v1/ask", json={"question": "who owns the zebracrossing"}),
        lambda: server.client.get("/v1/search?q=zebracrossing&key=yjqa_zebrasecret"),
        lambda: server.client.get("/v1/actions?zebracrossing=1", headers={"Authorization": "Bearer zebrasecret"}),
        lambda: server.client.post("/v1/ask", json={"question": ["zebracrossing"]}),
    ):
        line_of(server, send().headers["x-request-id"])

    assert "zebra" not in server.log.read_text()


def test_an_address_can_neither_begin_a_line_nor_steer_a_terminal(server: Server) -> None:
    response = server.client.get("/v1/%0A%7B%22level%22%3A%22forged%22%7D%1B%5B31m%C2%9B%E2%80%A8")

    line = line_of(server, response.headers["x-request-id"])
    assert line["path"].startswith('/v1/\n{"level"')
    assert all(one["level"] != "forged" for one in lines(server))
    assert all(" " <= character <= "~" or character == "\n" for character in server.log.read_text())


def test_probes_that_went_well_are_not_told(server: Server) -> None:
    ids = [server.client.get(path).headers["x-request-id"] for path in ("/healthz", "/readyz", "/metrics")]
    last = server.client.get("/v1/documents").headers["x-request-id"]

    line_of(server, last)
    assert not [one for one in lines(server) if one.get("request") in ids]


def test_a_failure_is_told_with_its_place_and_the_client_gets_the_id_to_ask_by(
    store: Path, start_server: StartServer
) -> None:
    server = start_server(store)
    (store / "yjqa.sqlite").write_bytes(b"no database any more" * 1000)

    response = server.client.get("/v1/documents")

    assert response.status_code >= 500
    line = line_of(server, response.headers["x-request-id"])
    assert line["level"] == "error"


def test_text_for_people_and_only_what_matters_on_request(store: Path, start_server: StartServer) -> None:
    server = start_server(store, environment={"YJQA_LOG_FORMAT": "text", "YJQA_LOG_LEVEL": "warning"})

    assert server.client.get("/v1/documents").status_code == 200
    server.stop()

    assert server.log.read_text() == ""


async def _fails(scope: Scope, receive: Receive, send: Send) -> None:
    raise ValueError(scope["path"])


def test_what_nobody_foresaw_is_told_with_its_place_but_without_its_words(store: Path) -> None:
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(JsonLines())
    logging.getLogger("yjqa.http").addHandler(handler)
    service = open_service(Settings(store=store), ServiceSettings())
    middleware = RequestLog(ProblemResponses(_fails, service), service)

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(middleware), base_url="http://localhost") as client:
            return await client.get("/v1/zebracrossing", headers={"X-Request-ID": "failed-1"})

    response = asyncio.run(ask())
    service.close()
    logging.getLogger("yjqa.http").removeHandler(handler)

    failed = json.loads(said.getvalue().splitlines()[0])
    assert response.status_code == 500
    assert response.json()["type"] == "urn:yjqa:problem:internal"
    assert "failed-1" in response.json()["detail"]
    assert (failed["level"], failed["request"]) == ("error", "failed-1")
    assert "ValueError" in failed["traceback"] and "_fails" in failed["traceback"]
    assert "zebra" not in response.text + json.dumps(failed)
