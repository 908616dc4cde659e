"""What a person sees who opens the service's address in a browser, and its reference."""

from html import escape

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse

from yjqa import __version__
from yjqa.http.callers import needs
from yjqa.http.home.page import page
from yjqa.http.home.reference import operations_by_group, reference_of
from yjqa.http.negotiation import VARIES, negotiated_form

router = APIRouter(include_in_schema=False)  # for people; programs have the OpenAPI document

EXAMPLES = (
    ("/v1/documents", "the papers that are held"),
    ("/v1/actions?status=open", "the actions that are still open"),
    ("/v1/actions?format=csv", "the action register for a spreadsheet"),
    ("/v1/budgets?format=xlsx", "every figure of the budgets as a workbook"),
    ("/v1/budgets/compare?format=xlsx", "what each funder pays, areas and years side by side"),
    ("/v1/checks", "the figures that do not agree with each other"),
)

_ASK = """\
curl {address}v1/ask -H 'Content-Type: application/json' \\
  -d '{{"question": "which actions are overdue"}}'"""

_LINKS = {
    "openapi": "/openapi.json",
    "reference": "/docs",
    "ask": "/v1/ask",
    "documents": "/v1/documents",
    "health": "/healthz",
    "ready": "/readyz",
}


@router.get("/")
def home(request: Request) -> Response:
    """What this is and what can be done here: a page, or its links as JSON for who likes that better. Raises a 406 for who likes neither."""
    if negotiated_form(request, None, ("html", "json")) == "json":
        return JSONResponse({"name": "yjqa", "version": __version__, "links": _LINKS}, headers=VARIES)
    document = request.app.openapi()
    examples = "\n".join(f'<li><a href="{escape(path)}">{escape(path)}</a> {told}</li>' for path, told in EXAMPLES)
    groups = "\n".join(
        f"<h3>{escape(group.capitalize())}</h3>\n<ul>\n"
        + "\n".join(
            f'<li><a href="/docs#{escape(one["operationId"])}"><code>{method} {escape(path)}</code></a>'
            f" {escape(one.get('summary', ''))}</li>"
            for method, path, one in operations
        )
        + "\n</ul>"
        for group, operations in operations_by_group(document).items()
        if operations
    )
    return page(
        f"yjqa {__version__}",
        f"""<main>
<h1>yjqa</h1>
<p>Answers questions about youth justice partnership papers, with the page that proves each answer, and gives out the registers and
figures that the papers state. This address is for programs and spreadsheets; everything here can also be opened in a browser.</p>
<p><a href="/docs">Reference</a> · <a href="/openapi.json">OpenAPI document</a> · version {__version__}</p>
<h2>To look at</h2>
<ul>
{examples}
</ul>
<p>To ask:</p>
<pre>{escape(_ASK.format(address=request.base_url))}</pre>
<p class="quiet">Where an API key is asked for: programs send it as the header <code>Authorization: Bearer KEY</code>; a browser or a
spreadsheet adds <code>key=KEY</code> to the address. Whoever runs the service gives out keys.</p>
<h2>Everything that there is</h2>
{groups}
</main>""",
    )


@router.get("/docs", dependencies=[Depends(needs("read"))])
def reference(request: Request) -> Response:
    """Every address with what it takes and gives."""
    return page(f"yjqa {__version__}: reference", reference_of(request.app.openapi()))
