"""Lines that hold several cells of a row, cut into them; and dates that narrow columns broke over lines, joined.

A tool that reads a page line by line prints short cells that stand beside one another as one line: a row's number and
the first words of its action, a deadline and the first words of what follows it, an owner and a deadline, a rating at
the end. Only such cells are cut as show by their looks where they end, and only where the table has a column for them.
"""

import re
from collections.abc import Iterator, Sequence

from yjqa.ingest.cell_kinds import is_date, is_name_like, is_rag, is_score

_NUMBERED = re.compile(r"((?:[A-Z]{1,3}\s?)?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?[.)]?)\s+(?=[A-Z\"'‘“(])")
_GROUP = re.compile(r"((?:priority|objective|theme|outcome|aim|strand|standard|goal)\s+\d{1,2})\s+(?=[A-Z])", re.I)
_GROUPING = frozenset({"priority", "objective", "recommendation"})
SCORES = frozenset({"impact", "likelihood", "score", "residual_impact", "residual_likelihood", "residual_score"})
_YEAR = re.compile(r"(?:19|20)\d\d$")
_LONGEST_DATE = 7
_MOST_DATE_LINES = 3
_BEFORE_DATE = """
by in from since until till before after on at of to and the for during with
"""
_LEADS_TO_DATE = frozenset(_BEFORE_DATE.split())


def is_group_label(text: str) -> bool:
    """The text begins as a numbered priority or the like does."""
    return bool(
        re.match(r"(?:priority|objective|theme|outcome|aim|strand|standard|goal|recommendation)\s+\d", text, re.I)
    )


def cut_line(text: str, roles: Sequence[str | None]) -> list[str]:
    """The cells of one line, in order; the line itself where nothing tells them apart."""
    opening = None
    if "reference" in roles and not is_date(" ".join(text.split()[:2])):
        opening = _NUMBERED.match(text)
    elif roles[0] in _GROUPING:
        opening = _GROUP.match(text)
    cells = [opening.group(1)] if opening else []
    rest = text[opening.end() :] if opening else text
    tail: list[str] = []
    if "rag" in roles and " " in rest and is_rag(rest.rsplit(None, 1)[1]):
        rest, last = rest.rsplit(None, 1)
        tail.insert(0, last)
    if SCORES & set(roles):
        front, rest, back = _scores(rest)
        cells += front
        tail = back + tail
    if rest and "due" in roles:
        cells += _around_date(rest, roles)
    elif rest:
        cells.append(rest)
    return cells + tail


def _scores(text: str) -> tuple[list[str], str, list[str]]:
    """Marks of impact, likelihood and score at the beginning and the end of a line, two together at least."""
    words = text.split()
    first = 0
    while first < len(words) and is_score(words[first]):
        first += 1
    last = len(words)
    while last > first and is_score(words[last - 1]):
        last -= 1
    if first == 1 and first < len(words):
        first = 0
    if last == len(words) - 1:
        last = len(words)
    return words[:first], " ".join(words[first:last]), words[last:]


def _around_date(text: str, roles: Sequence[str | None]) -> list[str]:
    """What stands before a deadline, the deadline, what stands after it; the text alone where no deadline shows."""
    words = text.split()
    if is_date(text):
        return [text]
    for size in range(min(_LONGEST_DATE, len(words) - 1), 0, -1):
        for start in range(len(words) - size + 1):
            date = " ".join(words[start : start + size])
            if not is_date(date) or (size == 1 and date.isdigit()):
                continue
            before, after = words[:start], words[start + size :]
            if before and not _can_stand_before(before, roles):
                continue
            if after and not (after[0][:1].isupper() or after[0][:1] in "•·▪" or _YEAR.search(date)):
                continue
            return [part for part in (" ".join(before), date, " ".join(after)) if part]
    return [text]


def _can_stand_before(words: Sequence[str], roles: Sequence[str | None]) -> bool:
    """The words are a cell of their own before a deadline: an owner, or a text that does not lead to a date."""
    if words[-1].lower() in _LEADS_TO_DATE:
        return False
    due, owner = roles.index("due"), roles.index("owner") if "owner" in roles else -1
    if owner == due - 1:
        return is_name_like(" ".join(words))
    return True


def joined_dates(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The runs of texts (first, one after the last) that one date joins; each other text is a run by itself."""
    index = 0
    while index < len(texts):
        end = index + 1
        for last in range(min(index + _MOST_DATE_LINES, len(texts)), index + 1, -1):
            parts = texts[index:last]
            if is_date(" ".join(parts)) and not all(is_date(part) and not part.isdigit() for part in parts):
                end = last
                break
        if end == index + 1 < len(texts) and _YEAR.fullmatch(texts[end]) and _lacks_year(texts[index]):
            end += 1
        yield index, end
        index = end


def _lacks_year(text: str) -> bool:
    """The text ends in a day and month, or in a month, that a year on the next line would make whole."""
    words = text.split()
    return is_date(words[-1]) and words[-1][:1].isupper() and words[-1].isalpha() and is_date(f"{words[-1]} 2000")
