"""What the section says of a table as a whole, and what it copies."""

from tui.figures.looking import Looked
from tui.figures.subjects import SUBJECTS
from tui.figures.telling import Point, cell_at, figure_of, name_of
from yjqa.compare.comparison import Comparison
from yjqa.compare.wording import SILENCE


def legend_of(comparison: Comparison, findings: int, unchecked: int) -> str:
    """What blanks and marks mean, how many notes and findings there are, and how many papers are not checked."""
    parts = [SILENCE]
    if unchecked:
        parts.append(f"Not checked as now: {papers_said(unchecked)} (f).")
    if findings:
        parts.append(f"! = does not agree; {_counted(findings, 'finding')} (f).")
    if comparison.notes:
        parts.append(f"{_counted(len(comparison.notes), 'note')} (n).")
    return " ".join(parts)


def said_before(findings: int, unchecked: int, where: str) -> str:
    """What is to be known before a list of findings is read; empty where that is nothing. `where`: of which papers it is."""
    if unchecked:
        return (
            f"Not checked as now: {unchecked:,} of {where}, read by another version of yjqa or with other words. "
            "What does not agree there is not known. F5 (Papers), then R, reads them again."
        )
    return "" if findings else f"Nothing that does not agree was found in {where}."


def papers_said(count: int) -> str:
    """So many papers: "1 paper", "21 papers"."""
    return _counted(count, "paper")


def nothing_of(looked: Looked) -> str:
    """Why there is no table, and what to do."""
    if not looked.papers:
        return "No papers are held. F5, then a, adds some."
    if looked.asked.is_narrowed:
        return "No figure in the papers fits what is chosen. Press x to take it back."
    other = next(one for one in SUBJECTS if one is not looked.subject)
    return f"The papers that are held give no {looked.subject.name} figures that can be compared. {other.key} shows {other.name}."


def copied_cell(comparison: Comparison, point: Point) -> str:
    """The figure with what it is of, and every place that it rests on; empty where the papers do not say."""
    cell = cell_at(comparison, point)
    if cell is None:
        return ""
    lines = [f"{name_of(comparison, point)}: {figure_of(comparison, comparison.rows[point.row], cell)}"]
    lines += [
        f"- {part.label}: {source.title}, {source.where()}: “{source.quote}”"
        for part in cell.parts
        for source in part.sources
    ]
    return "\n".join(lines) + "\n"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s'[: count != 1]}"
