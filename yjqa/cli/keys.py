"""The API keys of the HTTP service."""

import datetime
from typing import Annotated

import typer

from yjqa.cli.choices import RoleChoice
from yjqa.cli.opening import opened_keys
from yjqa.cli.options import StoreOption


def create_key(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who or what will use it, in a few words.")],
    role: Annotated[
        RoleChoice,
        typer.Option(help="read: read and ask. write: upload and delete papers too. admin: read the audit log too."),
    ] = RoleChoice.read,
    expires: Annotated[
        datetime.datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="The last day on which it works (YYYY-MM-DD, UTC)."),
    ] = None,
    store: StoreOption = None,
) -> None:
    """Make an API key. It is printed once, alone on standard output."""
    from yjqa.cli_keys import print_new_key

    with opened_keys(store) as held:
        print_new_key(*held.create(name, role.value, expires and expires.date()))


def list_keys(
    as_json: Annotated[bool, typer.Option("--json", help="Print a JSON array.")] = False,
    store: StoreOption = None,
) -> None:
    """List all API keys with their roles, whether they work and when they were last used."""
    from yjqa.cli_keys import print_keys, print_keys_as_json

    with opened_keys(store) as held:
        (print_keys_as_json if as_json else print_keys)(held.all())


def revoke_key(
    key: Annotated[str, typer.Argument(metavar="ID|NAME", help="A key's id or name, as `yjqa keys list` lists it.")],
    store: StoreOption = None,
) -> None:
    """End an API key for good. A running service refuses it from its next request on."""
    from yjqa.cli_keys import print_revoked_key

    with opened_keys(store) as held:
        print_revoked_key(*held.revoke(key))
