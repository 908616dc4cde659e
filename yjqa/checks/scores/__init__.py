"""Scores that are not what the others beside them make of impact and likelihood.

- `tables`: those of a register in a table · `lines`: those of one that is printed as a line a row
"""

from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.checks.scores import lines, tables
from yjqa.records import Finding


def find(material: Material) -> Iterator[Finding]:
    """The scores of each register that its own way of making them contradicts."""
    yield from tables.find(material)
    yield from lines.find(material)
