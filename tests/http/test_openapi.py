"""The OpenAPI document, as the service gives it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

Document = dict[str, Any]

OPERATIONS = {
    "ask",
    "audit",
    "cancel_job",
    "compare_budgets",
    "compare_kpis",
    "delete_conversation",
    "delete_document",
    "download_file",
    "get_conversation",
    "get_document",
    "get_job",
    "get_page",
    "healthz",
    "list_acronyms",
    "list_actions",
    "list_budgets",
    "list_checks",
    "list_conversations",
    "list_documents",
    "list_jobs",
    "list_kpis",
    "list_meetings",
    "list_objectives",
    "list_pages",
    "list_people",
    "list_risks",
    "metrics",
    "readyz",
    "search",
    "upload_document",
}
"""The operation ids. They are names in other people's programs: add, never rename."""


@pytest.fixture(scope="module")
def document(corpus_server: Any) -> Document:
    response: httpx.Response = corpus_server.client.get("/openapi.json")
    assert response.status_code == 200
    loaded: Document = response.json()
    return loaded


def _operations(document: Document) -> Iterator[tuple[str, Document]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_operation_ids_are_those_that_programs_know(document: Document) -> None:
    given = [one["operationId"] for _, one in _operations(document)]

    assert len(given) == len(set(given))
    assert set(given) == OPERATIONS


def test_every_operation_says_what_it_does(document: Document) -> None:
    for name, operation in _operations(document):
        assert operation.get("summary") and operation.get("description"), name
        assert len(operation["tags"]) == 1, name


def test_every_group_of_operations_is_described_and_used(document: Document) -> None:
    described = {tag["name"]: tag["description"] for tag in document["tags"]}

    assert set(described) == {operation["tags"][0] for _, operation in _operations(document)}
    assert all(described.values())


def test_every_response_with_data_has_an_example(document: Document) -> None:
    for name, operation in _operations(document):
        for status, response in operation["responses"].items():
            for kind, content in response.get("content", {}).items():
                if status < "300" and kind == "application/json":
                    assert _has_example(content, document), f"{name} {status}"


def _has_example(part: Document, document: Document, depth: int = 0) -> bool:
    """Whether an example stands in a response, a schema or what a schema is made of."""
    if "$ref" in part:
        part = document["components"]["schemas"][part["$ref"].rsplit("/", 1)[1]]
    if any(word in part for word in ("example", "examples", "const")):
        return True
    within = [part.get("schema"), part.get("items"), *part.get("properties", {}).values()]
    return depth < 4 and any(_has_example(one, document, depth + 1) for one in within if isinstance(one, dict))


def test_every_request_body_has_an_example(document: Document) -> None:
    for name, operation in _operations(document):
        for kind, content in operation.get("requestBody", {}).get("content", {}).items():
            if kind == "application/json":
                assert _has_example(content, document), name


def test_every_parameter_is_described(document: Document) -> None:
    for name, operation in _operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), f"{name} {parameter['name']}"


def test_every_error_is_a_problem(document: Document) -> None:
    for name, operation in _operations(document):
        for status, response in operation["responses"].items():
            if status >= "400":
                kinds = {kind: content["schema"] for kind, content in response["content"].items()}
                assert kinds == {"application/problem+json": {"$ref": "#/components/schemas/Problem"}}, (
                    f"{name} {status}"
                )
                assert response["description"].endswith("."), f"{name} {status}"


def test_nothing_refers_to_what_is_not_there(document: Document) -> None:
    text = json.dumps(document)

    for name in re.findall(r'"#/components/schemas/([^"]+)"', text):
        assert name in document["components"]["schemas"]
    assert "HTTPValidationError" not in text


def test_a_key_can_be_sent_to_whatever_gives_papers_and_in_the_address_only_to_get(document: Document) -> None:
    for name, operation in _operations(document):
        ways = {way for one in operation.get("security", []) for way in one}
        if name in ("GET /healthz", "GET /readyz"):
            assert not ways
        else:
            assert {"bearer", "header"} <= ways, name
            assert ("query" in ways) == name.startswith("GET "), name
