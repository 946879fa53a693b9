"""Word documents to fill in, built with the labels that the official ones print."""

import zipfile
from html import escape
from io import BytesIO
from typing import Any

from gpai_code.constraints.rules import without_none
from gpai_code.forms.base import Form
from gpai_code.forms.choices import Choice
from gpai_code.forms.definition import Row
from gpai_code.forms.template import choices_of
from gpai_code.forms.values import ModalitySizes
from gpai_code.vocabulary import Audience

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
PLACEHOLDER = "Click or tap here to enter text."


def document_of(body: str, **parts: bytes) -> bytes:
    """Return a Word document with a body."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W}" xmlns:w14="{W14}" xmlns:mc="http://schemas.openxmlformats.'
            f'org/markup-compatibility/2006" mc:Ignorable="w14"><w:body>{body}</w:body>'
            "</w:document>",
        )
        for name, content in parts.items():
            archive.writestr(f"word/{name}", content)
    return file.getvalue()


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(*blocks: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(blocks) or paragraph()}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def line(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def control(text: str = PLACEHOLDER) -> str:
    """Return a content control inside a paragraph, which shows a placeholder."""
    return (
        '<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text w:multiLine="1"/></w:sdtPr><w:sdtContent><w:r>'
        f'<w:rPr><w:rStyle w:val="PlaceholderText"/><w:b/></w:rPr><w:t>{escape(text)}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def drop_down(*options: str) -> str:
    items = "".join(
        f'<w:listItem w:displayText="{escape(option)}" w:value="{at}"/>'
        for at, option in enumerate(options)
    )
    return (
        f"<w:sdt><w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr><w:sdtContent>"
        f"{run('Choose an item.')}</w:sdtContent></w:sdt>"
    )


def box_control(*, ticked: bool = False) -> str:
    sign, value = ("☒", "1") if ticked else ("☐", "0")
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{value}"/><w14:checkedState '
        'w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610"/></w14:checkbox>'
        f"</w:sdtPr><w:sdtContent>{run(sign)}</w:sdtContent></w:sdt>"
    )


def box_sign(*, ticked: bool = False) -> str:
    return run("☒" if ticked else "☐")


BOXES = {"controls": box_control, "signs": box_sign}


def form_template(kind: type[Form], boxes: str, *, fields: bool = True) -> bytes:
    """
    Return a document to fill in with a form's own labels.

    Args:
        kind: The class of the form.
        boxes: "controls" or "signs".
        fields: Whether texts have content controls; otherwise their cells are empty.
    """
    box = BOXES[boxes]
    definition = kind.definition()
    body = paragraph(run(definition.title))
    for field in definition.header:
        body += paragraph(run(f"{field.label}: "), control() if fields else "")
    audiences = definition.audiences
    for section in definition.sections:
        body += paragraph(run(section.heading))
        heads = [cell(paragraph(run(head))) for head in ("", "", *audiences)] if audiences else []
        lines = [line(*heads)] if heads else []
        last = ""
        for row in section.rows:
            merged = row.label == last
            last = row.label
            name = row.label.rpartition(": ")[2] if row.tick else f"{row.label}:"
            merge = '<w:vMerge w:val="restart"/>' if not merged else "<w:vMerge/>"
            label = [paragraph()] if merged else [paragraph(run(name), run(" "))]
            if row.tick:
                label = [paragraph(box(), run(f" {name}"))]
            cells = [cell(*label, properties=merge if audiences else "")]
            if not row.tick:
                cells = [cells[0]] if audiences or not merged else [cell(paragraph(run(name)))]
                cells.append(cell(*_input(kind, row, box, fields=fields)))
            for audience in audiences:
                cells.append(cell(paragraph(box(ticked=audience in row.audiences))))
            lines.append(line(*cells))
        body += table(*lines)
    return document_of(body)


def _input(kind: type[Form], row: Row, box: Any, *, fields: bool) -> list[str]:
    """Return what is in the cell for an answer."""
    annotation = without_none(kind.type_of(row))
    options = ["Yes", "No"] if annotation is bool else list(choices_of(annotation))
    if annotation is ModalitySizes:
        lines = []
        for name in ("Text", "Images", "Audio", "Video"):
            lines.append(paragraph(run(f"{name} Maximum size: "), control()))
        lines.append(paragraph(run("If any other Maximum size: "), control()))
        return lines if fields else [paragraph()]
    is_one = annotation is bool or (isinstance(annotation, type) and bool(options))
    if is_one:
        lines = [paragraph(box(), run(f" {option}")) for option in options]
        if issubclass(annotation, Choice):
            lines.append(paragraph(run("If any other please specify: "), control()))
        return lines
    return [paragraph(control())] if fields else [paragraph()]


AUDIENCES = tuple(Audience)
