"""References."""

from collections.abc import Iterator

from yjqa.checks.material import Material
from yjqa.records import Finding


def find(material: Material) -> Iterator[Finding]:
    """What does not agree."""
    yield from ()
