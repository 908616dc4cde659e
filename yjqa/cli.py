"""The command line: each command converts, calls the library once, and shows.

Text for people goes to standard output, progress and warnings to standard error; data formats print nothing else.
"""

import datetime
import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yjqa.errors import EmptyLibrary, InvalidRequest, ModelUnavailable, StoreError, YjqaError
from yjqa.settings import Settings, read_settings

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer
    from yjqa.cli_exports import RecordTable
    from yjqa.compare.comparison import Comparison
    from yjqa.library import Library
    from yjqa.service.keys import Keys

FAILED = (EmptyLibrary, ModelUnavailable, StoreError)
"""What is wrong with the knowledge base or the installation, not with what was asked."""

app = typer.Typer(
    name="yjqa",
    help="Questions and answers over youth justice partnership papers, with the page that proves each answer.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

compare = typer.Typer(
    help="Set figures side by side across areas and years.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(compare, name="compare")

keys = typer.Typer(
    help="Make, list and revoke the API keys of yjqa serve.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(keys, name="keys")


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
    findings = "findings"
    all = "all"


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


class BudgetRows(StrEnum):
    """What the rows of a comparison of budgets can be."""

    party = "party"
    kind = "kind"
    area = "area"
    year = "year"


class KpiRows(StrEnum):
    """What the rows of a comparison of performance figures can be."""

    indicator = "indicator"
    area = "area"
    year = "year"


class UnitChoice(StrEnum):
    """The units of performance figures."""

    percent = "percent"
    per_100000 = "per_100000"
    per_1000 = "per_1000"
    number = "count"
    ratio = "ratio"
    hours = "hours"
    gbp = "gbp"
    other = "other"


class StatusChoice(StrEnum):
    """What an action's status can be."""

    open = "open"
    complete = "complete"


class RoleChoice(StrEnum):
    """What an API key is good for."""

    read = "read"
    write = "write"
    admin = "admin"


class Surety(StrEnum):
    """How sure a finding is to be, at least."""

    sure = "sure"
    likely = "likely"
    look = "look"


class CheckChoice(StrEnum):
    """The kinds of check."""

    total = "total"
    percentage = "percentage"
    disagreement = "disagreement"
    date = "date"
    reference = "reference"
    numbering = "numbering"
    score = "score"


_MOST_AREAS = 20
"""How many areas a comparison in a terminal has where none is named."""

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
            metavar="FILE",
            help='Answer a file of JSON Lines {"id", "question", "history"}, one object a line; - is standard input.',
        ),
    ] = None,
    session: SessionOption = None,
    new: Annotated[bool, typer.Option("--new", help="Begin the conversation afresh.")] = False,
    store: StoreOption = None,
) -> None:
    """Answer a question from the papers, with the place that proves it.

    Exit status 0 also where the papers do not say; 1 if lines of a batch could not be answered.
    """
    if (question is None) == (batch is None):
        raise InvalidRequest("Give one question, or --batch FILE.")
    if new and session is None:
        raise InvalidRequest("--new goes with --session NAME.")
    with _library(store) as library:
        files = _files(library)
        if batch is not None:
            from yjqa.cli_chat import answer_batch

            if answer_batch(library, batch):
                raise typer.Exit(1)
            return
        assert question is not None
        answer = _ask_in_session(library, question, session, new) if session else library.ask(question)
    if as_json:
        print(answer.model_dump_json(indent=2))
        return
    from yjqa.cli_answers import print_answer

    print_answer(answer, files)


@app.command()
def chat(
    session: SessionOption = None,
    new: Annotated[bool, typer.Option("--new", help="Begin the conversation afresh.")] = False,
    store: StoreOption = None,
) -> None:
    """Answer question after question, typed or piped; /help lists what else can be typed."""
    from yjqa.cli_chat import chat as answer_lines
    from yjqa.sessions import Sessions

    with _library(store) as library:
        _files(library)
        sessions = Sessions(library.settings.store)
        earlier = sessions.questions(session) if session and not new else []
        answer_lines(library, earlier, lambda questions: sessions.keep(session, questions) if session else None)


