"""The processes that answer: started, replaced when they die, and ended within a time.

A worker that cannot start ends the service, since the next one could not either. A worker whose starter is gone ends by itself, so that
none lives on at an address that nobody sees to.
"""

import gc
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from uvicorn.config import STARTUP_FAILURE, Config
from uvicorn.supervisors import Multiprocess
from uvicorn.supervisors.multiprocess import Process

from yjqa.errors import YjqaError
from yjqa.settings import ServiceSettings

if TYPE_CHECKING:
    from fastapi import FastAPI

_COLLECTING = (100_000, 50, 20)
"""How seldom the collector looks for rings of garbage: all that is held lasts, and to walk over it stops every request for a tenth of a second."""

log = logging.getLogger("yjqa.http")

GRACE_SECONDS = 5.0
"""How much longer than its requests a worker may take to end."""

_LOOK_SECONDS = 0.05

_MOST_ENDED_BY_THEMSELVES = 5
"""Workers that end by themselves, one after the other, until it is clear that none can start."""

_SWITCH_SECONDS = 0.001
"""How long a thread computes before another one has its turn: what takes a moment waits less behind what takes long (Python's own: 0.005)."""


class Workers(Multiprocess):
    """uvicorn's keeper of workers, which ends in a time of its own and tells whether it was asked to: else its workers could not start."""

    def __init__(self, config: Config, listening: Sequence[socket.socket], shutdown_seconds: float) -> None:
        super().__init__(config, list(listening))
        self._shutdown_seconds = shutdown_seconds
        self._ended_by_themselves = 0
        self.could_start = True

    def init_processes(self) -> None:
        """Starts every worker. With a socket of its own, none takes all connections while another has nothing to do."""
        for index in range(self.processes_num):
            self.processes.append(self._process(index))
            self.processes[index].start()

    def keep_subprocess_alive(self) -> None:
        """Replaces workers that died. A slow one is left alone: uvicorn would end it, and be deaf to signals while it waits for it."""
        for index, process in enumerate(self.processes):
            if self.should_exit.is_set() or process.process.is_alive():
                continue
            process.kill()  # it is dead; this closes what led to it
            process.process.join()
            by_itself = (process.exitcode or 0) > 0  # below 0 a signal ended it, as may happen to any worker
            self._ended_by_themselves = self._ended_by_themselves + 1 if by_itself else 0
            if process.exitcode == STARTUP_FAILURE or self._ended_by_themselves == _MOST_ENDED_BY_THEMSELVES:
                log.critical(
                    "workers cannot start, and the service ends", extra={"fields": {"status": process.exitcode}}
                )
                self.could_start = False
                self.should_exit.set()
                continue
            log.error("a worker died and is replaced", extra={"fields": {"status": process.exitcode}})
            self.processes[index] = self._process(index)
            self.processes[index].start()

    def _process(self, index: int) -> Process:
        """A worker; one that replaces another goes on with its socket, and with the connections that wait there."""
        return Process(self.config, [self.sockets[index % len(self.sockets)]])

    def terminate_all(self) -> None:
        """Takes no new connections, and tells every worker to end."""
        for one in self.sockets:
            one.close()
        super().terminate_all()

    def join_all(self) -> None:
        """Waits for the workers; not for those that take too long, and for none once Ctrl-C comes again."""
        deadline = time.monotonic() + self._shutdown_seconds + GRACE_SECONDS
        self.signal_queue.clear()
        while any(process.process.is_alive() for process in self.processes):
            told_again = signal.SIGINT in self.signal_queue
            if told_again or time.monotonic() > deadline:
                log.warning("ended before every request was answered")
                for process in self.processes:
                    process.kill()
                return
            time.sleep(_LOOK_SECONDS)


def application() -> "FastAPI":
    """A worker's application. Where it cannot be made, the log says why and the process ends as one that must not be started again."""
    from yjqa.http.app import create_app

    options = ServiceSettings()
    sys.setswitchinterval(_SWITCH_SECONDS)
    gc.set_threshold(*_COLLECTING)
    _end_with_the_starter(options.shutdown_seconds + GRACE_SECONDS)
    try:
        return create_app()
    except YjqaError as error:
        log.critical("%s", error)
    except Exception:
        log.critical("the service cannot start", exc_info=True)
    sys.exit(STARTUP_FAILURE)


def _end_with_the_starter(seconds: float) -> None:
    """Has this process end when the one that started it is gone, however that came about: gently, then after `seconds` at once."""
    starter = multiprocessing.parent_process()
    if starter is None:
        return

    def wait() -> None:
        starter.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(seconds)
        os._exit(1)

    threading.Thread(target=wait, name="starter", daemon=True).start()


def config_of(options: ServiceSettings, workers: int, log_config: dict[str, object]) -> Config:
    """How uvicorn runs."""
    return Config(
        "yjqa.http.running.workers:application",
        factory=True,
        workers=workers,
        http="yjqa.http.running.protocol:GuardedProtocol",
        ws="none",
        lifespan="on",
        log_config=log_config,
        access_log=False,
        server_header=False,
        proxy_headers=bool(options.trusted_proxies),
        forwarded_allow_ips=list(options.trusted_proxies),
        timeout_graceful_shutdown=round(options.shutdown_seconds) or 1,
    )
