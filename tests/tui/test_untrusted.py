"""Papers, services and files come from anywhere: none of them drives the terminal, writes where it should not, or has the program hang."""

import datetime
import gzip
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from tests.http.serving import Server
from tests.tui.conftest import Open
from tests.tui.hostile import POISON, Request, poisoned, service
from tests.tui.test_real_terminal import Terminal
from tui.backend.remote import open_remote
from tui.conversations.archive import Archive
from tui.conversations.model import Conversation, Turn
from tui.conversations.plain_text import answer_as_text
from tui.preferences import read_preferences
from tui.saving import save_file
from tui.source.blocks import Stretch
from tui.source.original import open_original
from tui.source.wrapping import columns_of, wrapped
from tui.unexpected import Unexpected
from tui.web.server import TerminalServer
from yjqa.ask.answer import Answer, AnswerTable, Interpretation
from yjqa.compare.filters import BudgetFilter
from yjqa.errors import OriginalChanged, ServiceUnreachable, StoreError
from yjqa.library import open_library
from yjqa.settings import Settings

PAPER = {"id": "plan", "title": "Plan", "sha256": "0" * 64, "file": "plan.txt"}

_SEQUENCE = re.compile(
    rb"\x1b(?:\[([0-9:;?<>=]*)[ -/]*([@-~])|\]([^\x07\x1b]*)(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])"
)
"""What a terminal obeys."""

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u2028\u202a-\u202e\u2060-\u206f\U000e0000-\U000e007f]"
)


# What reaches the terminal


@pytest.fixture
def poisoned_url(corpus_store: Path, tmp_path: Path) -> Iterator[str]:
    """A service all of whose words have poison behind them."""
    store = Path(shutil.copytree(corpus_store, tmp_path / "served"))
    with Server(store) as server, service(poisoned(server.url)) as url:
        yield url


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_of_what_a_service_says_nothing_drives_the_terminal(poisoned_url: str, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn"
    environment = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "YJQA_HISTORY": str(tmp_path / "history")}
    program = [sys.executable, "-m", "yjqa.cli", "tui", "--url", poisoned_url]
    terminal = Terminal(tmp_path / "tmux", program, environment)
    try:
        terminal.sees("F2 Ask", "Ask about the papers")
        subprocess.run(["tmux", "-S", tmp_path / "tmux", "pipe-pane", "-o", f"cat > '{drawn}'"], check=True)
        terminal.type("Who chairs the board?")
        terminal.press("Enter")
        terminal.sees("TURNED", "[red]x[/red]")
        for section, told in (("F3", "actions · "), ("F4", "Figures"), ("F5", "papers, ")):
            terminal.press(section)
            terminal.sees(told, "]0;PW")
            terminal.press("Down", "Enter")
            terminal.sees("TURNED")
            terminal.press("Escape", "Escape")
        terminal.press("C-q")
        terminal.has_ended()
    finally:
        terminal.close()
    bytes_drawn = drawn.read_bytes()

    obeyed = [found for found in _SEQUENCE.finditer(bytes_drawn) if found[3] is not None]
    assert not [found[0] for found in obeyed if found[3].split(b";")[0] in (b"0", b"1", b"2", b"8", b"52")]
    assert not [found[0] for found in _SEQUENCE.finditer(bytes_drawn) if found[2] == b"J"]
    text = _SEQUENCE.sub(b"", bytes_drawn).decode()
    assert "PWNED" not in text.replace("]0;PWNED", "")
    assert "[@click=app.quit]q[/]" in text
    assert not _FORBIDDEN.findall(text)


