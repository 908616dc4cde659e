"""Words that a cell too narrow for them broke without a hyphen, told from words that merely follow each other.

A program breaks a word so only where no line holds it: the part before the break fills a line by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from yjqa.ingest.pdf.lines import Line
from yjqa.ingest.pdf.mending import BROKEN, Lexicon

_END = re.compile(r"[A-Za-z]{3,}$")
_START = re.compile(r"[a-z]+")
_TOLERANCE = 2.0
"""Points by which the edge of a cell's text may be misjudged."""
_SHORT_WORD = re.compile(
    "a|am|an|as|at|be|by|cm|do|eg|ex|go|he|hr|i|ie|if|in|is|it|kg|km|me|mm|my|no|of|ok|on|or|pa|pm|pw|so|to|up|us|vs|we|wk|yr"
)
"""What of one or two small letters is a word, or an abbreviation, by itself."""


def mark_broken_words(rows: Sequence[Line], right: float, lexicon: Lexicon) -> list[Line]:
    """The lines of a cell; each that ends within a word ends with `BROKEN`. `right` is the x that text may reach."""
    result = list(rows)
    for index in range(len(rows) - 1):
        reach = index + 1
        while reach < len(rows) and _runs_on(rows[reach - 1], rows[reach], right):
            reach += 1
        end = next((end for end in range(reach - 1, index, -1) if _is_word(rows[index : end + 1], lexicon)), index)
        for broken in range(index, end):
            (word,) = rows[broken].words
            result[broken] = Line([replace(word, text=word.text + BROKEN)])
    return result


def _runs_on(above: Line, below: Line, right: float) -> bool:
    """Whether a line is one word that leaves no room for the first letter of the next line."""
    start = _START.match(below.words[0].text)
    if len(above.words) != 1 or start is None or above.bold != below.bold:
        return False
    first = below.words[0]
    letter = (first.x1 - first.x0) / len(first.text)
    return right - above.x1 < letter + _TOLERANCE


def _is_word(parts: Sequence[Line], lexicon: Lexicon) -> bool:
    """Whether the parts make a word of the paper, or the last of two is no word."""
    begun = _END.search(parts[0].words[0].text)
    ended = _START.match(parts[-1].words[0].text)
    if begun is None or ended is None:
        return False
    head = begun[0] + "".join(part.words[0].text for part in parts[1:-1])
    tail = ended[0]
    if head + tail in lexicon:
        return True
    # Every break makes a head and a tail: a head that the paper has more often is a word of its own.
    rarer = lexicon.count(head) <= lexicon.count(tail)
    return len(parts) == 2 and len(tail) <= 2 and not _SHORT_WORD.fullmatch(tail) and rarer
