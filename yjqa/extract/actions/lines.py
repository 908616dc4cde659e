"""Actions out of lines that are marked as such: `ACTION: …`, `(Action: …)`, `ACTION:AB/CD` at the foot of an item."""

import re
from collections.abc import Iterator

from yjqa.document import Document
from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.wording import (
    inner_owners,
    is_done_already,
    only_owners,
    owners_in,
    take_ending,
    take_leading,
)
from yjqa.extract.owners import split_owners
from yjqa.extract.statements import Statement

_MARK = re.compile(
    r"(?P<open>[(\[]?)\b(?:(?i:agreed|new|follow[- ]up)\s+)?(?P<word>ACTIONS?|Actions?|actions?(?=\s*[:])|AP(?=\s?\d))"
    r"(?:\s+(?i:points?|required|agreed|items?|no\.?|by))?(?:\s*(?P<number>\d+[a-z]?(?:\.\d+)*))?"
    r"(?P<who>\s+(?:by|for|on)?\s*[A-Z][\w./&’' ]{0,40}?)?\s*(?P<mark>[:]|\s[–—-](?=\s))\s*(?P<rest>.*)$",
    re.DOTALL,
)
_BARE = re.compile(
    r"(?:^|(?P<open>[(\[])|(?<=[.!?])\s+)(?:ACTIONS?|Actions?)(?:\s+by)?\s+(?P<who>[^()\[\]:]{2,60}?)(?(open)[)\]])\s*\.?$"
)
"""The mark without a colon, before nothing but owners: "Action AB/CD" on a line of its own, "(ACTION AB)"."""
_UNMARKED = re.compile(r"^ACTION\s+(?P<rest>[A-Z].*)$", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?)\]:;]\s*$")
_OWNERS_RUN_ON = re.compile(r"(?P<who>[A-Z]{2,3}(?:\s*[/&,]\s*[A-Z]{2,3})*)\s+(?=[A-Z][a-z]+\s)")
"""Owners at the foot of an item with the next item's words run on behind them."""
_DOUBLED = re.compile(
    r"(?P<words>(?P<who>[A-Z][A-Za-z]{1,3}(?:/[A-Z][A-Za-z]{1,3})*)\s.*[a-z.,])\s+(?P=who)$", re.DOTALL
)
_NOTHING = re.compile(r"\W*(?:none|nil|n/?a|noted|no\s+actions?)?\W*", re.IGNORECASE)
_KEY = re.compile(
    r"^\W*(?P<key>action\s+by|actioned\s+by|action\s+owner|owner|lead(?:\s+officer)?|responsible(?:\s+officer)?|by\s+whom|deadline|by\s+when|due(?:\s+date)?|timescale|target\s+date|status|progress|update)"
    r"\s*[:–-]\s*(?P<words>.+)$",
    re.IGNORECASE,
)
_OWNER_KEYS = ("action by", "actioned by", "action owner", "owner", "lead", "responsible", "by whom")
_DUE_KEYS = ("deadline", "by when", "due", "timescale", "target date")
LONGEST_ACTION, _LONGEST_STATEMENT = 2_500, 10_000
"""Letters beyond which words are no action, and a statement no minute: hostile papers hold endless ones."""
_NEAR = 3
"""How many statements before or after an action its owner and deadline may stand on lines of their own."""


def line_drafts(document: Document, stream: list[Statement]) -> Iterator[Draft]:
    """One draft for each marked action; where a mark holds only owners, the action is the item above it."""
    for index, statement in enumerate(stream):
        if len(statement.text) <= _LONGEST_STATEMENT and not (statement.is_heading and _is_title(statement.text)):
            yield from _of_statement(document, stream, index, statement)


def _is_title(text: str) -> bool:
    """Whether a heading is the title of a list of actions ("Actions:") and no marked line that was read as a heading."""
    match = _MARK.search(text)
    return match is None or match["mark"] != ":" or not match["rest"].strip()


def _of_statement(document: Document, stream: list[Statement], index: int, statement: Statement) -> Iterator[Draft]:
    text = statement.text
    start = 0
    before = ""
    if _KEY.match(text) and any(_MARK.match(near.text) for near in _around(stream, index)):
        return
    bare = _BARE.search(text)
    if bare is not None and only_owners(bare["who"]):
        draft = _of_owners(document, stream, index, statement, text[: bare.start()].strip(), bare["who"])
        if draft is not None:
            yield draft
        return
    unmarked = _UNMARKED.match(text)
    if unmarked is not None and _MARK.match(text) is None and owners_in(unmarked["rest"]):
        yield _of_words(document, statement, text, unmarked["rest"], None)
        return
    while (match := _MARK.search(text, start)) is not None:
        lead = text[start : match.start()]
        if not _is_mark(lead, match):
            before += text[start : match.end("mark")]
            start = match.end("mark")
            continue
        before = (before + lead).strip()
        rest, end = _up_to_next(text, match)
        for draft in _made(document, stream, index, statement, before, match, rest):
            _take_keys(draft, stream, index)
            yield draft
        before = ""
        start = end


def _is_mark(lead: str, match: re.Match[str]) -> bool:
    """Whether the word is the mark of an action and not part of a sentence ("the action: …")."""
    if match["open"] or not lead.strip():
        return match["mark"] == ":" or match.start() == 0 or bool(match["open"])
    if match["mark"] != ":":
        return False
    word = match[0].split()[0]
    return bool(_SENTENCE_END.search(lead)) or (word.isupper() and not match["rest"][:1].islower())


