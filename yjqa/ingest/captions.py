"""Titles of tables: the paragraph directly above that counts the table, or the heading that it stands under."""

import re
from collections.abc import Iterable
from dataclasses import replace

from yjqa.document import Block, Heading, Paragraph, Table

_TABLE_TITLE = re.compile(r"table\s+[\dA-Z][\w.]*\b|.*\btable\s+\d[\w.]*[.:)]?$", re.I)
_LONGEST_TITLE = 250


def is_table_title(text: str) -> bool:
    """Whether a paragraph is the title of the table below it by its words: it counts the table."""
    return len(text) <= _LONGEST_TITLE and _TABLE_TITLE.match(text) is not None


def with_captions(blocks: Iterable[Block]) -> list[Block]:
    """The blocks, each table without a caption with the one above it; a paragraph that is nothing else goes into it."""
    result: list[Block] = []
    for block in blocks:
        above = result[-1] if result else None
        if isinstance(block, Table) and block.caption is None:
            if isinstance(above, Heading):
                block = replace(block, caption=above.text)
            elif isinstance(above, Paragraph) and is_table_title(above.text):
                block = replace(block, caption=above.text)
                result.pop()
        result.append(block)
    return result
