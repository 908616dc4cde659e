"""What a sample paper is made of: the same blocks are typeset as PDF, DOCX, HTML, Markdown or text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

NOTICE = (
    "Sample digest, written for yjqa to show what it reads. It is not an official paper: the places, the bodies and "
    "most of the people are invented, and only some figures are carried over from published plans."
)


@dataclass(frozen=True)
class Action:
    """Something that somebody is to do: what the paper prints, and what a careful reader makes of it.

    `raw` is the owner as printed, `owners` the full names, without titles, that the paper settles (a set of initials
    shared by two people stays as it is). `due` and `status` are as printed; `by` is the date meant, `done` whether it
    is complete, `raised` the date of the meeting that agreed it.
    """

    text: str
    owners: tuple[str, ...] = ()
    raw: str = ""
    due: str = ""
    by: date | None = None
    status: str = ""
    done: bool = False
    reference: str = ""
    progress: str = ""
    benefit: str = ""
    rag: Literal["", "green", "amber", "red"] = ""
    mentions: tuple[str, ...] = ()
    raised: date | None = None


@dataclass(frozen=True)
class Cell:
    """A table's cell: its words, or a list of `items`, and how many columns and rows it covers."""

    text: str = ""
    items: tuple[str, ...] = ()
    across: int = 1
    down: int = 1
    fill: str = ""


Row = Sequence[Cell | str]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, perhaps with a printed number; one that states an action is set in bold."""

    text: str
    number: str = ""
    action: Action | None = None


@dataclass(frozen=True)
class Bullets:
    """A bulleted list; `actions` are those that its items state."""

    items: tuple[str, ...]
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class Table:
    """A ruled table. Rows name each cell once, where it begins; `widths` are shares of the line."""

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...]
    caption: str = ""
    total_rows: int = 0
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True)
class Part:
    """What follows is a new item of a pack: a new page, and a running header of its own."""

    running_header: str


Block = Heading | Paragraph | Bullets | Table | PageBreak | Part


@dataclass(frozen=True)
class Paper:
    """A sample: where it is written, what it is called and what it holds.

    `front_pages` says how many pages at the start are numbered i, ii, …; the next page is 1.
    """

    file: str
    title: str
    author: str
    dated: date
    running_header: str
    blocks: tuple[Block, ...]
    shows: str
    front_pages: int = 0
    columns: int = 1
    landscape: bool = False

    @property
    def slug(self) -> str:
        """The document id that `yjqa` gives the file."""
        return self.file.rsplit(".", 1)[0]

    def actions(self) -> Iterator[Action]:
        """Each action once, in the order of its first place."""
        seen: list[Action] = []
        for block in self.blocks:
            here: tuple[Action, ...] = ()
            if isinstance(block, Table | Bullets):
                here = block.actions
            elif isinstance(block, Paragraph) and block.action:
                here = (block.action,)
            for action in here:
                if action not in seen:
                    seen.append(action)
                    yield action


def grid(rows: Sequence[Row]) -> list[list[Cell | None]]:
    """Rows with every place filled: a cell where it begins, `None` where another one covers it."""
    placed: list[list[Cell | None]] = [[] for _ in rows]
    covered: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        waiting = [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
        while waiting or (r, len(placed[r])) in covered:
            column = len(placed[r])
            if (r, column) in covered:
                placed[r].append(None)
                continue
            cell = waiting.pop(0)
            placed[r].append(cell)
            covered |= {(r + i, column + j) for i in range(cell.down) for j in range(cell.across)} - {(r, column)}
    return placed


FIELDS = {
    "Ref": "reference",
    "No.": "reference",
    "Action": "text",
    "Benefit": "benefit",
    "Benefit/Impact": "benefit",
    "Owner": "raw",
    "Lead": "raw",
    "By whom": "raw",
    "Deadline": "due",
    "Timescale": "due",
    "By when": "due",
    "Status": "status",
    "Progress": "progress",
}
"""The columns that an action table may have, and the field of an action that each prints."""


def action_table(
    columns: Sequence[str], widths: tuple[float, ...], actions: Sequence[Action], caption: str = ""
) -> Table:
    """A table with one row for each action."""
    body = tuple(tuple(str(getattr(action, FIELDS[column])) for column in columns) for action in actions)
    return Table((tuple(columns),), body, widths, caption, actions=tuple(actions))


def pounds(amount: int | None) -> str:
    """A sum as budget tables print it, with a dash for nothing given."""
    return "-" if amount is None else f"£{amount:,}"


def numbered(*items: tuple[str, tuple[str | Action | Block, ...]], first: int = 1) -> tuple[Block, ...]:
    """Items of minutes as numbered headings with numbered paragraphs; an action becomes an `ACTION:` line."""
    blocks: list[Block] = []
    for number, (title, content) in enumerate(items, first):
        blocks.append(Heading(f"{number} {title}"))
        paragraph = 0
        for part in content:
            if not isinstance(part, str | Action):
                blocks.append(part)
                continue
            paragraph += 1
            label = f"{number}.{paragraph}"
            if isinstance(part, Action):
                blocks.append(Paragraph(f"ACTION: {part.text}", label, part))
            else:
                blocks.append(Paragraph(part, label))
    return tuple(blocks)
