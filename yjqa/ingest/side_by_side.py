"""Two lists or addresses printed beside one another, read one after the other as they are meant."""

import re
from collections.abc import Sequence

from yjqa.columns import column_role
from yjqa.ingest.cell_kinds import is_date
from yjqa.ingest.tabbed import is_figure
from yjqa.ingest.text_lines import Line

_TWO = re.compile(r"^(\s*)(\S(?:\S| (?=\S))*)(\s{3,})(\S(?:\S| (?=\S))*)$")
_LABEL = re.compile(
    r"(?:title|date|time|place|venue|location|present|attendees?|apologies|invited|chair(?:ed by)?|clerk(?:ed by)?|"
    r"committee|in attendance|minutes|subject|report|author|contact|to|from|from|members?)\b.{0,20}",
    re.IGNORECASE,
)
_LEAST = 4
_NEAR = 2


def unfold(lines: Sequence[Line]) -> list[Line]:
    """The lines with every pair of lists unfolded: the left one, then the right one; numbers stay with their lines."""
    result: list[Line] = []
    index = 0
    while index < len(lines):
        end = _end_of_pair(lines, index)
        if end:
            column = _column(lines[index])
            left, right = zip(*(_cut(line, column) for line in lines[index:end]), strict=True)
            result += [*left, Line(lines[end - 1].number, "", lines[end - 1].page), *right]
            index = end
        else:
            result.append(lines[index])
            index += 1
    return result


def _column(line: Line) -> int:
    match = _TWO.match(line.text)
    return match.start(4) if match else 0


def _end_of_pair(lines: Sequence[Line], start: int) -> int:
    """The index after the last line of a pair that begins at `start`; 0 where none begins."""
    first = _TWO.match(lines[start].text)
    if first is None or _is_row(first[2], first[4]):
        return 0
    column = first.start(4)
    pairs, alone, end, blanks = 0, 0, start, 0
    for index in range(start, len(lines)):
        line = lines[index]
        if line.blank:
            blanks += 1
            if blanks > 1:
                break
            continue
        if line.starts_page and index > start:
            break
        match = _TWO.match(line.text)
        if match and abs(match.start(4) - column) <= _NEAR and not _is_row(match[2], match[4]):
            pairs += 1
        elif not match and (line.indent >= column - _NEAR or len(line.text) < column - 2):
            if blanks and pairs and len(line.words) > 25 and line.indent < column - _NEAR:
                break
            alone += 1
        else:
            break
        blanks, end = 0, index + 1
    titled = first[2].endswith(":") and first[4].endswith(":")
    return end if (titled and pairs >= 2) or (pairs >= _LEAST and pairs > alone) else 0


def _is_row(left: str, right: str) -> bool:
    """The two belong together: a label with its text, a name with its figure or date, columns of a table."""
    if left.endswith(":") != right.endswith(":") and left.endswith(":"):
        return True
    if _LABEL.fullmatch(left) and not right.endswith(":"):
        return True
    return is_figure(right) or is_figure(left) or is_date(right) or column_role(right) is not None or len(left) < 3


def _cut(line: Line, column: int) -> tuple[Line, Line]:
    place = max(column - _NEAR, 0)
    match = _TWO.match(line.text)
    if match:
        place = match.start(4)
    elif line.indent < place:
        place = len(line.text)
    return (
        Line(line.number, line.text[:place].rstrip(), line.page, line.starts_page),
        Line(line.number, line.text[place:].strip(), line.page),
    )
