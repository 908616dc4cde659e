"""How fast one PDF is read and its records are found, on one core, and how much memory that takes at most.

    python benchmarks/reading.py PAPER.pdf

Each figure comes from a process of its own, so that neither warms the other; processor time is counted, not the clock.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

_KILOBYTES = 1 if sys.platform != "darwin" else 1024
"""What `ru_maxrss` counts in, in parts of a kilobyte: macOS counts bytes."""
STEPS = ("read", "read and extract")


def measure(step: str, path: Path) -> None:
    """One step in this process; prints one line of the report."""
    from yjqa.extract import extract
    from yjqa.ingest.pdf import read_pdf

    data = path.read_bytes()
    start = time.process_time()
    document = read_pdf(data, file=path.name)
    records = len(extract(document).records) if step != STEPS[0] else None
    seconds = time.process_time() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES / 1024
    pages = len(document.pages)
    found = "" if records is None else f", {records} records"
    print(f"{step}: {pages} pages, {pages / seconds:.1f} pages/s, peak {megabytes:.0f} MB{found}")


def main() -> None:
    if len(sys.argv) == 3:
        measure(sys.argv[1], Path(sys.argv[2]))
        return
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/reading.py PAPER.pdf")
    print(f"reading {Path(sys.argv[1]).name}", flush=True)
    for step in STEPS:
        subprocess.run([sys.executable, __file__, step, sys.argv[1]], check=True)


if __name__ == "__main__":
    main()
