"""How fast passages become vectors by the exported model and by sentence-transformers, and how much memory that takes.

    python benchmarks/embedding.py

Each way runs in a process of its own, in turn, twice; the better run counts, since other programs only ever slow one down.
Passages are as long as a full paragraph of a board paper: 118 words.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

_KILOBYTES = 1 if sys.platform != "darwin" else 1024
WAYS = ("sentence-transformers", "exported model")
TEXTS = 160
WORDS_EACH = 118
WORDS = (Path(__file__).parent / "../docs/architecture.md").resolve().read_text("utf-8").split()


def texts() -> list[str]:
    """As many texts, no two the same."""
    rolled = WORDS * (TEXTS * WORDS_EACH // len(WORDS) + 2)
    return [" ".join(rolled[number * WORDS_EACH : (number + 1) * WORDS_EACH]) for number in range(TEXTS)]


def measure(way: str) -> None:
    """One way in this process; prints passages a second and the most memory in MB."""
    from yjqa.index.embed import Embedder
    from yjqa.index.reference import ReferenceModel
    from yjqa.settings import Settings

    embed = ReferenceModel().encode if way == WAYS[0] else Embedder(Settings().cache).embed
    some = texts()
    embed(some[:8])
    began = time.perf_counter()
    embed(some)
    rate = len(some) / (time.perf_counter() - began)
    print(rate, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KILOBYTES / 1024)


def main() -> None:
    if len(sys.argv) == 2:
        measure(sys.argv[1])
        return
    best: dict[str, tuple[float, float]] = {}
    for way in WAYS * 2:
        run = subprocess.run([sys.executable, __file__, way], capture_output=True, text=True, check=True)
        rate, megabytes = map(float, run.stdout.split()[-2:])
        best[way] = max(best.get(way, (0.0, 0.0)), (rate, megabytes))
    for way, (rate, megabytes) in best.items():
        print(f"embedding by {way}: {rate:.0f} passages/s, peak {megabytes:.0f} MB")
    (slow, much), (fast, little) = best[WAYS[0]], best[WAYS[1]]
    print(
        f"that is {fast / slow:.1f} times as fast (goal: 2.2) with {little / much:.0%} of the memory (goal: under 50 %)"
    )


if __name__ == "__main__":
    main()
