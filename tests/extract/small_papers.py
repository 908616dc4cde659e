"""Papers of a few blocks, for tests that say what a finder makes of them."""

from collections.abc import Sequence

from yjqa.document import Block, Cell, Document, Heading, ListItem, Page, Paragraph, Span, Table
from yjqa.extract import identified
from yjqa.extract.actions import find_actions
from yjqa.extract.facts import Facts, describe
from yjqa.extract.meetings import find_meetings
from yjqa.extract.people import find_people
from yjqa.records import Action, Person

HERE = Span(page=1)


def heading(text: str, level: int = 2, number: str | None = None) -> Heading:
    return Heading(text, level, HERE, number)


def paragraph(text: str, number: str | None = None, margin: str | None = None) -> Paragraph:
    return Paragraph(text, HERE, number, margin)


def item(text: str, marker: str = "•", margin: str | None = None) -> ListItem:
    return ListItem(text, HERE, marker, 0, margin)


def table(*rows: Sequence[str], header_rows: int = 1, caption: str | None = None) -> Table:
    """A table from rows of cell texts; each line of a text is a paragraph of the cell."""
    cells = tuple(
        Cell(r, c, HERE, tuple(Paragraph(line, HERE) for line in text.split("\n") if line))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    return Table(cells, HERE, header_rows, caption)


def a_document(*blocks: Block, title: str = "Minutes", properties: dict[str, str] | None = None) -> Document:
    return Document("minutes", title, "minutes.pdf", "pdf", "0" * 64, (Page(1, blocks),), (), properties or {})


def people_of(document: Document, facts: Facts | None = None) -> list[Person]:
    return [
        p for p in identified(document.id, find_people(document, facts or describe(document))) if p.kind == "person"
    ]


def actions_of(document: Document, facts: Facts | None = None) -> list[Action]:
    facts = facts or describe(document)
    return list(find_actions(document, facts, people_of(document, facts), find_meetings(document, facts)))


def owners(action: Action) -> list[str]:
    return [owner.name for owner in action.owners]