async def test_names_of_files_that_are_no_text_are_offered_and_drawn_harmlessly(open_app: Open, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name in (b"half\xff.txt", b"title\x1b]0;PWNED\x07.txt", "turned\u202etxt.fdp".encode()):
        (folder / os.fsdecode(name)).write_text("ACTION: Rob Hill to write to schools.\n", "utf-8")

    async with open_app() as operator:
        await operator.press("f5", "a")
        await operator.paste(f"{folder}/half")
        await operator.press("tab")
        await operator.sees("half\ufffd.txt")
        await operator.press("enter")
        await operator.sees("letters that are not UTF-8")
        await operator.press("escape", "escape", "a")
        await operator.paste(f"{folder}/t")
        await operator.sees("title]0;PWNED.txt", "turnedtxt.fdp")
        await operator.press("down", "tab")
        await operator.sees("title]0;PWNED.txt")
        assert not _FORBIDDEN.findall(operator.screen)


async def test_messages_are_drawn_harmlessly_and_have_an_end(open_app: Open) -> None:
    async with open_app() as operator:
        operator.app.notify(POISON + "W" * 1_000_000, title=POISON, timeout=600, markup=False)
        await operator.sees("[red]x[/red][@click=app.quit]q[/]WWW")
        assert not _FORBIDDEN.findall(operator.screen)


def test_a_paper_in_a_folder_whose_name_is_no_text_is_told_of(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"old\xff")
    folder.mkdir()
    (folder / "minutes.txt").write_text("ACTION: Rob Hill to write to schools.\n", "utf-8")

    with open_library(Settings(store=tmp_path / "store")) as library:
        report = library.ingest([folder])

    assert ["UTF-8" in (one.message or "") for one in report.failed] == [True]


@pytest.mark.parametrize("word", ["é" * 300_000, "中" * 100_000, "e\u0301" * 150_000])
def test_a_word_as_long_as_a_paper_is_broken_into_lines(word: str) -> None:
    pieces = list(wrapped(word, Stretch(0, len(word)), 78))  # to measure what is left for every line would take minutes

    assert "".join(piece.words for piece in pieces) == word
    assert max(columns_of(piece.words) for piece in pieces) <= 78


# What a service sends


def endless(request: Request) -> None:
    """An answer that goes on for ever."""
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    while True:
        request.wfile.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")


@pytest.mark.parametrize(
    "respond",
    [
        endless,
        lambda request: request.send(gzip.compress(b" " * 120_000_000, 1), Content_Encoding="gzip"),
        lambda request: request.send_list([], "more"),
        lambda request: request.send(b"[" * 100_000),
        lambda request: request.send_list([{**PAPER, "title": 7}]),
        lambda request: request.send_json({"items": [PAPER], "next_cursor": None}, ETag="caf\xe9"),
        lambda request: request.send(b"no gzip", Content_Encoding="gzip"),
        lambda request: request.send_json({"type": "urn:yjqa:problem:store", "detail": "W" * 10_000_000}, 500),
        lambda request: request.send(b"", 429, Retry_After="9" * 5_000),
    ],
    ids=["endless", "unpacked", "lists", "nested", "types", "tag", "gzip", "detail", "later"],
)
def test_a_service_that_sends_nonsense_is_told_of_in_few_words(respond: Callable[[Request], None]) -> None:
    def look(url: str) -> None:
        with closing(open_remote(url, "secret-key")) as backend:
            backend.documents()
            backend.edition()

    with service(respond) as url, pytest.raises((ServiceUnreachable, StoreError)) as told:
        look(url)

    assert len(str(told.value)) <= 1_000
    assert "secret-key" not in str(told.value)


def test_the_key_does_not_go_where_a_service_redirects_to() -> None:
    asked: list[str] = []

    def thief(request: Request) -> None:
        asked.append(str(request.headers))
        request.send_list([PAPER])

    with (
        service(thief) as elsewhere,
        service(lambda request: request.send(b"", 307, Location=elsewhere + request.path)) as url,
        pytest.raises(ServiceUnreachable, match="another address"),
    ):
        open_remote(url, "secret-key")

    assert not asked


def test_figures_that_would_fill_the_memory_are_not_taken() -> None:
    source = {"document": "plan", "title": "Plan", "quote": "Police"}
    part = {"record": "plan:budget:1", "label": "Police", "value": 1, "sources": [source]}
    cell = {"value": "1e99999999", "parts": [part]}
    row = {"label": "Police", "key": "police", "printed": [], "kind": "cash", "cells": [cell]}
    column = {"label": "2020/21", "area": "Northmarch", "period": "2020/21"}
    comparison = {"title": "T", "measure": "budgets", "by": "party", "columns": [column], "rows": [row], "notes": []}

    def respond(request: Request) -> None:
        if "compare" in request.path:
            request.send_json(comparison)
        else:
            request.send_list([PAPER])

    with service(respond) as url, closing(open_remote(url, None)) as backend:
        with pytest.raises(ServiceUnreachable):
            backend.compare_budgets(BudgetFilter(), "party")
        cell["value"] = "1e9"
        assert backend.compare_budgets(BudgetFilter(), "party").rows[0].cells[0]


@pytest.mark.parametrize(
    ("id", "file"),
    [
        ("../../../taken", "plan"),
        ("{tmp}/taken", "plan.desktop"),
        ("plan", "../../../taken.txt"),
        ("plan", "..\\..\\taken.txt"),
        ("plan", "/{tmp}/taken.txt"),
        ("plan", "\U0001f600" * 300 + ".pdf"),
        ("plan", "-rf.pdf"),
    ],
)
def test_a_file_is_kept_in_the_programs_own_folder_whatever_a_service_calls_it(
    id: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(own))
    sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"  # of "hello"
    paper = {**PAPER, "id": id.format(tmp=tmp_path), "file": file.format(tmp=tmp_path), "sha256": sha256}

    def respond(request: Request) -> None:
        if request.path.endswith("/file"):
            request.send(b"hello")
        else:
            request.send_list([paper])

    with service(respond) as url, closing(open_remote(url, None)) as backend:
        kept = backend.original(paper["id"])
        assert kept.read_bytes() == b"hello"
        assert own in kept.resolve().parents
        assert kept.name.isprintable()
        assert list(tmp_path.iterdir()) == [own]
    assert not list(own.iterdir())


def test_a_file_that_is_not_the_paper_is_not_given_out() -> None:
    def respond(request: Request) -> None:
        if request.path.endswith("/file"):
            request.send(b"#!/bin/sh")
        else:
            request.send_list([PAPER])

    with service(respond) as url, closing(open_remote(url, None)) as backend, pytest.raises(OriginalChanged):
        backend.original("plan")


# The page in a browser


async def test_a_page_is_answered_under_names_of_this_machine_only() -> None:
    server = TerminalServer(["true"])
    async with TestClient(TestServer(server.application())) as client:
        for host, status in {
            "127.0.0.1:8080": 200,
            "localhost:9000": 200,
            "[::1]:80": 200,
            "rebound.example.org": 403,
            "127.0.0.1.example.org": 403,
            "x@127.0.0.1": 403,
            "127.0.0.1:80'\"><script>": 403,
            "": 403,
        }.items():
            answer = await client.get(f"/{server.secret}/", headers={"Host": host})
            assert answer.status == status, host


async def test_no_page_but_ours_begins_a_program() -> None:
    server = TerminalServer(["true"])
    async with TestClient(TestServer(server.application())) as client:
        own = f"http://127.0.0.1:{client.port}"
        for origin in ("http://example.org", "null", f"https://127.0.0.1:{client.port}", "http://127.0.0.1:1"):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await client.ws_connect(f"/{server.secret}/ws", headers={"Origin": origin})
            assert refused.value.status == 403
        async with client.ws_connect(f"/{server.secret}/ws", headers={"Origin": own}) as socket:
            assert not socket.closed


# Files that are written and opened


def test_a_link_that_is_called_like_a_paper_is_not_opened_as_what_it_leads_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = tmp_path / "opened"
    program = tmp_path / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv("DISPLAY", ":0")
    (tmp_path / "start.desktop").write_text("[Desktop Entry]\nExec=true\n", "utf-8")
    (tmp_path / "plan.pdf").symlink_to("start.desktop")
    (tmp_path / "-x 'y' $(z).txt").write_text("text", "utf-8")
    monkeypatch.chdir(tmp_path)

    assert not open_original(Path("plan.pdf"), in_browser=False).opened
    assert not opened.exists()
    assert open_original(Path("-x 'y' $(z).txt"), in_browser=False).opened
    assert opened.read_text("utf-8") == str(tmp_path / "-x 'y' $(z).txt")


def test_a_file_is_saved_whole_under_the_longest_name_and_through_a_link(tmp_path: Path) -> None:
    longest = tmp_path / ("x" * 252 + ".md")
    (tmp_path / "link.md").symlink_to(longest)

    save_file(longest, b"one")
    save_file(tmp_path / "link.md", b"two")

    assert longest.read_bytes() == b"two"
    assert (tmp_path / "link.md").is_symlink()
    assert sorted(tmp_path.iterdir()) == [tmp_path / "link.md", longest]


def test_only_the_user_reads_what_went_wrong_and_what_was_asked(tmp_path: Path) -> None:
    Unexpected(tmp_path / "log" / "terminal.log").note(ValueError("words of a paper"))
    with closing(Archive(tmp_path / "history")) as archive:
        archive.keep(_conversation())

    for file in (tmp_path / "log" / "terminal.log", tmp_path / "history" / "conversations.sqlite"):
        assert file.stat().st_mode & 0o077 == 0
    assert (tmp_path / "history").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "words",
    [
        "cha\x00irs",
        "chairs\ud800",
        '"chairs',
        "chairs* NOT",
        "question:chairs",
        "%",
        "'; DROP TABLE turn; --",
        "w " * 5_000,
    ],
)
def test_whatever_is_looked_for_in_the_history_is_no_command(words: str, tmp_path: Path) -> None:
    with closing(Archive(tmp_path)) as archive:
        archive.keep(_conversation())
        archive.find(words)
        assert [one.title for one in archive.find("chairs")] == ["Who chairs?"]


