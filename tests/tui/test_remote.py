"""Papers behind the HTTP service: what the terminal UI gets there is what it gets from a library on its own machine."""

import asyncio
import itertools
import shutil
import stat
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import get_args

import httpx
import pytest

from tests.http.access import bearer, new_key
from tests.http.serving import Server
from tests.http.uploading import minutes
from tests.tui.operator import Operator
from tui.app import YjqaApp
from tui.backend.local import LocalBackend, open_local
from tui.backend.protocol import Backend, Manner
from tui.backend.remote import RemoteBackend, open_remote
from tui.conversations.place import open_archive
from yjqa.compare.filters import BudgetFilter
from yjqa.compare.kpi_filter import KpiFilter
from yjqa.errors import (
    AccessDenied,
    BrokenOff,
    InvalidRequest,
    OriginalChanged,
    ServiceUnreachable,
    UnknownDocument,
    UnreadablePaper,
)
from yjqa.ingesting import FileReport, Stage
from yjqa.records import Flow
from yjqa.settings import Settings
from yjqa.store import open_store

CONVERSATIONS = [
    ["What actions does Rob Hill own?", "which of them are overdue?", "and Ann Poole?"],
    ["How much did health contribute in Northmarch in 2020/21?", "and in 2021/22?", "and the police?"],
    ["What was the custody rate in Westshire?", "and in Northmarch?"],
    ["Who chairs the board?", "What are the priorities?", "What does YJB stand for?"],
    ["What is the price of fish in Narnia?"],
]


