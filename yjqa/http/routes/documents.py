"""The papers that are held."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from yjqa.errors import UnknownDocument
from yjqa.http.callers import needs
from yjqa.http.etags import NOT_MODIFIED, etag_headers, refuse_if_any
from yjqa.http.lists import documents
from yjqa.http.lists.listing import list_response, list_responses
from yjqa.http.negotiation import MEDIA_TYPES
from yjqa.http.path_parameters import DocumentId
from yjqa.http.problems import documented
from yjqa.http.service import CurrentService
from yjqa.records import DocumentRecord
from yjqa.store import unknown_document

router = APIRouter(prefix="/v1", tags=["documents"], dependencies=[Depends(needs("read"))])


@router.get(
    "/documents",
    summary="The papers that are held",
    response_model=documents.DocumentList,
    responses=list_responses(documents.EXAMPLE),
)
def list_documents(
    query: Annotated[documents.DocumentQuery, Query()], request: Request, service: CurrentService
) -> Response:
    """Every paper, with what was found in it and what could not be read."""
    return list_response(documents.DOCUMENTS, query, request, service)


@router.get(
    "/documents/{document_id}",
    summary="One paper",
    response_model=DocumentRecord,
    responses={
        200: {"content": {MEDIA_TYPES["json"]: {"example": documents.EXAMPLE_DOCUMENT}}},
        **NOT_MODIFIED,
        **documented(404),
    },
)
def get_document(
    document_id: DocumentId,
    request: Request,
    service: CurrentService,
) -> Response:
    """What a paper is, and how many records came of it."""
    headers = etag_headers(request, service)
    held = service.lists.of(documents.DOCUMENTS)
    number = held.numbers.get(document_id)
    if number is None:
        raise UnknownDocument(unknown_document(document_id, held.documents))
    refuse_if_any(request, headers)
    return Response(held.json(number), headers=headers, media_type=MEDIA_TYPES["json"])
