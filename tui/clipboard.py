"""Copying text to where the user pastes from."""

from textual.app import App


async def copy_text(app: App[object], text: str, what: str) -> None:
    """Copies text and tells the user how much. `what`: what it is, in few words, for the message: "the answer with its sources"."""
    app.copy_to_clipboard(text)
    app.notify(f"Copied {what}.", markup=False)
