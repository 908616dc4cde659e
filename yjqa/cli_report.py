"""What the command line shows of an evaluation: scores, how far confidence can be relied on, times and misses."""

from rich.table import Table

from yjqa.cli_tables import as_text, console_of, table_of
from yjqa.evaluation import Evaluation, Verdict


def print_evaluation(evaluation: Evaluation) -> None:
    """The scores by type of question, how far confidence can be relied on, and how long answers took."""
    console = console_of()
    table = table_of("type", "asked", "right", "right %", "right and cited %")
    for score in evaluation.scores:
        shares = (f"{100 * count / score.asked:.1f}" for count in (score.right, score.cited))
        table.add_row(as_text(score.type), str(score.asked), str(score.right), *shares)
    _right_align(table)
    console.print(table)
    table = table_of("confidence", "answers", "right %", "claimed %")
    for row in evaluation.reliability:
        shares = (f"{100 * share:.1f}" for share in (row.right / row.asked, row.confidence))
        table.add_row(f"{row.low:.1f} to {row.high:.1f}", str(row.asked), *shares)
    _right_align(table)
    console.print(table)
    median, p95 = evaluation.seconds
    console.print(f"Times: median {1000 * median:.0f} ms, 95 % within {1000 * p95:.0f} ms.")


def print_miss(verdict: Verdict) -> None:
    """A question that was not answered rightly, and why."""
    name = "" if verdict.question.id is None else f"{verdict.question.id} "
    console_of().print(as_text(f"{name}[{verdict.question.type}] {verdict.question.question} – {verdict.why}"))


def _right_align(table: Table) -> None:
    for column in table.columns[1:]:
        column.justify = "right"
