"""Lines → drafts: paragraphs and list items with how they are printed, before headings are told and pages joined."""

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from yjqa.document import ListItem, Paragraph, Span
from yjqa.ingest.labels import Label, split_label
from yjqa.ingest.pdf.lines import Line, around, join_lines
from yjqa.ingest.pdf.mending import Lexicon
from yjqa.ingest.pdf.sheet import Box
from yjqa.ingest.spacing import fold

_LOOSER = 1.05
"""Lines further apart than the usual distance times this, and half a point, begin a paragraph."""
_LOOSEST = 2.0
"""Lines further apart than this many usual distances never belong together."""
_INDENT = 1.0
"""Font sizes by which a line must be indented to differ from the one above."""
_USUAL_LEADING = 1.2
_SPACE = 0.45
"""Font sizes that a space, and the tolerance of a line's end, take."""
_SURE_BULLETS = frozenset("•●▪■◦○‣➢➤✓\uf0b7\uf0a7\uf0d8\uf076\uf0fc")
_PRIVATE_BULLET = re.compile(r"^[\ue000-\uf8ff\ufffd](?=\s|$)")
_LEADERS = re.compile(r"\s*(?:\.\s?){4,}\s*|\s*(?:_\s?){4,}\s*|…{2,}")
_ENDED = re.compile(r"[.!?:;][\"'”’)\]]*$")
_SPARE = 3.0
"""A line that begins in lower case is no new paragraph unless its first word would have fitted with this room to spare."""
_PRIVATE = re.compile(r"[\ue000-\uf8ff]+")
Leading = Mapping[float, float]
"""The usual distance between baselines for a font size (rounded to half points)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A paragraph or list item as printed.

    `left` is where its words begin, after a label; `full` tells that its last line reaches the right edge, so that it
    may go on elsewhere; `lines` counts its lines; `joined` tells that it holds text of a later page too.
    """

    text: str
    page: int
    box: Box
    size: float
    bold: bool
    left: float
    full: bool
    lines: int = 1
    number: str | None = None
    marker: str | None = None
    margin: str | None = None
    joined: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(page=self.page, bbox=self.box)

    @property
    def labelled(self) -> bool:
        """Whether a number or a bullet is printed before it."""
        return self.number is not None or self.marker is not None

    @property
    def ended(self) -> bool:
        """Whether its last words end a sentence."""
        return _ENDED.search(self.text) is not None

    def joined_with(self, other: "Draft", lexicon: Lexicon) -> "Draft":
        """Both as one, standing where the first stands."""
        text = lexicon.join_texts(self.text, other.text)
        return replace(self, text=text, full=other.full, lines=self.lines + other.lines, joined=True)

    def plain(self) -> Paragraph | ListItem:
        """What it is where nothing is a heading."""
        if self.marker is not None:
            return ListItem(self.text, self.span, self.marker, margin=self.margin)
        return Paragraph(self.text, self.span, self.number, self.margin)


def usual_leading(rows: Sequence[Line]) -> Leading:
    """The distance between baselines that lines of each size keep within a paragraph."""
    distances: dict[float, Counter[float]] = {}
    for above, below in itertools.pairwise(rows):
        distance = below.base - above.base
        size = _half(below.size)
        if _half(above.size) == size and 0.8 * size < distance < _LOOSEST * size:
            distances.setdefault(size, Counter())[round(distance * 2) / 2] += 1
    return {
        size: min(distance for distance, count in counts.items() if count * 7 >= counts.total())
        for size, counts in distances.items()
        if any(count * 7 >= counts.total() for count in counts.values())
    }


def _half(size: float) -> float:
    return round(size * 2) / 2


def lines_to_drafts(
    lines: Sequence[Line], *, right: float, page: int, lexicon: Lexicon, leading: Leading
) -> list[Draft]:
    """Drafts of the lines of one column or cell, in order. `right` is the x that its text may reach."""
    groups: list[list[Line]] = []
    labels: list[Label] = []
    for line in lines:
        above = groups[-1][-1] if groups else None
        apart = above is None or _apart(groups[-1], line, right, leading)
        label = _label(line, apart)
        if above is None or apart or label.number is not None or label.marker is not None:
            groups.append([line])
            labels.append(label)
        else:
            groups[-1].append(line)
    drafts = [
        _draft(group, label, right=right, page=page, lexicon=lexicon)
        for group, label in zip(groups, labels, strict=True)
    ]
    return _beside_their_numbers([draft for draft in drafts if draft.text or draft.labelled])