@pytest.fixture(scope="module")
def store(corpus_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample corpus's store."""
    return Path(shutil.copytree(corpus_store, tmp_path_factory.mktemp("remote") / "store"))


@pytest.fixture(scope="module")
def key(store: Path) -> str:
    """A key that may also put papers in and take them out."""
    return new_key(store, "officer", "write")


@pytest.fixture(scope="module")
def server(store: Path, key: str) -> Iterator[Server]:
    """A service that asks for keys."""
    with Server(store, "--require-keys") as server:
        yield server


@pytest.fixture
def remote(server: Server, key: str) -> Iterator[RemoteBackend]:
    """The service."""
    with closing(open_remote(server.url, key)) as backend:
        yield backend


@pytest.fixture
def local(server: Server) -> Iterator[LocalBackend]:
    """The library that the service stands on."""
    with closing(open_local(Settings(store=server.store))) as backend:
        yield backend


def going_on(stage: Stage, share: float) -> bool:
    """Lets everything go on."""
    return True


def added(backend: Backend, folder: Path, name: str, data: bytes) -> FileReport:
    """What became of a new file."""
    file = folder / name
    file.write_bytes(data)
    return backend.add(file, Manner(), going_on)


@pytest.mark.parametrize(
    "look",
    [
        lambda backend: backend.documents(),
        lambda backend: backend.register(),
        lambda backend: backend.findings(),
        *(
            lambda backend, plural=plural: backend.records(plural)
            for plural in ("objectives", "budgets", "kpis", "risks", "people", "meetings", "acronyms")
        ),
        *(
            lambda backend, by=by, flows=flows: backend.compare_budgets(BudgetFilter(flows=flows), by)
            for by, flows in (
                ("party", ("contribution",)),
                ("kind", ("expenditure", "grant")),
                ("area", ("contribution",)),
                ("year", ("contribution",)),
            )
        ),
        lambda backend: backend.compare_budgets(
            BudgetFilter(areas=("Northmarch",), parties=("police", "health")), "party"
        ),
        *(lambda backend, by=by: backend.compare_kpis(KpiFilter(), by) for by in ("indicator", "area", "year")),
        lambda backend: backend.compare_kpis(KpiFilter(("custody",), ("Westshire",), comparators=False), "area"),
    ],
)
def test_lists_and_comparisons_are_those_of_the_library(
    look: Callable[[Backend], object], remote: RemoteBackend, local: LocalBackend
) -> None:
    found = look(local)

    assert found
    assert look(remote) == found


def test_where_no_flow_is_named_all_are_compared(remote: RemoteBackend, local: LocalBackend) -> None:
    for backend in (remote, local):
        every = backend.compare_budgets(BudgetFilter(flows=get_args(Flow)), "party")
        assert every.rows
        assert backend.compare_budgets(BudgetFilter(flows=()), "party") == every


@pytest.mark.parametrize("questions", CONVERSATIONS)
def test_answers_and_follow_ups_are_those_of_the_library(
    questions: Sequence[str], remote: RemoteBackend, local: LocalBackend
) -> None:
    for count, question in enumerate(questions):
        history = questions[:count]
        assert remote.ask(question, history) == local.ask(question, history)


def test_pages_and_originals_are_those_of_the_library(remote: RemoteBackend, local: LocalBackend) -> None:
    for document in itertools.islice(local.documents(), 12):
        for number in {1, document.pages or 1}:
            assert remote.page(document.id, number) == local.page(document.id, number)
        copy = remote.original(document.id)
        assert copy.read_bytes() == local.original(document.id).read_bytes()
        assert copy.name == Path(document.file).name
        assert stat.S_IMODE(copy.parent.parent.stat().st_mode) == 0o700
    remote.close()
    assert not copy.exists()


@pytest.mark.parametrize(
    ("look", "kind"),
    [
        (lambda backend: backend.page("no-such-plan", 1), UnknownDocument),
        (lambda backend: backend.original("no-such-plan"), UnknownDocument),
        (lambda backend: backend.remove("../documents"), UnknownDocument),
        (lambda backend: backend.page(backend.documents()[0].id, 9999), InvalidRequest),
        (lambda backend: backend.records("spells"), InvalidRequest),
        (lambda backend: backend.compare_kpis(KpiFilter(periods=("someday",)), "area"), InvalidRequest),
    ],
)
def test_what_is_not_there_is_told_as_the_library_tells_it(
    look: Callable[[Backend], object], kind: type[Exception], remote: RemoteBackend, local: LocalBackend
) -> None:
    for backend in (local, remote):
        with pytest.raises(kind) as told:
            look(backend)
        assert str(told.value)


def test_a_paper_is_sent_removed_and_brought_back(remote: RemoteBackend, local: LocalBackend, tmp_path: Path) -> None:
    before, held = remote.edition(), remote.documents()
    stages: list[str] = []

    def note(stage: Stage, share: float) -> bool:
        stages.append(stage)
        return 0 <= share <= 1

    file = tmp_path / "board minutes – März.txt"
    file.write_bytes(minutes(1))
    report = remote.add(file, Manner(), note)

    assert (report.outcome, report.message) == ("added", None)
    assert report.document is not None
    assert stages[0] == "reading"
    assert remote.edition() != before
    assert report.document in remote.documents()
    assert remote.documents() == local.documents()
    assert remote.add(file, Manner(), going_on).outcome in ("same", "unchanged")

    removed = remote.remove(report.document.id)
    assert remote.documents() == held
    assert removed.record == report.document
    assert removed.file is not None

    again = remote.add(removed.file, removed.manner, going_on)
    assert again.document == report.document
    assert remote.register() == local.register()
    remote.remove(report.document.id)
    assert remote.documents() == held


def test_a_broken_paper_is_reported_and_nothing_kept(remote: RemoteBackend, tmp_path: Path) -> None:
    held = remote.documents()

    broken = added(remote, tmp_path, "broken.pdf", b"%PDF-1.7\nnothing that follows is a PDF")
    empty = added(remote, tmp_path, "empty.txt", b"")
    gone = remote.add(tmp_path / "gone.txt", Manner(), going_on)

    for report in (broken, empty, gone):
        assert report.outcome == "failed"
        assert report.message and Path(report.file).name in report.message
        assert report.problem is not None and issubclass(report.problem, UnreadablePaper)
    assert remote.documents() == held


@pytest.mark.parametrize("calls", [1, 3])
def test_a_paper_that_is_not_wanted_any_more_is_not_kept(calls: int, remote: RemoteBackend, tmp_path: Path) -> None:
    held = remote.documents()
    file = tmp_path / "long minutes.txt"
    file.write_bytes(minutes(2) + b"".join(b"\n\n%d The board heard of item %d.\n" % (n, n) for n in range(2000)))
    count = itertools.count(1)

    with pytest.raises(BrokenOff):
        remote.add(file, Manner(), lambda stage, share: next(count) < calls)

    assert remote.documents() == held


def test_an_original_that_changed_on_the_way_is_not_shown_for_the_paper(
    server: Server, remote: RemoteBackend, tmp_path: Path
) -> None:
    report = added(remote, tmp_path, "minutes to be spoilt.txt", minutes(3))
    assert report.document is not None
    (kept,) = (server.store / "papers").rglob(report.file.name)
    kept.write_bytes(minutes(4))

    with pytest.raises(OriginalChanged):
        remote.original(report.document.id)
    assert remote.remove(report.document.id).file is None


def test_without_a_good_key_nothing_is_told(server: Server, key: str) -> None:
    for wrong in (None, "yjqa_wrong", f"{key}x", "two words", "schlüssel"):
        with pytest.raises(AccessDenied) as denied:
            open_remote(server.url, wrong)
        assert wrong is None or wrong not in str(denied.value)


def test_a_key_that_may_only_read_reads_and_does_not_remove(server: Server) -> None:
    with closing(open_remote(f"{server.url}/", new_key(server.store, "reader", "read"))) as backend:
        document = backend.documents()[0]
        with pytest.raises(AccessDenied):
            backend.remove(document.id)
        assert document in backend.documents()


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("http://yjqa.example.org", AccessDenied),
        ("http://127.0.0.1.example.org:8000", AccessDenied),
        ("yjqa.example.org", InvalidRequest),
        ("ftp://yjqa.example.org", InvalidRequest),
        ("https://yjqa.example.org/?key=yjqa_secret", InvalidRequest),
        ("https://yjqa_secret@yjqa.example.org", InvalidRequest),
        ("https://[", InvalidRequest),
        ("http://127.0.0.1:9", ServiceUnreachable),
    ],
)
def test_a_key_is_sent_only_to_where_it_is_safe(url: str, kind: type[Exception]) -> None:
    with pytest.raises(kind) as refused:
        open_remote(url, "yjqa_secret")
    assert "yjqa_secret" not in str(refused.value)


