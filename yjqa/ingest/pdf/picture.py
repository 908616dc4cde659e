"""The picture of a scanned page → its ruling lines, which a scan holds as dark pixels only."""

from typing import Any

from yjqa.ingest.pdf.sheet import Rule

_SCALE = 1.5
"""Pixels a point at which the page is looked at."""
_DARK = 150
"""Grey below this is ink."""
_THICK = 4
"""A run that mostly has ink so many pixels on both sides of it is no line but a photograph or a dark area."""
_LEVEL, _UPRIGHT = 36.0, 16.0
"""Unbroken ink of so many points is a line: longer than any stroke of a letter."""


def find_rules(page: Any) -> list[Rule]:
    """The rules in the picture of a page."""
    import numpy as np

    bitmap = page.render(scale=_SCALE, grayscale=True)
    ink = np.asarray(bitmap.to_numpy()).reshape(bitmap.height, -1)[:, : bitmap.width] < _DARK
    bitmap.close()
    level = [Rule(False, at, start, end) for at, start, end in _runs(ink, _LEVEL)]
    upright = [Rule(True, at, start, end) for at, start, end in _runs(ink.T, _UPRIGHT)]
    return level + upright


def _runs(ink: Any, least: float) -> list[tuple[float, float, float]]:
    """Unbroken thin runs along each row of `ink`, as (row, start, end) in points."""
    import numpy as np

    thick = np.zeros_like(ink)
    thick[_THICK:-_THICK] = ink[: -2 * _THICK] & ink[2 * _THICK :]
    thick_before = np.pad(np.cumsum(thick & ink, axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    edges = np.diff(np.pad(ink.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = ends - starts >= least * _SCALE
    rows, starts, ends = rows[long], starts[long], ends[long]
    thin = thick_before[rows, ends] - thick_before[rows, starts] < (ends - starts) / 2
    return [
        ((row + 0.5) / _SCALE, start / _SCALE, end / _SCALE)
        for row, start, end in zip(rows[thin].tolist(), starts[thin].tolist(), ends[thin].tolist(), strict=True)
    ]
