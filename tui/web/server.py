"""Serves the terminal UI to browsers: a page with a terminal in it, and behind each page a process of its own.

textual-serve has the terminal, its fonts and the way between the two. The page is ours: theirs fetches fonts from the internet. Nothing of
it is told where the program runs, and it may load nothing from anywhere else.
"""

import asyncio
import html
import logging
import secrets
import shlex
import signal
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from string import Template
from urllib.parse import urlsplit

import textual_serve
from aiohttp import WSMsgType, web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from yjqa.errors import InvalidRequest
from yjqa.http.addresses import is_loopback

_THEIRS = Path(textual_serve.__file__).parent / "static"
_OURS = Path(__file__).parent / "page"

_HEADERS = {
    # the terminal sets styles on its lines itself; wasm and eval it does without
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}

_MOST_SESSIONS = 16
"""Browser windows at once: each has a process that holds all papers' records."""

_PATIENCE = 10.0
"""Seconds that a program gets to end after its page is gone."""


class TerminalServer:
    """Serves what `command` shows. Who does not know the secret part of the address gets nothing: there is no login."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = f"exec {shlex.join(command)}"  # a shell runs it, and is not to stand between
        self._downloads = DownloadManager()
        self._sessions: set[web.WebSocketResponse] = set()
        self.secret = secrets.token_urlsafe(16)

    def application(self) -> web.Application:
        """The page, what it loads, and the way to the program."""
        application = web.Application(middlewares=[_of_this_machine])
        begin = f"/{self.secret}"
        application.add_routes(
            [
                web.get(f"{begin}/", self._page),
                web.get(f"{begin}/ws", self._session),
                web.static(f"{begin}/terminal", _THEIRS),
                web.static(f"{begin}/page", _OURS),
                web.get("/download/{key}", self._download),
            ]
        )
        application.on_response_prepare.append(_add_headers)
        application.on_shutdown.append(self._end)
        return application

    async def _page(self, request: web.Request) -> web.Response:
        page = Template((_OURS / "index.html").read_text("utf-8"))
        scheme = "wss" if request.secure else "ws"
        text = page.substitute(websocket=html.escape(f"{scheme}://{request.host}/{self.secret}/ws"))
        return web.Response(text=text, content_type="text/html")

    async def _session(self, request: web.Request) -> web.WebSocketResponse:
        """A program of its own, for as long as the page is there: ours, since a browser lets any page begin a way like this."""
        if request.headers.get("Origin", origin := f"{request.scheme}://{request.host}") != origin:
            raise web.HTTPForbidden(text="This page is not yjqa's own.")
        if len(self._sessions) >= _MOST_SESSIONS:
            raise web.HTTPServiceUnavailable(text="Too many windows are open. Close one of them.")
        socket = web.WebSocketResponse(heartbeat=15)
        await socket.prepare(request)
        service = AppService(
            self._command,
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=_closing(socket),
            download_manager=self._downloads,
        )
        self._sessions.add(socket)
        try:
            await service.start(_number(request, "width", 80), _number(request, "height", 24))
            await _pass_on(socket, service)
        finally:
            self._sessions.discard(socket)
            await service.stop()
            await _ended(service)
        return socket

    async def _download(self, request: web.Request) -> web.StreamResponse:
        """A file that the program gives to the browser; its key is known to nobody else."""
        key = request.match_info["key"]
        try:
            about = await self._downloads.get_download_metadata(key)
        except KeyError as error:
            raise web.HTTPNotFound from error
        response = web.StreamResponse(headers={"Content-Type": "application/octet-stream"})
        name = "".join(one for one in about.file_name if one.isalnum() or one in "-_. ")
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
        await response.prepare(request)
        async for chunk in self._downloads.download(key):
            await response.write(chunk)
        await response.write_eof()
        return response

    async def _end(self, _: web.Application) -> None:
        for socket in list(self._sessions):
            await socket.close()


def serve(command: Sequence[str], host: str, port: int) -> None:
    """Serves until Ctrl-C or the signal TERM. Raises `InvalidRequest` where the address cannot be had."""
    logging.getLogger("textual-serve").setLevel(logging.ERROR)
    asyncio.run(_serve(TerminalServer(command), host, port))


async def _serve(server: TerminalServer, host: str, port: int) -> None:
    runner = web.AppRunner(server.application(), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as error:
            raise InvalidRequest(f"{host}:{port}: cannot be listened on ({error.strerror or error}).") from error
        taken = runner.addresses[0][1]
        name = f"[{host}]" if ":" in host else host
        print(f"yjqa in a browser on this machine:\n\n  http://{name}:{taken}/{server.secret}/\n", flush=True)
        print("The address is as good as a key: keep it to yourself. Ctrl-C stops.", file=sys.stderr, flush=True)
        stopped = asyncio.Event()
        for one in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(one, stopped.set)
        await stopped.wait()
    finally:
        await runner.cleanup()


@web.middleware
async def _of_this_machine(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    """Answers under names of this machine only: a page from elsewhere may have its own name lead here."""
    try:
        asked = urlsplit(f"//{request.host}")
        ours = is_loopback(asked.hostname or "") and "@" not in asked.netloc and asked.port != 0
    except ValueError:
        ours = False
    if not ours:
        raise web.HTTPForbidden(text="Open the address that was printed when yjqa was started.")
    return await handler(request)


async def _add_headers(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(_HEADERS)


async def _pass_on(socket: web.WebSocketResponse, service: AppService) -> None:
    """Gives the program what the page sends, until the page is gone."""
    async for message in socket:
        if message.type is not WSMsgType.TEXT:
            continue
        try:
            kind, *rest = message.json()
            if kind == "stdin":
                await service.send_bytes(str(rest[0]).encode())
            elif kind == "resize":
                await service.set_terminal_size(int(rest[0]["width"]), int(rest[0]["height"]))
            elif kind == "ping":
                await socket.send_json(["pong", rest[0]])
            elif kind == "blur":
                await service.blur()
            elif kind == "focus":
                await service.focus()
        except (ValueError, TypeError, KeyError, IndexError):
            continue  # no page of ours sends this


async def _ended(service: AppService) -> None:
    """Waits until the program has ended; one that does not is ended. textual-serve lets go of it without looking."""
    process = service._process
    if process is None:
        return
    try:
        await asyncio.wait_for(process.wait(), _PATIENCE)
    except TimeoutError:
        process.kill()
        await process.wait()


def _closing(socket: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await socket.close()

    return close


def _number(request: web.Request, name: str, otherwise: int) -> int:
    """A size that the page tells."""
    text = request.query.get(name, "")
    return min(int(text), 1_000) if text.isascii() and text.isdigit() and len(text) < 6 and int(text) else otherwise
