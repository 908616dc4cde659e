"""The command line: each command converts, calls the library once, and shows.

Text for people goes to standard output, progress and warnings to standard error; data formats print nothing else.
"""

import datetime
import json
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yjqa.errors import InvalidRequest, YjqaError
from yjqa.settings import Settings

if TYPE_CHECKING:
    from yjqa.library import Library
    from yjqa.records import DocumentRecord, Record

app = typer.Typer(
    name="yjqa",
    help="Questions and answers over youth justice partnership papers, with the page that proves each answer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Kind(StrEnum):
    """What can be exported."""

    actions = "actions"
    objectives = "objectives"
    budgets = "budgets"
    kpis = "kpis"
    risks = "risks"
    people = "people"
    meetings = "meetings"
    acronyms = "acronyms"
    documents = "documents"


class DataFormat(StrEnum):
    """The forms of an export."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    xlsx = "xlsx"


class ListFormat(StrEnum):
    """The forms of a list."""

    table = "table"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"


class StatusChoice(StrEnum):
    """What an action's status can be."""

    open = "open"
    complete = "complete"


StoreOption = Annotated[
    Path | None,
    typer.Option("--store", metavar="DIR", help="Folder of the knowledge base (YJQA_STORE; .yjqa if unset)."),
]
DocumentOption = Annotated[
    list[str] | None, typer.Option("--document", metavar="ID", help="Only this paper; may be given more than once.")
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write instead of standard output.")
]


@app.command()
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

    with _library(store) as library:
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


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in plain words.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one answer object.")] = False,
    batch: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help='Answer a file of JSON Lines {"id", "question", "history"}, one object a line.'
        ),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Answer a question from the papers, with the place that proves it."""
    if (question is None) == (batch is None):
        raise InvalidRequest("Give one question, or --batch FILE.")
    with _library(store) as library:
        if batch is not None:
            _answer_batch(library, batch)
            return
        assert question is not None
        answer = library.ask(question)
        held = bool(library.documents())
    if as_json:
        print(answer.model_dump_json(indent=2))
        return
    from yjqa.cli_tables import print_answer

    print_answer(answer, library_is_empty=not held)


@app.command()
def actions(
    owner: Annotated[
        str | None,
        typer.Option(help="Who owns it: full name, first name, surname, initials or team; typing errors are forgiven."),
    ] = None,
    status: Annotated[StatusChoice | None, typer.Option(help="Only open or only complete ones.")] = None,
    due_before: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Due before this day (YYYY-MM-DD)."),
    ] = None,
    document: DocumentOption = None,
    mentions: Annotated[str | None, typer.Option(help="Names this person without making them the owner.")] = None,
    form: Annotated[ListFormat, typer.Option("--format", help="How to show them.")] = ListFormat.table,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """List the action register: every action once, with its latest status."""
    from yjqa.ask.actions.register import RegisterFilter, filter_register

    wanted = RegisterFilter(
        owner=owner,
        status=None if status is None else status.value,
        due_before=None if due_before is None else due_before.date(),
        documents=tuple(document) if document else None,
        mentions=mentions,
    )
    with _library(store) as library:
        found = filter_register(library, wanted)
        held = bool(library.documents())
    if form is not ListFormat.table:
        from yjqa.records import Action

        _write_records("actions", Action, found.actions, form.value, output)
        return
    from yjqa.cli_tables import print_register

    print_register(found, library_is_empty=not held)


@app.command()
def export(
    kind: Annotated[Kind, typer.Argument(help="Which records.")],
    form: Annotated[DataFormat, typer.Option("--format", help="In which form.")] = DataFormat.json,
    document: DocumentOption = None,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """Write all records of one kind, as the papers state them."""
    from yjqa.records import RECORD_TYPES, DocumentRecord

    with _library(store) as library:
        if kind is Kind.documents:
            held = library.documents()
            rows = [record for record in held if not document or record.id in document]
            _write_records(kind.value, DocumentRecord, rows, form.value, output)
        else:
            records = library.records(kind.value, document or None)
            _write_records(kind.value, RECORD_TYPES[kind.value], records, form.value, output)


@app.command()
def documents(store: StoreOption = None) -> None:
    """List the papers that are held."""
    from yjqa.cli_tables import print_documents

    with _library(store) as library:
        print_documents(library.documents())


@app.command()
def show(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A paper's id, as `yjqa documents` lists it.")],
    page: Annotated[int | None, typer.Option(min=1, help="Only this page, counted in the file from 1.")] = None,
    store: StoreOption = None,
) -> None:
    """Print the text of one paper as it was read."""
    from yjqa.cli_tables import printable
    from yjqa.plain import document_as_text

    with _library(store) as library:
        print(printable(document_as_text(library.document(document), page)), end="")


@app.command()
def remove(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="A paper's id, as `yjqa documents` lists it.")],
    store: StoreOption = None,
) -> None:
    """Forget one paper and all that came of it. The file itself is left where it lies."""
    with _library(store) as library:
        record = library.remove(document)
    count = sum(record.records.values())
    print(f"Removed {record.id} and its {count} records. To have it back: yjqa ingest and the path of {record.file}.")


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program; what is wrong is said in one line, and the exit status is 2 (1 where files failed)."""
    try:
        app(args=arguments)
    except YjqaError as error:
        print(f"yjqa: {error}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


def _library(store: Path | None) -> "Library":
    from yjqa.library import open_library

    settings = Settings() if store is None else Settings(store=store)
    return open_library(settings)


def _answer_batch(library: "Library", file: Path) -> None:
    """One answer object a line, in the order of the questions."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequest(f"{file}: cannot be read as UTF-8 text ({error}).") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            question, history = str(entry["question"]), [str(text) for text in entry.get("history") or []]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InvalidRequest(f'{file}: line {number} is not {{"id", "question", "history"}} in JSON.') from error
        answer = library.ask(question, history).model_copy(update={"id": entry.get("id")})
        print(answer.model_dump_json(), flush=True)


def _write_records(
    title: str,
    kind: "type[Record] | type[DocumentRecord]",
    records: "Sequence[Record | DocumentRecord]",
    form: str,
    output: Path | None,
) -> None:
    """The records to a file or standard output. XLSX goes to a file only."""
    from yjqa.tables import TEXT_FORMATS, records_as_rows, rows_as_xlsx

    rows = records_as_rows(title, kind, records)
    if form == "xlsx":
        if output is None:
            raise InvalidRequest("XLSX is not text: say where to with --output FILE.xlsx.")
        data = rows_as_xlsx([rows])
    else:
        text = TEXT_FORMATS[form](records, rows)
        if output is None:
            sys.stdout.write(text)
            return
        data = text.encode(
            "utf-8-sig" if form == "csv" else "utf-8"
        )  # Excel takes CSV without a mark for the local code page
    try:
        output.write_bytes(data)
    except OSError as error:
        raise InvalidRequest(f"{output}: cannot be written ({error.strerror or error}).") from error
    print(f"{output}: {len(records)} {title}", file=sys.stderr)


if __name__ == "__main__":
    main()
