"""Running the service: the address, the processes that answer, and the one that reads papers.

This process answers nothing itself, so that nothing which a request does can end it.
"""

import contextlib
import errno
import os
import resource
import shlex
import signal
import socket
import sys
import tempfile
from collections.abc import Iterator

from yjqa import __version__
from yjqa.errors import InvalidRequest
from yjqa.http.addresses import are_keys_asked_for_at
from yjqa.http.running.reading import reading
from yjqa.http.running.workers import Workers, config_of
from yjqa.library import open_library
from yjqa.service.database import open_database
from yjqa.service.keys import Keys
from yjqa.service.logs import logging_config, set_up_logs
from yjqa.settings import ServiceSettings, Settings, read_settings

_BACKLOG = 2048
"""How many connections may wait to be taken."""

_OPEN_FILES = 65_536
"""Files and connections that a process may have open, where the system allows as many."""


def serve(settings: Settings, host: str, port: int, workers: int) -> bool:
    """Serves until it is told to stop, and says whether that is why it ended. `port` 0: any that is free; the lines at start say which.

    Raises `InvalidRequest` where the address cannot be taken, a setting makes no sense or keys are needed and there are none, and `StoreError`.
    """
    options = read_settings(ServiceSettings)
    settings = settings.model_copy(update={"store": settings.store.resolve()})
    os.environ["YJQA_STORE"] = str(settings.store)  # for the other processes
    # Threads that share a product of a tenth of a millisecond wait for each other ten times as long
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    set_up_logs(options)
    _allow_open_files()
    with contextlib.ExitStack() as open_sockets:
        sockets = _listen(host, port, workers, open_sockets)
        listening = sockets[0]
        papers = _papers(settings)
        access = _access(settings, options, listening.getsockname()[0])
        print(_told_at_start(settings, listening, workers, papers, access), flush=True)
        with _counting(), reading():
            config = config_of(options, workers, logging_config(options))
            keeper = Workers(config, sockets, options.shutdown_seconds)
            keeper.run()
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
    return keeper.could_start


def _allow_open_files() -> None:
    """Lets this process and those that it starts have more files open than shells give: else a thousand idle connections shut out all others."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with contextlib.suppress(OSError, ValueError):  # then it serves fewer at once
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _listen(host: str, port: int, workers: int, open_sockets: contextlib.ExitStack) -> list[socket.socket]:
    """Sockets that listen at one address, closed by the stack: one for each worker where the system deals connections out to them.

    Raises `InvalidRequest` where the address cannot be taken.
    """
    try:
        first = open_sockets.enter_context(_bound(host, port))
        if workers == 1 or sys.platform != "linux":  # elsewhere the last of them would get every connection
            sockets = [first]
        else:
            port = first.getsockname()[1]
            first.close()  # it showed that no other program has the address: those that share it would not see one that shares it too
            sockets = [open_sockets.enter_context(_bound(host, port, socket.SO_REUSEPORT)) for _ in range(workers)]
        for one in sockets:
            one.listen(_BACKLOG)  # from here on connections wait for the workers
    except (OSError, UnicodeError) as error:
        raise InvalidRequest(_cannot_be_taken(host, port, error)) from error
    return sockets


def _bound(host: str, port: int, *options: int) -> socket.socket:
    """A socket with these options, bound to the address. Raises `OSError`, `UnicodeError`."""
    one = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        for option in (socket.SO_REUSEADDR, *options):
            one.setsockopt(socket.SOL_SOCKET, option, 1)
        one.bind((host, port))
    except BaseException:
        one.close()
        raise
    return one


def _cannot_be_taken(host: str, port: int, error: Exception) -> str:
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            remedy = "Stop the program that listens there, or choose another port with --port."
        case errno.EACCES:
            remedy = "Ports below 1024 need more rights; choose another with --port, with a proxy in front."
        case _:
            remedy = "--host takes an address of this machine, as 127.0.0.1."
    return f"{host}:{port}: the address cannot be taken ({getattr(error, 'strerror', None) or error}). {remedy}"


def _papers(settings: Settings) -> int:
    """How many papers are held, with everything opened once that the workers will open. Raises `StoreError`."""
    with open_library(settings) as library, contextlib.closing(open_database(settings.store)):
        return len(library.documents())


def _access(settings: Settings, options: ServiceSettings, host: str) -> str:
    """Who can use the service, in words; the workers ask for keys if any does. Raises `InvalidRequest` where nobody could, and `StoreError`."""
    if not are_keys_asked_for_at(host, options):
        return "everybody at this machine, without a key; --require-keys has keys asked for"
    os.environ["YJQA_REQUIRE_KEYS"] = "true"  # wherever a request comes in, also at this machine's own address
    with contextlib.closing(open_database(settings.store)) as database:
        live = sum(key.state() == "live" for key in Keys(database).all())
    if not live:
        raise InvalidRequest(
            f"At {host} yjqa asks for API keys, and there is none that works, so that nobody could use it. Make one with:\n"
            f"  yjqa keys create NAME --store {shlex.quote(str(settings.store))}"
        )
    return f"by API key; {live} work (yjqa keys list)"


def _told_at_start(settings: Settings, listening: socket.socket, workers: int, papers: int, access: str) -> str:
    host, port = listening.getsockname()[:2]
    address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    lines = {
        "papers": f"{papers} in {settings.store}",
        "workers": str(workers),
        "access": access,
        "stop": "Ctrl-C, or the signal TERM; what is being answered is finished first",
    }
    return "\n".join([f"yjqa {__version__} serves {address}", *(f"  {name:<8} {told}" for name, told in lines.items())])


@contextlib.contextmanager
def _counting() -> Iterator[None]:
    """A fresh folder for what the workers count, removed afterwards."""
    with tempfile.TemporaryDirectory(prefix="yjqa-metrics-", ignore_cleanup_errors=True) as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield
