"""What is shown instead of a section where the terminal is too small for any."""

from textual.widgets import Static

LEAST_WIDTH = 60
LEAST_HEIGHT = 15


class TooSmall(Static):
    """Covers the screen; displayed only where the screen has the class `-too-small`."""

    def __init__(self) -> None:
        super().__init__(
            f"This window is too small for yjqa.\nPlease make it larger:\n{LEAST_WIDTH} columns, {LEAST_HEIGHT} lines\nat least.",
            markup=False,
        )
