"""How soon the terminal UI is there, how soon it follows a key, and how long it ever stands still.

    python benchmarks/terminal.py [FOLDER]

`yjqa tui` runs in a terminal of its own (`pseudo_terminal.py`), 80 columns wide and 24 lines high; from the key to what the terminal was
sent of what the key brings about, by the clock, so that other programs at work make it slower. The papers are made up (`made.py`), read
into stores in FOLDER, which are kept for the next run; without one, into a folder that is removed. How long it stands still is
measured in processes of their own (`stalls.py`).
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from asking import fill as fill_with_passages
from checking import fill as fill_with_papers
from made import CHANCE, DOINGS, THINGS, questions
from pseudo_terminal import PseudoTerminal

CORPUS = Path(__file__).parent.parent / "corpus"
HEAVY = ("torch", "onnxruntime", "faiss", "openpyxl", "httpx", "sentence_transformers", "matplotlib", "pandas")
"""What takes long to load, and is not to be loaded when the first screen is up."""

STARTS = 10
WIDE = (120, 36)
PAPERS = 336
ACTIONS = 10_000
PASSAGES = 5_000
LINES = 10_400
QUESTIONS = 24
FILTERS = ("restorative", "owner:priya ", "overdue", "due:<2018-09 panel", "-review rota")
F2, F3, F4, F5 = "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~"
DOWN, PAGE_DOWN, HOME, END, ESCAPE = "\x1b[B", "\x1b[6~", "\x1b[H", "\x1b[F", "\x1b"

_NEVER = 1e9

_LOADED = """
import asyncio, sys
from pathlib import Path
from tui.app import YjqaApp
from tui.ask.start_view import StartView
from tui.backend.local import open_local
from yjqa.settings import Settings

async def main():
    app = YjqaApp(lambda: open_local(Settings(store=Path(sys.argv[1]))))
    async with app.run_test(size=(80, 24)) as pilot:
        while app.edition is None or "Reading" in str(app.screen.query_one("#start-ask").render()):
            await pilot.pause(0.01)
        print(*(name for name in sys.argv[2:] if name in sys.modules), file=sys.__stdout__)

