"""The options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

from yjqa.cli.choices import ListFormat

StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="DIR", help="Folder of the knowledge base (YJQA_STORE; .yjqa if unset)."),
]
SessionOption = Annotated[
    str | None,
    typer.Option("--session", metavar="NAME", help="Keep a conversation under this name, and go on with it."),
]
DocumentOption = Annotated[
    list[str] | None, typer.Option("--document", metavar="ID", help="Only this paper; may be given more than once.")
]
AreaOption = Annotated[
    list[str] | None, typer.Option("--area", metavar="NAME", help="Only this area; may be given more than once.")
]
YearOption = Annotated[
    list[str] | None,
    typer.Option("--year", metavar="YEAR", help="Only this financial year (2019/20); may be given more than once."),
]
ChartOption = Annotated[
    Path | None, typer.Option("--chart", metavar="FILE", help="Draw it too, as .png or .svg by the file's name.")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write instead of standard output.")
]
FormatOption = Annotated[ListFormat, typer.Option("--format", help="How to show them.")]
