"""Actions: what somebody is to do, from tables, lines, lists and margins, each one once.

`find_actions` gathers drafts wherever a paper states an action, joins those that are one, and settles owners, deadlines
and status against the people and meetings of the paper.
"""

from collections.abc import Iterable, Iterator, Sequence

from yjqa.document import Document
from yjqa.extract.actions.beside import take_owners_beside
from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.finished import finished
from yjqa.extract.actions.joining import joined
from yjqa.extract.actions.lines import LONGEST_ACTION, line_drafts
from yjqa.extract.actions.lists import list_drafts
from yjqa.extract.actions.margins import margin_drafts
from yjqa.extract.actions.notes import take_notes
from yjqa.extract.actions.roster import Roster
from yjqa.extract.actions.slashed import slashed_drafts
from yjqa.extract.actions.tables import table_drafts
from yjqa.extract.actions.told import told_drafts
from yjqa.extract.attendance import find_attendance
from yjqa.extract.facts import Facts
from yjqa.extract.held import held_meetings
from yjqa.extract.statements import statements
from yjqa.records import Action, Meeting, Person


def find_actions(
    document: Document, facts: Facts, people: Iterable[Person], meetings: Iterable[Meeting]
) -> Iterator[Action]:
    """The actions that the paper states, in the order in which it does.

    `people` and `meetings` are those of the same paper; owners carry the ids of `people`.
    """
    stream = statements(document)
    roster = Roster(people, list(find_attendance(stream)))
    drafts: list[Draft] = [*table_drafts(document, roster.names), *slashed_drafts(document, stream)]
    taken = {(draft.position, draft.cell_row) for draft in drafts}
    lines = [d for d in line_drafts(document, stream) if (d.position, d.cell_row) not in taken or d.cell_row is None]
    drafts.extend(lines)
    take_owners_beside(lines, stream, roster)
    drafts.extend(list_drafts(document, stream, drafts))
    drafts.extend(margin_drafts(document, stream, drafts))
    held = held_meetings(document, facts)
    drafts.extend(told_drafts(document, stream, drafts, held))
    drafts = [draft for draft in drafts if len(draft.text) <= LONGEST_ACTION]
    take_notes(drafts, stream)
    known: Sequence[Meeting] = list(meetings)
    for draft in joined(drafts, held):
        yield finished(draft, facts, roster, held, known)
