"""How many requests a second the service answers with 5,000 passages held, how long they take, and whether its memory stays flat.

    python benchmarks/serving.py

`yjqa serve` runs with two workers on loopback, and `wrk` asks from a process of its own. Beside it, under the same server, stands an
application with one bare route: no Python service on this machine does more. The service keeps the latest answers and what fits the
latest queries; so that this is not what is measured, as many different ones are asked in turn that each is forgotten before its turn
comes again. What is kept is measured apart. Processor time is given beside the clock, since other programs slow the clock down.

`YJQA_BENCH_SECONDS` (10): how long each line is measured. `YJQA_BENCH_REQUESTS` (20000): requests over which memory is watched.
`YJQA_BENCH_CONNECTIONS` (10): requests that are under way at once.
"""

import contextlib
import itertools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from asking import fill
from made import Slots, questions

SECONDS = int(os.environ.get("YJQA_BENCH_SECONDS", "10"))
REQUESTS = int(os.environ.get("YJQA_BENCH_REQUESTS", "20000"))
CONNECTIONS = os.environ.get("YJQA_BENCH_CONNECTIONS", "10")
PASSAGES = 5_000
WORKERS = 2
DIFFERENT = 2_000
"""Queries and questions asked in turn: more than the service keeps."""

OPENINGS = ("", "Please tell me: ", "Tell me, ", "So ", "please ", "Please, ", "So please, ")
CLOSINGS = ("", "?", "!", ".", "...", "??", " ?")
"""What makes several questions of one and asks for nothing more: a greeting would have words to be found."""

BARE = """
from fastapi import FastAPI

app = FastAPI()


@app.get("/bare")
def bare() -> dict[str, str]:
    return {"status": "ok"}
"""

SCRIPT = """
local asked = {}
for line in io.lines(os.getenv("YJQA_BENCH_ASKED")) do asked[#asked + 1] = line end
local number = tonumber(os.getenv("YJQA_BENCH_FIRST"))

function request()
    number = number % #asked + 1
    local line = asked[number]
    if line:sub(1, 1) == "/" then return wrk.format("GET", line) end
    return wrk.format("POST", "/v1/ask", {["Content-Type"] = "application/json"}, line)
end

function done(summary, latency)
    local errors = summary.errors
    io.stderr:write(string.format('{"count": %d, "seconds": %f, "failed": %d, "median": %f, "p95": %f, "p99": %f}',
        summary.requests, summary.duration / 1e6, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
        latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3))
end
"""


@dataclass(frozen=True, slots=True)
class Line:
    """What is asked, and what is wanted: at least so many requests a second, 99 of 100 within so many milliseconds."""

    name: str
    asked: Sequence[str]
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """What `wrk` measured; times in milliseconds."""

    count: int
    seconds: float
    failed: int
    median: float
    p95: float
    p99: float


class Server:
    """A server process and its children, in a group of their own."""

    def __init__(self, command: Sequence[str], folder: Path, url: str | None = None) -> None:
        log = (folder / "server.log").open("ab")
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True
        )
        self.url = url or self._told_url()

    def memory(self) -> dict[str, float]:
        """Megabytes of each process in use, by what it is and its number."""
        found = {}
        for status in Path("/proc").glob("[0-9]*/status"):
            with contextlib.suppress(OSError):
                if os.getpgid(int(status.parent.name)) == self.process.pid:
                    fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
                    words = (status.parent / "cmdline").read_bytes().decode().split("\0")
                    what = next((word for word in words[1:] if word and not word.startswith("-")), "")
                    found[f"{what[:40]} {status.parent.name}"] = int(fields.get("VmRSS", "0 kB").split()[0]) / 1024
        return found

    def processor(self) -> float:
        """Seconds of the processor that all of them took so far."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                if os.getpgid(int(stat.parent.name)) == self.process.pid:
                    ticks += sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        """Ends it with all its processes."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)

    def _told_url(self) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            for word in line.split():
                if word.startswith("http://"):
                    return word.rstrip(".,;/")
        raise SystemExit("yjqa serve did not start.")


@contextlib.contextmanager
def serving(command: Sequence[str], folder: Path, url: str | None = None) -> Iterator[Server]:
    """A server that is stopped in the end."""
    server = Server(command, folder, url)
    try:
        yield server
    finally:
        server.stop()


def drive(server: Server, asked: Sequence[str], folder: Path, seconds: int, first: int = 0) -> Measured:
    """Has `wrk` ask one after the other, from the one after the `first` on, again and again for so many seconds."""
    script, listed = folder / "ask.lua", folder / "asked"
    script.write_text(SCRIPT, "utf-8")
    listed.write_text("\n".join(asked) + "\n", "utf-8")
    command = [
        "wrk",
        "-t",
        "1",
        "-c",
        CONNECTIONS,
        "-d",
        f"{seconds}s",
        "--timeout",
        "30s",
        "-s",
        str(script),
        server.url,
    ]
    environment = os.environ | {"YJQA_BENCH_ASKED": str(listed), "YJQA_BENCH_FIRST": str(first)}
    run = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return Measured(**json.loads(run.stderr))


