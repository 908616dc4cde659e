"""The pages of a paper, as text and as pictures, with the places marked that an answer rests on."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from yjqa.document import Document, Page
from yjqa.http.callers import needs
from yjqa.http.etags import NOT_MODIFIED, etag_headers, etagged
from yjqa.http.negotiation import MEDIA_TYPES, VARIES, negotiated_form
from yjqa.http.pages.models import PageEntry, PageList, PageListQuery, PageQuery, PageText
from yjqa.http.pages.pictures import Wanted
from yjqa.http.path_parameters import DocumentId, PageNumber
from yjqa.http.problems import HttpProblem, documented, invalid_request
from yjqa.http.repeated import refuse_repeated
from yjqa.http.service import CurrentService, Service
from yjqa.http.validation import FieldProblem
from yjqa.ingest.pdf.sheet import Box
from yjqa.plain import document_as_text, page_as_text, pages_as_cited

router = APIRouter(
    prefix="/v1/documents/{document_id}/pages", tags=["documents"], dependencies=[Depends(needs("read"))]
)

_FORMS = ("json", "text", "png")


@router.get(
    "",
    summary="The pages of a paper",
    responses={**documented(404, 422), **NOT_MODIFIED},
    dependencies=[Depends(etagged)],
)
def list_pages(
    document_id: DocumentId, query: Annotated[PageListQuery, Query()], request: Request, service: CurrentService
) -> PageList:
    """Every page with the number printed on it: `label=12` finds page 12 as it is printed, wherever it is in the file."""
    refuse_repeated(request, PageListQuery)
    document = service.library.document(document_id)
    wanted = None if query.label is None else query.label.strip().casefold()
    pages = [page for page in pages_as_cited(document) if wanted is None or (page.label or "").casefold() == wanted]
    entries = [
        PageEntry(
            page=page.number,
            page_label=page.label,
            pictured=page.pictured,
            href=_address(request, document_id, page.number),
        )
        for page in pages
    ]
    notes = [] if pages else [f"No page is labelled {query.label}. {_printed_labels(document)}"]
    return PageList(items=entries, total=len(entries), notes=notes)


@router.get(
    "/{page}",
    summary="A page of a paper, as text or as a picture",
    response_model=PageText,
    responses={
        200: {
            "description": "The page: its text as JSON or plain text, or its picture as PNG.",
            "content": {
                MEDIA_TYPES["text"]: {"schema": {"type": "string"}},
                MEDIA_TYPES["png"]: {"schema": {"type": "string", "format": "binary"}},
            },
        },
        **documented(404, 406, 409, 410, 422, 503),
        **NOT_MODIFIED,
    },
)
def get_page(
    document_id: DocumentId,
    page: PageNumber,
    query: Annotated[PageQuery, Query()],
    request: Request,
    service: CurrentService,
) -> Response:
    """The page with this number in the file, counted from 1.

    As a picture (`format=png`), places can be marked in it: where a record or finding stands (`record`), or any box (`bbox`). A paper
    that is no PDF has no pages: its whole text is page 1, and there is no picture of it.
    """
    refuse_repeated(request, PageQuery)
    form = negotiated_form(request, query.format, _FORMS)
    headers = {**etag_headers(request, service), **VARIES}
    document = service.library.document(document_id)
    shown = _page_of(document, page)
    if form == "png":
        return _picture(service, document, page, query, headers)
    if query.of_pictures():
        what = "this is said of the picture of a page. Ask for it with format=png, or leave it out"
        raise invalid_request([FieldProblem(where=f"query.{name}", what=what) for name in query.of_pictures()])
    if form == "text":
        return Response(document_as_text(document, page), headers=headers, media_type=MEDIA_TYPES["text"])
    text = _text(request, document, shown)
    links = {"prev": text.previous, "next": text.next}
    said = ", ".join(f'<{address}>; rel="{name}"' for name, address in links.items() if address)
    if said:
        headers["Link"] = said
    return Response(text.model_dump_json(), headers=headers, media_type=MEDIA_TYPES["json"])


def _page_of(document: Document, number: int) -> Page:
    found = next((page for page in pages_as_cited(document) if page.number == number), None)
    if found is not None:
        return found
    count = len(pages_as_cited(document))
    there = f"its pages are 1 to {count}" if count > 1 else "it has page 1 only"
    raise HttpProblem(
        404,
        "unknown-page",
        "No such page",
        f"{document.id}: there is no page {number}; {there}, counted in the file. "
        f"For the number printed on a page, see /v1/documents/{document.id}/pages?label=….",
    )


def _text(request: Request, document: Document, page: Page) -> PageText:
    numbers = [one.number for one in pages_as_cited(document)]
    place = numbers.index(page.number)
    address = _address(request, document.id, page.number)
    notes = []
    if page.pictured:
        notes.append("The page shows something, but holds no text that could be read: look at its picture.")
    if document.format != "pdf":
        notes.append("This paper has no pages; this is its whole text.")
    return PageText(
        document=document.id,
        title=document.title,
        page=page.number,
        page_label=page.label,
        pages=len(numbers),
        text=page_as_text(document, page),
        previous=_address(request, document.id, numbers[place - 1]) if place > 0 else None,
        next=_address(request, document.id, numbers[place + 1]) if place + 1 < len(numbers) else None,
        picture=f"{address}?format=png" if document.format == "pdf" else None,
        notes=notes,
    )


def _picture(service: Service, document: Document, number: int, query: PageQuery, headers: dict[str, str]) -> Response:
    if document.format != "pdf":
        raise HttpProblem(
            406,
            "no-picture",
            "There is no picture of this paper",
            f"{document.id}: only a PDF has pages that can be drawn. Ask for the text with format=text, or for the file itself.",
        )
    records = [box for record in query.record for box in _boxes_of(service, record, document.id, number)]
    boxes = tuple(dict.fromkeys((*records, *query.boxes())))
    wanted = Wanted(document.sha256, number, query.scale, query.width, boxes)
    picture = service.pictures.picture(wanted, service.library.file_of(document.id))
    name = f'inline; filename="{document.id}-page-{number}.png"'
    return Response(picture, headers={**headers, "Content-Disposition": name}, media_type=MEDIA_TYPES["png"])


def _boxes_of(service: Service, record: str, document_id: str, number: int) -> list[Box]:
    """Where a record stands on a page. Raises a 404 where there is no such record, a 422 where it stands elsewhere."""
    places = service.library.places_of(record)
    if not places:
        raise HttpProblem(
            404, "unknown-record", "No such record", f"{record}: no record or finding of that id is held."
        )
    boxes = [place.bbox for place in places if (place.document, place.page) == (document_id, number) and place.bbox]
    if not boxes:
        where = "; ".join(dict.fromkeys(place.where() for place in places))
        raise HttpProblem(
            422,
            "not-on-page",
            "The record stands elsewhere",
            f"{record}: it does not stand on page {number} of {document_id}, but here: {where}.",
        )
    return boxes


def _address(request: Request, document_id: str, number: int) -> str:
    """Where a page is, on this host."""
    return request.url_for("get_page", document_id=document_id, page=number).path


def _printed_labels(document: Document) -> str:
    labels = [page.label for page in document.pages if page.label]
    if not labels:
        return "No numbers are printed on its pages, or none that could be told."
    return f"The first number that is printed is {labels[0]}, the last {labels[-1]}."
