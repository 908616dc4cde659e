"""Pages that are pictures, read by ocrmypdf and tesseract where the machine has them."""

import importlib.util
import os
import shutil
import subprocess
import sys

from yjqa.errors import ScannedPaper

_ENCRYPTED = 8
"""ocrmypdf's exit code for a paper that is protected by a password."""
_COMMAND = ("-m", "ocrmypdf", "--skip-text", "--output-type", "pdf", "--quiet", "--language", "eng")


def with_text(data: bytes, *, file: str) -> bytes:
    """The PDF with a layer of text on the pages that had none; other pages are left as they are.

    Raises ScannedPaper where the programs are missing or give up; its message says what to do.
    """
    missing = missing_programs()
    if missing:
        raise ScannedPaper(
            f"{file}: its pages are pictures, and to read them {' and '.join(missing)} must be "
            "installed. Install tesseract with your system's package manager, and ocrmypdf with pip install yjqa[ocr]."
        )
    done = subprocess.run(
        [sys.executable, *_COMMAND, "-", "-"],
        input=data,
        capture_output=True,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    if done.returncode == 0:
        return done.stdout
    if done.returncode == _ENCRYPTED:
        raise ScannedPaper(f"{file}: its pages are pictures behind a password. Save it without one, then use --ocr.")
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    reason = lines[-1] if lines else f"exit {done.returncode}"
    raise ScannedPaper(
        f"{file}: the pictures of its pages could not be read ({reason}). Scan it again, and straighter."
    )


def missing_programs() -> list[str]:
    """What has to be installed on this machine before pictures can be read."""
    programs = (
        ("tesseract", shutil.which("tesseract") is not None),
        ("ocrmypdf", importlib.util.find_spec("ocrmypdf") is not None),
    )
    return [name for name, there in programs if not there]
