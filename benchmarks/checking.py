"""How fast 1,000 papers are checked and compared, and how much memory that takes at most.

    python benchmarks/checking.py [FOLDER]

The papers are made up (`made.py`): plans of 500 areas in two editions, some with something wrong in them. They are read and checked
once, into a store in FOLDER, which is kept for the next run; without one, into a folder that is removed. Commands are timed as whole
processes, the best of several runs; then the library in a process of its own, the first time and again; then the checks of single
papers, on the samples that have pages.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from made import Slots, paper, planted

PAPERS = 1_000
RUNS = 3
CORPUS = Path(__file__).parent.parent / "corpus"
_KILOBYTES = 1 if sys.platform != "darwin" else 1024

COMMANDS = {
    "yjqa check": (["check", "--json"], 30.0),
    "yjqa check, as people see it": (["check"], 30.0),
    "yjqa compare budgets": (["compare", "budgets"], 1.0),
    "yjqa compare kpis": (["compare", "kpis"], 1.0),
    "yjqa compare budgets of two areas": (["compare", "budgets", "--area", Slots(0).area, "--area", Slots(2).area], 1.0),
}  # fmt: skip
"""What is timed as whole commands, and the most seconds that it should take."""

MOST_MEGABYTES = 1_000


class Run(NamedTuple):
    """Seconds of a process by the clock and of the processor, and the most memory that it took in MB."""

    clock: float
    processor: float
    megabytes: float


def fill(folder: Path, count: int) -> None:
    """A store of so many papers, read and checked in this process."""
    from yjqa import __version__
    from yjqa.reading import read_paper
    from yjqa.store import open_store

    store = open_store(folder)
    began = time.perf_counter()
    for number in range(count):
        file = folder / f"plan-{number:04}.md"
        file.write_text(paper(number), "utf-8")
        made = read_paper(file, None, None, ocr=False, max_bytes=1_000_000, max_pages=100)
        file.unlink()
        with store.transaction():
            store.put(made, file, ocr=False, reader=__version__)
    took = (time.perf_counter() - began) / count * 1000
    records = store.connection().execute("SELECT count(*) FROM record").fetchone()[0]
    print(f"{count:,} papers of {records / count:.0f} records read and checked: {took:.0f} ms each", flush=True)
    store.close()


def commands(folder: Path) -> None:
    """Each command as a whole process."""
    for name, (arguments, goal) in COMMANDS.items():
        runs = [_run([sys.executable, "-m", "yjqa.cli", *arguments, "--store", str(folder)]) for _ in range(RUNS)]
        clock, processor, megabytes = min(runs)
        print(
            f"{name}: {clock:.2f} s (goal: {goal:.0f} s), of the processor {processor:.2f} s; "
            f"peak {megabytes:.0f} MB (goal: {MOST_MEGABYTES:,} MB)",
            flush=True,
        )


def _run(command: list[str]) -> Run:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / _KILOBYTES / 1024)


def in_one_process(folder: Path) -> None:
    """The library's own answers in this process, the first time and again; and whether what was planted is found."""
    from yjqa.compare.filters import BudgetFilter
    from yjqa.compare.kpi_filter import KpiFilter
    from yjqa.library import open_library
    from yjqa.settings import Settings

    with open_library(Settings(store=folder)) as library:
        steps: dict[str, Callable[[], object]] = {
            "what does not agree": library.findings,
            "budgets of all areas compared": partial(library.compare_budgets, BudgetFilter()),
            "figures of all areas compared": partial(library.compare_kpis, KpiFilter()),
            "budgets compared by area": partial(library.compare_budgets, BudgetFilter(), by="area"),
        }
        for name, step in steps.items():
            first = _seconds(step)
            again = min(_seconds(step) for _ in range(RUNS))
            print(f"{name}, in one process: the first time {first:.2f} s, again {again:.2f} s", flush=True)
        papers = {record.id: int(record.id.rsplit("-", 1)[1]) for record in library.documents()}
        found = {(papers[source.document], one.check) for one in library.findings() for source in one.sources}
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES / 1024
    wrong = {(number, check) for number in papers.values() if (check := planted(number)) is not None}
    by_check = Counter(check for _, check in wrong)
    said = ", ".join(
        f"{check} {len({n for n, c in wrong & found if c == check})}/{by_check[check]}" for check in by_check
    )
    beside = {(number, check) for number, check in found if planted(number) is None and planted(number ^ 1) is None}
    print(f"peak {megabytes:.0f} MB; found of what was planted: {said}; in papers without a fault: {len(beside)}")


def _seconds(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return time.perf_counter() - began


def single_papers() -> None:
    """What checking adds to the reading of a paper."""
    from yjqa.checks import check_paper
    from yjqa.extract import extract
    from yjqa.ingest import read

    pages, reading, checking = 0, 0.0, 0.0
    for file in sorted(CORPUS.glob("*.pdf")):
        began = time.perf_counter()
        document = read(file)
        extraction = extract(document)
        reading += time.perf_counter() - began
        pages += len(document.pages)
        check = partial(check_paper, document, extraction.facts, extraction.records)
        checking += min(_seconds(check) for _ in range(RUNS))
    print(
        f"checks of the {pages} pages of the samples that are PDF files: {checking / pages * 1000:.1f} ms a page, "
        f"beside {reading / pages * 1000:.0f} ms for reading them"
    )


def main() -> None:
    if len(sys.argv) == 3:
        in_one_process(Path(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[1]) if len(sys.argv) == 2 else Path(name)
        if not (folder / "yjqa.sqlite").exists():
            folder.mkdir(parents=True, exist_ok=True)
            fill(folder, PAPERS)
        commands(folder)
        subprocess.run([sys.executable, __file__, "library", str(folder)], check=True)
    single_papers()


if __name__ == "__main__":
    main()
