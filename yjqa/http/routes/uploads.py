"""Putting papers in and taking them out."""

from typing import Any

import anyio.to_thread
from fastapi import APIRouter, Depends, Request, Response

from yjqa.http.callers import CurrentCaller, needs
from yjqa.http.path_parameters import DocumentId
from yjqa.http.problems import documented
from yjqa.http.service import CurrentService
from yjqa.http.uploads import LONGEST_FIELD, receive
from yjqa.service.deleting import delete_paper
from yjqa.service.jobs import Job

router = APIRouter(prefix="/v1/documents", tags=["documents"], dependencies=[Depends(needs("write"))])

_BODY: dict[str, Any] = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "additionalProperties": False,
                "properties": {
                    "file": {
                        "type": "string",
                        "format": "binary",
                        "description": "the paper: PDF, Word (.docx), HTML, Markdown or plain text; which of them, its content says. "
                        "Its name gives the paper its id.",
                    },
                    "password": {
                        "type": "string",
                        "maxLength": LONGEST_FIELD,
                        "description": "opens an encrypted paper; forgotten when the paper was read",
                    },
                    "ocr": {
                        "type": "string",
                        "enum": ["true", "false"],
                        "default": "false",
                        "description": "read pages that are pictures, where the programs for it are installed",
                    },
                },
            },
        }
    },
}

_ACCEPTED: dict[int | str, dict[str, Any]] = {
    202: {
        "headers": {
            "Location": {
                "description": "where to see what becomes of it",
                "schema": {"type": "string", "format": "uri-reference"},
            }
        },
    }
}


@router.post(
    "",
    summary="Upload a paper",
    status_code=202,
    responses={**_ACCEPTED, **documented(400, 507)},
    openapi_extra={"requestBody": _BODY},
)
async def upload_document(request: Request, response: Response, service: CurrentService, caller: CurrentCaller) -> Job:
    """Takes in one paper, which is read as soon as its turn comes; the job says what became of it.

    The same paper twice is one paper. One of the same name that says something else is another paper, with an id of its own; the job
    warns of that, with the id of the other one.
    """
    received = await receive(request, service.files, service.settings.max_bytes)

    def keep() -> Job:
        try:
            return service.jobs.add(
                received.job, received.file, received.sha256, password=received.password, ocr=received.ocr
            )
        except BaseException:
            service.files.discard(received.job)
            raise

    job = await anyio.to_thread.run_sync(keep)
    details = {"job": job.id, "file": job.file, "sha256": received.sha256}
    service.audit.note(caller.name, caller.key, caller.address, "uploaded", **details)
    response.headers["Location"] = f"/v1/jobs/{job.id}"
    return job


@router.delete("/{document_id}", summary="Delete a paper", status_code=204, responses=documented(404, 507))
def delete_document(document_id: DocumentId, service: CurrentService, caller: CurrentCaller) -> None:
    """Forgets a paper and all that came of it, and its file if it was uploaded. A file that was read where it lies is left alone."""
    record = delete_paper(document_id, service.library, service.files, service.jobs).record
    details = {"document": record.id, "file": record.file, "sha256": record.sha256}
    service.audit.note(caller.name, caller.key, caller.address, "deleted", **details)
