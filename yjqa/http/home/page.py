"""A page for people: HTML of our own, without scripts and without anything from elsewhere."""

import base64
import hashlib
from html import escape

from fastapi.responses import HTMLResponse

STYLE = """
:root { color-scheme: light dark; --line: #c9ced6; --quiet: #5a6472; --link: #0b57a4; --code: #f1f3f6; }
@media (prefers-color-scheme: dark) { :root { --line: #454c57; --quiet: #a8b1be; --link: #86bdf5; --code: #262b33; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.2rem; border-bottom: 1px solid var(--line); }
h3 { margin: 1.8rem 0 .3rem; font-size: 1rem; } a { color: var(--link); }
code, pre { font-family: ui-monospace, monospace; font-size: .92em; background: var(--code); border-radius: .25rem; }
code { padding: .05rem .3rem; overflow-wrap: anywhere; } pre { padding: .6rem; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--line); }
td p { margin: 0; } .quiet { color: var(--quiet); } .wide { overflow-x: auto; }
@media (min-width: 50rem) { td:first-child code { white-space: nowrap; } }
"""

_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()

HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "Cache-Control": "no-cache",
    "Vary": "Accept",
}
"""What a browser is told: to use the style that is written here and to load or run nothing."""


def page(title: str, body: str) -> HTMLResponse:
    """The page. `body` is HTML: whatever goes into it was escaped."""
    return HTMLResponse(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n",
        headers=HEADERS,
    )
