"""Lead-ins: a sentence that only says that something follows, with what follows it in the paper."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from yjqa.ask.prose.excerpt import Excerpt
from yjqa.ask.prose.sentences import Sentence
from yjqa.ask.prose.sought import Sought

if TYPE_CHECKING:
    from yjqa.index.passages import Passage

MOST_FOLLOWING = 8
"""Passages after a lead-in that may be what it introduces."""

_MOST = 170
"""Words of a lead-in with what it introduces."""

_FOLLOWS = re.compile(
    r"\b(?:the following|as follows|(?:shown|set out|listed|given|outlined|described) (?:\w+ )?below)\b", re.IGNORECASE
)
"""How a whole sentence says that a list comes after it."""


def is_lead_in(best: Sentence, excerpt: Excerpt, sought: Sought) -> bool:
    """Whether the sentence is one, and what is shown with it has nothing of what it introduces."""
    if "\n" in excerpt.text or best.passage.kind == "row":
        return False
    return excerpt.text.endswith(":") or (
        sought.kind in ("list", "any") and excerpt.text.endswith(best.text) and _FOLLOWS.search(best.text) is not None
    )


def going_on(best: Sentence, excerpt: Excerpt, following: Sequence["Passage"]) -> Excerpt:
    """The lead-in with the passages that follow it under its heading or as rows of a table; itself where there are none."""
    texts, sources, words = [excerpt.text], list(excerpt.sources), len(excerpt.text.split())
    kind = None
    for passage in following:
        belongs = passage.kind == "row" or passage.context == best.passage.context
        words += len(passage.text.split())
        introduced = passage.text.partition("\n")[0].endswith(":")
        if not belongs or introduced or passage.kind != (kind or passage.kind) or words > _MOST:
            break
        texts.append(passage.text)
        sources.append(passage.source)
        kind = passage.kind
        if kind == "paragraph":
            break
    return Excerpt("\n".join(texts), tuple(sources))
