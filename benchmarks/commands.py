"""How long commands take as whole processes: a cold question for one owner's actions, and a second ingest of 100 files.

python benchmarks/commands.py
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"
RUNS = 7
FILES = 100

MINUTES = """Westshire Youth Justice Board
Minutes of the meeting held on {day} April 2024

Present: Rob Hill (RH), Ann Poole (AP)

1.1 Paper {number} was received.

1.2 ACTION: Rob Hill to circulate paper {number} by 31 May 2024.
"""


def run(*arguments: str) -> float:
    """Seconds that one command takes from its start to its end."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "yjqa.cli", *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


def spread(seconds: list[float]) -> str:
    """Least, middle and most."""
    return f"min {min(seconds):.2f} s, median {statistics.median(seconds):.2f} s, max {max(seconds):.2f} s"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "store")
        run("ingest", str(CORPUS), "--store", store)
        cold = [run("actions", "--owner", "Rob Hill", "--store", store) for _ in range(RUNS)]
        print(f"yjqa actions --owner, cold, the sample corpus held: {spread(cold)} (goal: under 0.6 s)")

        papers = Path(folder) / "papers"
        papers.mkdir()
        for number in range(FILES):
            text = MINUTES.format(number=number, day=number % 28 + 1)
            (papers / f"minutes-{number:03}.txt").write_text(text, "utf-8")
        store = str(Path(folder) / "hundred")
        print(f"yjqa ingest of {FILES} small files: {run('ingest', str(papers), '--store', store):.2f} s")
        again = [run("ingest", str(papers), "--store", store) for _ in range(RUNS)]
        print(f"yjqa ingest of the same {FILES} files, unchanged: {spread(again)} (goal: under 1 s)")


if __name__ == "__main__":
    main()
