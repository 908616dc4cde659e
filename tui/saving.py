"""Writing a file so that it is either whole or as it was."""

import secrets
from contextlib import suppress
from pathlib import Path

from yjqa.errors import InvalidRequest


def save_file(path: Path, data: bytes) -> None:
    """Writes the file, in place of one that is there. It takes its time. Raises `InvalidRequest` where it cannot be written."""
    target = path.resolve()  # of a link the file that it leads to is written, and the link stays
    part = target.with_name(f".yjqa-{secrets.token_hex(8)}.part")
    try:
        try:
            with part.open("xb") as file:  # never through what somebody else has put there
                file.write(data)
            if target.exists():
                part.chmod(target.stat().st_mode)
            part.replace(target)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise InvalidRequest(f"{path}: cannot be written ({error.strerror or error}).") from error
