"""How fast questions are answered, with 5,000 passages held and with 200,000, and how much memory that takes at most.

    python benchmarks/asking.py [PASSAGES]

The papers are made up (`made.py`): plans with records of every kind, each filled up with further passages. Their vectors
are those of the sentences' patterns, each moved a little by chance. Each size is asked in a process of its own, records
apart from passages; then `yjqa ask` is timed as a whole command with the smaller store. Processor time is given beside
the clock, since other programs only ever slow the clock down. `YJQA_BENCH_SLOWEST=N` lists the N slowest questions.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from made import SAID, Slots, paper, questions

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIZES = {5_000: (50, 120), 200_000: (250, 250)}
"""Passages, and the most milliseconds that 95 of 100 questions should take: those about records, and about passages."""

KINDS = ("records", "passages")
COLD = {"actions": 0.8, "figures": 0.8, "passages": 1.5}
"""The most seconds that the command should take, by what is asked."""

PER_PAPER = 500
QUESTIONS = 96
RUNS = 5
_KILOBYTES = 1 if sys.platform != "darwin" else 1024


def fill(folder: Path, count: int) -> int:
    """A store of so many passages and the records of as many papers as that takes; gives how many papers."""
    import numpy as np

    from yjqa.document import Page, Paragraph, Span
    from yjqa.index.embed import Embedder
    from yjqa.index.indexing import IndexedPaper
    from yjqa.index.passages import Passage, split
    from yjqa.index.tokens import rough_counts
    from yjqa.index.vectors import to_bytes
    from yjqa.reading import read_paper
    from yjqa.records import Source
    from yjqa.settings import Settings
    from yjqa.store import open_store

    chance = np.random.default_rng(7)
    patterns = Embedder(Settings().cache).embed([*SAID, paper(0)[:500]])
    store = open_store(folder)
    papers = count // PER_PAPER
    for number in range(papers):
        slots = Slots(number)
        file = folder / f"plan-{slots.area.lower()}-{slots.start}.md"
        file.write_text(paper(number), "utf-8")
        made = read_paper(file, None, None, ocr=False, max_bytes=1_000_000, max_pages=100)
        file.unlink()
        passages = list(split(made.document, made.records, rough_counts))[:PER_PAPER]
        said = [len(SAID)] * len(passages)
        blocks = [block for page in made.document.pages for block in page.blocks]
        for line in range(1_000, 1_000 + PER_PAPER - len(passages)):
            said.append(line % len(SAID))
            text = f"{slots.fill(SAID[said[-1]])}. {slots.fill(SAID[(line + 3) % len(SAID)])}."
            source = Source(document=made.record.id, title=made.record.title, lines=(line, line), quote=text)
            passages.append(Passage(0, made.record.id, "paragraph", text, "Our work > Progress", source))
            blocks.append(Paragraph(text, Span(lines=(line, line))))
        made = replace(made, document=replace(made.document, pages=(Page(1, tuple(blocks)),)))
        vectors = _moved(patterns[said], chance)
        with store.transaction():
            store.put(made, file, ocr=False, reader="1", indexed=IndexedPaper(tuple(passages), to_bytes(vectors)))
    store.close()
    return papers


def _moved(vectors: "NDArray[np.float32]", chance: "np.random.Generator") -> "NDArray[np.float32]":
    """Vectors of length 1 near the given ones."""
    import numpy as np

    moved = vectors + chance.standard_normal(vectors.shape, dtype=np.float32) * 0.03
    moved /= np.linalg.norm(moved, axis=1, keepdims=True)
    return moved


def ask(kind: str, papers: int, folder: Path) -> None:
    """One kind of question in this process; prints one line of the report."""
    from yjqa.library import open_library
    from yjqa.settings import Settings

    asked = questions(kind, papers, QUESTIONS)
    with open_library(Settings(store=folder)) as library:
        first = _seconds(library.ask, asked[0])
        next_ones = [_seconds(library.ask, question) for question in asked[1:17]]
        times = [min(_seconds(library.ask, question) for _ in range(2)) for question in asked[1:]]
    clock, processor = (sorted(column) for column in zip(*times, strict=True))
    most = int(len(times) * 0.95)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES / 1024
    goal = SIZES[papers * PER_PAPER][KINDS.index(kind)]
    print(
        f"questions about {kind}, {papers * PER_PAPER:,} passages of {papers} papers: "
        f"median {clock[len(times) // 2] * 1000:.0f} ms, 95 % within {clock[most] * 1000:.0f} ms (goal: {goal} ms), "
        f"of the processor {processor[most] * 1000:.0f} ms; the first one {first[0]:.1f} s ({first[1]:.1f} s), "
        f"the slowest of the 16 after it {max(next_ones)[0]:.1f} s; peak {megabytes:.0f} MB",
        flush=True,
    )
    if slow := os.environ.get("YJQA_BENCH_SLOWEST"):
        for seconds, question in sorted(zip(times, asked[1:], strict=True), reverse=True)[: int(slow)]:
            print(f"    {seconds[0] * 1000:.0f} ms: {question}")


def _seconds(answer: Callable[[str], object], question: str) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    answer(question)
    return time.perf_counter() - clock, time.process_time() - processor


def cold(folder: Path) -> None:
    """`yjqa ask` as a whole command: the best of several runs counts."""
    slots = Slots(0)
    asked = {
        "actions": f"What actions does {slots.people[0]} have?",
        "figures": slots.fill("How much did the police contribute in {area} in {year}?"),
        "passages": slots.fill("What do families in {area} think about getting help early?"),
    }
    for name, question in asked.items():
        command = [sys.executable, "-m", "yjqa.cli", "ask", question, "--store", str(folder)]
        runs = [_whole(command) for _ in range(RUNS)]
        clock, processor = (min(column) for column in zip(*runs, strict=True))
        loaded = subprocess.run(
            [sys.executable, "-X", "importtime", *command[1:]], check=True, capture_output=True, text=True
        )
        heavy = [line for line in loaded.stderr.splitlines() if line.split("|")[-1].strip() == "torch"]
        print(
            f"yjqa ask about {name}, cold: {clock:.2f} s (goal: {COLD[name]} s), of the processor {processor:.2f} s; "
            f"torch {'is' if heavy else 'is not'} loaded",
            flush=True,
        )


def _whole(command: list[str]) -> tuple[float, float]:
    """Seconds of a command by the clock and of the processor."""
    before, clock = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    clock, after = time.perf_counter() - clock, resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    if len(sys.argv) == 4:
        ask(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
        return
    wanted = [int(size) for size in sys.argv[1:]] or list(SIZES)
    for count in wanted:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            papers = fill(folder, count)
            for kind in KINDS:
                subprocess.run([sys.executable, __file__, kind, str(papers), str(folder)], check=True)
            if count == min(SIZES):
                cold(folder)


if __name__ == "__main__":
    main()
