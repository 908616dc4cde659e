"""Small records for tests, with only what matters to the test said."""

import datetime

from yjqa.document import Block, Document, Page, Paragraph, Span
from yjqa.paper import Paper
from yjqa.records import Action, AnyRecord, CheckKind, DocumentRecord, Due, Finding, MeetingRef, Owner, Person, Source


def a_source(document: str = "minutes", **fields: object) -> Source:
    return Source.model_validate({"document": document, "title": document.title(), "quote": "words", **fields})


def an_action(
    text: str,
    *owners: str,
    document: str = "minutes",
    meeting: datetime.date | None = None,
    body: str = "Youth Justice Board",
    due: str | None = None,
    due_date: datetime.date | None = None,
    status: str | None = None,
    mentions: tuple[str, ...] = (),
    people: bool = True,
) -> Action:
    return Action(
        id=f"{document}:action:{text[:40]}",
        source=a_source(document, quote=text),
        text=text,
        owners=tuple(
            Owner(name=name, raw=name, person=f"{document}:person:{name}" if people else None) for name in owners
        ),
        due=Due(raw=due or str(due_date), date=due_date) if due or due_date else None,
        status="complete" if status == "complete" else "open",
        status_stated=status is not None,
        mentions=mentions,
        meeting=MeetingRef(body=body, date=meeting) if meeting else None,
    )


def a_person(name: str, *initials: str, document: str = "minutes") -> Person:
    return Person(id=f"{document}:person:{name}", source=a_source(document), name=name, initials=initials)


def a_finding(message: str, *sources: Source, check: CheckKind = "total", confidence: float = 0.9) -> Finding:
    return Finding(
        id=f"minutes:finding:{message[:40]}",
        check=check,
        printed="£101",
        computed="£100",
        message=message,
        confidence=confidence,
        sources=sources or (a_source(),),
    )


def a_paper(document_id: str, *records: AnyRecord, text: str = "Some words.") -> Paper:
    return a_paper_of(document_id, (Paragraph(text, Span(lines=(1, 1))),), *records)


def a_paper_of(document_id: str, blocks: tuple[Block, ...], *records: AnyRecord, **fields: object) -> Paper:
    """A paper of one page with these blocks; `fields` are what is known of it besides, as `areas`."""
    known = {"id": document_id, "title": document_id.title(), "file": f"{document_id}.txt"}
    sha256 = f"{hash((document_id, blocks)) & 0xFFFFFFFF:08x}"
    record = DocumentRecord.model_validate({**known, "sha256": sha256, **fields})
    document = Document(document_id, record.title, record.file, "text", sha256, (Page(1, blocks),))
    return Paper(record, records, document)
