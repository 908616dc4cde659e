"""Opening a paper's own file from any screen."""

from typing import TYPE_CHECKING, cast

from textual.app import App, SuspendNotSupported

from tui.source.elsewhere import Program, editor, pager, show_in, text_of
from tui.source.original import open_original
from tui.threads import in_thread
from yjqa.cli_tables import printable

if TYPE_CHECKING:
    from tui.app import YjqaApp


async def open_file_of(app: App[object], document_id: str) -> None:
    """Opens the file in its program; where that cannot be, says where it lies and offers its text in the user's pager or editor. Belongs in
    a worker. Raises `YjqaError` where the file is gone or not the same any more.
    """
    from tui.source.no_screen import NotHere

    desk = cast("YjqaApp", app)
    file = await desk.ask_backend(lambda backend: backend.original(document_id))
    in_browser = app.is_web
    shown = await in_thread(lambda: open_original(file, in_browser=in_browser))
    if shown.opened:
        app.notify(printable(shown.message), timeout=4, markup=False)
        return
    programs = (None, None) if in_browser else (pager(), editor())
    chosen = await app.push_screen_wait(NotHere(shown.message, file, programs))
    if chosen is not None:
        text = await desk.ask_backend(lambda backend: text_of(backend, document_id))
        _show(app, chosen, document_id, text)


def _show(app: App[object], program: Program, document_id: str, text: str) -> None:
    """Gives the terminal to the program until it is left."""
    try:
        with app.suspend():
            problem = show_in(program, document_id, text)
    except SuspendNotSupported:
        problem = "This terminal cannot be given to another program."
    if problem:
        app.notify(printable(problem), severity="warning", markup=False)
