"""A form as a spreadsheet to fill: what each row asks, its options, and the answer."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.rules import without_none
from gpai_code.errors import DocumentError, Fault, MissingExtraError
from gpai_code.forms.documents import DOCUMENT
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.forms.template import choices_of
from gpai_code.reading.form_workbook import FIRST_ROW, HEADINGS, SHEET
from gpai_code.reading.typed_answers import CHOICES
from gpai_code.render.answers import lines_of
from gpai_code.render.form_hints import how_to_type
from gpai_code.text_io.escaping import without_controls
from gpai_code.vocabulary import Audience

MAX_CELL = 32_767
"""Most characters of a cell; a spreadsheet program cuts what is longer."""

_WIDTHS = (24, 8, 34, 14, 60, 34, 70)


@explain_arguments
def to_xlsx(form: ModelDocumentation) -> bytes:
    """
    Return a form, or a copy of one, as a workbook of one sheet that `read_form_workbook` reads.

    Answers are text cells, never formulas. Extensions are left out.

    Raises:
        MissingExtraError: If openpyxl is not installed.
        DocumentError: If an answer is longer than a cell can be.
        ArgumentTypeError: If it is no form.
    """
    try:
        from openpyxl import Workbook  # noqa: PLC0415
        from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("xlsx", "openpyxl") from None
    book = Workbook()
    sheet: Any = book.active
    sheet.title = SHEET
    audience = "" if form.audience is None else form.audience.value
    _write(sheet, 1, (DOCUMENT, form.EDITION, audience))
    _write(sheet, 2, HEADINGS)
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    for at, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFG"[at]].width = width
    sheet.freeze_panes = f"A{FIRST_ROW}"
    for at, cells in enumerate(_rows(form), FIRST_ROW):
        _write(sheet, at, cells)
        for cell in sheet[at]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.print_title_rows = "2:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _rows(form: ModelDocumentation) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each line."""
    types = attrs.fields_dict(type(form))
    for field in form.definition().header:
        kind = without_none(types[field.id].type)
        answer = getattr(form, field.id)
        prompt = (field.id, "", field.label, "", field.guidance, how_to_type(kind))
        yield (*prompt, _text(field.id, answer))
    for row, answer in form.rows():
        kind = without_none(types[row.id].type)
        readers = ", ".join(reader.value for reader in Audience if reader in row.audiences)
        hint = how_to_type(kind)
        if choices := choices_of(kind):
            each = "one on each line" if kind in CHOICES else "one of them"
            hint = f"{each}: {'; '.join(choices)}"
        prompt = (row.id, row.position, row.name, readers, row.guidance, hint)
        yield (*prompt, _text(row.id, answer))


def _text(row: str, answer: Any) -> str:
    """Return an answer as the text of a cell."""
    if answer is None:
        return ""
    text = answer if isinstance(answer, str) else "\n".join(lines_of(answer)) or "N/A"
    if len(text) > MAX_CELL:
        found = f"{len(text)} characters"
        remedy = f"a cell holds {MAX_CELL}; export the form in another format"
        raise DocumentError(DOCUMENT, (Fault(f"/{row}", "cell-length", found, remedy),))
    return text


def _write(sheet: Any, at: int, cells: tuple[str, ...]) -> None:
    for column, text in enumerate(cells, 1):
        if text:
            cell = sheet.cell(at, column, without_controls(text))
            # a text that begins like a formula stays a text
            cell.data_type = "s"
