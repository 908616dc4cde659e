"""How the figures of a comparison, and what follows from them, are said to people."""

from yjqa.compare.comparison import CompareCell, Comparison
from yjqa.extract.money import pounds
from yjqa.records import Figure

SILENCE = "Blank: the papers do not say."


def figure_said(comparison: Comparison, figure: Figure) -> str:
    """A figure as the table shows it: "£1,234"; a performance figure without its unit, which the row says."""
    return pounds(figure) if comparison.measure == "budgets" else f"{figure:,f}"


def change_said(comparison: Comparison, cell: CompareCell) -> str:
    """How a figure changed, in per cent of money and in its own unit else; empty where nothing is known."""
    if cell.change is None:
        return ""
    if cell.change == 0:
        return "no change"
    if comparison.measure == "budgets" and cell.change_percent is not None:
        return f"{cell.change_percent:+}%"
    return f"{cell.change:+,}"


def share_of(comparison: Comparison) -> str:
    """What shares are of."""
    return "all funders' money of that kind" if comparison.by == "party" else "the column's total"


def changed_since(comparison: Comparison) -> str:
    """From when changes are counted."""
    return "the year before" if comparison.measure == "budgets" else "the last period as long that has a figure"
