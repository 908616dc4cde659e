"""The file that a paper was read from, as it is, to be kept and not shown: its bytes are nobody's that can be trusted."""

import re
from pathlib import PurePath
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse

from yjqa.document import Document, Format
from yjqa.http.callers import CurrentCaller, needs
from yjqa.http.etags import NOT_MODIFIED, NotModified
from yjqa.http.path_parameters import DocumentId
from yjqa.http.problems import HttpProblem, documented
from yjqa.http.service import CurrentService
from yjqa.ingest.kinds import EXTENSIONS
from yjqa.ingest.originals import check_original

router = APIRouter(prefix="/v1/documents", tags=["documents"], dependencies=[Depends(needs("read"))])

_BYTES = "application/octet-stream"
_MEDIA_TYPES: dict[Format, str] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""What the file is said to be. Of all others nothing is said, so that no browser shows them: HTML would act in this host's name."""

_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-cache",
}

_ONE_RANGE = re.compile(r"bytes=(?:([0-9]{1,15})-([0-9]{0,15})|-([0-9]{1,15}))", re.ASCII)

_DOCUMENTED = {
    200: {
        "description": "The file, byte for byte.",
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}} for kind in (*_MEDIA_TYPES.values(), _BYTES)
        },
    },
    206: {"description": "The part of the file that `Range` names."},
    **NOT_MODIFIED,
    **documented(404, 409, 410, 416),
}


@router.get(
    "/{document_id}/file",
    summary="The file that a paper was read from",
    response_class=FileResponse,
    responses=_DOCUMENTED,  # type: ignore[arg-type]  # FastAPI's own type is narrower than what it takes
)
def download_file(
    document_id: DocumentId, request: Request, service: CurrentService, caller: CurrentCaller
) -> Response:
    """The original, as long as it is the very file that was read; to be saved, not shown. A part of it can be asked for with `Range`."""
    path = service.library.file_of(document_id)
    document = service.library.document(document_id)
    headers = {**_SAFE, "ETag": f'"{document.sha256}"'}
    if document.sha256 in request.headers.get("if-none-match", ""):
        raise NotModified(headers)
    known = check_original(path, document.sha256)
    _settle_range(request, known.st_size)
    service.audit.note(caller.name, caller.key, caller.address, "read original", document=document_id)
    headers["Content-Disposition"] = _disposition(document)
    return FileResponse(path, headers=headers, media_type=_MEDIA_TYPES.get(document.format, _BYTES), stat_result=known)


def _disposition(document: Document) -> str:
    """What the file is to be saved as (RFC 6266): its own name, with the ending of what it is, and one for old programs."""
    own = PurePath(document.file)
    ending = own.suffix.lower()
    name = own.name
    if not _is_named_so(EXTENSIONS.get(ending), document.format):
        ending = next(usual for usual, kind in EXTENSIONS.items() if kind == document.format)
        name += ending
    return f"attachment; filename=\"{document.id}{ending}\"; filename*=UTF-8''{quote(name, safe='', errors='replace')}"


def _is_named_so(named: Format | None, found: Format) -> bool:
    """Whether a name's ending says what the content is; Markdown is plain text, whichever of the two the ending says."""
    return named == found or {named, found} == {"text", "markdown"}


def _settle_range(request: Request, size: int) -> None:
    """Leaves a `Range` that can be met, drops one that cannot be read (RFC 9110 has it passed over), and raises a 416 for one too far."""
    asked = request.headers.get("range")
    if asked is None:
        return
    found = _ONE_RANGE.fullmatch(asked.strip())
    first, last, tail = found.groups() if found else (None, None, None)
    if not found or (first and last and int(last) < int(first)):
        request.scope["headers"] = [pair for pair in request.scope["headers"] if pair[0] != b"range"]
    elif (first and int(first) >= size) or (tail and int(tail) == 0):
        raise HttpProblem(
            416,
            "range-not-satisfiable",
            "The file is not that long",
            f"{asked}: the file has {size} bytes, counted from 0.",
            headers={"Content-Range": f"bytes */{size}"},
        )
