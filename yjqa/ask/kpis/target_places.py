"""Where a paper prints a target: the cell of its row, or the sentence that sets it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yjqa.ask.knowledge import Knowledge
from yjqa.document import Cell as TableCell
from yjqa.document import Document, Place, Table
from yjqa.extract.figures import cell_figures, find_figures
from yjqa.extract.prose import running_text, sentences
from yjqa.extract.sources import cell_source
from yjqa.extract.targets import is_target
from yjqa.extract.terms import terms
from yjqa.records import Kpi, Source


@dataclass(frozen=True, slots=True)
class _Printed:
    """A figure that is aimed at, and where it stands; `row`: the place of its table's row, `None` out of a sentence."""

    value: Decimal
    source: Source
    row: tuple[str | None, int] | None


def target_source(kpi: Kpi, knowledge: Knowledge) -> Source | None:
    """The place that proves a figure's target: in its own row, else in a sentence under its heading; `None` where neither is found."""
    printed = [one for one in knowledge.kept_of(kpi.source.document, _printed) if one.value == kpi.target]
    own = [one for one in printed if one.row is not None and _is_of_row(one, kpi)]
    said = [
        one
        for one in printed
        if one.row is None and kpi.source.section[: len(one.source.section)] == one.source.section
    ]
    return next((one.source for one in (*own, *said)), None)


def _is_of_row(one: _Printed, kpi: Kpi) -> bool:
    table = kpi.source.table
    same = one.source.section == kpi.source.section and one.source.page == kpi.source.page
    return table is not None and same and one.row == (table.label, table.row)


def _printed(document_id: str, knowledge: Knowledge) -> tuple[_Printed, ...]:
    """Everything in a paper that is aimed at."""
    document = knowledge.paper(document_id)
    return (*_in_tables(document), *_in_sentences(document))


def _in_tables(document: Document) -> Iterator[_Printed]:
    for place in document.places():
        if isinstance(place.block, Table):
            labels = place.block.column_labels()
            aimed = {
                column for column, label in enumerate(labels) if terms("asked_figures", "target").first(" ".join(label))
            }
            for cell in (cell for row in place.block.body() for cell in dict.fromkeys(row) if cell is not None):
                if cell.column in aimed:
                    yield from _in_cell(document, place, cell)


def _in_cell(document: Document, place: Place, cell: TableCell) -> Iterator[_Printed]:
    for value, _ in cell_figures(cell.flat):
        source = cell_source(document, place, cell)
        yield _Printed(value, source, (source.table.label, source.table.row) if source.table else None)


def _in_sentences(document: Document) -> Iterator[_Printed]:
    for prose in running_text(document):
        if "target" not in prose.text.lower():
            continue
        for start, end in sentences(prose.text):
            sentence, last = prose.text[start:end], 0
            for figure in find_figures(sentence):
                if is_target(sentence, last, figure):
                    yield _Printed(figure.value, prose.source(document, sentence.strip()), None)
                last = figure.end
