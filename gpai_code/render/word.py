"""Forms as Word documents, safe whatever the answers hold."""

import datetime
import re
import zipfile
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from gpai_code._version import __version__
from gpai_code.catalog.provenance import LIBRARY
from gpai_code.constraints.arguments import explain_arguments
from gpai_code.errors import MissingExtraError
from gpai_code.forms.base import Form
from gpai_code.forms.findings import OPEN
from gpai_code.render.forms import (
    Shown,
    about,
    header_of,
    heading_of,
    legend,
    numbers_rows,
    shown,
    title_of,
)
from gpai_code.text_io.escaping import without_controls

LANGUAGE = "en-GB"

_PAGE_WIDTH, _PAGE_HEIGHT, _MARGIN = 21.0, 29.7, 2.0
"""A4, in centimetres."""

_NUMBER_WIDTH, _LABEL_WIDTH, _MARK_WIDTH = 1.4, 4.2, 1.5

_FONT = "Calibri"
_CENTRED = 1

_APPLICATION = "docProps/app.xml"


@explain_arguments
def to_docx(form: Form) -> bytes:
    """
    Return the form as a Word document: a heading and a table for each section, on A4.

    Answers go in as plain text: no fields, links or macros come into being. The number of the page
    is the only field, in the footer.

    Raises:
        MissingExtraError: If python-docx is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("docx", "python-docx") from None
    document = Document()
    _set_properties(document, form)
    _set_page(document)
    document.add_heading(_text([title_of(form)]), 0)
    document.add_paragraph(about(form))
    for label, lines in header_of(form):
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(_text(lines))
    explained = legend(form)
    if explained is not None:
        document.add_paragraph(explained)
    for section, rows in shown(form):
        document.add_heading(heading_of(section), 1)
        _add_table(document, form, rows)
    file = BytesIO()
    document.save(file)
    return _with_own_application(file.getvalue())


def _set_properties(document: Any, form: Form) -> None:
    """Say in the file's properties what the document says, and not what its template did."""
    properties = document.core_properties
    model, version = form.names()
    # Word takes no more than 255 characters
    properties.title = _text([title_of(form)])[:255]
    properties.subject = _text([model or ""])[:255]
    properties.version = _text([version or ""])[:255]
    properties.language = LANGUAGE
    properties.author = ""
    properties.last_modified_by = ""
    properties.comments = ""
    properties.keywords = ""
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0, tzinfo=None)
    saved = now
    if form.last_updated is not None:
        saved = datetime.datetime.combine(form.last_updated, datetime.time())
    properties.created = saved
    properties.modified = saved


def _set_page(document: Any) -> None:
    """Set A4, the language, and the number of the page in the footer."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Cm, Pt  # noqa: PLC0415

    for section in document.sections:
        section.page_width, section.page_height = Cm(_PAGE_WIDTH), Cm(_PAGE_HEIGHT)
        section.left_margin = section.right_margin = Cm(_MARGIN)
        section.top_margin = section.bottom_margin = Cm(_MARGIN)
        footer = section.footer.paragraphs[0]
        footer.alignment = _CENTRED
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        footer._p.append(field)
    normal = document.styles["Normal"]
    normal.font.name = _FONT
    normal.font.size = Pt(10)
    normal.paragraph_format.space_after = Pt(6)
    document.styles["Title"].font.size = Pt(20)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    run_properties = normal.element.get_or_add_rPr()
    run_properties.append(language)
    for existing in document.styles.element.iter(qn("w:lang")):
        existing.set(qn("w:val"), LANGUAGE)


def _add_table(document: Any, form: Form, rows: Shown) -> None:
    """Add the table of a section: its head is repeated on each page, and no row is split."""
    from docx.shared import Cm, Pt  # noqa: PLC0415

    audiences = form.definition().audiences
    numbered = numbers_rows(form)
    widths = [_LABEL_WIDTH, 0.0, *(_MARK_WIDTH for _ in audiences)]
    heads = ["Row", "Answer", *(audience.value for audience in audiences)]
    if numbered:
        widths.insert(0, _NUMBER_WIDTH)
        heads.insert(0, "No.")
    widths[heads.index("Answer")] = _PAGE_WIDTH - 2 * _MARGIN - sum(widths)
    table = document.add_table(rows=1, cols=len(widths), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    _mark_row(table.rows[0], "w:cantSplit", "w:tblHeader")
    for row, lines in rows:
        added = table.add_row()
        texts = [row.name, _text([OPEN] if lines is None else lines)]
        if numbered:
            texts.insert(0, row.position)
        for audience in audiences:
            texts.append("✕" if audience in row.audiences else "")
        for cell, text in zip(added.cells, texts, strict=True):
            cell.text = text
        _mark_row(added, "w:cantSplit")
    table.autofit = False
    first_mark = len(widths) - len(audiences)
    for line in table.rows:  # Word takes the width from each cell, others from the columns
        for place, (cell, width) in enumerate(zip(line.cells, widths, strict=True)):
            cell.width = Cm(width)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_before = Pt(2)
            paragraph.paragraph_format.space_after = Pt(2)
            if place >= first_mark:
                paragraph.alignment = _CENTRED
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def _mark_row(row: Any, *properties: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415

    for name in properties:
        row._tr.get_or_add_trPr().append(OxmlElement(name))


def _text(lines: Iterable[str]) -> str:
    return "\n".join(map(without_controls, lines))


def _with_own_application(document: bytes) -> bytes:
    """Name this library as the program, where the template of python-docx names one of 2013."""
    rewritten = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(document)) as old,
        zipfile.ZipFile(rewritten, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            content = old.read(part)
            if part.filename == _APPLICATION:
                text = re.sub(r"<Application>.*?</Application>", _PROGRAM, content.decode())
                text = re.sub(r"<AppVersion>.*?</AppVersion>", "", text)
                content = text.encode()
            new.writestr(part, content)
    return rewritten.getvalue()


_PROGRAM = f"<Application>{LIBRARY} {__version__}</Application>"
