"""What the rows of the store hold, as records and passages, and which rows a query is to find."""

import json
from collections.abc import Iterable, Mapping

from yjqa.index.passages import Passage, PassageKind
from yjqa.records import DocumentRecord, Source
from yjqa.store.connections import Connections

WITHOUT_VECTORS = "found by its words only, since the embedding model was missing; install it and run yjqa ingest again"
WITHOUT_PASSAGES = "not searched, since an earlier yjqa read it; run yjqa ingest again"

DOCUMENT = "record, id IN (SELECT paper FROM shelf), id IN (SELECT paper FROM meaning)"
"""Of the table `paper`, what `document_of` takes."""


NOTE_CHANGE = "UPDATE change SET generation = generation + 1"
"""Whatever changes what is held does this in the same transaction."""


def generation_of(connections: Connections) -> int:
    """The number that rises with every change."""
    return int(connections.rows("SELECT generation FROM change")[0][0])


def document_of(record: str, has_passages: int, has_vectors: int) -> DocumentRecord:
    """A paper's record, with a warning where it cannot be found as it should."""
    document = DocumentRecord.model_validate_json(record)
    if has_vectors:
        return document
    return document.model_copy(
        update={"warnings": (*document.warnings, WITHOUT_VECTORS if has_passages else WITHOUT_PASSAGES)}
    )


def passage_of(
    id: int, paper: str, kind: PassageKind, text: str, context: str, source: str, record: str | None
) -> Passage:
    """A passage, whose source is as `source_json` has it."""
    fields = {"quote": text, **json.loads(source)}
    return Passage(id, paper, kind, text, context, Source.model_validate(fields), record)


def source_json(passage: Passage) -> str:
    """The passage's source, without a quote that is the passage's text."""
    left_out = {"quote"} if passage.source.quote == passage.text else set()
    return passage.source.model_dump_json(exclude=left_out, exclude_defaults=True)


def of_papers(document_ids: Iterable[str] | None) -> tuple[str, list[str]]:
    """The condition that a row is of one of the papers, after others, and its values; none where no ids are given."""
    if document_ids is None:
        return "", []
    return " AND paper IN (SELECT value FROM json_each(?))", [json.dumps(list(document_ids))]


def having_values(fields: Mapping[str, Iterable[str | bool]] | None) -> tuple[str, list[str]]:
    """The condition that a record's fields have one of these values each, after others, and its values."""
    query, values = "", []
    for name, some in (fields or {}).items():
        query += " AND body ->> ? IN (SELECT value FROM json_each(?))"
        values += [f"$.{name}", json.dumps(list(some))]
    return query, values
