"""The terminal UI in a browser."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from tui.web.server import TerminalServer
from tui.web.serving import command
from yjqa.cli import main
from yjqa.settings import Settings

Client = TestClient[web.Request, web.Application]


@pytest.fixture
def server(read_only_store: Path) -> TerminalServer:
    return TerminalServer(command(Settings(store=read_only_store), None, None))


@pytest.fixture
async def client(server: TerminalServer) -> AsyncIterator[Client]:
    async with TestClient(TestServer(server.application())) as client:
        yield client


async def test_the_page_and_all_that_it_loads_come_from_this_machine(server: TerminalServer, client: Client) -> None:
    page = await client.get(f"/{server.secret}/")
    text = await page.text()

    assert page.status == 200
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    loaded = re.findall(r'(?:href|src)="([^"]+)"', text)
    assert len(loaded) == 5
    for address in loaded:
        if address != "data:,":
            assert ":" not in address
            assert not address.startswith("/")
            part = await client.get(f"/{server.secret}/{address}")
            assert part.status == 200
            body = await part.text()
            if address.endswith(".css"):
                fonts = re.findall(r"url\(\"?([^)\"]+)", body)
                assert all(font.startswith("../terminal/fonts/") for font in fonts)
                for font in fonts:
                    assert (await client.get(f"/{server.secret}/{font.removeprefix('../')}")).status == 200
    assert not [one for one in re.findall(r"\w+://[^\"]+", text) if not one.startswith("ws://127.0.0.1:")]


@pytest.mark.parametrize(
    "path", ["/", "/ws", "/terminal/js/textual.js", "/wrong/ws", "/download/none", "/{}/terminal/"]
)
async def test_without_the_secret_part_of_the_address_there_is_nothing(
    path: str, server: TerminalServer, client: Client
) -> None:
    assert (await client.get(path.format(server.secret))).status in (403, 404)


async def test_a_page_has_the_program_draw_its_first_screen_and_obeys_its_keys(
    server: TerminalServer, client: Client
) -> None:
    async with client.ws_connect(f"/{server.secret}/ws?width=100&height=30") as socket:
        await _until(socket, "Ask about the papers")

        await socket.send_json(["nonsense"])
        await socket.send_json(["stdin", "\x1b[15~"])  # F5
        await _until(socket, "11 papers, ")

        await socket.send_json(["stdin", "\x11"])  # Ctrl+Q
        async with asyncio.timeout(30):
            while not socket.closed:
                await socket.receive()


async def _until(socket: aiohttp.ClientWebSocketResponse, text: str) -> None:
    """Reads what is drawn until it has the text."""
    drawn = ""
    async with asyncio.timeout(60):
        while text not in drawn:
            message = await socket.receive()
            assert message.type is aiohttp.WSMsgType.BINARY, (message, drawn)
            drawn += re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", message.data.decode())


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "example.org"])
def test_addresses_that_others_can_reach_are_refused_with_advice(host: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["tui", "--web", "--host", host])

    assert stop.value.code == 2
    assert "ssh -L" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["tui"], ["tui", "--url", "http://127.0.0.1:1"]])
def test_without_a_terminal_it_says_so(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)

    assert stop.value.code == 2
    assert "terminal" in capsys.readouterr().err


def test_all_keys_are_printed_as_a_file_to_start_from(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["tui", "--keys"])

    assert not stop.value.code
    assert '# "app.help" = "F1"' in capsys.readouterr().out


def test_a_key_file_without_an_address_or_that_is_not_there_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["--key-file", "x"], ["--url", "http://127.0.0.1:1", "--key-file", str(tmp_path / "none")]):
        with pytest.raises(SystemExit) as stop:
            main(["tui", *arguments])
        assert stop.value.code == 2
    said = capsys.readouterr().err
    assert "--key-file goes with --url" in said
    assert "no key can be read" in said
