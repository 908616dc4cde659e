"""What the command line shows of comparisons: figures side by side, and below them where each stands."""

from collections.abc import Mapping

from yjqa.cli_tables import FIRST_STEPS, as_text, console_of
from yjqa.compare.comparison import Comparison


def print_comparison(comparison: Comparison, files: Mapping[str, str]) -> None:
    """The comparison as a table. `files`: each paper's file by its id."""
    console = console_of()
    if not files:
        console.print(FIRST_STEPS)
        return
    console.print(as_text(comparison.title))