def lines(papers: int) -> list[Line]:
    """What is measured, in order."""
    return [
        Line("GET /v1/actions?owner=…", [f"/v1/actions?owner={quote(name)}" for name in _owners(papers)], 400, 60),
        Line("GET /v1/actions?owner=…&due_before=…, none of it kept", _narrowed(papers)),
        Line("POST /v1/ask about records, none of it kept", _bodies("records", papers, DIFFERENT), 60),
        Line("POST /v1/ask about passages, none of it kept", _bodies("passages", papers, DIFFERENT), 15),
        Line("POST /v1/ask, all of it kept", _bodies("records", papers, 50)),
    ]


def _owners(papers: int) -> list[str]:
    """Everybody who owns something, by the full name and by the surname."""
    people = dict.fromkeys(person for number in range(papers) for person in Slots(number).people)
    return [form for person in people for form in (person, person.split()[1])]


def _narrowed(papers: int) -> list[str]:
    days = [f"20{year}-{month:02}-{day:02}" for year in (18, 19, 20) for month in range(1, 13) for day in (1, 15)]
    return [
        f"/v1/actions?owner={quote(name)}&due_before={day}"
        for name, day in itertools.islice(itertools.product(_owners(papers), days), DIFFERENT * 2)
    ]


def _bodies(kind: str, papers: int, count: int) -> list[str]:
    different = list(dict.fromkeys(questions(kind, papers, 20_000)))
    worded = itertools.product(OPENINGS, CLOSINGS, different)
    return [json.dumps({"question": f"{opening}{question}{closing}"}) for opening, closing, question in worded][:count]


def measure(server: Server, line: Line, folder: Path) -> Measured:
    """One line of the table, printed; the first seconds, when things are loaded, are not counted."""
    warm = drive(server, line.asked, folder, max(2, SECONDS // 5))
    processor = server.processor()
    found = drive(server, line.asked, folder, SECONDS, warm.count)
    processor = (server.processor() - processor) / found.count * 1000
    rate = found.count / found.seconds
    goals = [f"goal: {line.least:g}" if line.least else "", f"goal: p99 {line.most:g} ms" if line.most else ""]
    print(
        f"{line.name:56} {rate:7.0f} a second, median {found.median:6.1f} ms, 95 % within {found.p95:6.1f} ms, "
        f"99 % within {found.p99:6.1f} ms; {processor:5.1f} ms of the processor each; {found.failed} failed; {len(line.asked)} different"
        f"{''.join(f' ({goal})' for goal in goals if goal)}",
        flush=True,
    )
    return found


def watch_memory(server: Server, papers: int, folder: Path) -> None:
    """Prints what every process takes at the beginning, in the middle and at the end of many requests of every sort."""
    mixed = [
        one
        for three in zip(
            itertools.cycle([f"/v1/actions?owner={quote(name)}" for name in _owners(papers)]),
            _bodies("records", papers, DIFFERENT),
            itertools.cycle(_bodies("passages", papers, DIFFERENT)),
            strict=False,
        )
        for one in three
    ]
    count, failed, middle = 0, 0, None
    begin = server.memory()
    while count < REQUESTS:
        found = drive(server, mixed, folder, min(SECONDS, 10), count)
        count, failed = count + found.count, failed + found.failed
        if middle is None and count >= REQUESTS / 2:
            middle = server.memory()
    end = server.memory()
    print(f"memory over {count:,} requests of every sort, {failed} failed:")
    for name in end:
        figures = [f"{at[name]:.0f}" if at and name in at else "-" for at in (begin, middle, end)]
        print(f"    {name:56} {' → '.join(figures)} MB")
    sums = [sum(at.values()) for at in (begin, middle or end, end)]
    print(f"    {'all':56} {' → '.join(f'{one:.0f}' for one in sums)} MB", flush=True)


def main() -> None:
    if shutil.which("wrk") is None:
        raise SystemExit("This needs wrk, which makes the requests: apt-get install wrk, or https://github.com/wg/wrk.")
    print(f"{CONNECTIONS} requests at once, {WORKERS} workers, {os.cpu_count()} processors")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "bare.py").write_text(BARE, "utf-8")
        options = ["--workers", str(WORKERS), "--no-access-log", "--no-server-header", "--port", "8765"]
        bare = [sys.executable, "-m", "uvicorn", "bare:app", *options]
        with serving(bare, folder, "http://127.0.0.1:8765") as server:
            _wait(server, "/bare")
            measure(server, Line("a bare FastAPI route", ["/bare"]), folder)
        papers = fill(folder / "store", PASSAGES)
        command = [sys.executable, "-m", "yjqa.cli", "serve", "--port", "0", "--workers", str(WORKERS)]
        with serving([*command, "--store", str(folder / "store")], folder) as server:
            _wait(server, "/readyz")
            for line in lines(papers):
                measure(server, line, folder)
            watch_memory(server, papers, folder)


def _wait(server: Server, path: str) -> None:
    """Waits until the server answers."""
    while server.process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{server.url}{path}", timeout=5):
            return
    raise SystemExit("The server did not start.")


if __name__ == "__main__":
    main()
