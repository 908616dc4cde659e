"""Every benchmark of a session's worth, one after the other: `make bench`.

The long paper is taken from beside the project where it lies there, else the largest sample is read.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CORPUS = HERE.parent / "corpus"
SHARED = HERE.parent.parent / "shared" / "papers" / "other"


def longest_paper() -> Path:
    """The largest PDF at hand by its bytes among those that hold text."""
    long = sorted(SHARED.glob("*pp.pdf")) if SHARED.is_dir() else []
    return long[0] if long else max(CORPUS.glob("*.pdf"), key=lambda path: path.stat().st_size)


def main() -> None:
    for script, *arguments in (
        ("reading.py", str(longest_paper())),
        ("commands.py",),
        ("embedding.py",),
        ("searching.py",),
        ("asking.py",),
    ):
        subprocess.run([sys.executable, str(HERE / script), *arguments], check=True)


if __name__ == "__main__":
    main()
