"""The papers that are held: reading them in, listing, showing, removing them."""

import sys
from contextlib import closing
from pathlib import Path
from typing import Annotated

import typer

from yjqa.cli.opening import opened_library, settings_with
from yjqa.cli.options import StoreOption
from yjqa.errors import InvalidRequest


def ingest(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files and folders to read; corpus/ if none.")
    ] = None,
    password: Annotated[str | None, typer.Option(help="Tried on encrypted papers.", envvar="YJQA_PASSWORD")] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read scans too (needs tesseract and ocrmypdf).")] = False,
    store: StoreOption = None,
) -> None:
    """Read papers into the knowledge base. Unchanged files are passed over.

    Exit status 1 if any file could not be read; all others are kept.
    """
    from yjqa.cli_tables import print_ingest_report, progress_bar

    with opened_library(store) as library:
        wanted = paths or [library.settings.corpus]
        for path in wanted:
            if not path.exists():
                raise InvalidRequest(f"{path}: there is no such file or folder.")
        try:
            with progress_bar() as progress:
                report = library.ingest(wanted, password=password, ocr=ocr, progress=progress)
        except KeyboardInterrupt:
            print("yjqa: stopped. What was read before is kept.", file=sys.stderr)
            raise typer.Exit(130) from None
    print_ingest_report(report)
    if report.failed:
        raise typer.Exit(1)


def documents(store: StoreOption = None) -> None:
    """List the papers that are held."""
    from yjqa.cli_tables import print_documents

    with opened_library(store) as library:
        print_documents(library.documents())


def show(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A paper's id, as `yjqa documents` lists it.")],
    page: Annotated[int | None, typer.Option(min=1, help="Only this page, counted in the file from 1.")] = None,
    store: StoreOption = None,
) -> None:
    """Print the text of one paper as it was read."""
    from yjqa.cli_tables import printable
    from yjqa.plain import document_as_text

    with opened_library(store) as library:
        print(printable(document_as_text(library.document(document), page)), end="")


def remove(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A paper's id, as `yjqa documents` lists it.")],
    store: StoreOption = None,
) -> None:
    """Forget one paper and all that came of it. Its file is left where it lies, unless it was uploaded to `yjqa serve`."""
    from yjqa.service.database import open_database
    from yjqa.service.deleting import delete_paper
    from yjqa.service.files import PaperFiles
    from yjqa.service.jobs import Jobs

    folder = settings_with(store).store
    with opened_library(store) as library, closing(open_database(folder)) as database:
        record, with_file = delete_paper(document, library, PaperFiles(folder), Jobs(database))
    count = sum(record.records.values())
    back = (
        "Its file went too, since it was uploaded; to have it back, upload it again."
        if with_file
        else f"To have it back: yjqa ingest and the path of {record.file}."
    )
    print(f"Removed {record.id} and its {count} records. {back}")
