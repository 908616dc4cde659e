"""API keys as people see them: a new one, all of them, one that was revoked."""

import dataclasses
import datetime
import json
import sys

from yjqa.cli_tables import as_text, console_of, printable, table_of
from yjqa.service.keys import Key

NO_KEYS = "There are no keys yet. Make one with: yjqa keys create NAME"


def print_new_key(key: Key, text: str) -> None:
    """The key alone on standard output, so that a script can take it from there; what to know of it on standard error."""
    print(text, flush=True)
    until = f", until the end of {key.expires:%Y-%m-%d} (UTC)" if key.expires else ""
    advice = (
        f"Key {key.id} “{printable(key.name)}”, role {key.role}{until}. It is shown this once and kept nowhere: keep it where passwords are kept.\n"
        "Send it as the header “Authorization: Bearer KEY” or “X-API-Key: KEY”"
    )
    also = "; a spreadsheet may have it in the address, as ?key=KEY." if key.role == "read" else "."
    print(advice + also, file=sys.stderr)


def print_keys(keys: list[Key]) -> None:
    """A table of the keys."""
    if not keys:
        print(NO_KEYS)
        return
    table = table_of("id", "name", "role", "state", "created", "expires", "last used (UTC)")
    for key in keys:
        used = f"{key.last_used:%Y-%m-%d %H:%M}" if key.last_used else "never"
        expires = f"{key.expires:%Y-%m-%d}" if key.expires else ""
        state = f"revoked {key.revoked:%Y-%m-%d}" if key.revoked else key.state()
        cells = (key.id, key.name, key.role, state, f"{key.created:%Y-%m-%d}", expires, used)
        table.add_row(*map(as_text, cells))
    console_of().print(table)


def print_keys_as_json(keys: list[Key]) -> None:
    """The keys as a JSON array; never the keys themselves, which nobody has but their users."""
    rows = [{**dataclasses.asdict(key), "state": key.state()} for key in keys]
    print(json.dumps(rows, indent=2, ensure_ascii=False, default=datetime.datetime.isoformat))


def print_revoked_key(key: Key, is_new: bool) -> None:
    """That a key is refused now, or was before."""
    name = f"{key.id} “{printable(key.name)}”"
    if is_new:
        print(f"Revoked key {name}. Whoever uses it is refused from now on.")
    else:
        print(f"Key {name} was revoked already, at {key.revoked:%Y-%m-%d %H:%M} (UTC).")
