"""A form that was filled in a spreadsheet, with the cell of each fault."""

import datetime
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import Any

import attrs

from gpai_code.constraints.arguments import explain_arguments
from gpai_code.constraints.rules import without_none
from gpai_code.errors import DocumentError, Fault, MissingExtraError
from gpai_code.forms.documents import DOCUMENT, FORMS, from_document
from gpai_code.forms.model_documentation.common import ModelDocumentation
from gpai_code.reading.exported import answer_of
from gpai_code.reading.exported_values import NotExportedError
from gpai_code.reading.typed_answers import is_answer, is_text, typed_answer
from gpai_code.reading.understood import Understood, read
from gpai_code.text_io.sources import content_of
from gpai_code.text_io.strict_json import describe

SHEET = "Form"
HEADINGS = ("row", "position", "label", "for", "asks for", "how to write it", "answer")
ANSWER = "G"
"""Column of the answers."""

FIRST_ROW = 3

MAX_UNPACKED = 2**24
"""Most bytes that a workbook may unpack to."""

MAX_LINES = 1_000
"""Most lines of the sheet that are read; a form has some fifty."""

_BROKEN = "give the workbook that the export wrote, saved as .xlsx"


@explain_arguments
def read_form_workbook(content: bytes) -> ModelDocumentation:
    """
    Read a form, or a copy of one, from the workbook that `to_xlsx` wrote and somebody filled.

    Args:
        content: The bytes of the file.

    Raises:
        DocumentError: With every fault and the cell that it is in.
        MissingExtraError: If openpyxl is not installed.
        ArgumentTypeError: If these are no bytes.
    """
    data = content_of(content)
    lines = _lines(data if isinstance(data, bytes) else data.encode())
    head = lines[0] if lines else [None] * 7
    if head[0] != DOCUMENT or head[1] not in FORMS:
        what = f"{describe(head[0])} and {describe(head[1])}"
        raise DocumentError(DOCUMENT, (Fault("A1", "workbook", what, _BROKEN),))
    kind = FORMS[str(head[1])]
    types = {field.name: field.type for field in attrs.fields(kind)}
    asked = {field.id for field in kind.definition().header}
    asked |= {row.id for row in kind.definition().rows()}
    faults: list[Fault] = []
    answers: dict[str, Any] = {}
    for at, line in enumerate(lines[FIRST_ROW - 1 :], FIRST_ROW):
        name, cell = line[0], line[6]
        if name is None and cell is None:
            continue
        if not isinstance(name, str) or name not in asked:
            remedy = "keep the id of the row in this column"
            faults.append(Fault(f"A{at}", "row-id", describe(name), remedy))
        elif name in answers:
            faults.append(Fault(f"A{at}", "row-id", describe(name), "give each row once"))
        elif cell is not None and (words := _words(cell)).strip():
            understood = _understood(without_none(types[name]), words)
            answers[name] = understood.value
            if not is_answer(understood):
                why = understood.note or "write it as column F says"
                faults.append(Fault(f"{ANSWER}{at}", "answer", _quoted(cell), why))
    if faults:
        raise DocumentError(DOCUMENT, tuple(faults))
    plain = kind(**answers).to_dict()
    if head[2] is not None:
        plain["audience"] = head[2]
    # the rules of a document hold for this one too, those on copies among them
    form = from_document(plain, DOCUMENT)
    assert isinstance(form, ModelDocumentation)
    return form


def _understood(kind: Any, words: str) -> Understood:
    """Read what the export wrote, or else what somebody typed."""
    if not is_text(kind):
        with suppress(NotExportedError):
            value: Any = answer_of(kind, words.split("\n"))
            if value is not None:
                return read(value)
    return typed_answer(kind, words)


def _words(cell: object) -> str:
    """Return what a cell shows; a spreadsheet program may have made a number or day of a text."""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float):
        return f"{cell:g}" if cell == float(f"{cell:g}") else repr(cell)
    return str(cell)


def _quoted(cell: object) -> str:
    return describe(cell if isinstance(cell, str) else _words(cell))


def _lines(content: bytes) -> list[list[Any]]:
    """Return the cells of the first sheet of a workbook that is no larger than it looks."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415
    except ImportError:
        raise MissingExtraError("xlsx", "openpyxl") from None
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MAX_UNPACKED:
            remedy = f"keep it to {MAX_UNPACKED} bytes when unpacked"
            fault = Fault("", "workbook", f"{unpacked} bytes when unpacked", remedy)
            raise DocumentError(DOCUMENT, (fault,))
        # formulas are read as what is typed, so that none is taken for its result
        book = load_workbook(BytesIO(content), read_only=True, data_only=False)
        lines = []
        # cells are looked for only now, and what is wrong with the sheet is found only now
        for line in book.worksheets[0].iter_rows(max_row=MAX_LINES, max_col=7, values_only=True):
            lines.append([*line, *[None] * (7 - len(line))])
        return lines
    except DocumentError:
        raise
    except Exception:
        fault = Fault("", "workbook", "no workbook that can be read", _BROKEN)
        raise DocumentError(DOCUMENT, (fault,)) from None