def test_an_address_at_which_there_is_no_service_is_refused(server: Server, key: str) -> None:
    with pytest.raises(ServiceUnreachable) as refused:
        open_remote(f"{server.url}/elsewhere", key)
    assert key not in str(refused.value)


def test_a_service_that_is_gone_is_said_to_be_out_of_reach(corpus_store: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(corpus_store, tmp_path / "store"))
    with Server(store) as server, closing(open_remote(server.url, None)) as backend:
        assert backend.documents()
        server.kill()
        for look in (backend.edition, backend.register, lambda: backend.ask("Who chairs the board?", ())):
            with pytest.raises(ServiceUnreachable, match="cannot be reached"):
                look()


def test_who_asks_too_often_waits_where_it_is_not_long_and_is_told_where_it_is(
    corpus_store: Path, tmp_path: Path
) -> None:
    store = Path(shutil.copytree(corpus_store, tmp_path / "store"))
    key = new_key(store, "eager")
    many, one = ({"YJQA_RATE_PER_MINUTE": str(rate)} for rate in (30, 1))
    with (
        Server(store, "--require-keys", environment=many) as server,
        closing(open_remote(server.url, key)) as backend,
    ):
        while server.client.get("/v1/documents", headers=bearer(key)).status_code == 200:
            pass
        assert backend.documents()
    with (
        Server(store, "--require-keys", environment=one) as server,
        closing(open_remote(server.url, new_key(store, "hasty"))) as backend,
        pytest.raises(ServiceUnreachable, match=r"More than 1 requests a minute .* Wait \d+ seconds"),
    ):
        backend.documents()


class _Below(BaseHTTPRequestHandler):
    """A proxy that has a service below /papers/."""

    def _pass_on(self) -> None:
        assert isinstance(self.server, _Proxy)
        if not self.path.startswith("/papers/"):
            self.send_error(404)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
        url = self.server.service + self.path.removeprefix("/papers")
        answer = httpx.request(self.command, url, headers=headers, content=body, timeout=60, verify=False)
        self.send_response(answer.status_code)
        for name, value in answer.headers.items():
            if name.lower() not in ("content-length", "content-encoding", "transfer-encoding", "connection"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    do_GET = do_POST = do_DELETE = _pass_on  # noqa: N815  # so `http.server` calls them

    def log_message(self, format: str, *values: object) -> None:
        """Says nothing."""


class _Proxy(ThreadingHTTPServer):
    """The proxy, on a free port of this machine."""

    def __init__(self, service: str) -> None:
        super().__init__(("127.0.0.1", 0), _Below)
        self.service = service


class _Elsewhere(BaseHTTPRequestHandler):
    """Sends everybody on to another path of its own, and notes who came there."""

    def do_GET(self) -> None:
        assert isinstance(self.server, _Redirector)
        self.server.asked.append(self.path)
        self.send_response(307)
        self.send_header("Location", "/gate")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *values: object) -> None:
        """Says nothing."""