def _conversation() -> Conversation:
    asked = datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC)
    return Conversation(id="a" * 32, about="papers", turns=(Turn(asked=asked, question="Who chairs?"),))


def test_a_copied_table_has_no_formula_and_its_figures_stay() -> None:
    cells = (
        '=HYPERLINK("http://example.org")',
        "@SUM(1)",
        "+1+cmd|'/C calc'!A0",
        "-5%",
        "-£1,200",
        "+3",
        "\t=1",
        "Police",
    )
    answer = Answer(
        question="q", resolved_question="q", interpretation=Interpretation(intent="look_up", filters={}), found=True, text="t", confidence=1,
        table=AnswerTable(title="", columns=("a",), rows=tuple((cell,) for cell in cells)),
    )  # fmt: skip

    lines = answer_as_text(answer, {}).splitlines()

    assert lines[-8:] == [
        "'=HYPERLINK(\"http://example.org\")", "'@SUM(1)", "'+1+cmd|'/C calc'!A0", "-5%", "-£1,200", "+3", "'=1", "Police",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["keys = " + "[" * 5_000, "[" * 100_000, "a." * 3_000 + "b = 1", "\x00", 'theme = "\x1b"']
)
def test_settings_that_make_no_sense_do_not_keep_the_program_from_starting(text: str, tmp_path: Path) -> None:
    file = tmp_path / "tui.toml"
    file.write_text(text, "utf-8")

    assert read_preferences(file).problems
