"""Places on a page: from the space in which a PDF draws to the sheet as it is shown."""

from typing import Any

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """The transformation that does `inner` first, then `outer`."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point where (x, y) comes to lie."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def turn_of(page: Any) -> Matrix:
    """From page space (y upwards, unrotated, anywhere) to the sheet as shown."""
    left, low, right, high = page.get_bbox()
    turns: dict[int, Matrix] = {
        0: (1.0, 0.0, 0.0, -1.0, -left, high),
        90: (0.0, 1.0, 1.0, 0.0, -low, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -low),
        270: (0.0, -1.0, -1.0, 0.0, high, right),
    }
    return turns[page.get_rotation() % 360]
