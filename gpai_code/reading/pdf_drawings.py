"""The lines that are drawn on a page of a PDF, also as thin areas or as sides of boxes."""

import itertools
from collections.abc import Callable
from typing import Any

import attrs

MAX_OBJECTS = 30_000
"""Most drawings of a page that are looked at for lines."""

MAX_FORM_DEPTH = 4
"""How deep drawings may be inside drawings."""

THIN = 3.5
"""Up to which width a drawn area is a line, in points."""


@attrs.frozen(slots=True)
class Rule:
    """
    A line that is drawn on a page, upright or level, in points from the top left.

    Attributes:
        at: Its x if it is upright, its y if it is level.
        begin: Where it begins in the other direction.
        end: Where it ends.
    """

    at: float
    begin: float
    end: float


class Drawings:
    """
    The lines of a page, and whether there are pictures on it.

    Args:
        raw: The functions of PDFium.
        place: Turns a place of the file into one of the page as it is shown.

    Attributes:
        level: Level lines.
        upright: Upright lines.
        edges: The upper and lower edges of areas that are filled and have no line around them.
        pictures: Whether there are pictures.
    """

    def __init__(self, raw: Any, place: Callable[[float, float], tuple[float, float]]) -> None:
        self.raw = raw
        self.place = place
        self.level: list[Rule] = []
        self.upright: list[Rule] = []
        self.edges: list[Rule] = []
        self.pictures = False
        self.count = 0

    def read(self, page: Any) -> None:
        """Look at everything that is drawn on a page."""
        raw = self.raw
        identity = raw.FS_MATRIX(1, 0, 0, 1, 0, 0)
        for at in range(min(raw.FPDFPage_CountObjects(page), MAX_OBJECTS)):
            self._object(raw.FPDFPage_GetObject(page, at), identity, 0)

    def _object(self, drawn: Any, outer: Any, depth: int) -> None:
        raw = self.raw
        self.count += 1
        if self.count > MAX_OBJECTS:
            return
        kind = raw.FPDFPageObj_GetType(drawn)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            self.pictures = True
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_FORM_DEPTH:
            inner = raw.FS_MATRIX()
            raw.FPDFPageObj_GetMatrix(drawn, inner)
            matrix = _product(raw, inner, outer)
            for at in range(min(raw.FPDFFormObj_CountObjects(drawn), MAX_OBJECTS)):
                self._object(raw.FPDFFormObj_GetObject(drawn, at), matrix, depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(drawn, outer)

    def _path(self, drawn: Any, outer: Any) -> None:
        import ctypes  # noqa: PLC0415

        raw = self.raw
        mode, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(drawn, mode, stroked)
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(drawn, own)
        matrix = _product(raw, own, outer)
        count = raw.FPDFPath_CountSegments(drawn)
        if not 0 < count <= 200:
            return  # nothing, or a picture of curves
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for at in range(count):
            segment = raw.FPDFPath_GetPathSegment(drawn, at)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_BEZIERTO:
                return
            if kind == raw.FPDF_SEGMENT_MOVETO and points:
                self._shape(points, stroked=bool(stroked.value))
                points = []
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            points.append(self.place(*_moved(matrix, x.value, y.value)))
        self._shape(points, stroked=bool(stroked.value))

    def _shape(self, points: list[tuple[float, float]], *, stroked: bool) -> None:
        """Take a drawn shape for the lines that its edges are."""
        xs = [point[0] for point in points]
        ys = [point[1] for point in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        if x1 - x0 <= THIN or y1 - y0 <= THIN:
            self._line(x0, x1, y0, y1)
            return
        if len(points) > 5:
            return  # no rectangle, of which the first point is the last one too
        if not stroked:
            self.edges += [Rule(y0, x0, x1), Rule(y1, x0, x1)]
            return
        for (ax, ay), (bx, by) in itertools.pairwise(points):
            if abs(ax - bx) <= 1 or abs(ay - by) <= 1:
                self._line(min(ax, bx), max(ax, bx), min(ay, by), max(ay, by))

    def _line(self, x0: float, x1: float, y0: float, y1: float) -> None:
        if y1 - y0 > x1 - x0 and y1 - y0 > THIN:
            self.upright.append(Rule((x0 + x1) / 2, y0, y1))
        elif x1 - x0 > THIN:
            self.level.append(Rule((y0 + y1) / 2, x0, x1))


def _product(raw: Any, inner: Any, outer: Any) -> Any:
    """Return the matrix that does what an inner one does, and then an outer one."""
    return raw.FS_MATRIX(
        inner.a * outer.a + inner.b * outer.c,
        inner.a * outer.b + inner.b * outer.d,
        inner.c * outer.a + inner.d * outer.c,
        inner.c * outer.b + inner.d * outer.d,
        inner.e * outer.a + inner.f * outer.c + outer.e,
        inner.e * outer.b + inner.f * outer.d + outer.f,
    )


def _moved(matrix: Any, x: float, y: float) -> tuple[float, float]:
    return matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f