class _Redirector(ThreadingHTTPServer):
    """It, on a free port of this machine."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Elsewhere)
        self.asked: list[str] = []


def test_nobody_is_followed_who_sends_the_key_elsewhere() -> None:
    with _Redirector() as redirector:
        thread = threading.Thread(target=redirector.serve_forever)
        thread.start()
        try:
            with pytest.raises(ServiceUnreachable):
                open_remote(f"http://127.0.0.1:{redirector.server_port}", "yjqa_secret")
        finally:
            redirector.shutdown()
            thread.join()

    assert redirector.asked
    assert "/gate" not in redirector.asked


def test_a_service_below_a_path_is_read_asked_and_changed_there(
    server: Server, key: str, local: LocalBackend, tmp_path: Path
) -> None:
    with _Proxy(server.url) as proxy:
        thread = threading.Thread(target=proxy.serve_forever)
        thread.start()
        try:
            with closing(open_remote(f"http://127.0.0.1:{proxy.server_port}/papers/", key)) as backend:
                assert backend.documents() == local.documents()
                assert backend.ask("Who chairs the board?", ()) == local.ask("Who chairs the board?", ())
                paper = local.documents()[0].id
                assert backend.original(paper).read_bytes() == local.original(paper).read_bytes()
                report = added(backend, tmp_path, "below.txt", minutes(7))
                assert report.document is not None
                assert backend.remove(report.document.id).record == report.document
        finally:
            proxy.shutdown()
            thread.join()


async def test_a_service_that_goes_away_and_comes_back_is_asked_again(corpus_store: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(corpus_store, tmp_path / "store"))
    with Server(store) as server:
        app = YjqaApp(lambda: open_remote(server.url, None), open_archive(Settings(store=tmp_path)))
        async with app.run_test(size=(120, 36), notifications=True) as pilot:
            operator = Operator(pilot)
            await operator.until(lambda: app.edition is not None)
            await asyncio.to_thread(server.kill)

            await operator.type("What actions does Rob Hill own?\n")
            await operator.sees("Not answered", "the service cannot be reached", "┃ What actions does Rob Hill own?")

            port = server.url.rpartition(":")[2]
            again = Server(store, "--port", port)
            await asyncio.to_thread(again.start)
            try:
                await operator.press("enter")
                await operator.sees("Rob Hill owns 15 actions")
            finally:
                await asyncio.to_thread(again.stop)
        assert app.unexpected.errors == []


async def test_a_wrong_key_is_asked_for_again_until_it_is_right(server: Server, key: str, tmp_path: Path) -> None:
    def with_key(typed: str | None) -> Callable[[], Backend]:
        return lambda: open_remote(server.url, typed)

    app = YjqaApp(with_key("yjqa_wrong"), open_archive(Settings(store=tmp_path)), with_key=with_key)
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        operator = Operator(pilot)
        await operator.sees("The service asks for a key")
        await operator.type("wrong again\n")
        await operator.sees("The key has letters in it that no key has.")
        await operator.type(f"{key}\n")

        await operator.until(lambda: app.edition is not None)
        await operator.sees("11 papers in")
        assert key not in operator.screen
    assert app.unexpected.errors == []


async def test_a_question_is_asked_and_its_source_read_over_http(server: Server, key: str, tmp_path: Path) -> None:
    app = YjqaApp(lambda: open_remote(server.url, key), open_archive(Settings(store=tmp_path)))
    async with app.run_test(size=(120, 36), notifications=True) as pilot:
        operator = Operator(pilot)
        await operator.until(lambda: app.edition is not None)

        await operator.type("What actions does Rob Hill own?\n")
        await operator.sees("Rob Hill owns 15 actions")
        await operator.press("tab", "down", "enter")
        await operator.sees("Source 2 of 23")
    assert app.unexpected.errors == []


def test_papers_that_the_service_has_not_checked_as_now_are_told(two_readers: Path) -> None:
    with Server(two_readers) as server, closing(open_remote(server.url, None)) as backend:
        unchecked = backend.unchecked()

        assert [one.document for one in unchecked] == [backend.documents()[0].id]
        assert unchecked[0].file is None


@pytest.fixture
def two_readers(corpus_store: Path, tmp_path: Path) -> Path:
    """The sample corpus's store, whose first paper another version has read."""
    folder = Path(shutil.copytree(corpus_store, tmp_path / "store"))
    with closing(open_store(folder)) as opened, opened.transaction():
        opened.connection().execute(
            "UPDATE paper SET reader = '0.0.1' WHERE id = (SELECT min(id) FROM paper)",
        )
    return folder
