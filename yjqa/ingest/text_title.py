"""A title for a paper that is plain text: the first heading that names a kind of paper, else the first heading."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from yjqa.document import Block, Heading, Paragraph

_KIND = re.compile(
    r"\b(?:plan|report|minutes|strategy|agenda|review|board|committee|meeting|notes|service|panel|council|partnership|"
    r"team|register|policy|framework|update)\b",
    re.IGNORECASE,
)
_SEARCHED = 40
_SEARCHED_FURTHER = 150
_LONGEST = 160
_MOST_LINES = 3


def title_of_text(blocks: Sequence[Block], file: str) -> str:
    """The title, from the first blocks; the file's stem where they have none."""
    candidates: list[tuple[int, Heading | Paragraph]] = [
        (index, block)
        for index, block in enumerate(blocks[:_SEARCHED])
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and index < 3 and len(block.text) <= _LONGEST)
    ]
    if all(block.number is not None for _, block in candidates):
        candidates += [
            (index, block) for index, block in enumerate(blocks[:_SEARCHED_FURTHER]) if isinstance(block, Heading)
        ]
    unnumbered = [(index, block) for index, block in candidates if block.number is None and ":" not in block.text]
    named = [(index, block) for index, block in unnumbered if _KIND.search(block.text)]
    for index, block in [*named[:1], *unnumbered[:1]]:
        above = blocks[index - 1] if index else None
        if isinstance(above, Heading) and above.number is None and len(above.text) + len(block.text) < _LONGEST:
            return f"{above.text} {block.text}"
        return _with_following(blocks, index, block.text)
    return candidates[0][1].text if candidates else PurePath(file).stem


def _with_following(blocks: Sequence[Block], index: int, text: str) -> str:
    """A title that was printed over several lines, whole."""
    for block in blocks[index + 1 : index + _MOST_LINES]:
        if not isinstance(block, Heading) or block.number is not None or len(text) + len(block.text) > _LONGEST:
            break
        if not _KIND.search(block.text):
            break
        text = f"{text} {block.text}"
    return text
