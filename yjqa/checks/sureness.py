"""How sure a finding is, in a word."""

from typing import Literal

from yjqa.records import Finding

Surety = Literal["sure", "likely", "look"]

LEAST: dict[Surety, float] = {"sure": 0.8, "likely": 0.5, "look": 0.0}
"""From which confidence on a finding is called so."""


def how_sure(confidence: float) -> Surety:
    """A confidence in a word."""
    return next(word for word, least in LEAST.items() if confidence >= least)


def is_as_sure_as(finding: Finding, word: Surety) -> bool:
    """Whether a finding is at least so sure."""
    return finding.confidence >= LEAST[word]
