"""Which kind of file a published document is, and its lines and cells."""

import re
from os import PathLike

import attrs

from gpai_code.errors import DocumentError, Fault
from gpai_code.reading.card_section import find_section
from gpai_code.reading.exports import Export, export_of_csv, export_of_units, is_csv_export
from gpai_code.reading.furniture import furniture
from gpai_code.reading.html_page import MAX_BYTES as MAX_PAGE
from gpai_code.reading.html_page import charset_of, is_html, units_of_page
from gpai_code.reading.layout import (
    MAX_CHARACTERS,
    MAX_UNITS,
    Unit,
    decoded,
    split_lines,
    units_of,
)
from gpai_code.reading.records import Passage
from gpai_code.reading.word_document import is_word, read_word
from gpai_code.text_io.sources import content_of

MAX_FILE = 64 * 2**20
"""Largest file that is opened, in bytes; one with pictures may be much larger than its text."""

_LINES = re.compile(r"\r\n|\r|\n")
_OWN = re.compile(r"\A\ufeff?[\r\n]*(?:# |<!DOCTYPE html>\n<html lang=\"en(?:-GB)?\">\n)")
_PICTURES = {b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"II*\x00": "TIFF", b"MM\x00*": "TIFF"}


@attrs.frozen(kw_only=True)
class Content:
    """
    What a published document shows.

    Attributes:
        units: Its lines and cells.
        furniture: What belongs to its pages and not to the text.
        unread: What of it cannot be read, such as pages that are pictures.
        export: What it says where this library exported it, None otherwise.
        placed: Whether cells were recognised by where they are on the page, so that columns need
            not be looked for again.
    """

    units: list[Unit]
    furniture: tuple[Passage, ...] = ()
    unread: tuple[Passage, ...] = ()
    export: Export | None = None
    placed: bool = False


def content_of_document(source: str | bytes | PathLike[str], document: str, kind: str) -> Content:
    """
    Return what a published document shows, whatever kind of file it is.

    The bytes tell PDF, Word and HTML; everything else is Markdown, CSV or plain text.

    Args:
        source: A text, the bytes of a file, or its path. A `str` is never taken for a path.
        document: What to call it in errors.
        kind: Kind of document, of which a model card may have a section.

    Raises:
        DocumentError: If it cannot be read, with what would help.
        MissingExtraError: If the package that reads such files is not installed.
        ArgumentTypeError: If the source is something else.
        OSError: If the file cannot be read.
    """
    content = _content_of(source, document, kind)
    if content.export is None and len(content.units) > MAX_UNITS:
        actual, remedy = f"{len(content.units)} lines and cells", f"keep it to {MAX_UNITS}"
        raise DocumentError(document, (Fault("", "size", actual, remedy),))
    return content


def _content_of(source: str | bytes | PathLike[str], document: str, kind: str) -> Content:
    content = content_of(source, max_bytes=MAX_FILE)
    if isinstance(content, bytes):
        if len(content) > MAX_FILE:
            fault = Fault("", "size", f"more than {MAX_FILE} bytes", f"keep it to {MAX_FILE}")
            raise DocumentError(document, (fault,))
        if b"%PDF-" in content[:1024]:
            from gpai_code.reading.pdf_pages import read_pdf  # noqa: PLC0415

            pages = read_pdf(content, document)
            return Content(
                units=pages.units,
                furniture=pages.furniture,
                unread=pages.unread,
                export=export_of_units(pages.units),
                placed=True,
            )
        if is_word(content):
            word = read_word(content, document)
            return _placed(word.units, word.furniture, document)
        _refuse_pictures(content, document)
        text = _text_of_bytes(content, document)
    else:
        text = content
    if is_html(text):
        if len(text) > MAX_PAGE:
            fault = Fault("", "size", f"{len(text)} characters", f"keep it to {MAX_PAGE}")
            raise DocumentError(document, (fault,))
        exact = _OWN.match(text) is not None
        units = units_of_page(text, document, exact=exact)
        if exact and export_of_units(units) is None:
            units = units_of_page(text, document)
        return _placed(units, (), document)
    return _content_of_text(decoded(text, document), kind)


def _text_of_bytes(content: bytes, document: str) -> str:
    """Return the text of bytes in UTF-8, or in the encoding that an HTML page names."""
    charset = charset_of(content)
    if charset in ("iso-8859-1", "windows-1252", "latin1", "us-ascii"):
        page = content.decode("cp1252", errors="replace")
        if is_html(page):
            return page
    if len(content) > MAX_CHARACTERS and b"<" in content[:200] and len(content) <= MAX_PAGE:
        page = content.decode("utf-8-sig", errors="replace")
        if is_html(page):
            return page
    return decoded(content, document)


def _refuse_pictures(content: bytes, document: str) -> None:
    for beginning, kind in _PICTURES.items():
        if content.startswith(beginning):
            wanted = "run text recognition (OCR) on it, and give the PDF or text that this makes"
            raise DocumentError(document, (Fault("", "picture", f"a {kind} picture", wanted),))


def _placed(units: list[Unit], margins: tuple[Passage, ...], document: str) -> Content:
    size = sum(len(unit.text) + 1 for unit in units)
    if size > MAX_CHARACTERS:
        fault = Fault("", "size", f"{size} characters of text", f"keep it to {MAX_CHARACTERS}")
        raise DocumentError(document, (fault,))
    return Content(units=units, furniture=margins, export=export_of_units(units), placed=True)


def _content_of_text(text: str, kind: str) -> Content:
    if is_csv_export(text) and (export := export_of_csv(text)):
        return Content(units=[], export=export)
    first_line = 1
    if (section := find_section(text, kind)) is not None:
        text, first_line = section.text, section.line
    if _OWN.match(text) is not None:
        # what this library wrote is read to the letter, signs without width included
        export = export_of_units(_from_line(first_line, units_of(_LINES.split(text))))
        if export is not None:
            return Content(units=[], export=export)
    lines = split_lines(text)
    left_out = furniture(lines)
    margins = tuple(
        Passage(text=lines[number].strip(), line=number + first_line)
        for number in sorted(left_out)
        if lines[number].strip()
    )
    return Content(units=_from_line(first_line, units_of(lines, left_out)), furniture=margins)


def _from_line(first: int, units: list[Unit]) -> list[Unit]:
    """Number the lines of a section as those of the file that it is in."""
    if first == 1:
        return units
    return [attrs.evolve(unit, line=unit.line + first - 1) for unit in units]
