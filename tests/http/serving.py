"""A real server process, as an administrator starts one, for tests to talk to over loopback."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

_STARTED = re.compile(r"(https?://\S+)")
_START_SECONDS = 60.0


class Server:
    """`yjqa serve` on a free port of loopback, over one store. Use it as a context manager.

    `environment`: settings (`YJQA_*`). `log`: the file that gets its standard error. `client` speaks to it.
    """

    def __init__(self, store: Path, *options: str, environment: dict[str, str] | None = None) -> None:
        self.store = store
        self.log = store.parent / f"{store.name}.log"
        self._command = [sys.executable, "-m", "yjqa.cli", "serve", "--port", "0", "--store", str(store), *options]
        self._environment = {**os.environ, **(environment or {})}
        self._process: subprocess.Popen[str] | None = None
        self.said: list[str] = []
        self.url = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Starts it and waits until it is ready."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env=self._environment,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,  # so that a test can kill it with all its processes
            )
        assert self._process.stdout is not None
        self.said = []
        for line in self._process.stdout:
            self.said.append(line.rstrip("\n"))
            found = _STARTED.search(line)
            if found:
                self.url = found[1].rstrip(".,;")
                break
        else:
            raise AssertionError(f"the server did not start: {self.said} {self.log.read_text('utf-8', 'replace')}")
        self.client = httpx.Client(base_url=self.url, timeout=60)
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            try:
                if self.client.get("/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"the server is not ready: {self.log.read_text('utf-8', 'replace')}")

    @property
    def process(self) -> subprocess.Popen[str]:
        """The process that was started; others may be its children."""
        assert self._process is not None
        return self._process

    def stop(self) -> int:
        """Asks it to stop, waits until it did, and gives its exit status."""
        self.client.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        finally:
            assert self.process.stdout is not None
            self.process.stdout.close()

    def kill(self) -> None:
        """Ends it and all its processes at once, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
