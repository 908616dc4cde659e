"""The reference of the service for people: the OpenAPI document as HTML."""

import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from markdown_it import MarkdownIt

_MARKDOWN = MarkdownIt("commonmark", {"html": False})

_METHODS = ("get", "post", "put", "patch", "delete")


def reference_of(document: dict[str, Any]) -> str:
    """The document as the body of a page."""
    return "\n".join(
        [
            "<main>",
            f"<h1>{escape(document['info']['title'])} {escape(document['info']['version'])}: reference</h1>",
            '<p><a href="/">Start</a> · <a href="/openapi.json">the same as OpenAPI</a></p>',
            _text(document["info"].get("description", "")),
            *_groups(document),
            '<h2 id="problems">Problems</h2>',
            "<p>Each is a <code>application/problem+json</code> of the type " + _type({"$ref": "/Problem"}) + ".</p>",
            _problems(document),
            '<h2 id="schemas">What is sent and received</h2>',
            *(_schema(name, schema) for name, schema in sorted(document["components"]["schemas"].items())),
            "</main>",
        ]
    )


def operations_by_group(document: dict[str, Any]) -> dict[str, list[tuple[str, str, dict[str, Any]]]]:
    """Method, path and description of every operation, by the group that it is in."""
    groups: dict[str, list[tuple[str, str, dict[str, Any]]]] = {tag["name"]: [] for tag in document.get("tags", ())}
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                groups.setdefault(item[method]["tags"][0], []).append((method.upper(), path, item[method]))
    return groups


def _groups(document: dict[str, Any]) -> Iterator[str]:
    about = {tag["name"]: tag.get("description", "") for tag in document.get("tags", ())}
    for group, operations in operations_by_group(document).items():
        yield f'<h2 id="{escape(group)}">{escape(group.capitalize())}</h2>'
        yield _text(about.get(group, ""))
        for operation in operations:
            yield from _operation(*operation)


def _operation(method: str, path: str, operation: dict[str, Any]) -> Iterator[str]:
    name = escape(operation["operationId"])
    yield f'<h3 id="{name}"><code>{method} {escape(path)}</code> {escape(operation.get("summary", ""))}</h3>'
    yield _text(operation.get("description", ""))
    parameters = operation.get("parameters", ())
    if parameters:
        yield _table(
            ("parameter", "in", "type", "what it is"),
            [
                (f"<code>{escape(one['name'])}</code>", escape(one["in"]), _parameter_type(one["schema"]), _about(one))
                for one in parameters
            ],
        )
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        yield f"<p>Body: <code>{escape(kind)}</code>, {_type(content.get('schema', {}))}</p>"
    responses = operation["responses"]
    told = [(status, response) for status, response in responses.items() if not _is_problem(response)]
    yield _table(
        ("status", "type", "what it means"),
        [(escape(status), _contents(response), _text(response.get("description", ""))) for status, response in told],
    )
    problems = [f'<a href="#problems">{escape(status)}</a>' for status in responses if _is_problem(responses[status])]
    if problems:
        yield f'<p class="quiet">Problems: {", ".join(problems)}</p>'


def _is_problem(response: dict[str, Any]) -> bool:
    return "application/problem+json" in response.get("content", {})


def _problems(document: dict[str, Any]) -> str:
    """What each status of a problem means; the same for all operations."""
    meanings = {
        status: response.get("description", "")
        for operations in operations_by_group(document).values()
        for _, _, operation in operations
        for status, response in operation["responses"].items()
        if _is_problem(response)
    }
    rows = [(escape(status), _text(meaning)) for status, meaning in sorted(meanings.items())]
    return _table(("status", "what it means"), rows)


def _contents(response: dict[str, Any]) -> str:
    return "<br>".join(
        f"<code>{escape(kind)}</code> {_type(content.get('schema', {}))}"
        for kind, content in response.get("content", {}).items()
    )


def _schema(name: str, schema: dict[str, Any]) -> str:
    required = schema.get("required", ())
    rows = [
        (f"<code>{escape(field)}</code>", _type(of), _about({"required": field in required, **of}))
        for field, of in schema.get("properties", {}).items()
    ]
    heading = f'<h3 id="schema-{escape(name)}"><code>{escape(name)}</code></h3>{_text(schema.get("description", ""))}'
    return heading + (_table(("field", "type", "what it is"), rows) if rows else f"<p>{_type(schema)}</p>")


def _parameter_type(schema: dict[str, Any]) -> str:
    """The same for a parameter: it is left out where it is null, and stands there several times where it is a list."""
    if schema.get("type") == "array":
        return f"{_type(schema.get('items', {}))}, repeatable"
    if "anyOf" in schema:
        schema = {"anyOf": [one for one in schema["anyOf"] if one.get("type") != "null"]}
    return _type(schema)


def _type(schema: dict[str, Any]) -> str:
    """What a value may be, in words."""
    if "$ref" in schema:
        name = escape(schema["$ref"].rpartition("/")[2])
        return f'<a href="#schema-{name}">{name}</a>'
    for union in ("anyOf", "oneOf", "allOf"):
        if union in schema:
            return " or ".join(dict.fromkeys(_type(one) for one in schema[union]))
    if "enum" in schema:
        return " or ".join(f"<code>{escape(json.dumps(value))}</code>" for value in schema["enum"])
    if "const" in schema:
        return f"<code>{escape(json.dumps(schema['const']))}</code>"
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    kind = schema.get("type", "anything")
    return escape(" or ".join(kind) if isinstance(kind, list) else kind) + (
        f" ({escape(schema['format'])})" if "format" in schema else ""
    )


def _about(one: dict[str, Any]) -> str:
    """What a parameter or field is, whether it must be given, and what it is where it is not."""
    schema = one.get("schema", one)
    told = [_text(one.get("description") or schema.get("description", ""))]
    if one.get("required") is True and one.get("in") != "path":
        told.append(
            '<span class="quiet">always there</span>' if "in" not in one else '<span class="quiet">needed</span>'
        )
    if schema.get("default") not in (None, []):
        told.append(f'<span class="quiet">if left out: <code>{escape(json.dumps(schema["default"]))}</code></span>')
    return " ".join(told)


def _table(columns: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    head = "".join(f'<th scope="col">{column}</th>' for column in columns)
    body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>'


def _text(markdown: str) -> str:
    return str(_MARKDOWN.render(markdown)).strip()
