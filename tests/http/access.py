"""API keys for tests, and clients that use them."""

import contextlib
import datetime
import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from yjqa.service.database import open_database
from yjqa.service.keys import Keys, Role


def run_yjqa(
    *arguments: str, store: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a command over a store until it ends."""
    command = [sys.executable, "-m", "yjqa.cli", *arguments, "--store", str(store)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, timeout=60)


def new_key(store: Path, name: str, role: Role = "read", last_day: datetime.date | None = None) -> str:
    """Makes a key and gives its text."""
    with contextlib.closing(open_database(store)) as database:
        _, text = Keys(database).create(name, role, last_day)
    return text


def bearer(key: str) -> dict[str, str]:
    """The headers that show a key."""
    return {"Authorization": f"Bearer {key}"}


def client_from(address: str | None, url: str) -> httpx.Client:
    """A client that calls from another address of this machine: all of 127.0.0.0/8 are its own; `None`: any."""
    transport = httpx.HTTPTransport(local_address=address, verify=False)  # certificates take long to load
    return httpx.Client(base_url=url, transport=transport, timeout=60)


def own_address() -> str:
    """An address of this machine that others can reach; one of loopback where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it only asks from where it would be sent
            return str(probe.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def port_of(url: str) -> int:
    """The port in the address of a server."""
    found = re.search(r":(\d+)$", url)
    assert found is not None
    return int(found[1])


def hear(url: str, request: bytes) -> bytes:
    """Everything that comes in answer to raw bytes until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", port_of(url)), timeout=60) as connection:
        connection.sendall(request)
        heard = b""
        while part := connection.recv(65_536):
            heard += part
        return heard
