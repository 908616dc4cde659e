"""Opening a paper's own file from any screen."""

from typing import TYPE_CHECKING, cast

from tui.clipboard import copy_text
from tui.source.original import open_original
from tui.threads import in_thread
from yjqa.cli_tables import printable

if TYPE_CHECKING:
    from textual.app import App

    from tui.app import YjqaApp


async def open_file_of(app: "App[object]", document_id: str) -> None:
    """Opens the file in its program, or says where it lies and copies that. Raises `YjqaError` where it is gone or not the same any more."""
    file = await cast("YjqaApp", app).ask_backend(lambda backend: backend.original(document_id))
    in_browser = app.is_web
    shown = await in_thread(lambda: open_original(file, in_browser=in_browser))
    app.notify(printable(shown.message), timeout=5 if shown.opened else 12, markup=False)
    if not shown.opened:
        await copy_text(app, str(file), "the path of the file")
