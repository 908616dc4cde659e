"""A client that a public generator makes of the OpenAPI document works, with its types."""

import importlib
import io
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.http.access import new_key
from tests.http.conftest import StartServer
from tests.http.serving import Server


@pytest.fixture(scope="module")
def generated(corpus_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the client, a package named `yjqa_client`."""
    folder = tmp_path_factory.mktemp("generated")
    document = folder / "openapi.json"
    document.write_bytes(corpus_server.client.get("/openapi.json").content)
    run = subprocess.run(
        [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(document), "--meta", "none",
         "--output-path", str(folder / "yjqa_client"), "--fail-on-warning"],
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},  # it calls ruff
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


@pytest.fixture
def module(generated: Path, monkeypatch: pytest.MonkeyPatch) -> "ModuleOf":
    monkeypatch.syspath_prepend(generated)
    return ModuleOf()


class ModuleOf:
    """Gives the generated modules by their names: they are there only once the client is made."""

    def __call__(self, name: str) -> ModuleType:
        return importlib.import_module(f"yjqa_client.{name}")


def test_it_lists_actions_and_follows_the_cursor(module: ModuleOf, corpus_server: Server) -> None:
    list_actions = module("api.records.list_actions")
    is_open = module("models").ListActionsStatusItem.OPEN

    with module("client").Client(base_url=corpus_server.url) as client:
        first = list_actions.sync(client=client, limit=2, status=[is_open])
        second = list_actions.sync(client=client, limit=2, status=[is_open], cursor=first.next_cursor)

    assert len(first.items) == 2 and first.total > 4
    assert not {action.id for action in first.items} & {action.id for action in second.items}
    assert first.items[0].source.document


def test_it_asks_and_goes_on_asking(module: ModuleOf, corpus_server: Server) -> None:
    ask, question = module("api.questions.ask"), module("models").Question

    with module("client").Client(base_url=corpus_server.url, timeout=60) as client:
        answer = ask.sync(client=client, body=question(question="what actions does Rob Hill own"))
        next_one = ask.sync(client=client, body=question(question="by when?", conversation=answer.conversation))

    assert answer.found and answer.citations[0].document
    assert "Rob Hill" in next_one.resolved_question


def test_it_is_told_problems_as_problems(module: ModuleOf, corpus_server: Server) -> None:
    get_document = module("api.documents.get_document")

    with module("client").Client(base_url=corpus_server.url) as client:
        response = get_document.sync_detailed(client=client, document_id="no-such-paper")

    assert response.status_code == 404
    assert isinstance(response.parsed, module("models").Problem)
    assert response.parsed.type_ == "urn:yjqa:problem:unknown-document"


def test_it_uploads_a_paper_with_a_key_and_reads_what_becomes_of_it(
    module: ModuleOf, store: Path, start_server: StartServer
) -> None:
    key = new_key(store, "client", "write")
    server = start_server(store, environment={"YJQA_REQUIRE_KEYS": "true"})
    models, get_job = module("models"), module("api.documents.get_job")
    paper = module("types").File(payload=io.BytesIO(b"ACTION: Ann Bell to write the report."), file_name="minutes.txt")

    with module("client").AuthenticatedClient(base_url=server.url, token=key) as client:
        upload = module("api.documents.upload_document")
        job = upload.sync(client=client, body=models.UploadDocumentBody(file=paper))
        job = get_job.sync(client=client, job_id=job.id)

    assert isinstance(job, models.Job)
    assert job.state in ("waiting", "reading", "done")
