"""Small records for tests, with only what matters to the test said."""

import datetime

from yjqa.document import Document, Page, Paragraph, Span
from yjqa.paper import Paper
from yjqa.records import Action, AnyRecord, DocumentRecord, Due, MeetingRef, Owner, Person, Source


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


def a_paper(document_id: str, *records: AnyRecord, text: str = "Some words.") -> Paper:
    document = Document(
        id=document_id,
        title=document_id.title(),
        file=f"{document_id}.txt",
        format="text",
        sha256=f"{hash((document_id, text)) & 0xFFFFFFFF:08x}",
        pages=(Page(1, (Paragraph(text, Span(lines=(1, 1))),)),),
    )
    record = DocumentRecord(id=document_id, title=document.title, sha256=document.sha256, file=document.file)
    return Paper(record, records, document)
