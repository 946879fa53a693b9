"""Forms as CSV and as Word documents, safe whatever the answers hold."""

import csv
from io import BytesIO, StringIO

from gpai_code.errors import MissingExtraError
from gpai_code.forms.base import Form
from gpai_code.forms.findings import OPEN
from gpai_code.render.forms import ABOUT, lines_of, shown, title_of
from gpai_code.text_io.escaping import spreadsheet_text, without_controls


def to_csv(form: Form) -> str:
    """
    Return the form as CSV: one line for each row, with its section, id, label and answer.

    A form with audiences has a column for each, with a cross where the row is meant for it. Lines
    end as RFC 4180 asks. Texts that a spreadsheet would run as a formula get an apostrophe before.
    """
    audiences = form.definition().audiences
    file = StringIO()
    write = csv.writer(file).writerow
    write(["section", "row", "label", "answer", *(one.value for one in audiences)])
    for field in form.definition().header:
        answer = getattr(form, field.id)
        told = "" if answer is None else "\n".join(lines_of(answer))
        cells = ["", field.id, field.label, told, *("x" for _ in audiences)]
        write([spreadsheet_text(cell) for cell in cells])
    for section, rows in shown(form):
        for row, lines in rows:
            cells = [section.heading, row.id, row.name, "\n".join(lines or [])]
            cells += ["x" if one in row.audiences else "" for one in audiences]
            write([spreadsheet_text(cell) for cell in cells])
    return file.getvalue()


def to_docx(form: Form) -> bytes:
    """
    Return the form as a Word document: a heading and a table for each section.

    Answers go in as plain text: no fields, links or macros come into being.

    Raises:
        MissingExtraError: If python-docx is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415
        from docx.shared import Cm  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("docx", "python-docx") from None
    document = Document()
    document.core_properties.title = title_of(form)
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_heading(title_of(form), 0)
    document.add_paragraph(ABOUT[form.DOCUMENT].format(form.EDITION))
    for field in form.definition().header:
        answer = getattr(form, field.id)
        if answer is not None or not field.optional:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{field.label}: ").bold = True
            paragraph.add_run(_text(lines_of(answer)))
    audiences = form.definition().audiences
    for section, rows in shown(form):
        document.add_heading(section.heading, 1)
        table = document.add_table(rows=1, cols=2 + len(audiences), style="Table Grid")
        heads = ["Row", "Answer", *(one.value for one in audiences)]
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        for row, lines in rows:
            cells = table.add_row().cells
            cells[0].text = row.name
            cells[1].text = _text([OPEN] if lines is None else lines)
            for cell, one in zip(cells[2:], audiences, strict=True):
                cell.text = "✕" if one in row.audiences else ""
        widths = [Cm(4.2), Cm(11.8 - 1.7 * len(audiences)), *(Cm(1.7) for _ in audiences)]
        table.autofit = False
        for line in table.rows:  # Word takes the width from each cell, others from the columns
            for cell, width in zip(line.cells, widths, strict=True):
                cell.width = width
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _text(lines: list[str]) -> str:
    return "\n".join(map(without_controls, lines))
