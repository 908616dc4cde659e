"""Every benchmark, one after the other: `make bench`.

    python benchmarks/report.py [PDF]

The paper that is read is the one named, else the largest sample.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"


def main() -> None:
    paper = sys.argv[1] if len(sys.argv) > 1 else max(CORPUS.glob("*.pdf"), key=lambda path: path.stat().st_size)
    for script, *arguments in (
        ("reading.py", str(paper)),
        ("commands.py",),
        ("embedding.py",),
        ("searching.py",),
        ("asking.py",),
        ("serving.py",),
        ("checking.py",),
        ("terminal.py",),
    ):
        subprocess.run([sys.executable, str(HERE / script), *arguments], check=True)


if __name__ == "__main__":
    main()