def _up_to_next(text: str, match: re.Match[str]) -> tuple[str, int]:
    """The words of this action and where they end: at its closing bracket, at the next mark or at the end."""
    start, end = match.start("rest"), len(text)
    if match["open"]:
        close = text.find(")" if match["open"] == "(" else "]", start)
        if close >= 0:
            return text[start:close], close + 1
    following = _MARK.search(text, start)
    while following is not None and not _is_mark(text[start : following.start()], following):
        following = _MARK.search(text, following.end("mark"))
    if following is not None:
        end = following.start()
    return text[start:end], end


def _made(
    document: Document,
    stream: list[Statement],
    index: int,
    statement: Statement,
    before: str,
    match: re.Match[str],
    rest: str,
) -> Iterator[Draft]:
    rest = rest.strip()
    if before and (run_on := _OWNERS_RUN_ON.match(rest)) is not None:
        rest = run_on["who"]
    who = re.sub(r"^(?:by|for|on)\s+", "", (match["who"] or "").strip())
    if (who and not only_owners(who)) or (not who and _NOTHING.fullmatch(rest)):
        return
    if only_owners(rest) or _NOTHING.fullmatch(rest):
        draft = _of_owners(document, stream, index, statement, before, rest if only_owners(rest) else who)
        if draft is not None:
            yield draft
        return
    clauses = re.split(r";\s+", rest.rstrip(" ;"))
    if match["word"].lower() == "actions" and len(clauses) > 1 and all(owners_in(clause) for clause in clauses):
        for clause in clauses:
            yield _of_words(document, statement, clause, clause, None)
        return
    quote = match[0][: match.start("rest") - match.start()] + rest
    draft = _of_words(document, statement, quote, rest, who or None)
    if match["number"] is not None and draft.reference is None:
        draft.reference = ("AP" if match["word"] == "AP" else "") + match["number"]
    if draft.explicit or not is_done_already(draft.text):
        yield draft


def _of_owners(
    document: Document, stream: list[Statement], index: int, statement: Statement, before: str, owners_raw: str
) -> Draft | None:
    """An action whose mark holds only owners: its words stand before the mark, or are the item above it."""
    words, holder = before, statement
    if not words:
        above = _item_above(stream, index)
        if above is None:
            return None
        words, holder = above.text, above
    if len(words) > LONGEST_ACTION:
        return None
    ending = take_ending(words)
    return Draft(
        text=ending.text,
        source=holder.source(document, words),
        position=statement.position,
        origin="line",
        cell_row=holder.cell.row if holder.cell is not None else None,
        owners=split_owners(owners_raw),
        owners_raw=owners_raw,
        explicit=True,
        due_raw=ending.due_raw,
        status=ending.status,
        reference=holder.number or statement.number,
        group=_group(holder),
    )


def _of_words(document: Document, statement: Statement, quote: str, words: str, who: str | None) -> Draft:
    """An action whose words follow its mark; `who` are owners that the mark itself holds."""
    ending = take_ending(_without_margin(words))
    told, text = ending.owners_raw or who, ending.text
    if told is None:
        told, text = take_leading(text)
    return Draft(
        text=text,
        source=statement.source(document, quote),
        position=statement.position,
        origin="line",
        cell_row=statement.cell.row if statement.cell is not None else None,
        owners=split_owners(told) if told else owners_in(text) or inner_owners(text),
        owners_raw=told,
        explicit=told is not None,
        due_raw=ending.due_raw,
        status=ending.status,
        reference=statement.number,
        group=_group(statement),
    )


def _around(stream: list[Statement], index: int) -> list[Statement]:
    return [stream[at] for at in range(max(index - _NEAR, 0), min(index + _NEAR + 1, len(stream))) if at != index]


def _without_margin(text: str) -> str:
    """The words without initials that a margin left at their end, when they begin with the same ones."""
    match = _DOUBLED.match(text)
    return match["words"] if match is not None else text


def _group(statement: Statement) -> str | None:
    headings = (heading.text for heading in reversed(statement.place.trail))
    return next((heading for heading in headings if _MARK.match(heading) is None), None)


def _item_above(stream: list[Statement], index: int) -> Statement | None:
    """The item to whose foot an owners' line belongs: the nearest statement above that is no heading and no mark."""
    for statement in reversed(stream[max(index - _NEAR, 0) : index]):
        if statement.is_heading:
            return None
        if len(statement.text.split()) > 3 and not only_owners(statement.text):
            return statement
    return None


def _take_keys(draft: Draft, stream: list[Statement], index: int) -> None:
    """Owner, deadline and status that stand on labelled lines beside the action ("Action by: …", "Deadline: …")."""
    for step in (1, -1):
        at = index + step
        while 0 <= at < len(stream) and abs(at - index) <= _NEAR and not stream[at].is_heading:
            match = _KEY.match(stream[at].text)
            if match is None:
                break
            key, words = " ".join(match["key"].lower().split()), match["words"].strip()
            if key.startswith(_OWNER_KEYS) and not draft.explicit:
                draft.owners, draft.owners_raw, draft.explicit = split_owners(words), words, True
            elif key.startswith(_DUE_KEYS) and draft.due_raw is None:
                draft.due_raw = words
            elif key in ("progress", "update", "status"):
                draft.progress = draft.progress or words
            at += step
