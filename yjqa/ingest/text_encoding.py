"""Bytes → text: which encoding a plain text file is in.

Papers pasted together from several sources mix UTF-8 with Windows-1252; some were encoded twice, so that a quotation
mark stands as three letters. Both are mended here, byte by byte, so that no figure or name is lost.
"""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536
_STRAY = re.compile(rb"[\x80-\xff]+")
_TWICE = re.compile("[\u00c2\u00c3\u00e2][\u0080-\u00ff\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}")


def decode(data: bytes) -> str:
    """The text of a file in whatever encoding it is; never raises: a byte of no encoding becomes U+FFFD."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(encoding, "replace")
    nul_share = data[:_SAMPLE].count(0) / max(len(data[:_SAMPLE]), 1)
    if nul_share > 0.2:
        return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le", "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _other_than_utf8(data)
    return _TWICE.sub(_once, text)


def _other_than_utf8(data: bytes) -> str:
    runs = _STRAY.findall(data)
    valid = sum(_is_utf8(run) for run in runs)
    if valid >= len(runs) / 2:
        return _mixed(data)
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", "mac_roman"]).best()
    return _mixed(data) if best is None or best.encoding == "cp1252" else data.decode(best.encoding, "replace")


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mixed(data: bytes) -> str:
    """UTF-8 where it is valid, Windows-1252 for the bytes that are not."""
    return _STRAY.sub(_run_as_utf8, data).decode("utf-8")


def _run_as_utf8(match: re.Match[bytes]) -> bytes:
    run = match.group()
    text = run.decode("utf-8") if _is_utf8(run) else run.decode("cp1252", "replace")
    return text.encode("utf-8")


def _once(match: re.Match[str]) -> str:
    try:
        return match.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match.group()