@app.command(name="eval")
def evaluate(
    questions: Annotated[
        Path, typer.Argument(metavar="QUESTIONS.jsonl", help="Questions with what their answers must show, one a line.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as one JSON object.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="List the questions that were not answered rightly.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Keep the answers as JSON Lines.")
    ] = None,
    store: StoreOption = None,
) -> None:
    """Ask a file of questions with known answers, and report how many were answered rightly."""
    from yjqa.cli_report import print_evaluation, print_miss
    from yjqa.evaluation import Evaluation, evaluate, read_questions, report_as_json

    known = read_questions(questions)
    verdicts = []
    with _library(store) as library:
        _files(library)
        for verdict in evaluate(library, known):
            verdicts.append(verdict)
            if verbose and not as_json and not verdict.right:
                print_miss(verdict)
    if output is not None:
        from yjqa.cli_exports import write_file

        write_file(
            output, "".join(f"{v.answer.model_dump_json()}\n" for v in verdicts if v.answer is not None).encode()
        )
    if as_json:
        print(report_as_json(Evaluation(tuple(verdicts))))
    else:
        print_evaluation(Evaluation(tuple(verdicts)))


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
        from yjqa.cli_exports import RecordTable, write_tables
        from yjqa.records import Action

        write_tables([RecordTable("actions", Action, found.actions)], form.value, output)
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
    """Write all records of one kind, as the papers state them, or of every kind: a sheet each in XLSX."""
    from yjqa.cli_exports import write_tables

    kinds = [one for one in Kind if one is not Kind.all] if kind is Kind.all else [kind]
    with _library(store) as library:
        tables = [_table(library, one, document or None) for one in kinds]
    write_tables(tables, form.value, output)


def _table(library: "Library", kind: Kind, documents: list[str] | None) -> "RecordTable":
    """All records of one kind, of these papers."""
    from yjqa.cli_exports import RecordTable
    from yjqa.records import RECORD_TYPES, DocumentRecord, Finding

    if kind is Kind.documents:
        held = [record for record in library.documents() if documents is None or record.id in documents]
        return RecordTable(kind.value, DocumentRecord, held)
    if kind is Kind.findings:
        return RecordTable(kind.value, Finding, library.findings(documents))
    return RecordTable(kind.value, RECORD_TYPES[kind.value], library.records(kind.value, documents))


@app.command()
def check(
    document: DocumentOption = None,
    kind: Annotated[
        list[CheckChoice] | None, typer.Option("--check", help="Only this kind of check; may be given more than once.")
    ] = None,
    at_least: Annotated[
        Surety, typer.Option("--at-least", help="Only findings that are so sure; look is all of them.")
    ] = Surety.look,
    form: Annotated[ListFormat, typer.Option("--format", help="How to show them.")] = ListFormat.table,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array, as --format json does.")] = False,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """List the figures, dates and references that do not agree with each other, in one paper or between papers."""
    from yjqa.checks.sureness import is_as_sure_as
    from yjqa.cli_findings import Checked, print_findings

    kinds = {one.value for one in kind or CheckChoice}
    with _library(store) as library:
        of_kind = [finding for finding in library.findings(document or None) if finding.check in kinds]
        files = {record.id: record.file for record in library.documents()}
        unchecked = library.unchecked()
    found = [finding for finding in of_kind if is_as_sure_as(finding, at_least.value)]
    if as_json or form is not ListFormat.table:
        from yjqa.cli_exports import RecordTable, write_tables
        from yjqa.records import Finding

        write_tables([RecordTable("findings", Finding, found)], "json" if as_json else form.value, output)
        return
    looked_at = [name for name in files if not document or name in document]
    print_findings(Checked(found, len(of_kind) - len(found), files, looked_at, unchecked))


@compare.command("budgets")
def compare_budgets(
    by: Annotated[BudgetRows, typer.Option("--by", help="What the rows are.")] = BudgetRows.party,
    area: AreaOption = None,
    year: YearOption = None,
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="KIND", help="Only this kind of funder (police, health, …); repeatable."),
    ] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only this kind of money (cash, in_kind, …); repeatable."),
    ] = None,
    flow: Annotated[
        list[str] | None,
        typer.Option("--flow", metavar="FLOW", help="contribution if not said; expenditure, grant, …; repeatable."),
    ] = None,
    document: DocumentOption = None,
    form: Annotated[ListFormat, typer.Option("--format", help="How to show them.")] = ListFormat.table,
    output: OutputOption = None,
    chart: ChartOption = None,
    store: StoreOption = None,
) -> None:
    """Set side by side what each kind of funder pays, over areas and years."""
    from yjqa.compare.filters import read_budget_filter

    wanted = read_budget_filter(
        areas=area or (), years=year or (), parties=party or (), kinds=kind or (), flows=flow or ()
    )
    with _library(store) as library:
        files = _files(library)
        most = _MOST_AREAS if form is ListFormat.table else None
        found = library.compare_budgets(wanted, by=by.value, document_ids=document or None, most_areas=most)
    _show_comparison(found, files, form, output, chart)


@compare.command("kpis")
def compare_kpis(
    by: Annotated[
        KpiRows | None,
        typer.Option("--by", help="What the rows are; if not said, areas of one indicator, else indicators."),
    ] = None,
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            "--indicator", metavar="NAME", help="Only this one (custody, first_time_entrants, words of it); repeatable."
        ),
    ] = None,
    area: AreaOption = None,
    year: Annotated[
        list[str] | None,
        typer.Option(
            "--year",
            "--period",
            metavar="PERIOD",
            help="Only this one (2019/20, 2019, Q2 2019/20) and what lies in it; repeatable.",
        ),
    ] = None,
    unit: Annotated[
        list[UnitChoice] | None, typer.Option("--unit", help="Only figures in this unit; may be given more than once.")
    ] = None,
    comparators: Annotated[bool, typer.Option(help="Also what areas are set against: family, region, England.")] = True,
    document: DocumentOption = None,
    form: Annotated[ListFormat, typer.Option("--format", help="How to show them.")] = ListFormat.table,
    output: OutputOption = None,
    chart: ChartOption = None,
    store: StoreOption = None,
) -> None:
    """Set side by side what papers say of performance, over areas and periods: like with like, or a blank."""
    from yjqa.compare.kpi_filter import KpiFilter

    wanted = KpiFilter(
        indicators=tuple(indicator or ()),
        areas=tuple(area or ()),
        periods=tuple(year or ()),
        units=tuple(one.value for one in unit or ()),
        comparators=comparators,
    )
    with _library(store) as library:
        files = _files(library)
        rows = by or (KpiRows.area if len(wanted.indicators) == 1 else KpiRows.indicator)
        most = _MOST_AREAS if form is ListFormat.table else None
        found = library.compare_kpis(wanted, by=rows.value, document_ids=document or None, most_areas=most)
    _show_comparison(found, files, form, output, chart)


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
    """Forget one paper and all that came of it. Its file is left where it lies, unless it was uploaded to `yjqa serve`."""
    from yjqa.service.database import open_database
    from yjqa.service.deleting import delete_paper
    from yjqa.service.files import PaperFiles
    from yjqa.service.jobs import Jobs

    folder = _settings(store).store
    with _library(store) as library, closing(open_database(folder)) as database:
        record, with_file = delete_paper(document, library, PaperFiles(folder), Jobs(database))
    count = sum(record.records.values())
    back = (
        "Its file went too, since it was uploaded; to have it back, upload it again."
        if with_file
        else f"To have it back: yjqa ingest and the path of {record.file}."
    )
    print(f"Removed {record.id} and its {count} records. {back}")


@app.command()
def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on; any but this machine's own needs API keys.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535, help="Port to listen on; 0 takes any that is free.")] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes that answer.")] = 1,
    require_keys: Annotated[
        bool, typer.Option("--require-keys", help="Ask for API keys on this machine's own address too.")
    ] = False,
    store: StoreOption = None,
) -> None:
    """Serve questions, registers and figures over HTTP, until Ctrl-C.

    The address in a browser shows what there is. Settings besides these are environment variables (docs/serving.md).
    """
    settings = _settings(store)  # before anything is loaded that reads them, too
    from yjqa.http.running.serving import serve as run

    if require_keys:
        os.environ["YJQA_REQUIRE_KEYS"] = "true"  # for the other processes too
    if not run(settings, host, port, workers):
        raise typer.Exit(1)


@app.command()
def tui(
    url: Annotated[
        str | None,
        typer.Option("--url", metavar="URL", help="Look into a service (yjqa serve) instead; YJQA_KEY is its key."),
    ] = None,
    key_file: Annotated[
        Path | None, typer.Option("--key-file", metavar="FILE", help="With --url: a file that holds the key.")
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(
            "--config", metavar="FILE", help="Theme and keys (YJQA_TUI; tui.toml in your configuration folder)."
        ),
    ] = None,
    list_keys: Annotated[bool, typer.Option("--keys", help="Print all keys, as a file for --config.")] = False,
    web: Annotated[bool, typer.Option("--web", help="Show it in a browser on this machine.")] = False,
    host: Annotated[str, typer.Option(help="With --web: address to listen on; only this machine's own.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="With --web: port to listen on; 0 takes any that is free.")
    ] = 8080,
    store: StoreOption = None,
) -> None:
    """Ask, read the proof and work through the action register, on the whole screen of a terminal."""
    settings = _settings(store)
    settings = settings if config is None else settings.model_copy(update={"tui": config})
    if key_file is not None and url is None:
        raise InvalidRequest("--key-file goes with --url URL.")
    if web:
        from tui.web.serving import serve_to_browsers

        serve_to_browsers(settings, url, key_file, host, port)
        return
    from tui.running import print_keys, read_key_file, run_local, run_remote

    if list_keys:
        print_keys()
    elif url is None:
        raise typer.Exit(run_local(settings))
    else:
        key = os.environ.get("YJQA_KEY") if key_file is None else read_key_file(key_file)
        raise typer.Exit(run_remote(settings, url, key))


@keys.command("create")
def create_key(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who or what will use it, in a few words.")],
    role: Annotated[
        RoleChoice,
        typer.Option(help="read: read and ask. write: upload and delete papers too. admin: read the audit log too."),
    ] = RoleChoice.read,
    expires: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The last day on which it works (YYYY-MM-DD, UTC)."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Make an API key. It is printed once, alone on standard output."""
    from yjqa.cli_keys import print_new_key

    with _keys(store) as held:
        print_new_key(*held.create(name, role.value, expires and expires.date()))


@keys.command("list")
def list_keys(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
    store: StoreOption = None,
) -> None:
    """List all API keys with their roles, whether they work and when they were last used."""
    from yjqa.cli_keys import print_keys, print_keys_as_json

    with _keys(store) as held:
        (print_keys_as_json if as_json else print_keys)(held.all())


@keys.command("revoke")
def revoke_key(
    key: Annotated[str, typer.Argument(metavar="ID|NAME", help="A key's id or name, as `yjqa keys list` lists it.")],
    store: StoreOption = None,
) -> None:
    """End an API key for good. A running service refuses it from its next request on."""
    from yjqa.cli_keys import print_revoked_key

    with _keys(store) as held:
        print_revoked_key(*held.revoke(key))


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program. What is wrong is said in one line; the exit status is 2 for what was asked, 1 for what failed."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may lack the papers' characters
    try:
        app(args=arguments)
    except YjqaError as error:
        print(f"yjqa: {error}", file=sys.stderr)
        sys.exit(1 if isinstance(error, FAILED) else 2)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)


def _settings(store: Path | None) -> Settings:
    """What the environment sets, with the folder that the command line names. Raises `InvalidRequest`."""
    settings = read_settings(Settings)
    return settings if store is None else settings.model_copy(update={"store": store})


def _library(store: Path | None) -> "Library":
    settings = _settings(store)
    from yjqa.library import open_library

    return open_library(settings)


@contextmanager
def _keys(store: Path | None) -> Iterator["Keys"]:
    """The API keys of the service over a knowledge base."""
    from yjqa.service.database import open_database
    from yjqa.service.keys import Keys

    with closing(open_database(_settings(store).store)) as database:
        yield Keys(database)


def _files(library: "Library") -> dict[str, str]:
    """Each paper's file by its id. Raises `EmptyLibrary` where no papers are held."""
    files = {record.id: record.file for record in library.documents()}
    if not files:
        raise EmptyLibrary("The knowledge base is empty. Read some papers with: yjqa ingest PATH")
    return files


def _show_comparison(
    found: "Comparison", files: dict[str, str], form: ListFormat, output: Path | None, chart: Path | None
) -> None:
    """The comparison as a table and a small chart for people, or as data to a file or standard output; drawn where asked."""
    if form is ListFormat.table and output is not None:
        raise InvalidRequest("A table is for reading: with --output goes --format csv, json or xlsx.")
    if chart is not None:
        from yjqa.cli_exports import write_chart

        write_chart(found, chart)
    if form is not ListFormat.table:
        from yjqa.cli_exports import write_comparison

        write_comparison(found, form.value, output)
        return
    from yjqa.cli_charts import print_charts
    from yjqa.cli_compare import print_comparison

    print_comparison(found, files)
    print_charts(found)


def _ask_in_session(library: "Library", question: str, name: str, new: bool) -> "Answer":
    """The answer with what the conversation of that name has before it, and the question kept there."""
    from yjqa.sessions import Sessions

    sessions = Sessions(library.settings.store)
    earlier = [] if new else sessions.questions(name)
    answer = library.ask(question, earlier)
    sessions.keep(name, [*earlier, answer.question])
    return answer


if __name__ == "__main__":
    main()
