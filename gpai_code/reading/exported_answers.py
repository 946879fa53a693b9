"""The answers of an export's rows, as the report on a reading holds them."""

from typing import Any

import attrs

from gpai_code.forms.findings import NOT_APPLICABLE
from gpai_code.reading.exported import answer_of
from gpai_code.reading.exported_values import NotExportedError
from gpai_code.reading.exports import ExportedRow
from gpai_code.reading.records import ReadAnswer
from gpai_code.reading.understood import EMPTY, ReadingStatus, Understood, kept, read


def answer_of_row(row: ExportedRow, annotation: Any) -> ReadAnswer:
    """Return the answer to a row whose field has this annotation."""
    try:
        value = answer_of(annotation, row.lines or ())
    except NotExportedError as error:
        return reported(row, kept(f"not as the library writes it: {error}"))
    if value is None:
        return reported(row, EMPTY)
    if value == NOT_APPLICABLE:
        return reported(row, Understood(status=ReadingStatus.NOT_APPLICABLE, value=value))
    return reported(row, read(value))


def reported(row: ExportedRow, understood: Understood) -> ReadAnswer:
    """Return what was understood of a row, with its words."""
    return ReadAnswer(
        row=row.id,
        label=row.label,
        published="\n".join(row.lines or ()),
        line=row.line,
        **attrs.asdict(understood, recurse=False),
    )