def _label(line: Line, apart: bool) -> Label:
    """The number or bullet before a line. In the midst of running text only what stands apart by a gap is one."""
    text = line.text().strip()
    text = _PRIVATE_BULLET.sub("•", text)
    label = split_label(text)
    if label.number is None and label.marker is None:
        return label
    if label.marker != "•" and not any(map(str.isalpha, label.rest)):
        return Label(None, None, text)
    printed = text[: len(text) - len(label.rest)]
    sure = text[0] in _SURE_BULLETS or "\t" in printed
    return label if apart or sure else Label(None, None, text)


def _apart(group: list[Line], line: Line, right: float, leading: Leading) -> bool:
    """Whether `line` begins something new after the lines of `group`."""
    above = group[-1]
    if abs(line.size - above.size) > 0.12 * above.size:
        return True
    usual = leading.get(_half(line.size), _USUAL_LEADING * line.size)
    distance = line.base - above.base
    if distance < 0:
        return True
    if len(group) > 1:
        usual = max(usual, group[-1].base - group[-2].base)
    if distance > _LOOSEST * usual:
        return True
    if _LEADERS.search(above.text()):
        return True
    begins_low = line.words[0].text[:1].islower()
    fits = _would_fit(above, line, right, spare=_SPARE if begins_low else 0.0)
    if above.bold != line.bold and (line.bold or all(other.bold for other in group)) and (fits or not begins_low):
        return True
    if distance > _LOOSER * usual + 0.5:
        return fits or not begins_low
    if fits:
        # A ragged line may be broken early before a long word, but not so that a whole word fits with room to spare.
        return True
    # A full line may be followed by a hanging one; only against lines that agree does an indent begin a paragraph.
    left = min(group[-1].x0, group[-2].x0) if len(group) > 2 else line.x0
    return line.x0 > left + _INDENT * line.size and not begins_low


def _would_fit(above: Line, line: Line, right: float, spare: float) -> bool:
    """Whether the first word of `line` would have fitted at the end of the line above, with `spare` font sizes left."""
    first = line.words[0]
    centred = abs((above.x0 + above.x1) - (line.x0 + line.x1)) < 2 and abs(above.x0 - line.x0) > 4
    room = (right - above.x1) * (2 if centred else 1)
    return first.x1 - first.x0 + (_SPACE + spare) * line.size < room


def _draft(group: list[Line], label: Label, *, right: float, page: int, lexicon: Lexicon) -> Draft:
    first = group[0]
    text = join_lines(group, lexicon)
    text = _PRIVATE_BULLET.sub("•", text.strip())
    left = first.x0
    if label.number is not None or label.marker is not None:
        text = split_label(text).rest
        after = [word.x0 for word in first.words if word.x0 > first.words[0].x1]
        left = group[1].x0 if len(group) > 1 else min(after, default=first.x0)
    longest = max(group[-1].words, key=lambda word: word.x1)
    return Draft(
        text=fold(_PRIVATE.sub(" ", _LEADERS.sub(" … ", text))).removesuffix("…").strip(),
        page=page,
        box=around(line.box for line in group),
        size=max(group, key=lambda line: line.x1 - line.x0).size,
        bold=_is_bold(group, labelled=label.number is not None or label.marker is not None),
        left=left,
        full=longest.x1 > right - 5 * first.size,
        lines=len(group),
        number=label.number,
        marker=label.marker,
    )


def _is_bold(group: list[Line], labelled: bool) -> bool:
    """Whether all words are bold, whatever a label before them is."""
    first = Line(group[0].words[1:]) if labelled and len(group[0].words) > 1 else group[0]
    return first.bold and all(line.bold for line in group[1:])


def _beside_their_numbers(drafts: list[Draft]) -> list[Draft]:
    """A number or bullet that stands alone goes to the text right of it."""
    result: list[Draft] = []
    for draft in drafts:
        last = result[-1] if result else None
        if (
            last is not None
            and last.labelled
            and not last.text
            and not draft.labelled
            and draft.left > last.box[0]
            and draft.box[1] - last.box[3] < draft.size
        ):
            box = around((last.box, draft.box))
            result[-1] = replace(draft, number=last.number, marker=last.marker, box=box)
        else:
            result.append(draft)
    return [draft if draft.text else _unlabelled(draft) for draft in result if draft.text or draft.number]


def _unlabelled(draft: Draft) -> Draft:
    return replace(draft, text=draft.number or "", number=None)
