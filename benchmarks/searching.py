"""How fast passages are found, with 5,000 of them held and with 200,000, and how much memory that takes at most.

    python benchmarks/searching.py

Each size is measured in a process of its own. The passages are made up: words drawn as papers use them, so that common
words are common, and vectors drawn at random, since time does not depend on what they say.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = {5_000: 60, 200_000: 200}
"""Passages, and the most milliseconds that 95 of 100 searches should take."""

PER_PAPER = 200
QUESTIONS = 200
_KILOBYTES = 1 if sys.platform != "darwin" else 1024


def fill(store_folder: Path, count: int) -> list[str]:
    """A store of so many passages; gives questions in the same words."""
    import numpy as np

    from yjqa.document import Document, Page
    from yjqa.index.indexing import IndexedPaper
    from yjqa.index.passages import Passage
    from yjqa.index.vectors import to_bytes
    from yjqa.paper import Paper
    from yjqa.records import DocumentRecord, Source
    from yjqa.store import open_store

    chance = random.Random(7)
    numbers = np.random.default_rng(7)
    words = [f"{chance.choice('bcdfgklmnprst')}{chance.choice('aeiou')}{number:x}" for number in range(30_000)]
    shares = 1 / np.arange(1, len(words) + 1)
    drawn = numbers.choice(len(words), size=(count, 60), p=shares / shares.sum())
    store = open_store(store_folder)
    for paper in range(count // PER_PAPER):
        document_id = f"paper-{paper:04}"
        passages = []
        for number in range(PER_PAPER):
            text = " ".join(words[word] for word in drawn[paper * PER_PAPER + number])
            source = Source(document=document_id, title=document_id, lines=(number, number), quote=text)
            passages.append(Passage(0, document_id, "paragraph", text, "A heading > Another", source))
        vectors = numbers.standard_normal((PER_PAPER, 384), dtype=np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        record = DocumentRecord(id=document_id, title=document_id, sha256=document_id, file=document_id)
        document = Document(document_id, document_id, document_id, "text", document_id, (Page(1),))
        with store.transaction():
            indexed = IndexedPaper(tuple(passages), to_bytes(vectors))
            store.put(Paper(record, (), document), Path("/papers", document_id), ocr=False, reader="1", indexed=indexed)
    store.close()
    picked = numbers.choice(len(words), size=(QUESTIONS, 9), p=shares / shares.sum())
    return [" ".join(words[word] for word in question) for question in picked]


def measure(count: int, folder: Path) -> None:
    """One size in this process; prints one line of the report."""
    from yjqa.library import open_library
    from yjqa.settings import Settings

    questions = (folder / "questions").read_text("utf-8").splitlines()
    with open_library(Settings(store=folder)) as library:
        began = time.perf_counter()
        library.search(questions[0])
        first = time.perf_counter() - began
        seconds = []
        for question in questions:
            began = time.perf_counter()
            library.search(question)
            seconds.append(time.perf_counter() - began)
    seconds.sort()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES / 1024
    middle, most = seconds[len(seconds) // 2] * 1000, seconds[int(len(seconds) * 0.95)] * 1000
    print(
        f"search among {count:,} passages: median {middle:.0f} ms, 95 % within {most:.0f} ms (goal: {SIZES[count]} ms); "
        f"the first one {first:.2f} s; peak {megabytes:.0f} MB",
        flush=True,
    )


def main() -> None:
    if len(sys.argv) == 3:
        measure(int(sys.argv[1]), Path(sys.argv[2]))
        return
    for count in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "questions").write_text("\n".join(fill(Path(folder), count)), "utf-8")
            for _ in ("the index is made", "the index is read"):
                subprocess.run([sys.executable, __file__, str(count), folder], check=True)


if __name__ == "__main__":
    main()
