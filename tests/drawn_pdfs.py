"""Small PDFs that tests draw, with places in points from the top left of the page."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

WIDTH, HEIGHT = 595, 842

Draw = Callable[["Sheet"], None]


class Sheet:
    """
    A page to write and draw on.

    Attributes:
        canvas: That of reportlab, which counts from the bottom.
    """

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas

    def write(self, x: float, y: float, text: str, size: float = 10) -> None:
        """Write words at a base line."""
        self.canvas.setFont("Helvetica", size)
        self.canvas.drawString(x, HEIGHT - y, text)

    def column(self, x: float, y: float, *lines: str, pitch: float = 13) -> None:
        """Write lines below each other; an empty one is a gap."""
        for at, line in enumerate(lines):
            if line:
                self.write(x, y + at * pitch, line)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Draw a line."""
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def box(self, x0: float, y0: float, x1: float, y1: float, **kinds: Any) -> None:
        """Draw a rectangle: its outline, unless told otherwise."""
        self.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, **kinds)

    def grid(self, xs: list[float], ys: list[float]) -> None:
        """Draw the lines of a table."""
        self.canvas.grid(xs, [HEIGHT - y for y in ys])


def drawn(*pages: Draw) -> bytes:
    """Return a PDF with these pages."""
    pdfgen = pytest.importorskip("reportlab.pdfgen.canvas")
    file = BytesIO()
    canvas = pdfgen.Canvas(file, pagesize=(WIDTH, HEIGHT))
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def with_characters(codes: dict[str, str]) -> bytes:
    """
    Return a PDF that names its characters itself.

    Args:
        codes: The letters that are drawn, each with the UTF-16 code that the file says it is.
    """
    names = " ".join(f"<{ord(letter):02X}> <{code}>" for letter, code in codes.items())
    unicode_map = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
        "1 begincodespacerange <00> <FF> endcodespacerange "
        f"{len(codes)} beginbfchar {names} endbfchar endcmap end end"
    )
    text = f"BT /F 12 Tf 100 700 Td ({''.join(codes)}) Tj ET"
    return objects(
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>",
        f"<</Length {len(text)}>>stream\n{text}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>",
        f"<</Length {len(unicode_map)}>>stream\n{unicode_map}\nendstream",
    )


def objects(*texts: str) -> bytes:
    """Return a PDF with these objects, of which the first is its root."""
    numbered = [f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(texts, 1)]
    return f"%PDF-1.7\n{''.join(numbered)}trailer<</Root 1 0 R>>\n%%EOF".encode()
