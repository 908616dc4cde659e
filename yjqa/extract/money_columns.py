"""Which columns of a table hold sums of money: by their figures, their headers and what is said of the table."""

from collections.abc import Sequence
from decimal import Decimal

from yjqa.document import Cell
from yjqa.extract.money import cell_sums, is_empty
from yjqa.extract.shapes import cell_text
from yjqa.extract.terms import terms
from yjqa.extract.years import YEAR_NUMBERS

_LARGE = Decimal(100)
"""A table that is about money may print it without a pound sign; sums are then mostly larger than this."""


def is_marked(text: str) -> bool:
    """Whether a cell holds a sum with a pound sign."""
    return any(found.marked for found in cell_sums(text))


def is_figure(text: str) -> bool:
    """Whether a cell holds sums; years, which stand over columns, are none."""
    return any(found.marked or found.amount not in YEAR_NUMBERS or "," in text for found in cell_sums(text))


def about_money(text: str) -> bool:
    """Whether words that are said of a table say that it holds money."""
    return terms("money", "about").first(text) is not None


def holds_money(cells: Sequence[Cell | None], header: tuple[str, ...], speaks_of_money: bool, unit: Decimal) -> bool:
    """Whether the cells under a header are sums; `unit` is what the figures of the table are multiplied with."""
    texts = [text for cell in dict.fromkeys(cells) if not is_empty(text := cell_text(cell))]
    sums = [found for text in texts for found in cell_sums(text)]
    figures = [text for text in texts if cell_sums(text)]
    named = " ".join(header)
    if len(figures) * 2 <= len(texts) or not sums:
        return False
    if any(found.marked for found in sums):
        return True
    last = header[-1] if header else ""
    if "£" not in last and terms("money", "counted").first(last):
        return False
    if "£" in named:
        return True
    if not any(is_figure(text) for text in figures):
        return False
    if unit == 1 and any(0 < abs(found.amount) < 1 for found in sums):
        return False  # no partner pays pence: figures below one without a pound sign are rates
    large = [found for found in sums if abs(found.amount * unit) >= _LARGE]
    paid = [found for found in sums if found.amount]
    return (speaks_of_money or about_money(named)) and bool(large) and len(large) * 2 >= len(paid)
