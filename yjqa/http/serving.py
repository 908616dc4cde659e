"""Running the service: the address, the processes that answer, and the one that reads papers."""

import contextlib
import ipaddress
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator

import uvicorn
from uvicorn.supervisors import Multiprocess

from yjqa.errors import InvalidRequest
from yjqa.settings import Settings

_RESTART_SECONDS = 1.0
"""How long the reading process is left down when it ended by itself, so that a fault does not become a storm."""


def serve(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serves until it is told to stop. `port` 0: any that is free; the line at start says which.

    Raises `InvalidRequest` where the address cannot be taken, and `StoreError`.
    """
    os.environ["YJQA_STORE"] = str(settings.store.resolve())  # for the other processes
    config = uvicorn.Config(
        "yjqa.http.app:create_app",
        factory=True,
        workers=workers,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=30,
    )
    with contextlib.closing(_bind(host, port)) as listening, _reading():
        print(f"yjqa serves {_address(listening)}", flush=True)
        if workers == 1:
            uvicorn.Server(config).run(sockets=[listening])
        else:
            Multiprocess(config, sockets=[listening]).run()


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise InvalidRequest(f"{host}:{port}: the address cannot be taken ({error.strerror or error}).") from error
    listening.set_inheritable(True)
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """Keeps a reading process alive beside what is done inside."""
    stopping = threading.Event()

    def keep() -> None:
        while not stopping.is_set():
            process = subprocess.Popen([sys.executable, "-P", "-m", "yjqa.service.runner"], stdin=subprocess.PIPE)
            while process.poll() is None and not stopping.wait(0.2):
                pass
            if stopping.is_set():
                assert process.stdin is not None
                process.stdin.close()
                process.wait()
            else:
                stopping.wait(_RESTART_SECONDS)

    keeper = threading.Thread(target=keep, name="reading")
    keeper.start()
    try:
        yield
    finally:
        stopping.set()
        keeper.join()
