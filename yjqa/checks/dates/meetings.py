"""Days on which a paper says that something came to "this Board", which met on another day close by."""

import datetime
import re
from collections.abc import Iterator

from yjqa.checks.dates.printed import printed_days, said_date
from yjqa.checks.dates.written import Written
from yjqa.checks.material import Material
from yjqa.extract.prose import sentences
from yjqa.records import Finding

_THIS_BODY = re.compile(r"\bthis\s+(?P<body>Board|Committee|Panel|Partnership|Forum|Council|Group)\b")
_CAME_TO_IT = re.compile(
    r"\b(?:brought|presented|reported|considered|discussed|received|approved|agreed|noted|submitted|took|came|met)\b",
    re.I,
)
_NEAR = datetime.timedelta(days=14)
"""Boards meet every few weeks at most: two days that are closer than this are of one meeting."""


def find(material: Material, written: Written) -> Iterator[Finding]:
    """A finding for each such day, where the paper holds the papers of the meeting close to it and of none on the day."""
    held = written.days_met if _may_hold(material) else set()
    if not held:
        return
    for statement in material.statements:
        if not _THIS_BODY.search(statement.text):
            continue
        for start, end in sentences(statement.text):
            sentence = statement.text[start:end].strip()
            body = _THIS_BODY.search(sentence)
            printed = list(printed_days(sentence))
            day = printed[0].date if len(printed) == 1 else None
            if body is None or day is None or not _CAME_TO_IT.search(sentence):
                continue
            near = min((abs(day - other), other) for other in held)[1]
            if day not in held and abs(day - near) <= _NEAR:
                yield Finding(
                    check="date",
                    printed=sentence[printed[0].start : printed[0].end].strip(" ,."),
                    computed=said_date(near),
                    message=f"Something is said to have come to this {body['body']} on {said_date(day)}, but the meeting that the "
                    f"paper holds was on {said_date(near)}.",
                    confidence=0.5,
                    sources=(statement.source(material.document, sentence),),
                )


def _may_hold(material: Material) -> bool:
    return any(_THIS_BODY.search(statement.text) for statement in material.statements)
