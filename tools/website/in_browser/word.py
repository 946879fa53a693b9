"""
Forms as Word documents with Python's own library alone.

The library's `to_docx` needs python-docx, whose parser of XML is compiled and has no package for
the browser. This writes the same headings, lines and tables, and nothing else; a test compares
the two.
"""

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

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

_DAY = (1980, 1, 1, 0, 0, 0)

# widths in twentieths of a point; a page of A4 has 9,638 of them between margins of 2 cm
_PAGE, _NUMBER, _LABEL, _MARK = 9638, 800, 2400, 850

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_DOCUMENT}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>"
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_DOCUMENT}/styles" Target="styles.xml"/>'
        "</Relationships>"
    ),
}


def to_word(form: Form) -> bytes:
    """
    Return the form as a Word document: a heading and a table for each section, on A4.

    Answers go in as plain text: no fields, links or macros come into being.
    """
    parts = [_paragraph([title_of(form)], "Title"), _paragraph([about(form)])]
    for label, lines in header_of(form):
        parts.append(_paragraph([f"{label}: {' '.join(lines)}"]))
    explained = legend(form)
    if explained is not None:
        parts.append(_paragraph([explained]))
    for section, rows in shown(form):
        parts += [_paragraph([heading_of(section)], "Heading1"), _table(form, rows)]
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" '
        'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    body = f"{''.join(parts)}{_paragraph([''])}{page}"
    document = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    files = {**_PARTS, "word/document.xml": document, "word/styles.xml": _styles()}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(zipfile.ZipInfo(name, _DAY), _HEAD + content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def _styles() -> str:
    """Return the styles: body text, the title, the heading of a section, and tables."""
    styles = (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="20"/>'
        '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
    )
    for name, words, size, level in (
        ("Title", "Title", 40, None),
        ("Heading1", "heading 1", 26, 0),
    ):
        outline = "" if level is None else f'<w:outlineLvl w:val="{level}"/>'
        styles += (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{words}"/>'
            '<w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" '
            f'w:after="120"/>{outline}</w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        )
    border = ""
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border += f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
    return styles + (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        f"<w:tblBorders>{border}</w:tblBorders></w:tblPr></w:style></w:styles>"
    )


def _paragraph(lines: Iterable[str], style: str = "", *, bold: bool = False) -> str:
    runs = []
    for line in lines:
        for piece in without_controls(line).split("\n"):
            runs.append(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    weight = "<w:rPr><w:b/></w:rPr>" if bold else ""
    return f"<w:p>{properties}<w:r>{weight}{'<w:br/>'.join(runs)}</w:r></w:p>"


def _table(form: Form, rows: Shown) -> str:
    audiences = form.definition().audiences
    numbered = numbers_rows(form)
    numbers = [_NUMBER] if numbered else []
    marks = [_MARK] * len(audiences)
    widths = [*numbers, _LABEL, _PAGE - sum(numbers) - _LABEL - sum(marks), *marks]
    heads = [*(["No."] if numbered else []), "Row", "Answer", *(mark.value for mark in audiences)]
    body = _row([[head] for head in heads], widths, head=True)
    for row, lines in rows:
        cells = [[row.position]] if numbered else []
        cells += [[row.name], [OPEN] if lines is None else lines]
        cells += [["✕" if audience in row.audiences else ""] for audience in audiences]
        body += _row(cells, widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{_PAGE}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(cells: list[list[str]], widths: list[int], *, head: bool = False) -> str:
    parts = ""
    for lines, width in zip(cells, widths, strict=True):
        content = _paragraph(lines, bold=head)
        parts += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{parts}</w:tr>"
