"""The lines over the table: which figures, what the rows are, and what is chosen or left out."""

from collections.abc import Sequence

from textual.content import Content

from tui.figures.asked import Choice
from tui.figures.looking import Looked
from tui.figures.subjects import BESIDE, SUBJECTS, Subject
from yjqa.cli_tables import printable
from yjqa.compare.comparison import By
from yjqa.compare.sheets import ROW_HEADS

_NAMED = 4
"""How many of what somebody chose are named."""
_USUAL_NAMED = 3


def switch_line(subject: Subject, by: By) -> Content:
    """The kinds of figures and the kinds of rows, those that are shown in brackets; a click goes to another."""
    parts = [Content.from_markup("  ".join(
        _switched(f"[b]{one.key}[/b] {one.title}", f"screen.subject('{one.name}')", one is subject)
        for one in SUBJECTS
    ))]  # fmt: skip
    rows = "  ".join(_switched(ROW_HEADS[row], f"screen.rows_by('{row}')", row == by) for row in subject.rows)
    parts.append(Content.from_markup(f"[b]r[/b] rows: {rows}"))
    return Content("   ").join(parts)


def _switched(name: str, action: str, is_shown: bool) -> str:
    shown = f"[reverse]\\[{name}][/reverse]" if is_shown else name
    return f"[@click={action}]{shown}[/]"


def narrowed_line(looked: Looked) -> Content:
    """What is shown of areas, times and the rest, and how many there are; a click chooses."""
    subject, asked, shown, offered = looked.subject, looked.asked, looked.shown, looked.offered
    parts = [
        _chosen("areas", "areas", shown.areas, len(offered.areas), is_usual=not asked.areas),
        _chosen("times", subject.times, shown.times, len(offered.times), is_usual=not asked.times),
    ]
    if asked.items:
        labels = [item.label for section in offered.sections for item in section.items if item.key in asked.items]
        parts.append(_chosen("items", subject.items, labels, 0, is_usual=False))
    if any(item.key == BESIDE for section in offered.sections for item in section.items) and BESIDE not in asked.items:
        parts.append(
            Content.from_markup("[@click=screen.choose('items','indicators')]without family, region, nation[/]")
        )
    if asked.is_narrowed:
        parts.append(Content.from_markup("[@click=screen.clear][b]x[/b] clears[/]"))
    return Content(" · ").join(parts)


def _chosen(what: Choice, name: str, chosen: Sequence[str], count: int, *, is_usual: bool) -> Content:
    if not chosen:
        said = f"all {count}" if count != 1 else "the one that there is"
    else:
        named = _USUAL_NAMED if is_usual else _NAMED
        more = f" and {len(chosen) - named} more" if len(chosen) > named else ""
        said = f"{', '.join(chosen[:named])}{more}"
        if is_usual:
            said = f"the newest {len(chosen)} of {count}: {said}"
    return Content.from_markup(
        f"[@click=screen.choose('{what}','{name}')]{name.capitalize()}:[/] $said", said=printable(said)
    )
