"""What the papers state: the action register, records of every kind, what does not agree."""

import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from yjqa.cli.choices import CheckChoice, DataFormat, Kind, ListFormat, StatusChoice, Surety
from yjqa.cli.opening import opened_library
from yjqa.cli.options import DocumentOption, FormatOption, OutputOption, StoreOption

if TYPE_CHECKING:
    from yjqa.cli_exports import RecordTable
    from yjqa.library import Library


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
    form: FormatOption = ListFormat.table,
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
    with opened_library(store) as library:
        found = filter_register(library, wanted)
        held = bool(library.documents())
    if form is not ListFormat.table:
        from yjqa.cli_exports import RecordTable, write_tables
        from yjqa.records import Action

        write_tables([RecordTable("actions", Action, found.actions)], form.value, output)
        return
    from yjqa.cli_tables import print_register

    print_register(found, library_is_empty=not held)


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
    with opened_library(store) as library:
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


def check(
    document: DocumentOption = None,
    kind: Annotated[
        list[CheckChoice] | None, typer.Option("--check", help="Only this kind of check; may be given more than once.")
    ] = None,
    at_least: Annotated[
        Surety, typer.Option("--at-least", help="Only findings that are so sure; look is all of them.")
    ] = Surety.look,
    form: FormatOption = ListFormat.table,
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array, as --format json does.")] = False,
    output: OutputOption = None,
    store: StoreOption = None,
) -> None:
    """List the figures, dates and references that do not agree with each other, in one paper or between papers."""
    from yjqa.checks.sureness import is_as_sure_as
    from yjqa.cli_findings import Checked, print_findings

    kinds = {one.value for one in kind or CheckChoice}
    with opened_library(store) as library:
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
