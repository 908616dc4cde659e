"""Performance figures of a paper, from its sentences and its tables."""

from collections.abc import Iterator

from yjqa.document import Document
from yjqa.extract.facts import Facts
from yjqa.extract.stated_kpis import find_stated_kpis
from yjqa.records import Kpi


def find_kpis(document: Document, facts: Facts) -> Iterator[Kpi]:
    """Each figure once: a chart or table that shows what a sentence of its section says adds none."""
    yield from find_stated_kpis(document, facts, frozenset())
