"""Actions out of lists: the items under a heading "Actions" or "Areas for improvement", and lists of nothing but tasks."""

import re
from collections.abc import Iterator

from yjqa.document import Document, ListItem
from yjqa.extract.actions.draft import Draft
from yjqa.extract.actions.notes import read_note
from yjqa.extract.actions.wording import (
    inner_owners,
    is_done_already,
    is_obligation,
    only_owners,
    owners_in,
    take_ending,
    take_leading,
)
from yjqa.extract.owners import split_owners
from yjqa.extract.statements import Statement

_HEADING = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:agreed\s+|key\s+|summary\s+of\s+|list\s+of\s+|new\s+|outstanding\s+|forward\s+|future\s+|immediate\s+|open\s+|ongoing\s+"
    r"|(?:updates?|progress)\s+(?:of|on|against)\s+|review\s+of\s+|matters\s+arising\s+(?:and|/)\s+|the\s+)*actions?"
    r"(?:\s+(?:points?|items?|log|list|arising|noted|agreed|required|plan|to\s+be\s+taken|from\s+(?:the\s+)?(?:previous\s+|last\s+)?meeting))?"
    r"(?:\s+(?:for|from|on)\s+[^.]{2,60})?\s*:?\W*$",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(
    r"\bactions?\b[^.:]{0,60}\b(?:as\s+follows|below|following|agreed|identified|are|were)\b[^.:]{0,30}:$",
    re.IGNORECASE,
)
"""A sentence that announces a list of actions."""
_CODE = re.compile(r"^(?P<code>(?:AP|ACT|A)\s?\d{1,4}[a-z]?)\s*[:.)–-]?\s+(?=[A-Z])")
"""An action's own number before its words, as an action log gives it."""
_MUST = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:areas?\s+for\s+(?:improvement|development|action)|what\s+.{0,40}needs?\s+to\s+improve)\s*:?\W*$",
    re.IGNORECASE,
)
_STEPS = re.compile(
    r"^\W*(?:\d+[.)]?\s*)?(?:agreed\s+|immediate\s+|our\s+|the\s+)?next\s+steps\s*:?\W*$", re.IGNORECASE
)
_MUST_DO = re.compile(r"\b(?:must|should|needs?\s+to)\s+[a-z]+")
_CHECKBOX = re.compile(r"^\[(?P<tick>[ xX✓✔]?)\]\s*")
_TASK = re.compile(r"^(?:To\s+[a-z]+\s|[A-Z][\w’'/& -]{1,60}?\s+(?:to|will)\s+[a-z]+\s)")
_TOP = 4
"""How near the beginning of a paper a list without a heading must begin to be its list of actions."""
_SHARE = 0.5
_GAP = 2
"""How many statements in a row that are no actions end an action list."""


def list_drafts(document: Document, stream: list[Statement], known: list[Draft]) -> Iterator[Draft]:
    """One draft for each item of an action list that no table or marked line has given already."""
    taken = {(draft.position, draft.cell_row) for draft in known}
    under: Statement | None = None
    must = listed = False
    noting = named = False
    others = 0
    opening = _opening_list(stream)
    for index, statement in enumerate(stream):
        note = read_note(statement)
        if note is not None or noting:
            noting = note == ""
            continue
        announced = _ANNOUNCED.search(statement.text) is not None and statement.cell is None
        if announced or any(_is_list_heading(statement, pattern) for pattern in (_HEADING, _MUST, _STEPS)):
            under, must, listed = statement, _is_list_heading(statement, _MUST), announced
            named, others = _is_list_heading(statement, _STEPS), 0
            continue
        if statement.is_heading:
            under = under if _is_nested(under, statement) else None
            continue
        if statement.cell is not None and not must:
            under = None
            continue
        if (statement.position, None) in taken:
            continue
        if listed and not isinstance(statement.block, ListItem):
            under, listed = None, False
        if under is not None and under.position < statement.position and _is_item(statement, must, named):
            others = 0
            for words in _must_sentences(statement.text) if must else [statement.text]:
                yield _made(document, statement, words, under.text)
        elif under is not None:
            others += 1
            under = under if others < _GAP else None
        elif index in opening and not is_done_already(statement.text):
            yield _made(document, statement, statement.text, None)


def _is_list_heading(statement: Statement, pattern: re.Pattern[str]) -> bool:
    return (
        pattern.match(statement.text) is not None
        and statement.cell is None
        and not isinstance(statement.block, ListItem)
    )


def _is_nested(under: Statement | None, heading: Statement) -> bool:
    """Whether a heading lies below the heading of the action list."""
    return under is not None and any(above is under.block for above in heading.place.trail)


def _is_item(statement: Statement, must: bool, named: bool) -> bool:
    """Whether a statement under the heading of a list is one of its actions.

    `must`: the list is of failings, and an action is what must be done; `named`: it is of steps, and an action is one
    with an owner.
    """
    text = statement.text
    if len(text.split()) < 3 or is_done_already(text) or only_owners(text):
        return False
    if must:
        return _MUST_DO.search(text) is not None
    if named:
        return take_ending(text).owners_raw is not None or bool(owners_in(text))
    if isinstance(statement.block, ListItem) or _CODE.match(text):
        return True
    return _TASK.match(text) is not None or take_ending(text).owners_raw is not None


def _opening_list(stream: list[Statement]) -> frozenset[int]:
    """The list with which a note of actions begins, without a heading: most of its items are tasks with a number."""
    begin = next((i for i, s in enumerate(stream) if isinstance(s.block, ListItem)), None)
    if begin is None or begin > _TOP or any(len(s.text) > 200 for s in stream[:begin]):
        return frozenset()
    if stream[begin].number is None:
        return frozenset()
    end = begin
    while end < len(stream) and isinstance(stream[end].block, ListItem):
        end += 1
    items = range(begin, end)
    tasks = [i for i in items if is_obligation(stream[i].text) and len(stream[i].text.split()) > 4]
    named = any(owners_in(stream[i].text) for i in items)
    return frozenset(items) if named and len(items) > 1 and len(tasks) >= _SHARE * len(items) else frozenset()


def _must_sentences(text: str) -> list[str]:
    """Each sentence of what must be done: a text without bullets runs several together."""
    sentences = re.split(r"(?<=[a-z)]\.)\s+(?=[A-Z])", text)
    return [sentence for sentence in sentences if _MUST_DO.search(sentence)]


def _made(document: Document, statement: Statement, words: str, group: str | None) -> Draft:
    code = _CODE.match(words)
    words = words[code.end() :] if code is not None else words
    box = _CHECKBOX.match(words)
    ending = take_ending(words[box.end() :] if box is not None else words)
    margin = statement.margin
    owners_raw = margin if margin is not None and only_owners(margin) else ending.owners_raw
    text = ending.text
    if owners_raw is None:
        owners_raw, text = take_leading(text)
    return Draft(
        text=text,
        source=statement.source(document, words),
        position=statement.position,
        origin="list",
        owners=split_owners(owners_raw) if owners_raw else owners_in(text) or inner_owners(text),
        owners_raw=owners_raw,
        explicit=owners_raw is not None,
        due_raw=ending.due_raw,
        status=ending.status or ("complete" if box is not None and box["tick"].strip() else None),
        reference=code["code"] if code is not None else statement.number,
        group=group,
    )
