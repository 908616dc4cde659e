"""A comparison as a file, of the kind that the file's name ends with."""

from pathlib import Path

from yjqa.compare.comparison import Comparison
from yjqa.errors import InvalidRequest

ENDINGS = (".xlsx", ".csv", ".png", ".svg")


def comparison_as_bytes(comparison: Comparison, file: Path) -> bytes:
    """What the file will hold: figures, or a chart of them. Takes its time. Raises `InvalidRequest`."""
    from yjqa.compare.sheets import comparison_as_list, comparison_as_sheets
    from yjqa.tables import csv_as_file, rows_as_csv, rows_as_xlsx

    ending = file.suffix.lower()
    if ending == ".csv":
        return csv_as_file(rows_as_csv(comparison_as_list(comparison)))
    if ending == ".xlsx":
        return rows_as_xlsx(comparison_as_sheets(comparison))
    if ending in (".png", ".svg"):
        from yjqa.compare.charts import chart_as_bytes

        return chart_as_bytes(comparison, ending.removeprefix("."))
    raise InvalidRequest(f"{file.name}: end the name with {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}.")


def comparison_as_text(comparison: Comparison) -> str:
    """The table as text that a spreadsheet takes as cells when it is pasted."""
    from yjqa.compare.sheets import comparison_as_table
    from yjqa.tables import rows_as_tabbed

    return rows_as_tabbed(comparison_as_table(comparison))
