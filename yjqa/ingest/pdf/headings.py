"""Which drafts are headings, and how deep: by the paper's outline, their letters and their numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from yjqa.columns import column_role
from yjqa.document import Heading, ListItem, Paragraph
from yjqa.ingest.pdf.drafts import Draft

_LONGEST = 150
_MOST_WORDS = 22
_MOST_CAPITAL_WORDS = 14
_LARGER = 1.14
"""A line in letters this much larger than the paper's own is a heading."""
_MOST_LINES = 3
_SENTENCE_END = re.compile(r"[.;,]$|[.?!]\s+[A-Z]")
_CAPTION = re.compile(r"(?:figure|fig\.?|chart|graph|table|source)\s*(?:\d+\w?\b|:)", re.IGNORECASE)
_DEEPEST = 9
_LONG_RUN = 4
"""So many bold lines in a row with nothing between them are a list, not headings."""


def body_size(drafts: Iterable[Draft]) -> float:
    """The font size of most of the paper's text; 10 where it has none."""
    sizes: Counter[float] = Counter()
    for draft in drafts:
        sizes[round(draft.size * 2) / 2] += len(draft.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


class Headings:
    """Tells headings from paragraphs throughout one paper.

    `outline`: the level of each entry of the file's own outline, by its text. Feed drafts in reading order.
    """

    def __init__(self, size: float, outline: Mapping[str, int]) -> None:
        self._size = size
        self._outline = {_key(text): level for text, level in outline.items()}
        self._outline_level = 0
        self._ranks: list[int] = []

    def blocks(self, drafts: Sequence[Draft]) -> list[Heading | Paragraph | ListItem]:
        """The blocks of drafts that follow each other."""
        looks = [self._looks_like_heading(draft) for draft in drafts]
        for start in range(len(drafts)):
            run = start
            while run < len(drafts) and looks[run] and self._is_slight(drafts[run]):
                run += 1
            if run - start >= _LONG_RUN:
                looks[start:run] = [False] * (run - start)
        return [
            self._heading(draft) if heading else draft.plain() for draft, heading in zip(drafts, looks, strict=True)
        ]

    def _is_slight(self, draft: Draft) -> bool:
        return draft.size < _LARGER * self._size and not draft.labelled and _key(draft.text) not in self._outline

    def _looks_like_heading(self, draft: Draft) -> bool:
        text, words = draft.text, draft.text.split()
        if draft.marker == "•" or draft.margin or draft.joined or draft.lines > _MOST_LINES:
            return False
        if not any(map(str.isalpha, text)) or len(text) > _LONGEST or len(words) > _MOST_WORDS:
            return False
        if _key(text) in self._outline or _key((draft.number or draft.marker or "") + text) in self._outline:
            return True
        if _SENTENCE_END.search(text) or _is_labelled_statement(text) or _CAPTION.match(text):
            return False
        if draft.bold or draft.size >= _LARGER * self._size:
            return True
        capitals = text.isupper() and len(words) <= _MOST_CAPITAL_WORDS and sum(map(str.isalpha, text)) > 3
        return capitals and (draft.labelled or len(words) > 1)

    def _heading(self, draft: Draft) -> Heading:
        number = (draft.number or draft.marker or "").rstrip(".") or None
        level = self._outline.get(_key(draft.text)) or self._outline.get(_key((number or "") + draft.text))
        if level is not None:
            self._outline_level, self._ranks = level, []
        else:
            rank = self._rank(draft)
            while self._ranks and self._ranks[-1] <= rank:
                self._ranks.pop()
            self._ranks.append(rank)
            level = self._outline_level + len(self._ranks)
        return Heading(draft.text, min(level, _DEEPEST), draft.span, number)

    def _rank(self, draft: Draft) -> int:
        """How weighty a heading is: larger letters first, then capitals, then bold, then a shorter number."""
        depth = 0
        if draft.number is not None:
            depth = draft.number.count(".") + draft.number[-1].isalpha()
        elif draft.marker is not None and not draft.marker[:1].isdigit():
            depth = 1
        weight = round(draft.size * 2) * 4 + 2 * draft.text.isupper() + draft.bold
        return weight * 8 - depth


def _is_labelled_statement(text: str) -> bool:
    """Words after a label such as `Action:`, which state something rather than head something."""
    label, colon, rest = text.partition(":")
    return bool(colon and rest.strip()) and column_role(label) is not None
