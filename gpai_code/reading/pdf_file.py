"""A PDF opened safely: its pages, and the characters of each with their places."""

import math
import time
from collections.abc import Iterator
from typing import Any

import attrs

from gpai_code.errors import DocumentError, Fault, MissingExtraError
from gpai_code.reading.pdf_drawings import Drawings, Rule

MAX_PAGES = 400
"""Most pages of a document; published summaries have a twentieth of it."""

MAX_PAGE_CHARACTERS = 50_000
"""Most characters of one page."""

MAX_SECONDS = 30.0
"""How long a document may take; it is looked at between pages."""

TAIL = 4_096
"""In how many bytes at its end a whole file has its end mark."""

_UPRIGHT = 0.1
"""How far text may be turned and still be read, in radians."""


@attrs.frozen(slots=True)
class Character:
    """
    A character on a page.

    Attributes:
        text: The character.
        x0: Its left edge, in points from the left.
        x1: Its right edge, its advance included.
        y: Its base line, in points from the top.
        size: The size of its type, in points.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float


@attrs.frozen(kw_only=True)
class Page:
    """
    A page.

    Attributes:
        number: From 1.
        width: In points.
        height: In points.
        characters: What is written on it, in the file's order.
        turned: Words that are not level, such as watermarks.
        level: Level lines.
        upright: Upright lines.
        edges: The upper and lower edges of areas that are filled and have no line around them.
        pictures: Whether there are pictures on it.
    """

    number: int
    width: float
    height: float
    characters: list[Character]
    turned: str
    level: list[Rule]
    upright: list[Rule]
    edges: list[Rule]
    pictures: bool


def pages_of(content: bytes, document: str) -> Iterator[Page]:
    """
    Yield the pages of a PDF. Nothing in it is run, opened or drawn.

    Args:
        content: The file.
        document: What to call it in errors.

    Raises:
        DocumentError: If it has a password, is cut off or broken, has too many pages, or takes
            longer than `MAX_SECONDS`.
        MissingExtraError: If pypdfium2 is not installed.
    """
    try:
        import pypdfium2 as pdfium  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("pdf", "pypdfium2") from None
    if b"%%EOF" not in content[-TAIL:]:
        raise _fault(document, "a PDF that is cut off", "get the whole file again")
    until = time.monotonic() + MAX_SECONDS
    try:
        pdf = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            remedy = "remove the password, for example by printing it to a PDF"
            raise _fault(document, "a PDF with a password", remedy) from None
        raise _fault(document, "a broken PDF", "save it again, or get it again") from None
    try:
        count = len(pdf)
        if not 1 <= count <= MAX_PAGES:
            raise _fault(document, f"{count} pages", f"give 1 to {MAX_PAGES} pages")
        for number in range(count):
            if time.monotonic() > until:
                what = f"a PDF that takes more than {MAX_SECONDS:.0f} seconds"
                raise _fault(document, what, "save it as text, or give fewer pages")
            yield _page(pdfium.raw, pdf, number, document)
    except pdfium.PdfiumError:
        raise _fault(document, "a broken PDF", "save it again, or get it again") from None
    finally:
        pdf.close()


def _fault(document: str, what: str, remedy: str) -> DocumentError:
    return DocumentError(document, (Fault("", "pdf", what, remedy),))


def _page(raw: Any, pdf: Any, number: int, document: str) -> Page:
    page = pdf[number]
    try:
        place = _Placement(page)
        drawings = Drawings(raw, place)
        drawings.read(page.raw)
        characters, turned = _characters(raw, page, place, document)
    finally:
        page.close()
    return Page(
        number=number + 1,
        width=place.width,
        height=place.height,
        characters=characters,
        turned=turned,
        level=drawings.level,
        upright=drawings.upright,
        edges=drawings.edges,
        pictures=drawings.pictures,
    )


class _Placement:
    """Turns places of the file into points from the top left of the page as it is shown."""

    def __init__(self, page: Any) -> None:
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top
        self.rotation = page.get_rotation()
        width, height = abs(right - left), abs(top - bottom)
        if self.rotation in (90, 270):
            width, height = height, width
        self.width, self.height = width, height

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def _characters(
    raw: Any, page: Any, place: _Placement, document: str
) -> tuple[list[Character], str]:
    import ctypes  # noqa: PLC0415

    text_page = page.get_textpage()
    try:
        handle = text_page.raw
        count = raw.FPDFText_CountChars(handle)
        if count > MAX_PAGE_CHARACTERS:
            remedy = f"keep it to {MAX_PAGE_CHARACTERS}"
            raise _fault(document, f"{count} characters on one page", remedy)
        box = raw.FS_RECTF()
        x, y = ctypes.c_double(), ctypes.c_double()
        matrix = raw.FS_MATRIX()
        shown: list[Character] = []
        turned: list[str] = []
        turn = math.radians(place.rotation)
        for at, code in _codes(raw, handle, count):
            angle = raw.FPDFText_GetCharAngle(handle, at)
            # both are counted clockwise: what the page is turned by, the words are turned back by
            if abs(math.remainder(angle + turn, 2 * math.pi)) > _UPRIGHT:
                turned.append(chr(code))
                continue
            raw.FPDFText_GetLooseCharBox(handle, at, box)
            raw.FPDFText_GetCharOrigin(handle, at, x, y)
            left, first = place(box.left, box.bottom)
            right, last = place(box.right, box.top)
            _, base = place(x.value, y.value)
            x0, x1 = min(left, right), max(left, right)
            # the size that the file names is often scaled afterwards
            raw.FPDFText_GetMatrix(handle, at, matrix)
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            size = raw.FPDFText_GetFontSize(handle, at) * scale or abs(last - first) or 1.0
            if not (-50 <= x0 <= place.width + 50 and -50 <= base <= place.height + 50):
                continue  # outside of what is shown
            shown.append(Character(_SIGNS.get(code, chr(code)), x0, x1, base, size))
        return shown, "".join(turned).strip()
    finally:
        text_page.close()


_SIGNS = {
    # the library's mark of a hyphen at a line's end, and other hyphens
    **dict.fromkeys((2, 0xFFFE, 0xAD, 0x2010), "-"),
    # of Wingdings and ZapfDingbats, where a file does not say which characters they are
    0xF0FE: "☒",
    0xF0FD: "☒",
    0xF052: "☒",
    0xF0FC: "✓",
    0xF0A8: "☐",
    0xF06F: "☐",
    0xF071: "☐",
    0xF0B7: "•",
    0xF0A7: "•",
    0xF0D8: "•",
}


def _codes(raw: Any, handle: Any, count: int) -> Iterator[tuple[int, int]]:
    """Yield the characters that a file writes, each with its place among all."""
    high = 0
    for at in range(count):
        code = raw.FPDFText_GetUnicode(handle, at)
        if 0xDC00 <= code <= 0xDFFF and high:
            code += 0x10000 - 0xDC00 + (high - 0xD800 << 10)  # the library gives it in two halves
        high = code if 0xD800 <= code <= 0xDBFF else 0
        # what is no character, half of one, or a blank that the library puts between words
        if code in (0, 0xFFFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
            continue
        if raw.FPDFText_IsGenerated(handle, at) != 1:
            yield at, code