asyncio.run(main())
"""


def spread(seconds: Sequence[float]) -> str:
    """Middle, 95 of 100 and most, in milliseconds."""
    in_order = sorted(one * 1000 for one in seconds)
    most = in_order[min(len(in_order) - 1, int(len(in_order) * 0.95))]
    return f"median {statistics.median(in_order):4.0f} ms, 95 % within {most:4.0f} ms, worst {in_order[-1]:4.0f} ms"


def stores(folder: Path) -> dict[str, Path]:
    """What is looked into, made where it is not there."""
    every = {name: folder / name for name in ("nothing", "sample", "actions", "passages", "text")}
    every["nothing"].mkdir(parents=True, exist_ok=True)
    makers: dict[str, Callable[[Path], object]] = {
        "sample": lambda store: _ingest(store, CORPUS),
        "actions": lambda store: fill_with_papers(store, PAPERS),
        "passages": lambda store: fill_with_passages(store, PASSAGES),
        "text": lambda store: _ingest(store, _long_text(folder / "minutes-of-every-meeting.txt")),
    }
    for name, make in makers.items():
        if not (every[name] / "yjqa.sqlite").exists():
            every[name].mkdir(parents=True, exist_ok=True)
            make(every[name])
    return every


def _ingest(store: Path, papers: Path) -> None:
    command = [sys.executable, "-m", "yjqa.cli", "ingest", str(papers), "--store", str(store)]
    subprocess.run(command, check=True, capture_output=True)


def _long_text(file: Path) -> Path:
    """A text without pages, with an action near its end."""
    lines = [
        f"{CHANCE.choice(DOINGS).title()} of {CHANCE.choice(THINGS)} was noted by the board." for _ in range(LINES // 2)
    ]
    lines[-100] = "ACTION: Ann Poole to circulate the last of all papers by 31 May 2024."
    file.write_text(
        "Westshire Youth Justice Board\nMinutes of the meeting held on 3 April 2024\n\n" + "\n\n".join(lines), "utf-8"
    )
    return file


def start(stores: dict[str, Path], home: Path) -> None:
    """From the command to the first screen: its words, then what the papers held give."""
    for name, ready in (
        ("nothing", "No papers are held"),
        ("sample", "Or choose one of these"),
        ("actions", "Or choose one of these"),
    ):
        there, offered, used = [], [], []
        for _ in range(STARTS + 1):
            terminal = PseudoTerminal(stores[name], home)
            there.append(terminal.seconds_until("F2 Ask", "F5 Papers"))
            used.append(terminal.processor())
            offered.append(terminal.seconds_until(ready))
            terminal.rest()
            terminal.close()
        loaded = subprocess.run(
            [sys.executable, "-c", _LOADED, str(stores[name]), *HEAVY], check=True, capture_output=True, text=True
        )
        print(
            f"start, {name} held: first screen {_seconds(there[1:])} (goal: under 1 s), of the processor {_seconds(used[1:])}; "
            f"with what can be asked {_seconds(offered[1:])}; loaded by then of {', '.join(HEAVY)}: {loaded.stdout.strip() or 'none'}",
            flush=True,
        )


def _seconds(runs: Sequence[float]) -> str:
    return f"median {statistics.median(runs):.2f} s, worst {max(runs):.2f} s"


def register(store: Path, home: Path) -> None:
    """The register of many actions: keys in the filter, in the table, and between sections."""
    terminal = PseudoTerminal(store, home, WIDE)
    terminal.seconds_until("Or choose one of these")
    terminal.rest(0.3)
    before = terminal.megabytes()
    terminal.press(F3)
    opened = terminal.seconds_until(" open · ")
    terminal.rest(0.3)
    print(
        f"register of {ACTIONS:,} actions opened after {opened:.2f} s: {before:.0f} MB before, {terminal.megabytes():.0f} MB then"
    )
    terminal.press("/")
    terminal.rest()
    keys = [key for line in FILTERS for key in (*line, *("\x7f" * len(line)))]
    _told("a key in the filter (goal: 50 ms)", terminal, keys, " open · ")
    terminal.press(ESCAPE)
    terminal.rest(0.3)
    for name, pressed, drawn in (
        ("down", [DOWN] * 40, "▸"), ("page down", [PAGE_DOWN] * 20, "▸"), ("end and home", [END, HOME] * 5, "▸"),
        ("sort", ["s"] * 12, "▸"), ("group", ["g"] * 8, "▸"), ("F2 to F5", [F2, F3, F4, F3, F5, F3] * 3, "F5 Papers"),
    ):  # fmt: skip
        _told(name, terminal, pressed, drawn)
    terminal.press(DOWN * 300)
    print(f"300 times down, as fast as keys come: all drawn after {terminal.rest(0.6):.2f} s")
    terminal.close()


def _told(what: str, terminal: PseudoTerminal, keys: Sequence[str], drawn: str) -> None:
    """One line of the report: from each key to where what it brings about is drawn, by words of that."""
    took, used = [], []
    for key in keys:
        processor = terminal.processor()
        terminal.press(key)
        took.append(terminal.seconds_until(drawn))
        used.append(terminal.processor() - processor)
        terminal.rest()
    print(f"{what}: {spread(took)}; of the processor {spread(used)}", flush=True)


def answers(store: Path, home: Path) -> None:
    """From Enter to the answer drawn, beside the library's own answer to the same question in this process; the better of two counts."""
    from yjqa.library import open_library
    from yjqa.settings import Settings

    papers = PASSAGES // 500
    asked = [*questions("records", papers, QUESTIONS), *questions("passages", papers, QUESTIONS // 3)]
    by_library: dict[str, float] = {}
    begins: dict[str, str] = {}
    with open_library(Settings(store=store)) as library:
        for question in asked * 2:  # the first time warms up
            began = time.perf_counter()
            answer = library.ask(question)
            by_library[question] = min(by_library.get(question, _NEVER), time.perf_counter() - began)
            begins[question] = answer.text[:24]
    terminal = PseudoTerminal(store, home, WIDE)
    terminal.seconds_until("Or choose one of these")
    terminal.rest(0.3)
    by_terminal: dict[str, float] = {}
    for question in asked * 2:
        terminal.press("\x0e")  # a new conversation
        terminal.rest()
        terminal.press(question)
        terminal.rest()
        terminal.press("\r")
        took = terminal.seconds_until(begins[question])
        by_terminal[question] = min(by_terminal.get(question, _NEVER), took)
        terminal.rest()
    terminal.close()
    more = [by_terminal[question] - by_library[question] for question in begins]
    print(
        f"{len(more)} questions: the library's answer {spread(list(by_library.values()))}; from Enter to the answer drawn "
        f"{spread(list(by_terminal.values()))}; the terminal adds {spread(more)}",
        flush=True,
    )


def long_text(store: Path, home: Path) -> None:
    """A source near the end of a long text, from Enter to its words lit."""
    terminal = PseudoTerminal(store, home, WIDE)
    terminal.seconds_until("Or choose one of these")
    terminal.press(F3)
    terminal.seconds_until("Ann Poole to circulate the last")
    terminal.rest(0.3)
    terminal.press("\r")
    terminal.rest(0.3)
    took = []
    for _ in range(5):
        terminal.press("\r")
        took.append(terminal.seconds_until("▌"))
        terminal.rest(0.3)
        terminal.press(ESCAPE)
        terminal.rest(0.3)
    print(f"a source near the end of a text of {LINES:,} lines opened: {spread(took)}")
    terminal.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[1]) if len(sys.argv) == 2 else Path(name)
        every = stores(folder)
        home = Path(name) / "home"
        print(f"load of the machine: {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
        start(every, home)
        answers(every["passages"], home)
        register(every["actions"], home)
        long_text(every["text"], home)
        print(f"load of the machine: {os.getloadavg()[0]:.1f}", flush=True)
        for step, store in (
            ("opening", every["actions"]),
            ("asking", every["passages"]),
            ("reading", Path(name) / "new"),
        ):
            subprocess.run([sys.executable, str(Path(__file__).parent / "stalls.py"), step, str(store)], check=True)


if __name__ == "__main__":
    main()
