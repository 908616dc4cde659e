"""What every face for people says of an answer beside its text: how the question was taken, and where each source stands."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from yjqa.ask.interpreting import in_words

if TYPE_CHECKING:
    from yjqa.ask.answer import Answer, Citation

_LONGEST_QUOTE = 400
"""Characters of a source's words before they are cut."""

_WHOLE: dict[str, Literal["actions", "check"]] = {"Actions": "actions", "What does not agree": "check"}
"""What has all of which a table of that title has the first."""


def taken(answer: "Answer") -> str:
    """How the question was taken: a follow-up as a whole question, the kind of answer and what narrowed it."""
    whole = f"“{answer.resolved_question}” – " if answer.resolved_question != answer.question else ""
    titles = {citation.document: citation.title for citation in answer.citations}
    return whole + in_words(answer.interpretation, titles)


def rest_of(answer: "Answer") -> Literal["actions", "check"] | None:
    """What lists all that a table of an answer lists the first of: the register of actions, or the check of the papers. Else `None`."""
    table = answer.table
    return _WHOLE.get(table.title) if table is not None and len(answer.records) > len(table.rows) else None


def place(citation: "Citation", files: Mapping[str, str]) -> str:
    """Where a source stands, by the file that a reader opens: "minutes.pdf, p. 4, para 3.9". `files`: each paper's file by its id."""
    return files.get(citation.document, citation.document) + citation.where().removeprefix(citation.document)


def source_line(citation: "Citation", files: Mapping[str, str], longest: int = _LONGEST_QUOTE) -> str:
    """A source's mark, its place and its words, cut after so many characters: `[1] minutes.pdf, p. 4: “…”`."""
    quote = " ".join(citation.quote.split())
    if len(quote) > longest:
        quote = quote[:longest].rsplit(" ", 1)[0] + " …"
    return f"[{citation.n}] {place(citation, files)}: “{quote}”"
